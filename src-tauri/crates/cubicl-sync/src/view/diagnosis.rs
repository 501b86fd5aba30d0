//! Whether the server keeps to what this program assumes of it.

use serde::Serialize;
use specta::Type;

/// What a check of the server found. Holds nothing of the workspace's contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiagnosisView {
    /// A1 to A26, in order.
    pub findings: Vec<FindingView>,
    /// How many requests it took.
    pub requests: u32,
}

/// The outcome for one assumption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// The number behind the A.
    pub assumption: u8,
    pub outcome: OutcomeView,
}

/// Whether an assumption holds. `seen` is in English and names types and fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum OutcomeView {
    /// With `in_part` the rest of it is about changes.
    Confirmed { seen: String, in_part: bool },
    /// The server does something else.
    Refuted { seen: String },
    /// Nothing was seen of it.
    NotShown { reason: NotShownReason },
}

/// Why nothing was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum NotShownReason {
    /// It takes a change, and the check only reads.
    NeedsChange,
    /// The workspace holds nothing that would show it.
    NoData,
    /// Only trouble would show it, and there was none.
    NoOccasion,
    /// The server refused, with this HTTP status.
    Refused { status: u16 },
    /// No answer came.
    NoAnswer,
    /// The answer could not be read.
    Unreadable,
    /// Something before it failed.
    NotAsked,
}
