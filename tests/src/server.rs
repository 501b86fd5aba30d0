//! The Cubicl server of a story: the sandbox as a process of its own, looked into and upset through its control address.

use anyhow::{Context, ensure};
use reqwest::{Client, Method, Url};
use serde_json::{Value, json};

use crate::app::built;
use crate::desktop::Desktop;
use crate::process::Program;
use crate::wait::eventually;

/// The running server.
#[derive(Debug)]
pub struct Server {
    address: String,
    control: String,
    token: String,
    http: Client,
    _program: Program,
}

impl Server {
    /// With the sample workspace.
    pub(crate) async fn start(desktop: &Desktop) -> anyhow::Result<Self> {
        let mut command = desktop.command(built("cubicl-sandbox")?);
        command.args(["--port", "0", "--seed", "1", "--tasks", "600"]);
        if let Some(seed) = std::env::var_os("CUBICL_STORIES_DIALECT") {
            command.arg("--dialect-seed").arg(seed);
        }
        let mut program = Program::start("server", &mut command, &desktop.logs())?;
        let place: Value = serde_json::from_str(&program.line(|line| line.starts_with('{')).await?)?;
        let text = |name: &str| {
            place[name]
                .as_str()
                .map(str::to_owned)
                .with_context(|| format!("it tells no {name}"))
        };
        // Another test of this process may have done it already; which one does not matter.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Ok(Self {
            address: text("address")?,
            control: text("control")?,
            token: text("token")?,
            http: Client::builder().no_proxy().build()?,
            _program: program,
        })
    }

    /// From here on it answers in other shapes that the contract allows.
    pub async fn speak(&self, dialect_seed: u64) -> anyhow::Result<()> {
        let dialect = json!({ "seed": dialect_seed });
        self.ask(Method::PUT, "dialect", Some(&dialect)).await.map(drop)
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// The token of the person who uses the app.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// A task with everything in it.
    pub async fn task(&self, id: &str) -> anyhow::Result<Value> {
        self.ask(Method::GET, &format!("tasks/{id}"), None).await
    }

    /// The id of the person who uses the app.
    pub async fn me(&self) -> anyhow::Result<String> {
        let state = self.ask(Method::GET, "state", None).await?;
        state["me"].as_str().map(str::to_owned).context("nobody acts")
    }

    pub async fn tasks(&self) -> anyhow::Result<Vec<Value>> {
        list(self.ask(Method::GET, "tasks", None).await?)
    }

    pub async fn projects(&self) -> anyhow::Result<Vec<Value>> {
        list(self.ask(Method::GET, "projects", None).await?)
    }

    /// The id of a project.
    pub async fn project_named(&self, name: &str) -> anyhow::Result<String> {
        let projects = self.projects().await?;
        let found = projects.iter().find(|project| project["name"] == name);
        let id = found.and_then(|project| project["_id"].as_str());
        id.map(str::to_owned)
            .with_context(|| format!("the server has no project {name}"))
    }

    /// A task that was made meanwhile, by its name.
    pub async fn task_named(&self, name: &str) -> anyhow::Result<Value> {
        eventually(&format!("a task named {name} on the server"), async || {
            Ok(self.tasks().await?.into_iter().find(|task| task["name"] == name))
        })
        .await
    }

    /// Waits until a field of a task has a value.
    pub async fn task_has(&self, id: &str, field: &str, value: &Value) -> anyhow::Result<()> {
        eventually(
            &format!("{field} of the task to be {value} on the server"),
            async || {
                let found = self.task(id).await?;
                ensure!(found[field] == *value, "it is {}", found[field]);
                Ok(Some(()))
            },
        )
        .await
    }

    /// Waits until a task is as wanted.
    pub async fn task_with(&self, id: &str, wanted: impl Fn(&Value) -> bool) -> anyhow::Result<()> {
        eventually("the task to be as wanted on the server", async || {
            let found = self.task(id).await?;
            ensure!(wanted(&found), "it is {found}");
            Ok(Some(()))
        })
        .await
    }

    /// Waits until a task is gone.
    pub async fn has_no_task(&self, id: &str) -> anyhow::Result<()> {
        eventually("the task to be gone from the server", async || {
            Ok(self
                .tasks()
                .await?
                .iter()
                .all(|task| task["_id"] != id)
                .then_some(()))
        })
        .await
    }

    /// A task made by somebody else in the meantime, with the fields of the API.
    pub async fn create_task(&self, fields: &Value) -> anyhow::Result<Value> {
        self.ask(Method::POST, "tasks", Some(fields)).await
    }

    /// Makes a client, as a colleague would; its id.
    pub async fn make_client(&self, fields: &Value) -> anyhow::Result<String> {
        let request = self.http.post(format!("{}crm/customers", self.address));
        let answer = request.bearer_auth(&self.token).json(fields).send().await?;
        let made: Value = answer.error_for_status()?.json().await?;
        let id = made["_id"].as_str().context("it has no id")?;
        Ok(id.to_owned())
    }

    /// Somebody else changes a task, with the fields of the API and `by`.
    pub async fn change_task(&self, id: &str, fields: &Value) -> anyhow::Result<()> {
        let path = format!("tasks/{id}");
        self.ask(Method::PUT, &path, Some(fields)).await.map(drop)
    }

    /// Somebody else comments on a task: `content` and `by`.
    pub async fn comment(&self, id: &str, fields: &Value) -> anyhow::Result<()> {
        let path = format!("tasks/{id}/activities");
        self.ask(Method::POST, &path, Some(fields)).await.map(drop)
    }

    /// Somebody else writes into a chat, with the fields of the API and `by`.
    pub async fn say(&self, fields: &Value) -> anyhow::Result<()> {
        self.ask(Method::POST, "messages", Some(fields)).await.map(drop)
    }

    /// What the API answers to the person who uses the app; `path` below its base.
    pub(crate) async fn ask_as_person(&self, path: &str) -> anyhow::Result<Value> {
        let request = self.http.get(format!("{}{path}", self.address));
        Ok(request.bearer_auth(&self.token).send().await?.json().await?)
    }

    /// The id of somebody else who works in the project.
    pub async fn colleague_in(&self, project: &str) -> anyhow::Result<String> {
        let me = self.me().await?;
        let projects = self.projects().await?;
        let found = projects.iter().find(|each| each["name"] == project);
        let people = ["admins", "members"].map(|role| found.and_then(|project| project[role].as_array()));
        let mut ids = people.into_iter().flatten().flatten().filter_map(Value::as_str);
        let other = ids.find(|id| *id != me).map(str::to_owned);
        other.with_context(|| format!("nobody else works in {project}"))
    }

    /// So many more tasks of the sample's in a project.
    pub async fn fill(&self, project: &str, tasks: usize) -> anyhow::Result<()> {
        let wish = json!({ "project": project, "tasks": tasks });
        self.ask(Method::POST, "seed", Some(&wish)).await.map(drop)
    }

    /// Takes every task out of a project.
    pub async fn empty(&self, project: &str) -> anyhow::Result<()> {
        let tasks = self.tasks().await?;
        let there = tasks.iter().filter(|task| task["group"] == project);
        for id in there.filter_map(|task| task["_id"].as_str()) {
            // A subtask may have gone with its parent.
            let _ = self.ask(Method::DELETE, &format!("tasks/{id}"), None).await;
        }
        Ok(())
    }

    /// The files on a task: name, size and SHA-256 of each.
    pub async fn files_of(&self, task: &str) -> anyhow::Result<Vec<Value>> {
        let mut found = Vec::new();
        for file in self.task(task).await?["files"].as_array().into_iter().flatten() {
            let id = file["_id"].as_str().context("a file has no id")?.to_owned();
            found.push(self.ask(Method::GET, &format!("files/{id}"), None).await?);
        }
        Ok(found)
    }

    /// Waits until a file of this name is on the task, and gives its record.
    pub async fn file_on(&self, task: &str, name: &str) -> anyhow::Result<Value> {
        eventually(&format!("{name} on the task at the server"), async || {
            Ok(self
                .files_of(task)
                .await?
                .into_iter()
                .find(|file| file["name"] == name))
        })
        .await
    }

    /// Every request that arrived.
    /// The ways of everything on a project's Files page, as often as it is there; those of folders end with `/`.
    pub async fn on_files_page(&self, project: &str) -> anyhow::Result<Vec<String>> {
        let nodes = list(self.ask(Method::GET, "nodes", None).await?)?;
        let mut ways = Vec::new();
        for node in nodes.iter().filter(|node| node["group"] == project) {
            let file = node["file"]["name"].as_str().map(str::to_owned);
            let name = || format!("{}/", node["name"].as_str().unwrap_or_default());
            let mut way = file.unwrap_or_else(name);
            let mut outer = node;
            while let Some(parent) = outer["parent"].as_str() {
                let found = nodes.iter().find(|node| node["_id"] == parent);
                outer = found.context("a node lies nowhere")?;
                way = format!("{}/{way}", outer["name"].as_str().unwrap_or_default());
            }
            ways.push(way);
        }
        ways.sort();
        Ok(ways)
    }

    pub async fn requests(&self) -> anyhow::Result<Vec<Value>> {
        list(self.ask(Method::GET, "requests", None).await?)
    }

    /// Waits until a request with this method and path (below the base) was answered, and gives its record.
    pub async fn was_asked(&self, method: &str, path: &str) -> anyhow::Result<Value> {
        eventually(&format!("{method} {path}"), async || {
            let requests = self.requests().await?;
            Ok(requests.into_iter().find(|request| {
                request["method"] == method
                    && request["path"]
                        .as_str()
                        .is_some_and(|found| found.ends_with(path))
            }))
        })
        .await
    }

    /// Waits until a request was answered at `api` or `links`.
    pub async fn was_asked_at(&self, host: &str, method: &str) -> anyhow::Result<()> {
        eventually(&format!("a {method} at {host}"), async || {
            let requests = self.requests().await?;
            Ok(requests
                .iter()
                .any(|request| request["host"] == host && request["method"] == method)
                .then_some(()))
        })
        .await
    }

    /// Changes what the server allows or how fast it is.
    pub async fn set(&self, settings: &Value) -> anyhow::Result<()> {
        self.ask(Method::PUT, "settings", Some(settings)).await.map(drop)
    }

    /// From here on requests that fit get this answer.
    pub async fn answer(&self, method: &str, path: &str, status: u16) -> anyhow::Result<()> {
        let rule =
            json!({ "method": method, "path": path, "action": { "type": "status", "status": status } });
        self.ask(Method::POST, "rules", Some(&rule)).await.map(drop)
    }

    /// Takes all such answers back.
    pub async fn behave(&self) -> anyhow::Result<()> {
        self.ask(Method::DELETE, "rules", None).await.map(drop)
    }

    /// As if the network cable were pulled.
    pub async fn go_away(&self) -> anyhow::Result<()> {
        self.ask(Method::PUT, "reach", Some(&json!({ "mode": "refuse" })))
            .await
            .map(drop)
    }

    /// And plugged in again.
    pub async fn come_back(&self) -> anyhow::Result<()> {
        self.ask(Method::PUT, "reach", Some(&json!({ "mode": "up" })))
            .await
            .map(drop)
    }

    /// The person's tokens are removed on the Integrations page.
    pub async fn revoke_tokens(&self) -> anyhow::Result<()> {
        self.ask(Method::DELETE, "tokens", None).await.map(drop)
    }

    /// The person makes another token.
    pub async fn another_token(&self) -> anyhow::Result<String> {
        let made = self.ask(Method::POST, "tokens", Some(&json!({}))).await?;
        made["token"].as_str().map(str::to_owned).context("no token came")
    }

    async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> anyhow::Result<Value> {
        let url = Url::parse(&format!("{}/{path}", self.control))?;
        let mut request = self.http.request(method.clone(), url);
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await?;
        let status = response.status();
        let text = response.text().await?;
        ensure!(
            status.is_success(),
            "the sandbox answered {status} to {method} {path}: {text}"
        );
        Ok(serde_json::from_str(&text)?)
    }
}

fn list(value: Value) -> anyhow::Result<Vec<Value>> {
    match value {
        Value::Array(records) => Ok(records),
        other => anyhow::bail!("no list: {other}"),
    }
}
