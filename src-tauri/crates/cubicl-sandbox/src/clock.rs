//! The sandbox's time: the computer's, plus what a test skipped ahead.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Never goes back, whatever the computer's clock does.
pub(crate) struct Clock {
    started: Instant,
    started_at: Duration,
    skipped_ms: AtomicU64,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            started_at: SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
            skipped_ms: AtomicU64::new(0),
        }
    }

    /// Since 1970.
    pub(crate) fn now(&self) -> Duration {
        self.started_at
            + self.started.elapsed()
            + Duration::from_millis(self.skipped_ms.load(Ordering::Relaxed))
    }

    /// Whole Unix seconds, as Cubicl writes dates.
    pub(crate) fn seconds(&self) -> i64 {
        i64::try_from(self.now().as_secs()).unwrap_or(i64::MAX)
    }

    pub(crate) fn skip(&self, time: Duration) {
        let ms = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.skipped_ms.fetch_add(ms, Ordering::Relaxed);
    }
}
