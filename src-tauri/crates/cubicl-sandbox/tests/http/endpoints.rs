//! All forty requests of the contract: each answers, in every dialect, and does what a rule says.

use std::collections::BTreeSet;
use std::mem::discriminant;

use cubicl_sandbox::Dialect;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::desk::{Desk, answer, id};

/// As the contract writes it, and one that can be sent once.
struct Call {
    name: &'static str,
    path: String,
    body: Value,
}

impl Call {
    fn method(&self) -> Method {
        let (method, _) = self.name.split_once(' ').unwrap();
        method.parse().unwrap()
    }

    /// Fits this request alone.
    fn rule(&self, action: &str) -> Value {
        let (_, path) = self.name.split_once(' ').unwrap();
        let pattern: Vec<&str> = path
            .split('/')
            .map(|segment| if segment.starts_with(':') { "*" } else { segment })
            .collect();
        json!({ "method": self.method().as_str(), "path": pattern.join("/"), "times": 1, "action": { "type": action } })
    }

    fn request(&self, desk: &Desk) -> RequestBuilder {
        let request = desk.request(self.method(), &self.path);
        match &self.body {
            Value::Null => request,
            Value::String(content) => {
                let part = Part::bytes(content.clone().into_bytes()).file_name("not.txt");
                request.multipart(Form::new().part("file", part))
            }
            body => request.json(body),
        }
    }
}

/// What requests are about, made anew in the usual dialect.
struct Things {
    me: String,
    project: String,
    task: String,
    old_task: String,
    served_task: String,
    comment: String,
    file: String,
    node: String,
    client: String,
    old_client: String,
    thread: String,
    entry: String,
    old_entry: String,
    payment: String,
    webhook: String,
    old_webhook: String,
}

impl Things {
    async fn new(desk: &Desk) -> Self {
        let make = async |path: &str, body: Value| {
            let (status, made) = desk.post(path, body).await;
            assert_eq!(status, 200, "{path}: {made}");
            made
        };
        let project = desk.project_id("Üretim").await;
        let new_task = json!({ "group": project, "name": "İlk" });
        let tasks = desk.look("tasks").await;
        let (_, own) = desk.get("groups").await;
        let (_, me) = desk.get("app/me").await;
        let mine: Vec<Value> = own
            .as_array()
            .unwrap()
            .iter()
            .filter(|project| project["admins"].as_array().unwrap().contains(&me["_id"]))
            .map(|project| project["_id"].clone())
            .collect();
        let served = tasks
            .as_array()
            .unwrap()
            .iter()
            .find(|task| task["support"].is_object() && mine.contains(&task["group"]));
        let served_task = id(served.unwrap());
        let comments = format!("tasks/{served_task}/activities");
        let comment = id(&make(&comments, json!({ "content": "Not" })).await);
        let file = tasks
            .as_array()
            .unwrap()
            .iter()
            .find_map(|task| task["files"].get(0).filter(|_| task["group"] == json!(project)));
        let file = id(file.unwrap());
        let node = json!({ "group": project, "name": "Klasör" });
        let client = id(&make("crm/customers", json!({ "name": "Yeni" })).await);
        let entry = json!({ "customer": client, "type": "payable", "name": "x", "amount": 9, "currency": "EUR", "paidAmount": 1 });
        let paid = make("bookkeeping/entries", entry.clone()).await;
        let webhook = json!({ "type": "customer-created", "url": "https://example.com/" });
        let (_, threads) = desk.get("chat/threads").await;
        Self {
            me: id(&me),
            task: id(&make("tasks", new_task.clone()).await),
            old_task: id(&make("tasks", new_task).await),
            served_task,
            comment,
            file,
            node: id(&make("file-system-nodes/directories", node).await),
            old_client: id(&make("crm/customers", json!({ "name": "Eski" })).await),
            client,
            thread: id(&threads[0]),
            entry: id(&paid["entry"]),
            payment: id(&paid["payment"]),
            old_entry: id(&make("bookkeeping/entries", entry).await["entry"]),
            webhook: id(&make("users/self/webhook", webhook.clone()).await),
            old_webhook: id(&make("users/self/webhook", webhook).await),
            project,
        }
    }

