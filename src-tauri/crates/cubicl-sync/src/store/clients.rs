//! Clients: a row for each, written when it differs; and which tasks are theirs.

use cubicl_client::ClientId;
use rusqlite::{OptionalExtension, Transaction, params};

use super::load::parsed;
use super::{Store, StoreError};
use crate::clients::{ClientRecord, Clients};
use crate::record::TaskRecord;

impl Store {
    /// All clients, in no order.
    pub(crate) fn clients(&self) -> Result<Vec<ClientRecord>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT record FROM client")?;
        let mut rows = statement.query([])?;
        let mut clients = Vec::new();
        while let Some(row) = rows.next()? {
            clients.extend(parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?));
        }
        Ok(clients)
    }

    /// One client.
    pub(crate) fn client(&self, id: &ClientId) -> Result<Option<ClientRecord>, StoreError> {
        let found: Option<String> = self
            .connection
            .prepare_cached("SELECT record FROM client WHERE id = ?")?
            .query_row([id.as_str()], |row| row.get(0))
            .optional()?;
        Ok(found.and_then(|record| parsed(&record)))
    }

    /// Tasks of a client, each with whether it stands on its project's board.
    pub(crate) fn tasks_of_client(&self, id: &ClientId) -> Result<Vec<(Box<TaskRecord>, bool)>, StoreError> {
        let sql = "SELECT record, on_board FROM task WHERE client = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([id.as_str()])?;
        let mut tasks = Vec::new();
        while let Some(row) = rows.next()? {
            let task = parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
            let on_board = row.get(1)?;
            tasks.extend(task.map(|task| (task, on_board)));
        }
        Ok(tasks)
    }
}

pub(super) fn write(transaction: &Transaction<'_>, clients: &Clients) -> Result<(), StoreError> {
    for id in &clients.unsaved {
        let Some(client) = clients.get(id) else {
            transaction
                .prepare_cached("DELETE FROM client WHERE id = ?")?
                .execute([id.as_str()])?;
            continue;
        };
        let sql = "INSERT INTO client (id, record) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET record = excluded.record";
        transaction
            .prepare_cached(sql)?
            .execute(params![id.as_str(), serde_json::to_string(client)?])?;
    }
    Ok(())
}
