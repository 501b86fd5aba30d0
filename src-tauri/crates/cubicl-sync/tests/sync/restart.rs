//! The program ends, at whatever moment, and opens again on the same folder.

use std::path::{Path, PathBuf};

use crate::support::{Desk, column_of, quiet, wait};
use cubicl_sync::Account;
use cubicl_sync::view::*;
use serde_json::{Value, json};

/// Everything below a folder.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files_in(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

pub(crate) fn new_task(query: &BoardQuery, name: &str) -> NewTask {
    NewTask {
        project: query.project.clone(),
        name: name.to_owned(),
        ..NewTask::default()
    }
}

/// How many tasks of this name the server has.
pub(crate) async fn made(desk: &Desk, name: &str) -> usize {
    let tasks = desk.look("/tasks").await;
    let named = |task: &&Value| task["name"] == name;
    tasks.as_array().unwrap().iter().filter(named).count()
}

/// How many comments of this text a task has at the server.
async fn said(desk: &Desk, task: &TaskId, text: &str) -> usize {
    let record = desk.look(&format!("/tasks/{task}")).await;
    let says = |activity: &&Value| activity["content"] == text;
    record["activities"]
        .as_array()
        .unwrap()
        .iter()
        .filter(says)
        .count()
}

async fn offline(account: &Account) {
    account.refresh();
    wait("offline", || account.status().connection == Connection::Offline).await;
}

