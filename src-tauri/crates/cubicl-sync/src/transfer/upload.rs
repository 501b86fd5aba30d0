//! Uploads: the file goes up; [`super::attach`] puts it on its task or into its comment.

use std::sync::Arc;

use cubicl_client::Lane;
use tokio::time::Instant;

use super::{Picked, fingerprint, progress};
use crate::core::Core;
use crate::problem;
use crate::record::{FileRecord, intake};
use crate::state::{Effects, State};
use crate::view::{Problem, TransferId};

/// Each writing waits for the disk, so the content of several files is kept at once: of so many, or of so many bytes.
const KEPT_TOGETHER: usize = 50;
const READ_TOGETHER: u64 = 32 * 1024 * 1024;

/// Starts an upload that [`super::Transfers::take_ready`] gave.
pub(crate) fn start_upload(core: &Arc<Core>, id: TransferId, source: Picked) {
    let work = Arc::clone(core);
    let abort = core.spawn(async move {
        let outcome = match unchanged(&source).await {
            Ok(()) => send(&work, id, &source).await,
            Err(problem) => Err(problem),
        };
        work.with(|state, fx| state.uploaded(id, outcome, fx));
    });
    core.quietly(|state| state.transfers.keep_abort(id, abort));
}

/// Dropping the future stops the upload. It goes in the background's lane: hundreds of files leave room for clicks and
/// changes.
async fn send(core: &Arc<Core>, id: TransferId, picked: &Picked) -> Result<FileRecord, Problem> {
    let seen = Arc::downgrade(core);
    let told = move |done| {
        if let Some(core) = seen.upgrade() {
            progress(&core, id, done, None);
        }
    };
    let client = core.client()?;
    let client = client.in_lane(Lane::Background);
    let uploaded = client.upload(&picked.source, &picked.name, told).await;
    let file = uploaded.map_err(|error| problem::of_file(error, &picked.name))?;
    let mut file = intake::file(file);
    file.name.get_or_insert_with(|| picked.name.clone());
    Ok(file)
}

/// A file that was chosen before the app was started, or paused, may have been written since, even in the same second.
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
        let mut known = Vec::new();
        let mut read = 0;
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
            let looked_at = picked.clone();
            let hash = tokio::task::spawn_blocking(move || {
                fingerprint::wanted(&looked_at).and_then(|path| fingerprint::of(path).ok())
            });
            // A file that cannot be read is told of by its upload.
            if let Ok(Some(hash)) = hash.await {
                read += picked.source.size();
                known.push((id, picked, hash));
            }
            if known.len() == KEPT_TOGETHER || read >= READ_TOGETHER {
                read = 0;
                keep_hashes(&work, std::mem::take(&mut known));
            }
        }
        keep_hashes(&work, known);
    });
}

fn keep_hashes(core: &Arc<Core>, known: Vec<(TransferId, Picked, String)>) {
    if known.is_empty() {
        return;
    }
    core.with(|state, _| {
        for (id, picked, hash) in known {
            state.transfers.keep_hash(id, &picked, hash);
        }
    });
}

impl State {
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
        if !transfer.is_run_by(tokio::task::try_id()) {
            return;
        }
        transfer.abort = None;
        let purpose = transfer.purpose.clone();
        match outcome {
            Ok(mut file) => {
                transfer.done = transfer.size.unwrap_or(transfer.done);
                // Cubicl tells no sizes.
                file.size = transfer.size;
                transfer.uploaded = Some(file.clone());
                self.copy.learn_file(&file);
                self.answered(fx);
                self.put_on_task(id, &purpose, file, fx);
                if let Some(task) = purpose.task() {
                    self.redraw(task, fx);
                }
            }
            Err(problem) => {
                transfer.done = 0;
                transfer.fail(&problem, false, Instant::now());
                self.trouble(&problem, fx);
                self.rest_of(&purpose, fx);
            }
        }
    }
}
