//! The sample workspace: a stand-in Cubicl server inside the app, on the loopback interface only.
//!
//! The same client speaks the same HTTP to it; nothing of it goes to the keychain or the settings.

use cubicl_sandbox::{Options, Sandbox};
use cubicl_sync::Session;
use cubicl_sync::view::{SessionView, TokenKept};
use tauri::{AppHandle, Manager};
use tokio::sync::Mutex;

use crate::error::{Answer, internal};

/// The running server, while the sample workspace is open.
#[derive(Default)]
pub(crate) struct Sample(Mutex<Option<Sandbox>>);

/// Starts the server and opens its workspace.
pub(crate) async fn open(app: &AppHandle) -> Answer<()> {
    let sandbox = Sandbox::start(Options {
        rate: 0,
        control: false,
        ..Options::default()
    })
    .await
    .map_err(|cause| internal("starting the sample workspace", cause))?;
    let (address, token) = (sandbox.address().to_owned(), sandbox.token().to_owned());
    let sample = app.state::<Sample>();
    // One opens at a time: the server that is stopped is the one that nobody uses any more.
    let mut running = sample.0.lock().await;
    let session = app.state::<Session>();
    session.open_sample(address, token).await?;
    *running = Some(sandbox);
    Ok(())
}

/// Stops the server, unless its workspace was opened again meanwhile.
pub(crate) async fn close(app: &AppHandle) {
    let sample = app.state::<Sample>();
    let mut running = sample.0.lock().await;
    let kept = match app.state::<Session>().view() {
        SessionView::SignedIn { kept, .. } => Some(kept),
        _ => None,
    };
    if kept != Some(TokenKept::Sample) {
        running.take();
    }
}
