//! Choosing, attaching, opening and saving files. The page holds ids; paths stay here.

use cubicl_sync::view::{FileId, PickedFile, PickedFiles, PickedId, TaskId};
use cubicl_sync::{SaveTo, Session};
use tauri::{AppHandle, State};

use super::beside;
use crate::error::Answer;
use crate::platform::{dialogs, opening, pasted};

/// Lets the person choose files in the system's dialog, which has this title. Empty when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_files(
    app: AppHandle,
    session: State<'_, Session>,
    title: String,
) -> Answer<PickedFiles> {
    let account = session.account()?;
    let paths = dialogs::choose_files(&app, &title).await;
    beside(account, |account| account.pick_all(paths)).await
}

/// Lets the person choose folders in the system's dialog, which has this title, and gives the files in them. Empty when
/// they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_folders(
    app: AppHandle,
    session: State<'_, Session>,
    title: String,
) -> Answer<PickedFiles> {
    let account = session.account()?;
    let paths = dialogs::choose_folders(&app, &title).await;
    beside(account, |account| account.pick_all(paths)).await
}

/// Which of these files seem to be on the task already.
#[tauri::command]
#[specta::specta]
pub(crate) async fn files_alike(
    session: State<'_, Session>,
    task: TaskId,
    files: Vec<PickedId>,
) -> Answer<Vec<PickedId>> {
    Ok(session.account()?.alike(&task, &files).await)
}

/// Takes a picture that was pasted: its bytes as base64.
#[tauri::command]
#[specta::specta]
pub(crate) async fn paste_file(
    session: State<'_, Session>,
    name: String,
    base64: String,
) -> Answer<PickedFile> {
    beside(session.account()?, move |account| {
        Ok(account.pick_bytes(name, pasted::decode(&base64)?))
    })
    .await?
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
    // One without a kind stands in for the name that comes with the file (A13).
    if std::path::Path::new(&name).extension().is_some() {
        opening::check(&name)?;
    }
    let path = session.account()?.download(&file, &name, SaveTo::Cache).await?;
    opening::check(&path.file_name().unwrap_or_default().to_string_lossy())?;
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