    fn calls(&self) -> Vec<Call> {
        let Self {
            me,
            project,
            task,
            old_task,
            served_task,
            comment,
            file,
            node,
            client,
            old_client,
            thread,
            entry,
            old_entry,
            payment,
            webhook,
            old_webhook,
        } = self;
        let call = |name, path: &str, body| Call {
            name,
            path: path.to_owned(),
            body,
        };
        let get = |name, path: &str| call(name, path, Value::Null);
        let named = json!({ "name": "Adı" });
        let new_entry =
            json!({ "customer": client, "type": "payable", "name": "x", "amount": 9, "currency": "EUR" });
        let entry_update = json!({ "type": "payable", "name": "y", "currency": "EUR" });
        let new_webhook = json!({ "type": "task-created", "url": "https://example.com/", "group": project });
        vec![
            get("GET /app/me", "app/me"),
            get("GET /organization/users", "organization/users"),
            get("GET /users", &format!("users?ids={me}")),
            get("GET /groups", "groups"),
            get("GET /tasks", "tasks"),
            get("GET /tasks/:id", &format!("tasks/{task}")),
            call(
                "POST /tasks",
                "tasks",
                json!({ "group": project, "name": "Yeni" }),
            ),
            call(
                "PUT /tasks/:id",
                &format!("tasks/{task}"),
                json!({ "priority": 4 }),
            ),
            call(
                "POST /tasks/:id/subtasks",
                &format!("tasks/{task}/subtasks"),
                named.clone(),
            ),
            call(
                "PUT /tasks/:id/state",
                &format!("tasks/{task}/state"),
                json!({ "state": "cb_active" }),
            ),
            get("GET /tasks/:id/activities", &format!("tasks/{task}/activities")),
            call(
                "POST /tasks/:id/activities",
                &format!("tasks/{task}/activities"),
                json!({ "content": "Not" }),
            ),
            call(
                "PUT /tasks/:id/activities/:activity",
                &format!("tasks/{served_task}/activities/{comment}"),
                json!({ "visible": true }),
            ),
            get("DELETE /tasks/:id", &format!("tasks/{old_task}")),
            call("POST /files/upload", "files/upload", json!("içerik")),
            get("GET /files/:id/url", &format!("files/{file}/url")),
            get(
                "GET /file-system-nodes",
                &format!("file-system-nodes?group={project}"),
            ),
            call(
                "POST /file-system-nodes/files",
                "file-system-nodes/files",
                json!({ "group": project, "files": [file] }),
            ),
            call(
                "POST /file-system-nodes/directories",
                "file-system-nodes/directories",
                json!({ "group": project, "name": "Klasör" }),
            ),
            get(
                "DELETE /file-system-nodes",
                &format!("file-system-nodes?ids={node}"),
            ),
            get("GET /crm/customers", "crm/customers?includeAllFields=true"),
            get("GET /crm/customers/:id", &format!("crm/customers/{client}")),
            call("POST /crm/customers", "crm/customers", named.clone()),
            call(
                "PUT /crm/customers/:id",
                &format!("crm/customers/{client}"),
                named,
            ),
            get(
                "DELETE /crm/customers/:id",
                &format!("crm/customers/{old_client}"),
            ),
            get("GET /chat/threads", "chat/threads"),
            get(
                "GET /chat/threads/:id/messages",
                &format!("chat/threads/{thread}/messages"),
            ),
            call(
                "POST /chat/messages",
                "chat/messages",
                json!({ "thread": thread, "content": "Selam" }),
            ),
            get("GET /bookkeeping/page", "bookkeeping/page"),
            get(
                "GET /bookkeeping/activities",
                &format!("bookkeeping/activities?entry={entry}"),
            ),
            get(
                "GET /bookkeeping/entries/:entry",
                &format!("bookkeeping/entries/{entry}"),
            ),
            call("POST /bookkeeping/entries", "bookkeeping/entries", new_entry),
            call(
                "PUT /bookkeeping/entries/:entry",
                &format!("bookkeeping/entries/{entry}"),
                entry_update,
            ),
            get(
                "DELETE /bookkeeping/entries/:entry",
                &format!("bookkeeping/entries/{old_entry}"),
            ),
            call(
                "POST /bookkeeping/payment/:entry",
                &format!("bookkeeping/payment/{entry}"),
                json!({ "amount": 2 }),
            ),
            get(
                "DELETE /bookkeeping/payments/:payment",
                &format!("bookkeeping/payments/{payment}"),
            ),
            get("GET /users/self/webhook", "users/self/webhook"),
            call("POST /users/self/webhook", "users/self/webhook", new_webhook),
            call(
                "PUT /users/self/webhook/:id",
                &format!("users/self/webhook/{webhook}"),
                json!({ "url": "https://example.org/" }),
            ),
            get(
                "DELETE /users/self/webhook/:id",
                &format!("users/self/webhook/{old_webhook}"),
            ),
        ]
    }
}

async fn fresh(desk: &Desk, dialect: Value) -> Vec<Call> {
    desk.speak(json!(shapes(&Dialect::default()))).await;
    let calls = Things::new(desk).await.calls();
    let names: BTreeSet<&str> = calls.iter().map(|call| call.name).collect();
    assert_eq!(names.len(), 40);
    desk.speak(dialect).await;
    calls
}

fn shapes(dialect: &Dialect) -> Value {
    let shapes = dialect.shapes().into_iter();
    shapes.map(|(switch, shape)| (switch, json!(shape))).collect()
}

