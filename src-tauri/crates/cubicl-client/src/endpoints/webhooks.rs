//! The user's own webhooks (contract section 9).

use super::body::Body;
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::{ProjectId, WebhookId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::Webhook;
use crate::request::{Answer, Request};

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

/// `GET /users/self/webhook` (A21).
pub fn webhooks() -> Request<Vec<Webhook>> {
    Request::to(Endpoint::Webhooks, &[], |answer| {
        records(unwrapped(answer.json()?, "webhooks"), "$")
    })
}

/// `POST /users/self/webhook` (A21).
pub fn create_webhook(new: &WebhookFields) -> Request<Webhook> {
    Request::to(Endpoint::CreateWebhook, &[], read).carrying(new.body())
}

/// `PUT /users/self/webhook/:id`: the fields that are set (A21).
pub fn update_webhook(id: &WebhookId, update: &WebhookFields) -> Request<Webhook> {
    Request::to(Endpoint::UpdateWebhook, &[id.as_str()], read).carrying(update.body())
}

/// `DELETE /users/self/webhook/:id`; the answer's body is ignored.
pub fn delete_webhook(id: &WebhookId) -> Request<()> {
    Request::to(Endpoint::DeleteWebhook, &[id.as_str()], |_| Some(()))
}

fn read(answer: &Answer<'_>) -> Option<Webhook> {
    Webhook::decode(unwrapped(answer.json()?, "webhook"), "$").ok()
}

impl Client {
    /// The user's own webhooks.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn webhooks(&self) -> Result<Vec<Webhook>, Error> {
        self.send(webhooks()).await
    }

    /// Makes a webhook.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_webhook`].
    pub async fn create_webhook(&self, new: &WebhookFields) -> Result<Webhook, Error> {
        self.send(create_webhook(new)).await
    }

    /// Changes a webhook.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn update_webhook(&self, id: &WebhookId, update: &WebhookFields) -> Result<Webhook, Error> {
        self.send(update_webhook(id, update)).await
    }

    /// Deletes a webhook.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn delete_webhook(&self, id: &WebhookId) -> Result<(), Error> {
        self.send(delete_webhook(id)).await
    }
}
