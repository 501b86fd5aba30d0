//! The index, written beside the rows it is made of: `searched` has one row a thing, `search` (FTS5) its words.

use cubicl_client::TaskId;
use rusqlite::{Connection, params};

use super::document::Document;
use super::kind::Source;
use super::words::Forms;

/// What the index is made of in this version of the program; another number makes it anew.
pub(crate) const FORM: u32 = 1;

/// What differs from what the index has. Written at the end in one go: FTS5 is quick only for ids that grow.
#[derive(Default)]
pub(crate) struct Differences {
    gone: Vec<i64>,
    new: Vec<(TaskId, Source, Document)>,
}

impl Differences {
    /// Compares the documents of one row of the copy; without any, all that it had go.
    pub(crate) fn add(
        &mut self,
        connection: &Connection,
        task: &TaskId,
        source: Source,
        mut documents: Vec<Document>,
    ) -> rusqlite::Result<()> {
        let sql = "SELECT id, item, kind, digest FROM searched WHERE task = ? AND source = ?";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([task.as_str(), source.stored()])?;
        while let Some(row) = rows.next()? {
            let (item, kind) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
            let digest: i64 = row.get(3)?;
            let same = documents.iter().position(|document| {
                document.item == item && document.kind.stored() == kind && document.digest() == digest
            });
            match same {
                Some(at) => drop(documents.remove(at)),
                None => self.gone.push(row.get(0)?),
            }
        }
        let new = documents.into_iter();
        self.new
            .extend(new.map(|document| (task.clone(), source, document)));
        Ok(())
    }

    pub(crate) fn write(mut self, connection: &Connection) -> rusqlite::Result<()> {
        if self.gone.is_empty() && self.new.is_empty() {
            return Ok(());
        }
        self.gone.sort_unstable();
        for id in self.gone {
            for sql in [
                "DELETE FROM search WHERE rowid = ?",
                "DELETE FROM searched WHERE id = ?",
            ] {
                connection.prepare_cached(sql)?.execute([id])?;
            }
        }
        for (task, source, document) in &self.new {
            insert(connection, task, *source, document)?;
        }
        // At the end of the transaction it would be too late to tell damage of the index from that of other tables.
        connection
            .prepare_cached("INSERT INTO search (search) VALUES ('flush')")?
            .execute([])?;
        Ok(())
    }
}

/// Adds what was not there.
pub(crate) fn insert(
    connection: &Connection,
    task: &TaskId,
    source: Source,
    document: &Document,
) -> rusqlite::Result<()> {
    let shown = document
        .shown
        .as_ref()
        .map(serde_json::to_string)
        .transpose()
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let sql = "INSERT INTO searched (task, source, kind, item, digest, shown) VALUES (?, ?, ?, ?, ?, ?)";
    let id = connection.prepare_cached(sql)?.insert(params![
        task.as_str(),
        source.stored(),
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
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
    connection.execute("DELETE FROM searched", [])?;
    Ok(())
}
