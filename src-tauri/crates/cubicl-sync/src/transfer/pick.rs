//! Files and folders that a person chose, dropped or pasted. The paths stay here; the page gets ids.

use std::path::Path;

use bytes::Bytes;
use cubicl_client::{FileProblem, Source};

use super::record::Picked;
use super::walk::walk;
use crate::core::Core;
use crate::view::{PickedFile, PickedFiles, PickedId, Problem, ProblemKind, bytes};
use crate::{problem, store};

/// Files of one choice.
const MOST: usize = 5_000;

/// Keeps a path and tells whether it can be sent.
pub(crate) fn pick(core: &Core, path: &Path) -> PickedFile {
    keep_path(core, path, name_of(path), None, Vec::new())
}

/// Keeps the paths, and those of the files in folders. Blocks.
pub(crate) fn pick_all(core: &Core, paths: &[impl AsRef<Path>]) -> PickedFiles {
    let mut all = PickedFiles::default();
    for path in paths.iter().map(AsRef::as_ref) {
        if !path.is_dir() {
            all.files.push(pick(core, path));
            continue;
        }
        all.folders.push(name_of(path));
        let found = walk(path, MOST.saturating_sub(all.files.len()));
        all.more |= found.more;
        // What is left out is named so that it can be found.
        let place = |inner: &Path| {
            let from = path.parent().unwrap_or(path);
            inner.strip_prefix(from).unwrap_or(inner).display().to_string()
        };
        for file in &found.files {
            all.files.push(keep_path(
                core,
                file,
                name_of(file),
                Some(place(file)),
                folders(file, path),
            ));
        }
        for (inner, problem) in found.unreadable {
            all.files.push(unfit(problem, place(&inner)));
        }
    }
    all
}

/// Keeps what was pasted: on the disk when there is a store, because it is nowhere else.
pub(crate) fn pick_bytes(core: &Core, name: String, content: Vec<u8>) -> PickedFile {
    let Some(folder) = core.peek(|state| state.store.as_ref().map(store::Store::kept_files)) else {
        return keep(core, Source::Memory(Bytes::from(content)), name, Vec::new());
    };
    match store::keep_bytes(&folder, &content) {
        Ok(path) => keep_path(core, &path, name, None, Vec::new()),
        Err(error) => refused(name, store::StoreError::from(error).problem()),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The folders of a file, from the chosen one inwards.
fn folders(file: &Path, chosen: &Path) -> Vec<String> {
    let from = chosen.parent().unwrap_or(chosen);
    let way = file.parent().and_then(|folder| folder.strip_prefix(from).ok());
    let names = way.into_iter().flat_map(Path::components);
    names
        .map(|name| name.as_os_str().to_string_lossy().into_owned())
        .collect()
}

fn keep_path(
    core: &Core,
    path: &Path,
    name: String,
    called: Option<String>,
    folder: Vec<String>,
) -> PickedFile {
    match Source::open(path) {
        Ok(source) if source.size() == 0 => {
            let name = called.unwrap_or(name);
            let kind = ProblemKind::FileEmpty { name: name.clone() };
            refused(name, problem::plain(kind))
        }
        Ok(source) => keep(core, source, name, folder),
        Err(problem) => unfit(problem, called.unwrap_or(name)),
    }
}

fn unfit(problem: FileProblem, name: String) -> PickedFile {
    let problem = problem::plain(problem::of_file_problem(problem, name.clone()));
    refused(name, problem)
}

fn refused(name: String, problem: Problem) -> PickedFile {
    PickedFile {
        id: PickedId(0),
        name,
        size: 0.0,
        problem: Some(problem),
    }
}

fn keep(core: &Core, source: Source, name: String, folder: Vec<String>) -> PickedFile {
    let size = bytes(source.size());
    let picked = Picked {
        folder,
        ..Picked::new(source, name.clone())
    };
    let id = core.quietly(|state| state.transfers.keep_picked(picked));
    PickedFile {
        id,
        name,
        size,
        problem: None,
    }
}
