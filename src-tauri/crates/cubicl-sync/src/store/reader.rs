//! A second connection to the file, for searching: it reads while the first one is idle or writes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::open::{FILE, PATIENCE};
use crate::search::{Found, Query, find};

/// Opened at the first search.
pub(crate) struct Reader {
    path: PathBuf,
    connection: Mutex<State>,
}

enum State {
    Unopened,
    Open(Connection),
    /// The store is closed.
    Closed,
}

impl Reader {
    /// What matches in the file. Nothing when the store was closed meanwhile.
    pub(crate) fn find(&self, query: &Query) -> Result<Vec<Found>, StoreError> {
        let mut state = self.lock();
        if matches!(*state, State::Unopened) {
            *state = State::Open(self.open()?);
        }
        match &*state {
            State::Open(connection) => Ok(find(connection, query)?),
            State::Unopened | State::Closed => Ok(Vec::new()),
        }
    }

    fn open(&self) -> Result<Connection, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "trusted_schema", false)?;
        Ok(connection)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes the connection with the store, whoever still holds the reader: a file that is open cannot be removed or
/// renamed everywhere.
pub(super) struct Owned(Arc<Reader>);

impl Owned {
    pub(super) fn new(folder: &Path) -> Self {
        Self(Arc::new(Reader {
            path: folder.join(FILE),
            connection: Mutex::new(State::Unopened),
        }))
    }

    pub(super) fn shared(&self) -> Arc<Reader> {
        Arc::clone(&self.0)
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        *self.0.lock() = State::Closed;
    }
}
