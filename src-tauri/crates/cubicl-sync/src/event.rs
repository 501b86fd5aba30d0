//! What the account announces, in the past tense. The page reads again what an event names.

use cubicl_client::{ProjectId, TaskId};
use serde::Serialize;
use specta::Type;

use crate::view::{ChatRef, NodeOwner, StatusView, TransferView};

/// Something that happened. A lost event does no harm: the next reading shows the same.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// Signed in, signed out, or the token was refused: ask for the session again.
    SessionChanged,
    /// The list of projects, or how fresh it is, differs.
    ProjectsChanged,
    /// Somebody came, left, or has another name or photo.
    PeopleChanged,
    /// The list of clients, or how fresh it is, differs.
    ClientsChanged,
    /// Rows of this project's board differ; `tasks` names them when they are few, and is empty for "many".
    TasksChanged {
        /// Whose board.
        project: ProjectId,
        /// Which of its tasks.
        tasks: Vec<TaskId>,
    },
    /// Comments or history of a task differ.
    ActivitiesChanged {
        /// Whose.
        task: TaskId,
    },
    /// Files or directories of a Files page differ, or how fresh they are.
    NodesChanged {
        /// Whose page.
        owner: NodeOwner,
    },
    /// What others did in a project since somebody looked differs.
    NewsChanged {
        /// In which.
        project: ProjectId,
    },
    /// The list of chats, or what is unread in it, differs.
    ChatsChanged,
    /// Messages of a chat differ.
    MessagesChanged {
        /// Which.
        chat: ChatRef,
    },
    /// A task made here has its id from Cubicl.
    TaskConfirmed {
        /// The id it had until now; it leads to the task for as long as the account is open.
        local: TaskId,
        /// Its id in Cubicl.
        id: TaskId,
    },
    /// The list of changes that wait or were refused differs.
    ChangesChanged,
    /// The list of transfers differs.
    TransfersChanged {
        /// All of them, in the order of the queue.
        transfers: Vec<TransferView>,
    },
    /// Bytes moved; told at most ten times a second.
    TransfersMoved {
        /// Those that run. The others are as they were.
        transfers: Vec<TransferView>,
    },
    /// The line at the bottom of the frame differs.
    StatusChanged {
        /// What it says.
        status: StatusView,
    },
}
