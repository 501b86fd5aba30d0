//! Downloading (contract section 5, A15): the link is fetched when it is needed, the token never goes to its host, and the
//! file appears under its name only when it is whole.

mod mark;
mod part;
mod told_name;

use std::io;
use std::path::{Path, PathBuf};

use futures_util::FutureExt;
use reqwest::{Response, StatusCode};

use crate::client::Client;
use crate::error::{Error, ErrorKind, Fate, FileProblem};
use crate::file_name::split_extension;
use crate::ids::FileId;
use crate::transport::{broken, network};
use crate::upload::{Identity, file_problem};
use part::Part;
use told_name::told_name;

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
    /// Into a folder under a safe form of this name, for reading alone. A file that holds the same already is it; what holds
    /// something else was written by somebody, and stays. A name without an extension stands in for one that nobody told
    /// (A13): then the name that the link's host tells is taken.
    ToRead {
        /// It has to exist.
        folder: PathBuf,
        /// As the server told it.
        name: String,
    },
    /// Exactly here, in place of what the person agreed to replace; beside what else stands there by now.
    Path {
        /// Where.
        path: PathBuf,
        /// What stood there when the person chose it; `None` when nothing did.
        replaces: Option<Identity>,
    },
}

impl Target {
    /// Where the person chose just now: what stands there may be replaced. Looks at the disk.
    pub fn chosen(path: PathBuf) -> Self {
        let replaces = Identity::standing_at(&path);
        Self::Path { path, replaces }
    }

    fn named(mut self, told: Option<String>) -> Self {
        if let (Self::ToRead { name, .. }, Some(told)) = (&mut self, told)
            && split_extension(name).1.is_empty()
        {
            *name = told;
        }
        self
    }

    fn folder(&self) -> &Path {
        match self {
            Self::Folder { folder, .. } | Self::ToRead { folder, .. } => folder,
            Self::Path { path, .. } => path.parent().unwrap_or(Path::new(".")),
        }
    }
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
        let told = told_name(response.headers());
        let folder = target.folder().to_owned();
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
        let target = target.clone().named(told);
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
