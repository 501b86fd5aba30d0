//! Webhooks (contract section 9). A desktop program cannot receive them.

use serde_json::{Map, Value};

use crate::ids::{ProjectId, WebhookId};
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw};

/// The types of events.
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
///
/// Assumption A21: it is `{_id, type, url, group?, createdAt?}`, and types are in kebab-case: [`WEBHOOK_TYPES`].
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
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            id: fields.needed_id()?,
            kind: fields.text("type").unwrap_or_default(),
            url: fields.text("url").unwrap_or_default(),
            group: fields.reference("group"),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}
