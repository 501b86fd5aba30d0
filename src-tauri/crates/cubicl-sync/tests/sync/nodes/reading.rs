//! What lies there: from the copy at once, with its age, and told when it differs.

use super::{count, inside, names, read, root, row};
use crate::support::{Desk, offline, wait};
use cubicl_sync::Event;
use cubicl_sync::view::*;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_page_shows_directories_first_and_leads_into_them_and_back() {
    let desk = Desk::signed_in().await;
    let place = root(&desk).await;
    let account = desk.account();
    let view = account.nodes(&place);
    let kinds: Vec<bool> = view.nodes.iter().map(|row| row.directory).collect();
    assert_eq!(kinds, [true, false], "as the sample has it");
    assert!(view.path.is_empty() && !view.gone);
    let file = view.nodes[1].file.as_ref().unwrap();
    assert_eq!(file.name, view.nodes[1].name);
    assert!(view.nodes[1].created_at.is_some());
    let outer = inside(&place, &view.nodes[0].id);
    read(&account, &outer).await;
    let view = account.nodes(&outer);
    let inner = inside(&place, &view.nodes[0].id);
    read(&account, &inner).await;
    let inner = account.nodes(&inner);
    let path: Vec<&NodeId> = inner.path.iter().map(|crumb| &crumb.id).collect();
    assert_eq!(path, [outer.directory.as_ref().unwrap(), &view.nodes[0].id]);
    assert_eq!(inner.path[1].name, view.nodes[0].name.clone().unwrap());
    assert_eq!(inner.nodes.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_the_page_of_before_is_there_with_its_age_after_a_restart_too() {
    let mut desk = Desk::signed_in().await;
    let place = root(&desk).await;
    let before = desk.account().nodes(&place);
    desk.reach("refuse").await;
    desk.restart().await;
    let account = desk.account();
    let after = account.nodes(&place);
    assert_eq!(names(&after), names(&before));
    assert_eq!(after.freshness.as_of, before.freshness.as_of);
    offline(&desk).await;
    let made = account.make_directory(&place, "Yolda").unwrap();
    let view = account.nodes(&place);
    assert!(row(&view, "Yolda").unwrap().waiting);
    let inner = account.nodes(&inside(&place, &made));
    assert_eq!(inner.path[0].name, "Yolda");
    assert!(inner.local && !inner.gone && inner.nodes.is_empty());
    assert_eq!(account.status().waiting_changes, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_deleted_leaves_and_only_a_difference_is_told() {
    let desk = Desk::signed_in().await;
    let place = root(&desk).await;
    let account = desk.account();
    let outer = inside(&place, &account.nodes(&place).nodes[0].id);
    read(&account, &outer).await;
    account.show_files(Some(&place));
    desk.heard.clear();
    let told = || {
        let heard = desk.heard.all();
        heard
            .iter()
            .filter(|event| matches!(event, Event::NodesChanged { owner } if *owner == place.owner))
            .count()
    };
    let so_often = count(&desk, "GET", "/file-system-nodes").await;
    account.refresh();
    while count(&desk, "GET", "/file-system-nodes").await == so_often {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    wait("the reading", || !account.is_reading()).await;
    assert_eq!(told(), 0, "nothing differs");
    let gone = outer.directory.clone().unwrap();
    let delete = desk.sandbox.address().to_owned() + "file-system-nodes?ids=" + gone.as_str();
    let client = reqwest::Client::new();
    let answer = client
        .delete(delete)
        .bearer_auth(desk.sandbox.token())
        .send()
        .await
        .unwrap();
    assert!(answer.status().is_success());
    account.refresh();
    wait("the next reading", || account.nodes(&place).nodes.len() == 1).await;
    wait("the announcement", || told() >= 1).await;
    let view = account.nodes(&outer);
    assert!(view.gone && view.nodes.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_may_not_be_seen_says_so_and_keeps_what_is_known() {
    let desk = Desk::signed_in().await;
    let place = root(&desk).await;
    let account = desk.account();
    let known = names(&account.nodes(&place)).len();
    let outer = inside(&place, &account.nodes(&place).nodes[0].id);
    desk.rule(
        "GET",
        "/file-system-nodes",
        json!({ "type": "status", "status": 403 }),
    )
    .await;
    wait("the refusal", || {
        let problem = account.nodes(&outer).freshness.problem;
        problem.is_some_and(|problem| problem.kind == ProblemKind::NotPermitted)
    })
    .await;
    assert_eq!(account.nodes(&place).nodes.len(), known);
}
