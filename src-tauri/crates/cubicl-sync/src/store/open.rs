//! Opening the file of an account, whatever state it is in.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use cubicl_client::UserId;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::launch::Launch;
use super::schema::{VERSION, migrations};
use super::{Loaded, Saved, Store, StoreError, lock, reader, rescue};
use crate::private_dir;
use crate::view::{Problem, Storage};

pub(crate) const FILE: &str = "cubicl.db";
/// Statements that are kept ready: about as many as there are.
const STATEMENTS: usize = 64;
/// How long another program may take to let go of the file.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// What opening gave.
pub(crate) struct Opened {
    /// `None` when everything has to stay in memory; `storage` says why.
    pub(crate) store: Option<Store>,
    pub(crate) loaded: Loaded,
    pub(crate) storage: Storage,
    /// Where it lies, or is to lie.
    pub(crate) folder: PathBuf,
}

impl Opened {
    /// Nothing could be opened; everything stays in memory.
    pub(crate) fn failing(problem: Problem, folder: PathBuf) -> Self {
        Self {
            store: None,
            loaded: Loaded::default(),
            storage: Storage::Failing { problem },
            folder,
        }
    }
}

/// The folder of one person at one server. Ids are opaque, so they do not become names of folders.
pub(crate) fn folder_of(data: &Path, server: &str, user: &UserId) -> PathBuf {
    let digest = Sha256::digest(format!("{server}\n{user}"));
    let name: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    data.join("accounts").join(name)
}

/// Opens or makes the file. A damaged one is set aside and the outbox rescued from it as far as it can be read; one of a
/// newer version is left as it is.
pub(crate) fn open(folder: &Path) -> Opened {
    let opening = if rescue::is_due(folder) {
        rescue::rescue(folder)
    } else {
        try_open(folder).map(|(store, loaded)| (store, loaded, Storage::Kept))
    };
    let opening = match opening {
        Err(StoreError::Damaged(cause)) => {
            tracing::warn!(%cause, "the stored copy is damaged");
            rescue::set_aside(folder).and_then(|()| rescue::rescue(folder))
        }
        opening => opening,
    };
    match opening {
        Ok((store, loaded, storage)) => {
            if !rescue::lacks_something(folder) {
                store.sweep(&loaded.transfers);
            }
            Opened {
                store: Some(store),
                loaded,
                storage,
                folder: folder.to_owned(),
            }
        }
        Err(cause) => {
            tracing::warn!(%cause, "the stored copy does not open");
            Opened {
                store: None,
                loaded: Loaded::default(),
                storage: match cause {
                    StoreError::TooNew => Storage::TooNew,
                    other => Storage::Failing {
                        problem: other.problem(),
                    },
                },
                folder: folder.to_owned(),
            }
        }
    }
}

pub(super) fn try_open(folder: &Path) -> Result<(Store, Loaded), StoreError> {
    private_dir::make(folder)?;
    let path = folder.join(FILE);
    if version_in_header(&path)? > VERSION {
        return Err(StoreError::TooNew);
    }
    let lock = lock::take(folder)?;
    match private_dir::new_file(&path) {
        Ok(_) => private_dir::sync(folder)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error.into()),
    }
    let mut connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    migrations().to_latest(&mut connection)?;
    let mut store = Store {
        reader: reader::Owned::new(folder),
        connection,
        _lock: lock,
        folder: folder.to_owned(),
        saved: Saved::default(),
        launch: Launch::of(folder),
        waits_for_disk: true,
        follows_damaged: false,
        #[cfg(feature = "simulation")]
        disk: None,
    };
    let loaded = store.load()?;
    if let Err(cause) = store.ensure_index() {
        tracing::error!(%cause, "what is stored cannot be searched yet");
    }
    Ok((store, loaded))
}

/// The file and what SQLite puts beside it take their rights from the file, which [`private_dir`] made.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

/// `user_version` as the file's header has it (file format, offset 60): read without touching a file that is not ours.
fn version_in_header(path: &Path) -> Result<u32, StoreError> {
    let mut header = [0; 64];
    let mut file = match std::fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        opened => opened?,
    };
    match file.read_exact(&mut header) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(0),
        read => read?,
    }
    let is_database = header.starts_with(b"SQLite format 3\0");
    let [.., a, b, c, d] = header;
    Ok(if is_database {
        u32::from_be_bytes([a, b, c, d])
    } else {
        0
    })
}
