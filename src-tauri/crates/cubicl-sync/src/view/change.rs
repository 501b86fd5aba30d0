//! What a person changes, and what became of it.

use cubicl_client::{ProjectId, TaskId, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ChatRef, Problem};

/// One edit of one field; it is sent alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "field", content = "value", rename_all = "camelCase")]
pub enum TaskChange {
    Name(String),
    /// HTML from the editor, or plain text.
    Description(String),
    /// The recorded name of one of the project's states.
    State(String),
    Assignees(Vec<UserId>),
    /// Start of the day in the person's zone (A26); null clears.
    Start(#[specta(type = Option<f64>)] Option<i64>),
    /// End of the day in the person's zone (A26); null clears.
    Deadline(#[specta(type = Option<f64>)] Option<i64>),
    Priority(u8),
    Tags(Vec<String>),
    StepTicked {
        key: String,
        done: bool,
    },
    StepRenamed {
        key: String,
        name: String,
    },
    StepRemoved {
        key: String,
    },
    /// Adds an item; turns a task without steps into one with a checklist.
    StepAdded {
        name: String,
    },
    /// Puts an item where one was: behind the item `after`, or first. For taking a removal back.
    StepPutBack {
        name: String,
        done: bool,
        after: Option<String>,
    },
    /// The progress bar's `completed`.
    Progress(f64),
    /// Takes a file off the task.
    FileRemoved(cubicl_client::FileId),
    /// Since when it is archived; null restores (A11).
    Archived(#[specta(type = Option<f64>)] Option<i64>),
}

/// A task to be made. Only `project` and `name` are needed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewTask {
    pub project: ProjectId,
    pub name: String,
    /// Null: the project's default state.
    pub state: Option<String>,
    pub description: Option<String>,
    pub assignees: Vec<UserId>,
    #[specta(type = Option<f64>)]
    pub start: Option<i64>,
    #[specta(type = Option<f64>)]
    pub deadline: Option<i64>,
    pub priority: Option<u8>,
    pub tags: Vec<String>,
    /// Makes it a subtask of this task.
    pub parent: Option<TaskId>,
}

/// Names a change of a task or of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(transparent)]
#[specta(inline)]
pub struct ChangeId(pub u32);

/// A change that is not confirmed yet, or was refused.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PendingChange {
    pub id: ChangeId,
    /// Null for a message.
    pub task: Option<TaskId>,
    /// Of the task, or of the chat.
    pub task_name: String,
    /// Null for a message.
    pub project: Option<ProjectId>,
    /// Where a message goes.
    pub chat: Option<ChatRef>,
    pub what: ChangeKind,
    pub state: ChangeState,
    /// The person's own text (name, description, comment, message), kept until they let it go.
    pub text: Option<String>,
    /// Why it is not in Cubicl although it was tried several times. It goes on trying; while it waits it may be let go.
    pub trouble: Option<Problem>,
}

/// Something the person did that can be taken back, or took back and can do again.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeedView {
    /// The change that carries it, or carried it.
    pub change: ChangeId,
    pub what: ChangeKind,
    pub task: TaskId,
    pub task_name: String,
    pub project: ProjectId,
    /// Where its card stands.
    pub state: String,
    /// Where it will stand when this is taken back, or done again; null when it stays where it is.
    pub leads_to: Option<String>,
}

/// Which change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    Create,
    Delete,
    Comment,
    Message,
    Attach,
    Name,
    Description,
    State,
    Assignees,
    Start,
    Deadline,
    Priority,
    Tags,
    Steps,
    Files,
    Archived,
}

/// Where a change is on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ChangeState {
    /// Waits for its turn or for the network.
    Waiting,
    Sending,
    /// Cubicl did not take it; the old value is back on the screen. `back_to` is the state a refused move went back to.
    Refused {
        problem: Problem,
        back_to: Option<String>,
    },
    /// Sent without an answer: it may have arrived (A23).
    InDoubt {
        problem: Problem,
    },
    /// Somebody else changed the field since the person saw it: nothing was overwritten, and the person chooses.
    Conflict {
        mine: Box<TaskChange>,
        theirs: Box<TaskChange>,
    },
}
