//! Every endpoint under every fault: the outcome is written down, and nothing is ever done twice.

use std::collections::BTreeSet;
use std::time::Duration;

use cubicl_client::endpoints::tasks::{NewTask, TaskQuery, TaskUpdate};
use cubicl_client::retry::Retry;
use cubicl_client::{Client, Config, Error, Fate, FileId, ProjectId, Source, TaskId, UserId};
use cubicl_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::sandbox::{config, sandbox};

/// What an endpoint does to the server.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Read,
    Write,
    Delete,
    /// Each one makes something: never twice.
    Make,
}

const ENDPOINTS: [(&str, Act); 15] = [
    ("GET /app/me", Act::Read),
    ("GET /organization/users", Act::Read),
    ("GET /users", Act::Read),
    ("GET /groups", Act::Read),
    ("GET /tasks", Act::Read),
    ("GET /tasks/:id", Act::Read),
    ("POST /tasks", Act::Make),
    ("POST /tasks/:id/subtasks", Act::Make),
    ("PUT /tasks/:id", Act::Write),
    ("PUT /tasks/:id/state", Act::Write),
    ("DELETE /tasks/:id", Act::Delete),
    ("GET /tasks/:id/activities", Act::Read),
    ("POST /tasks/:id/activities", Act::Make),
    ("POST /files/upload", Act::Make),
    ("GET /files/:id/url", Act::Read),
];

struct Fault {
    name: &'static str,
    rule: Value,
    /// For reading, writing or deleting, making.
    read: &'static str,
    write: &'static str,
    make: &'static str,
}

fn fault(name: &'static str, rule: Value, [read, write, make]: [&'static str; 3]) -> Fault {
    Fault {
        name,
        rule,
        read,
        write,
        make,
    }
}

fn faults() -> Vec<Fault> {
    let status =
        |status: u16, body: Value| json!({ "action": { "type": "status", "status": status, "body": body } });
    let always = |action: &str| json!({ "action": { "type": action } });
    let once = |action: &str| json!({ "action": { "type": action }, "times": 1 });
    let mut brief = status(502, json!("<h1>Bad gateway</h1>"));
    brief["times"] = json!(1);
    let mut limited = status(429, json!({}));
    limited["action"]["headers"] = json!({ "retry-after": "500" });
    let mut redirect = status(302, json!(""));
    redirect["action"]["headers"] = json!({ "location": "http://127.0.0.1:1/elsewhere" });
    vec![
        fault(
            "500 with JSON",
            status(500, json!({ "code": 1 })),
            ["Server", "Server", "doubt: Server"],
        ),
        fault(
            "503, empty",
            status(503, Value::Null),
            ["Server", "Server", "doubt: Server"],
        ),
        fault("502 with HTML, once", brief, ["right", "right", "doubt: Server"]),
        fault("403", status(403, json!({ "code": 4 })), ["NotPermitted"; 3]),
        fault("422, empty", status(422, Value::Null), ["Impossible"; 3]),
        fault("429", limited, ["TooManyRequests"; 3]),
        fault("delayed", json!({ "delay": 20 }), ["right"; 3]),
        fault(
            "stalls",
            always("stall"),
            ["Timeout", "Timeout", "doubt: Timeout"],
        ),
        fault(
            "stalls half-way",
            always("stall_half"),
            ["Timeout", "Timeout", "doubt: Timeout"],
        ),
        fault(
            "cut before, once",
            once("cut_before"),
            ["right", "right", "doubt: Network"],
        ),
        fault(
            "cut before",
            always("cut_before"),
            ["Network", "Network", "doubt: Network"],
        ),
        fault(
            "cut after, once",
            once("cut_after"),
            ["right", "right", "doubt: Network"],
        ),
        fault(
            "cut after",
            always("cut_after"),
            ["Network", "Network", "doubt: Network"],
        ),
        fault(
            "cut half-way, once",
            once("cut_half"),
            ["right", "right", "doubt: Network"],
        ),
        fault(
            "truncated",
            always("truncate"),
            ["NotCubicl", "right", "doubt: NotCubicl"],
        ),
        fault(
            "twice",
            always("duplicate"),
            ["NotCubicl", "right", "doubt: NotCubicl"],
        ),
        fault(
            "wrong shape",
            always("wrong_shape"),
            ["NotCubicl", "right", "doubt: NotCubicl"],
        ),
        fault("wrong types", always("wrong_types"), ["right"; 3]),
        fault("shifting", always("shift"), ["right"; 3]),
        fault("redirected elsewhere", redirect, ["NotCubicl"; 3]),
    ]
}

