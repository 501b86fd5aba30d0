//! Marks of what others did: a row for each, written when it differs.

use cubicl_client::{ProjectId, TaskId};
use rusqlite::{Connection, Transaction, params};

use super::StoreError;
use super::load::parsed;
use crate::news::{Mark, News};

pub(super) fn load(connection: &Connection) -> Result<Vec<(ProjectId, TaskId, Mark)>, StoreError> {
    let mut statement = connection.prepare("SELECT project, task, record FROM news")?;
    let mut rows = statement.query([])?;
    let mut marks = Vec::new();
    while let Some(row) = rows.next()? {
        let (project, task): (String, String) = (row.get(0)?, row.get(1)?);
        let mark = parsed(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?);
        marks.extend(mark.map(|mark| (project.into(), task.into(), mark)));
    }
    Ok(marks)
}

pub(super) fn write(transaction: &Transaction<'_>, news: &News) -> Result<(), StoreError> {
    for (project, task) in &news.unsaved {
        let Some(mark) = news.get(project, task) else {
            transaction
                .prepare_cached("DELETE FROM news WHERE project = ? AND task = ?")?
                .execute([project.as_str(), task.as_str()])?;
            continue;
        };
        let sql = "INSERT INTO news (project, task, record) VALUES (?, ?, ?)
            ON CONFLICT (project, task) DO UPDATE SET record = excluded.record";
        transaction.prepare_cached(sql)?.execute(params![
            project.as_str(),
            task.as_str(),
            serde_json::to_string(mark)?
        ])?;
    }
    Ok(())
}
