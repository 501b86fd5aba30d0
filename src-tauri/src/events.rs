//! What the page hears, in the past tense.

use cubicl_sync::view::PickedFiles;
use cubicl_sync::{Announce, Event};
use serde::Serialize;
use specta::Type;
use tauri::AppHandle;
use tauri_specta::Event as _;
use tracing::warn;

/// Something happened in the account.
#[derive(Clone, Debug, Serialize, Type, tauri_specta::Event)]
#[serde(transparent)]
pub(crate) struct Happened(pub(crate) Event);

/// Files were dragged over the window from another program.
#[derive(Clone, Debug, Serialize, Type, tauri_specta::Event)]
#[serde(tag = "phase", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum FilesDragged {
    /// Over the window, or moved there. CSS pixels from the page's top left corner.
    Over { count: u32, x: f64, y: f64 },
    /// Let go inside the window, there. The page keeps what they are for: looking at them can take a while.
    Dropping { drop: u32, x: f64, y: f64 },
    /// The files of that drop.
    Dropped { drop: u32, picked: PickedFiles },
    /// Dragged out again, or given up.
    Left,
}

/// Somebody wants to close the window. The page stores its drafts and answers with `answer_close`: at once when both
/// counts are zero, and otherwise after asking.
#[derive(Clone, Debug, Serialize, Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CloseAsked {
    /// Changes that could not be stored.
    pub(crate) lost_changes: u32,
    pub(crate) active_transfers: u32,
    /// At the next start, because they are stored.
    pub(crate) transfers_go_on: bool,
}

/// Sends the account's events to the page.
pub(crate) struct ToPage {
    app: AppHandle,
}

impl ToPage {
    pub(crate) fn new(app: AppHandle) -> Self {
        Self { app }
    }
}

impl Announce for ToPage {
    fn announce(&self, event: Event) {
        if let Err(cause) = Happened(event).emit(&self.app) {
            warn!(%cause, "an event did not reach the page");
        }
    }
}