/// What a cell expects; where an endpoint differs from its kind, with the reason.
fn expected(endpoint: &str, act: Act, fault: &Fault) -> &'static str {
    match (endpoint, fault.name) {
        // The comment was taken; its answer is not needed.
        ("POST /tasks/:id/activities", "truncated" | "twice" | "wrong shape") => "right",
        // The repeat's head says 404 already: it is gone.
        ("DELETE /tasks/:id", "stalls half-way") => "right",
        // Any text may be a plain link (A15): nothing tells half of one from a whole one.
        ("GET /files/:id/url", "truncated" | "twice") => "right",
        // A link is nothing but a text.
        ("GET /files/:id/url", "wrong types") => "NotCubicl",
        _ => match act {
            Act::Read => fault.read,
            Act::Write | Act::Delete => fault.write,
            Act::Make => fault.make,
        },
    }
}

struct Place {
    sandbox: Sandbox,
    usual: Client,
    http: reqwest::Client,
    me: UserId,
    project: ProjectId,
    task: TaskId,
    file: FileId,
}

impl Place {
    async fn new() -> Self {
        let (sandbox, usual) = sandbox().await;
        let me = usual.me().await.unwrap().id;
        let projects = usual.projects().await.unwrap();
        let project = projects.iter().find(|project| project.admins.contains(&me));
        let project = project.unwrap().id.clone();
        let source = Source::Memory("çizim".into());
        let file = usual.upload(&source, "a.txt", |_| {}).await.unwrap().id;
        let mut place = Self {
            sandbox,
            usual,
            http: reqwest::Client::new(),
            me,
            project,
            task: TaskId::from(String::new()),
            file,
        };
        place.task = place.another().await;
        place
    }

    fn new_task(&self) -> NewTask {
        NewTask {
            project: self.project.clone(),
            name: "Kesilen".to_owned(),
            ..NewTask::default()
        }
    }

    async fn another(&self) -> TaskId {
        self.usual.create_task(&self.new_task()).await.unwrap().row.id
    }

    async fn control(&self, method: reqwest::Method, path: &str, body: &Value) -> Value {
        let url = format!("{}/{path}", self.sandbox.control_address().unwrap());
        let answer = self.http.request(method, url).json(body).send().await.unwrap();
        answer.error_for_status().unwrap().json().await.unwrap()
    }

    /// Everything that a POST can make.
    async fn made(&self) -> u64 {
        let state = self.control(reqwest::Method::GET, "state", &json!({})).await;
        let task = self
            .control(reqwest::Method::GET, &format!("tasks/{}", self.task), &json!({}))
            .await;
        let comments = task["activities"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|activity| activity["type"] == "comment");
        state["tasks"].as_u64().unwrap() + state["files"].as_u64().unwrap() + comments.count() as u64
    }

    /// A client of its own: a 429 holds up everything that follows.
    fn hurried(&self) -> Client {
        let config = Config {
            idle_timeout: Duration::from_millis(150),
            whole_timeout: Duration::from_millis(900),
            retry: Retry {
                repeats: 2,
                pause: Duration::from_millis(1),
            },
            ..config(&self.sandbox)
        };
        Client::new(config).unwrap()
    }

    async fn run(&self, endpoint: &str, client: &Client, own: &TaskId) -> Result<(), Error> {
        let task = &self.task;
        match endpoint {
            "GET /app/me" => client.me().await.map(drop),
            "GET /organization/users" => client.organization_users().await.map(drop),
            "GET /users" => client.users(std::slice::from_ref(&self.me)).await.map(drop),
            "GET /groups" => client.projects().await.map(drop),
            "GET /tasks" => client.all_tasks(&TaskQuery::default()).await.map(drop),
            "GET /tasks/:id" => client.task(task).await.map(drop),
            "POST /tasks" => client.create_task(&self.new_task()).await.map(drop),
            "POST /tasks/:id/subtasks" => client.create_subtask(task, &self.new_task()).await.map(drop),
            "PUT /tasks/:id" => {
                let update = TaskUpdate {
                    priority: Some(5),
                    ..TaskUpdate::default()
                };
                client.update_task(task, &update).await.map(drop)
            }
            "PUT /tasks/:id/state" => client.set_state(task, "cb_active").await.map(drop),
            "DELETE /tasks/:id" => client.delete_task(own).await,
            "GET /tasks/:id/activities" => client.activities(task).await.map(drop),
            "POST /tasks/:id/activities" => client.comment(task, "Not", &[]).await.map(drop),
            "POST /files/upload" => {
                let source = Source::Memory("çizim".into());
                client.upload(&source, "b.txt", |_| {}).await.map(drop)
            }
            "GET /files/:id/url" => client.file_link(&self.file).await.map(drop),
            _ => panic!("{endpoint} is not run"),
        }
    }
}

