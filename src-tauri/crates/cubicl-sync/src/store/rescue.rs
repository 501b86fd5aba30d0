//! A damaged file: what a person did is brought from it into a new one, whenever the program ends meanwhile.
//!
//! As long as a file has the name [`UNRESCUED`], nobody has acted on what took its place, so bringing its rows there once
//! more changes nothing. It loses the name when they are committed, and is kept under another one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{OpenFlags, TransactionBehavior};

use super::open::{FILE, connect, try_open};
use super::write::{Moved, write_alias};
use super::{Loaded, Store, StoreError};
use crate::private_dir;
use crate::time::now_unix;
use crate::view::Storage;

const UNRESCUED: &str = "unrescued.db";
const RESCUED: &str = "damaged-";
/// Ends the name of a damaged file of which not everything could be read.
const PARTLY: &str = "-partly.db";
/// What SQLite puts beside a file, last the file itself.
const PARTS: [&str; 3] = ["-wal", "-shm", ""];

/// Whether an earlier run ended before it had rescued everything.
pub(super) fn is_due(folder: &Path) -> bool {
    folder.join(UNRESCUED).exists()
}

/// Whether pasted files may belong to what could not be read.
pub(super) fn lacks_something(folder: &Path) -> bool {
    kept(folder).is_ok_and(|kept| kept.iter().any(|path| path.to_string_lossy().contains(PARTLY)))
}

/// Gives the file, with what belongs to it, the name of one that is not rescued.
pub(super) fn set_aside(folder: &Path) -> Result<(), StoreError> {
    super::launch::forget(folder)?;
    let (file, aside) = (folder.join(FILE), folder.join(UNRESCUED));
    if !aside.exists() {
        for part in PARTS {
            remove(&with_end(&aside, part))?;
        }
    } else if file.exists() {
        // It took the place of another damaged one, and nothing was done since.
        for part in PARTS {
            remove(&with_end(&file, part))?;
        }
    }
    // The file first: what is beside it can be told to be its own as long as no other has its name.
    for part in PARTS.iter().rev() {
        rename(&with_end(&file, part), &with_end(&aside, part))?;
    }
    Ok(private_dir::sync(folder)?)
}

/// Starts anew with what can be read of the outbox of the file that was set aside.
pub(super) fn rescue(folder: &Path) -> Result<(Store, Loaded, Storage), StoreError> {
    if !folder.join(FILE).exists() {
        // The program may have ended before all parts were set aside.
        set_aside(folder)?;
    }
    let (mut store, _) = try_open(folder)?;
    let mut rescued = Loaded::default();
    let read = connect(&folder.join(UNRESCUED), OpenFlags::SQLITE_OPEN_READ_WRITE)
        .and_then(|connection| rescued.outbox(&connection));
    match read {
        // That says nothing of what is in it.
        Err(cause @ (StoreError::Full | StoreError::InUse)) => return Err(cause),
        Err(cause) => {
            tracing::warn!(%cause, "not everything of the damaged file can be read");
            rescued.unreadable += 1;
        }
        Ok(()) => {}
    }
    let complete = rescued.unreadable == 0;
    store.take_in(&rescued)?;
    settle(folder, complete)?;
    let loaded = store.load()?;
    let rescued = loaded.changes.len() + loaded.transfers.len();
    let storage = Storage::Rebuilt {
        rescued: u32::try_from(rescued).unwrap_or(u32::MAX),
        complete,
    };
    Ok((store, loaded, storage))
}

/// The file turned out to be damaged while it was open: it is set aside, and an empty one takes its place. Memory has
/// everything, and writes it.
pub(crate) fn follow(folder: &Path) -> Result<Store, StoreError> {
    set_aside(folder)?;
    let (mut store, _) = try_open(folder)?;
    store.follows_damaged = true;
    Ok(store)
}

impl Store {
    /// Commits what was rescued.
    fn take_in(&mut self, rescued: &Loaded) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        Moved::rescued(rescued).write(&transaction, rescued.counters)?;
        for (local, task) in &rescued.aliases {
            write_alias(&transaction, local, task)?;
        }
        Ok(transaction.commit()?)
    }

    /// Everything is in the file that took the place of a damaged one.
    pub(super) fn settle_damaged(&mut self) {
        if !self.follows_damaged {
            return;
        }
        match settle(&self.folder, true) {
            Ok(()) => self.follows_damaged = false,
            Err(cause) => tracing::error!(%cause, "the damaged file keeps its name"),
        }
    }
}

/// What is set aside was rescued: an earlier one of that kind makes room.
fn settle(folder: &Path, complete: bool) -> Result<(), StoreError> {
    let end = if complete && !lacks_something(folder) {
        ".db"
    } else {
        PARTLY
    };
    for earlier in kept(folder)? {
        fs::remove_file(earlier)?;
    }
    let kept = folder.join(format!("{RESCUED}{}{end}", now_unix()));
    let aside = folder.join(UNRESCUED);
    for part in PARTS.iter().rev() {
        rename(&with_end(&aside, part), &with_end(&kept, part))?;
    }
    Ok(private_dir::sync(folder)?)
}

fn kept(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut kept = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(RESCUED) {
            kept.push(entry.path());
        }
    }
    Ok(kept)
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(end);
    path.into()
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    missing_is_fine(fs::rename(from, to))
}

fn remove(path: &Path) -> io::Result<()> {
    missing_is_fine(fs::remove_file(path))
}

fn missing_is_fine(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
