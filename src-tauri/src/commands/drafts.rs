//! Texts that are being written.

use cubicl_sync::Session;
use cubicl_sync::view::DraftView;
use tauri::State;

use crate::error::Answer;

/// What was being written when the app ended, at every place.
#[tauri::command]
#[specta::specta]
pub(crate) async fn drafts(session: State<'_, Session>) -> Answer<Vec<DraftView>> {
    Ok(session.account()?.drafts())
}

/// Keeps the text of a place, or forgets it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_draft(
    session: State<'_, Session>,
    place: String,
    text: Option<String>,
) -> Answer<()> {
    session.account()?.save_draft(&place, text)
}
