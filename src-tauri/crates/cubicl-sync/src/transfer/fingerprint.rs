//! The content of a file in one word, so that an upload that goes on after a restart sends what the person chose.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use cubicl_client::{FileProblem, Source};
use sha2::{Digest, Sha256};

use super::record::Picked;

/// Larger files are known by size and time alone.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The file whose content is to be remembered.
pub(super) fn wanted(picked: &Picked) -> Option<&Path> {
    match &picked.source {
        Source::Disk { path, identity } if identity.size < LARGEST && picked.hash.is_none() => Some(path),
        _ => None,
    }
}

/// SHA-256 in hexadecimal. Blocks.
pub(super) fn of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(digest
                .finalize()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect());
        }
        digest.update(&piece[..read]);
    }
}

/// Whether the file still holds what it held. Blocks.
pub(super) fn check(picked: &Picked) -> Result<(), FileProblem> {
    let (Source::Disk { path, .. }, Some(hash)) = (&picked.source, &picked.hash) else {
        return Ok(());
    };
    match of(path) {
        Ok(now) if now == *hash => Ok(()),
        Ok(_) => Err(FileProblem::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(FileProblem::Vanished),
        Err(_) => Err(FileProblem::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_content_of_the_same_size_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("plan.txt");
        std::fs::write(&path, b"before").expect("it is written");
        let mut picked = Picked::new(Source::open(&path).expect("it is there"), "plan.txt".to_owned());
        picked.hash = Some(of(&path).expect("it is read"));
        assert_eq!(check(&picked), Ok(()));
        std::fs::write(&path, b"after.").expect("it is written");
        assert_eq!(check(&picked), Err(FileProblem::Changed));
        std::fs::remove_file(&path).expect("it goes");
        assert_eq!(check(&picked), Err(FileProblem::Vanished));
    }
}
