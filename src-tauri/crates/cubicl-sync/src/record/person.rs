//! Somebody whose name is shown.

use serde::{Deserialize, Serialize};

/// Somebody, as Cubicl told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct PersonRecord {
    pub(crate) name: String,
    pub(crate) photo: Option<String>,
    pub(crate) current: bool,
}
