//! What went wrong, as a code the page words in Turkish and English.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Something that did not work. `kind` decides the sentence; `detail` goes behind a "Details" disclosure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Which sentence to show.
    pub kind: ProblemKind,
    /// Operation, HTTP status, Cubicl's code and a short redacted excerpt, for whoever helps the person.
    pub detail: Option<String>,
    /// Whether trying the same thing again can help.
    pub can_retry: bool,
}

/// The codes that the page treats differently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ProblemKind {
    /// The computer has no network, or the server cannot be reached.
    Offline,
    /// No server is known under this name, or nothing listens there.
    WrongAddress { host: String },
    /// The server's certificate cannot be trusted.
    Insecure { host: String },
    /// The address a person typed cannot be used (not https, not an address).
    BadAddress,
    /// Something answered, but it does not speak Cubicl's language.
    NotCubicl { host: String },
    /// No answer in time.
    TimedOut,
    /// What was pasted cannot be a token.
    BadToken,
    /// Cubicl does not accept the token (401).
    TokenRejected,
    /// The new token belongs to somebody else than the account that is open.
    OtherAccount { expected: String },
    /// This user lacks the permission (403).
    NotPermitted,
    /// It is no longer there (404).
    NotFound,
    /// Cubicl would not do this with this data (400, 405, 418, 422).
    Refused,
    /// It answered as if it did, but nothing changed (A11).
    Ignored,
    /// Sixty requests a minute are used up.
    TooManyRequests { seconds: u32 },
    /// The organization's storage is full.
    StorageFull {
        used: Option<f64>,
        capacity: Option<f64>,
    },
    /// An error inside the server (5xx).
    ServerTrouble,
    /// The answer could not be understood or was too large.
    UnexpectedAnswer,
    /// Sent, but no answer came: it may have been carried out.
    InDoubt,
    /// The file is no longer where it was.
    FileMissing { name: String },
    /// The file changed while it went up.
    FileChanged { name: String },
    /// The file may not be read, or is a folder.
    FileUnreadable { name: String },
    /// There is nothing in the file.
    FileEmpty { name: String },
    /// Larger than the 4 GB that Cubicl takes.
    FileTooLarge { name: String },
    /// This computer's disk is full.
    DiskFull,
    /// The chosen folder cannot be written.
    FolderNotWritable,
    /// The app's own data cannot be written on this computer: what was to be kept was not done.
    NotStored,
    /// Not of the kinds that are only shown: it may run something, so the app does not open it by itself.
    UnsafeToOpen { name: String },
    /// No program on this computer opens this kind of file.
    NoProgram { name: String },
    /// The system's keychain cannot be used.
    Keychain { state: KeychainState },
    /// Signed out, but the keychain keeps the token, for this reason, or files of the account could not be removed.
    NotRemoved {
        token: Option<KeychainState>,
        files: bool,
    },
    /// Nobody is signed in.
    SignedOut,
    /// What was to be undone has been changed by somebody else since.
    ChangedMeanwhile,
    /// What was to be undone is in Cubicl, or on its way there.
    TooLate,
    /// The person stopped it themselves.
    Cancelled,
    /// An empty name, or a value out of range.
    BadInput,
    /// A mistake of this program; `reference` leads to the line in the log.
    Internal { reference: String },
}

/// Why the keychain cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum KeychainState {
    /// This computer has none.
    Missing,
    /// It is there, but refuses to open or to store.
    Denied,
    /// It did not answer within three seconds; usually it waits for its password.
    Silent,
}
