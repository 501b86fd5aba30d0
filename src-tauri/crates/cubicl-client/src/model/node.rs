//! What lies on a Files page (contract section 5).

use serde_json::{Map, Value};

use super::File;
use crate::ids::{ClientId, NodeId, ProjectId};
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw};

/// A file or a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which.
    pub id: NodeId,
    /// The directory it lies in; `None` at the root.
    pub parent: Option<NodeId>,
    /// The project whose page it is on …
    pub group: Option<ProjectId>,
    /// … or the client.
    pub client: Option<ClientId>,
    /// What it is.
    pub content: NodeContent,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

/// A file, or a directory with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeContent {
    /// A file; `None` when the record does not tell which.
    File(Option<File>),
    /// A directory.
    Directory(String),
}

impl Decode for Node {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let id = fields.needed_id()?;
        let kind = fields.text("type");
        let file = fields.raw("file").and_then(|file| File::read(file, path).ok());
        let name = fields.text("name").unwrap_or_default();
        let content = match (kind.as_deref(), file) {
            (Some("d"), _) | (None, None) => NodeContent::Directory(name),
            (_, file) => NodeContent::File(file),
        };
        Ok(Self {
            id,
            parent: fields.reference("parent"),
            group: fields.reference("group"),
            client: fields.reference("customer"),
            content,
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}
