//! Projects, their task states and permissions (contract section 3).

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::ids::{ProjectId, UserId};
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw, as_whole};

/// A project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// Which.
    pub id: ProjectId,
    /// Its name; empty when unknown.
    pub name: String,
    /// Several are possible; none for the root.
    pub parents: Vec<ProjectId>,
    /// Who may do everything here and below.
    pub admins: Vec<UserId>,
    /// Its members.
    pub members: Vec<UserId>,
    /// Its children.
    pub groups: Vec<ProjectId>,
    /// Its own states, in order; `None` when it uses the default ones.
    pub own_states: Option<Vec<TaskState>>,
    /// Who may do what, as far as told.
    pub permissions: Option<Permissions>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

impl Project {
    /// The states of its tasks: its own, or the default ones.
    pub fn states(&self) -> Vec<TaskState> {
        self.own_states
            .clone()
            .filter(|states| !states.is_empty())
            .unwrap_or_else(TaskState::defaults)
    }
}

impl Decode for Project {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            id: fields.needed_id()?,
            name: fields.text("name").unwrap_or_default(),
            parents: fields.ids("parents").unwrap_or_default(),
            admins: fields.ids("admins").unwrap_or_default(),
            members: fields.ids("members").unwrap_or_default(),
            groups: fields.ids("groups").unwrap_or_default(),
            own_states: fields.records("taskStates"),
            permissions: fields.object("perms").map(Permissions::read),
            extra: fields.rest(),
        })
    }
}

/// A task state. A task names it by `name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskState {
    /// The recorded name; `cb_…` names are shown translated.
    pub name: String,
    /// What it means.
    pub kind: StateType,
    /// `#f39c12`, as Cubicl sent it.
    pub color: Option<String>,
    /// The colour of text on it.
    pub text_color: Option<String>,
    /// The state of a new task that names none.
    pub is_default: bool,
}

impl TaskState {
    /// The states of a project that has none of its own.
    pub fn defaults() -> Vec<Self> {
        [
            ("cb_waiting", StateType::Waiting, "#f39c12", "#fff"),
            ("cb_active", StateType::Active, "#2ecc71", "#fff"),
            ("cb_completed", StateType::Completed, "#d8d8d8", "#333"),
            ("cb_suspended", StateType::Suspended, "#7d5fff", "#fff"),
        ]
        .into_iter()
        .map(|(name, kind, color, text_color)| Self {
            name: name.to_owned(),
            is_default: kind == StateType::Waiting,
            kind,
            color: Some(color.to_owned()),
            text_color: Some(text_color.to_owned()),
        })
        .collect()
    }
}

impl Decode for TaskState {
    /// A state is known by its name; it has no `_id`.
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let name = fields.text("name").filter(|name| !name.is_empty());
        Ok(Self {
            name: name.ok_or_else(|| BadRecord {
                path: format!("{path}.name"),
            })?,
            kind: fields
                .text("type")
                .map_or(StateType::Other(String::new()), StateType::from),
            color: fields.text("color"),
            text_color: fields.text("textColor"),
            is_default: fields.flag("isDefault").unwrap_or(false),
        })
    }
}

/// The meaning of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StateType {
    /// Not begun.
    Waiting,
    /// Under way.
    Active,
    /// Done.
    Completed,
    /// Put aside.
    Suspended,
    /// A type this client does not know.
    Other(String),
}

impl From<String> for StateType {
    fn from(text: String) -> Self {
        match text.as_str() {
            "waiting" => Self::Waiting,
            "active" => Self::Active,
            "completed" => Self::Completed,
            "suspended" => Self::Suspended,
            _ => Self::Other(text),
        }
    }
}

/// `perms` of a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Permissions {
    /// For its members.
    pub members: Levels,
    /// For everybody else.
    pub everybody: Levels,
    /// For single people, before the others.
    pub users: HashMap<UserId, Levels>,
}

impl Permissions {
    fn read(mut fields: Fields<'_, '_>) -> Self {
        let users = fields.object("users").map(Fields::rest).unwrap_or_default();
        Self {
            members: fields
                .object("members")
                .map(|levels| Levels(levels.rest()))
                .unwrap_or_default(),
            everybody: fields
                .object("everybody")
                .map(|levels| Levels(levels.rest()))
                .unwrap_or_default(),
            users: users
                .into_iter()
                .filter_map(|(user, levels)| match levels {
                    Value::Object(levels) => Some((UserId::from(user), Levels(levels))),
                    _ => None,
                })
                .collect(),
        }
    }
}

/// Levels by feature.
///
/// Assumption A18: the keys are not known; a level is a number from 0 to 4 or a word. What is unknown counts as allowed: the
/// server decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levels(Map<String, Value>);

impl Levels {
    /// The level for tasks, 0 (none) to 4 (delete). `None` when it cannot be told; then the server decides (A18).
    pub fn tasks(&self) -> Option<u8> {
        let (_, level) = self.0.iter().find(|(key, _)| {
            let key = key.to_ascii_lowercase();
            key == "task" || key == "tasks"
        })?;
        match level {
            Value::Number(_) => as_whole(level.clone())
                .and_then(|level| u8::try_from(level).ok())
                .filter(|level| *level <= 4),
            Value::String(word) => match word.to_ascii_lowercase().as_str() {
                "0" | "none" => Some(0),
                "1" | "view" => Some(1),
                "2" | "create" => Some(2),
                "3" | "edit" => Some(3),
                "4" | "delete" => Some(4),
                _ => None,
            },
            _ => None,
        }
    }
}
