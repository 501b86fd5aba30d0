//! The fields of every kind of record that came, beside those that the contract names.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::gather::{Gathered, items};
use super::report::{FieldShape, RecordShape};
use super::seen::Seen;
use crate::lenient::kind_of;

const ME: &[&str] = &[
    "_id",
    "firstname",
    "lastname",
    "profile",
    "jobTitle",
    "language",
    "localization",
    "org",
];
const LOCALIZATION: &[&str] = &["dateFormat", "timeFormat", "timezone"];
const ORG: &[&str] = &["name", "countryCode", "admins", "isAdmin"];
const USER: &[&str] = &["_id", "firstname", "lastname", "email", "profile"];
const PERSON: &[&str] = &["_id", "firstname", "lastname", "profile"];
const PROJECT: &[&str] = &[
    "_id",
    "name",
    "parents",
    "admins",
    "members",
    "groups",
    "taskStates",
    "perms",
];
const STATE: &[&str] = &["name", "type", "color", "textColor", "isDefault"];
/// The contract's fields of a task.
pub(super) const TASK: &[&str] = &[
    "_id",
    "name",
    "desc",
    "state",
    "start",
    "deadline",
    "assignees",
    "followers",
    "portalFollowers",
    "assignedBy",
    "priority",
    "priorityScore",
    "group",
    "completedAt",
    "archivedAt",
    "stepType",
    "steps",
    "customer",
    "createdAt",
    "files",
    "tags",
    "subtasks",
    "parent",
    "email",
    "support",
    "private",
    "sharedWithCustomer",
    "workflow",
    "estimatedTime",
    "customFields",
    "recurrent",
    "recurrence",
    "lastCopy",
];
const ACTIVITY: &[&str] = &["_id", "user", "type", "content", "files", "createdAt", "visible"];
const ITEM: &[&str] = &["id", "name", "completed"];
const BAR: &[&str] = &["completed", "total"];
const FILE: &[&str] = &["_id", "name", "thumbnail", "google", "dropbox"];
const NODE: &[&str] = &[
    "_id",
    "parent",
    "group",
    "customer",
    "type",
    "file",
    "name",
    "createdAt",
];
const CLIENT: &[&str] = &[
    "_id",
    "name",
    "fullname",
    "phone",
    "email",
    "contacts",
    "customFields",
    "portalCustomerManagerIds",
    "createdAt",
];
const THREAD: &[&str] = &[
    "_id",
    "type",
    "group",
    "name",
    "users",
    "activity",
    "access",
    "lastMessage",
    "newActivityCount",
    "createdAt",
];
const MESSAGE: &[&str] = &[
    "_id",
    "thread",
    "from",
    "content",
    "files",
    "likes",
    "dislikes",
    "replyTo",
    "createdAt",
];
const PAGE: &[&str] = &["activities", "entries", "payables", "receivables"];
const TOTALS: &[&str] = &["total", "outstanding", "overdue", "currency"];
const ENTRY: &[&str] = &[
    "_id",
    "org",
    "customer",
    "type",
    "amount",
    "currency",
    "name",
    "desc",
    "paidAmount",
    "isPaid",
    "dueAt",
    "createdBy",
    "createdAt",
];
const ENTRY_ACTIVITY: &[&str] = &["_id", "org", "customer", "entry", "payment", "type", "data"];
const ENTRY_DATA: &[&str] = &["entryName", "entryDueAt", "amount", "currency"];
const WEBHOOK: &[&str] = &["_id", "type", "url", "group", "createdAt"];

