//! Files on their way up or down.

use cubicl_client::TaskId;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Problem;

/// A file that a person chose, dropped or pasted; the path stays in Rust.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickedFile {
    pub id: PickedId,
    pub name: String,
    pub size: f64,
    /// Why it cannot be sent (a folder, unreadable, too large).
    pub problem: Option<Problem>,
}

/// Stands for a path that only Rust knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
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
    /// Bytes a second over the last seconds; null while unknown.
    pub speed: Option<f64>,
    pub state: TransferState,
    pub task: Option<TaskId>,
    pub task_name: Option<String>,
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
    /// The file is in Cubicl and is being put on its task or comment.
    Attaching,
    Done,
    Failed {
        problem: Problem,
    },
    Cancelled,
}
