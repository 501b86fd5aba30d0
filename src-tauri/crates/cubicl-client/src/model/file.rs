//! Uploaded files (contract section 5).

use serde_json::Value;

use crate::ids::FileId;
use crate::lenient::{BadRecord, Decode, Fields};

/// A file. On a task perhaps only the id is told (A13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Which.
    pub id: FileId,
    /// Its name, as a person gave it; not safe to use as a path.
    pub name: Option<String>,
    /// Address of a small picture (A22).
    pub thumbnail: Option<String>,
}

impl Decode for File {
    fn decode(value: Value, path: &str) -> Result<Self, BadRecord> {
        if let Value::String(id) = value {
            return Ok(Self {
                id: FileId::from(id),
                name: None,
                thumbnail: None,
            });
        }
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            id: fields.needed_id()?,
            name: fields.text("name").filter(|name| !name.is_empty()),
            thumbnail: fields.text("thumbnail").filter(|url| !url.is_empty()),
        })
    }
}
