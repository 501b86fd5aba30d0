//! Directories, files and whole folders; deleting and taking that back; what Cubicl refuses.

use std::time::Duration;

use super::{add, at_server, count, failures, folder, inside, names, quiet, root, row};
use crate::support::{Desk, offline, online, wait};
use cubicl_sync::view::*;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_keeps_its_structure_and_uses_directories_that_are_there() {
    let desk = Desk::limited_to(200).await;
    let place = root(&desk).await;
    let account = desk.account();
    let there = account.make_directory(&place, "Proje").unwrap();
    quiet(&account).await;
    // The same name in the letters of another disk.
    assert_ne!(
        account
            .make_directory(&inside(&place, &there), "O\u{308}lc\u{327}u\u{308}")
            .unwrap(),
        there
    );
    let files = ["a.txt", "b.txt", "Ölçü/c.txt", "Ölçü/eski/d.txt"];
    let path = folder(&desk, "Proje", &files);
    let alone = desk.file("tek.txt", b"tek");
    add(&account, &place, vec![path, alone]);
    let rows = account.nodes(&place);
    assert_eq!(
        rows.nodes
            .iter()
            .filter(|row| row.name.as_deref() == Some("Proje"))
            .count(),
        1
    );
    quiet(&account).await;
    let ways = at_server(&desk, &place).await;
    for way in ["Proje/", "Proje/a.txt", "Proje/b.txt", "tek.txt"] {
        assert_eq!(ways.get(way), Some(&1), "{way} of {ways:?}");
    }
    let inner: Vec<_> = ways
        .iter()
        .filter(|(way, _)| way.starts_with("Proje/") && way.contains("c.txt"))
        .collect();
    assert_eq!(inner.len(), 1, "{ways:?}");
    let directories = ways
        .keys()
        .filter(|way| way.starts_with("Proje/") && way.ends_with('/'));
    assert_eq!(directories.count(), 3, "{ways:?}");
    assert!(count(&desk, "POST", "/file-system-nodes/files").await <= 5);
    // At once in the copy, with what this app knows of the size.
    let view = account.nodes(&inside(&place, &there));
    assert_eq!(names(&view).len(), 3);
    assert_eq!(row(&view, "a.txt").unwrap().size, Some(5.0));
    assert!(!row(&view, "a.txt").unwrap().waiting);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_seem_to_be_there_are_named_also_in_directories() {
    let desk = Desk::limited_to(200).await;
    let place = root(&desk).await;
    let account = desk.account();
    let path = folder(&desk, "Teklif", &["a.txt", "ek/b.txt"]);
    add(&account, &place, vec![path.clone()]);
    quiet(&account).await;
    super::write(&path.join("ek/c.txt"), "new");
    super::write(&path.join("a.txt"), "another size");
    let picked = account.pick_all(vec![path]).files;
    let ids: Vec<PickedId> = picked.iter().map(|file| file.id).collect();
    let alike = account.alike_in(&place, &ids).await;
    let named: Vec<&str> = picked
        .iter()
        .filter(|file| alike.contains(&file.id))
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(named, ["b.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_directory_is_put_back_with_what_was_to_go_into_it_and_both_can_be_tried_again() {
    let desk = Desk::limited_to(200).await;
    let place = root(&desk).await;
    let account = desk.account();
    desk.rule(
        "POST",
        "/file-system-nodes/directories",
        json!({ "type": "status", "status": 403 }),
    )
    .await;
    let path = folder(&desk, "Yasak", &["a.txt", "iç/b.txt"]);
    add(&account, &place, vec![path]);
    wait("the refusal", || !account.nodes(&place).refused.is_empty()).await;
    let view = account.nodes(&place);
    assert!(row(&view, "Yasak").is_none());
    let refused = &view.refused[0];
    assert_eq!(refused.what, NodeChangeKind::MakeDirectory);
    assert_eq!(refused.name.as_deref(), Some("Yasak"));
    assert_eq!(refused.problem.kind, ProblemKind::NotPermitted);
    wait("the files", || failures(&account).len() == 2).await;
    assert_eq!(account.status().waiting_changes, 0);
    desk.lift_rules().await;
    account.retry_node_change(refused.change).unwrap();
    quiet(&account).await;
    let ways = at_server(&desk, &place).await;
    for way in ["Yasak/", "Yasak/a.txt", "Yasak/iç/", "Yasak/iç/b.txt"] {
        assert_eq!(ways.get(way), Some(&1), "{way} of {ways:?}");
    }
    assert!(failures(&account).is_empty() && account.nodes(&place).refused.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_placing_was_refused_is_not_uploaded_again() {
    let desk = Desk::signed_in().await;
    let place = root(&desk).await;
    let account = desk.account();
    desk.rule(
        "POST",
        "/file-system-nodes/files",
        json!({ "type": "status", "status": 403 }),
    )
    .await;
    add(&account, &place, vec![desk.file("bir.txt", b"bir")]);
    wait("the refusal", || {
        failures(&account) == [ProblemKind::NotPermitted]
    })
    .await;
    desk.lift_rules().await;
    account.retry_transfer(account.transfers()[0].id).unwrap();
    quiet(&account).await;
    assert_eq!(count(&desk, "POST", "/files/upload").await, 1);
    assert_eq!(at_server(&desk, &place).await.get("bir.txt"), Some(&1));
}

#[tokio::test(flavor = "multi_thread")]
async fn full_storage_is_said_at_the_file() {
    let desk = Desk::signed_in().await;
    let place = root(&desk).await;
    let account = desk.account();
    desk.put("/settings", json!({ "storageCapacity": 10 })).await;
    add(
        &account,
        &place,
        vec![desk.file("fazla.txt", b"more than ten bytes")],
    );
    wait("the refusal", || !failures(&account).is_empty()).await;
    assert!(matches!(
        failures(&account)[0],
        ProblemKind::StorageFull {
            capacity: Some(10.0),
            ..
        }
    ));
    let transfer = account.transfers().remove(0);
    assert_eq!(transfer.place, Some(place));
    assert!(transfer.place_name.is_some() && transfer.task.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_can_be_taken_back_and_otherwise_goes() {
    let desk = Desk::deleting_after(Duration::from_secs(3600)).await;
    let place = root(&desk).await;
    let account = desk.account();
    let directory = account.nodes(&place).nodes[0].clone();
    let change = account
        .delete_nodes(&place, std::slice::from_ref(&directory.id))
        .unwrap();
    let view = account.nodes(&place);
    assert_eq!(view.nodes.len(), 1);
    assert_eq!(view.deletions[0].change, change);
    assert_eq!(view.deletions[0].name, directory.name);
    assert!(account.nodes(&inside(&place, &directory.id)).gone);
    account.keep_nodes(change).unwrap();
    assert_eq!(account.nodes(&place).nodes.len(), 2);
    assert!(
        account.keep_nodes(change).is_err(),
        "there is nothing to take back"
    );
    assert_eq!(count(&desk, "DELETE", "/file-system-nodes").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_of_before_the_end_goes_at_the_next_start_and_what_is_gone_already_is_no_failure() {
    let mut desk = Desk::deleting_after(Duration::from_secs(3600)).await;
    let place = root(&desk).await;
    let account = desk.account();
    let nodes: Vec<NodeId> = account
        .nodes(&place)
        .nodes
        .into_iter()
        .map(|row| row.id)
        .collect();
    account.delete_nodes(&place, &nodes).unwrap();
    let address = format!("{}file-system-nodes?ids={}", desk.sandbox.address(), nodes[1]);
    let client = reqwest::Client::new();
    client
        .delete(address)
        .bearer_auth(desk.sandbox.token())
        .send()
        .await
        .unwrap();
    drop(account);
    desk.restart().await;
    let account = desk.account();
    quiet(&account).await;
    assert!(at_server(&desk, &place).await.is_empty());
    assert!(account.nodes(&place).refused.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_added_in_the_place_of_one_that_is_being_deleted_does_not_go_with_it() {
    let mut desk = Desk::deleting_after(Duration::from_secs(3600)).await;
    let place = root(&desk).await;
    let account = desk.account();
    let first = account.make_directory(&place, "Teklif").unwrap();
    quiet(&account).await;
    account.delete_nodes(&place, &[first]).unwrap();
    add(&account, &place, vec![folder(&desk, "Teklif", &["yeni.txt"])]);
    wait("the new one", || {
        let view = account.nodes(&place);
        row(&view, "Teklif").is_some_and(|row| !row.waiting) && account.status().active_transfers == 0
    })
    .await;
    drop(account);
    desk.restart().await;
    quiet(&desk.account()).await;
    let ways = at_server(&desk, &place).await;
    assert_eq!(ways.get("Teklif/"), Some(&1), "{ways:?}");
    assert_eq!(ways.get("Teklif/yeni.txt"), Some(&1), "{ways:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_into_one_address_is_deleted_in_pieces() {
    let desk = Desk::limited_to(2000).await;
    let place = root(&desk).await;
    let account = desk.account();
    for number in 0..110 {
        account.make_directory(&place, &format!("{number}")).unwrap();
    }
    quiet(&account).await;
    let nodes: Vec<NodeId> = account
        .nodes(&place)
        .nodes
        .into_iter()
        .map(|row| row.id)
        .collect();
    account.delete_nodes(&place, &nodes).unwrap();
    quiet(&account).await;
    assert!(at_server(&desk, &place).await.is_empty());
    assert!(account.nodes(&place).nodes.is_empty());
    assert_eq!(count(&desk, "DELETE", "/file-system-nodes").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_deletion_puts_back_what_was_there() {
    let desk = Desk::signed_in().await;
    let place = root(&desk).await;
    let account = desk.account();
    desk.rule(
        "DELETE",
        "/file-system-nodes",
        json!({ "type": "status", "status": 403 }),
    )
    .await;
    let node = account.nodes(&place).nodes[1].id.clone();
    account.delete_nodes(&place, &[node]).unwrap();
    wait("the refusal", || !account.nodes(&place).refused.is_empty()).await;
    let view = account.nodes(&place);
    assert_eq!(view.nodes.len(), 2);
    assert_eq!(view.refused[0].what, NodeChangeKind::Delete);
    account.discard_node_change(view.refused[0].change).unwrap();
    assert!(account.nodes(&place).refused.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_made_and_deleted_without_a_network_is_not_there_in_the_end() {
    let desk = Desk::signed_in().await;
    let place = root(&desk).await;
    let account = desk.account();
    let before = at_server(&desk, &place).await;
    offline(&desk).await;
    let made = account.make_directory(&place, "Vazgeçildi").unwrap();
    add(&account, &inside(&place, &made), vec![desk.file("x.txt", b"x")]);
    account.delete_nodes(&place, std::slice::from_ref(&made)).unwrap();
    assert!(row(&account.nodes(&place), "Vazgeçildi").is_none());
    online(&desk).await;
    quiet(&account).await;
    assert_eq!(at_server(&desk, &place).await, before);
}
