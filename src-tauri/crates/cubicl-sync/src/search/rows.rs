//! Which rows of the copy are to be indexed.

use cubicl_client::TaskId;

use super::document::{of_stream, of_task};
use super::kind::Source;
use super::memory::Rows;
use crate::copy::{LocalCopy, Unsaved};

/// What differs from what is stored, oldest first, so that newer things get larger ids.
pub(crate) fn unsaved_rows(copy: &LocalCopy, unsaved: &Unsaved) -> Rows {
    let mut tasks: Vec<(Option<i64>, &TaskId)> = unsaved
        .tasks
        .iter()
        .map(|id| (copy.task(id).and_then(|task| task.created_at), id))
        .collect();
    tasks.sort_unstable();
    let tasks = tasks.into_iter().map(|(_, id)| {
        let stored = copy.to_store(id);
        let documents = stored.map(|(task, _)| of_task(task, copy)).unwrap_or_default();
        (id.clone(), Source::Task, documents)
    });
    let streams = unsaved.streams.iter().map(|id| {
        let stream = copy.activities.get(id).filter(|_| !copy.is_gone(id));
        let documents = stream.map(|stream| of_stream(stream, copy)).unwrap_or_default();
        (id.clone(), Source::Stream, documents)
    });
    tasks.chain(streams).collect()
}
