//! What somebody writes and does not send.

use crate::support::{Desk, quiet, wait};
use cubicl_sync::Account;
use cubicl_sync::view::*;

fn draft(account: &Account, place: &str) -> Option<String> {
    let mut drafts = account.drafts().into_iter();
    drafts.find(|draft| draft.place == place).map(|draft| draft.text)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_being_written_is_there_after_a_crash() {
    let mut desk = Desk::signed_in().await;
    let account = desk.account();
    account.save_draft("create", Some("Yeni sehpa".into())).unwrap();
    account
        .save_draft("comment:t1", Some("Ölçüler gel".into()))
        .unwrap();
    account
        .save_draft("comment:t1", Some("Ölçüler geldi, ışık".into()))
        .unwrap();
    account.save_draft("comment:t2", Some("Olmadı".into())).unwrap();
    account.save_draft("comment:t2", None).unwrap();
    assert!(desk.stored("Ölçüler geldi, ışık"), "before anybody says goodbye");
    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(account.drafts().len(), 2);
    assert_eq!(
        draft(&account, "comment:t1").as_deref(),
        Some("Ölçüler geldi, ışık")
    );
    assert_eq!(draft(&account, "create").as_deref(), Some("Yeni sehpa"));
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_follow_a_task_that_gets_its_id() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    desk.reach("refuse").await;
    account.refresh();
    wait("offline", || account.status().connection == Connection::Offline).await;
    let task = NewTask {
        project: query.project.clone(),
        name: "Yeni".into(),
        ..NewTask::default()
    };
    let local = account.create_task(task).unwrap();
    account
        .save_draft(&format!("comment:{local}"), Some("Bir".into()))
        .unwrap();
    desk.reach("up").await;
    account.refresh();
    quiet(&account).await;
    let id = account.task(&local).unwrap().id;
    assert_ne!(id, local);
    assert_eq!(draft(&account, &format!("comment:{id}")).as_deref(), Some("Bir"));
    // The page has not heard of it yet.
    account
        .save_draft(&format!("comment:{local}"), Some("İki".into()))
        .unwrap();
    assert_eq!(account.drafts().len(), 1);
    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(draft(&account, &format!("comment:{id}")).as_deref(), Some("İki"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_too_long_is_not_kept_and_the_one_before_stays() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    account.save_draft("create", Some("x".repeat(1 << 19))).unwrap();
    let problem = account
        .save_draft("create", Some("y".repeat(1 << 20)))
        .unwrap_err();
    assert_eq!(problem.kind, ProblemKind::BadInput);
    assert_eq!(draft(&account, "create").map(|text| text.len()), Some(1 << 19));
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_go_with_the_account() {
    let desk = Desk::signed_in().await;
    desk.account()
        .save_draft("create", Some("Gizli cümle".into()))
        .unwrap();
    desk.session.sign_out().await;
    assert!(!desk.stored("Gizli cümle"));
    desk.sign_in(false).await;
    assert!(desk.account().drafts().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_workspace_keeps_drafts_in_memory() {
    let desk = Desk::new().await;
    desk.session.start().await;
    desk.session
        .open_sample(desk.sandbox.address().to_owned(), desk.sandbox.token().to_owned())
        .await
        .unwrap();
    let account = desk.account();
    account
        .save_draft("create", Some("Deneme cümlesi".into()))
        .unwrap();
    assert_eq!(draft(&account, "create").as_deref(), Some("Deneme cümlesi"));
    let data = desk.folder.path().join("data");
    assert!(!data.exists() || !desk.stored("Deneme cümlesi"));
}
