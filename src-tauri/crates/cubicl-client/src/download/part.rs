//! The file that a download is written to until it is whole.

use std::fs::{File as DiskFile, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Target, mark};
use crate::file_name::{safe_file_name, split_extension};
use crate::upload::Identity;

/// What is compared at once.
const PIECE: usize = 1 << 16;

const START: &str = ".cubicl-";
const END: &str = ".part";

/// No number is given twice, so that nobody takes a new part for an old one.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A download on its way, under a temporary name in the folder it will stay in. Removed unless it is finished.
pub(super) struct Part {
    file: DiskFile,
    path: PathBuf,
    finished: bool,
}

impl Part {
    /// Removes what programs that were killed have left in the folder.
    pub(super) fn create(folder: &Path) -> io::Result<Self> {
        remove_leftovers(folder);
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{START}{}-{number}{END}", std::process::id()));
            let file = match private().open(&path) {
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => continue,
                opened => opened?,
            };
            match file.try_lock() {
                Ok(()) if path.exists() => {}
                // Another program took it for a leftover in the moment before it was locked.
                Ok(()) | Err(TryLockError::WouldBlock) => continue,
                // A disk without locks: there, leftovers stay.
                Err(TryLockError::Error(_)) => {}
            }
            return Ok(Self {
                file,
                path,
                finished: false,
            });
        }
    }

    pub(super) fn write(mut self, pieces: &[bytes::Bytes]) -> io::Result<Self> {
        for piece in pieces {
            self.file.write_all(piece)?;
        }
        Ok(self)
    }

    pub(super) fn finish(mut self, target: &Target) -> io::Result<PathBuf> {
        // Before it has its name, so nobody opens it without. A disk of another format has no place for it.
        let _ = mark::as_downloaded(&self.path);
        // Not forced to the disk, which takes longer than all the rest: the original stays at Cubicl.
        match target {
            Target::Path { path, replaces } => {
                let agreed = replaces.is_some() && Identity::standing_at(path) == *replaces;
                if !agreed {
                    return self.saved(path);
                }
                // A disk without rights keeps it all the same.
                let _ = std::fs::metadata(path)
                    .and_then(|before| self.file.set_permissions(before.permissions()));
                std::fs::rename(&self.path, path)?;
                self.finished = true;
                Ok(path.clone())
            }
            Target::Folder { folder, name } => self.saved(&folder.join(safe_file_name(name))),
            Target::ToRead { folder, name } => self.for_reading(&folder.join(safe_file_name(name))),
        }
    }

    /// Under this name, or one like it that is free, with the rights of any file that this person makes.
    fn saved(&mut self, path: &Path) -> io::Result<PathBuf> {
        for path in names_like(path) {
            if self.take(&path, &new_file())? {
                return Ok(path);
            }
        }
        Err(io::Error::other("no free name"))
    }

    /// Beside files of the name that hold something else: somebody wrote it.
    fn for_reading(&mut self, path: &Path) -> io::Result<PathBuf> {
        for path in names_like(path) {
            if self.take(&path, &private())? || self.is_like(&path) {
                // A disk without rights shows it all the same.
                let _ = protect(&path);
                return Ok(path);
            }
        }
        Err(io::Error::other("no free name"))
    }

    /// Whether the file there holds the same; not when it cannot be read.
    fn is_like(&mut self, path: &Path) -> bool {
        let mut same = || -> io::Result<bool> {
            let other = DiskFile::open(path)?;
            if other.metadata()?.len() != self.file.metadata()?.len() {
                return Ok(false);
            }
            self.file.rewind()?;
            let mut mine = BufReader::with_capacity(PIECE, &self.file);
            let mut other = BufReader::with_capacity(PIECE, other);
            loop {
                let (one, two) = (mine.fill_buf()?, other.fill_buf()?);
                let length = one.len().min(two.len());
                if one[..length] != two[..length] {
                    return Ok(false);
                }
                if length == 0 {
                    return Ok(one.len() == two.len());
                }
                mine.consume(length);
                other.consume(length);
            }
        };
        same().unwrap_or(false)
    }

    /// Takes the name by creating it exclusively, so that nothing is ever replaced, and the rights it was created with. False
    /// when it is not free.
    fn take(&mut self, path: &Path, options: &OpenOptions) -> io::Result<bool> {
        match options.open(path) {
            Ok(placeholder) => {
                // A disk without rights keeps it all the same.
                let _ = placeholder
                    .metadata()
                    .and_then(|made| self.file.set_permissions(made.permissions()));
            }
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
            Err(cause) => return Err(cause),
        }
        std::fs::rename(&self.path, path).inspect_err(|_| {
            // It is empty, and nobody else's.
            let _ = std::fs::remove_file(path);
        })?;
        self.finished = true;
        Ok(true)
    }
}

/// `name.ext`, `name (2).ext`, `name (3).ext` and so on.
fn names_like(path: &Path) -> impl Iterator<Item = PathBuf> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    (1_u32..).map(move |number| {
        if number == 1 {
            return path.to_owned();
        }
        let (stem, extension) = split_extension(&name);
        path.with_file_name(safe_file_name(&format!("{stem} ({number}){extension}")))
    })
}

/// A part is locked as long as somebody writes it, and the system lets go of the lock however the program ends.
fn remove_leftovers(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !(name.starts_with(START) && name.ends_with(END)) {
            continue;
        }
        let path = entry.path();
        let forsaken = DiskFile::options()
            .write(true)
            .open(&path)
            .is_ok_and(|part| part.try_lock().is_ok());
        if forsaken {
            // What stays is tried again by the next download.
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.finished {
            // It can be gone already when the folder was removed.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Nobody may write it: a program that opens it says so, and offers to save elsewhere.
fn protect(path: &Path) -> io::Result<()> {
    let mut rights = std::fs::metadata(path)?.permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(path, rights)
}

/// As any program makes one.
fn new_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    options
}

/// A new file that only its owner may read.
fn private() -> OpenOptions {
    let mut options = new_file();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_a_person_saves_has_the_rights_of_other_files_and_what_is_opened_is_private() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let rights = |path: &Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
        let finish = |target: &Target| {
            let part = Part::create(folder.path()).expect("a part");
            assert_eq!(rights(&part.path), 0o600, "until it is whole");
            part.finish(target).expect("it is whole")
        };
        std::fs::write(path("any"), "").expect("it is written");
        let new = finish(&Target::chosen(path("new")));
        assert_eq!(rights(&new), rights(&path("any")));

        std::fs::set_permissions(path("any"), PermissionsExt::from_mode(0o664)).expect("they are set");
        let replaced = finish(&Target::chosen(path("any")));
        assert_eq!((rights(&replaced), replaced), (0o664, path("any")));

        let (folder, name) = (folder.path().to_owned(), "opened".to_owned());
        assert_eq!(rights(&finish(&Target::ToRead { folder, name })), 0o400);
    }

    #[test]
    fn parts_of_programs_that_were_killed_are_removed_and_no_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        for name in [".cubicl-1-0.part", ".cubicl-1-1.part", "report.part"] {
            std::fs::write(path(name), "half").expect("it is written");
        }
        let held = DiskFile::options().write(true).open(path(".cubicl-1-1.part"));
        let held = held.expect("it is there");
        held.lock().expect("another program writes it");
        let mine = Part::create(folder.path()).expect("a part");
        let other = Part::create(folder.path()).expect("another one");
        assert!(!path(".cubicl-1-0.part").exists());
        assert!(path(".cubicl-1-1.part").exists() && path("report.part").exists());
        assert!(mine.path.exists() && other.path.exists());
    }
}
