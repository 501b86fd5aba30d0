//! A session over real HTTP against a sandbox of its own, with a keychain, a memory and a listener made of memory.

mod odd;
mod ports;
mod waiting;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cubicl_sandbox::{Options, Sandbox};
use cubicl_sync::view::*;
use cubicl_sync::{Account, AccountMemory, Announce, Config, Ports, SecretStore, Session};
use serde_json::{Value, json};

pub(crate) use odd::{Odd, Says, board, number};
pub(crate) use ports::{Heard, Memory, Secrets};
use waiting::PATIENCE;
pub(crate) use waiting::{column_of, offline, online, quiet, wait};

/// Everything a test needs.
pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    pub(crate) session: Session,
    pub(crate) secrets: Arc<Secrets>,
    pub(crate) memory: Arc<Memory>,
    pub(crate) heard: Arc<Heard>,
    pub(crate) folder: tempfile::TempDir,
    habits: Habits,
    control: reqwest::Client,
}

/// What sessions of a desk have in common.
#[derive(Clone, Copy)]
struct Habits {
    deletes_after: Duration,
    rate: usize,
}

impl Desk {
    /// A sandbox and a session that has not started.
    pub(crate) async fn new() -> Self {
        Self::with(Options {
            tasks: 60,
            rate: 0,
            ..Options::default()
        })
        .await
    }

    pub(crate) async fn with(options: Options) -> Self {
        // A second test of the same process finds it installed.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let sandbox = Sandbox::start(options).await.unwrap();
        let (secrets, memory, heard) = (Arc::default(), Arc::default(), Arc::default());
        let folder = tempfile::tempdir().unwrap();
        let habits = Habits {
            deletes_after: Duration::ZERO,
            rate: 60,
        };
        let session = session(&sandbox, &secrets, &memory, &heard, folder.path(), habits);
        Self {
            sandbox,
            session,
            secrets,
            memory,
            heard,
            folder,
            habits,
            control: reqwest::Client::new(),
        }
    }

    /// Signed in; deletions can be taken back for so long.
    pub(crate) async fn deleting_after(pause: Duration) -> Self {
        let mut desk = Self::new().await;
        desk.habits.deletes_after = pause;
        desk.end();
        desk.sign_in(false).await;
        desk
    }

    /// Signed in at a server that is as strict as the session believes: so many requests in any minute.
    pub(crate) async fn limited_to(rate: usize) -> Self {
        let mut desk = Self::with(Options {
            tasks: 60,
            rate,
            ..Options::default()
        })
        .await;
        desk.habits.rate = rate;
        desk.end();
        desk.sign_in(false).await;
        desk
    }

    /// Signed in, and a board of so many cards completely read.
    pub(crate) async fn with_large_board(cards: usize) -> (Self, BoardQuery) {
        let desk = Self::with(Options {
            tasks: 60,
            board: cards,
            rate: 0,
            ..Options::default()
        })
        .await;
        desk.sign_in(false).await;
        let projects = desk.account().projects().projects;
        let large = projects
            .into_iter()
            .find(|project| project.name == "Büyük pano")
            .unwrap();
        let query = BoardQuery {
            project: large.id,
            ..BoardQuery::default()
        };
        desk.read(&query).await;
        (desk, query)
    }

    /// Signed in, with projects and people read.
    pub(crate) async fn signed_in() -> Self {
        let desk = Self::new().await;
        desk.sign_in(false).await;
        desk
    }

    pub(crate) async fn sign_in(&self, until_close: bool) {
        self.session.start().await;
        self.session
            .check_token(self.sandbox.token().to_owned(), None)
            .await
            .unwrap();
        self.session.keep_token(until_close).await.unwrap();
        let account = self.account();
        wait("projects and people", || {
            account.projects().freshness.as_of.is_some()
                && account.people().iter().any(|person| person.current)
        })
        .await;
    }

    /// The program ends without a word. Gives the session of the next one, which has not started.
    pub(crate) fn end(&mut self) -> Session {
        self.session = session(
            &self.sandbox,
            &self.secrets,
            &self.memory,
            &self.heard,
            self.folder.path(),
            self.habits,
        );
        self.session.clone()
    }

    /// The program ends and opens again. Nobody may hold the account of before.
    pub(crate) async fn restart(&mut self) {
        self.end();
        self.session.start().await;
    }

