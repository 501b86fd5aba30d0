//! Transfers go on when the program ends and opens again.

use cubicl_sync::SaveTo;
use cubicl_sync::view::*;
use serde_json::json;

use crate::support::{Desk, offline, quiet, wait};

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_goes_on_and_arrives_once() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    desk.put("/settings", json!({ "uploadSpeed": 1_000_000 })).await;
    let content = vec![b'x'; 5_000_000];
    let picked = account.pick(desk.file("film.mp4", &content));
    account.attach(&card.id, vec![picked.id]).unwrap();
    wait("half of it", || account.transfers()[0].done > 1_000_000.0).await;
    drop(account);
    desk.end();
    desk.put("/settings", json!({ "uploadSpeed": 0 })).await;
    desk.restart().await;
    let account = desk.account();
    quiet(&account).await;
    assert_eq!(account.transfers()[0].state, TransferState::Done);
    let record = desk.look(&format!("/tasks/{}", card.id)).await;
    let files = record["files"].as_array().unwrap();
    assert_eq!(files.len(), card.files as usize + 1, "once");
    let file = desk
        .look(&format!(
            "/files/{}",
            files.last().unwrap()["_id"].as_str().unwrap()
        ))
        .await;
    assert_eq!(file["size"], 5_000_000, "the whole of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_in_cubicl_is_not_uploaded_again() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    desk.rule("PUT", "/tasks/*", json!({ "type": "stall" })).await;
    let picked = account.pick(desk.file("bir.txt", b"bir"));
    account.attach(&card.id, vec![picked.id]).unwrap();
    wait("the upload", || {
        account.transfers()[0].state == TransferState::Attaching
    })
    .await;
    drop(account);
    desk.end();
    desk.lift_rules().await;
    desk.restart().await;
    quiet(&desk.account()).await;
    let record = desk.look(&format!("/tasks/{}", card.id)).await;
    assert_eq!(record["files"].as_array().unwrap().len(), card.files as usize + 1);
    let uploads = desk.requests().await;
    let uploads = uploads
        .iter()
        .filter(|request| request.ends_with("/files/upload"));
    assert_eq!(uploads.count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_written_meanwhile_is_said_and_not_sent() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    offline(&desk).await;
    let path = desk.file("plan.txt", b"before");
    let written = std::fs::metadata(&path).unwrap().modified().unwrap();
    let picked = account.pick(path.clone());
    account.attach(&card.id, vec![picked.id]).unwrap();
    // What the file holds is read beside.
    wait("its content to be known", || desk.stored("\"hash\":\"")).await;
    drop(account);
    desk.end();
    std::fs::write(&path, b"after.").unwrap();
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(written).unwrap();
    desk.reach("up").await;
    desk.restart().await;
    let account = desk.account();
    wait("the refusal", || account.status().failed_transfers == 1).await;
    let TransferState::Failed { problem } = account.transfers().remove(0).state else {
        panic!("it failed")
    };
    assert_eq!(
        problem.kind,
        ProblemKind::FileChanged {
            name: "plan.txt".into()
        }
    );
    account.retry_transfer(account.transfers()[0].id).unwrap();
    quiet(&account).await;
    assert_eq!(
        account.transfers()[0].state,
        TransferState::Done,
        "the person wants it as it is"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_goes_on() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let content = vec![b'y'; 3_000_000];
    let picked = account.pick(desk.file("veri.bin", &content));
    account.attach(&card.id, vec![picked.id]).unwrap();
    quiet(&account).await;
    account.clear_transfers();
    let file = account.task(&card.id).unwrap().files.pop().unwrap();
    desk.put("/settings", json!({ "downloadSpeed": 500_000 })).await;
    let chosen = desk.folder.path().join("indirilen.bin");
    let wanted = {
        let (account, file, to) = (desk.account(), file.id.clone(), SaveTo::Path(chosen.clone()));
        tokio::spawn(async move { account.download(&file, "veri.bin", to).await })
    };
    wait("some of it", || {
        account.transfers().iter().any(|transfer| transfer.done > 0.0)
    })
    .await;
    wanted.abort();
    let _ = wanted.await;
    drop(account);
    desk.end();
    desk.put("/settings", json!({ "downloadSpeed": 0 })).await;
    desk.restart().await;
    quiet(&desk.account()).await;
    assert_eq!(std::fs::read(&chosen).unwrap(), content);
}
