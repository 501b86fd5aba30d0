//! Each shape of each switch leaves its own outcome.

use std::collections::BTreeMap;

use cubicl_client::check::{Report, Verdict, Why, check};
use cubicl_sandbox::{Dialect, Options, Sandbox};
use serde_json::json;

use crate::support::{client, finding, report, rule, sandbox, speak};

/// The assumption whose outcome shows a switch.
const SHOWN_BY: [(&str, u8); 13] = [
    ("link", 15),
    ("bookkeeping", 19),
    ("limit", 3),
    ("step-name", 12),
    ("step-mark", 12),
    ("step-total", 12),
    ("author", 8),
    ("rows", 4),
    ("unknown", 4),
    ("files", 13),
    ("errors", 2),
    ("message-order", 17),
    ("levels", 18),
];
/// What only a change shows, or a 429.
const NOT_BY_READING: [&str; 4] = ["change", "subtask", "message", "retry-after"];

#[tokio::test]
async fn every_shape_that_reading_shows_is_told_apart() {
    let sandbox = sandbox(Dialect::default()).await;
    let client = client(&sandbox);
    let mut outcomes: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (switch, shape) in Dialect::every_shape() {
        if NOT_BY_READING.contains(&switch.as_str()) {
            continue;
        }
        speak(&sandbox, &Dialect::default().with(&switch, &shape).unwrap()).await;
        let report = check(&client).await.unwrap();
        assert_eq!(
            refuted(&report),
            Vec::<String>::new(),
            "{switch}={shape}: the contract allows it"
        );
        let shown_by = SHOWN_BY.iter().find(|(name, _)| *name == switch);
        let (_, assumption) = shown_by.unwrap_or_else(|| panic!("which assumption shows {switch}?"));
        let finding = finding(&report, *assumption);
        assert!(
            matches!(finding.verdict, Verdict::Confirmed { .. }),
            "{switch}={shape}: {finding:?}"
        );
        outcomes.entry(switch).or_default().push((finding.seen(), shape));
    }
    for (switch, mut shapes) in outcomes {
        let count = shapes.len();
        shapes.sort();
        shapes.dedup_by(|one, other| one.0 == other.0);
        assert_eq!(
            shapes.len(),
            count,
            "{switch}: two shapes look alike: {shapes:#?}"
        );
    }
}

#[tokio::test]
async fn what_only_a_change_shows_is_said_to_need_one() {
    let sandbox = sandbox(Dialect::default()).await;
    let client = client(&sandbox);
    let usual = check(&client).await.unwrap();
    for (switch, shape) in Dialect::every_shape() {
        if ["change", "subtask", "message"].contains(&switch.as_str()) {
            speak(&sandbox, &Dialect::default().with(&switch, &shape).unwrap()).await;
            let report = check(&client).await.unwrap();
            assert_eq!(report.findings, usual.findings, "{switch}={shape}");
        }
    }
    let needs_change = Verdict::NotShown {
        why: Why::NeedsChange,
    };
    for assumption in [5, 6, 7, 20, 23] {
        assert_eq!(finding(&usual, assumption).verdict, needs_change);
    }
    let no_occasion = Verdict::NotShown { why: Why::NoOccasion };
    assert_eq!(
        finding(&usual, 1).verdict,
        no_occasion,
        "no 429 of its own making"
    );
}

#[tokio::test]
async fn a_429_shows_how_the_server_says_when_to_come_again() {
    let requests = report(Dialect::default()).await.requests.len();
    let mut seen = Vec::new();
    for shape in ["absent", "seconds", "date"] {
        let options = Options {
            // The very last request is one too many.
            rate: requests - 1,
            tasks: 300,
            dialect: Dialect::default().with("retry-after", shape).unwrap(),
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.unwrap();
        let report = check(&client(&sandbox)).await.unwrap();
        assert_eq!(report.requests.last().unwrap().status, Some(429));
        seen.push(finding(&report, 1).seen());
    }
    let told = [
        "no Retry-After",
        "Retry-After in seconds",
        "Retry-After as a date",
    ];
    assert_eq!(seen, told);
}

#[tokio::test]
async fn seeds_of_everything_at_once_are_confirmed_too() {
    let sandbox = sandbox(Dialect::default()).await;
    let client = client(&sandbox);
    for seed in 0..8 {
        speak(&sandbox, &Dialect::of_seed(seed)).await;
        let report = check(&client).await.unwrap();
        assert_eq!(refuted(&report), Vec::<String>::new(), "seed {seed}");
    }
}

#[tokio::test]
async fn a_server_that_does_otherwise_is_refuted_with_the_shape_seen() {
    for (path, body, assumption, shape) in [
        (
            "/tasks/*/activities",
            json!([{ "_id": "a1", "actor": "u1", "createdAt": 5 }]),
            8,
            "actor: string",
        ),
        (
            "/files/*/url",
            json!({ "link": "https://a.example" }),
            15,
            "{link: string}",
        ),
        (
            "/groups",
            json!([{ "_id": "p1", "perms": { "members": { "tasks": 7 } } }]),
            18,
            "other numbers",
        ),
        ("/tasks", json!([{ "name": "adsız" }]), 4, "rows without _id"),
        (
            "/users/self/webhook",
            json!([{ "_id": "w1", "type": "task.created" }]),
            21,
            "another word with dots",
        ),
    ] {
        let sandbox = sandbox(Dialect::default()).await;
        let action = json!({ "type": "status", "status": 200, "body": body });
        rule(
            &sandbox,
            &json!({ "method": "GET", "path": path, "action": action }),
        )
        .await;
        let report = check(&client(&sandbox)).await.unwrap();
        let finding = finding(&report, assumption);
        assert!(
            matches!(finding.verdict, Verdict::Refuted { .. }),
            "{path}: {finding:?}"
        );
        assert!(finding.seen().contains(shape), "{path}: {}", finding.seen());
    }
}

fn refuted(report: &Report) -> Vec<String> {
    report
        .refuted()
        .map(|finding| format!("A{}: {}", finding.assumption, finding.seen()))
        .collect()
}
