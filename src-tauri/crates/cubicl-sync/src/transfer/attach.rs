//! From Cubicl's store of files onto a task or into a comment.
//!
//! Files for one task that are finished near each other go onto it in one change: each change of a task's files is three
//! requests, and the whole list each time.

use std::time::Duration;

use cubicl_client::TaskId;
use tokio::time::Instant;

use super::record::{Picked, Purpose};
use crate::changes::Action;
use crate::problem;
use crate::record::FileRecord;
use crate::state::{Effects, State};
use crate::time::now_unix;
use crate::view::{ChangeId, PickedId, Problem, ProblemKind, TransferId, TransferState};

/// How long the first finished file waits for others of its task.
const TOGETHER: Duration = Duration::from_secs(20);

impl State {
    /// Puts chosen files in the queue for a task.
    pub(crate) fn attach(
        &mut self,
        task: &TaskId,
        files: &[PickedId],
        fx: &mut Effects,
    ) -> Result<(), Problem> {
        let task = self.copy.real(task);
        self.recall_task(&task);
        for picked in self.picked_files(files)? {
            fx.content
                .push(self.transfers.upload(picked, Purpose::Task(task.clone())));
        }
        self.transfers.forget_picked(files);
        self.redraw(&task, fx);
        Ok(())
    }

    /// What stands behind these ids. Whoever puts it on its way forgets them then: until it is, a person may try again.
    pub(crate) fn picked_files(&self, files: &[PickedId]) -> Result<Vec<Picked>, Problem> {
        let missing = || problem::plain(ProblemKind::BadInput);
        files
            .iter()
            .map(|id| self.transfers.picked(*id).cloned().ok_or_else(missing))
            .collect()
    }

    pub(crate) fn put_on_task(
        &mut self,
        id: TransferId,
        purpose: &Purpose,
        file: FileRecord,
        fx: &mut Effects,
    ) {
        let task = match purpose {
            Purpose::Download => return,
            Purpose::Place(place) => return self.put_into(id, place, file, fx),
            Purpose::Comment(change, task) => {
                if self.give_to_comment(*change, &file) {
                    self.attaching(id, *change);
                    fx.activities.insert(task.clone());
                    return;
                }
                task
            }
            Purpose::Task(task) => task,
        };
        let project = self
            .effective(task)
            .map(|task| task.project.clone())
            .unwrap_or_default();
        let change = self
            .outbox
            .push(task.clone(), project, Action::Attach(vec![file]), now_unix());
        self.attaching(id, change);
        self.gather(task, Instant::now());
        self.redraw(task, fx);
        fx.changes = true;
    }

    /// What is finished waits a moment for the rest of its task, as long as there is a rest that comes by itself.
    pub(crate) fn gather(&mut self, task: &TaskId, now: Instant) {
        let until = self.transfers.more_for(task).then(|| now + TOGETHER);
        self.outbox.gather(task, until);
    }

    fn attaching(&mut self, id: TransferId, change: ChangeId) {
        if let Some(transfer) = self.transfers.get_mut(id) {
            transfer.state = TransferState::Attaching;
            transfer.change = Some(change);
        }
    }

    fn give_to_comment(&mut self, change: ChangeId, file: &FileRecord) -> bool {
        let Some(change) = self.outbox.get_mut(change) else {
            return false;
        };
        let Action::Comment(comment) = &mut change.action else {
            return false;
        };
        if comment.files.iter().any(|known| known.id == file.id) {
            // The comment itself was refused: trying the file again tries the comment again.
            let id = change.id;
            return self.outbox.retry(id);
        }
        comment.files.push(file.clone());
        comment.missing = comment.missing.saturating_sub(1);
        true
    }

    /// A cancelled file of a comment is wanted after all; when the comment is gone, the file goes onto the task.
    pub(super) fn wait_again(&mut self, id: TransferId, change: ChangeId, task: &TaskId) {
        let waiting = self.outbox.get_mut(change).filter(|change| change.is_unsent());
        if let Some(Action::Comment(comment)) = waiting.map(|change| &mut change.action) {
            comment.missing += 1;
        } else if let Some(transfer) = self.transfers.get_mut(id) {
            transfer.purpose = Purpose::Task(task.clone());
        }
    }

    pub(super) fn comment_without_file(&mut self, change: ChangeId, fx: &mut Effects) {
        let Some(Action::Comment(comment)) = self.outbox.get_mut(change).map(|change| &mut change.action)
        else {
            return;
        };
        comment.missing = comment.missing.saturating_sub(1);
        if comment.missing == 0 && comment.files.is_empty() && comment.text.trim().is_empty() {
            self.outbox.discard(change);
            fx.changes = true;
        }
    }

    /// The card shows how many files are on their way.
    pub(crate) fn redraw(&mut self, task: &TaskId, fx: &mut Effects) {
        fx.transfers = true;
        if let Some(project) = self.effective(task).map(|task| task.project.clone()) {
            self.copy.touch(&project, task, &mut fx.touched);
        }
    }
}
