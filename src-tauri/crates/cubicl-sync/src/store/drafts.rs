//! Drafts in the file: what differs is written, like changes and transfers.

use rusqlite::{Connection, Transaction, params};

use super::StoreError;
use crate::changes::{Draft, Drafts};

/// What differs between memory and the table.
pub(super) struct MovedDrafts {
    written: Vec<(String, Draft)>,
    gone: Vec<String>,
}

impl MovedDrafts {
    pub(super) fn between(saved: &Drafts, now: &Drafts) -> Self {
        let differs = |(place, draft): &(&String, &Draft)| saved.get(*place) != Some(*draft);
        let gone = |place: &&String| !now.contains_key(*place);
        Self {
            written: now
                .iter()
                .filter(differs)
                .map(|(place, draft)| (place.clone(), draft.clone()))
                .collect(),
            gone: saved.keys().filter(gone).cloned().collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty() && self.gone.is_empty()
    }

    pub(super) fn write(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        for (place, draft) in &self.written {
            let sql = "INSERT INTO draft (place, text, written_at) VALUES (?, ?, ?)
                ON CONFLICT (place) DO UPDATE SET text = excluded.text, written_at = excluded.written_at";
            transaction
                .prepare_cached(sql)?
                .execute(params![place, &*draft.text, draft.written_at])?;
        }
        for place in &self.gone {
            transaction
                .prepare_cached("DELETE FROM draft WHERE place = ?")?
                .execute([place])?;
        }
        Ok(())
    }

    /// Takes it as what the file holds.
    pub(super) fn remember(self, saved: &mut Drafts) {
        for place in &self.gone {
            saved.remove(place);
        }
        saved.extend(self.written);
    }
}

/// All of them. A damaged file of the first version has no such table.
pub(super) fn load(connection: &Connection) -> Result<Drafts, StoreError> {
    let mut drafts = Drafts::new();
    if !connection.table_exists(None, "draft")? {
        return Ok(drafts);
    }
    let mut statement = connection.prepare("SELECT place, text, written_at FROM draft")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(1)?;
        let draft = Draft {
            text: text.into(),
            written_at: row.get(2)?,
        };
        drafts.insert(row.get(0)?, draft);
    }
    Ok(drafts)
}
