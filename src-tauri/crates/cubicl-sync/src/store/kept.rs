//! Pasted files: kept beside the database until they are in Cubicl, because they are nowhere else.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::private_dir;

pub(super) fn folder(account: &Path) -> PathBuf {
    account.join("pasted")
}

/// Writes the bytes where they outlive the program; gives the path.
pub(crate) fn keep_bytes(folder: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    private_dir::make(folder)?;
    let moment = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_nanos();
    for attempt in 0.. {
        let path = folder.join(format!("{moment:x}-{attempt}"));
        let mut file = match private_dir::new_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            opened => opened?,
        };
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if let Err(error) = written.and_then(|()| private_dir::sync(folder)) {
            drop(file);
            std::fs::remove_file(&path)?;
            return Err(error);
        }
        return Ok(path);
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Removes what no transfer needs.
pub(super) fn sweep(folder: &Path, needed: &HashSet<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if !needed.contains(&path)
            && let Err(error) = std::fs::remove_file(&path)
        {
            tracing::warn!(%error, "a pasted file that is no longer needed stays");
        }
    }
}
