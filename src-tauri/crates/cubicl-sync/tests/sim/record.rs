//! What the small server keeps and is asked.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// A change that the server took.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Taken {
    pub(crate) by: String,
    pub(crate) task: String,
    pub(crate) what: Deed,
    /// How many changes the server had taken when this one was sent.
    pub(crate) sent_after: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Deed {
    Create(String),
    Set(String, String),
    Delete,
    Comment(String),
    Message(String),
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Task {
    pub(crate) fields: Map<String, Value>,
    pub(crate) deleted: bool,
    pub(crate) stream: Vec<Value>,
}

impl Task {
    pub(crate) fn field(&self, name: &str) -> Value {
        self.fields.get(name).cloned().unwrap_or(Value::Null)
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn is_on(&self, project: &str) -> bool {
        !self.deleted && self.text("group") == project && self.field("archivedAt").is_null()
    }
}

/// What is asked.
pub(crate) struct Asked {
    pub(crate) by: &'static str,
    pub(crate) method: String,
    pub(crate) path: Vec<String>,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) body: Value,
    /// How many changes the server had taken when it was sent.
    pub(crate) sent_after: usize,
}