/// A list's first record.
fn first(body: &Value) -> &Value {
    match body {
        Value::Array(rows) => rows.first().unwrap_or(body),
        _ => body,
    }
}

/// Everything that a POST can make, a thread aside.
async fn made(desk: &Desk) -> u64 {
    let state = desk.look("state").await;
    let kinds = [
        "tasks", "comments", "files", "nodes", "clients", "messages", "entries", "payments", "webhooks",
    ];
    kinds.iter().map(|kind| state[*kind].as_u64().unwrap()).sum()
}

#[tokio::test]
async fn every_endpoint_answers_in_every_shape() {
    let desk = Desk::new().await;
    for seed in 0..4 {
        for call in fresh(&desk, json!({ "seed": seed })).await {
            let response = call.request(&desk).send().await.unwrap();
            let (status, body) = (response.status(), response.text().await.unwrap());
            assert_eq!(status, 200, "{}, seed {seed}: {body}", call.name);
        }
    }
}

#[tokio::test]
async fn every_record_can_hold_what_nobody_documented() {
    let desk = Desk::new().await;
    for call in fresh(&desk, json!({ "unknown": "everywhere" })).await {
        let (_, body) = answer(call.request(&desk)).await;
        let record = first(&body);
        let is_there = record["__v"] == 3 || !record.is_object();
        assert!(is_there, "{}: {body}", call.name);
    }
}

#[tokio::test]
async fn every_refusal_can_be_a_page_of_html() {
    let desk = Desk::new().await;
    let calls = fresh(&desk, json!({ "errors": "html" })).await;
    desk.control(Method::DELETE, "tokens", Value::Null).await;
    for call in calls {
        let response = call.request(&desk).send().await.unwrap();
        let (status, body) = (response.status(), response.text().await.unwrap());
        assert_eq!(
            (status.as_u16(), body.as_str()),
            (401, "<h1>Olmadı</h1>"),
            "{}",
            call.name
        );
    }
}

#[tokio::test]
async fn every_answer_can_have_the_wrong_shape_or_the_wrong_types() {
    let desk = Desk::new().await;
    let mut usual = Vec::new();
    for call in fresh(&desk, json!({})).await {
        usual.push(answer(call.request(&desk)).await.1);
    }
    for action in ["wrong_shape", "wrong_types", "duplicate"] {
        for (call, usual) in fresh(&desk, json!({})).await.iter().zip(&usual) {
            desk.rule(call.rule(action)).await;
            let response = call.request(&desk).send().await.unwrap();
            assert_eq!(response.status(), 200, "{}, {action}", call.name);
            let text = response.text().await.unwrap();
            let body: Option<Value> = serde_json::from_str(&text).ok();
            let spoilt = match (action, usual) {
                ("wrong_shape", Value::Array(_)) => body.as_ref().is_some_and(Value::is_object),
                ("wrong_shape", _) => body.as_ref().is_some_and(Value::is_array),
                ("duplicate", _) => body.is_none(),
                // The answers of most deletions are empty.
                _ if *usual == json!({}) => body == Some(json!({})),
                _ => body.as_ref().is_some_and(|body| is_mistyped(body, usual)),
            };
            assert!(spoilt, "{}, {action}: {text}", call.name);
        }
        assert!(left_over(&desk).await.is_empty());
    }
}

/// Whether something other than an id is of another type than usual.
fn is_mistyped(body: &Value, usual: &Value) -> bool {
    match (body, usual) {
        (Value::Array(items), Value::Array(usual)) => {
            let mut pairs = items.iter().zip(usual);
            pairs.any(|(item, usual)| is_mistyped(item, usual))
        }
        (Value::Object(fields), Value::Object(usual)) => {
            let mut other = usual.iter().filter(|(name, _)| *name != "_id");
            other.any(|(name, value)| is_mistyped(&fields[name], value))
        }
        _ => discriminant(body) != discriminant(usual),
    }
}

/// Rules that have not been used.
async fn left_over(desk: &Desk) -> Vec<Value> {
    let rules = desk.look("rules").await;
    let rules = rules.as_array().unwrap().iter();
    rules.filter(|rule| rule["times"] != 0).cloned().collect()
}

#[tokio::test]
async fn what_is_cut_off_before_makes_nothing_and_after_makes_it_once() {
    let desk = Desk::new().await;
    for (action, expected) in [("cut_before", 0), ("cut_after", 1)] {
        for call in fresh(&desk, json!({})).await {
            let before = made(&desk).await;
            desk.rule(call.rule(action)).await;
            call.request(&desk).send().await.expect_err("no answer may come");
            if call.method() == Method::POST {
                assert_eq!(made(&desk).await - before, expected, "{}, {action}", call.name);
            }
        }
        assert!(left_over(&desk).await.is_empty());
    }
}
