//! Searching, as somebody who types: the copy, what is not sent yet, and what is gone.

use cubicl_sync::Account;
use cubicl_sync::view::*;

use crate::support::{Desk, quiet, wait};

fn group(account: &Account, typed: &str, kind: SearchKind) -> Option<SearchGroup> {
    let found = account.search(typed, 20).unwrap();
    found.groups.into_iter().find(|group| group.kind == kind)
}

fn words(pieces: &[TextPiece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Titles of tasks.
fn tasks(account: &Account, typed: &str) -> Vec<String> {
    let group = group(account, typed, SearchKind::Task);
    let hits = group.into_iter().flat_map(|group| group.hits);
    hits.map(|hit| words(&hit.title)).collect()
}

async fn offline(desk: &Desk) {
    let account = desk.account();
    desk.reach("refuse").await;
    account.refresh();
    wait("offline", || account.status().connection == Connection::Offline).await;
}

fn new_task(query: &BoardQuery, name: &str) -> NewTask {
    NewTask {
        project: query.project.clone(),
        name: name.into(),
        ..NewTask::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_sent_is_found_as_the_screen_shows_it() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    offline(&desk).await;
    let made = account
        .create_task(new_task(&query, "Zümrütevler şantiyesi"))
        .unwrap();
    account
        .change_task(&card.id, TaskChange::Name("Yeniköy cephesi".into()))
        .unwrap();
    account
        .comment(&card.id, "Örümcek <b>iskele</b> kuruldu".into(), Vec::new())
        .unwrap();
    assert_eq!(tasks(&account, "zumrut"), ["Zümrütevler şantiyesi"]);
    assert_eq!(tasks(&account, "yenikoy"), ["Yeniköy cephesi"]);
    assert!(!tasks(&account, &card.name).contains(&card.name), "its old name");
    let comments = group(&account, "orumcek iskele", SearchKind::Comment).unwrap();
    assert_eq!(words(&comments.hits[0].snippet), "Örümcek iskele kuruldu");
    assert_eq!(comments.hits[0].task_name, "Yeniköy cephesi");

    account.delete_task(&made).unwrap();
    assert_eq!(
        tasks(&account, "zumrut"),
        [""; 0],
        "it is not to be made any more"
    );
    desk.reach("up").await;
    account.refresh();
    quiet(&account).await;
    assert_eq!(
        tasks(&account, "yenikoy"),
        ["Yeniköy cephesi"],
        "once, when it is sent"
    );
    let comments = group(&account, "orumcek", SearchKind::Comment).unwrap();
    assert_eq!(comments.hits.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_or_signed_out_of_is_not_found() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    let id = account
        .create_task(new_task(&query, "Zümrütevler şantiyesi"))
        .unwrap();
    quiet(&account).await;
    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(
        tasks(&account, "ZÜMRÜT"),
        ["Zümrütevler şantiyesi"],
        "from the disk"
    );
    account.delete_task(&id).unwrap();
    assert_eq!(tasks(&account, "zumrut"), [""; 0]);
    quiet(&account).await;
    assert_eq!(tasks(&account, "zumrut"), [""; 0]);
    assert!(!tasks(&account, "a").is_empty());
    desk.session.sign_out().await.unwrap();
    assert!(!desk.stored("zumrut"), "nor are its words on the disk");
    let found = account.search("a", 20).unwrap();
    assert!(found.groups.is_empty() && found.projects.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_is_searched_in_memory() {
    let desk = Desk::new().await;
    let (address, token) = (desk.sandbox.address().to_owned(), desk.sandbox.token().to_owned());
    desk.session.open_sample(address, token).await.unwrap();
    let account = desk.account();
    wait("projects", || account.projects().freshness.as_of.is_some()).await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let typed = card.name.to_uppercase();
    let found = group(&account, &typed, SearchKind::Task).unwrap();
    assert!(found.hits.iter().any(|hit| hit.task == card.id), "{typed}");
    let hit = found.hits.into_iter().find(|hit| hit.task == card.id).unwrap();
    assert_eq!((hit.state.name, hit.deadline), (card.state, card.deadline));
    assert!(hit.title.iter().any(|piece| piece.marked));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_has_its_limit_and_says_how_many_more() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    offline(&desk).await;
    for number in 1..=5 {
        account
            .create_task(new_task(&query, &format!("Zümrüt {number}")))
            .unwrap();
    }
    let found = account.search("zumrut", 3).unwrap();
    let [group] = found.groups.as_slice() else {
        panic!("one kind: {found:?}");
    };
    assert_eq!((group.hits.len(), group.more, group.more_at_least), (3, 2, false));
    assert_eq!(words(&group.hits[0].title), "Zümrüt 5", "the newest first");
}

#[tokio::test(flavor = "multi_thread")]
async fn projects_are_found_by_their_names() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let project = account.projects().projects[0].clone();
    let found = account.search(&project.name.to_uppercase(), 5).unwrap();
    assert!(found.projects.iter().any(|hit| hit.id == project.id));
    assert!(found.as_of.is_some(), "it says how old what it knows is");
    for nothing in ["", "  ", "…"] {
        let found = account.search(nothing, 5).unwrap();
        assert!(found.groups.is_empty() && found.projects.is_empty());
    }
}