async fn online(desk: &Desk, account: &Account) {
    desk.reach("up").await;
    account.refresh();
    quiet(account).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_the_board_of_before_is_there_with_its_age() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let before = desk.account().board(&query).unwrap();
    let (card, other) = desk.card(&query).await;
    desk.account().task(&card.id).unwrap();
    desk.account().activities(&card.id).unwrap();
    wait("the open task", || {
        let account = desk.account();
        account.task(&card.id).unwrap().complete
            && account.activities(&card.id).unwrap().freshness.as_of.is_some()
    })
    .await;
    let task = desk.account().task(&card.id).unwrap();
    let stream = desk.account().activities(&card.id).unwrap();

    desk.reach("refuse").await;
    desk.restart().await;
    let account = desk.account();
    let board = account.board(&query).unwrap();
    assert_eq!(board.columns, before.columns, "the board of before");
    assert_eq!(board.freshness.as_of, before.freshness.as_of, "as old as it is");
    assert!(!account.projects().projects.is_empty());
    assert!(account.people().iter().any(|person| person.current));
    assert_eq!(account.task(&card.id).unwrap().description, task.description);
    assert_eq!(
        account.activities(&card.id).unwrap().activities,
        stream.activities
    );
    assert_eq!(account.status().storage, Storage::Kept);

    offline(&account).await;
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    assert_eq!(column_of(&account, &query, &card.id).as_ref(), Some(&other));
    online(&desk, &account).await;
    desk.server_task(&card.id, "the move", |task| task["state"] == other.as_str())
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_stored_does_not_wait_for_the_keychain() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let cards = desk.account().board(&query).unwrap().total;
    desk.secrets.set(Some(KeychainState::Silent));
    let session = desk.end();
    let starting = tokio::spawn({
        let session = session.clone();
        async move { session.start().await }
    });
    wait("the account", || session.account().is_ok()).await;
    assert_eq!(session.account().unwrap().board(&query).unwrap().total, cards);
    desk.secrets.set(None);
    starting.await.unwrap();
    wait("the network", || {
        session.account().unwrap().status().connection == Connection::Online
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_goes_out_once_after_two_restarts() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    desk.reach("refuse").await;
    offline(&account).await;
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    let first = account.create_task(new_task(&query, "Trende yazıldı")).unwrap();
    account
        .change_task(&first, TaskChange::Name("Trende düzeltildi".into()))
        .unwrap();
    let pasted = account.pick_bytes("resim.png".into(), b"\x89PNG\r\n\x1a\nresim".to_vec());
    let chosen = account.pick(desk.file("ek.txt", b"ek"));
    account.attach(&first, vec![pasted.id]).unwrap();
    account.comment(&card.id, "Ekte".into(), vec![chosen.id]).unwrap();
    drop(account);

    desk.restart().await;
    let account = desk.account();
    let second = account.create_task(new_task(&query, "İkinci")).unwrap();
    assert_ne!(first, second, "no local id is given twice");
    assert_eq!(account.task(&first).unwrap().name, "Trende düzeltildi");
    assert_eq!(
        column_of(&account, &query, &card.id).as_ref(),
        Some(&other),
        "it stays where it was put"
    );
    assert!(
        account
            .activities(&card.id)
            .unwrap()
            .activities
            .last()
            .unwrap()
            .waiting
    );
    assert_eq!(account.status().active_transfers, 2);
    drop(account);

    desk.restart().await;
    let account = desk.account();
    online(&desk, &account).await;
    assert_eq!(made(&desk, "Trende düzeltildi").await, 1);
    assert_eq!(made(&desk, "Trende yazıldı").await, 0);
    assert_eq!(made(&desk, "İkinci").await, 1);
    assert_eq!(said(&desk, &card.id, "Ekte").await, 1);
    let real = account.task(&first).unwrap().id;
    assert_ne!(real, first, "the local id leads to the real task");
    let record = desk
        .server_task(&real, "the pasted picture", |task| {
            task["files"].as_array().unwrap().len() == 1
        })
        .await;
    assert_eq!(record["name"], "Trende düzeltildi");
    drop(account);

    desk.restart().await;
    let account = desk.account();
    assert!(account.changes().is_empty(), "nothing comes back");
    assert_eq!(account.task(&first).unwrap().id, real, "not even the local id");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_was_cut_off_by_the_end_is_looked_up_and_not_repeated() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    // Carried out, but the answer does not end.
    for path in ["/tasks", "/tasks/*/activities"] {
        desk.rule("POST", path, json!({ "type": "stall_half" })).await;
    }
    account.create_task(new_task(&query, "Gitti")).unwrap();
    account
        .comment(&card.id, "Bu da gitti".into(), Vec::new())
        .unwrap();
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    while made(&desk, "Gitti").await + said(&desk, &card.id, "Bu da gitti").await < 2 {
        assert!(tokio::time::Instant::now() < deadline, "both arrive");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    drop(account);
    desk.end();
    desk.lift_rules().await;
    desk.restart().await;
    let account = desk.account();
    quiet(&account).await;
    assert_eq!(made(&desk, "Gitti").await, 1);
    assert_eq!(said(&desk, &card.id, "Bu da gitti").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_never_arrived_is_sent_again_when_no_straggler_can_come() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    for path in ["/tasks", "/tasks/*/activities"] {
        desk.rule("POST", path, json!({ "type": "stall" })).await;
    }
    account.create_task(new_task(&query, "Gitmedi")).unwrap();
    account
        .comment(&card.id, "Bu da gitmedi".into(), Vec::new())
        .unwrap();
    wait("both on their way", || {
        let changes = account.changes();
        changes
            .iter()
            .filter(|change| change.state == ChangeState::Sending)
            .count()
            == 2
    })
    .await;
    drop(account);
    desk.end();
    desk.lift_rules().await;
    desk.restart().await;
    quiet(&desk.account()).await;
    assert_eq!(made(&desk, "Gitmedi").await, 1);
    assert_eq!(said(&desk, &card.id, "Bu da gitmedi").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_it_cannot_be_told_the_person_is_asked_and_has_the_last_word() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    desk.rule("POST", "/tasks/*/activities", json!({ "type": "stall" }))
        .await;
    account.comment(&card.id, "Tamam".into(), Vec::new()).unwrap();
    wait("it to be sent", || {
        account.changes()[0].state == ChangeState::Sending
    })
    .await;
    drop(account);
    desk.end();
    desk.lift_rules().await;
    // The same words from another computer of the same person, twice.
    for _ in 0..2 {
        let comment = json!({ "content": "Tamam" });
        desk.post(&format!("/tasks/{}/activities", card.id), comment)
            .await;
    }
    desk.restart().await;
    let account = desk.account();
    let asked = |change: &PendingChange| matches!(change.state, ChangeState::InDoubt { .. });
    wait("the question", || account.changes().iter().any(asked)).await;
    assert_eq!(said(&desk, &card.id, "Tamam").await, 2, "nothing is sent blindly");
    account.retry_change(account.changes()[0].id).unwrap();
    quiet(&account).await;
    assert_eq!(said(&desk, &card.id, "Tamam").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_was_added_without_an_answer_is_added_once() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    let task = account.create_task(new_task(&query, "Adımlı")).unwrap();
    quiet(&account).await;
    let id = account.task(&task).unwrap().id;
    desk.rule("PUT", "/tasks/*", json!({ "type": "stall_half" }))
        .await;
    account
        .change_task(&id, TaskChange::StepAdded { name: "Ölç".into() })
        .unwrap();
    desk.server_task(&id, "the step", |task| {
        task["steps"].as_array().is_some_and(|steps| steps.len() == 1)
    })
    .await;
    drop(account);
    desk.end();
    desk.lift_rules().await;
    desk.restart().await;
    quiet(&desk.account()).await;
    let record = desk.look(&format!("/tasks/{id}")).await;
    assert_eq!(record["steps"].as_array().unwrap().len(), 1, "{record}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_token_is_in_no_file_and_signing_out_removes_them_all() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    desk.reach("refuse").await;
    offline(&account).await;
    account.create_task(new_task(&query, "Bekliyor")).unwrap();
    account.pick_bytes("resim.png".into(), b"\x89PNG\r\n\x1a\nresim".to_vec());
    let data = desk.folder.path().join("data");
    let files = files_in(&data);
    assert!(files.len() >= 2, "a file and its log: {files:?}");
    let token = desk.sandbox.token().as_bytes();
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let found = bytes.windows(token.len()).any(|bytes| bytes == token);
        assert!(!found, "the token is in {}", path.display());
    }
    assert!(desk.stored("Bekliyor"), "the change is");
    desk.session.sign_out().await;
    assert!(files_in(&data).is_empty(), "{:?}", files_in(&data));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_workspace_leaves_no_file() {
    let desk = Desk::new().await;
    desk.session.start().await;
    desk.session
        .open_sample(desk.sandbox.address().to_owned(), desk.sandbox.token().to_owned())
        .await
        .unwrap();
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    account.change_task(&card.id, TaskChange::State(other)).unwrap();
    quiet(&account).await;
    assert_eq!(account.status().storage, Storage::Memory);
    let left = files_in(&desk.folder.path().join("data"));
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_counts_once_when_the_program_starts_again() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    // More than half of a minute's sixty, all within the last second.
    while desk.requests().await.len() < 38 {
        account.board(&query).unwrap();
        account.refresh();
        wait("an answer", || !account.is_reading()).await;
    }
    drop(account);
    desk.restart().await;
    let account = desk.account();
    wait("Cubicl to answer", || {
        account.status().connection == Connection::Online
    })
    .await;
}
