//! What the account announces, in the past tense. The page reads again what an event names.

use cubicl_client::{ProjectId, TaskId};
use serde::Serialize;
use specta::Type;

use crate::view::{StatusView, TransferView};

/// Something that happened. A lost event does no harm: the next reading shows the same.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// Signed in, signed out, or the token was refused: ask for the session again.
    SessionChanged,
    ProjectsChanged,
    PeopleChanged,
    /// Rows of this project's board differ; `tasks` names them when they are few, and is empty for "many".
    TasksChanged { project: ProjectId, tasks: Vec<TaskId> },
    ActivitiesChanged { task: TaskId },
    /// A task made here has its id from Cubicl.
    TaskConfirmed { local: TaskId, id: TaskId },
    /// The list of changes that wait or were refused differs.
    ChangesChanged,
    /// The whole list, at most ten times a second.
    TransfersChanged { transfers: Vec<TransferView> },
    StatusChanged { status: StatusView },
}
