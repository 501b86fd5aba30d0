//! Writing: everything an act changed, in one transaction.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use cubicl_client::TaskId;
use rusqlite::{Transaction, TransactionBehavior, params};

use super::drafts::MovedDrafts;
use super::nodes::MovedNodes;
use super::{Counters, Loaded, Store, StoreError, chat, clients, index, news, nodes, places};
use crate::changes::{Change, Drafts};
use crate::chat::Chats;
use crate::clients::Clients;
use crate::copy::{LocalCopy, Unsaved};
use crate::news::News;
use crate::nodes::Nodes;
use crate::reading::{Key, Reads};
use crate::time::now_millis;
use crate::transfer::StoredTransfer;
use crate::view::ChangeId;

/// What is to be stored, seen from memory.
pub(crate) struct Batch<'a> {
    pub(crate) copy: &'a LocalCopy,
    pub(crate) unsaved: &'a Unsaved,
    pub(crate) reads: &'a Reads,
    pub(crate) read: &'a HashSet<Key>,
    /// The whole outbox and all transfers: they are compared with what was stored last.
    pub(crate) changes: Vec<&'a Change>,
    pub(crate) transfers: Vec<StoredTransfer>,
    pub(crate) counters: Counters,
    /// All of them, compared as well.
    pub(crate) drafts: &'a Drafts,
    pub(crate) news: &'a News,
    pub(crate) chats: &'a Chats,
    pub(crate) clients: &'a Clients,
    pub(crate) nodes: &'a Nodes,
    /// When places under the limit free, milliseconds of Unix time (A1).
    pub(crate) places: &'a [i64],
}

impl Store {
    /// Writes what differs: all of it or nothing. What a person did is on the disk when this returns; what was read
    /// from Cubicl may wait for the system, in order. False when nothing differs, which proves nothing of the disk.
    pub(crate) fn write(&mut self, batch: &Batch<'_>) -> Result<bool, StoreError> {
        match self.try_write(batch) {
            Err(StoreError::IndexDamaged(cause)) => {
                tracing::error!(cause, "the search index is damaged and made anew");
                self.make_index_anew()?;
                self.try_write(batch).map_err(StoreError::of_whole_file)
            }
            written => written,
        }
    }

    fn try_write(&mut self, batch: &Batch<'_>) -> Result<bool, StoreError> {
        let moved = Moved::between(self, batch);
        let something = !moved.is_empty()
            || !batch.unsaved.is_empty()
            || !batch.read.is_empty()
            || !batch.news.unsaved.is_empty()
            || !batch.chats.unsaved.is_empty()
            || !batch.clients.unsaved.is_empty()
            || !batch.nodes.copy.unsaved.is_empty();
        let spent = !places::cover(&self.saved.places, batch.places, now_millis());
        if !something && !spent {
            return Ok(false);
        }
        if !self.has_room() {
            return Err(StoreError::Full);
        }
        self.note_drawing(&moved, batch);
        self.wait_for_disk(!moved.is_empty())?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        moved.write(&transaction, batch.counters)?;
        copied(&transaction, batch)?;
        index::keep_in_step(&transaction, batch)?;
        readings(&transaction, batch)?;
        news::write(&transaction, batch.news)?;
        chat::write(&transaction, batch.chats)?;
        clients::write(&transaction, batch.clients)?;
        nodes::write(&transaction, &batch.nodes.copy)?;
        let places = if spent {
            Some(places::write(&transaction, &self.saved.places, batch.places)?)
        } else {
            None
        };
        transaction.commit()?;
        self.settle_damaged();
        if let Some(places) = places {
            self.saved.places = places;
        }
        let dropped = self.remember(moved, batch);
        for path in dropped {
            if let Err(error) = std::fs::remove_file(&path) {
                tracing::warn!(%error, "a pasted file that is no longer needed stays");
            }
        }
        Ok(something)
    }

    fn wait_for_disk(&mut self, wait: bool) -> Result<(), StoreError> {
        if self.waits_for_disk != wait {
            let level = if wait { "FULL" } else { "NORMAL" };
            self.connection.pragma_update(None, "synchronous", level)?;
            self.waits_for_disk = wait;
        }
        Ok(())
    }

