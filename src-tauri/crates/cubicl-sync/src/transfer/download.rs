//! Downloads: into the private folder to be opened, or to where the person chose.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cubicl_client::{FileId, Identity, Lane, Target, safe_file_name};
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::list::Transfers;
use super::progress;
use super::record::{SaveTo, Transfer};
use crate::core::Core;
use crate::state::{Effects, State};
use crate::view::{Problem, TransferId, TransferState};
use crate::{private_dir, problem};

/// Opened files, one folder per file, so that equal names do not meet.
const OPENED: &str = "opened";

/// What a download brings, and where to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Wanted {
    file: FileId,
    name: String,
    pub(super) to: SaveTo,
    /// What stood there when the person chose the place. Another run of the program does not know, and replaces nothing.
    #[serde(skip)]
    replaces: Option<Identity>,
}

/// Downloads `file`; gives the path when it is complete.
pub(crate) async fn download(
    core: &Arc<Core>,
    file: &FileId,
    name: &str,
    to: SaveTo,
) -> Result<PathBuf, Problem> {
    let shown_as = match &to {
        SaveTo::Cache => name.to_owned(),
        SaveTo::Path(path) => path
            .file_name()
            .map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into_owned()),
    };
    let replaces = match &to {
        SaveTo::Cache => None,
        SaveTo::Path(path) => standing_at(path.clone()).await?,
    };
    let wanted = Wanted {
        file: file.clone(),
        name: name.to_owned(),
        to,
        replaces,
    };
    let id = core.change(|state, fx| {
        fx.transfers = true;
        Ok(state.transfers.download(shown_as, wanted.clone()))
    })?;
    start(core, id, wanted, Lane::Person)
        .await
        .unwrap_or_else(|_| Err(problem::cancelled()))
}

/// What the person agreed to replace; it may be another file when the download is whole, in days perhaps.
async fn standing_at(path: PathBuf) -> Result<Option<Identity>, Problem> {
    tokio::task::spawn_blocking(move || Identity::standing_at(&path))
        .await
        .map_err(|error| problem::internal(&error))
}

/// Starts one that [`super::Transfers::take_ready`] gave. The command that wanted it is over; the list of transfers
/// tells the outcome.
pub(crate) fn go_on(core: &Arc<Core>, id: TransferId, wanted: Wanted) {
    drop(start(core, id, wanted, Lane::Background));
}

/// Starts it; the answer is dropped when the person cancels.
fn start(
    core: &Arc<Core>,
    id: TransferId,
    wanted: Wanted,
    lane: Lane,
) -> oneshot::Receiver<Result<PathBuf, Problem>> {
    let (answer, answered) = oneshot::channel();
    let work = Arc::clone(core);
    let abort = core.spawn(async move {
        let outcome = fetch(&work, id, wanted, lane).await;
        let waited_for = !answer.is_closed();
        work.with(|state, fx| state.downloaded(id, &outcome, waited_for, fx));
        // Nobody listens after a retry: the file is there, and the list of transfers says so.
        let _ = answer.send(outcome);
    });
    core.quietly(|state| state.transfers.keep_abort(id, abort));
    answered
}

impl State {
    /// Whoever waits for it is told of a failure at once; what nobody waits for tries again when the network is back.
    fn downloaded(
        &mut self,
        id: TransferId,
        outcome: &Result<PathBuf, Problem>,
        waited_for: bool,
        fx: &mut Effects,
    ) {
        match outcome {
            Ok(path) => {
                self.transfers.saved_as(id, path);
                self.transfers.set_state(id, TransferState::Done);
                self.answered(fx);
            }
            Err(problem) => {
                // The person was faster, perhaps.
                let mine = |transfer: &&mut Transfer| transfer.is_run_by(tokio::task::try_id());
                let Some(transfer) = self.transfers.get_mut(id).filter(mine) else {
                    return;
                };
                transfer.fail(problem, waited_for, Instant::now());
                self.trouble(problem, fx);
            }
        }
        fx.transfers = true;
    }
}

impl Transfers {
    /// A file that stood in its way gave it another name.
    fn saved_as(&mut self, id: TransferId, path: &Path) {
        if let Some(transfer) = self.get_mut(id)
            && matches!(&transfer.wanted, Some(wanted) if matches!(wanted.to, SaveTo::Path(_)))
            && let Some(name) = path.file_name()
        {
            transfer.name = name.to_string_lossy().into_owned();
        }
    }
}

async fn fetch(core: &Arc<Core>, id: TransferId, wanted: Wanted, lane: Lane) -> Result<PathBuf, Problem> {
    let Wanted {
        file,
        name,
        to,
        replaces,
    } = wanted;
    let target = match to {
        SaveTo::Path(path) => Target::Path { path, replaces },
        SaveTo::Cache => {
            let cache = core.cache_dir.clone();
            let folder = cache.join(OPENED).join(safe_file_name(file.as_str()));
            let made = folder.clone();
            tokio::task::spawn_blocking(move || {
                private_dir::make(&cache)?;
                private_dir::make(&made)
            })
            .await
            .map_err(|error| problem::internal(&error))?
            .map_err(|error| problem::of_disk(&error))?;
            let name = name.clone();
            Target::ToRead { folder, name }
        }
    };
    receive(core, id, &file, &target, &name, lane).await
}

/// Dropping the future stops the download and removes what was written.
async fn receive(
    core: &Arc<Core>,
    id: TransferId,
    file: &FileId,
    target: &Target,
    name: &str,
    lane: Lane,
) -> Result<PathBuf, Problem> {
    let seen = Arc::downgrade(core);
    let told = move |step: cubicl_client::Progress| {
        if let Some(core) = seen.upgrade() {
            progress(&core, id, step.done, step.total);
        }
    };
    core.client()?
        .in_lane(lane)
        .download(file, target, told)
        .await
        .map_err(|error| problem::of_file(error, name))
}
