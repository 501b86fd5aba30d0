//! Every endpoint under every fault: the outcome is written down, and nothing is ever done twice.

mod document;
mod faults;
mod links;

use std::collections::BTreeSet;
use std::time::Duration;

use cubicl_client::endpoints::tasks::TaskQuery;
use cubicl_client::retry::Retry;
use cubicl_client::{Client, Config, Endpoint, Error, Fate};
use faults::{Fault, expected, faults};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::place::Place;
use crate::sandbox::config;

/// Cells run side by side, each series in a place of its own.
const SERIES: usize = 8;

fn hurried(place: &Place, idle_timeout: Duration) -> Client {
    Client::new(Config {
        idle_timeout,
        retry: Retry {
            repeats: 2,
            pause: Duration::from_millis(1),
        },
        ..config(&place.sandbox)
    })
    .unwrap()
}

fn outcome<T>(endpoint: Endpoint, answer: &Result<T, Error>) -> String {
    let Err(error) = answer else {
        return "right".to_owned();
    };
    let kind = format!("{:?}", error.kind);
    let kind = kind.split(['(', ' ']).next().unwrap();
    if endpoint.method() == Method::POST && error.fate == Fate::Unknown {
        format!("doubt: {kind}")
    } else {
        kind.to_owned()
    }
}

/// Runs a cell and tells what is wrong with it.
async fn cell(place: &Place, client: &Client, endpoint: Endpoint, fault: &Fault) -> Option<String> {
    let (makes, deletes) = (
        endpoint.method() == Method::POST,
        endpoint.method() == Method::DELETE,
    );
    let victim = place.victim(endpoint).await;
    let before = match makes {
        true => place.count(endpoint).await,
        false => 0,
    };
    let usual_settings = place.control(Method::GET, "settings", &json!({})).await;
    let pass = async |seconds: u64| {
        place
            .control(Method::POST, "clock", &json!({ "seconds": seconds }))
            .await;
    };
    if fault.went > 0 {
        pass(60).await;
        for _ in 0..fault.went {
            place.usual.me().await.unwrap();
        }
        pass(59).await;
    }
    if let Some(settings) = &fault.settings {
        place.control(Method::PUT, "settings", settings).await;
    }
    if let Some(rule) = &fault.rule {
        place.upset(endpoint, rule).await;
    }
    let answer = tokio::time::timeout(Duration::from_secs(30), place.run(endpoint, client, &victim)).await;
    place.calm().await;
    place.control(Method::PUT, "settings", &usual_settings).await;
    let Ok(answer) = answer else {
        return Some("hangs".to_owned());
    };
    let (seen, expected) = (outcome(endpoint, &answer), expected(endpoint, fault));
    if seen != expected {
        return Some(format!("{seen}, not {expected}"));
    }
    if seen.starts_with("doubt") && answer.is_err_and(|error| error.in_doubt.is_none()) {
        return Some(format!("{seen}, but not since when"));
    }
    if deletes && seen == "right" && !place.gone(endpoint, &victim).await {
        return Some("said to be done, but it is there".to_owned());
    }
    // Somebody else makes a task meanwhile.
    if makes && !(endpoint == Endpoint::CreateTask && fault.name == "shifting") {
        let made = place.count(endpoint).await - before;
        let fits = match seen.as_str() {
            "right" => made == 1,
            doubt if doubt.starts_with("doubt") => made <= 1,
            _ => made == 0,
        };
        return (!fits).then(|| format!("{seen}, but {made} made"));
    }
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_endpoint_under_every_fault() {
    let mut series = JoinSet::new();
    for number in 0..SERIES {
        series.spawn(async move {
            let place = Place::new().await;
            let mut wrong = Vec::new();
            for fault in faults() {
                let mut client = hurried(&place, fault.patience);
                for endpoint in Endpoint::ALL.iter().skip(number).step_by(SERIES) {
                    if let Some(what) = cell(&place, &client, *endpoint, &fault).await {
                        wrong.push(format!("{endpoint}, {}: {what}", fault.name));
                    }
                    // A 429 holds up everything that follows.
                    if client.slowed().borrow().is_some() {
                        client = hurried(&place, fault.patience);
                    }
                }
            }
            wrong
        });
    }
    let wrong = series.join_all().await.concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_list_that_shifts_while_it_is_read_loses_nothing() {
    let place = Place::new().await;
    place
        .control(Method::PUT, "dialect", &json!({ "limit": "capped20" }))
        .await;
    let ids = async || -> BTreeSet<String> {
        let rows = place.usual.all_tasks(&TaskQuery::default()).await.unwrap();
        rows.iter().map(|row| row.id.to_string()).collect()
    };
    let before = ids().await;
    assert!(before.len() > 20, "more than one page");
    let rule: Value = json!({ "skip": 1, "times": 1, "action": { "type": "shift" } });
    place.upset(Endpoint::Tasks, &rule).await;
    let after = ids().await;
    assert!(after.is_superset(&before));
    assert_eq!(after.len(), before.len() + 1, "the one that came between");
}