fn outcome(act: Act, answer: &Result<(), Error>) -> String {
    match answer {
        Ok(()) => "right".to_owned(),
        Err(error) => {
            let kind = format!("{:?}", error.kind);
            let kind = kind.split('(').next().unwrap();
            if act == Act::Make && error.fate == Fate::Unknown {
                format!("doubt: {kind}")
            } else {
                kind.to_owned()
            }
        }
    }
}

#[tokio::test]
async fn every_endpoint_under_every_fault() {
    let place = Place::new().await;
    let mut wrong = Vec::new();
    for fault in faults() {
        for (endpoint, act) in ENDPOINTS {
            let (method, path) = endpoint.split_once(' ').unwrap();
            let own = if act == Act::Delete {
                place.another().await
            } else {
                place.task.clone()
            };
            let before = place.made().await;
            let mut rule = fault.rule.clone();
            rule["method"] = json!(method);
            rule["path"] = json!(path.replace(":id", "*"));
            place.control(reqwest::Method::POST, "rules", &rule).await;
            let client = place.hurried();
            let answer = place.run(endpoint, &client, &own);
            let answer = tokio::time::timeout(Duration::from_secs(10), answer).await;
            place.control(reqwest::Method::DELETE, "rules", &json!({})).await;
            let Ok(answer) = answer else {
                wrong.push(format!("{endpoint}, {}: hangs", fault.name));
                continue;
            };
            let (seen, expected) = (outcome(act, &answer), expected(endpoint, act, &fault));
            if seen != expected {
                wrong.push(format!("{endpoint}, {}: {seen}, not {expected}", fault.name));
            }
            if act == Act::Make && fault.name != "shifting" {
                let made = place.made().await - before;
                let fits = match seen.as_str() {
                    "right" => made == 1,
                    doubt if doubt.starts_with("doubt") => made <= 1,
                    _ => made == 0,
                };
                if !fits {
                    wrong.push(format!("{endpoint}, {}: {seen}, but {made} made", fault.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_list_that_shifts_while_it_is_read_loses_nothing() {
    let place = Place::new().await;
    place
        .control(reqwest::Method::PUT, "dialect", &json!({ "limit": "capped20" }))
        .await;
    let ids = async || -> BTreeSet<String> {
        let rows = place.usual.all_tasks(&TaskQuery::default()).await.unwrap();
        rows.iter().map(|row| row.id.to_string()).collect()
    };
    let before = ids().await;
    let rule =
        json!({ "method": "GET", "path": "/tasks", "skip": 2, "times": 1, "action": { "type": "shift" } });
    place.control(reqwest::Method::POST, "rules", &rule).await;
    let after = ids().await;
    assert!(after.is_superset(&before));
    assert_eq!(after.len(), before.len() + 1, "the one that came between");
}

/// `UPDATE_DOCS=1` writes it anew.
#[test]
fn the_documented_matrix_is_up_to_date() {
    let mut text = String::from(
        "# Every endpoint under every fault\n\nWritten by a test of `cubicl-client` (`UPDATE_DOCS=1`), which runs each cell \
         against the sandbox. *right*: the result, perhaps after a\nrepeat; *doubt*: it may have been carried out and is \
         never repeated blindly; else the kind of error. A fault without *once* stays.\n\n| Fault |",
    );
    for (endpoint, _) in ENDPOINTS {
        text.push_str(&format!(" {endpoint} |"));
    }
    text.push_str(&format!("\n|---|{}\n", "---|".repeat(ENDPOINTS.len())));
    for fault in faults() {
        let cells = ENDPOINTS.map(|(endpoint, act)| expected(endpoint, act, &fault));
        text.push_str(&format!("| {} | {} |\n", fault.name, cells.join(" | ")));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/fault-matrix.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    // A checkout may have turned the line ends.
    let written = std::fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        written == text,
        "docs/fault-matrix.md is out of date: run with UPDATE_DOCS=1"
    );
}