    /// Takes the batch as what the file holds; gives the pasted files that nothing needs any more.
    fn remember(&mut self, moved: Moved, batch: &Batch<'_>) -> Vec<PathBuf> {
        let kept = self.kept_files();
        let saved = &mut self.saved;
        let mut before = Vec::new();
        for id in moved.gone_transfers {
            before.extend(saved.transfers.remove(&id));
        }
        for transfer in moved.transfers {
            before.extend(saved.transfers.insert(transfer.id.0, transfer));
        }
        for id in moved.gone_changes {
            saved.changes.remove(&id);
        }
        saved
            .changes
            .extend(moved.changes.into_iter().map(|change| (change.id, change)));
        saved.counters = batch.counters;
        moved.drafts.remember(&mut saved.drafts);
        moved.nodes.remember(&mut saved.node_changes);
        let needed: HashSet<PathBuf> = saved
            .transfers
            .values()
            .filter_map(StoredTransfer::source_path)
            .collect();
        before
            .iter()
            .filter_map(StoredTransfer::source_path)
            .filter(|path| path.starts_with(&kept) && !needed.contains(path))
            .collect()
    }
}

/// What differs between memory and the small tables.
pub(super) struct Moved {
    changes: Vec<Change>,
    gone_changes: Vec<ChangeId>,
    transfers: Vec<StoredTransfer>,
    gone_transfers: Vec<u32>,
    counters: bool,
    drafts: MovedDrafts,
    nodes: MovedNodes,
}

impl Moved {
    /// Everything that was read of a damaged file.
    pub(super) fn rescued(rescued: &Loaded) -> Self {
        Self {
            changes: rescued.changes.clone(),
            gone_changes: Vec::new(),
            transfers: rescued.transfers.clone(),
            gone_transfers: Vec::new(),
            counters: true,
            drafts: MovedDrafts::between(&Drafts::new(), &rescued.drafts),
            nodes: MovedNodes::all(rescued.node_changes.clone()),
        }
    }

    fn between(store: &Store, batch: &Batch<'_>) -> Self {
        let saved = &store.saved;
        let changes: HashMap<ChangeId, &Change> =
            batch.changes.iter().map(|change| (change.id, *change)).collect();
        let transfers: HashSet<u32> = batch.transfers.iter().map(|transfer| transfer.id.0).collect();
        let gone = |id: &&ChangeId| !changes.contains_key(id);
        let differs = |change: &&&Change| {
            saved
                .changes
                .get(&change.id)
                .is_none_or(|stored| !stored.is_stored_like(change))
        };
        Self {
            changes: batch
                .changes
                .iter()
                .filter(differs)
                .map(|change| (*change).clone())
                .collect(),
            gone_changes: saved.changes.keys().filter(gone).copied().collect(),
            transfers: batch
                .transfers
                .iter()
                .filter(|transfer| saved.transfers.get(&transfer.id.0) != Some(transfer))
                .cloned()
                .collect(),
            gone_transfers: saved
                .transfers
                .keys()
                .filter(|id| !transfers.contains(id))
                .copied()
                .collect(),
            counters: saved.counters != batch.counters,
            drafts: MovedDrafts::between(&saved.drafts, batch.drafts),
            nodes: MovedNodes::between(&saved.node_changes, &batch.nodes.queue),
        }
    }

    /// Whether the board shows any of it.
    pub(super) fn is_drawn(&self) -> bool {
        !self.changes.is_empty()
            || !self.gone_changes.is_empty()
            || !self.transfers.is_empty()
            || !self.gone_transfers.is_empty()
    }

    fn is_empty(&self) -> bool {
        self.changes.is_empty()
            && self.gone_changes.is_empty()
            && self.transfers.is_empty()
            && self.gone_transfers.is_empty()
            && !self.counters
            && self.drafts.is_empty()
            && self.nodes.is_empty()
    }

