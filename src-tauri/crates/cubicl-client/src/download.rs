//! Downloading (contract section 5, A15): the link is fetched when it is needed, the token never goes to its host, and the
//! file appears under its name only when it is whole.

use std::fs::{File as DiskFile, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use futures_util::FutureExt;
use reqwest::{Response, StatusCode};

use crate::client::Client;
use crate::error::{Error, ErrorKind, Fate, FileProblem};
use crate::file_name::{safe_file_name, split_extension};
use crate::ids::FileId;
use crate::transport::{broken, network};
use crate::upload::file_problem;

const WRITE: usize = 1 << 20;
const OPERATION: &str = "download";

/// Where a download goes.
#[derive(Clone, Debug)]
pub enum Target {
    /// Into a folder, under a safe form of this name, beside what is there already.
    Folder {
        /// It has to exist.
        folder: PathBuf,
        /// As the server told it.
        name: String,
    },
    /// Exactly here; what is there is replaced, because the person agreed.
    Path(PathBuf),
}

/// Bytes so far, and of how many if the server tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes written.
    pub done: u64,
    /// Bytes in all.
    pub total: Option<u64>,
}

impl Client {
    /// Downloads a file and gives its path. Dropping the future stops it and removes what was written.
    ///
    /// # Errors
    /// See [`Client::send`]; [`ErrorKind::ForbiddenLink`], and [`ErrorKind::File`] when it cannot be written.
    pub async fn download(
        &self,
        file: &FileId,
        target: &Target,
        progress: impl Fn(Progress) + Send + Sync,
    ) -> Result<PathBuf, Error> {
        let mut response = self.follow(&self.file_link(file).await?).await?;
        // A link that ran out meanwhile is fetched anew, once.
        if matches!(
            response.status(),
            StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::GONE
        ) {
            response = self.follow(&self.file_link(file).await?).await?;
        }
        if !response.status().is_success() {
            let status = response.status().as_u16();
            let kind = match status {
                403 | 404 | 410 => ErrorKind::NotFound,
                500..=599 => ErrorKind::Server,
                _ => ErrorKind::OtherStatus,
            };
            return Err(Error {
                status: Some(status),
                ..Error::new(kind, Fate::Refused, OPERATION)
            });
        }
        self.write(response, target, progress).await
    }

    /// A photo or thumbnail, at most `largest` bytes.
    ///
    /// Assumption A22: its address needs no sign-in and may be on any https host, which never sees the token.
    ///
    /// # Errors
    /// See [`Client::download`].
    pub async fn picture(&self, url: &str, largest: usize) -> Result<Vec<u8>, Error> {
        let mut response = self.follow(url).await?;
        if !response.status().is_success() {
            let status = Some(response.status().as_u16());
            return Err(Error {
                status,
                ..Error::new(ErrorKind::OtherStatus, Fate::Refused, "picture")
            });
        }
        let mut bytes = Vec::new();
        while let Some(piece) = self.piece(&mut response).await? {
            if bytes.len() + piece.len() > largest {
                return Err(Error::new(ErrorKind::TooLarge, Fate::Refused, "picture"));
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }

    async fn follow(&self, link: &str) -> Result<Response, Error> {
        let forbidden = || Error::new(ErrorKind::ForbiddenLink, Fate::Refused, OPERATION);
        let server = &self.transport.config.server;
        let url = server
            .link(link)
            .filter(|url| server.allows_link(url))
            .ok_or_else(forbidden)?;
        let answer = self
            .transport
            .idle(OPERATION, self.transport.links.get(url).send())
            .await?;
        let response = answer.map_err(|cause| network(OPERATION, cause))?;
        if response.status().is_redirection() {
            Err(forbidden())
        } else {
            Ok(response)
        }
    }

    async fn piece(&self, response: &mut Response) -> Result<Option<bytes::Bytes>, Error> {
        self.transport
            .idle(OPERATION, response.chunk())
            .await?
            .map_err(|cause| broken(OPERATION, cause))
    }

    /// All that has come, up to about a mebibyte: each walk to the disk's thread costs. Empty at the end.
    async fn pieces(&self, response: &mut Response) -> Result<Vec<bytes::Bytes>, Error> {
        let (mut pieces, mut length) = (Vec::new(), 0);
        let mut next = self.piece(response).await?;
        while let Some(piece) = next.take() {
            length += piece.len();
            pieces.push(piece);
            if length < WRITE
                && let Some(come) = self.piece(response).now_or_never()
            {
                next = come?;
            }
        }
        Ok(pieces)
    }

    async fn write(
        &self,
        mut response: Response,
        target: &Target,
        progress: impl Fn(Progress) + Send + Sync,
    ) -> Result<PathBuf, Error> {
        let total = response.content_length();
        let folder = match target {
            Target::Folder { folder, .. } => folder.clone(),
            Target::Path(path) => path.parent().unwrap_or(Path::new(".")).to_owned(),
        };
        let mut part = on_disk(move || Part::create(&folder)).await?;
        let mut done = 0;
        progress(Progress { done, total });
        loop {
            let pieces = self.pieces(&mut response).await?;
            if pieces.is_empty() {
                break;
            }
            done += pieces.iter().map(|piece| piece.len() as u64).sum::<u64>();
            part = on_disk(move || part.write(&pieces)).await?;
            progress(Progress { done, total });
        }
        if total.is_some_and(|total| total != done) {
            return Err(Error::new(ErrorKind::Network, Fate::Refused, OPERATION));
        }
        let target = target.clone();
        on_disk(move || part.finish(&target)).await
    }
}

/// Runs on a thread that may wait for the disk.
async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|cause| Error::new(ErrorKind::Internal, Fate::NotSent, OPERATION).because(cause))?
        .map_err(|cause| {
            let problem = match file_problem(&cause) {
                FileProblem::DiskFull => FileProblem::DiskFull,
                _ => FileProblem::NotWritable,
            };
            Error::file(problem, OPERATION).because(cause)
        })
}

/// A download on its way, under a temporary name in the folder it will stay in. Removed unless it is finished.
struct Part {
    file: DiskFile,
    path: PathBuf,
    finished: bool,
}

impl Part {
    fn create(folder: &Path) -> io::Result<Self> {
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

    fn write(mut self, pieces: &[bytes::Bytes]) -> io::Result<Self> {
        for piece in pieces {
            self.file.write_all(piece)?;
        }
        Ok(self)
    }

    fn finish(mut self, target: &Target) -> io::Result<PathBuf> {
        // Not forced to the disk, which takes longer than all the rest: the original stays at Cubicl.
        let path = match target {
            Target::Path(path) => {
                std::fs::rename(&self.path, path)?;
                path.clone()
            }
            Target::Folder { folder, name } => self.beside(folder, &safe_file_name(name))?,
        };
        self.finished = true;
        Ok(path)
    }

    /// Takes the name by creating it exclusively, so that nothing is ever replaced.
    fn beside(&self, folder: &Path, name: &str) -> io::Result<PathBuf> {
        let (stem, extension) = split_extension(name);
        for number in 1.. {
            let name = if number == 1 {
                name.to_owned()
            } else {
                safe_file_name(&format!("{stem} ({number}){extension}"))
            };
            let path = folder.join(name);
            match private().open(&path) {
                Ok(_) => {
                    std::fs::rename(&self.path, &path)?;
                    return Ok(path);
                }
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
                Err(cause) => return Err(cause),
            }
        }
        Err(io::Error::other("no free name"))
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
