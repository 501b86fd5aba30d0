//! Activities of a task: comments and history.

use serde_json::{Map, Value};

use super::File;
use crate::ids::{ActivityId, UserId};
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw, id_or_record};

/// One comment or line of history.
///
/// Assumption A8: it has an `_id`, an author under `user`, `createdBy` or `from`, a `type`, perhaps `content` and `files`,
/// `createdAt`, and unknown fields that say what changed. A comment is written as `{content, files: [id]}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Which.
    pub id: ActivityId,
    /// Who, under any of the three names.
    pub author: Option<UserId>,
    /// Cubicl's word for what happened; unknown words survive.
    pub kind: Option<String>,
    /// A comment's text: plain or HTML (A25), not safe to show as it is.
    pub content: Option<String>,
    /// Files of a comment.
    pub files: Vec<File>,
    /// Whether the client sees it (A9), if told.
    pub visible: Option<bool>,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// What changed, in keys that are not documented.
    pub extra: Map<String, Value>,
}

impl Decode for Activity {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let id = fields.needed_id()?;
        let author = ["user", "createdBy", "from"]
            .into_iter()
            .find_map(|key| fields.raw(key).and_then(id_or_record));
        Ok(Self {
            id,
            author: author.map(UserId::from),
            kind: fields.text("type"),
            content: fields
                .text("content")
                .or_else(|| fields.text("text"))
                .or_else(|| fields.text("comment")),
            files: fields.records("files").unwrap_or_default(),
            visible: fields.flag("visible"),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}
