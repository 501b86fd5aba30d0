//! Tasks (contract section 4).

use serde_json::{Map, Value, json};

use crate::ids::{ActivityId, ClientId, FileId, ProjectId, TaskId, UserId};
use crate::lenient::{Decode, list, records};
use crate::model::{Activity, Steps, Task, TaskAnswer, TaskRow};
use crate::request::{Answer, Request};

/// What `GET /tasks` filters by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskQuery {
    /// Only this project …
    pub project: Option<ProjectId>,
    /// … and its descendants.
    pub recursive: bool,
    /// Assigned to.
    pub assignee: Option<UserId>,
    /// Owned by.
    pub owner: Option<UserId>,
    /// Of this client.
    pub client: Option<ClientId>,
    /// With this tag, by name (A10).
    pub tag: Option<String>,
    /// Text in the name.
    pub search: Option<String>,
    /// Start or deadline between these unix seconds.
    pub between: Option<(i64, i64)>,
    /// Archived tasks too, or alone.
    pub archived: Archived,
    /// Only these documented fields; `_id` always comes (A4).
    pub include: Vec<&'static str>,
}

/// Which side of the archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Archived {
    /// Not archived.
    #[default]
    No,
    /// Archived.
    Yes,
    /// Both.
    All,
}

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The records that could be read.
    pub rows: Vec<TaskRow>,
    /// All that the page held.
    pub length: usize,
}

/// `GET /tasks`, one page. [`crate::Client::all_tasks`] reads the whole list.
pub fn tasks(query: &TaskQuery, skip: usize, limit: usize) -> Request<Listing> {
    let mut request = Request::get("GET tasks", &["tasks"], |answer| {
        let (rows, length) = list(&answer.text)?;
        Some(Listing { rows, length })
    });
    let mut add = |key, value: Option<String>| {
        if let Some(value) = value {
            request.query.push((key, value));
        }
    };
    add("group", query.project.as_ref().map(ToString::to_string));
    add("recursive", query.recursive.then(|| "true".to_owned()));
    add("assignee", query.assignee.as_ref().map(ToString::to_string));
    add("assignedBy", query.owner.as_ref().map(ToString::to_string));
    add("customer", query.client.as_ref().map(ToString::to_string));
    add("tag", query.tag.clone());
    add("search", query.search.clone());
    add("startDate", query.between.map(|(start, _)| start.to_string()));
    add("endDate", query.between.map(|(_, end)| end.to_string()));
    add(
        "archived",
        match query.archived {
            Archived::No => None,
            Archived::Yes => Some("true".to_owned()),
            Archived::All => Some("all".to_owned()),
        },
    );
    add(
        "include",
        (!query.include.is_empty()).then(|| query.include.join(",")),
    );
    add("skip", (skip > 0).then(|| skip.to_string()));
    add("limit", Some(limit.to_string()));
    request
}

/// `GET /tasks/:id`: all details.
pub fn task(id: &TaskId) -> Request<Task> {
    Request::get("GET tasks/:id", &["tasks", id.as_str()], read_task)
}

/// A task to be made; `project` and `name` are needed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewTask {
    /// Its project.
    pub project: ProjectId,
    /// Its name.
    pub name: String,
    /// A state's recorded name; the project's default when absent.
    pub state: Option<String>,
    /// Plain text or HTML.
    pub desc: Option<String>,
    /// Unix seconds (A26).
    pub start: Option<i64>,
    /// Unix seconds (A26).
    pub deadline: Option<i64>,
    /// Who does it.
    pub assignees: Vec<UserId>,
    /// 1 to 5.
    pub priority: Option<u8>,
    /// Opaque (A10).
    pub tags: Vec<String>,
    /// Uploaded before.
    pub files: Vec<FileId>,
}

