//! The program is killed at random moments while it works, again and again. Afterwards everything it said was done is at
//! the server, once, and the copy equals the server.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use crate::support::{Desk, Heard, session_at};
use cubicl_sync::view::*;
use cubicl_sync::{AccessToken, Account, AccountMemory, Departed, RememberedAccount, SecretStore};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A longer test sets this.
const ROUNDS: &str = "CUBICL_CRASH_ROUNDS";
/// Requests in a minute: waiting for a stricter limit would take most of the time, and the simulation does that.
const RATE: usize = 600;
/// Where something is being written that nobody sends.
const DRAFT: &str = "create";
/// Where the worker finds its orders.
const ORDERS: &str = "CUBICL_CRASH_ORDERS";

#[derive(Serialize, Deserialize)]
struct Orders {
    address: String,
    token: String,
    folder: PathBuf,
    account: RememberedAccount,
    /// A task to work on; the person may edit it.
    task: TaskId,
    project: ProjectId,
    round: u32,
}

/// What was done, one a line: its kind, whether it was said to be done, and its unique words.
fn diary(folder: &Path) -> PathBuf {
    folder.join("diary")
}

struct Known(Orders);

impl SecretStore for Known {
    fn read(&self, _: &str) -> Result<Option<AccessToken>, KeychainState> {
        Ok(AccessToken::parse(&self.0.token).ok())
    }

    fn write(&self, _: &str, _: &AccessToken) -> Result<(), KeychainState> {
        Err(KeychainState::Denied)
    }

    fn remove(&self, _: &str) -> Result<(), KeychainState> {
        Err(KeychainState::Denied)
    }
}

impl AccountMemory for Known {
    fn load(&self) -> Option<RememberedAccount> {
        Some(self.0.account.clone())
    }

    fn save(&self, _: &RememberedAccount) {}

    fn forget(&self, _: &[Departed]) {}

    fn departed(&self) -> Vec<Departed> {
        Vec::new()
    }

    fn keep_departed(&self, _: &[Departed]) {}
}

/// The program that is killed.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by the crash test, as a process of its own"]
async fn worker() {
    let orders = std::fs::read(std::env::var_os(ORDERS).unwrap()).unwrap();
    let orders: Orders = serde_json::from_slice(&orders).unwrap();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (address, folder) = (orders.address.clone(), orders.folder.clone());
    let (task, project, round) = (orders.task.clone(), orders.project.clone(), orders.round);
    let known = Arc::new(Known(orders));
    let session = session_at(
        &address,
        known.clone(),
        known,
        Arc::new(Heard::default()),
        &folder,
        RATE,
    );
    session.start().await;
    let account = session.account().unwrap();
    let mut diary = File::options()
        .create(true)
        .append(true)
        .open(diary(&folder))
        .unwrap();
    for step in 0.. {
        let words = format!("{round:03}-{step:04}");
        let kind = ["name", "create", "draft", "comment", "step", "file"][step % 6];
        writeln!(diary, "{kind} begun {words}").unwrap();
        do_one(&account, kind, &task, &project, &words);
        writeln!(diary, "{kind} done {words}").unwrap();
        tokio::time::sleep(Duration::from_millis(fastrand::u64(40..250))).await;
    }
}

fn do_one(account: &Account, kind: &str, task: &TaskId, project: &ProjectId, words: &str) {
    match kind {
        "name" => drop(
            account
                .change_task(task, TaskChange::Name(words.to_owned()))
                .unwrap(),
        ),
        "create" => {
            let new = NewTask {
                project: project.clone(),
                name: words.to_owned(),
                ..NewTask::default()
            };
            let made = account.create_task(new).unwrap();
            account.change_task(&made, TaskChange::Priority(5)).unwrap();
        }
        "draft" => account.save_draft(DRAFT, Some(words.to_owned())).unwrap(),
        "comment" => account.comment(task, words.to_owned(), Vec::new()).unwrap(),
        "step" => {
            let step = TaskChange::StepAdded {
                name: words.to_owned(),
            };
            account.change_task(task, step).unwrap();
        }
        _ => {
            let content = words.repeat(fastrand::usize(1..20_000)).into_bytes();
            let picked = account.pick_bytes(words.to_owned(), content);
            account.attach(task, vec![picked.id]).unwrap();
        }
    }
}

