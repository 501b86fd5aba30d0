//! A task, and the two forms in which it is sent: the full record and the row of a list.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::activity::Activity;
use super::steps::Steps;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Customer {
    #[serde(rename = "_id")]
    pub(crate) id: String,
    pub(crate) name: String,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Task {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) desc: String,
    pub(crate) state: String,
    pub(crate) start: Option<i64>,
    pub(crate) deadline: Option<i64>,
    pub(crate) assignees: Vec<String>,
    pub(crate) followers: Vec<String>,
    pub(crate) portal_followers: Vec<String>,
    /// The owner.
    pub(crate) assigned_by: String,
    pub(crate) priority: u8,
    pub(crate) priority_score: i64,
    pub(crate) group: String,
    pub(crate) completed_at: Option<i64>,
    pub(crate) archived_at: Option<i64>,
    pub(crate) steps: Steps,
    pub(crate) customer: Option<Customer>,
    pub(crate) created_at: i64,
    pub(crate) files: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) subtasks: Vec<String>,
    pub(crate) parent: Option<String>,
    pub(crate) email_user: Option<String>,
    pub(crate) support_user: Option<String>,
    pub(crate) private: bool,
    pub(crate) shared_with_customer: bool,
    pub(crate) workflow: Option<Value>,
    pub(crate) estimated_time: Option<u64>,
    pub(crate) custom_fields: BTreeMap<String, String>,
    pub(crate) recurrent: bool,
    pub(crate) recurrence: Option<Value>,
    pub(crate) activities: Vec<Activity>,
}

/// Left out of the rows of a list unless asked for (A4).
const DETAILS: [&str; 8] = [
    "desc",
    "followers",
    "portalFollowers",
    "customFields",
    "recurrence",
    "email",
    "support",
    "workflow",
];

/// Which fields a list's rows carry.
pub(crate) enum Fields {
    Usual,
    Only(Vec<String>),
    Without(Vec<String>),
}

impl Task {
    /// Whether a client or an e-mail sender is on the other end.
    pub(crate) fn has_outsider(&self) -> bool {
        self.email_user.is_some() || self.support_user.is_some() || self.shared_with_customer
    }

    /// Sees it whatever the project's levels say.
    pub(crate) fn involves(&self, user: &str) -> bool {
        self.assigned_by == user || self.assignees.iter().any(|assignee| assignee == user)
    }

    /// All details; `file` gives the record of a file id. What is null or empty is absent.
    pub(crate) fn record(&self, file: impl Fn(&str) -> Value) -> Map<String, Value> {
        let mut record = Map::new();
        let mut put = |name: &str, value: Value| {
            let empty = match &value {
                Value::Null => true,
                Value::Array(items) => items.is_empty(),
                Value::Object(fields) => fields.is_empty(),
                Value::String(text) => text.is_empty(),
                _ => false,
            };
            if !empty {
                record.insert(name.to_owned(), value);
            }
        };
        put("_id", json!(self.id));
        put("name", json!(self.name));
        put("desc", json!(self.desc));
        put("state", json!(self.state));
        put("start", json!(self.start));
        put("deadline", json!(self.deadline));
        put("assignees", json!(self.assignees));
        put("followers", json!(self.followers));
        put("portalFollowers", json!(self.portal_followers));
        put("assignedBy", json!(self.assigned_by));
        put("priority", json!(self.priority));
        put("priorityScore", json!(self.priority_score));
        put("group", json!(self.group));
        put("completedAt", json!(self.completed_at));
        put("archivedAt", json!(self.archived_at));
        put("stepType", json!(self.steps.kind()));
        put("steps", json!(self.steps.record()));
        put("customer", json!(self.customer));
        put("createdAt", json!(self.created_at));
        put("files", self.files.iter().map(|id| file(id)).collect());
        put("tags", json!(self.tags));
        put("subtasks", json!(self.subtasks));
        put("parent", json!(self.parent));
        put(
            "email",
            json!(self.email_user.as_ref().map(|id| json!({ "emailUserId": id }))),
        );
        put(
            "support",
            json!(self.support_user.as_ref().map(|id| json!({ "portalUser": id }))),
        );
        put("private", json!(self.private));
        put(
            "sharedWithCustomer",
            json!(self.shared_with_customer.then_some(true)),
        );
        put("workflow", json!(self.workflow));
        put("estimatedTime", json!(self.estimated_time));
        put("customFields", json!(self.custom_fields));
        put("recurrent", json!(self.recurrent.then_some(true)));
        put("recurrence", json!(self.recurrence));
        put("lastCopy", json!(self.recurrent.then_some(true)));
        record
    }

    pub(crate) fn row(&self, fields: &Fields, file: impl Fn(&str) -> Value) -> Value {
        let mut row = self.record(file);
        match fields {
            Fields::Usual => row.retain(|name, _| !DETAILS.contains(&name.as_str())),
            Fields::Only(names) => row.retain(|name, _| name == "_id" || names.contains(name)),
            Fields::Without(names) => row.retain(|name, _| {
                name == "_id" || !(DETAILS.contains(&name.as_str()) || names.contains(name))
            }),
        }
        Value::Object(row)
    }
}
