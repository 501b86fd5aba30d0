//! A file that does not open with the account, and does later.

use cubicl_sync::view::*;

use crate::restart::{files_in, made, new_task};
use crate::support::{Desk, offline, online, wait};

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_opens_late_is_shown_and_gone_on_with() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    let cards = account.board(&query).unwrap().total;
    offline(&desk).await;
    account.create_task(new_task(&query, "Bekliyor")).unwrap();
    drop(account);
    let data = desk.folder.path().join("data");
    drop(desk.end());
    let lock = files_in(&data)
        .into_iter()
        .find(|path| path.ends_with("cubicl.lock"))
        .unwrap();
    let held = std::fs::File::options().write(true).open(lock).unwrap();
    held.lock().unwrap();

    desk.reach("up").await;
    desk.restart().await;
    let account = desk.account();
    assert!(matches!(account.status().storage, Storage::Failing { .. }));
    desk.read(&query).await;
    assert_eq!(
        account.board(&query).unwrap().total,
        cards,
        "from Cubicl, without what waits"
    );
    let refused = account.change_task(&card.id, TaskChange::State(other.clone()));
    assert_eq!(refused.unwrap_err().kind, ProblemKind::NotStored);

    drop(held);
    wait("the copy", || account.status().storage == Storage::Kept).await;
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    online(&desk).await;
    assert_eq!(made(&desk, "Bekliyor").await, 1);
    desk.server_task(&card.id, "the move", |task| task["state"] == other.as_str())
        .await;
    desk.read(&query).await;
    assert_eq!(account.board(&query).unwrap().total, cards + 1);
    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(account.status().storage, Storage::Kept);
    assert_eq!(account.board(&query).unwrap().total, cards + 1);
}
