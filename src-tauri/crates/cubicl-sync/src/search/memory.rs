//! An index in memory: for accounts without a file, and for what lies over the copy.

use rusqlite::Connection;

use super::find::{Found, find};
use super::index::{self, Differences};
use super::origin::Row;
use super::query::Query;
use crate::store::{StoreError, in_memory};

#[derive(Default)]
pub(crate) struct MemoryIndex {
    connection: Option<Connection>,
    /// The rows that it was replaced by.
    rows: Vec<Row>,
}

impl MemoryIndex {
    fn connection(&mut self) -> Result<&Connection, StoreError> {
        if self.connection.is_none() {
            self.connection = Some(in_memory()?);
        }
        self.connection
            .as_ref()
            .ok_or_else(|| StoreError::Other("no database in memory".to_owned()))
    }

    /// Takes in rows that are new or differ; without documents, what was there goes.
    pub(crate) fn take_in(&mut self, rows: Vec<Row>) -> Result<(), StoreError> {
        let connection = self.connection()?;
        let transaction = connection.unchecked_transaction()?;
        let mut differences = Differences::default();
        for row in rows {
            differences.add(&transaction, row)?;
        }
        differences.write(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// Holds these rows and nothing else.
    pub(crate) fn replace(&mut self, rows: Vec<Row>) -> Result<(), StoreError> {
        if self.rows == rows {
            return Ok(());
        }
        let transaction = self.connection()?.unchecked_transaction()?;
        index::clear(&transaction)?;
        for row in &rows {
            for document in &row.documents {
                index::insert(&transaction, &row.origin, document)?;
            }
        }
        transaction.commit()?;
        self.rows = rows;
        Ok(())
    }

    pub(crate) fn find(&mut self, query: &Query) -> Result<Vec<Found>, StoreError> {
        Ok(find(self.connection()?, query)?)
    }
}
