//! Files: up, onto their task, and down again.

use crate::support::{Desk, quiet, wait};
use cubicl_sync::view::*;
use cubicl_sync::{Account, Event, SaveTo};
use serde_json::{Value, json};

fn failed(account: &Account) -> Option<ProblemKind> {
    account
        .transfers()
        .into_iter()
        .find_map(|transfer| match transfer.state {
            TransferState::Failed { problem } => Some(problem.kind),
            _ => None,
        })
}

fn file_ids(task: &Value) -> Vec<String> {
    task["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["_id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_union_keeps_what_others_added() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let theirs = desk.look("/files").await[0]["_id"].as_str().unwrap().to_owned();
    let before = file_ids(&desk.look(&format!("/tasks/{}", card.id)).await);
    let mut with_theirs = before.clone();
    if !with_theirs.contains(&theirs) {
        with_theirs.push(theirs.clone());
    }
    desk.put(&format!("/tasks/{}", card.id), json!({ "files": with_theirs }))
        .await;

    let one = account.pick(desk.file("bir.txt", b"bir"));
    let two = account.pick_bytes("iki.png".into(), b"\x89PNG\r\n\x1a\niki".to_vec());
    account.attach(&card.id, vec![one.id, two.id]).unwrap();
    quiet(&account).await;
    let after = file_ids(&desk.look(&format!("/tasks/{}", card.id)).await);
    assert_eq!(after.len(), with_theirs.len() + 2);
    assert!(
        after.starts_with(&with_theirs),
        "what a colleague added meanwhile is kept"
    );
    let names: Vec<Option<String>> = account
        .task(&card.id)
        .unwrap()
        .files
        .into_iter()
        .map(|file| file.name)
        .collect();
    assert!(
        names.contains(&Some("bir.txt".into())) && names.contains(&Some("iki.png".into())),
        "{names:?}"
    );
    assert!(
        account
            .transfers()
            .iter()
            .all(|transfer| transfer.state == TransferState::Done)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_upload_really_stops_and_can_be_tried_again() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    desk.put("/settings", json!({ "uploadSpeed": 2_000_000 })).await;
    let picked = account.pick(desk.file("büyük.bin", &vec![7; 20_000_000]));
    account.attach(&card.id, vec![picked.id]).unwrap();
    let transfer = || account.transfers().remove(0);
    wait("the start", || transfer().done > 0.0).await;
    account.cancel_transfer(transfer().id);
    assert_eq!(transfer().state, TransferState::Cancelled);
    let stored = desk.look("/files").await.as_array().unwrap().len();

    desk.put("/settings", json!({ "uploadSpeed": 0 })).await;
    account.retry_transfer(transfer().id).unwrap();
    wait("the second try", || transfer().state == TransferState::Done).await;
    let files = desk.look("/files").await;
    assert_eq!(
        files.as_array().unwrap().len(),
        stored + 1,
        "only the second try arrived"
    );
    let record = desk.look(&format!("/tasks/{}", card.id)).await;
    assert!(file_ids(&record).len() > card.files as usize);
}

#[tokio::test(flavor = "multi_thread")]
async fn full_storage_says_how_full() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    desk.put("/settings", json!({ "storageCapacity": 10 })).await;
    let picked = account.pick(desk.file("fazla.txt", b"more than ten bytes"));
    account.attach(&card.id, vec![picked.id]).unwrap();
    wait("the refusal", || failed(&account).is_some()).await;
    let Some(ProblemKind::StorageFull { used, capacity }) = failed(&account) else {
        panic!("{:?}", failed(&account))
    };
    assert_eq!(capacity, Some(10.0));
    assert!(used.is_some_and(|used| used > 0.0));
    assert_eq!(account.status().failed_transfers, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_attaching_was_refused_is_not_uploaded_again() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    desk.rule("PUT", "/tasks/*", json!({ "type": "status", "status": 403 }))
        .await;
    let picked = account.pick(desk.file("bir.txt", b"bir"));
    account.attach(&card.id, vec![picked.id]).unwrap();
    wait("the refusal", || {
        failed(&account) == Some(ProblemKind::NotPermitted)
    })
    .await;
    desk.lift_rules().await;
    account.retry_transfer(account.transfers()[0].id).unwrap();
    quiet(&account).await;
    let uploads = desk
        .requests()
        .await
        .into_iter()
        .filter(|request| request.ends_with("/files/upload"))
        .count();
    assert_eq!(uploads, 1);
    assert!(
        desk.look(&format!("/tasks/{}", card.id)).await["files"]
            .as_array()
            .unwrap()
            .len()
            > card.files as usize
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_sent_is_said_when_it_is_chosen() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let kind = |path: std::path::PathBuf| account.pick(path).problem.map(|problem| problem.kind);
    let folder = desk.folder.path().join("klasör");
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(
        kind(folder),
        Some(ProblemKind::FileUnreadable {
            name: "klasör".into()
        })
    );
    assert_eq!(
        kind(desk.folder.path().join("yok.txt")),
        Some(ProblemKind::FileMissing {
            name: "yok.txt".into()
        })
    );
    let large = desk.folder.path().join("dev.bin");
    std::fs::File::create(&large)
        .unwrap()
        .set_len(5_000_000_000)
        .unwrap();
    assert_eq!(
        kind(large),
        Some(ProblemKind::FileTooLarge {
            name: "dev.bin".into()
        })
    );
    assert_eq!(kind(desk.file("iyi.txt", b"iyi")), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_is_the_same_file() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let content: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    let picked = account.pick(desk.file("veri.bin", &content));
    account.attach(&card.id, vec![picked.id]).unwrap();
    quiet(&account).await;
    let file = account.task(&card.id).unwrap().files.pop().unwrap();

    let chosen = desk.folder.path().join("indirilen.bin");
    let path = account
        .download(&file.id, "veri.bin", SaveTo::Path(chosen.clone()))
        .await
        .unwrap();
    assert_eq!(path, chosen);
    assert_eq!(std::fs::read(&path).unwrap(), content);

    let opened = account
        .download(&file.id, "../../veri.bin", SaveTo::Cache)
        .await
        .unwrap();
    assert!(opened.starts_with(desk.folder.path().join("cache")), "{opened:?}");
    assert_eq!(std::fs::read(&opened).unwrap(), content);
    #[cfg(unix)]
    {
        let mode = std::fs::metadata(desk.folder.path().join("cache"))
            .unwrap()
            .permissions();
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(&mode) & 0o077,
            0,
            "only the owner may look inside"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_comment_keeps_its_text_and_its_uploaded_file() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    desk.rule(
        "POST",
        "/tasks/*/activities",
        json!({ "type": "status", "status": 403 }),
    )
    .await;
    let picked = account.pick(desk.file("ek.txt", b"ek"));
    account.comment(&card.id, "Ekte".into(), vec![picked.id]).unwrap();
    wait("the refusal", || account.status().refused_changes == 1).await;
    assert_eq!(failed(&account), Some(ProblemKind::NotPermitted));
    let change = account.changes().remove(0);
    assert_eq!(change.text.as_deref(), Some("Ekte"));
    desk.lift_rules().await;
    account.retry_change(change.id).unwrap();
    quiet(&account).await;
    assert_eq!(account.transfers()[0].state, TransferState::Done);
    let requests = desk.requests().await;
    let uploads = requests
        .iter()
        .filter(|request| request.ends_with("/files/upload"));
    assert_eq!(uploads.count(), 1, "it is in Cubicl already");
    let record = desk.look(&format!("/tasks/{}", card.id)).await;
    let comments = record["activities"].as_array().unwrap().iter();
    let mine: Vec<&Value> = comments
        .filter(|activity| activity["content"] == "Ekte")
        .collect();
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0]["files"].as_array().unwrap().len(), 1);
}

/// A file in Cubicl, on a task.
async fn uploaded(desk: &Desk, content: &[u8]) -> FileId {
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let picked = account.pick(desk.file("veri.bin", content));
    account.attach(&card.id, vec![picked.id]).unwrap();
    quiet(&account).await;
    account.clear_transfers();
    account.task(&card.id).unwrap().files.pop().unwrap().id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_of_files_that_is_down_leaves_everything_else_on() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let file = uploaded(&desk, b"veri").await;
    let down = json!({ "host": "links", "path": "/files/**", "action": { "type": "cut_before" } });
    desk.post("/rules", down).await;
    desk.heard.clear();
    let problem = account
        .download(&file, "veri.bin", SaveTo::Cache)
        .await
        .unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Offline);
    let query = desk.board().await;
    desk.read(&query).await;
    let heard = desk.heard.all();
    let offline = |event: &Event| matches!(event, Event::StatusChanged { status } if status.connection != Connection::Online);
    assert!(!heard.iter().any(offline), "{heard:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_came_after_the_choice_is_not_replaced() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let file = uploaded(&desk, &[b'y'; 3_000_000]).await;
    for stood in [None, Some(b"agreed")] {
        let name = format!("seçilen-{}.bin", stood.is_some());
        let chosen = desk.folder.path().join(&name);
        if let Some(content) = stood {
            std::fs::write(&chosen, content).unwrap();
        }
        desk.put("/settings", json!({ "downloadSpeed": 500_000 })).await;
        let wanted = {
            let (account, file, to) = (desk.account(), file.clone(), SaveTo::Path(chosen.clone()));
            tokio::spawn(async move { account.download(&file, "veri.bin", to).await })
        };
        wait("some of it", || {
            account.transfers().iter().any(|transfer| transfer.done > 0.0)
        })
        .await;
        account.pause_transfers(None).unwrap();
        wanted.await.unwrap().unwrap_err();
        std::fs::write(&chosen, "something else by now").unwrap();
        desk.put("/settings", json!({ "downloadSpeed": 0 })).await;
        account.resume_transfers(None).unwrap();
        quiet(&account).await;
        assert_eq!(std::fs::read(&chosen).unwrap(), b"something else by now");
        let beside = chosen.with_file_name(name.replace(".bin", " (2).bin"));
        assert_eq!(std::fs::read(&beside).unwrap().len(), 3_000_000);
        let told = account.transfers().remove(0);
        assert_eq!(told.state, TransferState::Done);
        assert_eq!(Some(told.name.as_str()), beside.file_name().unwrap().to_str());
        account.clear_transfers();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_person_agreed_to_replace_is_replaced() {
    let desk = Desk::signed_in().await;
    let file = uploaded(&desk, b"new").await;
    let chosen = desk.file("seçilen.bin", b"older");
    let to = SaveTo::Path(chosen.clone());
    let path = desk.account().download(&file, "veri.bin", to).await.unwrap();
    assert_eq!(path, chosen);
    assert_eq!(std::fs::read(&chosen).unwrap(), b"new");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_wrote_into_an_opened_file_stays() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let file = uploaded(&desk, b"as it was sent").await;
    let open = async || account.download(&file, "veri.bin", SaveTo::Cache).await.unwrap();
    let opened = open().await;
    assert!(
        std::fs::metadata(&opened).unwrap().permissions().readonly(),
        "a program that opens it says so"
    );
    assert_eq!(open().await, opened, "the same is there once");

    // As editors do that save by giving a new file the old name.
    let edited = opened.with_file_name("edited");
    std::fs::write(&edited, "hours of work!").unwrap();
    std::fs::rename(&edited, &opened).unwrap();
    let again = open().await;
    assert_eq!(std::fs::read(&opened).unwrap(), b"hours of work!");
    assert_eq!(std::fs::read(&again).unwrap(), b"as it was sent");
    assert_eq!(again.file_name().unwrap(), "veri (2).bin");
    assert_eq!(open().await, again);
    let there = std::fs::read_dir(opened.parent().unwrap()).unwrap().count();
    assert_eq!(there, 2, "nothing unfinished is left");

    desk.session.sign_out().await;
    assert!(!opened.exists() && !again.exists(), "signing out removes them");
}
