//! Uploads: the file goes up, then onto its task or into its comment.

use std::sync::Arc;

use cubicl_client::{FileProblem, Source, TaskId};

use super::download::Wanted;
use super::fingerprint;
use super::list::{Picked, Purpose, Transfer};
use crate::change::Action;
use crate::core::Core;
use crate::problem;
use crate::record::FileRecord;
use crate::state::{Effects, State};
use crate::time::now_unix;
use crate::view::{PickedId, Problem, ProblemKind, TransferId, TransferState};

/// Starts an upload that [`super::Transfers::take_ready`] gave.
pub(crate) fn start_upload(core: &Arc<Core>, id: TransferId, source: Picked) {
    let work = Arc::clone(core);
    let abort = core.spawn(async move {
        let outcome = match unchanged(&source).await {
            Ok(()) => crate::remote::upload(&work, id, &source).await,
            Err(problem) => Err(problem),
        };
        work.with(|state, fx| state.uploaded(id, outcome, fx));
    });
    core.quietly(|state| state.transfers.keep_abort(id, abort));
}

/// A file that was chosen before the app was started may have been written since, even in the same second.
async fn unchanged(picked: &Picked) -> Result<(), Problem> {
    if !picked.recalled || picked.hash.is_none() {
        return Ok(());
    }
    let (checked, name) = (picked.clone(), picked.name.clone());
    tokio::task::spawn_blocking(move || fingerprint::check(&checked))
        .await
        .map_err(|error| problem::internal(&error))?
        .map_err(|file| problem::plain(problem::of_file_problem(file, name)))
}

/// Remembers what the files of these transfers hold, one after the other.
pub(crate) fn remember_content(core: &Arc<Core>, ids: Vec<TransferId>) {
    let work = Arc::clone(core);
    core.spawn(async move {
        let _one_at_a_time = work.hashing.lock().await;
        for id in ids {
            let picked = work.peek(|state| {
                state
                    .transfers
                    .get(id)
                    .and_then(|transfer| transfer.source.clone())
            });
            let Some(picked) = picked.filter(|picked| fingerprint::wanted(picked).is_some()) else {
                continue;
            };
            let read = picked.clone();
            let hash = tokio::task::spawn_blocking(move || {
                fingerprint::wanted(&read).and_then(|path| fingerprint::of(path).ok())
            });
            // A file that cannot be read is told of by its upload.
            if let Ok(Some(hash)) = hash.await {
                work.with(|state, _| state.transfers.keep_hash(id, &picked, hash));
            }
        }
    });
}

/// Tries a failed or cancelled transfer again, with the file as it is by now. What is already in Cubicl is not
/// uploaded again.
pub(crate) fn retry(core: &Arc<Core>, id: TransferId) -> Result<(), Problem> {
    let path = core.peek(|state| state.transfers.get(id).and_then(Transfer::path));
    let reopened = path.map(|path| Source::open(&path));
    let download = core.change(|state, fx| state.retry(id, reopened, fx))?;
    if let Some(wanted) = download {
        // The command that wanted it is over; the list of transfers tells the outcome.
        drop(super::download::start(core, id, wanted));
    }
    Ok(())
}

impl State {
    /// Gives the download to start, if it is one.
    fn retry(
        &mut self,
        id: TransferId,
        reopened: Option<Result<Source, FileProblem>>,
        fx: &mut Effects,
    ) -> Result<Option<Wanted>, Problem> {
        let transfer = self
            .transfers
            .get_mut(id)
            .ok_or_else(|| problem::plain(ProblemKind::NotFound))?;
        if !matches!(
            transfer.state,
            TransferState::Failed { .. } | TransferState::Cancelled
        ) {
            return Ok(None);
        }
        fx.transfers = true;
        if let Some(wanted) = transfer.wanted.clone() {
            transfer.state = TransferState::Running;
            transfer.done = 0;
            return Ok(Some(wanted));
        }
        let (purpose, uploaded) = (transfer.purpose.clone(), transfer.uploaded.clone());
        if let Some(file) = uploaded {
            self.put_on_task(id, &purpose, file, fx);
            return Ok(None);
        }
        match reopened {
            Some(Ok(source)) => {
                transfer.reopen(source);
                fx.content.push(id);
            }
            Some(Err(file)) => {
                let problem = problem::plain(problem::of_file_problem(file, transfer.name.clone()));
                transfer.state = TransferState::Failed {
                    problem: problem.clone(),
                };
                return Err(problem);
            }
            None => {}
        }
        let was_cancelled = transfer.state == TransferState::Cancelled;
        transfer.state = TransferState::Waiting;
        transfer.tries = 0;
        if was_cancelled && let Purpose::Comment(change, task) = &purpose {
            self.wait_again(id, *change, task);
        }
        Ok(None)
    }

