//! Before an edit overwrites: what somebody else wrote meanwhile is shown beside it, and the person chooses.

use cubicl_sync::Account;
use cubicl_sync::view::*;
use serde_json::json;

use crate::support::{Desk, offline, online, quiet, wait};

fn name(text: &str) -> TaskChange {
    TaskChange::Name(text.to_owned())
}

fn description(text: &str) -> TaskChange {
    TaskChange::Description(text.to_owned())
}

/// The one change that is asked about, and both sides of it.
fn asked(account: &Account) -> (ChangeId, TaskChange, TaskChange) {
    let changes = account.changes();
    let asked = changes.iter().filter_map(|change| match &change.state {
        ChangeState::Conflict { mine, theirs } => Some((change.id, (**mine).clone(), (**theirs).clone())),
        _ => None,
    });
    let asked: Vec<_> = asked.collect();
    assert_eq!(asked.len(), 1, "one question among {changes:?}");
    asked[0].clone()
}

/// A card whose whole record was read.
async fn opened(desk: &Desk) -> TaskId {
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    wait("the record", || account.task(&card.id).unwrap().complete).await;
    card.id
}

#[tokio::test(flavor = "multi_thread")]
async fn two_texts_of_one_description_are_both_kept_until_somebody_chooses() {
    let desk = Desk::signed_in().await;
    let task = opened(&desk).await;
    let account = desk.account();
    offline(&desk).await;
    account
        .change_task(&task, description("<p>Benim metnim</p>"))
        .unwrap();
    desk.put(
        &format!("/tasks/{task}"),
        json!({ "desc": "<p>Onların metni</p>" }),
    )
    .await;
    online(&desk).await;

    let (change, mine, theirs) = asked(&account);
    assert_eq!(mine, description("<p>Benim metnim</p>"));
    assert_eq!(theirs, description("<p>Onların metni</p>"));
    let shown = account.task(&task).unwrap();
    assert!(
        shown.description.contains("Onların metni"),
        "what is in Cubicl is shown"
    );
    desk.server_task(&task, "nothing was overwritten", |record| {
        record["desc"] == "<p>Onların metni</p>"
    })
    .await;

    account.retry_change(change).unwrap();
    quiet(&account).await;
    desk.server_task(&task, "mine, because I said so", |record| {
        record["desc"] == "<p>Benim metnim</p>"
    })
    .await;
    assert!(account.changes().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn theirs_stays_when_mine_is_let_go_and_the_question_outlives_the_app() {
    let mut desk = Desk::signed_in().await;
    let task = opened(&desk).await;
    let account = desk.account();
    offline(&desk).await;
    account.change_task(&task, name("Benimki")).unwrap();
    desk.put(&format!("/tasks/{task}"), json!({ "name": "Onlarınki" }))
        .await;
    online(&desk).await;
    asked(&account);

    drop(account);
    desk.restart().await;
    let account = desk.account();
    let (change, _, theirs) = asked(&account);
    assert_eq!(theirs, name("Onlarınki"));
    account.discard_change(change).unwrap();
    quiet(&account).await;
    assert_eq!(account.task(&task).unwrap().name, "Onlarınki");
    desk.server_task(&task, "theirs", |record| record["name"] == "Onlarınki")
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_fields_and_ones_own_earlier_edits_are_no_conflict() {
    let desk = Desk::signed_in().await;
    let task = opened(&desk).await;
    let account = desk.account();
    account.change_task(&task, name("Bir")).unwrap();
    account.change_task(&task, name("İki")).unwrap();
    quiet(&account).await;
    offline(&desk).await;
    account.change_task(&task, name("Üç")).unwrap();
    desk.put(
        &format!("/tasks/{task}"),
        json!({ "deadline": 1_900_000_000, "priority": 5 }),
    )
    .await;
    online(&desk).await;
    assert!(account.changes().is_empty(), "{:?}", account.changes());
    desk.server_task(&task, "both", |record| {
        record["name"] == "Üç" && record["deadline"] == 1_900_000_000
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_of_both_are_there() {
    let desk = Desk::signed_in().await;
    let task = opened(&desk).await;
    let account = desk.account();
    account
        .change_task(&task, TaskChange::Tags(vec!["eski".into(), "ortak".into()]))
        .unwrap();
    quiet(&account).await;
    offline(&desk).await;
    account
        .change_task(&task, TaskChange::Tags(vec!["ortak".into(), "benim".into()]))
        .unwrap();
    desk.put(
        &format!("/tasks/{task}"),
        json!({ "tags": ["eski", "ortak", "onların"] }),
    )
    .await;
    online(&desk).await;
    let record = desk
        .server_task(&task, "both", |record| {
            record["tags"].as_array().is_some_and(|tags| tags.len() == 3)
        })
        .await;
    assert_eq!(record["tags"], json!(["ortak", "onların", "benim"]));
    assert!(account.changes().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_like_that_already_is_not_sent() {
    let desk = Desk::signed_in().await;
    let task = opened(&desk).await;
    let account = desk.account();
    offline(&desk).await;
    account.change_task(&task, name("Aynı")).unwrap();
    desk.put(&format!("/tasks/{task}"), json!({ "name": "Aynı" }))
        .await;
    online(&desk).await;
    assert!(account.changes().is_empty());
    let put = format!("PUT /api/v1/tasks/{task}");
    assert!(
        !desk
            .requests()
            .await
            .iter()
            .any(|line| *line == put || line.ends_with(&format!("PUT /tasks/{task}"))),
        "nothing was written"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn archiving_takes_a_card_off_the_board_and_is_undone() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let total = account.board(&query).unwrap().total;
    account
        .change_task(&card.id, TaskChange::Archived(Some(1_700_000_000)))
        .unwrap();
    assert_eq!(account.board(&query).unwrap().total, total - 1, "at once");
    quiet(&account).await;
    desk.server_task(&card.id, "archived", |record| {
        record["archivedAt"] == 1_700_000_000
    })
    .await;
    account.refresh();
    wait("the list to be read", || !account.is_reading()).await;
    let news = account.news(&query.project);
    assert_eq!(news.total, 0, "one knows what one did oneself: {news:?}");

    account.undo(None).unwrap().expect("something to undo");
    assert_eq!(account.board(&query).unwrap().total, total, "back at once");
    quiet(&account).await;
    desk.server_task(&card.id, "restored", |record| record["archivedAt"].is_null())
        .await;
    assert_eq!(account.board(&query).unwrap().total, total);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_while_somebody_wrote_is_not_overwritten_unseen() {
    let desk = Desk::signed_in().await;
    let task = opened(&desk).await;
    let account = desk.account();
    let seen = description(&account.task(&task).unwrap().description);
    desk.put(&format!("/tasks/{task}"), json!({ "desc": "<p>Yeni</p>" }))
        .await;
    account.refresh();
    wait("the new text", || {
        account.task(&task).unwrap().description.contains("Yeni")
    })
    .await;
    account
        .change_seen(&task, description("<p>Eskisinin üstüne</p>"), seen)
        .unwrap();
    wait("the question", || account.status().waiting_changes == 0).await;
    let (_, _, theirs) = asked(&account);
    assert_eq!(theirs, description("<p>Yeni</p>"));
}
