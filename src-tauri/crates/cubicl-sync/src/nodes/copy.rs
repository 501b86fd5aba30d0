//! What lies on Files pages as Cubicl last told it, without the changes that it has not confirmed.

use std::collections::{HashMap, HashSet};

use cubicl_client::NodeId;

use super::record::{NodeContent, NodeRecord, same_name};
use crate::copy::Moment;
use crate::view::{NodeOwner, NodePlace};

struct Known {
    record: NodeRecord,
    written: Moment,
}

/// Nodes of the pages that somebody looked at.
#[derive(Default)]
pub(crate) struct NodeCopy {
    known: HashMap<NodeId, Known>,
    gone: HashMap<NodeId, Moment>,
    /// Their stored nodes are in memory.
    recalled: HashSet<NodeOwner>,
    /// Directories that were made here, by the ids they had until Cubicl gave theirs.
    aliases: HashMap<NodeId, NodeId>,
    /// Nodes that differ from what is stored.
    pub(crate) unsaved: HashSet<NodeId>,
}

impl NodeCopy {
    pub(crate) fn get(&self, id: &NodeId) -> Option<&NodeRecord> {
        self.known.get(id).map(|known| &known.record)
    }

    /// What lies directly in it.
    pub(super) fn inside<'a>(&'a self, place: &NodePlace) -> impl Iterator<Item = &'a NodeRecord> + use<'a> {
        let place = place.clone();
        self.known
            .values()
            .map(|known| &known.record)
            .filter(move |record| record.is_in(&place))
    }

    /// The directory of this name that `counts`; should there be several, it is always the same one.
    pub(super) fn directory_named(
        &self,
        place: &NodePlace,
        name: &str,
        counts: impl Fn(&NodeId) -> bool,
    ) -> Option<&NodeRecord> {
        let named = |record: &&NodeRecord| record.directory().is_some_and(|known| same_name(known, name));
        self.inside(place)
            .filter(named)
            .filter(|record| counts(&record.id))
            .min_by_key(|record| (record.created_at, record.id.clone()))
    }

    pub(super) fn is_gone(&self, id: &NodeId) -> bool {
        self.gone.contains_key(id)
    }

    /// The id that Cubicl knows.
    pub(super) fn real(&self, id: &NodeId) -> NodeId {
        self.aliases.get(id).unwrap_or(id).clone()
    }

    pub(super) fn alias(&mut self, local: NodeId, id: NodeId) {
        self.aliases.insert(local, id);
    }

    /// Takes in a complete reading of `place`, asked for at `asked`; gives whether anything differs. A server may leave the
    /// question for a directory aside and tell of everything (A16): each node goes where it says it lies.
    pub(super) fn take_in(
        &mut self,
        place: &NodePlace,
        nodes: Vec<NodeRecord>,
        asked: Moment,
        now: Moment,
    ) -> bool {
        let listed: HashSet<NodeId> = nodes.iter().map(|node| node.id.clone()).collect();
        let mut differs = false;
        for node in nodes {
            differs |= self.write(node, asked, now);
        }
        let missing: Vec<NodeId> = self
            .inside(place)
            .filter(|record| !listed.contains(&record.id))
            .filter(|record| self.known[&record.id].written < asked)
            .map(|record| record.id.clone())
            .collect();
        for id in missing {
            self.remove(&id, now);
            differs = true;
        }
        differs
    }

    /// Writes what an answer told, unless something newer is known; gives whether it differs.
    pub(super) fn write(&mut self, mut record: NodeRecord, asked: Moment, now: Moment) -> bool {
        let id = record.id.clone();
        let newer = |moment: Option<&Moment>| moment.is_some_and(|moment| *moment > asked);
        if newer(self.gone.get(&id)) || newer(self.known.get(&id).map(|known| &known.written)) {
            return false;
        }
        self.gone.remove(&id);
        let before = self.known.get(&id).map(|known| &known.record);
        if let (NodeContent::File(Some(file)), Some(known)) =
            (&mut record.content, before.and_then(NodeRecord::file))
            && file.id == known.id
        {
            file.size = file.size.or(known.size);
        }
        let differs = before != Some(&record);
        self.known.insert(id.clone(), Known { record, written: now });
        if differs {
            self.unsaved.insert(id);
        }
        differs
    }

    /// It is no longer there, and neither is what was in it. Gives all that went.
    pub(super) fn remove(&mut self, id: &NodeId, now: Moment) -> Vec<NodeId> {
        let mut gone = vec![id.clone()];
        let mut next = 0;
        while let Some(parent) = gone.get(next).cloned() {
            next += 1;
            let inner = self
                .known
                .values()
                .filter(|known| known.record.parent.as_ref() == Some(&parent));
            let inner: Vec<NodeId> = inner.map(|known| known.record.id.clone()).collect();
            gone.extend(inner.into_iter().filter(|inner| *inner != *id));
            self.known.remove(&parent);
            self.gone.insert(parent.clone(), now);
            self.unsaved.insert(parent);
        }
        gone
    }

    pub(crate) fn is_recalled(&self, owner: &NodeOwner) -> bool {
        self.recalled.contains(owner)
    }

    /// What is stored of a page. What memory knows already stays.
    pub(crate) fn recall(&mut self, owner: &NodeOwner, records: Vec<NodeRecord>) {
        self.recalled.insert(owner.clone());
        for record in records {
            let id = record.id.clone();
            if !self.known.contains_key(&id) && !self.gone.contains_key(&id) {
                let written = Moment::default();
                self.known.insert(id, Known { record, written });
            }
        }
    }

    /// Marks everything, for a store that starts from nothing.
    pub(crate) fn all_unsaved(&mut self) {
        self.unsaved = self.known.keys().cloned().collect();
    }
}