    /// Puts chosen files in the queue for a task.
    pub(crate) fn attach(
        &mut self,
        task: &TaskId,
        files: &[PickedId],
        fx: &mut Effects,
    ) -> Result<(), Problem> {
        let task = self.copy.real(task);
        self.recall_task(&task);
        for picked in self.take_picked(files)? {
            fx.content
                .push(self.transfers.upload(picked, Purpose::Task(task.clone())));
        }
        self.redraw(&task, fx);
        Ok(())
    }

    pub(crate) fn take_picked(&self, files: &[PickedId]) -> Result<Vec<Picked>, Problem> {
        let missing = || problem::plain(ProblemKind::BadInput);
        files
            .iter()
            .map(|id| self.transfers.picked(*id).cloned().ok_or_else(missing))
            .collect()
    }

    /// An upload ended.
    pub(crate) fn uploaded(
        &mut self,
        id: TransferId,
        outcome: Result<FileRecord, Problem>,
        fx: &mut Effects,
    ) {
        fx.transfers = true;
        let Some(transfer) = self.transfers.get_mut(id) else {
            return;
        };
        if transfer.state != TransferState::Running {
            return;
        }
        transfer.abort = None;
        let task = transfer.task().cloned();
        match outcome {
            Ok(file) => {
                transfer.done = transfer.size.unwrap_or(transfer.done);
                transfer.uploaded = Some(file.clone());
                let purpose = transfer.purpose.clone();
                self.copy.learn_file(&file);
                self.answered(fx);
                self.put_on_task(id, &purpose, file, fx);
            }
            Err(problem) => {
                let again = problem::ends_by_itself(&problem.kind) && transfer.may_wait();
                transfer.state = if again {
                    TransferState::Waiting
                } else {
                    TransferState::Failed {
                        problem: problem.clone(),
                    }
                };
                self.trouble(&problem, fx);
            }
        }
        if let Some(task) = task {
            self.redraw(&task, fx);
        }
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
        self.redraw(task, fx);
        fx.changes = true;
    }

    fn attaching(&mut self, id: TransferId, change: u32) {
        if let Some(transfer) = self.transfers.get_mut(id) {
            transfer.state = TransferState::Attaching;
            transfer.change = Some(change);
        }
    }

    fn give_to_comment(&mut self, change: u32, file: &FileRecord) -> bool {
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
    fn wait_again(&mut self, id: TransferId, change: u32, task: &TaskId) {
        let waiting = self.outbox.get_mut(change).filter(|change| change.is_unsent());
        if let Some(Action::Comment(comment)) = waiting.map(|change| &mut change.action) {
            comment.missing += 1;
        } else if let Some(transfer) = self.transfers.get_mut(id) {
            transfer.purpose = Purpose::Task(task.clone());
        }
    }

    /// Stops a transfer. What is on its way ends; what is in Cubicl already stays there, unused.
    pub(crate) fn cancel(&mut self, id: TransferId, fx: &mut Effects) {
        let Some(transfer) = self.transfers.get_mut(id) else {
            return;
        };
        let attaching = transfer.state == TransferState::Attaching;
        if !transfer.is_active() && !matches!(transfer.state, TransferState::Failed { .. }) || attaching {
            return;
        }
        transfer.state = TransferState::Cancelled;
        fx.aborts.extend(transfer.abort.take());
        fx.transfers = true;
        let purpose = transfer.purpose.clone();
        if let Purpose::Comment(change, _) = &purpose {
            self.comment_without_file(*change, fx);
        }
        if let Purpose::Comment(_, task) | Purpose::Task(task) = &purpose {
            self.redraw(task, fx);
        }
    }

    fn comment_without_file(&mut self, change: u32, fx: &mut Effects) {
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
