//! The organization's clients.

use cubicl_sync::Session;
use cubicl_sync::view::{ClientId, ClientView, ClientsQuery, ClientsView};
use tauri::State;

use crate::error::Answer;

/// A part of the list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clients(session: State<'_, Session>, query: ClientsQuery) -> Answer<ClientsView> {
    Ok(session.account()?.clients(&query))
}

/// One client with everything that is known.
#[tauri::command]
#[specta::specta]
pub(crate) async fn client(session: State<'_, Session>, client: ClientId) -> Answer<ClientView> {
    session.account()?.client(&client)
}

/// The page shows clients: their list is kept in step.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_clients(session: State<'_, Session>) -> Answer<()> {
    session.account()?.show_clients();
    Ok(())
}
