//! The system's own dialogs for files.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};
use tokio::sync::oneshot;

/// Any number of files to send.
pub(crate) async fn choose_files(app: &AppHandle) -> Vec<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    app.dialog().file().pick_files(move |paths| {
        // The receiver is gone only when the page was closed meanwhile.
        let _ = answer.send(paths);
    });
    let paths = chosen.await.ok().flatten().unwrap_or_default();
    paths
        .into_iter()
        .filter_map(|path| path.into_path().ok())
        .collect()
}

/// Where to save a file. The dialog itself asks before replacing one.
pub(crate) async fn choose_place(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    app.dialog()
        .file()
        .set_file_name(cubicl_sync::safe_file_name(name))
        .save_file(move |path| {
            let _ = answer.send(path);
        });
    chosen
        .await
        .ok()
        .flatten()
        .and_then(|path: FilePath| path.into_path().ok())
}
