//! Photos and thumbnails by their address, so that faces are there at once, without a network too.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError};

/// Larger ones are fetched again after each start.
const LARGEST: usize = 256 * 1024;
/// The oldest beyond these are let go.
const MOST: u32 = 2_000;

/// A picture as it was fetched.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct StoredPicture {
    pub(crate) bytes: Vec<u8>,
    /// Unix seconds.
    pub(crate) fetched_at: i64,
}

impl Store {
    /// Keeps it in place of an older one. Nothing depends on it: what cannot be kept is fetched again.
    pub(crate) fn keep_picture(&self, address: &str, bytes: &[u8], now: i64) -> Result<(), StoreError> {
        if bytes.len() > LARGEST || !self.has_room() {
            return Ok(());
        }
        let sql = "INSERT INTO picture (address, fetched_at, bytes) VALUES (?, ?, ?)
            ON CONFLICT (address) DO UPDATE SET fetched_at = excluded.fetched_at, bytes = excluded.bytes";
        self.connection
            .prepare_cached(sql)?
            .execute(params![address, now, bytes])?;
        let sql = "DELETE FROM picture WHERE address IN
            (SELECT address FROM picture ORDER BY fetched_at DESC LIMIT -1 OFFSET ?)";
        self.connection.prepare_cached(sql)?.execute([MOST])?;
        Ok(())
    }
}

pub(super) fn picture(connection: &Connection, address: &str) -> Result<Option<StoredPicture>, StoreError> {
    let sql = "SELECT bytes, fetched_at FROM picture WHERE address = ?";
    let found = connection.prepare_cached(sql)?.query_row([address], |row| {
        Ok(StoredPicture {
            bytes: row.get(0)?,
            fetched_at: row.get(1)?,
        })
    });
    Ok(found.optional()?)
}
