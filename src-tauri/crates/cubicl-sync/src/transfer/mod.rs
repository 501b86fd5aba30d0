//! Files on their way up and down.

mod alike;
mod attach;
mod carried;
mod download;
mod fingerprint;
mod list;
mod pick;
mod queue;
mod record;
mod show;
mod speed;
mod steer;
mod stored;
#[cfg(test)]
mod tests;
mod upload;
mod walk;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::Instant;

pub(crate) use alike::alike;
pub(crate) use download::{download, go_on};
pub(crate) use list::Transfers;
pub(crate) use pick::{pick, pick_all, pick_bytes};
pub(crate) use queue::Ready;
pub use record::SaveTo;
pub(crate) use record::{Picked, Purpose, Transfer};
pub(crate) use steer::{retry, retry_all};
pub(crate) use stored::StoredTransfer;
pub(crate) use upload::{remember_content, start_upload};

use crate::core::Core;
use crate::view::TransferId;

/// Between two announcements of progress.
const TICK: Duration = Duration::from_millis(100);

/// Lets progress through at most ten times a second, the last one always.
#[derive(Default)]
pub(crate) struct Ticker {
    pending: AtomicBool,
}

/// A transfer moved on.
pub(crate) fn progress(core: &Arc<Core>, id: TransferId, done: u64, size: Option<u64>) {
    core.quietly(|state| state.transfers.progress(id, Instant::now(), done, size));
    if core.progress.pending.swap(true, Ordering::AcqRel) {
        return;
    }
    let later = Arc::clone(core);
    core.spawn(async move {
        tokio::time::sleep(TICK).await;
        later.progress.pending.store(false, Ordering::Release);
        later.with(|_, fx| fx.progress = true);
    });
}
