//! Looking for clients and webhooks.

use std::collections::HashSet;

use super::{By, Look, MOST, Origin, Verdict};
use crate::client::Client;
use crate::endpoints::Field;
use crate::endpoints::clients::{ClientFields, ClientQuery};
use crate::endpoints::webhooks::WebhookFields;
use crate::error::Error;
use crate::model::{ClientRecord, Webhook};

/// Clients of one page, and how many pages are read at most.
const PAGE: usize = 100;
const PAGES: usize = 10;

impl Client {
    /// Looks for a client that [`Client::create_client`] may have made.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_client(
        &self,
        new: &ClientFields,
        look: Look<'_>,
    ) -> Result<Verdict<ClientRecord>, Error> {
        let query = ClientQuery {
            name: new.name.split_whitespace().next().map(str::to_owned),
            ..ClientQuery::default()
        };
        let (mut candidates, mut seen, mut whole) = (Vec::new(), HashSet::new(), false);
        for _ in 0..PAGES {
            let (page, before) = (self.clients(&query, seen.len(), PAGE).await?, seen.len());
            for client in page.rows {
                let named = client.name.trim() == new.name.trim() && !(look.known)(client.id.as_str());
                if seen.insert(client.id.clone()) && named {
                    candidates.push(client.id);
                }
            }
            if seen.len() == before {
                whole = true;
                break;
            }
        }
        if !whole || candidates.len() > MOST {
            return Ok(Verdict::CannotTell);
        }
        let mut alike = Vec::new();
        for id in &candidates {
            let client = self.client(id).await?;
            if agrees(&client, new) {
                alike.push(client);
            }
        }
        Ok(look.conclude(alike, |client| Origin {
            id: client.id.as_str(),
            by: By::Anybody,
            at: client.created_at,
        }))
    }

    /// Looks for a webhook that [`Client::create_webhook`] may have made.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_webhook(
        &self,
        new: &WebhookFields,
        look: Look<'_>,
    ) -> Result<Verdict<Webhook>, Error> {
        let mut webhooks = self.webhooks().await?;
        webhooks.retain(|webhook| {
            Some(&webhook.kind) == new.kind.as_ref()
                && Some(&webhook.url) == new.url.as_ref()
                && webhook.group == new.project
        });
        Ok(look.conclude(webhooks, |webhook| Origin {
            id: webhook.id.as_str(),
            by: By::Anybody,
            at: webhook.created_at,
        }))
    }
}

/// Whether everything that was sent is there.
fn agrees(client: &ClientRecord, new: &ClientFields) -> bool {
    let text = |told: &Option<String>, sent: &Field<String>| match sent {
        Field::Set(sent) => told.as_deref().unwrap_or_default().trim() == sent.trim(),
        Field::Keep | Field::Clear => true,
    };
    let contacts = new.contacts.as_ref().is_none_or(|contacts| {
        contacts.len() == client.contacts.len()
            && contacts
                .iter()
                .zip(&client.contacts)
                .all(|(sent, told)| sent.name.trim() == told.name.trim() && sent.email == told.email)
    });
    client.name.trim() == new.name.trim()
        && text(&client.fullname, &new.fullname)
        && text(&client.email, &new.email)
        && text(&client.phone, &new.phone)
        && contacts
}
