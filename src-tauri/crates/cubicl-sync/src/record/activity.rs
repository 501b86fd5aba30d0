//! One line of a task's stream, as the copy keeps it.

use cubicl_client::{ActivityId, UserId};
use serde::{Deserialize, Serialize};

use super::task::FileRecord;
use crate::view::{ActivityKind, ActivityView};

/// A comment or a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ActivityRecord {
    pub(crate) id: ActivityId,
    pub(crate) author: Option<UserId>,
    pub(crate) at: Option<i64>,
    /// Text is cleaned when it comes in.
    pub(crate) kind: ActivityKind,
    /// A comment's text as Cubicl stores it: what a doubtful comment is compared with.
    pub(crate) text: Option<String>,
    pub(crate) files: Vec<FileRecord>,
}

impl ActivityRecord {
    pub(crate) fn view(
        &self,
        waiting: bool,
        file: impl Fn(&FileRecord) -> crate::view::FileView,
    ) -> ActivityView {
        ActivityView {
            id: self.id.clone(),
            author: self.author.clone(),
            at: self.at,
            kind: self.kind.clone(),
            files: self.files.iter().map(file).collect(),
            waiting,
        }
    }
}
