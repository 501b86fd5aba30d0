//! What a handler answers, turned into the shapes of a dialect.

use std::time::{Duration, SystemTime};

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::record::{CLIENT, ENTRY, LINE, MESSAGE, NODE, PAYMENT, THREAD, WEBHOOK, sparse};
use super::{
    Author, Bookkeeping, Change, Dialect, Errors, Files, Levels, Link, Message, RetryAfter, Rows, Subtask,
    Unknown,
};

/// Fields of a task that are absent when nothing is set.
const OPTIONAL: [&str; 12] = [
    "desc",
    "start",
    "deadline",
    "completedAt",
    "archivedAt",
    "steps",
    "customer",
    "parent",
    "email",
    "support",
    "recurrence",
    "estimatedTime",
];
const LEVELS: [&str; 5] = ["none", "view", "create", "edit", "delete"];
/// Objects whose keys are names of something else.
const MAPS: [&str; 3] = ["customFields", "users", "recurrence"];

/// What was asked, as far as the answer's shape depends on it.
pub(crate) struct Asked {
    pub(crate) method: String,
    /// Below `/api/v1/`.
    pub(crate) path: String,
    /// Names of `include`.
    pub(crate) include: Vec<String>,
}

/// The answer as the dialect has it.
pub(crate) async fn spoken(dialect: &Dialect, asked: &Asked, response: Response) -> Response {
    if *dialect == Dialect::default() {
        return response;
    }
    let (mut head, body) = response.into_parts();
    // Handlers answer from memory; the body is there.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
        return Response::from_parts(head, Body::from(bytes));
    };
    if head.status == StatusCode::TOO_MANY_REQUESTS
        && let Some(when) = come_again(dialect, head.headers.get(RETRY_AFTER))
    {
        head.headers.insert(RETRY_AFTER, when);
    }
    let (media_type, text) = if head.status.is_success() {
        match shaped(dialect, asked, value) {
            Value::String(link) if dialect.link == Link::Plain => ("text/plain; charset=utf-8", link),
            value => ("application/json", value.to_string()),
        }
    } else {
        refusal(dialect, &value)
    };
    head.headers.remove(CONTENT_LENGTH);
    head.headers
        .insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    Response::from_parts(head, Body::from(text))
}

fn come_again(dialect: &Dialect, seconds: Option<&HeaderValue>) -> Option<HeaderValue> {
    match dialect.retry_after {
        RetryAfter::Date => {
            let seconds = seconds?.to_str().ok()?.parse().ok()?;
            let date = SystemTime::now() + Duration::from_secs(seconds);
            HeaderValue::from_str(&httpdate::fmt_http_date(date)).ok()
        }
        RetryAfter::Absent | RetryAfter::Seconds => None,
    }
}

/// A full storage is documented with its body.
fn refusal(dialect: &Dialect, value: &Value) -> (&'static str, String) {
    match dialect.errors {
        _ if value.get("totalCapacity").is_some() => ("application/json", value.to_string()),
        Errors::Code => ("application/json", value.to_string()),
        Errors::Json => ("application/json", json!({ "error": "Olmadı" }).to_string()),
        Errors::Html => ("text/html; charset=utf-8", "<h1>Olmadı</h1>".to_owned()),
        Errors::Empty => ("text/plain", String::new()),
    }
}

