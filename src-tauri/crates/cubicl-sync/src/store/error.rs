//! What can go wrong with the file, as far as it makes a difference.

use std::fmt;
use std::io;

use rusqlite::ErrorCode;

use crate::view::{Problem, ProblemKind};

/// Why something could not be stored or read.
#[derive(Debug)]
pub(crate) enum StoreError {
    /// The disk is full; nothing of the transaction was written.
    Full,
    /// The file is no database, or part of it cannot be read any more.
    Damaged(String),
    /// The search index cannot be read or written any more; it can be made anew.
    IndexDamaged(String),
    /// A newer version of the app wrote it.
    TooNew,
    /// Another program has it open.
    InUse,
    /// Everything else: a folder that may not be written, a disk that fails.
    Other(String),
}

impl StoreError {
    /// Damage that making the index anew has not ended.
    pub(super) fn of_whole_file(self) -> Self {
        match self {
            Self::IndexDamaged(cause) => Self::Damaged(cause),
            other => other,
        }
    }

    /// What the person is told.
    pub(crate) fn problem(&self) -> Problem {
        let (kind, detail) = match self {
            Self::Full => (ProblemKind::DiskFull, None),
            other => (ProblemKind::NotStored, Some(other.to_string())),
        };
        Problem {
            kind,
            detail,
            can_retry: true,
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => formatter.write_str("the disk is full"),
            Self::Damaged(cause) => write!(formatter, "damaged: {cause}"),
            Self::IndexDamaged(cause) => write!(formatter, "index damaged: {cause}"),
            Self::TooNew => formatter.write_str("written by a newer version"),
            Self::InUse => formatter.write_str("open in another program"),
            Self::Other(cause) => formatter.write_str(cause),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // The index of the log did not find room; the code alone would be that of a disk that fails.
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::Full;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        use rusqlite_migration::{Error, MigrationDefinitionError};
        match error {
            Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => Self::TooNew,
            Error::RusqliteError { err, .. } => match Self::from(err) {
                // A table that is there although the version says otherwise, or the other way round.
                Self::Other(cause) => Self::Damaged(cause),
                known => known,
            },
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Other(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_whose_index_finds_no_room_is_a_full_disk() {
        let error = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
        let cause = StoreError::from(rusqlite::Error::SqliteFailure(error, None));
        assert_eq!(cause.problem().kind, ProblemKind::DiskFull);
    }
}
