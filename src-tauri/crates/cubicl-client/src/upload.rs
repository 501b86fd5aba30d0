//! Uploading (contract section 5): multipart with an exact `Content-Length`, streamed from the disk, in constant memory.
//! A thread of its own reads the file: [`pieces`].

mod pieces;

use std::fs::{File as DiskFile, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures_util::future::{Either, select};
use futures_util::stream;
use pieces::{pieces_of, read_in_thread, still_the_same};
use reqwest::Body;
use reqwest::multipart::{Form, Part};
use serde_json::Value;

use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Fate, FileProblem, Timeout};
use crate::lenient::{Decode, unwrapped};
use crate::model::File;
use crate::request::Lane;
use crate::retry::Next;

/// 4,000,000 KB.
pub const MAX_UPLOAD: u64 = 4_000_000 * 1024;
/// Bytes a second in which a server at least looks through what it got and puts it away, before it answers.
const PUT_AWAY: u64 = 4 << 20;
const OPERATION: &str = Endpoint::Upload.operation();

/// What goes up.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file, known by what it was when the person chose it.
    Disk {
        /// Where it is.
        path: PathBuf,
        /// What it was.
        identity: Identity,
    },
    /// A picture from the clipboard.
    Memory(Bytes),
}

/// Size and time of a file. When they differ later, it is another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Bytes.
    pub size: u64,
    /// When it was written last, if the file system tells.
    pub modified: Option<SystemTime>,
}

impl Source {
    /// Looks at a file. It is not read yet.
    ///
    /// # Errors
    /// The file is not there, may not be read, is a folder or a device, or is too large.
    pub fn open(path: &Path) -> Result<Self, FileProblem> {
        let metadata = std::fs::metadata(path).map_err(|cause| file_problem(&cause))?;
        if !metadata.is_file() {
            return Err(FileProblem::NotAFile);
        }
        if metadata.len() > MAX_UPLOAD {
            return Err(FileProblem::TooLarge);
        }
        DiskFile::open(path).map_err(|cause| file_problem(&cause))?;
        Ok(Self::Disk {
            path: path.to_owned(),
            identity: Identity::of(&metadata),
        })
    }

    /// Bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Disk { identity, .. } => identity.size,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }
}

impl Identity {
    /// Of what has this name, a link itself instead of what it leads to; `None` when nothing has it.
    pub fn standing_at(path: &Path) -> Option<Self> {
        let metadata = std::fs::symlink_metadata(path).ok()?;
        Some(Self::of(&metadata))
    }

    fn of(metadata: &Metadata) -> Self {
        Self {
            size: metadata.len(),
            modified: metadata.modified().ok(),
        }
    }
}

impl Client {
    /// Uploads a file under a name and gives its record. `progress` is told the bytes that the connection took so far.
    /// Dropping the future stops the upload.
    ///
    /// There is no limit on the whole, only on standing still; Cubicl has longer to answer when it has a large file whole. After a 429, or when no connection was made, the file is
    /// opened anew and sent once more, from its beginning.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_upload`]. [`ErrorKind::StorageFull`], and [`ErrorKind::File`] when
    /// the file vanished, changed, shrank or cannot be read. Then Cubicl may hold a file, but the caller has no id to use it
    /// by.
    pub async fn upload(
        &self,
        source: &Source,
        name: &str,
        progress: impl Fn(u64) + Send + Sync + 'static,
    ) -> Result<File, Error> {
        if source.size() > MAX_UPLOAD {
            return Err(Error::file(FileProblem::TooLarge, OPERATION));
        }
        let progress = Arc::new(progress);
        for repeated in 0.. {
            let told = progress.clone();
            let error = match self.upload_once(source, name, move |sent| told(sent)).await {
                Ok(file) => return Ok(file),
                Err(error) => error,
            };
            let retry = self.transport.config.retry;
            match retry.next(false, &error, repeated, fastrand::f64()) {
                Next::Wait(pause) => tokio::time::sleep(pause).await,
                Next::Stop => return Err(error),
            }
        }
        Err(Error::new(ErrorKind::Internal, Fate::NotSent, OPERATION))
    }

