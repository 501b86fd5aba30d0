//! The file that a download is written to until it is whole.

use std::fs::{File as DiskFile, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Target;
use crate::file_name::{safe_file_name, split_extension};
use crate::upload::Identity;

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
        let path = match target {
            Target::Path { path, replaces } => {
                let agreed = replaces.is_some() && Identity::standing_at(path) == *replaces;
                if agreed {
                    std::fs::rename(&self.path, path)?;
                    path.clone()
                } else {
                    self.beside(path)?
                }
            }
            Target::Folder { folder, name } => self.beside(&folder.join(safe_file_name(name)))?,
        };
        self.finished = true;
        Ok(path)
    }

    /// Under this name, or one like it that is free.
    fn beside(&self, path: &Path) -> io::Result<PathBuf> {
        for path in names_like(path) {
            if self.take(&path)? {
                return Ok(path);
            }
        }
        Err(io::Error::other("no free name"))
    }

    /// Takes the name by creating it exclusively, so that nothing is ever replaced. False when it is not free.
    fn take(&self, path: &Path) -> io::Result<bool> {
        match private().open(path) {
            Ok(placeholder) => drop(placeholder),
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
            Err(cause) => return Err(cause),
        }
        std::fs::rename(&self.path, path).inspect_err(|_| {
            // It is empty, and nobody else's.
            let _ = std::fs::remove_file(path);
        })?;
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

/// A new file that only its owner may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}
