//! Boards, tasks and the changes made to them.

use cubicl_sync::Session;
use cubicl_sync::view::{
    ActivitiesView, BoardQuery, BoardView, BoardWindow, ChangeId, DeedView, NewTask, PendingChange, PickedId,
    ProjectId, TaskChange, TaskId, TaskView, WindowQuery,
};
use tauri::State;

use crate::error::Answer;

/// The columns of a project's board, with their first cards.
#[tauri::command]
#[specta::specta]
pub(crate) async fn board(session: State<'_, Session>, query: BoardQuery) -> Answer<BoardView> {
    let account = session.account()?;
    account.bring_board(&query.project).await;
    account.board(&query)
}

/// More cards of one column.
#[tauri::command]
#[specta::specta]
pub(crate) async fn board_window(session: State<'_, Session>, query: WindowQuery) -> Answer<BoardWindow> {
    let account = session.account()?;
    account.bring_board(&query.board.project).await;
    account.board_window(&query)
}

/// Tags to suggest in a project.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tags(session: State<'_, Session>, project: ProjectId) -> Answer<Vec<String>> {
    let account = session.account()?;
    account.bring_board(&project).await;
    Ok(account.tags(&project))
}

/// One task with everything known of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn task(session: State<'_, Session>, task: TaskId) -> Answer<TaskView> {
    session.account()?.task(&task)
}

/// Comments and history of a task.
#[tauri::command]
#[specta::specta]
pub(crate) async fn activities(session: State<'_, Session>, task: TaskId) -> Answer<ActivitiesView> {
    session.account()?.activities(&task)
}

/// Changes one field. Shown at once; the answer is the change's id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_task(
    session: State<'_, Session>,
    task: TaskId,
    change: TaskChange,
    seen: Option<TaskChange>,
) -> Answer<ChangeId> {
    let account = session.account()?;
    match seen {
        Some(seen) => account.change_seen(&task, change, seen),
        None => account.change_task(&task, change),
    }
}

/// Makes a task. Shown at once; the answer is its local id until Cubicl gives one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_task(session: State<'_, Session>, task: NewTask) -> Answer<TaskId> {
    session.account()?.create_task(task)
}

/// Deletes a task; for some seconds it can be undone. The answer is the change's id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_task(session: State<'_, Session>, task: TaskId) -> Answer<ChangeId> {
    session.account()?.delete_task(&task)
}

/// Takes back the last edit or deletion, or the one that a change carries; null when there is none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(session: State<'_, Session>, change: Option<ChangeId>) -> Answer<Option<DeedView>> {
    session.account()?.undo(change)
}

/// Does again what was taken back last; null when there is nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(session: State<'_, Session>) -> Answer<Option<DeedView>> {
    session.account()?.redo()
}

/// Writes a comment, with files if there are any.
#[tauri::command]
#[specta::specta]
pub(crate) async fn comment(
    session: State<'_, Session>,
    task: TaskId,
    text: String,
    files: Vec<PickedId>,
) -> Answer<()> {
    session.account()?.comment(&task, text, files)
}

/// Changes that wait or were refused.
#[tauri::command]
#[specta::specta]
pub(crate) async fn changes(session: State<'_, Session>) -> Answer<Vec<PendingChange>> {
    Ok(session.account()?.changes())
}

/// Tries a refused change once more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn retry_change(session: State<'_, Session>, change: ChangeId) -> Answer<()> {
    session.account()?.retry_change(change)
}

/// Lets a refused change go.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_change(session: State<'_, Session>, change: ChangeId) -> Answer<()> {
    session.account()?.discard_change(change)
}
