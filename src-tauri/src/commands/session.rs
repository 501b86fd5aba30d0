//! Signing in and out.

use cubicl_sync::Session;
use cubicl_sync::view::{SessionView, TokenPreview};
use tauri::{AppHandle, State};

use crate::error::Answer;
use crate::platform::sample;

/// Who is signed in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn session_view(session: State<'_, Session>) -> Answer<SessionView> {
    Ok(session.view())
}

/// Asks Cubicl whose token this is. It is not stored yet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_token(
    session: State<'_, Session>,
    token: String,
    server: Option<String>,
) -> Answer<TokenPreview> {
    session.check_token(token, server).await
}

/// Signs in with the checked token: kept in the system's keychain, or until the app closes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn keep_token(app: AppHandle, session: State<'_, Session>, until_close: bool) -> Answer<()> {
    session.keep_token(until_close).await?;
    sample::close(&app).await;
    Ok(())
}

/// Opens the sample workspace.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_sample(app: AppHandle) -> Answer<()> {
    sample::open(&app).await
}

/// Opens the account of the last time, if its token can be read now: a keychain may have been unlocked meanwhile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_again(session: State<'_, Session>) -> Answer<()> {
    session.start().await;
    Ok(())
}

/// Signs out and removes what was stored for the account. The session's view tells what could not be removed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_out(app: AppHandle, session: State<'_, Session>) -> Answer<()> {
    session.sign_out().await;
    sample::close(&app).await;
    Ok(())
}
