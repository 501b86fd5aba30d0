//! What can go wrong with a request, said so that the caller knows what to do: which kind, whether it may have been
//! carried out, whether trying again can help.

use std::fmt;
use std::time::Duration;

/// An error of one operation.
#[derive(Debug)]
pub struct Error {
    /// Which sentence fits.
    pub kind: ErrorKind,
    /// Whether Cubicl may have carried the request out.
    pub fate: Fate,
    /// What was asked, e.g. `PUT tasks/:id/state`. No ids, no contents.
    pub operation: &'static str,
    /// The HTTP status, if an answer came.
    pub status: Option<u16>,
    /// Cubicl's numeric code (A2).
    pub code: Option<i64>,
    /// At most 200 characters of what the server sent, with the token taken out.
    pub excerpt: Option<String>,
    /// When it was under way, if its fate is unknown: what a look at the server needs (A23).
    pub in_doubt: Option<Box<InDoubt>>,
    pub(crate) source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Between when a request was under way, in unix seconds of the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InDoubt {
    /// It was sent.
    pub from: i64,
    /// It was given up. The server may carry it out a little later yet.
    pub until: i64,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The network broke, or the server cannot be reached.
    Network,
    /// No server is known under this name.
    UnknownHost,
    /// Nothing listens at this address.
    ConnectionRefused,
    /// The certificate cannot be trusted.
    Tls,
    /// No answer in time.
    Timeout(Timeout),
    /// The answer is not what Cubicl would send: HTML, a redirect, a wrong shape.
    NotCubicl,
    /// The answer is larger than 64 MiB.
    TooLarge,
    /// 400: parameters missing or malformed.
    Invalid,
    /// 401: the token is missing or not valid.
    Unauthorized,
    /// 403: this user lacks the permission.
    NotPermitted,
    /// 404.
    NotFound,
    /// 405.
    WrongMethod,
    /// 422: impossible for this data.
    Impossible,
    /// 429; how long the server asks to wait, if it says (A1).
    TooManyRequests(Option<Duration>),
    /// 403 with code 204 on an upload; bytes.
    StorageFull {
        /// Bytes the organization may store.
        total_capacity: Option<u64>,
        /// Bytes it stores.
        total_size: Option<u64>,
    },
    /// 5xx.
    Server,
    /// Any other status.
    OtherStatus,
    /// The link is not https, or leads too far away (A15).
    ForbiddenLink,
    /// The caller gave up.
    Cancelled,
    /// Something about a file on this computer.
    File(FileProblem),
    /// The client could not be built or the request could not be written.
    Internal,
}

/// Which time limit passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeout {
    /// No connection was made.
    Connect,
    /// Connected, but nothing moved.
    Idle,
    /// Something moved, but the whole took too long. Transfers have no such limit.
    Whole,
}

/// What is wrong with a file on this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It is no longer there.
    Vanished,
    /// Its size or time changed while it went up.
    Changed,
    /// It may not be read.
    Unreadable,
    /// It is a folder or a device.
    NotAFile,
    /// It is larger than 4,000,000 KB (contract section 5).
    TooLarge,
    /// The disk is full.
    DiskFull,
    /// The folder may not be written.
    NotWritable,
}

/// Whether a request may have changed something at the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It never reached the server.
    NotSent,
    /// The server said no.
    Refused,
    /// It was sent and no usable answer came (A23).
    Unknown,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, fate: Fate, operation: &'static str) -> Self {
        Self {
            kind,
            fate,
            operation,
            status: None,
            code: None,
            excerpt: None,
            in_doubt: None,
            source: None,
        }
    }

    pub(crate) fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn file(problem: FileProblem, operation: &'static str) -> Self {
        Self::new(ErrorKind::File(problem), Fate::NotSent, operation)
    }

    /// Whether the same request can succeed later without anybody changing anything.
    pub fn is_temporary(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::Network
                | ErrorKind::UnknownHost
                | ErrorKind::ConnectionRefused
                | ErrorKind::Timeout(_)
                | ErrorKind::TooManyRequests(_)
                | ErrorKind::Server
        )
    }

    /// Whether nothing could have been changed by it.
    pub fn only_reads(&self) -> bool {
        self.operation.starts_with("GET ") || matches!(self.operation, "download" | "picture")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {:?}", self.operation, self.kind)?;
        if let Some(status) = self.status {
            write!(formatter, ", status {status}")?;
        }
        if let Some(code) = self.code {
            write!(formatter, ", code {code}")?;
        }
        if let Some(excerpt) = &self.excerpt {
            write!(formatter, ", “{excerpt}”")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