/// Every kind of record of which at least one came.
pub(super) fn of(gathered: &Gathered) -> Vec<RecordShape> {
    let whole: Vec<&Value> = gathered.whole_tasks().collect();
    let books: Vec<&Value> = gathered.books.iter().collect();
    let entry = gathered
        .entry
        .iter()
        .map(|entry| entry.get("entry").unwrap_or(entry));
    let entries: Vec<&Value> = below(&books, "entries").into_iter().chain(entry).collect();
    let mut happened = below(&books, "activities");
    happened.extend(items(&gathered.entry_activities));
    let totals = [below(&books, "payables"), below(&books, "receivables")].concat();
    let (lists, bars): (Vec<&Value>, Vec<&Value>) = whole
        .iter()
        .filter_map(|task| task.get("steps"))
        .partition(|steps| steps.is_array());
    let steps = lists.into_iter().filter_map(Value::as_array).flatten().collect();
    let projects: Vec<&Value> = items(&gathered.projects).iter().collect();
    let activities: Vec<&Value> = gathered.activities().collect();
    let files = [below(&whole, "files"), below(&activities, "files")].concat();
    let inside = gathered.inside.iter().flat_map(|(_, inside)| &inside.items);
    let nodes = items(&gathered.root).iter().chain(inside).collect();
    let me = vec![&gathered.me];
    [
        record("Me", ME, me.clone()),
        record("Me.localization", LOCALIZATION, below(&me, "localization")),
        record("Me.org", ORG, below(&me, "org")),
        record("User", USER, items(&gathered.colleagues).iter().collect()),
        record("User by id", PERSON, items(&gathered.people).iter().collect()),
        record("TaskState", STATE, below(&projects, "taskStates")),
        record("PermissionLevels", &[], levels(&projects)),
        record("Project", PROJECT, projects),
        record("Task in a list", TASK, items(&gathered.few).iter().collect()),
        record("Task", TASK, whole.clone()),
        record("CheckList item", ITEM, steps),
        record("ProgressBar", BAR, bars),
        record("Recurrence", &[], below(&whole, "recurrence")),
        record("File", FILE, files),
        record("TaskActivity", ACTIVITY, activities),
        record("FileSystemNode", NODE, nodes),
        record("Client", CLIENT, items(&gathered.clients).iter().collect()),
        record("ChatThread", THREAD, items(&gathered.threads).iter().collect()),
        record("ChatMessage", MESSAGE, items(&gathered.messages).iter().collect()),
        record("Bookkeeping page", PAGE, books),
        record("Totals", TOTALS, totals),
        record("BookkeepingEntry", ENTRY, entries),
        record("BookkeepingActivity.data", ENTRY_DATA, below(&happened, "data")),
        record("BookkeepingActivity", ENTRY_ACTIVITY, happened),
        record("Webhook", WEBHOOK, items(&gathered.webhooks).iter().collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What stands under a key: a record, or each of a list of them.
fn below<'a>(records: &[&'a Value], key: &str) -> Vec<&'a Value> {
    let values = records.iter().filter_map(|record| record.get(key));
    values
        .flat_map(|value| match value {
            Value::Array(items) => items.iter().collect(),
            other => vec![other],
        })
        .collect()
}

/// The levels of projects: those of people are below their ids.
pub(super) fn levels<'a>(projects: &[&'a Value]) -> Vec<&'a Value> {
    let permissions = below(projects, "perms");
    let of_users = below(&permissions, "users");
    let users = of_users
        .into_iter()
        .filter_map(Value::as_object)
        .flat_map(|users| users.values());
    let mut levels = [below(&permissions, "members"), below(&permissions, "everybody")].concat();
    levels.extend(users);
    levels
}

fn record(name: &'static str, documented: &[&'static str], records: Vec<&Value>) -> Option<RecordShape> {
    let mut fields: BTreeMap<(bool, Seen), Vec<&Value>> = BTreeMap::new();
    let mut count = 0;
    for record in records.into_iter().filter_map(Value::as_object) {
        count += 1;
        for (key, value) in record {
            let known = documented.contains(&key.as_str());
            fields
                .entry((!known, Seen::new().key(key)))
                .or_default()
                .push(value);
        }
    }
    let told = |key: &str| fields.keys().any(|(_, name)| name.to_string() == key);
    let missing = documented.iter().copied().filter(|key| !told(key)).collect();
    let fields = fields.into_iter().map(|((unknown, name), values)| FieldShape {
        name,
        kinds: kinds(&values),
        count: values.len(),
        documented: !unknown,
    });
    (count > 0).then(|| RecordShape {
        record: name,
        count,
        fields: fields.collect(),
        missing,
    })
}

/// The kinds of values, and of what is in their lists.
fn kinds(values: &[&Value]) -> Seen {
    let seen = Seen::new().kinds(values.iter().copied());
    let inner: BTreeSet<&'static str> = values
        .iter()
        .filter_map(|value| value.as_array())
        .flatten()
        .map(kind_of)
        .collect();
    if inner.is_empty() {
        seen
    } else {
        seen.say(" of ").words(inner, " or ")
    }
}
