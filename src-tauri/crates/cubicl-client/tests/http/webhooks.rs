//! Webhooks against the sandbox, in every dialect.

use cubicl_client::Fate;
use cubicl_client::endpoints::webhooks::WebhookFields;
use cubicl_client::model::WEBHOOK_TYPES;

use crate::place::webhook_to;
use crate::sandbox::{dialects, sandbox, speaking};

#[tokio::test]
async fn a_webhook_from_first_to_last() {
    for (name, dialect) in dialects() {
        let (_sandbox, client) = speaking(dialect).await;
        let made = client.create_webhook(&webhook_to("/first")).await.unwrap();
        assert_eq!(made.kind, "customer-created", "{name}");
        let update = WebhookFields {
            url: webhook_to("/second").url,
            ..WebhookFields::default()
        };
        let updated = client.update_webhook(&made.id, &update).await.unwrap();
        assert_eq!(
            (updated.kind, Some(updated.url)),
            (made.kind, update.url.clone()),
            "{name}"
        );
        let own = client.webhooks().await.unwrap();
        assert!(
            own.iter()
                .any(|one| one.id == made.id && Some(&one.url) == update.url.as_ref())
        );
        client.delete_webhook(&made.id).await.unwrap();
        let own = client.webhooks().await.unwrap();
        assert!(own.iter().all(|one| one.id != made.id), "{name}");
    }
}

#[tokio::test]
async fn every_type_is_taken_and_others_have_their_codes() {
    let (_sandbox, client) = sandbox().await;
    let projects = client.projects().await.unwrap();
    for kind in WEBHOOK_TYPES {
        let of_project = WebhookFields {
            kind: Some(kind.to_owned()),
            project: kind.starts_with("task-").then(|| projects[0].id.clone()),
            ..webhook_to("/x")
        };
        let made = client.create_webhook(&of_project).await.unwrap();
        assert_eq!((made.kind.as_str(), made.group), (kind, of_project.project));
    }
    for (kind, code) in [("task-created", 2), ("mood-changed", 118)] {
        let wrong = WebhookFields {
            kind: Some(kind.to_owned()),
            ..webhook_to("/x")
        };
        let error = client.create_webhook(&wrong).await.unwrap_err();
        assert_eq!((error.fate, error.code), (Fate::Refused, Some(code)), "{kind}");
    }
}
