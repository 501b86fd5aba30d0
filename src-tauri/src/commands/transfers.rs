//! Files on their way.

use cubicl_sync::Session;
use cubicl_sync::view::{TransferId, TransferPlace, TransferView};
use tauri::State;

use super::beside;
use crate::error::Answer;

/// Every upload and download, those of before the start too.
#[tauri::command]
#[specta::specta]
pub(crate) async fn transfers(session: State<'_, Session>) -> Answer<Vec<TransferView>> {
    Ok(session.account()?.transfers())
}

/// Stops a transfer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_transfer(session: State<'_, Session>, transfer: TransferId) -> Answer<()> {
    session.account()?.cancel_transfer(transfer);
    Ok(())
}

/// Starts a failed or cancelled transfer again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn retry_transfer(session: State<'_, Session>, transfer: TransferId) -> Answer<()> {
    beside(session.account()?, move |account| {
        account.retry_transfer(transfer)
    })
    .await?
}

/// Starts all that failed again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn retry_transfers(session: State<'_, Session>) -> Answer<()> {
    // Each file is looked at, and may be on a network share.
    beside(session.account()?, cubicl_sync::Account::retry_transfers).await?
}

/// Holds a transfer, or all of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pause_transfers(session: State<'_, Session>, transfer: Option<TransferId>) -> Answer<()> {
    session.account()?.pause_transfers(transfer)
}

/// Lets a held transfer go on, or all of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn resume_transfers(
    session: State<'_, Session>,
    transfer: Option<TransferId>,
) -> Answer<()> {
    session.account()?.resume_transfers(transfer)
}

/// Changes a transfer's place in the queue.
#[tauri::command]
#[specta::specta]
pub(crate) async fn move_transfer(
    session: State<'_, Session>,
    transfer: TransferId,
    to: TransferPlace,
) -> Answer<()> {
    session.account()?.move_transfer(transfer, to)
}

/// Takes one transfer that has ended off the list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_transfer(session: State<'_, Session>, transfer: TransferId) -> Answer<()> {
    session.account()?.remove_transfer(transfer)
}

/// Takes finished transfers off the list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clear_transfers(session: State<'_, Session>) -> Answer<()> {
    session.account()?.clear_transfers();
    Ok(())
}
