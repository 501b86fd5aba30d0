//! All forty requests of the contract: each answers, in every dialect, and does what a rule says.

use std::collections::BTreeSet;
use std::mem::discriminant;

use cubicl_sandbox::Dialect;
use reqwest::Method;
use serde_json::{Value, json};

use crate::calls::{Call, Things};
use crate::desk::{Desk, answer};

async fn fresh(desk: &Desk, dialect: Value) -> Vec<Call> {
    desk.speak(json!(shapes(&Dialect::default()))).await;
    let calls = Things::new(desk).await.calls();
    let names: BTreeSet<&str> = calls.iter().map(|call| call.name).collect();
    assert_eq!(names.len(), 40);
    desk.speak(dialect).await;
    calls
}

fn shapes(dialect: &Dialect) -> Value {
    let shapes = dialect.shapes().into_iter();
    shapes.map(|(switch, shape)| (switch, json!(shape))).collect()
}

/// A list's first record.
fn first(body: &Value) -> &Value {
    match body {
        Value::Array(rows) => rows.first().unwrap_or(body),
        _ => body,
    }
}

/// Everything that a POST can make, a thread aside.
async fn made(desk: &Desk) -> u64 {
    let state = desk.look("state").await;
    let kinds = [
        "tasks", "comments", "files", "nodes", "clients", "messages", "entries", "payments", "webhooks",
    ];
    kinds.iter().map(|kind| state[*kind].as_u64().unwrap()).sum()
}

#[tokio::test]
async fn every_endpoint_answers_in_every_shape() {
    let desk = Desk::new().await;
    for seed in 0..4 {
        for call in fresh(&desk, json!({ "seed": seed })).await {
            let response = call.request(&desk).send().await.unwrap();
            let (status, body) = (response.status(), response.text().await.unwrap());
            assert_eq!(status, 200, "{}, seed {seed}: {body}", call.name);
        }
    }
}

#[tokio::test]
async fn every_record_can_hold_what_nobody_documented() {
    let desk = Desk::new().await;
    for call in fresh(&desk, json!({ "unknown": "everywhere" })).await {
        let (_, body) = answer(call.request(&desk)).await;
        let record = first(&body);
        let is_there = record["__v"] == 3 || !record.is_object();
        assert!(is_there, "{}: {body}", call.name);
    }
}

#[tokio::test]
async fn every_refusal_can_be_a_page_of_html() {
    let desk = Desk::new().await;
    let calls = fresh(&desk, json!({ "errors": "html" })).await;
    desk.control(Method::DELETE, "tokens", Value::Null).await;
    for call in calls {
        let response = call.request(&desk).send().await.unwrap();
        let (status, body) = (response.status(), response.text().await.unwrap());
        assert_eq!(
            (status.as_u16(), body.as_str()),
            (401, "<h1>Olmadı</h1>"),
            "{}",
            call.name
        );
    }
}

#[tokio::test]
async fn every_answer_can_have_the_wrong_shape_or_the_wrong_types() {
    let desk = Desk::new().await;
    let mut usual = Vec::new();
    for call in fresh(&desk, json!({})).await {
        usual.push(answer(call.request(&desk)).await.1);
    }
    for action in ["wrong_shape", "wrong_types", "duplicate"] {
        for (call, usual) in fresh(&desk, json!({})).await.iter().zip(&usual) {
            desk.rule(call.rule(action)).await;
            let response = call.request(&desk).send().await.unwrap();
            assert_eq!(response.status(), 200, "{}, {action}", call.name);
            let text = response.text().await.unwrap();
            let body: Option<Value> = serde_json::from_str(&text).ok();
            let spoilt = match (action, usual) {
                ("wrong_shape", Value::Array(_)) => body.as_ref().is_some_and(Value::is_object),
                ("wrong_shape", _) => body.as_ref().is_some_and(Value::is_array),
                ("duplicate", _) => body.is_none(),
                // The answers of most deletions are empty.
                _ if *usual == json!({}) => body == Some(json!({})),
                _ => body.as_ref().is_some_and(|body| is_mistyped(body, usual)),
            };
            assert!(spoilt, "{}, {action}: {text}", call.name);
        }
        assert!(left_over(&desk).await.is_empty());
    }
}

/// Whether something other than an id is of another type than usual.
fn is_mistyped(body: &Value, usual: &Value) -> bool {
    match (body, usual) {
        (Value::Array(items), Value::Array(usual)) => {
            let mut pairs = items.iter().zip(usual);
            pairs.any(|(item, usual)| is_mistyped(item, usual))
        }
        (Value::Object(fields), Value::Object(usual)) => {
            let mut other = usual.iter().filter(|(name, _)| *name != "_id");
            other.any(|(name, value)| is_mistyped(&fields[name], value))
        }
        _ => discriminant(body) != discriminant(usual),
    }
}

/// Rules that have not been used.
async fn left_over(desk: &Desk) -> Vec<Value> {
    let rules = desk.look("rules").await;
    let rules = rules.as_array().unwrap().iter();
    rules.filter(|rule| rule["times"] != 0).cloned().collect()
}

#[tokio::test]
async fn what_is_cut_off_before_makes_nothing_and_after_makes_it_once() {
    let desk = Desk::new().await;
    for (action, expected) in [("cut_before", 0), ("cut_after", 1)] {
        for call in fresh(&desk, json!({})).await {
            let before = made(&desk).await;
            desk.rule(call.rule(action)).await;
            call.request(&desk).send().await.expect_err("no answer may come");
            if call.method() == Method::POST {
                assert_eq!(made(&desk).await - before, expected, "{}, {action}", call.name);
            }
        }
        assert!(left_over(&desk).await.is_empty());
    }
}
