//! Uploaded files (contract section 5).

use serde_json::{Map, Value};

use crate::ids::FileId;
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw, as_id};

/// A file.
///
/// Assumption A13: a task's `files` may be whole records, `{_id}`, or ids; an update replaces the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Which.
    pub id: FileId,
    /// Its name, as a person gave it; not safe to use as a path.
    pub name: Option<String>,
    /// Address of a small picture (A22).
    pub thumbnail: Option<String>,
    /// `google`, `dropbox`, and fields that this client does not know.
    pub extra: Map<String, Value>,
}

impl Decode for File {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        if !value.is_record() {
            let id = as_id(value).map(FileId::from).ok_or_else(|| BadRecord {
                path: path.to_string(),
            })?;
            return Ok(Self {
                id,
                ..Self::default()
            });
        }
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            id: fields.needed_id()?,
            name: fields.text("name").filter(|name| !name.is_empty()),
            thumbnail: fields.text("thumbnail").filter(|url| !url.is_empty()),
            extra: fields.rest(),
        })
    }
}
