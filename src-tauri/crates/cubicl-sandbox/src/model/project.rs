//! A project ("group" in the API) with its task states.

use serde::Serialize;
use serde_json::{Value, json};

use super::permission::Permissions;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StateType {
    Waiting,
    Active,
    Completed,
    Suspended,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TaskState {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: StateType,
    pub(crate) color: String,
    pub(crate) text_color: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_default: bool,
}

impl TaskState {
    pub(crate) fn new(name: &str, kind: StateType, color: &str, text_color: &str) -> Self {
        Self {
            name: name.into(),
            kind,
            color: color.into(),
            text_color: text_color.into(),
            is_default: false,
        }
    }

    pub(crate) fn default(self) -> Self {
        Self {
            is_default: true,
            ..self
        }
    }

    /// Of projects that have no states of their own.
    pub(crate) fn standard() -> Vec<Self> {
        vec![
            Self::new("cb_waiting", StateType::Waiting, "#f39c12", "#fff").default(),
            Self::new("cb_active", StateType::Active, "#2ecc71", "#fff"),
            Self::new("cb_completed", StateType::Completed, "#d8d8d8", "#333"),
            Self::new("cb_suspended", StateType::Suspended, "#7d5fff", "#fff"),
        ]
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Project {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) parents: Vec<String>,
    pub(crate) admins: Vec<String>,
    pub(crate) members: Vec<String>,
    /// Child projects.
    pub(crate) groups: Vec<String>,
    /// Only when customized.
    pub(crate) task_states: Option<Vec<TaskState>>,
    pub(crate) perms: Option<Permissions>,
}

impl Project {
    pub(crate) fn states(&self) -> Vec<TaskState> {
        self.task_states.clone().unwrap_or_else(TaskState::standard)
    }

    pub(crate) fn state(&self, name: &str) -> Option<TaskState> {
        self.states().into_iter().find(|state| state.name == name)
    }

    /// The name of a new task's state when nobody names one.
    pub(crate) fn default_state(&self) -> String {
        let states = self.states();
        let default = states.iter().find(|state| state.is_default).or(states.first());
        default.map(|state| state.name.clone()).unwrap_or_default()
    }

    pub(crate) fn record(&self) -> Value {
        let mut record = json!({
            "_id": self.id,
            "name": self.name,
            "admins": self.admins,
            "members": self.members,
            "groups": self.groups,
        });
        if !self.parents.is_empty() {
            record["parents"] = json!(self.parents);
        }
        if let Some(states) = &self.task_states {
            record["taskStates"] = json!(states);
        }
        if let Some(perms) = &self.perms {
            record["perms"] = perms.record();
        }
        record
    }
}
