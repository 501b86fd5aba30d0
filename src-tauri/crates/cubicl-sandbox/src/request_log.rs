//! Every request that arrived, for tests to look at; the oldest leave when it grows too long.

use std::collections::VecDeque;

use serde::Serialize;

const KEPT: usize = 20_000;

/// Which of the sandbox's addresses a request came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Host {
    Api,
    Links,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    pub(crate) host: Host,
    /// Milliseconds since 1970, by the sandbox's clock.
    pub(crate) at: u64,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    /// Whether an `Authorization` header came along, on the links' host a leak.
    pub(crate) authorization: bool,
    pub(crate) content_length: Option<u64>,
    pub(crate) user_agent: Option<String>,
    /// Null: the request ended without an answer.
    pub(crate) status: Option<u16>,
    /// Until the answer's head was ready, in milliseconds.
    pub(crate) took: u64,
}

#[derive(Default)]
pub(crate) struct RequestLog {
    entries: VecDeque<Entry>,
}

impl RequestLog {
    pub(crate) fn push(&mut self, entry: Entry) {
        if self.entries.len() == KEPT {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.entries.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }
}
