//! What a test waits for, and brings about.

use std::time::Duration;

use cubicl_sync::Account;
use cubicl_sync::view::*;

use super::Desk;

/// Longest wait for something that has to happen.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// Waits until `good`, which has to come true by itself.
pub(crate) async fn wait(what: &str, mut good: impl FnMut() -> bool) {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    while !good() {
        assert!(
            tokio::time::Instant::now() < deadline,
            "waited in vain for {what}"
        );
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Where a card stands.
pub(crate) fn column_of(account: &Account, query: &BoardQuery, task: &TaskId) -> Option<String> {
    let board = account.board(query).unwrap();
    let cards = board.columns.into_iter().flat_map(|column| column.cards);
    cards
        .into_iter()
        .find(|card| card.id == *task)
        .map(|card| card.state)
}

/// No change and no transfer is left.
pub(crate) async fn quiet(account: &Account) {
    wait("everything to be sent", || {
        account.changes().is_empty() && account.status().active_transfers == 0
    })
    .await;
}

/// From here on Cubicl cannot be reached, and the account knows.
pub(crate) async fn offline(desk: &Desk) {
    let account = desk.account();
    desk.reach("refuse").await;
    account.refresh();
    wait("offline", || account.status().connection == Connection::Offline).await;
}

/// Back again, until nothing is on its way.
pub(crate) async fn online(desk: &Desk) {
    let account = desk.account();
    desk.reach("up").await;
    account.refresh();
    wait("online", || account.status().connection == Connection::Online).await;
    wait("everything to be sent", || account.status().waiting_changes == 0).await;
}
