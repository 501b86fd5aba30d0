//! Files pages in the file: nodes when somebody looks at their page, changes at every start.

use std::collections::{HashMap, HashSet};

use cubicl_client::NodeId;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::load::parsed;
use super::{Store, StoreError};
use crate::nodes::{NodeChange, NodeCopy, NodeQueue, NodeRecord};
use crate::view::{NodeChangeId, NodeOwner};

impl Store {
    /// All nodes of a page.
    pub(crate) fn nodes(&self, owner: &NodeOwner) -> Result<Vec<NodeRecord>, StoreError> {
        let sql = "SELECT record FROM node WHERE owner = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([serde_json::to_string(owner)?])?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            records.extend(parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?));
        }
        Ok(records)
    }

    /// One node.
    pub(crate) fn node(&self, id: &NodeId) -> Result<Option<NodeRecord>, StoreError> {
        let found: Option<String> = self
            .connection
            .prepare_cached("SELECT record FROM node WHERE id = ?")?
            .query_row([id.as_str()], |row| row.get(0))
            .optional()?;
        Ok(found.and_then(|record| parsed(&record)))
    }
}

/// Oldest first, and how many cannot be read. A damaged file of an earlier version has no such table.
pub(super) fn load_changes(connection: &Connection) -> Result<(Vec<NodeChange>, u32), StoreError> {
    let (mut changes, mut unreadable) = (Vec::new(), 0);
    if !connection.table_exists(None, "node_change")? {
        return Ok((changes, unreadable));
    }
    let mut statement = connection.prepare("SELECT record FROM node_change ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let change = parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
        unreadable += u32::from(change.is_none());
        changes.extend(change);
    }
    Ok((changes, unreadable))
}

/// Nodes that differ.
pub(super) fn write(transaction: &Transaction<'_>, nodes: &NodeCopy) -> Result<(), StoreError> {
    for id in &nodes.unsaved {
        let Some(record) = nodes.get(id) else {
            transaction
                .prepare_cached("DELETE FROM node WHERE id = ?")?
                .execute([id.as_str()])?;
            continue;
        };
        let sql = "INSERT INTO node (id, owner, record) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, record = excluded.record";
        transaction.prepare_cached(sql)?.execute(params![
            id.as_str(),
            serde_json::to_string(&record.owner)?,
            serde_json::to_string(record)?
        ])?;
    }
    Ok(())
}

/// What differs between the queue and the table.
pub(super) struct MovedNodes {
    written: Vec<NodeChange>,
    gone: Vec<NodeChangeId>,
}

impl MovedNodes {
    pub(super) fn all(changes: Vec<NodeChange>) -> Self {
        Self {
            written: changes,
            gone: Vec::new(),
        }
    }

    pub(super) fn between(saved: &HashMap<NodeChangeId, NodeChange>, queue: &NodeQueue) -> Self {
        let there: HashSet<NodeChangeId> = queue.all().map(|change| change.id).collect();
        let differs = |change: &&NodeChange| saved.get(&change.id) != Some(*change);
        Self {
            written: queue.all().filter(differs).cloned().collect(),
            gone: saved.keys().filter(|id| !there.contains(id)).copied().collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty() && self.gone.is_empty()
    }

    pub(super) fn write(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        for change in &self.written {
            let sql = "INSERT INTO node_change (id, record) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET record = excluded.record";
            transaction
                .prepare_cached(sql)?
                .execute(params![change.id.0, serde_json::to_string(change)?])?;
        }
        for id in &self.gone {
            transaction
                .prepare_cached("DELETE FROM node_change WHERE id = ?")?
                .execute([id.0])?;
        }
        Ok(())
    }

    /// Takes it as what the file holds.
    pub(super) fn remember(self, saved: &mut HashMap<NodeChangeId, NodeChange>) {
        for id in &self.gone {
            saved.remove(id);
        }
        saved.extend(self.written.into_iter().map(|change| (change.id, change)));
    }
}
