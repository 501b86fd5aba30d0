//! Answers that are lost, and the end of the program in the middle: everything is there in the end, once.

use super::{add, at_server, count, folder, inside, quiet, root};
use crate::support::{Desk, wait};
use cubicl_sync::view::*;
use serde_json::json;

/// The next requests of this kind meet this.
async fn so_often(desk: &Desk, path: &str, action: &str, times: u32) {
    let rule = json!({
        "method": "POST",
        "path": path,
        "action": { "type": action },
        "times": times,
    });
    desk.post("/rules", rule).await;
}

const DIRECTORIES: &str = "/file-system-nodes/directories";
const FILES: &str = "/file-system-nodes/files";

#[tokio::test(flavor = "multi_thread")]
async fn lost_answers_place_nothing_twice() {
    let desk = Desk::limited_to(200).await;
    let place = root(&desk).await;
    let account = desk.account();
    // Carried out, and the answer lost; then not even carried out.
    for (path, action) in [
        (DIRECTORIES, "cut_after"),
        (FILES, "cut_after"),
        (FILES, "cut_before"),
    ] {
        so_often(&desk, path, action, 1).await;
    }
    let path = folder(&desk, "Kayıp", &["a.txt", "b.txt"]);
    add(&account, &place, vec![path]);
    wait("the files to be in Cubicl", || {
        let transfers = account.transfers();
        transfers
            .iter()
            .all(|transfer| matches!(transfer.state, TransferState::Attaching | TransferState::Done))
    })
    .await;
    quiet(&account).await;
    let ways = at_server(&desk, &place).await;
    for way in ["Kayıp/", "Kayıp/a.txt", "Kayıp/b.txt"] {
        assert_eq!(ways.get(way), Some(&1), "{way} of {ways:?}");
    }
    assert_eq!(count(&desk, "POST", "/files/upload").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_placing_cut_off_by_the_end_is_looked_up_and_not_repeated() {
    let mut desk = Desk::limited_to(200).await;
    let place = root(&desk).await;
    let account = desk.account();
    so_often(&desk, FILES, "stall_half", 1).await;
    add(&account, &place, vec![desk.file("gitti.txt", b"gitti")]);
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    while !at_server(&desk, &place).await.contains_key("gitti.txt") {
        assert!(tokio::time::Instant::now() < deadline, "it arrives");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    drop(account);
    desk.restart().await;
    let account = desk.account();
    quiet(&account).await;
    assert_eq!(at_server(&desk, &place).await.get("gitti.txt"), Some(&1));
    assert_eq!(account.transfers()[0].state, TransferState::Done);
    assert_eq!(count(&desk, "POST", FILES).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_of_forty_files_arrives_once_whenever_the_program_ends() {
    let mut desk = Desk::limited_to(400).await;
    let place = root(&desk).await;
    let before = at_server(&desk, &place).await;
    let mut files: Vec<String> = Vec::new();
    for directory in ["", "bir/", "bir/iç/", "iki/", "üç/"] {
        files.extend((0..8).map(|number| format!("{directory}{number}.txt")));
    }
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    let path = folder(&desk, "Arşiv", &names);
    add(&desk.account(), &place, vec![path]);
    for ended in [1, 9, 20, 33] {
        let account = desk.account();
        let there = || {
            let transfers = account.transfers().into_iter();
            let over = |transfer: &TransferView| {
                matches!(transfer.state, TransferState::Attaching | TransferState::Done)
            };
            transfers.filter(over).count()
        };
        wait("some more of the files", || there() >= ended).await;
        drop(account);
        desk.restart().await;
    }
    let account = desk.account();
    quiet(&account).await;
    let mut expected = before;
    for way in ["", "bir/", "bir/iç/", "iki/", "üç/"] {
        expected.insert(format!("Arşiv/{way}"), 1);
    }
    expected.extend(files.iter().map(|file| (format!("Arşiv/{file}"), 1)));
    assert_eq!(at_server(&desk, &place).await, expected);
    let made = account.nodes(&place);
    let made = super::row(&made, "Arşiv").unwrap();
    assert!(!made.waiting && !super::names(&account.nodes(&inside(&place, &made.id))).is_empty());
}
