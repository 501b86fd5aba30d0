//! Files pages of projects and clients.

use cubicl_sync::Session;
use cubicl_sync::view::{NodeChangeId, NodeId, NodePlace, NodesView, PendingNodeChange, PickedId};
use tauri::State;

use crate::error::Answer;

/// What lies in a directory of a Files page, or at its root.
#[tauri::command]
#[specta::specta]
pub(crate) async fn nodes(session: State<'_, Session>, place: NodePlace) -> Answer<NodesView> {
    Ok(session.account()?.nodes(&place))
}

/// Tells which directory the page shows; null for none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_files(session: State<'_, Session>, place: Option<NodePlace>) -> Answer<()> {
    session.account()?.show_files(place.as_ref());
    Ok(())
}

/// Makes a directory; gives its id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn make_directory(
    session: State<'_, Session>,
    place: NodePlace,
    name: String,
) -> Answer<NodeId> {
    session.account()?.make_directory(&place, &name)
}

/// Which of these files seem to be there already.
#[tauri::command]
#[specta::specta]
pub(crate) async fn files_alike_in(
    session: State<'_, Session>,
    place: NodePlace,
    files: Vec<PickedId>,
) -> Answer<Vec<PickedId>> {
    Ok(session.account()?.alike_in(&place, &files).await)
}

/// Uploads files and puts them into a directory, folders with their structure.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_to_directory(
    session: State<'_, Session>,
    place: NodePlace,
    files: Vec<PickedId>,
) -> Answer<()> {
    session.account()?.add_to_directory(&place, files)
}

/// Deletes files and directories of one directory; gives what takes it back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_nodes(
    session: State<'_, Session>,
    place: NodePlace,
    nodes: Vec<NodeId>,
) -> Answer<NodeChangeId> {
    session.account()?.delete_nodes(&place, &nodes)
}

/// What Cubicl does not have of all Files pages: on its way, or refused.
#[tauri::command]
#[specta::specta]
pub(crate) async fn node_changes(session: State<'_, Session>) -> Answer<Vec<PendingNodeChange>> {
    Ok(session.account()?.node_changes())
}

/// Takes a deletion back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn keep_nodes(session: State<'_, Session>, change: NodeChangeId) -> Answer<()> {
    session.account()?.keep_nodes(change)
}

/// Tries what Cubicl refused on a Files page once more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn retry_node_change(session: State<'_, Session>, change: NodeChangeId) -> Answer<()> {
    session.account()?.retry_node_change(change)
}

/// Lets what Cubicl refused on a Files page go.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_node_change(session: State<'_, Session>, change: NodeChangeId) -> Answer<()> {
    session.account()?.discard_node_change(change)
}
