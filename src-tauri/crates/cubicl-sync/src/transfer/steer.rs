//! What a person does with transfers: try again, pause, go on, reorder, cancel, remove.

use std::path::PathBuf;
use std::sync::Arc;
use tokio::time::Instant;

use cubicl_client::{FileProblem, Source};

use super::record::{Purpose, Transfer};
use crate::core::Core;
use crate::problem;
use crate::state::{Effects, State};
use crate::view::{Problem, ProblemKind, TransferId, TransferPlace, TransferState};

/// Tries a failed or cancelled transfer again, with the file as it is by now. What is already in Cubicl is not
/// uploaded again. Blocks for a look at the file.
pub(crate) fn retry(core: &Arc<Core>, id: TransferId) -> Result<(), Problem> {
    let path = core.peek(|state| state.transfers.get(id).and_then(Transfer::path));
    let reopened = path.map(|path| Source::open(&path));
    core.change(|state, fx| state.retry(id, reopened, fx))
}

/// Tries all that failed again. What cannot even be read says so in its place. Blocks for a look at the files.
pub(crate) fn retry_all(core: &Arc<Core>) -> Result<(), Problem> {
    let failed = core.peek(|state| {
        let failed = state
            .transfers
            .all()
            .iter()
            .filter(|transfer| transfer.has_failed() && transfer.can_retry());
        failed
            .map(|transfer| (transfer.id, transfer.path()))
            .collect::<Vec<(TransferId, Option<PathBuf>)>>()
    });
    let reopened: Vec<_> = failed
        .into_iter()
        .map(|(id, path)| (id, path.map(|path| Source::open(&path))))
        .collect();
    core.change(|state, fx| {
        for (id, reopened) in reopened {
            // The transfer itself tells why it failed again.
            let _ = state.retry(id, reopened, fx);
        }
        Ok(())
    })
}

impl State {
    fn retry(
        &mut self,
        id: TransferId,
        reopened: Option<Result<Source, FileProblem>>,
        fx: &mut Effects,
    ) -> Result<(), Problem> {
        self.directory_again(id, fx)?;
        self.transfers.begin_anew();
        let transfer = self
            .transfers
            .get_mut(id)
            .ok_or_else(|| problem::plain(ProblemKind::NotFound))?;
        if !transfer.can_retry() {
            return Ok(());
        }
        fx.transfers = true;
        let (purpose, uploaded) = (transfer.purpose.clone(), transfer.uploaded.clone());
        if let Some(file) = uploaded {
            transfer.counts = true;
            self.put_on_task(id, &purpose, file, fx);
            return Ok(());
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
        transfer.wait();
        if was_cancelled && let Purpose::Comment(change, task) = &purpose {
            self.wait_again(id, *change, task);
        }
        if let Some(task) = purpose.task() {
            self.redraw(task, fx);
        }
        Ok(())
    }

    /// Stops sending it, or all, until the person lets them go on. A file that is in Cubicl already goes onto its task.
    pub(crate) fn pause(&mut self, which: Option<TransferId>, fx: &mut Effects) {
        for id in self.chosen(which, Transfer::can_pause) {
            let Some(held) = self.transfers.pause(id) else {
                continue;
            };
            fx.aborts.extend(held.abort);
            self.rest_of(&held.purpose, fx);
        }
    }

    /// Lets it, or all that are paused, go on when their turn comes.
    pub(crate) fn go_on(&mut self, which: Option<TransferId>, fx: &mut Effects) {
        for id in self.chosen(which, |transfer| transfer.state == TransferState::Paused) {
            fx.transfers |= self.transfers.go_on(id);
        }
    }

    fn chosen(&self, which: Option<TransferId>, fits: impl Fn(&Transfer) -> bool) -> Vec<TransferId> {
        which.map_or_else(|| self.transfers.ids(fits), |id| vec![id])
    }

    pub(crate) fn move_transfer(&mut self, id: TransferId, to: TransferPlace, fx: &mut Effects) {
        fx.transfers |= self.transfers.move_to(id, to);
    }

    /// Stops a transfer. What is on its way ends; what is in Cubicl already stays there, unused.
    pub(crate) fn cancel(&mut self, id: TransferId, fx: &mut Effects) {
        let can = |transfer: &&mut Transfer| {
            transfer.is_coming() || transfer.has_failed() || transfer.state == TransferState::Paused
        };
        let Some(transfer) = self.transfers.get_mut(id).filter(can) else {
            return;
        };
        transfer.state = TransferState::Cancelled;
        fx.aborts.extend(transfer.abort.take());
        let purpose = transfer.purpose.clone();
        if let Purpose::Comment(change, _) = &purpose {
            self.comment_without_file(*change, fx);
        }
        self.rest_of(&purpose, fx);
    }

    /// Takes one that is over off the list; a failed one is given up.
    pub(crate) fn remove_transfer(&mut self, id: TransferId, fx: &mut Effects) {
        if self.transfers.get(id).is_some_and(Transfer::has_failed) {
            self.cancel(id, fx);
        }
        self.transfers.remove(id);
        fx.transfers = true;
    }

    /// The task is gone: nothing goes onto it any more.
    pub(crate) fn end_transfers_of(&mut self, task: &cubicl_client::TaskId, fx: &mut Effects) {
        for id in self
            .transfers
            .ids(|transfer| transfer.task() == Some(task) && !transfer.has_failed())
        {
            self.cancel(id, fx);
        }
        self.transfers.end_with(task);
        fx.transfers = true;
    }

    /// One file less is to come: the others of its task wait for it no longer.
    pub(super) fn rest_of(&mut self, purpose: &Purpose, fx: &mut Effects) {
        fx.transfers = true;
        if let Some(place) = purpose.place() {
            self.gather_into(place, Instant::now());
        }
        if let Some(task) = purpose.attaches_to() {
            self.gather(task, Instant::now());
        }
        if let Some(task) = purpose.task() {
            self.redraw(task, fx);
        }
    }
}
