//! The record of a stored file, and generated pictures.

use axum::body::Bytes;
use serde_json::{Value, json};

use crate::file_store::Content;
use crate::text::percent_encode;

/// A PNG in memory.
pub(crate) type Picture = Bytes;

#[derive(Clone, Debug)]
pub(crate) struct FileRecord {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) content: Content,
    pub(crate) uploaded_by: String,
    pub(crate) created_at: i64,
}

impl FileRecord {
    /// `File` of the contract: no size and no type are promised, so none are given.
    pub(crate) fn record(&self, links: &str) -> Value {
        let mut record = json!({ "_id": self.id, "name": self.name });
        if self.content.is_small_picture() {
            record["thumbnail"] = json!(format!("{links}/thumbnails/{}", percent_encode(&self.id)));
        }
        record
    }

    /// What tests may know.
    pub(crate) fn inside(&self) -> Value {
        json!({
            "_id": self.id,
            "name": self.name,
            "size": self.content.size,
            "sha256": self.content.sha256,
            "uploadedBy": self.uploaded_by,
            "createdAt": self.created_at,
        })
    }
}
