//! Files that a person chose, dropped or pasted. The path stays here; the page gets an id.

use std::path::Path;

use bytes::Bytes;
use cubicl_client::Source;

use super::list::Picked;
use super::speed::bytes;
use crate::core::Core;
use crate::problem;
use crate::view::{PickedFile, PickedId};

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
            PickedFile {
                id: PickedId(0),
                name,
                size: 0.0,
                problem: Some(problem),
            }
        }
    }
}

/// Keeps what was pasted, in memory.
pub(crate) fn pick_bytes(core: &Core, name: String, content: Vec<u8>) -> PickedFile {
    keep(core, Source::Memory(Bytes::from(content)), name)
}

fn keep(core: &Core, source: Source, name: String) -> PickedFile {
    let size = bytes(source.size());
    let id = core.quietly(|state| {
        state.transfers.keep_picked(Picked {
            source,
            name: name.clone(),
        })
    });
    PickedFile {
        id,
        name,
        size,
        problem: None,
    }
}
