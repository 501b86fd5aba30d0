//! What the page is told when something of the shell itself fails: always a [`Problem`], never a bare string.

use std::fmt::Display;
use std::sync::atomic::{AtomicU32, Ordering};

use cubicl_sync::view::{Problem, ProblemKind};
use tracing::error;

/// What every command answers.
pub(crate) type Answer<T> = Result<T, Problem>;

/// A mistake of this program or of the system under it. The reference leads to the line in the log.
pub(crate) fn internal(doing: &str, cause: impl Display) -> Problem {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let reference = format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    error!(reference, doing, %cause, "internal problem");
    plain(ProblemKind::Internal { reference })
}

/// A problem that a kind describes wholly.
pub(crate) fn plain(kind: ProblemKind) -> Problem {
    Problem {
        kind,
        detail: None,
        can_retry: false,
    }
}
