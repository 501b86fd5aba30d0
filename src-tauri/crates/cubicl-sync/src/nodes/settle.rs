//! What becomes of a change of a Files page that was sent: confirmed, postponed, in doubt, or refused.

use std::collections::HashSet;
use std::time::Duration;

use cubicl_client::{Lane, NodeId};
use tokio::time::Instant;

use super::change::{NodeAct, NodeChange};
use super::record::NodeRecord;
use crate::reading::Key;
use crate::state::{Effects, State};
use crate::time::now_unix;
use crate::transfer::Purpose;
use crate::view::{NodeChangeId, NodePlace, Problem, ProblemKind, TransferId, TransferState};

/// What came of sending.
pub(super) enum Sent {
    /// This directory is there, made by this change or found.
    Directory {
        record: NodeRecord,
        made: bool,
    },
    /// The files are where they belong, as far as the answer told.
    Placed(Vec<NodeRecord>),
    Deleted,
    /// It is not there, but may arrive until then.
    LookAgain(Instant),
}

/// What went wrong, and whether the change itself was sent.
pub(super) struct Failure {
    pub(super) problem: Problem,
    sent: bool,
}

impl Failure {
    /// Only a reading before it failed.
    pub(super) fn unsent(problem: Problem) -> Self {
        Self { problem, sent: false }
    }

    pub(super) fn sent(problem: Problem) -> Self {
        Self { problem, sent: true }
    }
}

#[derive(Debug, PartialEq)]
enum Verdict {
    Again,
    Doubt,
    Refused,
}

/// So often Cubicl may answer what is read and not take what is written, before the person is asked what to do.
const PATIENCE: u32 = 8;

fn judge(failure: &Failure, tries: u32) -> Verdict {
    match failure.problem.kind {
        ProblemKind::Offline | ProblemKind::TooManyRequests { .. } | ProblemKind::TokenRejected => {
            Verdict::Again
        }
        ProblemKind::ServerTrouble | ProblemKind::UnexpectedAnswer if failure.sent && tries >= PATIENCE => {
            Verdict::Refused
        }
        // A23: it was sent, and nobody knows whether it was carried out.
        ProblemKind::TimedOut
        | ProblemKind::ServerTrouble
        | ProblemKind::InDoubt
        | ProblemKind::UnexpectedAnswer
            if failure.sent =>
        {
            Verdict::Doubt
        }
        ProblemKind::TimedOut | ProblemKind::ServerTrouble | ProblemKind::UnexpectedAnswer => Verdict::Again,
        _ => Verdict::Refused,
    }
}

impl State {
    /// Ends the sending of `change`.
    pub(super) fn settle_nodes(
        &mut self,
        change: &NodeChange,
        outcome: Result<Sent, Failure>,
        fx: &mut Effects,
    ) {
        fx.nodes.insert(change.owner.clone());
        let now = Instant::now();
        match outcome {
            Ok(sent) => {
                self.answered(fx);
                match sent {
                    Sent::Directory { record, made } => self.directory_is_there(change, record, made, fx),
                    Sent::Placed(nodes) => self.files_are_placed(change, nodes, fx),
                    Sent::Deleted => self.nodes_are_deleted(change, fx),
                    Sent::LookAgain(at) => self.nodes.queue.look_again(change.id, at),
                }
            }
            Err(failure) => {
                self.trouble(&failure.problem, fx);
                match judge(&failure, self.nodes.queue.tries(change.id)) {
                    Verdict::Again => self.nodes.queue.postpone(change.id, now),
                    Verdict::Doubt => {
                        let stragglers = Duration::from_secs(self.stragglers.unsigned_abs());
                        self.nodes.queue.doubt(change.id, now, now + stragglers);
                    }
                    Verdict::Refused => self.refuse_nodes(change, failure.problem, fx),
                }
            }
        }
    }

    /// A look told all that lies there.
    pub(super) fn directory_is_known(&mut self, place: &NodePlace, fx: &mut Effects) {
        let key = Key::Directory(place.into());
        if !self.reads.is_complete(&key) {
            fx.nodes.insert(place.owner.clone());
        }
        self.reads.mark_read(key, now_unix(), Instant::now());
    }

