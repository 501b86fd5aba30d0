//! Tasks (contract section 4): a row of a list and a full record.

use serde_json::{Map, Value};

use super::{Activity, File, Steps};
use crate::ids::{ClientId, ProjectId, TaskId, UserId};
use crate::lenient::{BadRecord, Decode, Fields, Listed, Path, Raw, as_text, take};

/// A client as a task shows it: read as an object, written as an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRef {
    /// Which.
    pub id: ClientId,
    /// Its short name; empty when unknown.
    pub name: String,
}

/// A task as a list tells it. `None` means: not told.
///
/// Assumption A4: any field but `_id` may be left out; `include` works for the documented names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskRow {
    /// Which.
    pub id: TaskId,
    /// Its name.
    pub name: Option<String>,
    /// The recorded name of its state.
    pub state: Option<String>,
    /// Its project.
    pub group: Option<ProjectId>,
    /// Unix seconds.
    pub start: Option<i64>,
    /// Unix seconds.
    pub deadline: Option<i64>,
    /// Who does it.
    pub assignees: Option<Vec<UserId>>,
    /// 1 to 5, 5 highest.
    pub priority: Option<u8>,
    /// Order among equal priority, lowest on top.
    pub priority_score: Option<f64>,
    /// Opaque (A10).
    pub tags: Option<Vec<String>>,
    /// Steps, when told.
    pub steps: Option<Steps>,
    /// Its client.
    pub client: Option<ClientRef>,
    /// Its files (A13).
    pub files: Option<Vec<File>>,
    /// Its subtasks.
    pub subtasks: Option<Vec<TaskId>>,
    /// The task it is a subtask of.
    pub parent: Option<TaskId>,
    /// Unix seconds.
    pub completed_at: Option<i64>,
    /// Unix seconds.
    pub archived_at: Option<i64>,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// Seen by few.
    pub private: bool,
    /// Made from an e-mail.
    pub from_email: bool,
    /// Made from a request in the client portal.
    pub support: bool,
    /// Repeats (A14).
    pub recurrent: bool,
    /// Which fields the record carried at all, null or not: absent is not the same as cleared in a list (A4).
    pub told: Told,
}

/// Which fields of those above, and which details, a record carried: a bit for each of [`FIELDS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told(u32);

impl Told {
    fn by(fields: &Fields<'_, '_>) -> Self {
        // The id is always told.
        Self(fields.told(FIELDS) & !1)
    }

    /// The fields that the record carried, even as null.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        let fields = FIELDS.iter().enumerate();
        fields.filter_map(move |(place, field)| (self.0 & 1_u32 << place != 0).then_some(*field))
    }

    /// Whether the record carried the field, even as null.
    pub fn has(self, field: &str) -> bool {
        self.fields().any(|told| told == field)
    }
}

const FIELDS: &[&str] = &[
    "_id",
    "name",
    "state",
    "group",
    "start",
    "deadline",
    "assignees",
    "priority",
    "priorityScore",
    "tags",
    "steps",
    "stepType",
    "customer",
    "files",
    "subtasks",
    "parent",
    "completedAt",
    "archivedAt",
    "private",
    "email",
    "support",
    "createdAt",
    "recurrent",
    "recurrence",
    "lastCopy",
    // Details: that a list tells them is all that matters.
    "desc",
    "assignedBy",
    "followers",
    "customFields",
];

/// A task with all details.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// What a list tells too.
    pub row: TaskRow,
    /// Plain text or HTML (A25); not safe to show as it is.
    pub desc: Option<String>,
    /// Who is told of changes.
    pub followers: Vec<UserId>,
    /// Who is told of changes in the client portal.
    pub portal_followers: Vec<UserId>,
    /// The owner.
    pub assigned_by: Option<UserId>,
    /// Shared with the client.
    pub shared_with_customer: bool,
    /// Seconds.
    pub estimated_time: Option<i64>,
    /// Assumption A14: how it repeats is opaque; [`crate::endpoints::tasks::NewTask::recurrence`] takes it as it came.
    pub recurrence: Option<Value>,
    /// The sender, when it was made from an e-mail.
    pub email_user: Option<UserId>,
    /// Who asked, when it was made from a request in the client portal.
    pub portal_user: Option<UserId>,
    /// The workflow it belongs to.
    pub workflow: Option<Workflow>,
    /// By name.
    pub custom_fields: Vec<(String, String)>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

/// A task's place in a workflow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workflow {
    /// Which, if told.
    pub id: Option<String>,
    /// What it was made from.
    pub template: Option<String>,
    /// Whether it is done.
    pub is_completed: bool,
    /// Which step of it, as Cubicl writes it.
    pub taskflow: Option<String>,
}

