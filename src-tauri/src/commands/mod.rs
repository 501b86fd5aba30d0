//! What the page may ask: one sentence a command, one file a domain. Every command is async, so none runs on the
//! window's own thread; whatever needs a test of its own belongs in `cubicl-sync` or in `platform`.

use std::sync::Arc;

use cubicl_sync::Account;

use crate::error::{Answer, internal};

pub(crate) mod chat;
pub(crate) mod clients;
pub(crate) mod diagnostics;
pub(crate) mod drafts;
pub(crate) mod files;
pub(crate) mod launch;
pub(crate) mod news;
pub(crate) mod nodes;
pub(crate) mod projects;
pub(crate) mod search;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod status;
pub(crate) mod tasks;
pub(crate) mod transfers;

/// For what waits for a disk or takes its time: the threads that answer everything else are few.
async fn beside<T: Send + 'static>(
    account: Arc<Account>,
    work: impl FnOnce(&Account) -> T + Send + 'static,
) -> Answer<T> {
    tauri::async_runtime::spawn_blocking(move || work(&account))
        .await
        .map_err(|cause| internal("working beside", cause))
}
