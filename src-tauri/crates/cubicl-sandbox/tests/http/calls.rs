//! All forty requests of the contract, each so that it can be sent once.

use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::desk::{Desk, id};

/// As the contract writes it, and one that can be sent once.
pub(crate) struct Call {
    pub(crate) name: &'static str,
    path: String,
    body: Value,
}

impl Call {
    pub(crate) fn method(&self) -> Method {
        let (method, _) = self.name.split_once(' ').unwrap();
        method.parse().unwrap()
    }

    /// Fits this request alone.
    pub(crate) fn rule(&self, action: &str) -> Value {
        let (_, path) = self.name.split_once(' ').unwrap();
        let pattern: Vec<&str> = path
            .split('/')
            .map(|segment| if segment.starts_with(':') { "*" } else { segment })
            .collect();
        json!({ "method": self.method().as_str(), "path": pattern.join("/"), "times": 1, "action": { "type": action } })
    }

    pub(crate) fn request(&self, desk: &Desk) -> RequestBuilder {
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
pub(crate) struct Things {
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
    pub(crate) async fn new(desk: &Desk) -> Self {
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

    pub(crate) fn calls(&self) -> Vec<Call> {
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
