//! What happened to a task: history lines and comments (A8).

use serde_json::{Map, Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Created,
    Updated,
    StateChanged,
    Archived,
    Restored,
    FilesAdded,
    Progress,
    Comment,
}

impl Kind {
    /// The strings are not documented: in the style of the webhook types.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Created => "task-created",
            Kind::Updated => "task-updated",
            Kind::StateChanged => "task-state-changed",
            Kind::Archived => "task-archived",
            Kind::Restored => "task-restored",
            Kind::FilesAdded => "files-added",
            Kind::Progress => "task-progress",
            Kind::Comment => "comment",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Activity {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) user: String,
    pub(crate) created_at: i64,
    pub(crate) content: Option<String>,
    pub(crate) files: Vec<String>,
    /// Whether the client sees the comment; only where there is a client to see it.
    pub(crate) visible: Option<bool>,
    /// `{field: {from, to}}`
    pub(crate) changes: Map<String, Value>,
}

impl Activity {
    /// `file` gives the record of a file id.
    pub(crate) fn record(&self, file: impl Fn(&str) -> Value) -> Value {
        let mut record = json!({
            "_id": self.id,
            "type": self.kind.name(),
            "user": self.user,
            "createdAt": self.created_at,
        });
        if let Some(content) = &self.content {
            record["content"] = json!(content);
        }
        if !self.files.is_empty() {
            record["files"] = self.files.iter().map(|id| file(id)).collect();
        }
        if let Some(visible) = self.visible {
            record["visible"] = json!(visible);
        }
        if !self.changes.is_empty() {
            record["changes"] = Value::Object(self.changes.clone());
        }
        record
    }
}
