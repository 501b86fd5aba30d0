//! Reads the body of a create or an update strictly: a name that the contract does not have, a wrong type or a date
//! that is not whole seconds is a 400, what makes no sense for the data a 422.

use serde_json::{Map, Value, json};

use super::activity::{Activity, Kind};
use super::task::{Customer, Task};
use super::world::World;
use crate::reply::{Refusal, Reply};

/// The fields of a request, each present only when it is to be set; null unsets.
pub(crate) struct TaskFields(Map<String, Value>);

const KNOWN: [&str; 19] = [
    "group",
    "name",
    "state",
    "desc",
    "start",
    "deadline",
    "assignees",
    "priority",
    "tags",
    "customer",
    "files",
    "stepType",
    "steps",
    "recurrent",
    "recurrence",
    "private",
    "parent",
    "workFlowId",
    // A11
    "archivedAt",
];

impl TaskFields {
    pub(crate) fn parse(body: &[u8]) -> Reply<Self> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => Self::of(fields),
            _ => Err(Refusal::bad_request()),
        }
    }

    pub(crate) fn of(fields: Map<String, Value>) -> Reply<Self> {
        if fields.keys().all(|name| KNOWN.contains(&name.as_str())) {
            Ok(Self(fields))
        } else {
            Err(Refusal::bad_request())
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// What an assignee may change without the right to edit.
    pub(crate) fn only_progress_or_files(&self) -> bool {
        self.0
            .keys()
            .all(|name| ["state", "stepType", "steps", "files"].contains(&name.as_str()))
    }

    /// Of a field that must hold text.
    pub(crate) fn required(&self, name: &str) -> Reply<&str> {
        match self.0.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(text),
            _ => Err(Refusal::bad_request()),
        }
    }

    /// Writes the fields to the task, or nothing at all. `now` is used where the server sets a date.
    pub(crate) fn apply(&self, world: &mut World, task: &Task, now: i64) -> Reply<Task> {
        let mut changed = task.clone();
        for (name, value) in &self.0 {
            match name.as_str() {
                "group" => changed.group = self.required("group")?.to_owned(),
                "name" => changed.name = self.required("name")?.to_owned(),
                "state" => changed.state = self.required("state")?.to_owned(),
                "desc" => changed.desc = text(value)?.unwrap_or_default(),
                "start" => changed.start = seconds(value)?,
                "deadline" => changed.deadline = seconds(value)?,
                "assignees" => changed.assignees = ids(value)?,
                "priority" => changed.priority = priority(value)?,
                "tags" => changed.tags = ids(value)?,
                "customer" => changed.customer = customer(world, value)?,
                "files" => changed.files = ids(value)?,
                "recurrent" => changed.recurrent = flag(value)?,
                "recurrence" => {
                    changed.recurrence = (!value.is_null()).then(|| value.clone());
                }
                "private" => changed.private = flag(value)?,
                "parent" => changed.parent = text(value)?,
                "workFlowId" => {
                    changed.workflow = text(value)?.map(|id| json!({ "id": id, "isCompleted": false }));
                }
                "archivedAt" => changed.archived_at = seconds(value)?,
                // Read together below.
                _ => {}
            }
        }
        changed.steps = task
            .steps
            .changed(self.0.get("stepType"), self.0.get("steps"), &mut world.random)?;
        world.make_sense(&changed, task)?;
        self.follow_up(world, task, &mut changed, now)?;
        Ok(changed)
    }

    /// What the server sets because of what was asked.
    fn follow_up(&self, world: &World, before: &Task, task: &mut Task, now: i64) -> Reply<()> {
        let project = world.project(&task.group)?;
        if before.group != task.group && !self.has("state") && project.state(&task.state).is_none() {
            task.state = project.default_state();
        }
        world.set_state(task, now)
    }
}

/// What an update changed, as its history line tells it.
pub(crate) fn history(world: &mut World, by: &str, before: &Task, after: &Task, now: i64) -> Activity {
    let record = |task: &Task| task.record(|id| json!({ "_id": id }));
    let (old, new) = (record(before), record(after));
    let mut changes = Map::new();
    for name in KNOWN {
        let (from, to) = (old.get(name), new.get(name));
        if from != to {
            changes.insert(name.to_owned(), json!({ "from": from, "to": to }));
        }
    }
    let only = |name: &str| changes.len() == 1 && changes.contains_key(name);
    let kind = match () {
        () if changes.contains_key("state") && changes.len() == 1 => Kind::StateChanged,
        () if only("archivedAt") && after.archived_at.is_some() => Kind::Archived,
        () if only("archivedAt") => Kind::Restored,
        () if only("files") && after.files.len() > before.files.len() => Kind::FilesAdded,
        () if only("steps") => Kind::Progress,
        () => Kind::Updated,
    };
    Activity {
        id: world.random.id(),
        kind,
        user: by.to_owned(),
        created_at: now,
        content: None,
        files: after
            .files
            .iter()
            .filter(|id| !before.files.contains(id))
            .cloned()
            .collect(),
        visible: None,
        changes,
    }
}

pub(crate) fn text(value: &Value) -> Reply<Option<String>> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) if text.is_empty() => Ok(None),
        Value::String(text) => Ok(Some(text.clone())),
        _ => Err(Refusal::bad_request()),
    }
}

/// Milliseconds by mistake are told from seconds: no deadline lies after the year 5000.
pub(crate) fn seconds(value: &Value) -> Reply<Option<i64>> {
    match value {
        Value::Null => Ok(None),
        value => match value.as_i64() {
            Some(seconds @ 0..=95_617_584_000) => Ok(Some(seconds)),
            _ => Err(Refusal::bad_request()),
        },
    }
}

pub(crate) fn ids(value: &Value) -> Reply<Vec<String>> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(items) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned).ok_or_else(Refusal::bad_request))
            .collect(),
        _ => Err(Refusal::bad_request()),
    }
}

fn flag(value: &Value) -> Reply<bool> {
    match value {
        Value::Null => Ok(false),
        Value::Bool(flag) => Ok(*flag),
        _ => Err(Refusal::bad_request()),
    }
}

fn priority(value: &Value) -> Reply<u8> {
    match value {
        Value::Null => Ok(3),
        value => match value.as_u64().and_then(|number| u8::try_from(number).ok()) {
            Some(priority @ 1..=5) => Ok(priority),
            _ => Err(Refusal::bad_request()),
        },
    }
}

fn customer(world: &World, value: &Value) -> Reply<Option<Customer>> {
    let Some(id) = text(value)? else { return Ok(None) };
    world
        .clients
        .iter()
        .find(|client| client.id == id)
        .map(|client| Some(client.customer()))
        .ok_or_else(Refusal::invalid)
}
