//! The host of download links under its own faults: it is another server, and sees no token.

use std::time::Duration;

use cubicl_client::{Endpoint, Target};
use reqwest::Method;
use serde_json::{Value, json};

use super::{hurried, outcome};
use crate::place::Place;

pub(crate) struct LinkFault {
    pub(crate) name: &'static str,
    rule: Option<Value>,
    /// Seconds that a link works.
    lifetime: u64,
    pub(crate) outcome: &'static str,
}

fn fault(name: &'static str, action: &Value, outcome: &'static str) -> LinkFault {
    LinkFault {
        name,
        rule: Some(json!({ "host": "links", "path": "/files/**", "action": action })),
        lifetime: 300,
        outcome,
    }
}

pub(crate) fn faults() -> Vec<LinkFault> {
    let status = |status: u16| json!({ "type": "status", "status": status, "body": "<h1>Host</h1>" });
    let act = |action: &str| json!({ "type": action });
    let mut expired_once = fault("expired, once", &status(403), "right, by a new link");
    expired_once.rule.as_mut().unwrap()["times"] = json!(1);
    let mut redirect = status(302);
    redirect["headers"] = json!({ "location": "http://example.invalid/elsewhere" });
    let mut slow = fault("slow", &act("pass"), "right");
    slow.rule.as_mut().unwrap()["delay"] = json!(50);
    vec![
        LinkFault {
            name: "expired",
            rule: None,
            lifetime: 0,
            outcome: "NotFound",
        },
        expired_once,
        fault("404", &status(404), "NotFound"),
        fault("500", &status(500), "Server"),
        fault("418", &status(418), "OtherStatus"),
        fault("redirected to http", &redirect, "ForbiddenLink"),
        slow,
        fault("stalls", &act("stall"), "Timeout"),
        fault("stalls half-way", &act("stall_half"), "Timeout"),
        fault("cut before", &act("cut_before"), "Network"),
        fault("cut half-way", &act("cut_half"), "Network"),
    ]
}

/// Whatever becomes of a download: either the whole file is there, or nothing is.
#[tokio::test]
async fn downloads_under_every_fault_of_the_links_host() {
    let place = Place::new().await;
    let folder = tempfile::tempdir().unwrap();
    let target = Target::Folder {
        folder: folder.path().to_owned(),
        name: "indi.txt".to_owned(),
    };
    let mut wrong = Vec::new();
    for fault in faults() {
        let lifetime = json!({ "linkLifetime": fault.lifetime });
        place.control(Method::PUT, "settings", &lifetime).await;
        if let Some(rule) = &fault.rule {
            place.control(Method::POST, "rules", rule).await;
        }
        let patience = match fault.outcome {
            "Timeout" => Duration::from_millis(500),
            _ => Duration::from_secs(10),
        };
        let client = hurried(&place, patience);
        let answer = client.download(&place.file, &target, |_| {}).await;
        place.calm().await;
        let seen = outcome(Endpoint::FileLink, &answer);
        if !fault.outcome.starts_with(&seen) {
            wrong.push(format!("{}: {seen}, not {}", fault.name, fault.outcome));
        }
        if let Ok(path) = answer {
            assert_eq!(
                std::fs::read(&path).unwrap(),
                "çizim".as_bytes(),
                "{}",
                fault.name
            );
            std::fs::remove_file(path).unwrap();
        }
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 0, "{}: something is left", fault.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let log = place.control(Method::GET, "requests", &json!({})).await;
    let mut of_links = log
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["host"] == "links");
    assert!(
        of_links.all(|entry| entry["authorization"] == false),
        "the token stays"
    );
}
