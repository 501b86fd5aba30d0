//! A directory as the page draws it: what Cubicl told, and over it what is on its way.

use std::cmp::Reverse;
use std::collections::HashSet;

use cubicl_client::NodeId;

use super::change::{NodeAct, NodeChange, NodeChangeState};
use super::record::{NodeRecord, is_local};
use crate::reading::Key;
use crate::record::{FileRecord, sort_key};
use crate::state::{Effects, State};
use crate::view::{
    NodeChangeWay, NodeCrumb, NodeDeletion, NodeOwner, NodePlace, NodeRow, NodesView, PendingNodeChange,
    RefusedNodeChange, TransferId, TransferView, bytes,
};

impl State {
    /// Answers at once from the copy, and reads what is old.
    pub(crate) fn nodes(&mut self, place: &NodePlace, fx: &mut Effects) -> NodesView {
        let place = self.real_place(place);
        self.recall_nodes(&place.owner);
        let path = self.path_to(&place);
        let key = Key::Directory((&place).into());
        let local = place.directory.as_ref().is_some_and(is_local);
        let gone = place.directory.is_some() && path.is_none();
        if !local && !gone {
            self.look_at(key.clone(), fx);
        }
        let changes = || {
            self.nodes
                .queue
                .all()
                .filter(|change| change.owner == place.owner)
        };
        NodesView {
            nodes: if gone { Vec::new() } else { self.node_rows(&place) },
            path: path.unwrap_or_default(),
            freshness: self.freshness(&key),
            local,
            gone,
            deletions: changes()
                .rev()
                .filter_map(|change| self.node_deletion(change))
                .collect(),
            refused: changes()
                .filter_map(|change| self.refused_node_change(change))
                .collect(),
            place,
        }
    }

    pub(super) fn node_rows(&self, place: &NodePlace) -> Vec<NodeRow> {
        let known = self.nodes.copy.inside(place);
        let mut rows: Vec<NodeRow> = known
            .filter(|record| !self.is_node_deleted(&record.id))
            .map(|record| self.node_row(record))
            .collect();
        let made = self
            .nodes
            .queue
            .all()
            .filter(|change| change.place() == *place && !change.is_refused());
        rows.extend(made.filter_map(|change| match &change.act {
            NodeAct::MakeDirectory { local, name, .. } if !self.is_node_deleted(local) => {
                Some(row_to_come(local, name))
            }
            _ => None,
        }));
        rows.sort_by_cached_key(|row| {
            let name = row.name.as_deref().unwrap_or_default();
            (Reverse(row.directory), sort_key(name), row.id.clone())
        });
        rows
    }

    fn node_row(&self, record: &NodeRecord) -> NodeRow {
        let file = record.file().map(|file| self.file_view(file));
        let name = match record.directory() {
            Some(name) => Some(name.to_owned()),
            None => file.as_ref().and_then(|file| file.name.clone()),
        };
        NodeRow {
            id: record.id.clone(),
            directory: record.directory().is_some(),
            name,
            size: record.file().and_then(|file| file.size).map(bytes),
            file,
            created_at: record.created_at,
            waiting: false,
        }
    }

    /// The directories from the root to the place; `None` when one of them is not there.
    fn path_to(&self, place: &NodePlace) -> Option<Vec<NodeCrumb>> {
        let (mut path, mut seen) = (Vec::new(), HashSet::new());
        let mut next = place.directory.clone();
        while let Some(id) = next {
            // A server that tells of a circle must not hold the screen.
            if !seen.insert(id.clone()) || self.is_node_deleted(&id) {
                return None;
            }
            let (name, parent) = self.directory_called(&id)?;
            path.insert(0, NodeCrumb { id, name });
            next = parent;
        }
        Some(path)
    }

    /// Name and parent of a directory, made or to be made.
    pub(super) fn directory_called(&self, id: &NodeId) -> Option<(String, Option<NodeId>)> {
        if let Some(record) = self.nodes.copy.get(id) {
            return Some((record.directory()?.to_owned(), record.parent.clone()));
        }
        let maker = self
            .nodes
            .queue
            .maker_of(id)
            .filter(|change| !change.is_refused())?;
        match &maker.act {
            NodeAct::MakeDirectory { name, parent, .. } => Some((name.clone(), parent.clone())),
            _ => None,
        }
    }

    fn node_deletion(&self, change: &NodeChange) -> Option<NodeDeletion> {
        let NodeAct::Delete { nodes, .. } = &change.act else {
            return None;
        };
        (change.state == NodeChangeState::Waiting && !change.doubted).then(|| NodeDeletion {
            change: change.id,
            count: count(nodes.len()),
            name: self.only_name(nodes),
        })
    }

    fn refused_node_change(&self, change: &NodeChange) -> Option<RefusedNodeChange> {
        let NodeChangeState::Refused(problem) = &change.state else {
            return None;
        };
        let (name, count) = self.what_it_is_about(change);
        Some(RefusedNodeChange {
            change: change.id,
            what: change.act.kind(),
            name,
            count,
            problem: problem.clone(),
        })
    }

    pub(crate) fn node_changes(&self) -> Vec<PendingNodeChange> {
        let pending = self.nodes.queue.pending();
        pending.map(|change| self.pending_node_change(change)).collect()
    }

    fn pending_node_change(&self, change: &NodeChange) -> PendingNodeChange {
        let (name, count) = self.what_it_is_about(change);
        PendingNodeChange {
            change: change.id,
            place: change.place(),
            owner_name: self.owner_called(&change.owner),
            what: change.act.kind(),
            name,
            count,
            state: match &change.state {
                NodeChangeState::Waiting => NodeChangeWay::Waiting,
                NodeChangeState::Sending => NodeChangeWay::Sending,
                NodeChangeState::Refused(problem) => NodeChangeWay::Refused {
                    problem: problem.clone(),
                },
            },
        }
    }

    /// The name of the directory or of the only node, and how many they are.
    fn what_it_is_about(&self, change: &NodeChange) -> (Option<String>, u32) {
        match &change.act {
            NodeAct::MakeDirectory { name, .. } => (Some(name.clone()), 1),
            NodeAct::Delete { nodes, .. } => (self.only_name(nodes), count(nodes.len())),
            NodeAct::PutFiles { files, .. } => (self.only_file(files), count(files.len())),
        }
    }

    fn only_file(&self, files: &[(TransferId, FileRecord)]) -> Option<String> {
        let [(_, only)] = files else { return None };
        self.file_view(only).name
    }

    fn only_name(&self, nodes: &[NodeId]) -> Option<String> {
        let [only] = nodes else { return None };
        match self.nodes.copy.get(only) {
            Some(record) => self.node_row(record).name,
            None => self.directory_called(only).map(|(name, _)| name),
        }
    }

    /// Where a file goes, in the list of transfers: its directory, or whose page it is.
    pub(crate) fn name_place(&self, view: &mut TransferView) {
        let Some(place) = &view.place else { return };
        view.place_name = match (&place.directory, &place.owner) {
            (Some(directory), _) => self.directory_called(directory).map(|(name, _)| name),
            (None, owner) => self.owner_called(owner),
        };
    }

    fn owner_called(&self, owner: &NodeOwner) -> Option<String> {
        Some(self.owner_name(owner)).filter(|name| !name.is_empty())
    }
}

fn row_to_come(local: &NodeId, name: &str) -> NodeRow {
    NodeRow {
        id: local.clone(),
        directory: true,
        name: Some(name.to_owned()),
        file: None,
        size: None,
        created_at: None,
        waiting: true,
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
