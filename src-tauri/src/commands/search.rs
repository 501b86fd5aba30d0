//! Searching what is on this computer.

use cubicl_sync::Session;
use cubicl_sync::view::SearchView;
use tauri::State;

use super::beside;
use crate::error::Answer;

/// Tasks, comments, messages, files, clients and projects with these words; at most `limit` of each kind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn search(session: State<'_, Session>, query: String, limit: u32) -> Answer<SearchView> {
    beside(session.account()?, move |account| account.search(&query, limit)).await?
}
