//! Tasks (contract section 4).

use serde_json::{Value, json};

use super::body::{Body, Field};
use crate::ids::{ClientId, FileId, ProjectId, TaskId, UserId};
use crate::lenient::{Decode, list, unwrapped};
use crate::model::{Steps, Task, TaskAnswer, TaskRow};
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
    /// All but these documented fields; not together with `include`.
    pub exclude: Vec<&'static str>,
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
    add(
        "exclude",
        (!query.exclude.is_empty()).then(|| query.exclude.join(",")),
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
    /// Its client.
    pub client: Option<ClientId>,
    /// Uploaded before.
    pub files: Vec<FileId>,
    /// Steps of either kind; the server gives ids to items.
    pub steps: Option<Steps>,
    /// How it repeats, as another task told it (A14); it repeats when this is set.
    pub recurrence: Option<Value>,
    /// Seen by few.
    pub private: bool,
    /// The task it becomes a subtask of; not for [`create_subtask`], whose path tells.
    pub parent: Option<TaskId>,
    /// The workflow it belongs to.
    pub workflow: Option<String>,
}

impl NewTask {
    fn body(&self) -> Body {
        Body::default()
            .with("name", &self.name)
            .maybe("state", self.state.as_ref())
            .maybe("desc", self.desc.as_ref())
            .maybe("start", self.start)
            .maybe("deadline", self.deadline)
            .list("assignees", &self.assignees)
            .maybe("priority", self.priority)
            .list("tags", &self.tags)
            .maybe("customer", self.client.as_ref())
            .list("files", &self.files)
            .maybe("stepType", self.steps.as_ref().map(Steps::step_type))
            .maybe("steps", self.steps.as_ref().map(Steps::to_json))
            .maybe("recurrent", self.recurrence.as_ref().map(|_| true))
            .maybe("recurrence", self.recurrence.as_ref())
            .maybe("private", self.private.then_some(true))
            .maybe("workFlowId", self.workflow.as_ref())
    }
}

/// `POST /tasks`.
pub fn create_task(new: &NewTask) -> Request<Task> {
    let body = new
        .body()
        .with("group", &new.project)
        .maybe("parent", new.parent.as_ref());
    Request::post("POST tasks", &["tasks"], body.json(), read_task)
}

/// `POST /tasks/:id/subtasks`: a create body without `group` and `parent`; answered bare or as `{task}` (A6).
pub fn create_subtask(parent: &TaskId, new: &NewTask) -> Request<Task> {
    Request::post(
        "POST tasks/:id/subtasks",
        &["tasks", parent.as_str(), "subtasks"],
        new.body().json(),
        read_task,
    )
}

/// Bare, or under `task` (A6).
fn read_task(answer: &Answer) -> Option<Task> {
    Task::decode(unwrapped(answer.json()?, "task"), "$").ok()
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
        Body::default()
            .maybe("name", self.name.as_ref())
            .text("desc", &self.desc)
            .field("start", &self.start)
            .field("deadline", &self.deadline)
            .maybe("assignees", self.assignees.as_ref())
            .maybe("priority", self.priority)
            .maybe("tags", self.tags.as_ref())
            .maybe("files", self.files.as_ref())
            .maybe("stepType", self.steps.as_ref().map(Steps::step_type))
            .maybe("steps", self.steps.as_ref().map(Steps::to_json))
            .field("customer", &self.client)
            .field("archivedAt", &self.archived_at)
            .maybe("private", self.private)
            .json()
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{NewTask, TaskUpdate, create_subtask, create_task, update_task};
    use crate::endpoints::Field;

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
