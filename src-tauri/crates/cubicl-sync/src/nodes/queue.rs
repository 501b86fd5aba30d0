//! Changes of Files pages in their order, and which may be sent. A plain state machine; time is passed in.

use std::collections::HashSet;
use std::time::Duration;

use cubicl_client::NodeId;
use tokio::time::Instant;

use super::change::{NodeAct, NodeChange, NodeChangeState};
use crate::record::FileRecord;
use crate::view::{NodeChangeId, NodeOwner, NodePlace, Problem, TransferId};

const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// Files that one request puts into a directory.
const TOGETHER: usize = 50;

#[derive(Clone, Debug)]
struct Entry {
    change: NodeChange,
    tries: u32,
    not_before: Option<Instant>,
    /// The person may think again, or more files are coming. The end of the app ends it.
    held_until: Option<Instant>,
    /// A sending that was given up may arrive until then.
    straggles_until: Option<Instant>,
}

/// All changes of Files pages, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct NodeQueue {
    last_id: u32,
    entries: Vec<Entry>,
}

impl NodeQueue {
    /// What was stored. What was being sent then may arrive until `straggles_until`.
    pub(crate) fn restore(stored: Vec<NodeChange>, straggles_until: Instant) -> Self {
        let last_id = stored.iter().map(|change| change.id.0).max().unwrap_or(0);
        let mut queue = Self {
            last_id,
            entries: Vec::new(),
        };
        for mut change in stored {
            if change.state == NodeChangeState::Sending {
                change.state = NodeChangeState::Waiting;
                change.doubted = true;
            }
            let mut entry = Entry::new(change);
            entry.straggles_until = entry.change.doubted.then_some(straggles_until);
            queue.entries.push(entry);
        }
        queue
    }

    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &NodeChange> {
        self.entries.iter().map(|entry| &entry.change)
    }

    pub(super) fn get(&self, id: NodeChangeId) -> Option<&NodeChange> {
        self.all().find(|change| change.id == id)
    }

    /// Adds a change that nobody sends before `held_until`; gives its id.
    pub(super) fn push(
        &mut self,
        owner: NodeOwner,
        act: NodeAct,
        held_until: Option<Instant>,
    ) -> NodeChangeId {
        self.last_id += 1;
        let id = NodeChangeId(self.last_id);
        let mut entry = Entry::new(NodeChange {
            id,
            owner,
            act,
            state: NodeChangeState::Waiting,
            doubted: false,
        });
        entry.held_until = held_until;
        self.entries.push(entry);
        id
    }

    /// A file that is in Cubicl goes into `place`, with others that wait for the same. Nothing for one that is on its way.
    pub(super) fn put(&mut self, place: &NodePlace, transfer: TransferId, file: FileRecord) {
        let carried = |change: &NodeChange| matches!(&change.act, NodeAct::PutFiles { files, .. } if files.iter().any(|(id, _)| *id == transfer));
        if self.all().any(carried) {
            return;
        }
        for entry in &mut self.entries {
            let unsent = entry.change.state == NodeChangeState::Waiting && !entry.change.doubted;
            if unsent
                && entry.change.place() == *place
                && let NodeAct::PutFiles { files, .. } = &mut entry.change.act
                && files.len() < TOGETHER
            {
                files.push((transfer, file));
                return;
            }
        }
        let act = NodeAct::PutFiles {
            parent: place.directory.clone(),
            files: vec![(transfer, file)],
        };
        self.push(place.owner.clone(), act, None);
    }

    /// What goes into `place` waits for more until then; the first deadline counts, and nothing waits without one.
    pub(super) fn gather(&mut self, place: &NodePlace, until: Option<Instant>) {
        for entry in &mut self.entries {
            if let NodeAct::PutFiles { files, .. } = &entry.change.act
                && entry.change.place() == *place
            {
                let until = until.filter(|_| files.len() < TOGETHER);
                entry.held_until = until.map(|until| entry.held_until.map_or(until, |held| held.min(until)));
            }
        }
    }

    /// Takes what may be sent, marked as sending: one of each page, whose directories are in Cubicl.
    pub(crate) fn take_ready(&mut self, now: Instant) -> Vec<NodeChange> {
        let sending = self
            .all()
            .filter(|change| change.state == NodeChangeState::Sending);
        let mut busy: HashSet<NodeOwner> = sending.map(|change| change.owner.clone()).collect();
        let mut ready = Vec::new();
        for entry in &mut self.entries {
            let change = &mut entry.change;
            let may = change.state == NodeChangeState::Waiting
                && !change.act.waits_for_directory()
                && entry.not_before.max(entry.held_until).is_none_or(|at| at <= now);
            if may && busy.insert(change.owner.clone()) {
                change.state = NodeChangeState::Sending;
                ready.push(change.clone());
            }
        }
        ready
    }

    /// It could not even be marked as sending: it was not sent.
    pub(crate) fn give_back(&mut self, id: NodeChangeId) {
        if let Some(entry) = self.entry(id) {
            entry.change.state = NodeChangeState::Waiting;
        }
    }

    /// Not sent, or not taken: it is tried again later.
    pub(super) fn postpone(&mut self, id: NodeChangeId, now: Instant) {
        if let Some(entry) = self.entry(id) {
            let pause = FIRST_PAUSE.saturating_mul(1 << entry.tries.min(4));
            entry.tries += 1;
            entry.not_before = Some(now + pause.min(LONGEST_PAUSE));
            entry.change.state = NodeChangeState::Waiting;
        }
    }

    /// How often it was postponed since the person wanted it.
    pub(super) fn tries(&self, id: NodeChangeId) -> u32 {
        let entry = self.entries.iter().find(|entry| entry.change.id == id);
        entry.map_or(0, |entry| entry.tries)
    }

