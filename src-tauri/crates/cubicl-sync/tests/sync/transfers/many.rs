//! Hundreds of files, folders, and files that are there already.

use std::collections::HashSet;

use super::{count, files_of, states, task};
use crate::support::{Desk, quiet, wait};
use cubicl_sync::view::*;
use serde_json::json;

const MANY: usize = 300;

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_small_files_go_onto_a_task_in_few_updates_each_once() {
    // Just enough for the uploads: what is wasted meets the limit.
    let desk = Desk::limited_to(MANY + 40).await;
    let task = task(&desk).await;
    let before = files_of(&desk, &task).await.len();
    let account = desk.account();
    let folder = desk.folder.path().join("Faturalar");
    std::fs::create_dir(&folder).unwrap();
    for number in 0..MANY {
        std::fs::write(folder.join(format!("fatura {number}.txt")), number.to_string()).unwrap();
    }
    let picked = account.pick_all(vec![folder]);
    assert_eq!(picked.folders, ["Faturalar"]);
    assert_eq!(picked.files.len(), MANY);
    account
        .attach(&task, picked.files.iter().map(|file| file.id).collect())
        .unwrap();
    let coming = || {
        let states = states(&account);
        let waits = |state: &&TransferState| matches!(state, TransferState::Waiting | TransferState::Running);
        states.iter().filter(waits).count()
    };
    while let before @ 1.. = coming() {
        wait("one more", || coming() < before).await;
    }
    quiet(&account).await;
    assert_eq!(states(&account), vec![TransferState::Done; MANY]);
    assert_eq!(
        count(&desk, "POST", "/files/upload").await,
        MANY,
        "each went up once"
    );
    let updates = count(&desk, "PUT", &format!("/tasks/{task}")).await;
    assert!(updates <= MANY / 10, "{updates} updates");
    let files = files_of(&desk, &task).await;
    let names: HashSet<_> = files
        .iter()
        .map(|file| file["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(files.len(), before + MANY, "each is on the task once");
    assert!((0..MANY).all(|number| names.contains(&format!("fatura {number}.txt"))));
    let refused = desk.look("/requests").await;
    let refused = refused
        .as_array()
        .unwrap()
        .iter()
        .filter(|request| request["status"] == 429);
    assert_eq!(refused.count(), 0, "the server never had to slow it");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_uploads_leave_room_for_a_click() {
    let desk = Desk::limited_to(60).await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    let files = (0..80).map(|number| account.pick(desk.file(&format!("{number}.txt"), b"bir")).id);
    account.attach(&card.id, files.collect()).unwrap();
    let over = |state: &TransferState| matches!(state, TransferState::Attaching | TransferState::Done);
    wait("what the limit gives them", || {
        states(&account).iter().filter(|state| over(state)).count() >= 30
    })
    .await;
    // Were the uploads to take all places, nothing else would go for a minute.
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    desk.server_task(&card.id, "the move", |task| task["state"] == other.as_str())
        .await;
    account.task(&card.id).unwrap();
    wait("the opened task", || account.task(&card.id).unwrap().complete).await;
    assert!(account.status().active_transfers > 0, "files still wait");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_gives_its_files_and_names_those_that_cannot_go() {
    let desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let before = files_of(&desk, &task).await.len();
    let account = desk.account();
    let folder = desk.folder.path().join("Proje");
    std::fs::create_dir_all(folder.join("çizimler/eski")).unwrap();
    for (name, content) in [
        ("a.txt", "a"),
        ("boş.txt", ""),
        (".gizli", "x"),
        ("Thumbs.db", "x"),
        ("~$a.docx", "x"),
        ("çizimler/eski/a.txt", "another a"),
    ] {
        std::fs::write(folder.join(name), content).unwrap();
    }
    let large = std::fs::File::create(folder.join("çizimler/dev.bin")).unwrap();
    large.set_len(5_000_000_000).unwrap();
    let alone = desk.file("tek.txt", b"tek");
    let picked = account.pick_all(vec![folder, alone]);
    assert_eq!(picked.folders, ["Proje"]);
    let good: Vec<&PickedFile> = picked
        .files
        .iter()
        .filter(|file| file.problem.is_none())
        .collect();
    let names: Vec<&str> = good.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        ["a.txt", "a.txt", "tek.txt"],
        "flat, with what programs keep left out"
    );
    let bad: HashSet<_> = picked
        .files
        .iter()
        .filter_map(|file| file.problem.clone())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|problem| format!("{:?}", problem.kind))
        .collect();
    assert_eq!(
        bad,
        HashSet::from([
            format!(
                "{:?}",
                ProblemKind::FileEmpty {
                    name: "Proje/boş.txt".into()
                }
            ),
            format!(
                "{:?}",
                ProblemKind::FileTooLarge {
                    name: "Proje/çizimler/dev.bin".into()
                }
            ),
        ]),
        "named with their place"
    );
    account
        .attach(&task, good.iter().map(|file| file.id).collect())
        .unwrap();
    quiet(&account).await;
    assert_eq!(files_of(&desk, &task).await.len(), before + 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_on_the_task_is_noticed_by_name_and_size() {
    let mut desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let account = desk.account();
    let name = "sözleşme.txt";
    let first = account.pick(desk.file(name, b"bir"));
    assert!(account.alike(&task, &[first.id]).await.is_empty());
    account.attach(&task, vec![first.id]).unwrap();
    let once_more = account.pick(desk.file(name, b"bir"));
    assert_eq!(
        account.alike(&task, &[once_more.id]).await,
        [once_more.id],
        "on its way counts"
    );
    quiet(&account).await;
    account.clear_transfers();
    drop(account);

    desk.restart().await;
    let account = desk.account();
    wait("the network", || {
        account.status().connection == Connection::Online
    })
    .await;
    let again = account.pick(desk.file(name, b"bir"));
    let other = account.pick(desk.file("başka.txt", b"bir"));
    assert_eq!(account.alike(&task, &[again.id, other.id]).await, [again.id]);
    let longer = account.pick(desk.file(name, b"bir iki"));
    assert!(
        account.alike(&task, &[longer.id]).await.is_empty(),
        "another size is another file"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_was_never_opened_is_read_before_files_are_compared() {
    let desk = Desk::signed_in().await;
    let task = task(&desk).await;
    let theirs = desk.look("/files").await[0].clone();
    let files = json!({ "files": [theirs["_id"]] });
    desk.put(&format!("/tasks/{task}"), files).await;
    let account = desk.account();
    let mine = account.pick(desk.file(theirs["name"].as_str().unwrap(), b"of another size, perhaps"));
    assert_eq!(
        account.alike(&task, &[mine.id]).await,
        [mine.id],
        "Cubicl tells no sizes: the name has to do"
    );
}
