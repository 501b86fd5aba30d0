//! The sample workspace: a stand-in Cubicl server inside the app, on the loopback interface only.
//!
//! The same client speaks the same HTTP to it; nothing of it goes to the keychain or the settings.

use cubicl_sandbox::{Options, Sandbox};
use cubicl_sync::Session;
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
    app.state::<Session>().open_sample(address, token).await?;
    *app.state::<Sample>().0.lock().await = Some(sandbox);
    Ok(())
}

/// Stops the server, if it runs.
pub(crate) async fn close(app: &AppHandle) {
    app.state::<Sample>().0.lock().await.take();
}
