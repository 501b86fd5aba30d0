//! How fresh things are.

use serde::Serialize;
use specta::Type;

use super::{DeedView, Problem};

/// The age of one answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Freshness {
    /// Unix seconds of the last complete reading; null when it was never read.
    #[specta(type = Option<f64>)]
    pub as_of: Option<i64>,
    /// It is being read.
    pub refreshing: bool,
    /// Why the last reading failed; null when it worked.
    pub problem: Option<Problem>,
}

/// The line at the bottom of the frame.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StatusView {
    pub connection: Connection,
    /// Unix seconds of the last answer from Cubicl.
    #[specta(type = Option<f64>)]
    pub as_of: Option<i64>,
    /// Something that the person waits for is being read.
    pub refreshing: bool,
    /// Changes that are not confirmed yet, those of Files pages among them.
    pub waiting_changes: u32,
    /// Changes that Cubicl refused and the person has not looked at.
    pub refused_changes: u32,
    /// Uploads and downloads that are not finished.
    pub active_transfers: u32,
    /// Uploads and downloads that the person holds.
    pub paused_transfers: u32,
    pub failed_transfers: u32,
    /// 0..=100 over all active transfers and what was finished since the first of them; null when nothing runs.
    pub transfer_percent: Option<u8>,
    /// At the pace of the last seconds; null while nobody can tell.
    pub transfer_seconds_left: Option<u32>,
    pub storage: Storage,
    /// What "undo" would take back; null when there is nothing.
    pub undo: Option<Box<DeedView>>,
    /// What "redo" would do again; null when there is nothing.
    pub redo: Option<Box<DeedView>>,
}

/// Seconds by which answers are newer before it is worth saying: several a minute come in the background.
const NEWER: i64 = 30;

impl StatusView {
    /// Whether `now` says something else than this.
    pub(crate) fn is_older(&self, now: &Self) -> bool {
        let as_of = match (self.as_of, now.as_of) {
            (Some(before), Some(after)) if (after - before).abs() < NEWER => self.as_of,
            (_, after) => after,
        };
        let same_age = Self { as_of, ..now.clone() };
        *self != same_age
    }
}

/// Whether the copy and the changes outlive the app.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Storage {
    /// They are on this computer's disk.
    Kept,
    /// The sample workspace: everything ends with the app.
    Memory,
    /// The file was damaged. It was set aside, and a new one is filled from Cubicl.
    Rebuilt {
        /// Changes and transfers that were not in Cubicl and could still be read.
        rescued: u32,
        /// Whether that is all there were.
        complete: bool,
    },
    /// A newer version of the app wrote the file. It is left alone, and everything ends with the app.
    TooNew,
    /// The file cannot be read or written at the moment, or not at all.
    Failing { problem: Problem },
}

/// Whether Cubicl answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum Connection {
    /// Nothing was asked yet.
    Unknown,
    Online,
    Offline,
    /// Slowed by Cubicl's limit of requests.
    Slowed {
        seconds: u32,
    },
    /// Cubicl no longer accepts the token.
    TokenRejected,
}
