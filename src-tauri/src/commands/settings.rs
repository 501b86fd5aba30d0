//! What the person chose for this app, links out of it, and leaving it.

use cubicl_sync::view::SessionView;
use cubicl_sync::{AccountMemory, Session};
use tauri::{AppHandle, Manager, State, WebviewWindow};

use crate::error::Answer;
use crate::platform::closing;
use crate::platform::menu;
use crate::platform::opening;
use crate::platform::settings::{Settings, SettingsStore};
use crate::platform::window;

/// Language, theme, favourites and the like.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settings(store: State<'_, SettingsStore>) -> Answer<Settings> {
    Ok(store.settings())
}

/// Stores all of them, and makes those true that are of the window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_settings(
    window: WebviewWindow,
    session: State<'_, Session>,
    store: State<'_, SettingsStore>,
    settings: Settings,
) -> Answer<()> {
    let nobody = matches!(session.view(), SessionView::SignedOut { .. }) && store.load().is_none();
    // The page may not have heard yet that its account is gone.
    let settings = if nobody {
        settings.without_account()
    } else {
        settings
    };
    window::zoom(&window, settings.zoom);
    if settings.language != store.settings().language {
        menu::show(window.app_handle(), settings.language);
    }
    session.set_sparing(settings.use_less_data);
    store.save_settings(&settings)
}

/// What the person decided when the window was to be closed while something is on its way.
#[tauri::command]
#[specta::specta]
pub(crate) async fn answer_close(app: AppHandle, close: bool) -> Answer<()> {
    closing::answer(&app, close)
}

/// Opens a link of a description or comment in the person's browser or mail program.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_link(app: AppHandle, url: String) -> Answer<()> {
    opening::open_link(&app, &url)
}
