//! The log: one file a day in the data folder, five days kept, no contents and no token.

use std::path::PathBuf;

use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_appender::rolling::{Builder, Rotation};
use tracing_subscriber::EnvFilter;

/// Room for lines that are not written yet. The usual 128,000 take 4 MiB, used or not.
const LINES: usize = 4_096;

/// Starts logging until the guard is dropped. Without a writable folder the app runs without a log.
pub(crate) fn start(folder: PathBuf) -> Option<WorkerGuard> {
    cubicl_sync::make_private(&folder).ok()?;
    let file = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("cubicl")
        .filename_suffix("log")
        .max_log_files(5)
        .build(folder)
        .ok()?;
    let (writer, guard) = NonBlockingBuilder::default()
        .buffered_lines_limit(LINES)
        .finish(file);
    let filter = EnvFilter::try_from_env("CUBICL_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,cubicl_client=info,cubicl_sync=info,cubicl_desktop=info"));
    let started = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(writer)
        .try_init();
    started.is_ok().then_some(guard)
}
