//! Paused, resumed, reordered, retried, ended with their task.

use super::{count, files_of, states, task};
use crate::support::{Desk, quiet, wait};
use cubicl_sync::SaveTo;
use cubicl_sync::view::*;
use serde_json::json;

/// SHA-256 in hexadecimal, as the server counts it.
fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_upload_stops_stays_paused_over_a_restart_and_arrives_whole_and_once() {
    let mut desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let before = files_of(&desk, &task).await.len();
    let account = desk.account();
    desk.put("/settings", json!({ "uploadSpeed": 1_000_000 })).await;
    // More than the system holds for a connection: what it holds arrives after the app has let go.
    let content: Vec<u8> = (0..6_000_000_u32).flat_map(u32::to_le_bytes).collect();
    let picked = account.pick(desk.file("film.mp4", &content));
    account.attach(&task, vec![picked.id]).unwrap();
    wait("some of it", || account.transfers()[0].done > 1_000_000.0).await;
    let id = account.transfers()[0].id;
    account.pause_transfers(Some(id)).unwrap();
    assert_eq!(states(&account), [TransferState::Paused]);
    assert!(account.transfers()[0].done > 0.0, "how much is lost can be said");
    let status = account.status();
    assert_eq!((status.active_transfers, status.paused_transfers), (0, 1));
    drop(account);

    desk.put("/settings", json!({ "uploadSpeed": 0 })).await;
    desk.restart().await;
    let account = desk.account();
    wait("the network", || {
        account.status().connection == Connection::Online
    })
    .await;
    assert_eq!(states(&account), [TransferState::Paused]);
    assert_eq!(
        files_of(&desk, &task).await.len(),
        before,
        "nothing of it arrived"
    );

    account.resume_transfers(Some(id)).unwrap();
    quiet(&account).await;
    assert_eq!(states(&account), [TransferState::Done]);
    let files = files_of(&desk, &task).await;
    assert_eq!(files.len(), before + 1);
    assert_eq!(files.last().unwrap()["sha256"], sha256(&content));
    // The paused one is refused as torn, sooner or later.
    let requests = desk.look("/requests").await;
    let accepted = requests.as_array().unwrap().iter();
    let accepted = accepted.filter(|request| request["path"].as_str().unwrap().ends_with("/files/upload"));
    let accepted = accepted.filter(|request| request["status"] == 200);
    assert_eq!(accepted.count(), 1, "one upload came to its end");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_written_while_it_was_paused_is_said() {
    let desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let account = desk.account();
    desk.put("/settings", json!({ "uploadSpeed": 1 })).await;
    let path = desk.file("plan.txt", b"before");
    let written = std::fs::metadata(&path).unwrap().modified().unwrap();
    let picked = account.pick(path.clone());
    account.attach(&task, vec![picked.id]).unwrap();
    wait("its content to be known", || desk.stored("\"hash\":\"")).await;
    account.pause_transfers(None).unwrap();
    // The same size, in the same moment.
    std::fs::write(&path, b"after.").unwrap();
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(written).unwrap();
    account.resume_transfers(None).unwrap();
    wait("the refusal", || account.status().failed_transfers == 1).await;
    let TransferState::Failed { problem } = states(&account).remove(0) else {
        unreachable!("it failed")
    };
    let name = "plan.txt".to_owned();
    assert_eq!(problem.kind, ProblemKind::FileChanged { name });
}

#[tokio::test(flavor = "multi_thread")]
async fn all_are_paused_put_in_another_order_and_go_on_in_it_after_a_restart() {
    let mut desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let account = desk.account();
    // A file takes five seconds: one that has begun goes on at that speed when the server is told another.
    desk.put("/settings", json!({ "uploadSpeed": 20_000 })).await;
    let content = vec![b'x'; 100_000];
    let files = (1..=6).map(|number| account.pick(desk.file(&format!("{number}.bin"), &content)).id);
    account.attach(&task, files.collect()).unwrap();
    wait("the first", || {
        states(&account)
            .iter()
            .filter(|state| **state == TransferState::Running)
            .count()
            == 3
    })
    .await;
    account.pause_transfers(None).unwrap();
    assert_eq!(states(&account), vec![TransferState::Paused; 6]);
    let last = account.transfers()[5].id;
    account.move_transfer(last, TransferPlace::Front).unwrap();
    let fifth = account.transfers()[5].id;
    account.move_transfer(fifth, TransferPlace::Earlier).unwrap();
    drop(account);

    desk.restart().await;
    let account = desk.account();
    wait("the network", || {
        account.status().connection == Connection::Online
    })
    .await;
    let names = || {
        account
            .transfers()
            .into_iter()
            .map(|transfer| transfer.name)
            .collect::<Vec<_>>()
    };
    let order = ["6.bin", "1.bin", "2.bin", "3.bin", "5.bin", "4.bin"];
    assert_eq!(names(), order);
    account.resume_transfers(None).unwrap();
    let running: Vec<bool> = states(&account)
        .iter()
        .map(|state| *state == TransferState::Running)
        .collect();
    assert_eq!(running, [true, true, true, false, false, false]);
    desk.put("/settings", json!({ "uploadSpeed": 0 })).await;
    quiet(&account).await;
    assert_eq!(states(&account), vec![TransferState::Done; 6]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_finished_does_not_wait_for_what_is_paused() {
    let desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let before = files_of(&desk, &task).await.len();
    let account = desk.account();
    desk.put("/settings", json!({ "uploadSpeed": 100_000 })).await;
    let small = account.pick(desk.file("küçük.txt", b"bir"));
    let large = account.pick(desk.file("film.mp4", &vec![7; 50_000_000]));
    account.attach(&task, vec![large.id, small.id]).unwrap();
    wait("the small one", || {
        states(&account)[1] == TransferState::Attaching
    })
    .await;
    assert_eq!(states(&account)[0], TransferState::Running);
    assert_eq!(
        count(&desk, "PUT", &format!("/tasks/{task}")).await,
        0,
        "it waits for the other"
    );
    account.pause_transfers(None).unwrap();
    wait("the small one", || states(&account)[1] == TransferState::Done).await;
    assert_eq!(files_of(&desk, &task).await.len(), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_failed_are_tried_again_at_once() {
    let desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let before = files_of(&desk, &task).await.len();
    let account = desk.account();
    desk.rule(
        "POST",
        "/files/upload",
        json!({ "type": "status", "status": 403 }),
    )
    .await;
    let paths: Vec<_> = (1..=4)
        .map(|number| desk.file(&format!("{number}.txt"), b"bir"))
        .collect();
    let files = paths.iter().map(|path| account.pick(path.clone()).id);
    account.attach(&task, files.collect()).unwrap();
    wait("the refusals", || account.status().failed_transfers == 4).await;
    desk.lift_rules().await;
    std::fs::remove_file(&paths[1]).unwrap();
    account.retry_transfers().unwrap();
    quiet(&account).await;
    assert_eq!(files_of(&desk, &task).await.len(), before + 3);
    let failed = account
        .transfers()
        .into_iter()
        .filter_map(|transfer| match transfer.state {
            TransferState::Failed { problem } => Some((transfer.id, problem.kind)),
            _ => None,
        });
    let failed: Vec<_> = failed.collect();
    let name = "2.txt".to_owned();
    assert_eq!(
        failed[0].1,
        ProblemKind::FileMissing { name },
        "it says why in its place"
    );
    account.remove_transfer(failed[0].0).unwrap();
    assert_eq!(account.transfers().len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn transfers_end_with_their_task() {
    let desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let account = desk.account();
    desk.put("/settings", json!({ "uploadSpeed": 100_000 })).await;
    let small = account.pick(desk.file("küçük.txt", b"bir"));
    let large = account.pick(desk.file("film.mp4", &vec![7; 50_000_000]));
    account.attach(&task, vec![large.id, small.id]).unwrap();
    wait("the small one", || {
        states(&account)[1] == TransferState::Attaching
    })
    .await;
    account.delete_task(&task).unwrap();
    quiet(&account).await;
    assert_eq!(states(&account), vec![TransferState::Cancelled; 2]);
    assert_eq!(account.status().failed_transfers, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_download_leaves_nothing_and_comes_whole_when_it_goes_on() {
    let desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let account = desk.account();
    let content = vec![b'y'; 3_000_000];
    let picked = account.pick(desk.file("veri.bin", &content));
    account.attach(&task, vec![picked.id]).unwrap();
    quiet(&account).await;
    account.clear_transfers();
    let file = account.task(&task).unwrap().files.pop().unwrap();
    desk.put("/settings", json!({ "downloadSpeed": 500_000 })).await;
    let folder = desk.folder.path().join("gelen");
    std::fs::create_dir(&folder).unwrap();
    let chosen = folder.join("indirilen.bin");
    let wanted = {
        let (account, file, to) = (desk.account(), file.id.clone(), SaveTo::Path(chosen.clone()));
        tokio::spawn(async move { account.download(&file, "veri.bin", to).await })
    };
    wait("some of it", || {
        account.transfers().iter().any(|transfer| transfer.done > 0.0)
    })
    .await;
    account.pause_transfers(None).unwrap();
    let ended = wanted.await.unwrap().unwrap_err();
    assert_eq!(
        ended.kind,
        ProblemKind::Cancelled,
        "whoever waited is told that it will not be at once"
    );
    wait("nothing to be left", || {
        std::fs::read_dir(&folder).unwrap().count() == 0
    })
    .await;
    desk.put("/settings", json!({ "downloadSpeed": 0 })).await;
    account.resume_transfers(None).unwrap();
    quiet(&account).await;
    assert_eq!(std::fs::read(&chosen).unwrap(), content);
}
