//! Keeps the memory of this program, which holds the token, off the disk.

/// A crash writes no core file, neither of this process nor of the web processes that inherit the limit.
#[cfg(unix)]
pub(crate) fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    // It fails only where the limit cannot be lowered; the app still runs.
    let _ = setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    );
}

/// Windows writes dumps only where an administrator asked for them.
#[cfg(not(unix))]
pub(crate) fn no_core_dumps() {}
