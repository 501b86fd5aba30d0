//! What a check found.

use serde::Serialize;

use super::seen::Seen;

/// The outcome for every assumption, and the shapes it rests on. Holds no contents, ids, addresses or tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Name and version of what looked.
    pub program: &'static str,
    /// Cubicl's own service, or a server of somebody's own.
    pub cubicl_cloud: bool,
    /// A1 to A26, in order.
    pub findings: Vec<Finding>,
    /// Every kind of record that came, with its fields.
    pub records: Vec<RecordShape>,
    /// What was asked, in order.
    pub requests: Vec<Asked>,
}

/// The outcome for one assumption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The number behind the A.
    pub assumption: u8,
    /// What is assumed, in short.
    pub about: &'static str,
    /// Whether reading shows a part of it only: the rest is about changes.
    pub in_part: bool,
    /// The outcome.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// Whether an assumption holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "camelCase")]
pub enum Verdict {
    /// The server keeps to it, in this one of the shapes that it allows.
    Confirmed {
        /// Which.
        seen: Seen,
    },
    /// The server does something else.
    Refuted {
        /// What.
        seen: Seen,
    },
    /// Nothing was seen of it.
    NotShown {
        /// The reason.
        why: Why,
    },
}

/// Why nothing was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", content = "status", rename_all = "camelCase")]
pub enum Why {
    /// It takes a change, and a check only reads.
    NeedsChange,
    /// The workspace holds nothing that would show it.
    NoData,
    /// Only trouble would show it, and there was none.
    NoOccasion,
    /// The server refused the request, with this status.
    Refused(u16),
    /// No answer came.
    NoAnswer,
    /// The answer was no JSON, or no list where one belongs.
    Unreadable,
    /// Not asked, because something before it failed or thirty requests were used up.
    NotAsked,
}

/// One request and how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// Method and path, without ids.
    pub operation: &'static str,
    /// The HTTP status; `None` when no answer came.
    pub status: Option<u16>,
    /// The body's shape.
    pub shape: Seen,
}

/// A kind of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordShape {
    /// The contract's name for it.
    pub record: &'static str,
    /// How many came.
    pub count: usize,
    /// Its fields, by name.
    pub fields: Vec<FieldShape>,
    /// Documented fields that no record carried.
    pub missing: Vec<&'static str>,
}

/// A field of a kind of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldShape {
    /// Its name.
    pub name: Seen,
    /// The kinds of its values.
    pub kinds: Seen,
    /// How many records carried it.
    pub count: usize,
    /// Whether the contract names it.
    pub documented: bool,
}

impl Verdict {
    pub(super) fn confirmed(seen: Seen) -> Self {
        Self::Confirmed { seen }
    }

    pub(super) fn refuted(seen: Seen) -> Self {
        Self::Refuted { seen }
    }

    pub(super) fn not_shown(why: Why) -> Self {
        Self::NotShown { why }
    }

    /// By whether it holds.
    pub(super) fn holds(holds: bool, seen: Seen) -> Self {
        if holds {
            Self::confirmed(seen)
        } else {
            Self::refuted(seen)
        }
    }
}

impl Report {
    /// The assumptions that the server does not keep to.
    pub fn refuted(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| matches!(finding.verdict, Verdict::Refuted { .. }))
    }
}
