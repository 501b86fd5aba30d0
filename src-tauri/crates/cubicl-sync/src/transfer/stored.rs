//! A transfer as the store keeps it, and how it goes on after a restart.

use std::path::PathBuf;
use std::time::SystemTime;

use cubicl_client::{Identity, Source};
use serde::{Deserialize, Serialize};

use super::download::Wanted;
use super::record::{Picked, Purpose, SaveTo, Transfer};
use crate::record::FileRecord;
use crate::view::{ChangeId, TransferId, TransferState};

/// The store keeps it in this very shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredTransfer {
    pub(crate) id: TransferId,
    purpose: Purpose,
    name: String,
    size: Option<u64>,
    state: TransferState,
    source: Option<StoredSource>,
    wanted: Option<Wanted>,
    uploaded: Option<FileRecord>,
    pub(crate) change: Option<ChangeId>,
    /// Its place in the queue, when that is not the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<i64>,
}

/// What goes up, and what it was when the person chose it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct StoredSource {
    #[serde(with = "crate::store::path")]
    path: PathBuf,
    size: u64,
    modified: Option<SystemTime>,
    /// SHA-256 in hexadecimal, of files that are small enough.
    hash: Option<String>,
}

impl StoredTransfer {
    /// The file it needs until it is in Cubicl or taken off the list.
    pub(crate) fn source_path(&self) -> Option<PathBuf> {
        let needed = self.uploaded.is_none() && self.state != TransferState::Done;
        self.source
            .as_ref()
            .filter(|_| needed)
            .map(|source| source.path.clone())
    }
}

impl Transfer {
    pub(super) fn to_store(&self) -> StoredTransfer {
        StoredTransfer {
            id: self.id,
            purpose: self.purpose.clone(),
            name: self.name.clone(),
            size: self.size,
            // What runs starts over in another run of the program, so its start is not worth a writing.
            state: match &self.state {
                TransferState::Running => TransferState::Waiting,
                state => state.clone(),
            },
            source: self.source.as_ref().and_then(StoredSource::of),
            wanted: self.wanted.clone(),
            uploaded: self.uploaded.clone(),
            change: self.change,
            place: (self.place != Self::usual_place(self.id)).then_some(self.place),
        }
    }

    /// As it goes on: what was running waits for its turn. `None` for a download that somebody wanted to open: nobody
    /// waits for it any more.
    pub(super) fn of_store(stored: StoredTransfer) -> Option<Self> {
        let running = matches!(stored.state, TransferState::Running | TransferState::Waiting);
        if running && matches!(&stored.wanted, Some(wanted) if matches!(wanted.to, SaveTo::Cache)) {
            return None;
        }
        let state = if running {
            TransferState::Waiting
        } else {
            stored.state
        };
        let source = stored.source.map(|source| source.open(&stored.name));
        let mut transfer = Self::new(stored.id, stored.purpose, stored.name, state);
        transfer.size = stored.size;
        transfer.source = source;
        transfer.wanted = stored.wanted;
        transfer.uploaded = stored.uploaded;
        transfer.change = stored.change;
        transfer.place = stored.place.unwrap_or(transfer.place);
        transfer.counts = transfer.is_active();
        if matches!(transfer.state, TransferState::Done | TransferState::Attaching) {
            transfer.done = stored.size.unwrap_or(0);
        }
        Some(transfer)
    }
}

impl StoredSource {
    fn of(picked: &Picked) -> Option<Self> {
        let Source::Disk { path, identity } = &picked.source else {
            return None;
        };
        Some(Self {
            path: path.clone(),
            size: identity.size,
            modified: identity.modified.filter(|at| *at >= SystemTime::UNIX_EPOCH),
            hash: picked.hash.clone(),
        })
    }

    fn open(self, name: &str) -> Picked {
        Picked {
            source: Source::Disk {
                path: self.path,
                identity: Identity {
                    size: self.size,
                    modified: self.modified,
                },
            },
            name: name.to_owned(),
            folder: Vec::new(),
            hash: self.hash,
            recalled: true,
        }
    }
}