    /// Sent, and nobody knows what became of it; it may arrive until `straggles_until`.
    pub(super) fn doubt(&mut self, id: NodeChangeId, now: Instant, straggles_until: Instant) {
        if let Some(entry) = self.entry(id) {
            entry.change.doubted = true;
            entry.straggles_until = Some(straggles_until);
        }
        self.postpone(id, now);
    }

    /// Until when it may still arrive.
    pub(super) fn straggles(&self, id: NodeChangeId, now: Instant) -> Option<Instant> {
        let entry = self.entries.iter().find(|entry| entry.change.id == id)?;
        entry.straggles_until.filter(|until| *until > now)
    }

    /// It is not there, and may arrive until then.
    pub(super) fn look_again(&mut self, id: NodeChangeId, at: Instant) {
        if let Some(entry) = self.entry(id) {
            entry.not_before = Some(at);
            entry.change.state = NodeChangeState::Waiting;
        }
    }

    pub(super) fn refuse(&mut self, id: NodeChangeId, problem: Problem) {
        if let Some(entry) = self.entry(id) {
            entry.change.state = NodeChangeState::Refused(problem);
        }
    }

    /// Sends a refused one again.
    pub(super) fn retry(&mut self, id: NodeChangeId) -> Option<NodeChange> {
        let entry = self.entry(id).filter(|entry| entry.change.is_refused())?;
        entry.change.state = NodeChangeState::Waiting;
        (entry.tries, entry.not_before) = (0, None);
        Some(entry.change.clone())
    }

    /// Takes one off the list.
    pub(super) fn remove(&mut self, id: NodeChangeId) -> Option<NodeChange> {
        let at = self.entries.iter().position(|entry| entry.change.id == id)?;
        Some(self.entries.remove(at).change)
    }

    /// Files that are where they belong: they are not put there again.
    pub(super) fn files_are_there(&mut self, id: NodeChangeId, there: &[TransferId]) {
        if let Some(NodeAct::PutFiles { files, .. }) = self.entry(id).map(|entry| &mut entry.change.act) {
            files.retain(|(transfer, _)| !there.contains(transfer));
        }
    }

    /// Keeps those that fit; gives the others.
    pub(super) fn drop_where(&mut self, fits: impl Fn(&NodeChange) -> bool) -> Vec<NodeChange> {
        let dropped = self.entries.extract_if(.., |entry| fits(&entry.change));
        dropped.map(|entry| entry.change).collect()
    }

    /// These directories will not be made: nothing deletes them.
    pub(super) fn delete_no_more(&mut self, gone: &HashSet<NodeId>) {
        for entry in &mut self.entries {
            if let NodeAct::Delete { nodes, .. } = &mut entry.change.act {
                nodes.retain(|node| !gone.contains(node));
            }
        }
        let empty =
            |change: &NodeChange| matches!(&change.act, NodeAct::Delete { nodes, .. } if nodes.is_empty());
        self.drop_where(empty);
    }

    pub(super) fn rename(&mut self, local: &NodeId, id: &NodeId) {
        for entry in &mut self.entries {
            entry.change.act.rename(local, id);
        }
    }

    /// The directories that are yet to be made, in `roots` and in each other, `roots` among them.
    pub(super) fn directories_under(&self, roots: impl IntoIterator<Item = NodeId>) -> HashSet<NodeId> {
        let mut under: HashSet<NodeId> = roots.into_iter().collect();
        // A directory stands behind the one it lies in.
        for change in self.all() {
            if let NodeAct::MakeDirectory {
                local,
                parent: Some(parent),
                ..
            } = &change.act
                && under.contains(parent)
            {
                under.insert(local.clone());
            }
        }
        under
    }

    /// What makes this directory.
    pub(super) fn maker_of(&self, directory: &NodeId) -> Option<&NodeChange> {
        self.all()
            .find(|change| matches!(&change.act, NodeAct::MakeDirectory { local, .. } if local == directory))
    }

    pub(crate) fn waiting(&self) -> usize {
        self.pending().filter(|change| !change.is_refused()).count()
    }

    pub(crate) fn refused(&self) -> usize {
        self.all().filter(|change| change.is_refused()).count()
    }

    /// What is on its way by itself, and what was refused; nothing that is held by a refused directory.
    pub(super) fn pending(&self) -> impl Iterator<Item = &NodeChange> {
        let refused = self.all().filter(|change| change.is_refused());
        let refused = refused.filter_map(|change| match &change.act {
            NodeAct::MakeDirectory { local, .. } => Some(local.clone()),
            _ => None,
        });
        let held = self.directories_under(refused);
        self.all().filter(move |change| {
            change.is_refused() || change.act.parent().is_none_or(|parent| !held.contains(parent))
        })
    }

    pub(crate) fn next_try(&self, now: Instant) -> Option<Instant> {
        let waiting = self
            .entries
            .iter()
            .filter(|entry| entry.change.state == NodeChangeState::Waiting);
        waiting
            .filter_map(|entry| entry.not_before.max(entry.held_until))
            .filter(|at| *at > now)
            .min()
    }

    /// The network is back: whatever waits may go at once.
    pub(crate) fn hurry(&mut self) {
        for entry in &mut self.entries {
            entry.not_before = None;
        }
    }

    fn entry(&mut self, id: NodeChangeId) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.change.id == id)
    }
}

impl Entry {
    fn new(change: NodeChange) -> Self {
        Self {
            change,
            tries: 0,
            not_before: None,
            held_until: None,
            straggles_until: None,
        }
    }
}
