//! Choosing, attaching, opening and saving files. The page holds ids; paths stay here.

use cubicl_sync::view::{FileId, PickedFile, PickedId, TaskId};
use cubicl_sync::{SaveTo, Session};
use tauri::{AppHandle, State};

use crate::error::Answer;
use crate::platform::{dialogs, opening, pasted};

/// Lets the person choose files in the system's dialog, which has this title. Empty when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_files(
    app: AppHandle,
    session: State<'_, Session>,
    title: String,
) -> Answer<Vec<PickedFile>> {
    let account = session.account()?;
    Ok(dialogs::choose_files(&app, &title)
        .await
        .into_iter()
        .map(|path| account.pick(path))
        .collect())
}

/// Takes a picture that was pasted: its bytes as base64.
#[tauri::command]
#[specta::specta]
pub(crate) async fn paste_file(
    session: State<'_, Session>,
    name: String,
    base64: String,
) -> Answer<PickedFile> {
    Ok(session.account()?.pick_bytes(name, pasted::decode(&base64)?))
}

/// Uploads files and puts them on a task.
#[tauri::command]
#[specta::specta]
pub(crate) async fn attach_files(
    session: State<'_, Session>,
    task: TaskId,
    files: Vec<PickedId>,
) -> Answer<()> {
    session.account()?.attach(&task, files)
}

/// Downloads a file into the app's private folder and opens it with the system's program for it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_file(
    app: AppHandle,
    session: State<'_, Session>,
    file: FileId,
    name: String,
) -> Answer<()> {
    opening::check(&name)?;
    let path = session.account()?.download(&file, &name, SaveTo::Cache).await?;
    opening::open_file(&app, &path)
}

/// Downloads a file to where the person chooses in a dialog with this title. False when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_file(
    app: AppHandle,
    session: State<'_, Session>,
    file: FileId,
    name: String,
    title: String,
) -> Answer<bool> {
    let account = session.account()?;
    let Some(path) = dialogs::choose_place(&app, &title, &name).await else {
        return Ok(false);
    };
    account.download(&file, &name, SaveTo::Path(path)).await?;
    Ok(true)
}
