//! Closing the window while files are on their way, or with changes that cannot be stored: the page asks first.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cubicl_sync::Session;
use cubicl_sync::view::Storage;
use tauri::{AppHandle, Manager, Window, WindowEvent};
use tauri_specta::Event as _;

use super::window;
use crate::error::{Answer, internal};
use crate::events::CloseAsked;

/// Whoever asks again after this closes the window even when the page does not answer.
const INSISTING: Duration = Duration::from_secs(2);

/// When the page was asked, while it has not answered.
#[derive(Default)]
pub(crate) struct Closing(Mutex<Option<Instant>>);

/// Holds a request to close back while files are on their way or changes would be lost.
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
    if status.storage == Storage::Memory || lost_changes + status.active_transfers == 0 {
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
    }
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