    /// Whether these words are in a file of the account.
    pub(crate) fn stored(&self, words: &str) -> bool {
        let mut folders = vec![self.folder.path().join("data")];
        let mut found = false;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(bytes) = std::fs::read(&path) {
                    found |= bytes.windows(words.len()).any(|bytes| bytes == words.as_bytes());
                }
            }
        }
        found
    }

    pub(crate) fn account(&self) -> Arc<Account> {
        self.session.account().unwrap()
    }

    /// The project with the most tasks, completely read.
    pub(crate) async fn board(&self) -> BoardQuery {
        let tasks = self.look("/tasks").await;
        let mut uses: HashMap<String, usize> = HashMap::new();
        for task in tasks.as_array().unwrap() {
            *uses
                .entry(task["group"].as_str().unwrap().to_owned())
                .or_default() += 1;
        }
        let project = uses
            .into_iter()
            .max_by_key(|(id, uses)| (*uses, id.clone()))
            .unwrap()
            .0;
        let query = BoardQuery {
            project: ProjectId::from(project),
            ..BoardQuery::default()
        };
        self.read(&query).await;
        query
    }

    pub(crate) async fn read(&self, query: &BoardQuery) {
        let account = self.account();
        wait("the board", || {
            account.board(query).unwrap().freshness.as_of.is_some()
        })
        .await;
    }

    /// A task of the board that the acting user may edit, and another state of its project.
    pub(crate) async fn card(&self, query: &BoardQuery) -> (Card, String) {
        let board = self.account().board(query).unwrap();
        let card = board
            .columns
            .iter()
            .flat_map(|column| &column.cards)
            .next()
            .unwrap()
            .clone();
        let other = board
            .columns
            .iter()
            .map(|column| &column.state.name)
            .find(|name| **name != card.state)
            .unwrap();
        (card, other.clone())
    }

    pub(crate) async fn look(&self, path: &str) -> Value {
        self.ask(reqwest::Method::GET, path, None).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Value {
        self.ask(reqwest::Method::PUT, path, Some(body)).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        self.ask(reqwest::Method::POST, path, Some(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Value {
        self.ask(reqwest::Method::DELETE, path, None).await
    }

    /// From here on, fitting requests meet this.
    pub(crate) async fn rule(&self, method: &str, path: &str, action: Value) {
        self.post(
            "/rules",
            json!({ "method": method, "path": path, "action": action }),
        )
        .await;
    }

    pub(crate) async fn lift_rules(&self) {
        self.delete("/rules").await;
    }

    pub(crate) async fn reach(&self, mode: &str) {
        self.put("/reach", json!({ "mode": mode })).await;
    }

    /// `METHOD path` of every request that reached the API.
    pub(crate) async fn requests(&self) -> Vec<String> {
        let entries = self.look("/requests").await;
        let line = |entry: &Value| {
            format!(
                "{} {}",
                entry["method"].as_str().unwrap(),
                entry["path"].as_str().unwrap()
            )
        };
        entries.as_array().unwrap().iter().map(line).collect()
    }

    async fn ask(&self, method: reqwest::Method, path: &str, body: Option<Value>) -> Value {
        let address = format!("{}{path}", self.sandbox.control_address().unwrap());
        let mut request = self.control.request(method, &address);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{address}: {}", answer.status());
        answer.json().await.unwrap()
    }

    /// Waits until the server's task satisfies `good`.
    pub(crate) async fn server_task(
        &self,
        task: &TaskId,
        what: &str,
        good: impl Fn(&Value) -> bool,
    ) -> Value {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let record = self.look(&format!("/tasks/{task}")).await;
            if good(&record) {
                return record;
            }
            assert!(tokio::time::Instant::now() < deadline, "{what}: {record}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub(crate) fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

fn session(
    sandbox: &Sandbox,
    secrets: &Arc<Secrets>,
    memory: &Arc<Memory>,
    heard: &Arc<Heard>,
    folder: &Path,
    habits: Habits,
) -> Session {
    let (secrets, memory) = (Arc::clone(secrets), Arc::clone(memory));
    let config = config(sandbox.address(), folder);
    let config = Config {
        deletes_after: habits.deletes_after,
        rate: habits.rate,
        ..config
    };
    let announce: Arc<dyn Announce> = heard.clone();
    Session::new(
        config,
        Ports {
            secrets,
            memory,
            announce,
        },
    )
}

fn config(address: &str, folder: &Path) -> Config {
    Config {
        default_server: Some(address.to_owned()),
        user_agent: "Cubicl Desktop test".to_owned(),
        cache_dir: folder.join("cache"),
        data_dir: folder.join("data"),
        stragglers: Duration::from_secs(1),
        opening: None,
        deletes_after: Duration::ZERO,
        rate: 60,
    }
}

/// A session whose files are below the folder.
pub(crate) fn session_at(
    address: &str,
    secrets: Arc<dyn SecretStore>,
    memory: Arc<dyn AccountMemory>,
    announce: Arc<dyn Announce>,
    folder: &Path,
    rate: usize,
) -> Session {
    Session::new(
        Config {
            rate,
            ..config(address, folder)
        },
        Ports {
            secrets,
            memory,
            announce,
        },
    )
}
