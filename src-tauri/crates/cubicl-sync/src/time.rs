//! The calendar clock, as [`cubicl_client::clock`] has it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cubicl_client::clock;

/// Unix time in milliseconds.
pub(crate) fn millis(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A moment of [`millis`].
pub(crate) fn moment(millis: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(millis).unwrap_or_default())
}

/// Unix time in milliseconds.
pub(crate) fn now_millis() -> i64 {
    millis(clock::now())
}

/// Unix seconds.
pub(crate) fn now_unix() -> i64 {
    let since = clock::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
