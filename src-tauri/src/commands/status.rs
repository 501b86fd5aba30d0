//! How fresh the screen is.

use cubicl_sync::Session;
use cubicl_sync::view::StatusView;
use tauri::State;

use crate::error::Answer;

/// The line at the bottom of the frame.
#[tauri::command]
#[specta::specta]
pub(crate) async fn status(session: State<'_, Session>) -> Answer<StatusView> {
    Ok(session.account()?.status())
}

/// Reads what is on the screen again, and sends what waits.
#[tauri::command]
#[specta::specta]
pub(crate) async fn refresh(session: State<'_, Session>) -> Answer<()> {
    session.account()?.refresh();
    Ok(())
}
