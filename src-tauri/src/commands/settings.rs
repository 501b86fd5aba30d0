//! What the person chose for this app, and links out of it.

use tauri::{AppHandle, State};

use crate::error::Answer;
use crate::platform::opening;
use crate::platform::settings::{Settings, SettingsStore};

/// Language, theme, favourites and the like.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settings(store: State<'_, SettingsStore>) -> Answer<Settings> {
    Ok(store.settings())
}

/// Stores all of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_settings(store: State<'_, SettingsStore>, settings: Settings) -> Answer<()> {
    store.save_settings(&settings)
}

/// Opens a link of a description or comment in the person's browser or mail program.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_link(app: AppHandle, url: String) -> Answer<()> {
    opening::open_link(&app, &url)
}
