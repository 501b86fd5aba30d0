//! Files on their way.

use cubicl_sync::Session;
use cubicl_sync::view::{TransferId, TransferView};
use tauri::State;

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
    session.account()?.retry_transfer(transfer)
}

/// Takes finished transfers off the list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clear_transfers(session: State<'_, Session>) -> Answer<()> {
    session.account()?.clear_transfers();
    Ok(())
}
