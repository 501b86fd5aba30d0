//! Projects and people.

use cubicl_sync::Session;
use cubicl_sync::view::{Person, ProjectsView};
use tauri::State;

use crate::error::Answer;

/// The project tree.
#[tauri::command]
#[specta::specta]
pub(crate) async fn projects(session: State<'_, Session>) -> Answer<ProjectsView> {
    Ok(session.account()?.projects())
}

/// Everybody that tasks may name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people(session: State<'_, Session>) -> Answer<Vec<Person>> {
    Ok(session.account()?.people())
}
