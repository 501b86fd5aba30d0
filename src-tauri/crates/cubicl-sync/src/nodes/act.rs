//! What a person does on a Files page: make a directory, add files and folders, delete, and take that back.

use std::collections::HashMap;

use cubicl_client::NodeId;
use tokio::time::Instant;

use super::change::{NodeAct, NodeChangeState};
use super::record::{NodeRecord, same_name};
use crate::problem;
use crate::reading::Key;
use crate::record::LOCAL;
use crate::state::{Effects, State};
use crate::transfer::Purpose;
use crate::view::{NodeChangeId, NodePlace, PickedId, Problem, ProblemKind};

/// Longer names of directories are a mistake.
const LONGEST_NAME: usize = 255;

impl State {
    /// Gives the id the directory has until Cubicl gives one; that of the one that is there when it has the same name.
    pub(crate) fn make_directory(
        &mut self,
        place: &NodePlace,
        name: &str,
        fx: &mut Effects,
    ) -> Result<NodeId, Problem> {
        let place = self.real_place(place);
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(problem::plain(ProblemKind::BadInput));
        }
        self.recall_nodes(&place.owner);
        Ok(self.directory_in(&place, name, fx))
    }

    fn directory_in(&mut self, place: &NodePlace, name: &str, fx: &mut Effects) -> NodeId {
        if let Some(there) = self.shown_directory(place, name) {
            return there;
        }
        self.last_local += 1;
        let local = NodeId::from(format!("{LOCAL}{}", self.last_local));
        let act = NodeAct::MakeDirectory {
            local: local.clone(),
            parent: place.directory.clone(),
            name: name.to_owned(),
        };
        self.nodes.queue.push(place.owner.clone(), act, None);
        fx.nodes.insert(place.owner.clone());
        local
    }

    /// One of this name that Cubicl has and that stays.
    pub(super) fn known_directory(&self, place: &NodePlace, name: &str) -> Option<&NodeRecord> {
        let stays = |id: &NodeId| !self.is_node_deleted(id);
        self.nodes.copy.directory_named(place, name, stays)
    }

    /// As the screen shows it: one that is being deleted is not there, one that waits to be made is.
    pub(super) fn shown_directory(&self, place: &NodePlace, name: &str) -> Option<NodeId> {
        let known = self.known_directory(place, name).map(|record| &record.id);
        let made = || {
            let made = self.nodes.queue.all().filter(|change| !change.is_refused());
            let mut made = made.filter_map(|change| match &change.act {
                NodeAct::MakeDirectory {
                    local, name: other, ..
                } if change.place() == *place && same_name(other, name) => Some(local),
                _ => None,
            });
            made.find(|local| !self.is_node_deleted(local))
        };
        known.or_else(made).cloned()
    }

    pub(super) fn is_node_deleted(&self, id: &NodeId) -> bool {
        self.nodes.queue.all().any(|change| {
            matches!(&change.act, NodeAct::Delete { nodes, .. } if !change.is_refused() && nodes.contains(id))
        })
    }

    /// Uploads the files and puts them there; those of folders into directories of the same names, made where they are not
    /// there.
    pub(crate) fn add_to_directory(
        &mut self,
        place: &NodePlace,
        files: &[PickedId],
        fx: &mut Effects,
    ) -> Result<(), Problem> {
        let place = self.real_place(place);
        let picked = self.picked_files(files)?;
        self.recall_nodes(&place.owner);
        let mut places: HashMap<Vec<String>, NodePlace> = HashMap::from([(Vec::new(), place.clone())]);
        for file in picked {
            for depth in 1..=file.folder.len() {
                let (way, name) = (&file.folder[..depth], &file.folder[depth - 1]);
                if !places.contains_key(way) {
                    let outer = places[&file.folder[..depth - 1]].clone();
                    let directory = Some(self.directory_in(&outer, name, fx));
                    places.insert(way.to_vec(), NodePlace { directory, ..outer });
                }
            }
            let into = places.get(&file.folder).unwrap_or(&place).clone();
            fx.content.push(self.transfers.upload(file, Purpose::Place(into)));
        }
        self.transfers.forget_picked(files);
        fx.transfers = true;
        Ok(())
    }

    /// Gone from the screen at once, and from Cubicl when it cannot be taken back any more. Gives the change's id.
    pub(crate) fn delete_nodes(
        &mut self,
        place: &NodePlace,
        nodes: &[NodeId],
        fx: &mut Effects,
    ) -> Result<NodeChangeId, Problem> {
        let place = self.real_place(place);
        let nodes: Vec<NodeId> = nodes.iter().map(|id| self.nodes.copy.real(id)).collect();
        if nodes.is_empty() {
            return Err(problem::plain(ProblemKind::BadInput));
        }
        let act = NodeAct::Delete {
            parent: place.directory,
            nodes,
        };
        fx.nodes.insert(place.owner.clone());
        let held_until = Instant::now() + self.deletes_after;
        Ok(self.nodes.queue.push(place.owner, act, Some(held_until)))
    }

    /// Takes a deletion back that is not sent.
    pub(crate) fn keep_nodes(&mut self, change: NodeChangeId, fx: &mut Effects) -> Result<(), Problem> {
        let unsent = self.nodes.queue.get(change).filter(|change| {
            let deletes = matches!(change.act, NodeAct::Delete { .. });
            deletes && change.state == NodeChangeState::Waiting && !change.doubted
        });
        if unsent.is_none() {
            return Err(problem::plain(ProblemKind::TooLate));
        }
        let kept = self.nodes.queue.remove(change);
        fx.nodes.extend(kept.map(|change| change.owner));
        Ok(())
    }

    /// What the page shows; it is kept in step.
    pub(crate) fn show_files(&mut self, place: Option<&NodePlace>, fx: &mut Effects) {
        self.nodes.open = place.map(|place| self.real_place(place));
        if let Some(word) = self.open_directory() {
            self.look_at(Key::Directory(word), fx);
        }
    }

    /// By the id that Cubicl knows.
    pub(super) fn real_place(&self, place: &NodePlace) -> NodePlace {
        NodePlace {
            owner: place.owner.clone(),
            directory: place.directory.as_ref().map(|id| self.nodes.copy.real(id)),
        }
    }
}