fn shaped(dialect: &Dialect, asked: &Asked, mut value: Value) -> Value {
    let segments: Vec<&str> = asked.path.trim_matches('/').split('/').collect();
    match (asked.method.as_str(), segments.as_slice()) {
        ("GET", ["tasks"]) => each(&mut value, |fields| {
            task(dialect, fields);
            row(dialect, fields, &asked.include);
        }),
        ("GET", ["tasks", _]) | ("POST", ["tasks"]) => on(&mut value, |fields| task(dialect, fields)),
        ("POST", ["tasks", _, "subtasks"]) => on(&mut value, |fields| task(dialect, fields)),
        ("PUT", ["tasks", _] | ["tasks", _, "state"]) => {
            on(&mut value["task"], |fields| task(dialect, fields));
            on(&mut value["activity"], |fields| activity(dialect, fields));
        }
        ("GET", ["tasks", _, "activities"]) => each(&mut value, |fields| activity(dialect, fields)),
        ("POST" | "PUT", ["tasks", _, "activities", ..]) => {
            on(&mut value, |fields| activity(dialect, fields));
        }
        ("GET", ["groups"]) => each(&mut value, |fields| levels(dialect, fields)),
        (method, path) => other(dialect, method, path, &mut value),
    }
    if dialect.unknown == Unknown::Everywhere {
        add_unknown(&mut value);
    }
    match (asked.method.as_str(), segments.as_slice()) {
        ("PUT", ["tasks", _] | ["tasks", _, "state"]) => match dialect.change {
            Change::Both => value,
            Change::Bare => value["task"].take(),
            Change::Other => json!({ "ok": true }),
        },
        ("POST", ["tasks", _, "subtasks"]) if dialect.subtask == Subtask::Wrapped => json!({ "task": value }),
        ("GET", ["bookkeeping", "activities"]) if dialect.bookkeeping == Bookkeeping::Wrapped => {
            json!({ "activities": value })
        }
        ("GET" | "PUT", ["bookkeeping", "entries", _]) if dialect.bookkeeping == Bookkeeping::Wrapped => {
            json!({ "entry": value })
        }
        _ => value,
    }
}

/// Clients, Files pages, chat, bookkeeping and webhooks.
fn other(dialect: &Dialect, method: &str, path: &[&str], value: &mut Value) {
    let all = |value: &mut Value, optional: &[&str]| each(value, |fields| sparse(dialect, fields, optional));
    let one = |value: &mut Value, optional: &[&str]| on(value, |fields| sparse(dialect, fields, optional));
    match (method, path) {
        // Rows of names alone have nothing to set.
        ("GET", ["crm", "customers"]) => each(value, |fields| {
            if fields.contains_key("createdAt") {
                sparse(dialect, fields, CLIENT);
            }
        }),
        (_, ["crm", "customers", ..]) if method != "DELETE" => one(value, CLIENT),
        ("GET", ["file-system-nodes"]) | ("POST", ["file-system-nodes", "files"]) => all(value, NODE),
        ("POST", ["file-system-nodes", "directories"]) => one(value, NODE),
        ("GET", ["chat", "threads"]) => each(value, |fields| thread(dialect, fields)),
        ("GET", ["chat", "threads", _, "messages"]) => each(value, |fields| message(dialect, fields)),
        ("POST", ["chat", "messages"]) => {
            part(value, "thread", |fields| thread(dialect, fields));
            part(value, "message", |fields| message(dialect, fields));
            if dialect.message == Message::Id
                && let Some(id) = value.pointer("/message/_id").cloned()
            {
                value["message"] = id;
            }
        }
        ("GET", ["bookkeeping", "page"]) => on(value, |page| {
            page.entry("activities").and_modify(|lines| all(lines, LINE));
            page.entry("entries").and_modify(|entries| all(entries, ENTRY));
        }),
        ("GET", ["bookkeeping", "activities"]) => all(value, LINE),
        ("GET" | "PUT", ["bookkeeping", "entries", _]) => one(value, ENTRY),
        ("POST", ["bookkeeping", "entries" | "payment", ..]) => {
            for (name, optional) in [
                ("entry", ENTRY),
                ("entryActivity", LINE),
                ("payment", PAYMENT),
                ("paymentActivity", LINE),
                ("activity", LINE),
            ] {
                part(value, name, |fields| sparse(dialect, fields, optional));
            }
        }
        ("DELETE", ["bookkeeping", "payments", _]) => one(value, LINE),
        ("GET", ["users", "self", "webhook"]) => all(value, WEBHOOK),
        ("POST" | "PUT", ["users", "self", "webhook", ..]) => one(value, WEBHOOK),
        _ => {}
    }
}