/// Ends with the test that started it.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(orders: &Path) -> Killed {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::worker", "--ignored"])
        .env(ORDERS, orders)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    Killed(child)
}

/// A copy is checked, so that what the file is in is left to the next start.
fn is_sound(data: &Path) {
    let mut folders = vec![data.to_owned()];
    while let Some(folder) = folders.pop() {
        let copy = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.to_string_lossy().starts_with("cubicl.db") {
                std::fs::copy(&path, copy.path().join(name)).unwrap();
            }
        }
        let file = copy.path().join("cubicl.db");
        if file.exists() {
            let connection = rusqlite::Connection::open(file).unwrap();
            let told: String = connection
                .query_row("PRAGMA integrity_check", [], |row| row.get(0))
                .unwrap();
            assert_eq!(told, "ok");
        }
    }
}

/// How often each unique word of a kind is at the server.
fn found(record: &Value, tasks: &Value, files: &Value) -> HashMap<&'static str, BTreeMap<String, usize>> {
    let count = |words: Vec<&str>| {
        let mut counted = BTreeMap::new();
        for word in words {
            *counted.entry(word.to_owned()).or_default() += 1;
        }
        counted
    };
    let texts = |list: &'static str, field: &'static str| {
        let items = record[list].as_array().into_iter().flatten();
        items.filter_map(|item| item[field].as_str()).collect::<Vec<_>>()
    };
    let name_of = |id: &Value| {
        let of = |file: &&Value| file["_id"] == *id;
        files.as_array().unwrap().iter().find(of)?["name"].as_str()
    };
    let on_task = record["files"].as_array().into_iter().flatten();
    let names = tasks
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|task| task["name"].as_str());
    HashMap::from([
        ("create", count(names.collect())),
        ("comment", count(texts("activities", "content"))),
        ("step", count(texts("steps", "name"))),
        (
            "file",
            count(on_task.filter_map(|file| name_of(&file["_id"])).collect()),
        ),
    ])
}

