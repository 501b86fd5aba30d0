//! Files that a person chose, dropped or pasted. The path stays here; the page gets an id.

use std::path::Path;

use bytes::Bytes;
use cubicl_client::Source;

use super::list::Picked;
use super::speed::bytes;
use crate::core::Core;
use crate::view::{PickedFile, PickedId, Problem};
use crate::{problem, store};

/// Keeps a path and tells whether it can be sent.
pub(crate) fn pick(core: &Core, path: &Path) -> PickedFile {
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned();
    match Source::open(path) {
        Ok(source) => keep(core, source, name),
        Err(problem) => {
            let problem = problem::plain(problem::of_file_problem(problem, name.clone()));
            refused(name, problem)
        }
    }
}

/// Keeps what was pasted: on the disk when there is a store, because it is nowhere else.
pub(crate) fn pick_bytes(core: &Core, name: String, content: Vec<u8>) -> PickedFile {
    let Some(folder) = core.peek(|state| state.store.as_ref().map(store::Store::kept_files)) else {
        return keep(core, Source::Memory(Bytes::from(content)), name);
    };
    let path = match store::keep_bytes(&folder, &content) {
        Ok(path) => path,
        Err(error) => return refused(name, store::StoreError::from(error).problem()),
    };
    match Source::open(&path) {
        Ok(source) => keep(core, source, name),
        Err(problem) => {
            let problem = problem::plain(problem::of_file_problem(problem, name.clone()));
            refused(name, problem)
        }
    }
}

fn refused(name: String, problem: Problem) -> PickedFile {
    PickedFile {
        id: PickedId(0),
        name,
        size: 0.0,
        problem: Some(problem),
    }
}

fn keep(core: &Core, source: Source, name: String) -> PickedFile {
    let size = bytes(source.size());
    let id = core.quietly(|state| state.transfers.keep_picked(Picked::new(source, name.clone())));
    PickedFile {
        id,
        name,
        size,
        problem: None,
    }
}