    async fn upload_once(
        &self,
        source: &Source,
        name: &str,
        progress: impl Fn(u64) + Send + Sync + 'static,
    ) -> Result<File, Error> {
        let size = source.size();
        let permit = self.transport.gate.pass(self.lane_of(Lane::Change)).await;
        let watch = Arc::new(Watch::default());
        let body = match source {
            Source::Disk { path, identity } => read_in_thread(path.clone(), identity.clone(), &watch).await?,
            Source::Memory(bytes) => pieces_of(bytes.clone()),
        };
        let seen = watch.clone();
        let counted = stream::unfold((body, 0_u64), move |(mut body, mut sent)| {
            let seen = seen.clone();
            // The piece before this one was taken by the connection: it asks for the next only then.
            seen.sent.store(sent, Ordering::Relaxed);
            progress(sent);
            async move {
                let piece = body.recv().await?;
                sent += piece.as_ref().map_or(0, |piece| piece.len() as u64);
                Some((piece, (body, sent)))
            }
        });
        let part = part(Body::wrap_stream(counted), size, name);
        let url = self
            .transport
            .config
            .server
            .join(&Endpoint::Upload.segments(&[]), &[]);
        let request = self
            .transport
            .api
            .post(url)
            .multipart(Form::new().part("file", part));
        let idle = self.transport.config.idle_timeout;
        let begun = self.transport.since();
        let moving = watch.clone();
        let result = self
            .transport
            .exchange(OPERATION, request, permit, move |answer| async move {
                match select(answer, Box::pin(stalled(moving, idle, size))).await {
                    Either::Left((answer, _)) => Ok(answer),
                    Either::Right(((), _)) => Err(Error::new(
                        ErrorKind::Timeout(Timeout::Idle),
                        Fate::Unknown,
                        OPERATION,
                    )),
                }
            })
            .await;
        // What happened to the file explains a broken connection better than the connection does.
        if let Some(problem) = watch.problem() {
            return Err(Error::file(problem, OPERATION));
        }
        let in_doubt = |error| self.transport.dated(begun, error);
        let answer = result.map_err(in_doubt)?;
        if let Source::Disk { path, identity } = source {
            still_the_same(path, identity).map_err(|problem| Error::file(problem, OPERATION))?;
        }
        let file = answer.json().and_then(uploaded);
        file.ok_or_else(|| in_doubt(Error::new(ErrorKind::NotCubicl, Fate::Unknown, OPERATION)))
    }
}

/// The file as Cubicl keeps it: bare as documented, in an envelope, or in a list of one.
fn uploaded(value: Value) -> Option<File> {
    let record = match unwrapped(value, "file") {
        Value::Array(files) => <[Value; 1]>::try_from(files).ok().map(|[file]| file)?,
        record => record,
    };
    File::decode(record, "$").ok()
}

/// What the reading thread and the connection tell each other.
#[derive(Default)]
struct Watch {
    sent: AtomicU64,
    changed: AtomicBool,
    vanished: AtomicBool,
    unreadable: AtomicBool,
}

impl Watch {
    fn say(&self, problem: FileProblem) {
        let flag = match problem {
            FileProblem::Vanished => &self.vanished,
            FileProblem::Changed => &self.changed,
            _ => &self.unreadable,
        };
        flag.store(true, Ordering::Release);
    }

    fn problem(&self) -> Option<FileProblem> {
        let said = |flag: &AtomicBool| flag.load(Ordering::Acquire);
        if said(&self.vanished) {
            Some(FileProblem::Vanished)
        } else if said(&self.changed) {
            Some(FileProblem::Changed)
        } else {
            said(&self.unreadable).then_some(FileProblem::Unreadable)
        }
    }
}

/// Ends when nothing moved for so long, and longer when nothing more can move.
async fn stalled(watch: Arc<Watch>, idle: Duration, size: u64) {
    let mut before = watch.sent.load(Ordering::Relaxed);
    loop {
        tokio::time::sleep(idle).await;
        let now = watch.sent.load(Ordering::Relaxed);
        if now == before {
            break;
        }
        before = now;
    }
    if before == size {
        tokio::time::sleep(Duration::from_secs(size / PUT_AWAY)).await;
    }
}

/// What an error of the file system means to a person.
pub(crate) fn file_problem(cause: &io::Error) -> FileProblem {
    match cause.kind() {
        io::ErrorKind::NotFound => FileProblem::Vanished,
        io::ErrorKind::IsADirectory => FileProblem::NotAFile,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => FileProblem::DiskFull,
        _ => FileProblem::Unreadable,
    }
}

/// The one part of an upload, under a name that cannot end its header line.
pub(crate) fn part(body: Body, size: u64, name: &str) -> Part {
    Part::stream_with_length(body, size).file_name(header_safe(name))
}

/// CR, LF and quotes as browsers write them; what no header takes, or readers take for an escape, as a line. Letters stay.
pub(crate) fn header_safe(name: &str) -> String {
    let mut safe = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '\r' => safe.push_str("%0D"),
            '\n' => safe.push_str("%0A"),
            '"' => safe.push_str("%22"),
            '\\' => safe.push('_'),
            control if control.is_control() => safe.push('_'),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::uploaded;

    #[test]
    fn the_answer_is_a_file_in_any_wrapping() {
        let bare = json!({ "_id": "f", "name": "a.txt" });
        for answer in [bare.clone(), json!({ "file": bare }), json!([bare]), json!("f")] {
            let file = uploaded(answer.clone());
            assert_eq!(
                file.map(|file| file.id.to_string()).as_deref(),
                Some("f"),
                "{answer}"
            );
        }
        for answer in [json!([]), json!([bare, bare]), json!({ "ok": true }), json!(null)] {
            assert_eq!(uploaded(answer.clone()), None, "{answer}");
        }
    }
}
