//! What can be changed while the sandbox runs: limits, speeds, and the freedoms that the contract leaves a server.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::dialect::Dialect;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Settings {
    /// Requests in any 60 s per token; 0: no limit.
    pub(crate) rate: usize,
    /// Whether a 429 says how many seconds to wait (A1).
    pub(crate) retry_after: bool,
    /// Before every answer, in milliseconds.
    pub(crate) latency: u64,
    /// Rows of a list when the request names no `limit` (A3).
    pub(crate) default_limit: usize,
    /// A larger `limit` counts as this one (A3).
    pub(crate) limit_cap: usize,
    /// Largest file, in bytes.
    pub(crate) upload_limit: u64,
    /// How fast an upload is read, in bytes a second; 0: as fast as it comes.
    pub(crate) upload_speed: u64,
    /// How fast a download link is served, in bytes a second; 0: as fast as it is taken.
    pub(crate) download_speed: u64,
    /// The organization's storage, in bytes.
    pub(crate) storage_capacity: u64,
    /// Seconds that a download link works.
    pub(crate) link_lifetime: u64,
    /// Which of the allowed shapes answers have.
    pub(crate) dialect: Dialect,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rate: 60,
            retry_after: false,
            latency: 0,
            default_limit: 50,
            limit_cap: 100,
            upload_limit: 4_000_000_000,
            upload_speed: 0,
            download_speed: 0,
            storage_capacity: 50_000_000_000,
            link_lifetime: 300,
            dialect: Dialect::default(),
        }
    }
}

impl Settings {
    /// The same settings with those of `changes` replaced; `None` when a name or a type is wrong.
    pub(crate) fn with(&self, changes: &Value) -> Option<Self> {
        let mut merged = serde_json::to_value(self).ok()?;
        let fields = merged.as_object_mut()?;
        for (name, value) in changes.as_object()? {
            fields.insert(name.clone(), value.clone());
        }
        serde_json::from_value(merged).ok()
    }
}
