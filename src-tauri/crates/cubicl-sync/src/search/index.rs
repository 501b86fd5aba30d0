//! The index, written beside the rows it is made of: `searched` has one row a thing, `search` and `search_apart`
//! (FTS5) its words.

use rusqlite::{Connection, params};

use super::document::Document;
use super::kind::{Kind, TABLES};
use super::origin::{Origin, Row};
use super::words::Forms;

/// What the index is made of in this version of the program; another number makes it anew.
pub(crate) const FORM: u32 = 2;
/// As it is now, but of tasks alone.
pub(crate) const FORM_OF_TASKS: u32 = 1;

/// What differs from what the index has. Written at the end in one go: FTS5 is quick only for ids that grow.
#[derive(Default)]
pub(crate) struct Differences {
    gone: Vec<(i64, Option<Kind>)>,
    new: Vec<(Origin, Document)>,
}

impl Differences {
    /// Compares the documents of one row of the copy; without any, all that it had go.
    pub(crate) fn add(&mut self, connection: &Connection, row: Row) -> rusqlite::Result<()> {
        let Row {
            origin,
            only,
            mut documents,
        } = row;
        // Two statements, so that SQLite uses the index for both.
        let sql = match only {
            None => "SELECT id, item, kind, digest FROM searched WHERE origin = ? AND source = ?",
            Some(_) => {
                "SELECT id, item, kind, digest FROM searched WHERE origin = ? AND source = ? AND item = ?"
            }
        };
        let mut statement = connection.prepare_cached(sql)?;
        let (id, source) = (origin.id(), origin.source());
        let mut rows = match &only {
            None => statement.query([&id, source])?,
            Some(item) => statement.query([&id, source, item])?,
        };
        while let Some(row) = rows.next()? {
            let (item, kind) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
            let digest: i64 = row.get(3)?;
            let same = documents.iter().position(|document| {
                document.item == item && document.kind.stored() == kind && document.digest() == digest
            });
            match same {
                Some(at) => drop(documents.remove(at)),
                None => self.gone.push((row.get(0)?, Kind::of_stored(kind))),
            }
        }
        let new = documents.into_iter();
        self.new.extend(new.map(|document| (origin.clone(), document)));
        Ok(())
    }

    pub(crate) fn write(mut self, connection: &Connection) -> rusqlite::Result<()> {
        if self.gone.is_empty() && self.new.is_empty() {
            return Ok(());
        }
        self.gone.sort_unstable();
        for (id, kind) in self.gone {
            if let Some(kind) = kind {
                connection.prepare_cached(kind.delete())?.execute([id])?;
            }
            connection
                .prepare_cached("DELETE FROM searched WHERE id = ?")?
                .execute([id])?;
        }
        for (origin, document) in &self.new {
            insert(connection, origin, document)?;
        }
        // At the end of the transaction it would be too late to tell damage of the index from that of other tables.
        for table in TABLES {
            let sql = format!("INSERT INTO {table} ({table}) VALUES ('flush')");
            connection.prepare_cached(&sql)?.execute([])?;
        }
        Ok(())
    }
}

/// Adds what was not there.
pub(crate) fn insert(connection: &Connection, origin: &Origin, document: &Document) -> rusqlite::Result<()> {
    let shown = document
        .shown
        .as_ref()
        .map(serde_json::to_string)
        .transpose()
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let sql = "INSERT INTO searched (origin, source, kind, item, digest, shown) VALUES (?, ?, ?, ?, ?, ?)";
    let id = connection.prepare_cached(sql)?.insert(params![
        origin.id(),
        origin.source(),
        document.kind.stored(),
        document.item,
        document.digest(),
        shown
    ])?;
    let name = Forms::of(&document.name);
    let mut statement = connection.prepare_cached(document.kind.insert())?;
    if document.kind.has_more() {
        let more = Forms::of(&document.more);
        statement.execute(params![id, name.exact, name.folded, more.exact, more.folded])?;
    } else {
        statement.execute(params![id, name.exact, name.folded])?;
    }
    Ok(())
}

/// Empties it.
pub(crate) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    for table in TABLES {
        let sql = format!("INSERT INTO {table} ({table}) VALUES ('delete-all')");
        connection.execute(&sql, [])?;
    }
    connection.execute("DELETE FROM searched", [])?;
    Ok(())
}