impl TaskRow {
    fn take(fields: &mut Fields<'_, '_>) -> Result<Self, BadRecord> {
        let told = Told::by(fields);
        let id = fields.needed_id()?;
        let step_type = fields.word("stepType");
        let steps = fields.raw("steps");
        let steps_told = step_type.is_some() || steps.is_some();
        Ok(Self {
            id,
            name: fields.text("name"),
            state: fields.text("state"),
            group: fields.reference("group"),
            start: fields.seconds("start"),
            deadline: fields.seconds("deadline"),
            assignees: fields.ids("assignees"),
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped to 1..=5"
            )]
            priority: fields
                .number("priority")
                .map(|priority| priority.round().clamp(1.0, 5.0) as u8),
            priority_score: fields.number("priorityScore"),
            tags: fields.list("tags", tag),
            steps: steps_told.then(|| Steps::read(step_type.as_deref(), steps)),
            client: client(fields),
            files: fields.records("files"),
            subtasks: fields.ids("subtasks"),
            parent: fields.reference("parent"),
            completed_at: fields.seconds("completedAt").filter(|at| *at > 0),
            archived_at: fields.seconds("archivedAt").filter(|at| *at > 0),
            created_at: fields.seconds("createdAt"),
            private: fields.flag("private").unwrap_or(false),
            from_email: fields.peek("email").is_some_and(Raw::is_record),
            support: fields.peek("support").is_some_and(Raw::is_record),
            // `lastCopy` stands on recurrent tasks alone.
            recurrent: fields.flag("recurrent").unwrap_or(false)
                || fields.peek("recurrence").is_some()
                || fields.peek("lastCopy").is_some(),
            told,
        })
    }
}

/// Assumption A10: a tag is an opaque text, written as it was read, whether it is a name or an id. A record with a name is
/// forgiven.
fn tag(value: Raw<'_>) -> Option<String> {
    match value {
        Raw::Record(mut record) => take(&mut record, "name")
            .or_else(|| take(&mut record, "_id"))
            .and_then(as_text),
        other => as_text(other),
    }
}

/// Read as an object; a bare id is forgiven.
fn client(fields: &mut Fields<'_, '_>) -> Option<ClientRef> {
    match fields.raw("customer")? {
        Raw::Text(id) if !id.is_empty() => Some(ClientRef {
            id: ClientId::from(id.into_owned()),
            name: String::new(),
        }),
        value => {
            let mut client = Fields::of(value, "customer").ok()?;
            Some(ClientRef {
                id: client.needed_id().ok()?,
                name: client.text("name").unwrap_or_default(),
            })
        }
    }
}

impl Decode for TaskRow {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        Self::take(&mut Fields::of(value, path)?)
    }
}

impl Listed for TaskRow {
    const FIELDS: &'static [&'static str] = FIELDS;

    fn listed(mut fields: Fields<'_, '_>) -> Result<Self, BadRecord> {
        Self::take(&mut fields)
    }
}

impl Decode for Task {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            row: TaskRow::take(&mut fields)?,
            desc: fields.text("desc"),
            followers: fields.ids("followers").unwrap_or_default(),
            portal_followers: fields.ids("portalFollowers").unwrap_or_default(),
            assigned_by: fields.reference("assignedBy"),
            shared_with_customer: fields.flag("sharedWithCustomer").unwrap_or(false),
            estimated_time: fields.seconds("estimatedTime"),
            recurrence: fields.raw("recurrence").map(Value::from),
            email_user: fields
                .object("email")
                .and_then(|mut email| email.reference("emailUserId")),
            portal_user: fields
                .object("support")
                .and_then(|mut support| support.reference("portalUser")),
            workflow: fields.object("workflow").map(|mut workflow| Workflow {
                id: workflow.id("id"),
                template: workflow.id("templateId"),
                is_completed: workflow.flag("isCompleted").unwrap_or(false),
                taskflow: workflow.id("taskflowId"),
            }),
            custom_fields: fields
                .object("customFields")
                .map(|custom| {
                    custom
                        .rest()
                        .into_iter()
                        .filter_map(|(name, value)| Some((name, as_text(value)?)))
                        .collect()
                })
                .unwrap_or_default(),
            extra: fields.rest(),
        })
    }
}

/// What an update answers (A5).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskAnswer {
    /// The task as it is now; `None` when the answer did not tell: read it again.
    pub task: Option<Task>,
    /// The line of history that the update made.
    pub activity: Option<Activity>,
}

impl TaskAnswer {
    /// Assumption A5: `{activity, task}`, `{task}`, a bare task, or something else (a part of one): then the task is read again.
    pub(crate) fn read(value: Value) -> Self {
        let Value::Object(mut object) = value else {
            return Self::default();
        };
        let activity = object
            .remove("activity")
            .and_then(|activity| Activity::decode(activity, "activity").ok());
        let task = match object.remove("task") {
            Some(task) => Task::decode(task, "task").ok(),
            // A bare activity or acknowledgement has an `_id` too, but neither a name nor a state.
            None if object.contains_key("name") || object.contains_key("state") => {
                Task::decode(Value::Object(object), "task").ok()
            }
            None => None,
        };
        // A part of a task is not the task: what it leaves out would be taken for empty.
        let task = task.filter(|task| task.row.name.is_some() && task.row.group.is_some());
        Self { task, activity }
    }
}

#[cfg(test)]
mod tests;
