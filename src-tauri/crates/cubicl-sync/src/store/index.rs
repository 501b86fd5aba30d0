//! The search index in the file: kept in step with the rows, and made anew from them.

use cubicl_client::{FileId, TaskId, ThreadId};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::load::parsed;
use super::schema::{INDEX, migrations};
use super::write::Batch;
use super::{Store, StoreError};
use crate::chat::MessageRecord;
use crate::clients::ClientRecord;
use crate::copy::LocalCopy;
use crate::nodes::NodeRecord;
use crate::record::{ActivityRecord, TaskRecord};
use crate::search::{self, Copied, Differences, FileNames, Origin};
use crate::view::ChatRef;

/// A database in memory with the same tables.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    migrations().to_latest(&mut connection)?;
    Ok(connection)
}

/// Indexes what the batch has written.
pub(super) fn keep_in_step(transaction: &Transaction<'_>, batch: &Batch<'_>) -> Result<(), StoreError> {
    let step = || -> rusqlite::Result<()> {
        let mut differences = Differences::default();
        let rows = search::unsaved_rows(Copied {
            copy: batch.copy,
            unsaved: batch.unsaved,
            clients: batch.clients,
            nodes: &batch.nodes.copy,
            chats: batch.chats,
        });
        for row in rows {
            differences.add(transaction, row)?;
        }
        differences.write(transaction)
    };
    step().map_err(of_index)
}

/// Damage of the index is not damage of what it is made of.
fn of_index(error: rusqlite::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::Damaged(cause) => StoreError::IndexDamaged(cause),
        other => other,
    }
}

impl Store {
    /// Makes the index, unless it is there in the form that this version of the program makes.
    pub(super) fn ensure_index(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT value FROM counter WHERE name = 'index'";
        let form: Option<u32> = self.connection.query_row(sql, [], |row| row.get(0)).optional()?;
        match form {
            Some(search::FORM) => Ok(()),
            // Of the tasks, which are many, nothing has to be made.
            Some(search::FORM_OF_TASKS) => self.fill_index(apart),
            _ => self.make_index_anew(),
        }
    }

    /// From the rows, whatever became of it.
    pub(crate) fn make_index_anew(&mut self) -> Result<(), StoreError> {
        match self.fill_index(everything) {
            Err(StoreError::Damaged(cause)) => {
                tracing::error!(cause, "the tables of the search index are replaced");
                self.replace_index_tables()?;
                self.fill_index(everything)
            }
            filled => filled,
        }
    }

    /// What is damaged cannot be emptied or dropped: its pages are forgotten, and the file is written without them.
    fn replace_index_tables(&mut self) -> Result<(), StoreError> {
        self.connection.pragma_update(None, "writable_schema", true)?;
        let forgotten = self
            .connection
            .execute("DELETE FROM sqlite_schema WHERE tbl_name LIKE 'search%'", []);
        self.connection.pragma_update(None, "writable_schema", "RESET")?;
        forgotten?;
        self.connection.execute_batch(&INDEX)?;
        if let Err(error) = self.connection.execute("VACUUM", []) {
            tracing::warn!(%error, "room in the file stays unused");
        }
        Ok(())
    }

    /// In one transaction.
    fn fill_index(&mut self, fill: fn(&Connection) -> rusqlite::Result<()>) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        fill(&transaction)?;
        let sql = "INSERT INTO counter (name, value) VALUES ('index', ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        transaction.execute(sql, [search::FORM])?;
        transaction.commit()?;
        Ok(())
    }
}

fn everything(connection: &Connection) -> rusqlite::Result<()> {
    search::clear(connection)?;
    tasks(connection)?;
    streams(connection)?;
    apart(connection)
}

/// What lies apart from tasks.
fn apart(connection: &Connection) -> rusqlite::Result<()> {
    clients(connection)?;
    nodes(connection)?;
    messages(connection)
}

fn tasks(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "SELECT record FROM task ORDER BY record ->> '$.created_at'";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // What cannot be read counts as not there.
        let Ok(task) = serde_json::from_str::<TaskRecord>(row.get_ref(0)?.as_str()?) else {
            continue;
        };
        for document in search::of_task(&task, &NoNames) {
            search::insert(connection, &Origin::Task(task.id.clone()), &document)?;
        }
    }
    Ok(())
}

fn streams(connection: &Connection) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("SELECT task, activities FROM stream")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let task = TaskId::from(row.get::<_, String>(0)?);
        let Ok(stream) = serde_json::from_str::<Vec<ActivityRecord>>(row.get_ref(1)?.as_str()?) else {
            continue;
        };
        for document in search::of_stream(&stream, &NoNames) {
            search::insert(connection, &Origin::Stream(task.clone()), &document)?;
        }
    }
    Ok(())
}

fn clients(connection: &Connection) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("SELECT record FROM client")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(client) = parsed::<ClientRecord>(row.get_ref(0)?.as_str()?) {
            let document = search::of_client(&client);
            search::insert(connection, &Origin::Client(client.id), &document)?;
        }
    }
    Ok(())
}

fn nodes(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "SELECT record FROM node ORDER BY record ->> '$.created_at'";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(node) = parsed::<NodeRecord>(row.get_ref(0)?.as_str()?) else {
            continue;
        };
        if let Some(document) = search::of_node(&node, &NoNames) {
            search::insert(connection, &Origin::Node(node.id), &document)?;
        }
    }
    Ok(())
}

fn messages(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "SELECT thread, record FROM message ORDER BY record ->> '$.created_at'";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let thread = ThreadId::from(row.get::<_, String>(0)?);
        let message = parsed::<MessageRecord>(row.get_ref(1)?.as_str()?);
        if let Some(document) = message.as_ref().and_then(search::of_message) {
            let chat = Origin::Chat(ChatRef::Thread(thread));
            search::insert(connection, &chat, &document)?;
        }
    }
    Ok(())
}

/// Rows have the names of their files as far as they were told.
struct NoNames;

impl FileNames for NoNames {
    fn name_of(&self, _: &FileId) -> Option<&str> {
        None
    }
}

impl FileNames for LocalCopy {
    fn name_of(&self, file: &FileId) -> Option<&str> {
        self.file(file)?.name.as_deref()
    }
}
