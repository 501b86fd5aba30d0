//! How fresh the screen is.

use cubicl_sync::Session;
use cubicl_sync::view::{ProjectId, StatusView, TaskId};
use tauri::State;

use crate::error::Answer;

/// The line at the bottom of the frame.
#[tauri::command]
#[specta::specta]
pub(crate) async fn status(session: State<'_, Session>) -> Answer<StatusView> {
    Ok(session.account()?.status())
}

/// Which board and task the page shows: they are kept in step, and news of the task count as seen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show(
    session: State<'_, Session>,
    board: Option<ProjectId>,
    task: Option<TaskId>,
) -> Answer<()> {
    session.account()?.show(board, task);
    Ok(())
}

/// Reads what is on the screen again, and sends what waits.
#[tauri::command]
#[specta::specta]
pub(crate) async fn refresh(session: State<'_, Session>) -> Answer<()> {
    session.account()?.refresh();
    Ok(())
}