fn part(value: &mut Value, name: &str, change: impl FnOnce(&mut Map<String, Value>)) {
    if let Some(fields) = value.get_mut(name).and_then(Value::as_object_mut) {
        change(fields);
    }
}

fn thread(dialect: &Dialect, fields: &mut Map<String, Value>) {
    if let Some(last) = fields.get_mut("lastMessage").and_then(Value::as_object_mut) {
        message(dialect, last);
    }
    sparse(dialect, fields, THREAD);
}

fn message(dialect: &Dialect, fields: &mut Map<String, Value>) {
    files(dialect, fields);
    sparse(dialect, fields, MESSAGE);
}

fn each(value: &mut Value, mut change: impl FnMut(&mut Map<String, Value>)) {
    let items = value.as_array_mut().into_iter().flatten();
    items.filter_map(Value::as_object_mut).for_each(&mut change);
}

fn on(value: &mut Value, change: impl FnOnce(&mut Map<String, Value>)) {
    if let Some(fields) = value.as_object_mut() {
        change(fields);
    }
}

fn rename(fields: &mut Map<String, Value>, usual: &str, spoken: &str) {
    if let Some(value) = fields.remove(usual) {
        fields.insert(spoken.to_owned(), value);
    }
}

fn task(dialect: &Dialect, fields: &mut Map<String, Value>) {
    match fields.get_mut("steps") {
        Some(items @ Value::Array(_)) => each(items, |item| {
            rename(item, "name", dialect.step_name.key());
            rename(item, "completed", dialect.step_mark.key());
        }),
        Some(bar) => on(bar, |bar| rename(bar, "total", dialect.step_total.key())),
        None => {}
    }
    files(dialect, fields);
}

fn files(dialect: &Dialect, fields: &mut Map<String, Value>) {
    for file in fields
        .get_mut("files")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        let id = file["_id"].clone();
        match dialect.files {
            Files::Records => {}
            Files::Bare => *file = json!({ "_id": id }),
            Files::Ids => *file = id,
        }
    }
}

fn row(dialect: &Dialect, fields: &mut Map<String, Value>, include: &[String]) {
    match dialect.rows {
        Rows::Usual => {}
        Rows::Bone => fields.retain(|name, _| name == "_id" || include.contains(name)),
        Rows::Nulls => {
            for name in OPTIONAL
                .iter()
                .filter(|name| include.is_empty() || include.iter().any(|one| one == *name))
            {
                fields.entry(*name).or_insert(Value::Null);
            }
        }
    }
}

fn activity(dialect: &Dialect, fields: &mut Map<String, Value>) {
    match dialect.author {
        Author::User => {}
        Author::CreatedBy => rename(fields, "user", "createdBy"),
        Author::From => rename(fields, "user", "from"),
    }
}

fn levels(dialect: &Dialect, project: &mut Map<String, Value>) {
    if let (Levels::Word, Some(perms)) = (dialect.levels, project.get_mut("perms")) {
        in_words(perms);
    }
}

fn in_words(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(in_words),
        Value::Number(number) => {
            let word = number
                .as_u64()
                .and_then(|level| LEVELS.get(usize::try_from(level).ok()?));
            if let Some(word) = word {
                *value = json!(word);
            }
        }
        _ => {}
    }
}

fn add_unknown(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(add_unknown),
        Value::Object(fields) => {
            for (name, inner) in fields.iter_mut() {
                if !MAPS.contains(&name.as_str()) {
                    add_unknown(inner);
                }
            }
            fields.insert("__v".to_owned(), json!(3));
            fields.insert("sürüm".to_owned(), json!({ "yeni": [true, null] }));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