    pub(super) fn write(&self, transaction: &Transaction<'_>, counters: Counters) -> Result<(), StoreError> {
        for change in &self.changes {
            let sql = "INSERT INTO change (id, task, record) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET task = excluded.task, record = excluded.record";
            let record = serde_json::to_string(change)?;
            transaction.prepare_cached(sql)?.execute(params![
                change.id.0,
                change.subject.as_str(),
                record
            ])?;
        }
        for id in &self.gone_changes {
            transaction
                .prepare_cached("DELETE FROM change WHERE id = ?")?
                .execute([id.0])?;
        }
        for transfer in &self.transfers {
            // A change that went through is no longer there to point at.
            let sql = "INSERT INTO transfer (id, change, record)
                VALUES (?1, (SELECT id FROM change WHERE id = ?2), ?3)
                ON CONFLICT (id) DO UPDATE SET change = excluded.change, record = excluded.record";
            let record = serde_json::to_string(transfer)?;
            transaction.prepare_cached(sql)?.execute(params![
                transfer.id.0,
                transfer.change.map(|change| change.0),
                record
            ])?;
        }
        for id in &self.gone_transfers {
            transaction
                .prepare_cached("DELETE FROM transfer WHERE id = ?")?
                .execute([id])?;
        }
        self.drafts.write(transaction)?;
        self.nodes.write(transaction)?;
        if self.counters {
            for (name, value) in [
                ("change", counters.change),
                ("transfer", counters.transfer),
                ("local", counters.local),
            ] {
                let sql = "INSERT INTO counter (name, value) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value";
                transaction.prepare_cached(sql)?.execute(params![name, value])?;
            }
        }
        Ok(())
    }
}

/// Rows of the copy: tasks, streams, projects, people, and the ids that Cubicl gave.
fn copied(transaction: &Transaction<'_>, batch: &Batch<'_>) -> Result<(), StoreError> {
    let (copy, unsaved) = (batch.copy, batch.unsaved);
    // In the order of the table's key: thousands of rows thrown about it take much longer.
    let mut tasks: Vec<_> = unsaved.tasks.iter().collect();
    tasks.sort_unstable();
    for id in tasks {
        let Some((record, on_board)) = copy.to_store(id) else {
            for sql in [
                "DELETE FROM task WHERE id = ?",
                "DELETE FROM reading WHERE what IN ('task', 'activities') AND of = ?",
            ] {
                transaction.prepare_cached(sql)?.execute([id.as_str()])?;
            }
            continue;
        };
        let sql = "INSERT INTO task (id, project, on_board, record, client) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET project = excluded.project, on_board = excluded.on_board,
                record = excluded.record, client = excluded.client";
        let json = serde_json::to_string(record)?;
        transaction.prepare_cached(sql)?.execute(params![
            id.as_str(),
            record.project.as_str(),
            on_board,
            json,
            record.client().map(|client| client.id.as_str())
        ])?;
    }
    for task in &unsaved.streams {
        let stream = copy.activities.get(task).filter(|_| !copy.is_gone(task));
        let Some(stream) = stream else {
            transaction
                .prepare_cached("DELETE FROM stream WHERE task = ?")?
                .execute([task.as_str()])?;
            continue;
        };
        let sql = "INSERT INTO stream (task, activities) VALUES (?, ?)
            ON CONFLICT (task) DO UPDATE SET activities = excluded.activities";
        transaction
            .prepare_cached(sql)?
            .execute(params![task.as_str(), serde_json::to_string(stream)?])?;
    }
    if unsaved.projects {
        transaction.execute("DELETE FROM project", [])?;
        for project in &copy.projects {
            transaction
                .prepare_cached("INSERT INTO project (record) VALUES (?)")?
                .execute([serde_json::to_string(project)?])?;
        }
    }
    if unsaved.people {
        transaction.execute("DELETE FROM person", [])?;
        for (id, person) in &copy.people {
            transaction
                .prepare_cached("INSERT INTO person (id, record) VALUES (?, ?)")?
                .execute(params![id.as_str(), serde_json::to_string(person)?])?;
        }
    }
    for local in &unsaved.aliases {
        let Some(task) = copy.alias_of(local) else {
            continue;
        };
        write_alias(transaction, local, task)?;
    }
    Ok(())
}

pub(super) fn write_alias(
    transaction: &Transaction<'_>,
    local: &TaskId,
    task: &TaskId,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO alias (local, task) VALUES (?, ?)
        ON CONFLICT (local) DO UPDATE SET task = excluded.task";
    transaction
        .prepare_cached(sql)?
        .execute(params![local.as_str(), task.as_str()])?;
    Ok(())
}

fn readings(transaction: &Transaction<'_>, batch: &Batch<'_>) -> Result<(), StoreError> {
    for key in batch.read {
        let Some(reading) = batch.reads.to_store(key) else {
            continue;
        };
        let sql = "INSERT INTO reading (what, of, as_of, cost) VALUES (?, ?, ?, ?)
            ON CONFLICT (what, of) DO UPDATE SET as_of = excluded.as_of, cost = excluded.cost";
        transaction.prepare_cached(sql)?.execute(params![
            reading.what,
            reading.of,
            reading.as_of,
            reading.cost
        ])?;
    }
    Ok(())
}
