//! What helps somebody who helps: where things are, and whether the server keeps to what is assumed of it.

use cubicl_sync::Session;
use cubicl_sync::view::{DiagnosisView, ProblemKind};
use tauri::{AppHandle, State};

use crate::error::{Answer, plain};
use crate::platform::diagnostics::{Diagnostics, LastReport};
use crate::platform::folders::Folders;
use crate::platform::{clipboard::Clipboard, dialogs, opening};

/// Version, renderer and folders.
#[tauri::command]
#[specta::specta]
pub(crate) async fn diagnostics(folders: State<'_, Folders>) -> Answer<Diagnostics> {
    Ok(Diagnostics::of(&folders))
}

/// Opens the folder of the log in the system's file manager.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_log_folder(app: AppHandle, folders: State<'_, Folders>) -> Answer<()> {
    opening::open_file(&app, &folders.logs())
}

/// Asks the server by reading alone. The report stays here, to be copied or saved.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_server(
    session: State<'_, Session>,
    last: State<'_, LastReport>,
) -> Answer<DiagnosisView> {
    let diagnosis = session.account()?.diagnose().await?;
    last.keep(diagnosis.report);
    Ok(diagnosis.view)
}

/// Puts the last report on the clipboard.
#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_report(last: State<'_, LastReport>, clipboard: State<'_, Clipboard>) -> Answer<()> {
    let report = last.text().ok_or_else(|| plain(ProblemKind::BadInput))?;
    clipboard.put(report)
}

/// Saves the last report where the person chooses in a dialog with this title. False when they change their mind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_report(app: AppHandle, last: State<'_, LastReport>, title: String) -> Answer<bool> {
    let report = last.text().ok_or_else(|| plain(ProblemKind::BadInput))?;
    let Some(path) = dialogs::choose_place(&app, &title, "cubicl-report.md").await else {
        return Ok(false);
    };
    let written = tokio::fs::write(&path, report).await;
    written.map_err(|_| plain(ProblemKind::FolderNotWritable))?;
    Ok(true)
}
