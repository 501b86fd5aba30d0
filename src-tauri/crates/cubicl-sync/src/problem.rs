//! From what went wrong in the client, on the disk or in the keychain to the codes that the page words.

use std::fmt::Display;
use std::io;

use cubicl_client::{Error, ErrorKind, Fate, FileProblem, Timeout};

use crate::view::{KeychainState, Problem, ProblemKind, bytes};

/// A problem that says everything with its code.
pub(crate) fn plain(kind: ProblemKind) -> Problem {
    Problem {
        kind,
        detail: None,
        can_retry: false,
    }
}

/// What a request ended with.
pub(crate) fn of(error: Error) -> Problem {
    of_file(error, "")
}

/// What a transfer of the file `name` ended with.
#[expect(
    clippy::needless_pass_by_value,
    reason = "fits map_err, and the error ends here"
)]
pub(crate) fn of_file(error: Error, name: &str) -> Problem {
    let name = || name.to_owned();
    let kind = match &error.kind {
        // Sent and not answered: a change asks whether it arrived, reading only asks again.
        ErrorKind::Network if error.fate == Fate::Unknown && !error.only_reads() => ProblemKind::InDoubt,
        ErrorKind::Network | ErrorKind::UnknownHost | ErrorKind::ConnectionRefused | ErrorKind::Tls => {
            ProblemKind::Offline
        }
        ErrorKind::Timeout(Timeout::Connect) => ProblemKind::Offline,
        ErrorKind::Timeout(Timeout::Idle | Timeout::Whole) => ProblemKind::TimedOut,
        ErrorKind::OtherStatus if refuses_a_change(&error) => ProblemKind::Refused,
        ErrorKind::NotCubicl | ErrorKind::TooLarge | ErrorKind::OtherStatus | ErrorKind::ForbiddenLink => {
            ProblemKind::UnexpectedAnswer
        }
        ErrorKind::Invalid | ErrorKind::WrongMethod | ErrorKind::Impossible => ProblemKind::Refused,
        ErrorKind::Unauthorized => ProblemKind::TokenRejected,
        ErrorKind::NotPermitted => ProblemKind::NotPermitted,
        ErrorKind::NotFound => ProblemKind::NotFound,
        ErrorKind::TooManyRequests(pause) => {
            let seconds = pause.map_or(60, |pause| pause.as_secs().max(1));
            ProblemKind::TooManyRequests {
                seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
            }
        }
        ErrorKind::StorageFull {
            total_capacity,
            total_size,
        } => ProblemKind::StorageFull {
            used: total_size.map(bytes),
            capacity: total_capacity.map(bytes),
        },
        ErrorKind::Server => ProblemKind::ServerTrouble,
        ErrorKind::Cancelled => return cancelled(),
        ErrorKind::File(problem) => of_file_problem(*problem, name()),
        ErrorKind::Internal => return internal(&error),
    };
    Problem {
        kind,
        detail: Some(error.to_string()),
        can_retry: error.is_temporary(),
    }
}

/// A status that Cubicl does not document can refuse a change for good: 409, 413 for a text, 414 for an address that is too long.
fn refuses_a_change(error: &Error) -> bool {
    // The request came too slowly, or too early.
    let passes = matches!(error.status, Some(408 | 425));
    let refused = matches!(error.status, Some(400..=499)) && error.fate == Fate::Refused;
    refused && !passes && !error.only_reads()
}

/// What is wrong with a file on this computer.
pub(crate) fn of_file_problem(problem: FileProblem, name: String) -> ProblemKind {
    match problem {
        FileProblem::Vanished => ProblemKind::FileMissing { name },
        FileProblem::Changed => ProblemKind::FileChanged { name },
        FileProblem::Unreadable | FileProblem::NotAFile => ProblemKind::FileUnreadable { name },
        FileProblem::TooLarge => ProblemKind::FileTooLarge { name },
        FileProblem::DiskFull => ProblemKind::DiskFull,
        FileProblem::NotWritable => ProblemKind::FolderNotWritable,
    }
}

pub(crate) fn keychain(state: KeychainState) -> Problem {
    Problem {
        kind: ProblemKind::Keychain { state },
        detail: None,
        can_retry: true,
    }
}

/// Somebody is signed out, and not everything could be removed.
pub(crate) fn not_removed(token: Option<KeychainState>, files: bool) -> Problem {
    Problem {
        kind: ProblemKind::NotRemoved { token, files },
        detail: None,
        can_retry: true,
    }
}

pub(crate) fn of_disk(error: &io::Error) -> Problem {
    let kind = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ProblemKind::DiskFull,
        _ => ProblemKind::FolderNotWritable,
    };
    Problem {
        kind,
        detail: Some(error.to_string()),
        can_retry: true,
    }
}

/// A mistake of this program, with a reference into the log.
pub(crate) fn internal(cause: &dyn Display) -> Problem {
    let reference = format!("{:x}", crate::time::now_unix());
    tracing::error!(%reference, %cause, "a mistake of this program");
    plain(ProblemKind::Internal { reference })
}

/// A list that was read with a gap: what is not in it proves nothing, so it counts as not read.
pub(crate) fn of_a_gap() -> Problem {
    Problem {
        kind: ProblemKind::UnexpectedAnswer,
        detail: Some("a list changed faster than it was read".to_owned()),
        can_retry: true,
    }
}

/// The person stopped it.
pub(crate) fn cancelled() -> Problem {
    plain(ProblemKind::Cancelled)
}

/// Whether it goes away by itself when Cubicl can be reached again.
pub(crate) fn ends_by_itself(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::Offline
            | ProblemKind::TimedOut
            | ProblemKind::InDoubt
            | ProblemKind::TooManyRequests { .. }
            | ProblemKind::TokenRejected
    )
}
