//! Who may do what in a project: five rising levels, first match wins.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Level {
    None,
    View,
    Create,
    Edit,
    Delete,
}

/// Levels per feature. Keys and encoding are not documented (A18): numbers 0 to 4 here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Levels {
    pub(crate) tasks: Level,
    pub(crate) files: Level,
}

impl Levels {
    pub(crate) fn all(level: Level) -> Self {
        Self {
            tasks: level,
            files: level,
        }
    }

    fn record(self) -> Value {
        json!({ "tasks": self.tasks as u8, "files": self.files as u8 })
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Permissions {
    pub(crate) members: Levels,
    pub(crate) everybody: Levels,
    pub(crate) users: BTreeMap<String, Levels>,
}

impl Default for Permissions {
    /// Of a project that carries none. Not documented: members may do everything, others nothing.
    fn default() -> Self {
        Self {
            members: Levels::all(Level::Delete),
            everybody: Levels::all(Level::None),
            users: BTreeMap::new(),
        }
    }
}

impl Permissions {
    pub(crate) fn record(&self) -> Value {
        let mut record = json!({ "members": self.members.record(), "everybody": self.everybody.record() });
        if !self.users.is_empty() {
            let users = self
                .users
                .iter()
                .map(|(id, levels)| (id.clone(), levels.record()));
            record["users"] = Value::Object(users.collect());
        }
        record
    }
}
