//! Chats and messages: a row for each, written when it differs.

use cubicl_client::ThreadId;
use rusqlite::{Connection, Transaction, params};

use super::load::parsed;
use super::{Store, StoreError};
use crate::chat::{Chats, MessageRecord, ThreadRow};

pub(super) fn load(connection: &Connection) -> Result<Vec<ThreadRow>, StoreError> {
    let mut statement = connection.prepare("SELECT record FROM thread")?;
    let mut rows = statement.query([])?;
    let mut threads = Vec::new();
    while let Some(row) = rows.next()? {
        threads.extend(parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?));
    }
    Ok(threads)
}

impl Store {
    /// What is known of a chat; `None` when it was never read.
    pub(crate) fn messages(&self, thread: &ThreadId) -> Result<Option<Vec<MessageRecord>>, StoreError> {
        let sql = "SELECT record FROM message WHERE thread = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([thread.as_str()])?;
        let mut messages = Vec::new();
        while let Some(row) = rows.next()? {
            messages.extend(parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?));
        }
        Ok((!messages.is_empty()).then_some(messages))
    }
}

pub(super) fn write(transaction: &Transaction<'_>, chats: &Chats) -> Result<(), StoreError> {
    for thread in &chats.unsaved.threads {
        let Some(row) = chats.thread(thread) else {
            for sql in [
                "DELETE FROM thread WHERE id = ?",
                "DELETE FROM message WHERE thread = ?",
                "DELETE FROM reading WHERE what IN ('messages', 'earlier') AND of = ?",
            ] {
                transaction.prepare_cached(sql)?.execute([thread.as_str()])?;
            }
            continue;
        };
        let sql = "INSERT INTO thread (id, record) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET record = excluded.record";
        transaction
            .prepare_cached(sql)?
            .execute(params![thread.as_str(), serde_json::to_string(row)?])?;
    }
    for (thread, id) in &chats.unsaved.messages {
        let Some(message) = chats.message(thread, id) else {
            transaction
                .prepare_cached("DELETE FROM message WHERE thread = ? AND id = ?")?
                .execute([thread.as_str(), id.as_str()])?;
            continue;
        };
        let sql = "INSERT INTO message (thread, id, record) VALUES (?, ?, ?)
            ON CONFLICT (thread, id) DO UPDATE SET record = excluded.record";
        transaction.prepare_cached(sql)?.execute(params![
            thread.as_str(),
            id.as_str(),
            serde_json::to_string(message)?
        ])?;
    }
    Ok(())
}
