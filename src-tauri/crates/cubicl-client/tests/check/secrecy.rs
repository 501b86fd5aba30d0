//! The check only reads, at most thirty times, survives any answer, and its report holds nothing of what came.

use std::collections::BTreeSet;

use cubicl_client::ErrorKind;
use cubicl_client::check::{MOST_REQUESTS, Report, Verdict, Why, check};
use cubicl_client::{AccessToken, Client, Config, ServerAddress};
use cubicl_sandbox::Dialect;
use serde_json::{Value, json};

use crate::support::{client, control, finding, rule, sandbox};

fn written(report: &Report) -> String {
    format!(
        "{}\n{}",
        report.to_markdown(),
        serde_json::to_string(report).unwrap()
    )
}

#[tokio::test]
async fn only_get_requests_go_out_and_at_most_thirty() {
    for seed in 0..4 {
        let sandbox = sandbox(Dialect::of_seed(seed)).await;
        let report = check(&client(&sandbox)).await.unwrap();
        let log = control(&sandbox, "requests").await;
        let log = log.as_array().unwrap();
        assert!(
            log.iter()
                .all(|request| request["method"] == "GET" && request["host"] == "api")
        );
        assert_eq!(log.len(), report.requests.len());
        assert!(log.len() > 15 && log.len() <= MOST_REQUESTS, "{}", log.len());
    }
}

/// Every text of the workspace, keys of maps with people's ids and field names included.
fn texts(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(fields) => {
            fields.values().for_each(|value| texts(value, into));
            for map in ["customFields", "users"] {
                let keys = fields.get(map).and_then(Value::as_object);
                into.extend(keys.into_iter().flat_map(|map| map.keys().cloned()));
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn nothing_of_the_workspace_is_in_the_report() {
    // Words that the contract itself uses may stand in it.
    let contract = include_str!("../../../../../docs/cubicl-api.md");
    for seed in 0..4 {
        let sandbox = sandbox(Dialect::of_seed(seed)).await;
        let report = written(&check(&client(&sandbox)).await.unwrap());
        let mut told = BTreeSet::from([sandbox.token().to_owned(), sandbox.address().to_owned()]);
        for path in ["tasks", "projects", "files"] {
            texts(&control(&sandbox, path).await, &mut told);
        }
        assert!(told.len() > 1000, "the workspace was read: {}", told.len());
        let told = told
            .iter()
            .filter(|text| text.chars().count() > 3 && !contract.contains(text.as_str()));
        let found: Vec<_> = told.filter(|text| report.contains(text.as_str())).collect();
        assert!(found.is_empty(), "seed {seed}: {found:?}");
    }
}

#[tokio::test]
async fn a_spiteful_answer_leaves_no_trace() {
    let secret = "Gizli-5f3a9c0012ab34cd";
    let record = json!({
        "_id": secret, secret: secret, "Ayşe Gizli": [secret], "name": secret, "type": secret, "stepType": "steps",
        "steps": [{ secret: secret, "name": secret, "done": true }], "files": [{ "_id": secret, secret: 1 }],
        "tags": [secret], "recurrence": { secret: secret }, "customFields": { secret: secret },
        "perms": { "members": { secret: secret }, "users": { secret: { secret: secret } } },
        "profile": format!("http://{secret}.example/{secret}"), "createdAt": 5, "user": secret, "content": secret,
        "localization": { "timezone": secret }, "parent": secret, "entry": { secret: secret },
    });
    for answer in [
        json!([record]),
        record.clone(),
        json!({ secret: [record] }),
        json!(secret),
    ] {
        let sandbox = sandbox(Dialect::default()).await;
        let action = json!({ "type": "status", "status": 200, "body": answer });
        rule(&sandbox, &json!({ "path": "/**", "skip": 1, "action": action })).await;
        let report = check(&client(&sandbox)).await.unwrap();
        let report = written(&report).to_lowercase();
        assert!(
            !report.contains("gizli") && !report.contains("5f3a9c"),
            "{report}"
        );
    }
}

#[tokio::test]
async fn trouble_after_the_first_request_is_told_not_thrown() {
    for (action, shown) in [
        (
            json!({ "type": "status", "status": 500, "body": "<h1>Olmadı</h1>" }),
            Some(Why::Refused(500)),
        ),
        (
            json!({ "type": "status", "status": 403, "body": { "code": 4 } }),
            Some(Why::Refused(403)),
        ),
        (
            json!({ "type": "status", "status": 200, "body": "<h1>Merhaba</h1>" }),
            Some(Why::Unreadable),
        ),
        (
            json!({ "type": "status", "status": 302, "body": "", "headers": { "location": "http://127.0.0.1:1/" } }),
            Some(Why::Refused(302)),
        ),
        (json!({ "type": "cut_before" }), Some(Why::NoAnswer)),
        (json!({ "type": "cut_half" }), None),
        (json!({ "type": "truncate" }), None),
        (json!({ "type": "duplicate" }), None),
        (json!({ "type": "wrong_shape" }), None),
        (json!({ "type": "wrong_types" }), None),
    ] {
        let sandbox = sandbox(Dialect::default()).await;
        rule(&sandbox, &json!({ "path": "/**", "skip": 1, "action": action })).await;
        let report = check(&client(&sandbox)).await.unwrap();
        assert_eq!(report.findings.len(), 26, "{action}");
        if let Some(why) = shown {
            assert_eq!(finding(&report, 3).verdict, Verdict::NotShown { why }, "{action}");
        }
    }
}

#[tokio::test]
async fn a_silent_server_is_not_asked_for_ever() {
    let sandbox = sandbox(Dialect::default()).await;
    rule(
        &sandbox,
        &json!({ "path": "/**", "skip": 1, "action": { "type": "cut_before" } }),
    )
    .await;
    let report = check(&client(&sandbox)).await.unwrap();
    assert_eq!(report.requests.len(), 4, "the first, and three without an answer");
}

#[tokio::test]
async fn without_a_good_token_there_is_no_report() {
    let sandbox = sandbox(Dialect::default()).await;
    let server = ServerAddress::parse(sandbox.address()).unwrap();
    let token = AccessToken::parse("wrong").unwrap();
    let client = Client::new(Config::new(server, token, "test/1")).unwrap();
    assert_eq!(check(&client).await.unwrap_err().kind, ErrorKind::Unauthorized);
}
