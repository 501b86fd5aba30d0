//! Tasks (contract section 4).

use serde_json::{Value, json};

use super::body::{Body, Field};
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::{ClientId, FileId, ProjectId, TaskId, UserId};
use crate::lenient::{self, Decode, as_id, records, unwrapped};
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
pub struct Listing<R = TaskRow> {
    /// The records that could be read.
    pub rows: Vec<R>,
    /// All that the page held.
    pub length: usize,
    /// What it held up to the last record that could be read.
    pub read_to: usize,
}

#[expect(private_bounds, reason = "records are read in this crate alone")]
impl<R: Decode> Listing<R> {
    /// Of a JSON array; what has an id can be read.
    pub(crate) fn of(list: Value) -> Option<Self> {
        let items = list.as_array()?;
        let length = items.len();
        let can_be_read = |item: &Value| item.get("_id").cloned().and_then(as_id).is_some();
        let read_to = items.iter().rposition(can_be_read).map_or(0, |at| at + 1);
        let rows = records(list, "$")?;
        Some(Self {
            rows,
            length,
            read_to,
        })
    }
}

/// `GET /tasks`, one page (A3, A4). [`crate::Client::all_tasks`] reads the whole list.
pub fn tasks(query: &TaskQuery, skip: usize, limit: usize) -> Request<Listing> {
    let list = |names: &[&str]| (!names.is_empty()).then(|| names.join(","));
    let archived = match query.archived {
        Archived::No => None,
        Archived::Yes => Some("true"),
        Archived::All => Some("all"),
    };
    Request::to(Endpoint::Tasks, &[], |answer| {
        let records = lenient::list(&answer.text)?;
        Some(Listing {
            rows: records.read,
            length: records.length,
            read_to: records.read_to,
        })
    })
    .maybe("group", query.project.as_ref().map(ProjectId::as_str))
    .maybe("recursive", query.recursive.then_some("true"))
    .maybe("assignee", query.assignee.as_ref().map(UserId::as_str))
    .maybe("assignedBy", query.owner.as_ref().map(UserId::as_str))
    .maybe("customer", query.client.as_ref().map(ClientId::as_str))
    .maybe("tag", query.tag.as_deref())
    .maybe("search", query.search.as_deref())
    .maybe("startDate", query.between.map(|(start, _)| start.to_string()))
    .maybe("endDate", query.between.map(|(_, end)| end.to_string()))
    .maybe("archived", archived)
    .maybe("include", list(&query.include))
    .maybe("exclude", list(&query.exclude))
    .maybe("skip", (skip > 0).then(|| skip.to_string()))
    .with("limit", limit.to_string())
}

/// `GET /tasks/:id`: all details (A10, A12, A13, A14).
pub fn task(id: &TaskId) -> Request<Task> {
    Request::to(Endpoint::Task, &[id.as_str()], read_task)
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

/// `POST /tasks` (A10).
pub fn create_task(new: &NewTask) -> Request<Task> {
    let body = new
        .body()
        .with("group", &new.project)
        .maybe("parent", new.parent.as_ref());
    Request::to(Endpoint::CreateTask, &[], read_task).carrying(body.json())
}

/// `POST /tasks/:id/subtasks`.
///
/// Assumption A6: a create body without `group` and `parent`; the answer is the new task, bare or as `{task}`.
pub fn create_subtask(parent: &TaskId, new: &NewTask) -> Request<Task> {
    Request::to(Endpoint::CreateSubtask, &[parent.as_str()], read_task).carrying(new.body().json())
}

/// Bare, or under `task` (A6).
fn read_task(answer: &Answer<'_>) -> Option<Task> {
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
    /// Assumption A11: archives when set to now, restores when cleared; the answer has to show it.
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

/// `PUT /tasks/:id`; answered as A5 says (A10, A11, A12, A13).
pub fn update_task(id: &TaskId, update: &TaskUpdate) -> Request<TaskAnswer> {
    Request::to(Endpoint::UpdateTask, &[id.as_str()], read_answer).carrying(update.body())
}

/// `PUT /tasks/:id/state`; answered as A5 says.
///
/// Assumption A7: the body is `{"state": name}`, with the state's recorded name.
pub fn set_state(id: &TaskId, state: &str) -> Request<TaskAnswer> {
    Request::to(Endpoint::SetState, &[id.as_str()], read_answer).carrying(json!({ "state": state }))
}

fn read_answer(answer: &Answer<'_>) -> Option<TaskAnswer> {
    // Whatever it is, the update was taken; an unreadable answer means "read it again".
    Some(answer.json().map(TaskAnswer::read).unwrap_or_default())
}

/// `DELETE /tasks/:id`; the answer's body is not documented and ignored.
pub fn delete_task(id: &TaskId) -> Request<()> {
    Request::to(Endpoint::DeleteTask, &[id.as_str()], |_| Some(()))
}

impl Client {
    /// One page of a list. [`Client::all_tasks`] reads the whole one.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn tasks(&self, query: &TaskQuery, skip: usize, limit: usize) -> Result<Listing, Error> {
        self.send(tasks(query, skip, limit)).await
    }

    /// One task with all details.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn task(&self, id: &TaskId) -> Result<Task, Error> {
        self.send(task(id)).await
    }

    /// Makes a task.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_task`].
    pub async fn create_task(&self, new: &NewTask) -> Result<Task, Error> {
        self.send(create_task(new)).await
    }

    /// Makes a subtask.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_task`].
    pub async fn create_subtask(&self, parent: &TaskId, new: &NewTask) -> Result<Task, Error> {
        self.send(create_subtask(parent, new)).await
    }

    /// Changes the fields that are set.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn update_task(&self, id: &TaskId, update: &TaskUpdate) -> Result<TaskAnswer, Error> {
        self.send(update_task(id, update)).await
    }

    /// Moves a task to a state.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn set_state(&self, id: &TaskId, state: &str) -> Result<TaskAnswer, Error> {
        self.send(set_state(id, state)).await
    }

    /// Deletes a task.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn delete_task(&self, id: &TaskId) -> Result<(), Error> {
        self.send(delete_task(id)).await
    }
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
