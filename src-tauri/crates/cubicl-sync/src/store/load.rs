//! Reading back: the small tables at start, tasks and streams when somebody looks at them.

use std::collections::{HashMap, HashSet};

use cubicl_client::{ProjectId, TaskId, UserId};
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;

use super::{BoardRows, Counters, Saved, Store, StoreError, chat, drafts, kept, news, nodes, places};
use crate::changes::{Change, Drafts};
use crate::chat::ThreadRow;
use crate::news::Mark;
use crate::nodes::NodeChange;
use crate::reading::StoredReading;
use crate::record::{ActivityRecord, PersonRecord, TaskRecord};
use crate::transfer::StoredTransfer;
use crate::view::ProjectRow;

/// What every start needs. Rows of tasks stay in the file until they are looked at.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) projects: Vec<ProjectRow>,
    pub(crate) people: HashMap<UserId, PersonRecord>,
    pub(crate) readings: Vec<StoredReading>,
    pub(crate) aliases: Vec<(TaskId, TaskId)>,
    /// In the order in which they were made.
    pub(crate) changes: Vec<Change>,
    /// Oldest first.
    pub(crate) transfers: Vec<StoredTransfer>,
    pub(crate) counters: Counters,
    pub(crate) drafts: Drafts,
    /// When places under the limit free, milliseconds of Unix time.
    pub(crate) places: Vec<i64>,
    /// Oldest first.
    pub(crate) node_changes: Vec<NodeChange>,
    pub(crate) news: Vec<(ProjectId, TaskId, Mark)>,
    pub(crate) threads: Vec<ThreadRow>,
    /// Changes and transfers of which the record could not be read.
    pub(crate) unreadable: u32,
}

impl Store {
    /// Reads the small tables, and remembers them as what the file holds.
    pub(super) fn load(&mut self) -> Result<Loaded, StoreError> {
        let mut loaded = Loaded::default();
        loaded.outbox(&self.connection)?;
        loaded.rest(&self.connection)?;
        let places = places::load(&self.connection)?;
        loaded.places = places::when_free(&places);
        let changes = loaded.changes.iter();
        let transfers = loaded.transfers.iter();
        self.saved = Saved {
            changes: changes.map(|change| (change.id, change.clone())).collect(),
            transfers: transfers
                .map(|transfer| (transfer.id.0, transfer.clone()))
                .collect(),
            counters: loaded.counters,
            drafts: loaded.drafts.clone(),
            node_changes: loaded
                .node_changes
                .iter()
                .map(|change| (change.id, change.clone()))
                .collect(),
            places,
        };
        Ok(loaded)
    }

    /// Removes pasted files that no transfer needs.
    pub(super) fn sweep(&self, transfers: &[StoredTransfer]) {
        let needed: HashSet<_> = transfers.iter().filter_map(StoredTransfer::source_path).collect();
        kept::sweep(&self.kept_files(), &needed);
    }

    /// All tasks of a project's board.
    pub(crate) fn board(&self, project: &ProjectId) -> Result<BoardRows, StoreError> {
        board(&self.connection, project)
    }

    /// One task, and whether it stands on its project's board.
    pub(crate) fn task(&self, id: &TaskId) -> Result<Option<(Box<TaskRecord>, bool)>, StoreError> {
        let sql = "SELECT record, on_board FROM task WHERE id = ?";
        let found: Option<(String, bool)> = self
            .connection
            .prepare_cached(sql)?
            .query_row([id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(found.and_then(|(record, on_board)| Some((parsed(&record)?, on_board))))
    }

    /// Comments and history of one task.
    pub(crate) fn stream(&self, task: &TaskId) -> Result<Option<Vec<ActivityRecord>>, StoreError> {
        let sql = "SELECT activities FROM stream WHERE task = ?";
        let found: Option<String> = self
            .connection
            .prepare_cached(sql)?
            .query_row([task.as_str()], |row| row.get(0))
            .optional()?;
        Ok(found.and_then(|activities| parsed(&activities)))
    }
}

impl Loaded {
    /// What a person did and Cubicl does not have: read first, and as far as it goes when the file is damaged.
    pub(super) fn outbox(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let parts = [
            Self::counters,
            Self::changes,
            Self::transfers,
            Self::aliases,
            Self::drafts,
            Self::node_changes,
        ];
        let read = parts.map(|part| part(self, connection));
        read.into_iter().collect()
    }

    fn counters(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare("SELECT name, value FROM counter")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let value = row.get(1)?;
            match row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)? {
                "change" => self.counters.change = value,
                "transfer" => self.counters.transfer = value,
                "local" => self.counters.local = value,
                _ => {}
            }
        }
        Ok(())
    }

    fn changes(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare("SELECT record FROM change ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let change = parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
            self.unreadable += u32::from(change.is_none());
            self.changes.extend(change);
        }
        Ok(())
    }

    fn transfers(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare("SELECT record FROM transfer ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let transfer = parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
            self.unreadable += u32::from(transfer.is_none());
            self.transfers.extend(transfer);
        }
        Ok(())
    }

    fn aliases(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare("SELECT local, task FROM alias")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (local, task): (String, String) = (row.get(0)?, row.get(1)?);
            self.aliases.push((local.into(), task.into()));
        }
        Ok(())
    }

    fn drafts(&mut self, connection: &Connection) -> Result<(), StoreError> {
        self.drafts = drafts::load(connection)?;
        Ok(())
    }

    fn node_changes(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let (changes, unreadable) = nodes::load_changes(connection)?;
        self.node_changes = changes;
        self.unreadable += unreadable;
        Ok(())
    }

    fn rest(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare("SELECT record FROM project ORDER BY place")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.projects
                .extend(parsed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?));
        }
        let mut statement = connection.prepare("SELECT id, record FROM person")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let person = parsed(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
            self.people.extend(person.map(|person| (id.into(), person)));
        }
        let mut statement = connection.prepare("SELECT what, of, as_of, cost FROM reading")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.readings.push(StoredReading {
                what: row.get(0)?,
                of: row.get(1)?,
                as_of: row.get(2)?,
                cost: row.get(3)?,
            });
        }
        self.news = news::load(connection)?;
        self.threads = chat::load(connection)?;
        Ok(())
    }
}

pub(super) fn board(connection: &Connection, project: &ProjectId) -> Result<BoardRows, StoreError> {
    let sql = "SELECT record FROM task WHERE project = ? AND on_board";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([project.as_str()])?;
    let mut records = BoardRows::new();
    while let Some(row) = rows.next()? {
        let json = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if let Some(mut record) = parsed::<Box<TaskRecord>>(json) {
            record.shrink_to_fit();
            records.push(record);
        }
    }
    Ok(records)
}

/// A record that this version cannot read counts as not there: Cubicl tells it again.
pub(super) fn parsed<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json)
        .inspect_err(|error| {
            // Its words quote the record.
            let (kind, column) = (error.classify(), error.column());
            tracing::warn!(?kind, column, "a stored record cannot be read");
        })
        .ok()
}
