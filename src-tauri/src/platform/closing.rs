//! Closing the window: the page stores what was typed in the last moment, and asks first while files are on their way or
//! changes cannot be stored.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cubicl_sync::Session;
use cubicl_sync::view::Storage;
use tauri::{AppHandle, Manager, Window, WindowEvent};
use tauri_specta::Event as _;
use tracing::warn;

use super::window;
use crate::error::{Answer, internal};
use crate::events::CloseAsked;

/// Whoever asks again after this closes the window even when the page does not answer.
const INSISTING: Duration = Duration::from_secs(2);

/// How long a window that nothing speaks against waits for its page.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// When the page was asked, while it has not answered.
#[derive(Default)]
pub(crate) struct Closing(Mutex<Option<Instant>>);

/// Holds a request to close back until the page has stored its drafts, and longer while files are on their way or changes
/// would be lost.
pub(crate) fn ask_first(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let Ok(account) = window.state::<Session>().account() else {
        return;
    };
    let status = account.status();
    let lost_changes = account.unkept_changes();
    // Of the sample workspace nothing is kept anyway.
    if status.storage == Storage::Memory {
        return;
    }
    let closing = window.state::<Closing>();
    let mut asked = closing.0.lock().unwrap_or_else(PoisonError::into_inner);
    if asked.is_some_and(|asked| asked.elapsed() > INSISTING) {
        return;
    }
    let question = CloseAsked {
        lost_changes,
        active_transfers: status.active_transfers,
        transfers_go_on: matches!(status.storage, Storage::Kept | Storage::Rebuilt { .. }),
    };
    if question.emit(window.app_handle()).is_ok() {
        asked.get_or_insert_with(Instant::now);
        api.prevent_close();
        if lost_changes + status.active_transfers == 0 {
            close_anyway(window.app_handle().clone());
        }
    }
}

/// When the page does not answer. It may answer that the window stays: a text could not be stored.
fn close_anyway(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(LAST_WORDS).await;
        let answered = app
            .state::<Closing>()
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_none();
        if answered {
            return;
        }
        if let Err(cause) = window::close(&app) {
            warn!(%cause, "the window does not close");
        }
    });
}

/// What the person decided.
pub(crate) fn answer(app: &AppHandle, close: bool) -> Answer<()> {
    let closing = app.state::<Closing>();
    *closing.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    if close {
        window::close(app).map_err(|cause| internal("closing the window", cause))?;
    }
    Ok(())
}
