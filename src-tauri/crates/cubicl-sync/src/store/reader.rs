//! A second connection to the file, for searching and for whole boards: it reads while the first one is idle or writes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cubicl_client::ProjectId;
use rusqlite::{Connection, OpenFlags};

use super::open::{FILE, PATIENCE};
use super::pictures::{self, StoredPicture};
use super::{BoardRows, StoreError, load};
use crate::search::{Found, Query, find};

/// Opened when it is needed first.
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
        self.read(|connection| Ok(find(connection, query)?))
    }

    /// All tasks of a project's board. None when the store was closed meanwhile.
    pub(crate) fn board(&self, project: &ProjectId) -> Result<BoardRows, StoreError> {
        self.read(|connection| load::board(connection, project))
    }

    /// A photo or thumbnail, if it was kept.
    pub(crate) fn picture(&self, address: &str) -> Result<Option<StoredPicture>, StoreError> {
        self.read(|connection| pictures::picture(connection, address))
    }

    fn read<T: Default>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut state = self.lock();
        if matches!(*state, State::Unopened) {
            *state = State::Open(self.open()?);
        }
        match &*state {
            State::Open(connection) => read(connection),
            State::Unopened | State::Closed => Ok(T::default()),
        }
    }

    fn open(&self) -> Result<Connection, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "trusted_schema", false)?;
        // KiB. A board's rows are read once and in order: the usual 2 MiB would keep them for nobody.
        connection.pragma_update(None, "cache_size", -512)?;
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
