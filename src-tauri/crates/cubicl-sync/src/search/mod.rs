//! Search over everything that is on this computer. SQLite's FTS5 finds; what is here gives it words it can compare:
//! Turkish small letters, and the same folded, so that `sisli` finds `Şişli` behind what is written like it.
//!
//! SQLite is asked without the account's lock, on a connection of its own. What is not confirmed yet is indexed in memory
//! and asked the same way.

mod document;
mod find;
mod index;
mod kind;
mod memory;
mod query;
mod rows;
mod words;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(crate) use document::{FileNames, more_of, of_stream, of_task};
pub(crate) use find::{Found, MOST, find};
pub(crate) use index::{Differences, FORM, clear, insert};
pub(crate) use kind::{Kind, Source};
pub(crate) use memory::{MemoryIndex, Rows};
pub(crate) use query::Query;
pub(crate) use rows::unsaved_rows;

use crate::core::Core;
use crate::store::{Reader, Store, StoreError};
use crate::view::{Problem, SearchView};

/// What is indexed in memory.
#[derive(Default)]
pub(crate) struct InMemory {
    /// The whole copy, of an account without a file.
    copy: Mutex<MemoryIndex>,
    /// Tasks that unconfirmed changes have made, or made different.
    overlay: Mutex<MemoryIndex>,
}

impl InMemory {
    /// Takes in rows of an account without a file.
    pub(crate) fn take_in(&self, rows: Rows) {
        if rows.is_empty() {
            return;
        }
        if let Err(cause) = locked(&self.copy).take_in(rows) {
            tracing::error!(%cause, "what is new is not found by searching");
        }
    }
}

/// Looks for what somebody typed; at most `limit` hits of each kind.
pub(crate) fn search(core: &Arc<Core>, typed: &str, limit: usize) -> Result<SearchView, Problem> {
    let Some(query) = Query::new(typed) else {
        return Ok(core.peek(|state| state.nothing_searched()));
    };
    let (in_memory, reader, overlay) = core.peek(|state| {
        (
            Arc::clone(&state.in_memory),
            state.store.as_ref().map(Store::reader),
            state.search_overlay(),
        )
    });
    let mut found = in_copy(core, &query, reader.as_ref(), &in_memory).map_err(|cause| {
        tracing::error!(%cause, "the index cannot be asked");
        cause.problem()
    })?;
    found.retain(|found| found.source != Source::Task || !overlay.replaces(&found.task));
    let laid_over = {
        let mut index = locked(&in_memory.overlay);
        index.replace(overlay.rows).and_then(|()| index.find(&query))
    };
    found.extend(laid_over.map_err(|cause| cause.problem())?);
    Ok(core.peek(|state| state.search_view(&query, found, limit)))
}

fn in_copy(
    core: &Arc<Core>,
    query: &Query,
    reader: Option<&Arc<Reader>>,
    in_memory: &InMemory,
) -> Result<Vec<Found>, StoreError> {
    let Some(reader) = reader else {
        return locked(&in_memory.copy).find(query);
    };
    match reader.find(query) {
        Err(StoreError::Damaged(cause)) => {
            tracing::error!(cause, "the index is damaged and made anew");
            core.with(|state, _| state.index_damaged = true);
            reader.find(query)
        }
        found => found,
    }
}

/// What lies over the copy, as far as it is searched.
pub(crate) struct Overlay {
    pub(crate) rows: Rows,
}

impl Overlay {
    fn replaces(&self, task: &cubicl_client::TaskId) -> bool {
        self.rows
            .iter()
            .any(|(id, source, _)| id == task && *source == Source::Task)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
