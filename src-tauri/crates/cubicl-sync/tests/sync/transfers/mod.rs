//! Many files at once, and what a person does with those on their way.

mod many;
mod restart;
mod steering;

use crate::support::Desk;
use cubicl_sync::Account;
use cubicl_sync::view::*;
use serde_json::Value;

/// A task of the board that files can be put on.
async fn task(desk: &Desk) -> TaskId {
    let query = desk.board().await;
    desk.card(&query).await.0.id
}

/// What the server keeps of the task's files.
async fn files_of(desk: &Desk, task: &TaskId) -> Vec<Value> {
    let record = desk.look(&format!("/tasks/{task}")).await;
    let mut files = Vec::new();
    for file in record["files"].as_array().unwrap() {
        files.push(
            desk.look(&format!("/files/{}", file["_id"].as_str().unwrap()))
                .await,
        );
    }
    files
}

fn states(account: &Account) -> Vec<TransferState> {
    let transfers = account.transfers().into_iter();
    transfers.map(|transfer| transfer.state).collect()
}

/// How many requests of this kind were made.
async fn count(desk: &Desk, method: &str, end: &str) -> usize {
    let requests = desk.requests().await;
    let fits = |request: &&String| request.starts_with(method) && request.ends_with(end);
    requests.iter().filter(fits).count()
}