impl NewTask {
    fn fields(&self) -> Map<String, Value> {
        let mut body = Map::new();
        body.insert("name".to_owned(), json!(self.name));
        let mut add = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                body.insert(key.to_owned(), value);
            }
        };
        add("state", self.state.as_ref().map(|state| json!(state)));
        add("desc", self.desc.as_ref().map(|desc| json!(desc)));
        add("start", self.start.map(|start| json!(start)));
        add("deadline", self.deadline.map(|deadline| json!(deadline)));
        add(
            "assignees",
            (!self.assignees.is_empty()).then(|| json!(self.assignees)),
        );
        add("priority", self.priority.map(|priority| json!(priority)));
        add("tags", (!self.tags.is_empty()).then(|| json!(self.tags)));
        add("files", (!self.files.is_empty()).then(|| json!(self.files)));
        body
    }
}

/// `POST /tasks`.
pub fn create_task(new: &NewTask) -> Request<Task> {
    let mut body = new.fields();
    body.insert("group".to_owned(), json!(new.project));
    Request::post("POST tasks", &["tasks"], Value::Object(body), read_task)
}

/// `POST /tasks/:id/subtasks`: a create body without `group` and `parent`; answered bare or as `{task}` (A6).
pub fn create_subtask(parent: &TaskId, new: &NewTask) -> Request<Task> {
    Request::post(
        "POST tasks/:id/subtasks",
        &["tasks", parent.as_str(), "subtasks"],
        Value::Object(new.fields()),
        read_task,
    )
}

fn read_task(answer: &Answer) -> Option<Task> {
    let mut value = answer.json()?;
    // A6: the task may stand under `task`.
    let wrapped = value.as_object_mut().and_then(|object| object.remove("task"));
    Task::decode(wrapped.filter(Value::is_object).unwrap_or(value), "$").ok()
}

/// What an update does to one field: leave it, empty it, or set it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Field<T> {
    /// Not sent.
    #[default]
    Keep,
    /// Sent as null, or as the fitting empty value.
    Clear,
    /// Sent.
    Set(T),
}

/// An update: only what is not [`Field::Keep`] is sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskUpdate {
    /// A name cannot be cleared.
    pub name: Option<String>,
    /// Cleared as an empty text.
    pub desc: Field<String>,
    /// Cleared as null.
    pub start: Field<i64>,
    /// Cleared as null.
    pub deadline: Field<i64>,
    /// Replaces the list; empty clears.
    pub assignees: Option<Vec<UserId>>,
    /// 1 to 5.
    pub priority: Option<u8>,
    /// Replaces the list; empty clears.
    pub tags: Option<Vec<String>>,
    /// Replaces the list (A13): read the task first and write the union.
    pub files: Option<Vec<FileId>>,
    /// Written with the keys they came with, together with `stepType` (A12).
    pub steps: Option<Steps>,
    /// Cleared as null.
    pub client: Field<ClientId>,
    /// Archives or restores (A11).
    pub archived_at: Field<i64>,
    /// Seen by few.
    pub private: Option<bool>,
}

impl TaskUpdate {
    fn body(&self) -> Value {
        let mut body = Map::new();
        let mut add = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                body.insert(key.to_owned(), value);
            }
        };
        add("name", self.name.as_ref().map(|name| json!(name)));
        add("desc", sent(&self.desc, || json!("")));
        add("start", sent(&self.start, || Value::Null));
        add("deadline", sent(&self.deadline, || Value::Null));
        add(
            "assignees",
            self.assignees.as_ref().map(|assignees| json!(assignees)),
        );
        add("priority", self.priority.map(|priority| json!(priority)));
        add("tags", self.tags.as_ref().map(|tags| json!(tags)));
        add("files", self.files.as_ref().map(|files| json!(files)));
        add(
            "stepType",
            self.steps.as_ref().map(|steps| json!(steps.step_type())),
        );
        add("steps", self.steps.as_ref().map(Steps::to_json));
        add("customer", sent(&self.client, || Value::Null));
        add("archivedAt", sent(&self.archived_at, || Value::Null));
        add("private", self.private.map(|private| json!(private)));
        Value::Object(body)
    }
}

fn sent<T: serde::Serialize>(field: &Field<T>, empty: fn() -> Value) -> Option<Value> {
    match field {
        Field::Keep => None,
        Field::Clear => Some(empty()),
        Field::Set(value) => Some(json!(value)),
    }
}

