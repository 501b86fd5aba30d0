//! Webhooks (contract section 9, A21). A desktop program cannot receive them.

use serde_json::{Map, Value};

use crate::ids::{ProjectId, WebhookId};
use crate::lenient::{BadRecord, Decode, Fields, id_or_record};

/// The types that A21 assumes.
pub const WEBHOOK_TYPES: [&str; 9] = [
    "customer-created",
    "customer-deleted",
    "task-created",
    "task-updated",
    "task-deleted",
    "task-activity-created",
    "task-state-changed",
    "task-archived",
    "task-restored",
];

/// An address that Cubicl tells of events.
#[derive(Clone, Debug, PartialEq)]
pub struct Webhook {
    /// Which.
    pub id: WebhookId,
    /// One of [`WEBHOOK_TYPES`], or a word this client does not know.
    pub kind: String,
    /// Where to.
    pub url: String,
    /// Of which project, for tasks.
    pub group: Option<ProjectId>,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

impl Decode for Webhook {
    fn decode(value: Value, path: &str) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            id: fields.needed_id()?,
            kind: fields.text("type").unwrap_or_default(),
            url: fields.text("url").unwrap_or_default(),
            group: fields.raw("group").and_then(id_or_record).map(ProjectId::from),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}
