//! The picture that is on the screen until the page is made.

use cubicl_sync::Session;
use tauri::State;

use super::beside;
use crate::error::Answer;
use crate::platform::settings::SettingsStore;

/// What the window showed last, if this start would draw exactly that again. `look` is what the page knows of itself: its own
/// version, its size.
#[tauri::command]
#[specta::specta]
pub(crate) async fn launch_picture(
    session: State<'_, Session>,
    store: State<'_, SettingsStore>,
    look: String,
) -> Answer<Option<String>> {
    Ok(session
        .account()?
        .launch_picture(&with_settings(&store, &look))
        .await)
}

/// The number of the drawing that is to be kept, if it is not yet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wanted_launch_picture(
    session: State<'_, Session>,
    store: State<'_, SettingsStore>,
    look: String,
) -> Answer<Option<u32>> {
    Ok(session
        .account()?
        .wanted_launch_picture(&with_settings(&store, &look)))
}

/// Keeps a picture of the page, made without anything that acts, for the next start.
#[tauri::command]
#[specta::specta]
pub(crate) async fn keep_launch_picture(
    session: State<'_, Session>,
    store: State<'_, SettingsStore>,
    look: String,
    drawing: u32,
    html: String,
) -> Answer<()> {
    let look = with_settings(&store, &look);
    beside(session.account()?, move |account| {
        account.keep_launch_picture(&look, drawing, &html);
    })
    .await
}

/// Settings decide how everything looks, and which board it is.
fn with_settings(store: &SettingsStore, look: &str) -> String {
    format!("{look}\n{:?}", store.settings())
}
