//! What Cubicl does not have of Files pages, as the list of changes shows it.

use super::{add, folder, quiet, read, root};
use crate::support::{Desk, offline, wait};
use cubicl_sync::Account;
use cubicl_sync::view::*;
use serde_json::json;

/// What, its name, how many, and whether it is on its way: one that waits is tried now and then.
fn lines(account: &Account) -> Vec<(NodeChangeKind, Option<String>, u32, bool)> {
    let changes = account.node_changes().into_iter();
    let goes = |state| matches!(state, NodeChangeWay::Waiting | NodeChangeWay::Sending);
    changes
        .map(|change| (change.what, change.name, change.count, goes(change.state)))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_listed_with_its_page_and_again_after_a_restart() {
    let mut desk = Desk::signed_in().await;
    let place = root(&desk).await;
    desk.restart().await;
    offline(&desk).await;
    let account = desk.account();
    let there: Vec<NodeId> = account
        .nodes(&place)
        .nodes
        .into_iter()
        .map(|row| row.id)
        .collect();
    account.make_directory(&place, "Yolda").unwrap();
    account.delete_nodes(&place, &there).unwrap();
    let expected = [
        (NodeChangeKind::MakeDirectory, Some("Yolda".to_owned()), 1, true),
        (NodeChangeKind::Delete, None, 2, true),
    ];
    assert_eq!(lines(&account), expected);
    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(lines(&account), expected);
    let change = &account.node_changes()[0];
    let projects = account.projects().projects;
    let owner = projects
        .iter()
        .find(|project| NodeOwner::Project(project.id.clone()) == place.owner);
    assert_eq!(change.place, place);
    assert_eq!(
        change.owner_name.as_deref(),
        owner.map(|project| project.name.as_str())
    );
    assert_eq!(account.status().waiting_changes, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_refused_needs_the_person_and_takes_what_it_holds_along() {
    let desk = Desk::limited_to(200).await;
    let place = root(&desk).await;
    let account = desk.account();
    let refused = json!({ "type": "status", "status": 403 });
    desk.rule("POST", "/file-system-nodes/directories", refused).await;
    add(
        &account,
        &place,
        vec![folder(&desk, "Yasak", &["a.txt", "iç/b.txt"])],
    );
    wait("the refusal", || account.status().refused_changes == 1).await;
    let changes = account.node_changes();
    let [change] = &changes[..] else {
        panic!("one line, not one for each directory inside: {changes:?}");
    };
    assert_eq!(change.name.as_deref(), Some("Yasak"));
    assert!(
        matches!(&change.state, NodeChangeWay::Refused { problem } if problem.kind == ProblemKind::NotPermitted)
    );
    account.discard_node_change(change.change).unwrap();
    assert_eq!(lines(&account), []);
    assert_eq!(account.status().refused_changes, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_a_client_are_read_and_added_and_named_after_it() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let all = ClientsQuery {
        text: String::new(),
        offset: 0,
        length: 10,
    };
    wait("the clients", || account.clients(&all).total > 0).await;
    let client = account.clients(&all).rows.remove(0);
    let (id, name) = (client.id, client.name);
    let place = NodePlace {
        owner: NodeOwner::Client(id.clone()),
        directory: None,
    };
    read(&account, &place).await;
    offline(&desk).await;
    account.make_directory(&place, "Sözleşmeler").unwrap();
    assert_eq!(account.node_changes()[0].owner_name, Some(name.clone()));
    add(&account, &place, vec![desk.file("teklif.txt", b"teklif")]);
    assert_eq!(account.transfers()[0].place_name, Some(name));
    desk.reach("up").await;
    account.refresh();
    quiet(&account).await;
    let nodes = desk.look("/nodes").await;
    let of_client = nodes
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["customer"] == id.as_str());
    let made = |name: &str| {
        of_client
            .clone()
            .filter(|node| node["name"] == name || node["file"]["name"] == name)
            .count()
    };
    assert_eq!((made("Sözleşmeler"), made("teklif.txt")), (1, 1), "{nodes}");
}