    fn directory_is_there(&mut self, change: &NodeChange, record: NodeRecord, made: bool, fx: &mut Effects) {
        self.nodes.queue.remove(change.id);
        let NodeAct::MakeDirectory { local, .. } = &change.act else {
            return;
        };
        let id = record.id.clone();
        let now = self.copy.moment();
        self.nodes.copy.write(record, now, now);
        self.nodes.copy.alias(local.clone(), id.clone());
        self.nodes.queue.rename(local, &id);
        self.transfers.rename_directory(local, &id);
        fx.transfers = true;
        let place = NodePlace {
            owner: change.owner.clone(),
            directory: Some(id.clone()),
        };
        if let Some(open) = self.nodes.open.as_mut()
            && open.directory.as_ref() == Some(local)
        {
            open.directory = Some(id);
        }
        if made {
            // Nothing can be in it.
            self.directory_is_known(&place, fx);
        }
    }

    fn files_are_placed(&mut self, change: &NodeChange, mut nodes: Vec<NodeRecord>, fx: &mut Effects) {
        let place = change.place();
        let now = self.copy.moment();
        for node in &mut nodes {
            self.know_file_of(node);
            self.nodes.copy.write(node.clone(), now, now);
        }
        let Some(NodeAct::PutFiles { files, .. }) =
            self.nodes.queue.remove(change.id).map(|change| change.act)
        else {
            return;
        };
        let there = |file| {
            nodes
                .iter()
                .any(|node| node.is_in(&place) && node.file().is_some_and(|known| known.id == file))
        };
        if !files.iter().all(|(_, file)| there(file.id.clone())) {
            // The answer did not tell of all.
            self.read_again(Key::Directory((&place).into()), Lane::Change, fx);
        }
        let transfers: Vec<TransferId> = files.iter().map(|(transfer, _)| *transfer).collect();
        self.transfers_are_done(&transfers, fx);
    }

    /// A look found these files of the change where they belong.
    pub(super) fn files_are_there(&mut self, change: NodeChangeId, there: &[TransferId], fx: &mut Effects) {
        self.nodes.queue.files_are_there(change, there);
        self.transfers_are_done(there, fx);
    }

    fn transfers_are_done(&mut self, transfers: &[TransferId], fx: &mut Effects) {
        for id in transfers {
            self.transfers.set_state(*id, TransferState::Done);
        }
        fx.transfers = true;
    }

    fn nodes_are_deleted(&mut self, change: &NodeChange, fx: &mut Effects) {
        self.nodes.queue.remove(change.id);
        let NodeAct::Delete { nodes, .. } = &change.act else {
            return;
        };
        let now = self.copy.moment();
        let mut gone: Vec<NodeId> = Vec::new();
        for id in nodes {
            gone.extend(self.nodes.copy.remove(id, now));
        }
        self.end_what_goes_into(gone, fx);
    }

    /// These directories are gone, or will not be made: nothing goes into them any more.
    pub(super) fn end_what_goes_into(&mut self, gone: Vec<NodeId>, fx: &mut Effects) {
        let gone: HashSet<NodeId> = self.nodes.queue.directories_under(gone);
        let inside = |change: &NodeChange| change.act.parent().is_some_and(|parent| gone.contains(parent));
        self.nodes.queue.drop_where(inside);
        self.nodes.queue.delete_no_more(&gone);
        let purpose = |purpose: &Purpose| {
            purpose
                .place()
                .and_then(|place| place.directory.as_ref())
                .is_some_and(|directory| gone.contains(directory))
        };
        for id in self.transfers.ids(|transfer| purpose(&transfer.purpose)) {
            self.cancel(id, fx);
            if let Some(transfer) = self.transfers.get_mut(id)
                && transfer.state == TransferState::Attaching
            {
                transfer.state = TransferState::Cancelled;
            }
        }
        fx.transfers = true;
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, PATIENCE, Verdict, judge};
    use crate::problem;
    use crate::view::ProblemKind;

    #[test]
    fn what_is_read_and_never_written_is_a_refusal_in_the_end() {
        let trouble = || problem::plain(ProblemKind::ServerTrouble);
        let sent = Failure::sent(trouble());
        assert_eq!(judge(&sent, PATIENCE - 1), Verdict::Doubt);
        assert_eq!(judge(&sent, PATIENCE), Verdict::Refused);
        let away = Failure::unsent(trouble());
        assert_eq!(judge(&away, 1000), Verdict::Again, "Cubicl itself is away");
        let lost = Failure::sent(problem::plain(ProblemKind::InDoubt));
        assert_eq!(judge(&lost, 1000), Verdict::Doubt, "the network is bad");
    }
}