/// `PUT /tasks/:id`.
pub fn update_task(id: &TaskId, update: &TaskUpdate) -> Request<TaskAnswer> {
    Request::put(
        "PUT tasks/:id",
        &["tasks", id.as_str()],
        update.body(),
        read_answer,
    )
}

/// `PUT /tasks/:id/state`, body `{"state": name}` (A7).
pub fn set_state(id: &TaskId, state: &str) -> Request<TaskAnswer> {
    Request::put(
        "PUT tasks/:id/state",
        &["tasks", id.as_str(), "state"],
        json!({ "state": state }),
        read_answer,
    )
}

fn read_answer(answer: &Answer) -> Option<TaskAnswer> {
    // A5: whatever it is, the update was taken; an unreadable answer means "read it again".
    Some(answer.json().map(TaskAnswer::read).unwrap_or_default())
}

/// `DELETE /tasks/:id`; the answer's body is not documented and ignored.
pub fn delete_task(id: &TaskId) -> Request<()> {
    Request::delete("DELETE tasks/:id", &["tasks", id.as_str()], |_| Some(()))
}

/// `GET /tasks/:id/activities`, sorted by time here (A8).
pub fn activities(id: &TaskId) -> Request<Vec<Activity>> {
    Request::get(
        "GET tasks/:id/activities",
        &["tasks", id.as_str(), "activities"],
        |answer| {
            let mut value = answer.json()?;
            let wrapped = value
                .as_object_mut()
                .and_then(|object| object.remove("activities"));
            let mut activities: Vec<Activity> = records(wrapped.unwrap_or(value), "$")?;
            activities.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
            Some(activities)
        },
    )
}

/// `POST /tasks/:id/activities`: a comment `{content, files}` (A8). `None` when the answer is no activity.
pub fn comment(id: &TaskId, content: &str, files: &[FileId]) -> Request<Option<Activity>> {
    let mut body = json!({ "content": content });
    if !files.is_empty() {
        body["files"] = json!(files);
    }
    Request::post(
        "POST tasks/:id/activities",
        &["tasks", id.as_str(), "activities"],
        body,
        read_activity,
    )
}

/// `PUT /tasks/:id/activities/:activity`, body `{"visible": …}` (A9). Showing it on an e-mail task **sends an e-mail**.
pub fn set_visibility(id: &TaskId, activity: &ActivityId, visible: bool) -> Request<Option<Activity>> {
    let path = ["tasks", id.as_str(), "activities", activity.as_str()];
    Request::put(
        "PUT tasks/:id/activities/:id",
        &path,
        json!({ "visible": visible }),
        read_activity,
    )
}

fn read_activity(answer: &Answer) -> Option<Option<Activity>> {
    let Some(mut value) = answer.json() else {
        return Some(None);
    };
    let wrapped = value.as_object_mut().and_then(|object| object.remove("activity"));
    Some(Activity::decode(wrapped.unwrap_or(value), "$").ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Field, NewTask, TaskUpdate, create_subtask, create_task, update_task};

    #[test]
    fn only_what_was_set_is_sent() {
        let update = TaskUpdate {
            deadline: Field::Clear,
            desc: Field::Clear,
            priority: Some(4),
            ..TaskUpdate::default()
        };
        assert_eq!(
            update_task(&"t".into(), &update).body,
            Some(json!({"desc": "", "deadline": null, "priority": 4}))
        );
        assert_eq!(
            update_task(&"t".into(), &TaskUpdate::default()).body,
            Some(json!({}))
        );
    }

    #[test]
    fn a_subtask_names_neither_project_nor_parent() {
        let new = NewTask {
            project: "p".into(),
            name: "Ölçü al".to_owned(),
            ..NewTask::default()
        };
        assert_eq!(
            create_task(&new).body,
            Some(json!({"name": "Ölçü al", "group": "p"}))
        );
        assert_eq!(
            create_subtask(&"t".into(), &new).body,
            Some(json!({"name": "Ölçü al"}))
        );
        assert!(!create_task(&new).repeatable);
    }
}
