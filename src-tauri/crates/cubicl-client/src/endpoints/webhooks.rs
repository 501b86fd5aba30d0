//! The user's own webhooks (contract section 9, A21).

use super::body::Body;
use crate::ids::{ProjectId, WebhookId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::Webhook;
use crate::request::{Answer, Request};

const PATH: [&str; 3] = ["users", "self", "webhook"];

/// What is written of a webhook. To make one, `kind` and `url` are needed, and for tasks `project` (else code 2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookFields {
    /// One of [`crate::model::WEBHOOK_TYPES`]; others are answered with code 118.
    pub kind: Option<String>,
    /// Where to.
    pub url: Option<String>,
    /// Of which project.
    pub project: Option<ProjectId>,
}

impl WebhookFields {
    fn body(&self) -> serde_json::Value {
        Body::default()
            .maybe("type", self.kind.as_ref())
            .maybe("url", self.url.as_ref())
            .maybe("group", self.project.as_ref())
            .json()
    }
}

/// `GET /users/self/webhook`.
pub fn webhooks() -> Request<Vec<Webhook>> {
    Request::get("GET users/self/webhook", &PATH, |answer| {
        records(unwrapped(answer.json()?, "webhooks"), "$")
    })
}

/// `POST /users/self/webhook`.
pub fn create_webhook(new: &WebhookFields) -> Request<Webhook> {
    Request::post("POST users/self/webhook", &PATH, new.body(), read)
}

/// `PUT /users/self/webhook/:id`: the fields that are set.
pub fn update_webhook(id: &WebhookId, update: &WebhookFields) -> Request<Webhook> {
    let [users, own, webhook] = PATH;
    let path = [users, own, webhook, id.as_str()];
    Request::put("PUT users/self/webhook/:id", &path, update.body(), read)
}

/// `DELETE /users/self/webhook/:id`; the answer's body is ignored.
pub fn delete_webhook(id: &WebhookId) -> Request<()> {
    let [users, own, webhook] = PATH;
    let path = [users, own, webhook, id.as_str()];
    Request::delete("DELETE users/self/webhook/:id", &path, |_| Some(()))
}

fn read(answer: &Answer) -> Option<Webhook> {
    Webhook::decode(unwrapped(answer.json()?, "webhook"), "$").ok()
}
