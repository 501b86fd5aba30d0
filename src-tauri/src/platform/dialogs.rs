//! The system's own dialogs for files.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use super::window;

/// Any number of files to send. The page words the title.
pub(crate) async fn choose_files(app: &AppHandle, title: &str) -> Vec<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    dialog(app, title).pick_files(move |paths| {
        // The receiver is gone only when the page was closed meanwhile.
        let _ = answer.send(paths);
    });
    paths(chosen).await
}

/// Any number of folders to send the files of. The page words the title.
pub(crate) async fn choose_folders(app: &AppHandle, title: &str) -> Vec<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    dialog(app, title).pick_folders(move |paths| {
        let _ = answer.send(paths);
    });
    paths(chosen).await
}

async fn paths(chosen: oneshot::Receiver<Option<Vec<FilePath>>>) -> Vec<PathBuf> {
    let paths = chosen.await.ok().flatten().unwrap_or_default();
    paths
        .into_iter()
        .filter_map(|path| path.into_path().ok())
        .collect()
}

/// Where to save a file. The dialog itself asks before replacing one.
pub(crate) async fn choose_place(app: &AppHandle, title: &str, name: &str) -> Option<PathBuf> {
    let (answer, chosen) = oneshot::channel();
    dialog(app, title)
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

/// In front of the main window, and before it until it is answered where the system can do so.
fn dialog(app: &AppHandle, title: &str) -> FileDialogBuilder<Wry> {
    let dialog = app.dialog().file().set_title(title);
    match app.get_webview_window(window::NAME) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}
