//! Files on their way up or down.

use cubicl_client::TaskId;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{NodePlace, Problem};

/// A file that a person chose, dropped or pasted; the path stays in Rust.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickedFile {
    pub id: PickedId,
    pub name: String,
    pub size: f64,
    /// Why it cannot be sent (a folder, unreadable, empty, too large).
    pub problem: Option<Problem>,
}

/// Everything that was chosen or dropped at once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickedFiles {
    /// Those of folders too, in the order of their names.
    pub files: Vec<PickedFile>,
    /// Names of the folders that were looked through, symbolic links and hidden files left out.
    pub folders: Vec<String>,
    /// The folders hold more files than can be taken at once; the rest is not in `files`.
    pub more: bool,
}

/// Stands for a path that only Rust knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct PickedId(pub u32);

/// Names a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct TransferId(pub u32);

/// One upload or download.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TransferView {
    pub id: TransferId,
    pub direction: Direction,
    pub name: String,
    /// Bytes; null while a download's size is unknown.
    pub size: Option<f64>,
    pub done: f64,
    /// Bytes a second, smoothed over the last seconds; null while unknown or standing still.
    pub speed: Option<f64>,
    pub state: TransferState,
    pub can_pause: bool,
    /// It failed or was cancelled, and is not one to be opened: that is asked for anew where it lies.
    pub can_retry: bool,
    pub task: Option<TaskId>,
    pub task_name: Option<String>,
    /// The directory it goes into; null for what goes onto a task, and for downloads.
    pub place: Option<NodePlace>,
    /// Of the directory, or at the root of the project.
    pub place_name: Option<String>,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    Upload,
    Download,
}

/// Where a transfer is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum TransferState {
    /// Waits for its turn or for the network.
    Waiting,
    Running,
    /// The person holds it. It goes on from its beginning.
    Paused,
    /// The file is in Cubicl and is being put on its task, into its comment or into its directory.
    Attaching,
    Done,
    Failed {
        problem: Problem,
    },
    Cancelled,
}

/// Where in the queue a transfer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TransferPlace {
    /// Before all that wait.
    Front,
    /// Before the one ahead of it.
    Earlier,
}

/// A byte count as a JavaScript number.
#[expect(clippy::cast_precision_loss, reason = "sizes stay far below 2^53")]
pub(crate) fn bytes(count: u64) -> f64 {
    count as f64
}
