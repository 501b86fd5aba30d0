//! The computer's calendar clock. A simulation sets one of its own.

use std::time::SystemTime;

/// What time it is by this computer, right or wrong.
pub fn now() -> SystemTime {
    #[cfg(feature = "simulation")]
    if let Some(now) = invented::now() {
        return now;
    }
    SystemTime::now()
}

/// A clock for one thread: it goes on with tokio's, which can be paused.
#[cfg(feature = "simulation")]
pub mod invented {
    use std::cell::Cell;
    use std::time::SystemTime;

    use tokio::time::Instant;

    thread_local! {
        static SET: Cell<Option<(Instant, SystemTime)>> = const { Cell::new(None) };
    }

    /// From here on it is `time` in this thread; `None` for the computer's own time again.
    pub fn set(time: Option<SystemTime>) {
        SET.set(time.map(|time| (Instant::now(), time)));
    }

    pub(super) fn now() -> Option<SystemTime> {
        SET.get().map(|(since, time)| time + since.elapsed())
    }
}
