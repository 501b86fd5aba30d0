//! Downloads: into the private folder to be opened, or to where the person chose.

use std::path::PathBuf;
use std::sync::Arc;

use cubicl_client::{FileId, Target, safe_file_name};
use tokio::sync::oneshot;

use crate::account::SaveTo;
use crate::core::Core;
use crate::view::{Problem, TransferId, TransferState};
use crate::{private_dir, problem, remote};

/// Opened files, one folder per file, so that equal names do not meet.
const OPENED: &str = "opened";

/// Downloads `file`; gives the path when it is complete.
pub(crate) async fn download(core: &Arc<Core>, file: &FileId, name: &str, to: SaveTo) -> Result<PathBuf, Problem> {
    let shown_as = match &to {
        SaveTo::Cache => name.to_owned(),
        SaveTo::Path(path) => path.file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into_owned()),
    };
    let id = core.with(|state, fx| {
        fx.transfers = true;
        let id = state.transfers.download(shown_as);
        state.transfers.set_state(id, TransferState::Running);
        id
    });
    let (answer, answered) = oneshot::channel();
    let (work, file, name) = (Arc::clone(core), file.clone(), name.to_owned());
    let abort = core.spawn(async move {
        let outcome = fetch(&work, id, &file, &name, to).await;
        // Nobody listens any more when the command was dropped; the file is there all the same.
        let _ = answer.send(outcome);
    });
    core.quietly(|state| {
        if let Some(transfer) = state.transfers.get_mut(id) {
            transfer.abort = Some(abort);
        }
    });
    let outcome = answered.await.unwrap_or_else(|_| Err(problem::cancelled()));
    core.with(|state, fx| {
        fx.transfers = true;
        let state_now = match &outcome {
            Ok(_) => {
                state.answered(fx);
                TransferState::Done
            }
            Err(problem) if problem::is_cancelled(problem) => TransferState::Cancelled,
            Err(problem) => {
                state.trouble(problem, fx);
                TransferState::Failed { problem: problem.clone() }
            }
        };
        state.transfers.set_state(id, state_now);
    });
    outcome
}

async fn fetch(core: &Arc<Core>, id: TransferId, file: &FileId, name: &str, to: SaveTo) -> Result<PathBuf, Problem> {
    let target = match to {
        SaveTo::Path(path) => Target::Path(path),
        SaveTo::Cache => {
            let folder = core.cache_dir.join(OPENED).join(safe_file_name(file.as_str()));
            let made = folder.clone();
            tokio::task::spawn_blocking(move || private_dir::make(&made))
                .await
                .map_err(|error| problem::internal(&error))?
                .map_err(|error| problem::of_disk(&error))?;
            Target::Path(folder.join(safe_file_name(name)))
        }
    };
    remote::download(core, id, file, &target, name).await
}
