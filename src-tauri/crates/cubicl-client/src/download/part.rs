//! The file that a download is written to until it is whole.

use std::fs::{File as DiskFile, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, Write};
use std::path::{Path, PathBuf};

use super::Target;
use crate::file_name::{safe_file_name, split_extension};
use crate::upload::Identity;

/// What is compared at once.
const PIECE: usize = 1 << 16;

/// A download on its way, under a temporary name in the folder it will stay in. Removed unless it is finished.
pub(super) struct Part {
    file: DiskFile,
    path: PathBuf,
    finished: bool,
}

impl Part {
    pub(super) fn create(folder: &Path) -> io::Result<Self> {
        for number in 0.. {
            let path = folder.join(format!(".cubicl-{}-{number}.part", std::process::id()));
            match private().open(&path) {
                Ok(file) => {
                    return Ok(Self {
                        file,
                        path,
                        finished: false,
                    });
                }
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
                Err(cause) => return Err(cause),
            }
        }
        Err(io::Error::other("no free name"))
    }

    pub(super) fn write(mut self, pieces: &[bytes::Bytes]) -> io::Result<Self> {
        for piece in pieces {
            self.file.write_all(piece)?;
        }
        Ok(self)
    }

    pub(super) fn finish(mut self, target: &Target) -> io::Result<PathBuf> {
        // Not forced to the disk, which takes longer than all the rest: the original stays at Cubicl.
        match target {
            Target::Path { path, replaces } => {
                let agreed = replaces.is_some() && Identity::standing_at(path) == *replaces;
                if !agreed {
                    return self.beside(path);
                }
                std::fs::rename(&self.path, path)?;
                self.finished = true;
                Ok(path.clone())
            }
            Target::Folder { folder, name } => self.beside(&folder.join(safe_file_name(name))),
            Target::ToRead { folder, name } => self.for_reading(&folder.join(safe_file_name(name))),
        }
    }

    /// Under this name, or one like it that is free.
    fn beside(&mut self, path: &Path) -> io::Result<PathBuf> {
        for path in names_like(path) {
            if self.take(&path)? {
                return Ok(path);
            }
        }
        Err(io::Error::other("no free name"))
    }

    /// Beside files of the name that hold something else: somebody wrote it.
    fn for_reading(&mut self, path: &Path) -> io::Result<PathBuf> {
        for path in names_like(path) {
            if self.take(&path)? || self.is_like(&path) {
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

    /// Takes the name by creating it exclusively, so that nothing is ever replaced. False when it is not free.
    fn take(&mut self, path: &Path) -> io::Result<bool> {
        match private().open(path) {
            Ok(placeholder) => drop(placeholder),
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
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    (1_u32..).map(move |number| {
        if number == 1 {
            return path.to_owned();
        }
        let (stem, extension) = split_extension(&name);
        path.with_file_name(safe_file_name(&format!("{stem} ({number}){extension}")))
    })
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

/// A new file that only its owner may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}