/// Sends everything, and reads the board once more. Asking too often would use up the requests of a minute.
async fn settle(account: &Account, query: &BoardQuery, rounds: u32) {
    // Changes of one task leave one after another.
    let deadline = tokio::time::Instant::now() + Duration::from_secs(300) + Duration::from_secs(4) * rounds;
    let mut read = None;
    for turn in 0_u32.. {
        if turn.is_multiple_of(20) {
            account.refresh();
        }
        let (board, status) = (account.board(query).unwrap(), account.status());
        if !account.changes().is_empty() || status.active_transfers > 0 {
            read = board.freshness.as_of;
        } else if board.freshness.as_of > read && !account.is_reading() {
            return;
        }
        let what = (account.changes(), account.transfers(), status, board.freshness);
        assert!(
            tokio::time::Instant::now() < deadline,
            "it does not come to rest: {what:?}"
        );
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

fn cards(account: &Account, query: &BoardQuery) -> BTreeSet<(String, String, String)> {
    let board = account.board(query).unwrap();
    let mut cards = BTreeSet::new();
    for column in board.columns {
        for offset in (0..column.count).step_by(200) {
            let window = WindowQuery {
                board: query.clone(),
                state: column.state.name.clone(),
                offset,
                length: 200,
            };
            let window = account.board_window(&window).unwrap();
            cards.extend(
                window
                    .cards
                    .into_iter()
                    .map(|card| (card.id.to_string(), card.name, card.state)),
            );
        }
    }
    cards
}

/// Some requests are carried out, and their answers are on the way until the end; others are lost with or without effect.
async fn make_trouble(desk: &Desk) {
    desk.lift_rules().await;
    for (method, action) in [
        ("POST", "stall_half"),
        ("PUT", "stall_half"),
        ("POST", ["cut_after", "cut_before"][fastrand::usize(..2)]),
    ] {
        let rule = json!({
            "method": method,
            "path": "/**",
            "skip": fastrand::u32(0..6),
            "times": 1,
            "action": { "type": action },
        });
        desk.post("/rules", rule).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_loses_nothing_and_does_nothing_twice() {
    let mut desk = Desk::limited_to(RATE).await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    desk.put(
        &format!("/tasks/{}", card.id),
        json!({ "stepType": "steps", "steps": [] }),
    )
    .await;
    desk.end();
    let folder = desk.folder.path().to_owned();
    desk.put("/settings", json!({ "latency": 15, "uploadSpeed": 4_000_000 }))
        .await;
    let rounds = std::env::var(ROUNDS).map_or(20, |rounds| rounds.parse().unwrap());
    for round in 0..rounds {
        make_trouble(&desk).await;
        let orders = Orders {
            address: desk.sandbox.address().to_owned(),
            token: desk.sandbox.token().to_owned(),
            folder: folder.clone(),
            account: desk.memory.load().unwrap(),
            task: card.id.clone(),
            project: query.project.clone(),
            round,
        };
        let path = folder.join("orders");
        std::fs::write(&path, serde_json::to_vec(&orders).unwrap()).unwrap();
        let worker = start(&path);
        tokio::time::sleep(Duration::from_millis(fastrand::u64(50..1500))).await;
        drop(worker);
        is_sound(&folder.join("data"));
    }
    desk.lift_rules().await;
    desk.put("/settings", json!({ "latency": 0, "uploadSpeed": 0 }))
        .await;
    desk.restart().await;
    let account = desk.account();
    assert_eq!(account.status().storage, Storage::Kept);
    settle(&account, &query, rounds).await;

    let record = desk.look(&format!("/tasks/{}", card.id)).await;
    let (tasks, files) = (desk.look("/tasks").await, desk.look("/files").await);
    let found = found(&record, &tasks, &files);
    let diary = std::fs::read_to_string(diary(&folder)).unwrap();
    let mut done = BTreeSet::new();
    let (mut last_name, mut last_draft) = ("", "");
    for line in diary.lines() {
        let [kind, said, words] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        if let "name" | "draft" = kind {
            let last = if kind == "name" {
                &mut last_name
            } else {
                &mut last_draft
            };
            if said == "done" {
                *last = words;
            }
            continue;
        }
        let times = found[kind].get(words).copied().unwrap_or(0);
        assert!(times <= 1, "{kind} {words} is there {times} times");
        if said == "done" {
            assert_eq!(times, 1, "{kind} {words} was said to be done");
            done.insert(words);
        }
    }
    assert!(done.len() > 20, "it was killed while it worked: {done:?}");
    let name = record["name"].as_str().unwrap();
    assert!(
        name >= last_name,
        "{name} is older than {last_name}, which was said to be done"
    );

    let drafts = account.drafts();
    let draft = drafts.iter().find(|draft| draft.place == DRAFT);
    assert!(
        draft.is_some_and(|draft| draft.text.as_str() >= last_draft),
        "what was being written last is there: {last_draft}, {draft:?}"
    );

    // A private task of others is not this person's to see.
    let on_board = |task: &&Value| {
        task["group"] == query.project.as_str() && task["archivedAt"].is_null() && task["private"] != true
    };
    let server: BTreeSet<_> = tasks
        .as_array()
        .unwrap()
        .iter()
        .filter(on_board)
        .map(|task| {
            let text = |field: &str| task[field].as_str().unwrap_or_default().to_owned();
            (text("_id"), text("name"), text("state"))
        })
        .collect();
    let mut copy = cards(&account, &query);
    let private = |id: &str| {
        let of = |task: &&Value| task["_id"] == id && task["private"] == true;
        tasks.as_array().unwrap().iter().any(|task| of(&task))
    };
    copy.retain(|(id, _, _)| !private(id));
    let differs: Vec<_> = copy.symmetric_difference(&server).collect();
    assert!(differs.is_empty(), "the copy equals the server: {differs:?}");
}
