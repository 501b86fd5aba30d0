//! The durable side of an account: one SQLite file, written in the same moment as memory.
//!
//! Memory is what everything works on. Whatever an act changed is written in one transaction before the act is
//! acknowledged, so the file is never behind what a person was told; at start it is read back.

mod chat;
mod clients;
mod drafts;
mod error;
mod index;
mod kept;
mod launch;
mod load;
mod lock;
mod news;
mod nodes;
mod open;
pub(crate) mod path;
mod pictures;
mod places;
mod reader;
mod rescue;
mod schema;
mod write;

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

pub(crate) use error::StoreError;
pub(crate) use index::in_memory;
pub(crate) use kept::keep_bytes;
pub(crate) use load::Loaded;
#[cfg(feature = "simulation")]
pub(crate) use open::FILE;
pub(crate) use open::{Opened, folder_of, open};
pub(crate) use pictures::StoredPicture;
pub(crate) use reader::Reader;
pub(crate) use rescue::follow;
pub(crate) use write::Batch;

use crate::changes::{Change, Drafts};
use crate::nodes::NodeChange;
use crate::record::TaskRecord;
use crate::transfer::StoredTransfer;
use crate::view::{ChangeId, NodeChangeId};

/// The tasks of a board, where the copy will keep them.
pub(crate) type BoardRows = Vec<Box<TaskRecord>>;

/// An open database.
pub(crate) struct Store {
    /// Closed before the connection that writes: the last one tidies up.
    reader: reader::Owned,
    connection: Connection,
    _lock: File,
    folder: PathBuf,
    /// What the file holds of the small tables; what differs is written.
    saved: Saved,
    launch: launch::Launch,
    /// Whether a commit waits until the disk has it.
    waits_for_disk: bool,
    /// A damaged file waits until everything is in this one.
    follows_damaged: bool,
    #[cfg(feature = "simulation")]
    pub(crate) disk: Option<Arc<dyn crate::simulation::Disk>>,
}

/// Counters that go on after a restart, so that no id is given twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counters {
    pub(crate) change: u32,
    pub(crate) transfer: u32,
    pub(crate) local: u32,
}

#[derive(Debug, Default)]
struct Saved {
    changes: HashMap<ChangeId, Change>,
    transfers: HashMap<u32, StoredTransfer>,
    counters: Counters,
    drafts: Drafts,
    node_changes: HashMap<NodeChangeId, NodeChange>,
    /// Places under the limit, as the file has them.
    places: Vec<places::Place>,
}

impl Store {
    /// Where pasted files lie until they are in Cubicl.
    pub(crate) fn kept_files(&self) -> PathBuf {
        kept::folder(&self.folder)
    }

    /// Whether there is room; a simulation says when there is none.
    fn has_room(&self) -> bool {
        #[cfg(feature = "simulation")]
        if let Some(disk) = &self.disk {
            return disk.takes();
        }
        true
    }

    /// What searches while nobody waits for it.
    pub(crate) fn reader(&self) -> Arc<Reader> {
        self.reader.shared()
    }

    /// The account's own folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

#[cfg(test)]
impl Store {
    /// The disk gives so many pages more.
    pub(crate) fn let_grow(&self, pages: u32) {
        let now: u32 = self
            .connection
            .query_row("PRAGMA page_count", [], |row| row.get(0))
            .expect("a count");
        self.connection
            .query_row(
                &format!("PRAGMA max_page_count = {}", now + pages),
                [],
                |_| Ok(()),
            )
            .expect("a limit");
    }

    /// Rows of a table.
    pub(crate) fn count(&self, table: &str) -> u32 {
        self.connection
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
            .expect("a table")
    }
}

#[cfg(test)]
mod tests;
