//! One task, opened.

use cubicl_client::{ActivityId, ClientId, FileId, ProjectId, TaskId, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Departure, Freshness, PendingChange};

/// A task with everything that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    pub id: TaskId,
    pub project: ProjectId,
    pub name: String,
    pub state: String,
    /// Safe HTML: cleaned in Rust by a short allow-list (A25).
    pub description: String,
    /// The description was plain text in Cubicl, and is written back as plain text unless formatting is added.
    pub description_is_plain: bool,
    /// It holds pictures, tables, raised letters or unsafe links, which would be gone once it was edited here.
    pub description_loses: bool,
    #[specta(type = Option<f64>)]
    pub start: Option<i64>,
    #[specta(type = Option<f64>)]
    pub deadline: Option<i64>,
    pub assignees: Vec<UserId>,
    pub followers: Vec<UserId>,
    pub owner: Option<UserId>,
    pub priority: u8,
    pub tags: Vec<String>,
    pub client: Option<ClientRef>,
    pub steps: StepsView,
    pub files: Vec<FileView>,
    pub parent: Option<SubtaskRow>,
    pub subtasks: Vec<SubtaskRow>,
    pub custom_fields: Vec<CustomField>,
    /// Seconds.
    #[specta(type = Option<f64>)]
    pub estimated_time: Option<i64>,
    pub private: bool,
    pub shared_with_client: bool,
    pub from_email: bool,
    pub support: bool,
    pub repeats: bool,
    #[specta(type = Option<f64>)]
    pub created_at: Option<i64>,
    #[specta(type = Option<f64>)]
    pub completed_at: Option<i64>,
    #[specta(type = Option<f64>)]
    pub archived_at: Option<i64>,
    /// False while only the list row is known: description, steps and files may be missing.
    pub complete: bool,
    /// Not in Cubicl yet: made here, waiting to be sent.
    pub local: bool,
    /// Deleted in Cubicl or no longer visible to this user.
    pub gone: bool,
    /// Why it is not in the list of the project whose board is open; null while it is, or never was.
    pub departure: Option<Departure>,
    /// Who moved or archived it, if Cubicl's history says so.
    pub departed_by: Option<UserId>,
    /// Changes of this task that are not confirmed, or were refused.
    pub changes: Vec<PendingChange>,
    pub freshness: Freshness,
}

/// Contract section 4: read as an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientRef {
    pub id: ClientId,
    pub name: String,
}

/// Steps, by `stepType`.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum StepsView {
    None,
    Checklist { items: Vec<StepItem> },
    Progress { completed: f64, total: f64 },
}

/// One item of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepItem {
    /// Names the item in changes: Cubicl's id, or a stand-in for an item that has none.
    pub key: String,
    pub name: String,
    pub done: bool,
}

/// A file on a task or a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    pub id: FileId,
    /// Null while Cubicl has not told the name (A13).
    pub name: Option<String>,
    /// A thumbnail is at `photo://localhost/file/<id>`.
    pub has_thumbnail: bool,
}

/// A subtask or parent: a task of which perhaps only the id is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubtaskRow {
    pub id: TaskId,
    pub name: Option<String>,
    pub state: Option<String>,
    pub done: bool,
}

/// Contract section 4, `customFields`: shown, not edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CustomField {
    pub name: String,
    pub value: String,
}

/// Comments and history of a task, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivitiesView {
    pub activities: Vec<ActivityView>,
    pub freshness: Freshness,
}

/// One line of the stream.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityView {
    pub id: ActivityId,
    pub author: Option<UserId>,
    #[specta(type = Option<f64>)]
    pub at: Option<i64>,
    pub kind: ActivityKind,
    pub files: Vec<FileView>,
    /// Written here and not confirmed yet.
    pub waiting: bool,
}

/// What happened (A8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ActivityKind {
    /// `html` is safe.
    Comment {
        html: String,
    },
    Created,
    StateChanged {
        to: Option<String>,
    },
    /// A change of another kind; `name` is Cubicl's own word for it.
    Other {
        name: String,
    },
}
