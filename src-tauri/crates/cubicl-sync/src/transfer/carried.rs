//! Transfers and the changes that carry their files to a task or into a comment.

use cubicl_client::{NodeId, TaskId};

use super::list::Transfers;
use super::record::{Purpose, Transfer};
use crate::view::{ChangeId, NodePlace, Problem, TransferId, TransferState};

impl Transfers {
    /// Whether more files for this task are yet to come, besides those that wait for the person.
    pub(crate) fn more_for(&self, task: &TaskId) -> bool {
        self.all()
            .iter()
            .any(|transfer| transfer.is_coming() && transfer.purpose.attaches_to() == Some(task))
    }

    /// Whether more files for this directory are yet to come, besides those that wait for the person.
    pub(crate) fn more_into(&self, place: &NodePlace) -> bool {
        self.all()
            .iter()
            .any(|transfer| transfer.is_coming() && transfer.purpose.place() == Some(place))
    }

    /// Files that are yet to come into this comment, those among them that wait for the person.
    pub(crate) fn coming_for(&self, comment: ChangeId) -> usize {
        let coming = self.all().iter().filter(|transfer| {
            matches!(&transfer.purpose, Purpose::Comment(change, _) if *change == comment)
                && transfer.uploaded.is_none()
                && !transfer.has_ended()
        });
        coming.count()
    }

    /// A directory has its id from Cubicl.
    pub(crate) fn rename_directory(&mut self, local: &NodeId, id: &NodeId) {
        for transfer in self.all_mut() {
            match &mut transfer.purpose {
                Purpose::Place(place) if place.directory.as_ref() == Some(local) => {
                    place.directory = Some(id.clone());
                }
                _ => {}
            }
        }
    }

    /// The change that attaches files went through, or did not.
    pub(crate) fn settle(&mut self, change: ChangeId, outcome: &Result<(), Problem>) {
        let attaching = |transfer: &&mut Transfer| {
            transfer.change == Some(change) && transfer.state == TransferState::Attaching
        };
        for transfer in self.all_mut().iter_mut().filter(attaching) {
            transfer.state = match outcome {
                Ok(()) => TransferState::Done,
                Err(problem) => TransferState::Failed {
                    problem: problem.clone(),
                },
            };
        }
    }

    /// A refused comment is sent once more: its files are on their way into it again.
    pub(crate) fn resume(&mut self, change: ChangeId) -> bool {
        let mut any = false;
        let refused = |transfer: &&mut Transfer| {
            transfer.change == Some(change) && transfer.uploaded.is_some() && transfer.has_failed()
        };
        for transfer in self.all_mut().iter_mut().filter(refused) {
            transfer.state = TransferState::Attaching;
            any = true;
        }
        any
    }

    /// Uploads that belong to a change that was let go: a comment's, or all of a task that will not be made.
    pub(crate) fn of_change(&self, change: ChangeId, task: &TaskId, whole_task: bool) -> Vec<TransferId> {
        self.ids(|transfer| match &transfer.purpose {
            Purpose::Comment(comment, of) => *comment == change || (whole_task && of == task),
            Purpose::Task(of) => whole_task && of == task,
            Purpose::Place(_) | Purpose::Download => false,
        })
    }

    /// Their task is no longer there, and the changes that would have carried them went with it.
    pub(crate) fn end_with(&mut self, task: &TaskId) {
        let attaching = |transfer: &&mut Transfer| {
            transfer.state == TransferState::Attaching && transfer.task() == Some(task)
        };
        for transfer in self.all_mut().iter_mut().filter(attaching) {
            transfer.state = TransferState::Cancelled;
        }
    }
}
