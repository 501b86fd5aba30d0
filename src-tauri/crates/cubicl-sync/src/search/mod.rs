//! Search over everything that is on this computer. SQLite's FTS5 finds; what is here gives it words it can compare:
//! Turkish small letters, and the same folded, so that `sisli` finds `Şişli` behind what is written like it.
//!
//! SQLite is asked without the account's lock, on a connection of its own. What is not confirmed yet is indexed in memory
//! and asked the same way.

mod apart;
mod document;
mod find;
mod index;
mod kind;
mod memory;
mod origin;
mod query;
mod rows;
mod words;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(crate) use apart::{forms_of_number, in_place, of_client, of_message, of_node, said};
pub(crate) use document::{About, FileNames, Shown, more_of, of_stream, of_task};
pub(crate) use find::{Found, MOST, find};
pub(crate) use index::{Differences, FORM, FORM_OF_TASKS, clear, insert};
pub(crate) use kind::Kind;
pub(crate) use memory::MemoryIndex;
pub(crate) use origin::{Origin, Row};
pub(crate) use query::Query;
pub(crate) use rows::{Copied, unsaved_rows};

use crate::core::Core;
use crate::store::{Reader, Store, StoreError};
use crate::view::{Problem, SearchView};

/// What is indexed in memory.
#[derive(Default)]
pub(crate) struct InMemory {
    /// The whole copy, of an account without a file.
    copy: Mutex<MemoryIndex>,
    /// What unconfirmed changes have made, or made different.
    overlay: Mutex<MemoryIndex>,
}

impl InMemory {
    /// Takes in rows of an account without a file.
    pub(crate) fn take_in(&self, rows: Vec<Row>) {
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
    found.retain(|found| !overlay.replaces(&found.origin));
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
    pub(crate) rows: Vec<Row>,
}

impl Overlay {
    /// Comments and messages that are not sent lie beside those that are.
    fn replaces(&self, origin: &Origin) -> bool {
        matches!(origin, Origin::Task(_)) && self.rows.iter().any(|row| row.origin == *origin)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
