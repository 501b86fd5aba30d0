//! Asking the index. It gives candidates with their level; [`crate::compose`] ranks and shows them.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use super::document::Shown;
use super::kind::Kind;
use super::origin::Origin;
use super::query::{Level, Query};
use crate::record::TaskRecord;

/// Candidates of a kind; what is newer in the index comes first. A single letter begins a word of almost every task.
pub(crate) const MOST: usize = 300;
const LIMIT: i64 = MOST as i64;

/// Something that matches.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) kind: Kind,
    pub(crate) level: Level,
    pub(crate) origin: Origin,
    /// Id of the comment, file or message; empty for what its row is.
    pub(crate) item: String,
    pub(crate) shown: Option<Shown>,
    /// The task that it is or is on, as stored beside the index, if it is.
    pub(crate) record: Option<TaskRecord>,
    /// Larger is newer.
    pub(crate) order: i64,
}

/// All kinds, each with its best first.
pub(crate) fn find(connection: &Connection, query: &Query) -> rusqlite::Result<Vec<Found>> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        for (id, level) in candidates(connection, query, kind)? {
            found.extend(details(connection, kind, id, level)?);
        }
    }
    Ok(found)
}

fn candidates(connection: &Connection, query: &Query, kind: Kind) -> rusqlite::Result<Vec<(i64, Level)>> {
    let mut statement = connection.prepare_cached(kind.find())?;
    let mut seen = HashSet::new();
    let mut candidates = Vec::new();
    for level in Level::all() {
        let Some(expression) = query.expression(kind, level) else {
            continue;
        };
        let mut rows = statement.query((expression, LIMIT))?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            if seen.insert(id) {
                candidates.push((id, level));
            }
        }
        if candidates.len() >= MOST {
            candidates.truncate(MOST);
            break;
        }
    }
    Ok(candidates)
}

fn details(connection: &Connection, kind: Kind, id: i64, level: Level) -> rusqlite::Result<Option<Found>> {
    let sql = "SELECT origin, source, item, shown, record
        FROM searched LEFT JOIN task ON source IN ('task', 'stream') AND task.id = origin
        WHERE searched.id = ?";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row([id], |row| {
        let Some(origin) = Origin::of_stored(row.get_ref(1)?.as_str()?, row.get(0)?) else {
            return Ok(None);
        };
        Ok(Some(Found {
            kind,
            level,
            origin,
            item: row.get(2)?,
            shown: read(row, 3)?,
            record: read(row, 4)?,
            order: id,
        }))
    });
    Ok(found.optional()?.flatten())
}

/// What this version cannot read counts as not there.
fn read<T: serde::de::DeserializeOwned>(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    let json = row.get_ref(at)?.as_str_or_null()?;
    Ok(json.and_then(|json| serde_json::from_str(json).ok()))
}
