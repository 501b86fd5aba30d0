//! One person under one id in several organizations of a server.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cubicl_sync::view::ProblemKind;
use serde_json::json;

use crate::support::{Odd, Says, wait};

/// In which organization the token is: the first, the second, or the first under another name.
async fn odd(organization: &Arc<AtomicUsize>) -> Odd {
    let organization = Arc::clone(organization);
    Odd::start(move |path| {
        let at = organization.load(Ordering::Relaxed);
        let project = ["p", "q", "p"][at];
        let name = ["Kalyon", "Başka", "Kalyon A.Ş."][at];
        Some(match path {
            "/app/me" => Says::Json(json!({
                "_id": "me", "firstname": "Ada", "lastname": "Işık",
                "org": { "name": name },
            })),
            "/groups" => Says::Json(json!([{ "_id": project, "name": project, "members": ["me"] }])),
            _ => return None,
        })
    })
    .await
}

async fn projects(odd: &Odd) -> Vec<String> {
    let account = odd.account();
    wait("the projects", || {
        let freshness = account.projects().freshness;
        freshness.as_of.is_some() && !freshness.refreshing
    })
    .await;
    let projects = account.projects().projects.into_iter();
    projects.map(|project| project.name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_another_organization_does_not_carry_on() {
    let at = Arc::default();
    let odd = odd(&at).await;
    assert_eq!(projects(&odd).await, ["p"]);
    at.store(1, Ordering::Relaxed);
    let expected = "Ada Işık (Kalyon)".to_owned();
    assert_eq!(
        odd.check_token().await.unwrap_err().kind,
        ProblemKind::OtherAccount { expected }
    );
    at.store(2, Ordering::Relaxed);
    let preview = odd.check_token().await.unwrap();
    assert_eq!(
        preview.account.organization, "Kalyon A.Ş.",
        "it only has a new name"
    );
}
