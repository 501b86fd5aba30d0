//! What a rule does to a request or to its answer. The gate decides when.

use std::collections::BTreeMap;
use std::io;

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Response as HttpResponse, StatusCode};
use axum::response::Response;
use futures_util::{StreamExt, stream};
use serde_json::{Map, Value, json};

use crate::model::{NewMessage, TaskFields};
use crate::site::Shared;

/// What follows the first half of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    Cut,
    Stall,
}

/// How a body is spoilt.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spoil {
    Truncate,
    Duplicate,
    Shape,
    Types,
}

/// Something comes in just before: a message where a chat is read, else a task where the acting user's newest one is.
pub(crate) fn shift(site: &Shared, request: &Request) {
    let path = request.uri().path().trim_end_matches('/');
    if let Some(chat) = path
        .strip_suffix("/messages")
        .and_then(|path| path.rsplit_once("/chat/threads/"))
    {
        return interrupt(site, chat.1);
    }
    let query = request.uri().query().unwrap_or_default();
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("group="));
    let mut state = site.lock();
    let me = state.world.me.id.clone();
    let newest = state.world.order.last().and_then(|id| state.world.tasks.get(id));
    let Some(group) = asked
        .map(str::to_owned)
        .or_else(|| newest.map(|task| task.group.clone()))
    else {
        return;
    };
    let fields = Map::from_iter([
        ("group".to_owned(), json!(group)),
        ("name".to_owned(), json!("Araya giren")),
    ]);
    if let Ok(fields) = TaskFields::of(fields) {
        // A project that is not there takes none; then nothing shifts.
        let _ = state.world.create(&me, &fields, site.clock.seconds());
    }
}

fn interrupt(site: &Shared, thread: &str) {
    let mut state = site.lock();
    let world = &mut state.world;
    let Some(found) = world.chat.threads.iter().find(|found| found.id == thread) else {
        return;
    };
    let others = world
        .people
        .iter()
        .filter(|person| person.id != world.me.id && world.takes_part(&person.id, found));
    let Some(by) = others.map(|person| person.id.clone()).next() else {
        return;
    };
    let fields = Map::from_iter([
        ("thread".to_owned(), json!(thread)),
        ("content".to_owned(), json!("Araya giren")),
    ]);
    if let Ok(new) = NewMessage::of(&fields) {
        // Who left says nothing any more.
        let _ = world.send(&by, new, site.clock.seconds());
    }
}

pub(crate) async fn spoilt(response: Response, spoil: Spoil) -> Response {
    let (mut head, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let json = || serde_json::from_slice::<Value>(&bytes).unwrap_or_default();
    let body = match spoil {
        Spoil::Truncate => bytes.slice(..bytes.len() / 2).to_vec(),
        Spoil::Duplicate => bytes.repeat(2),
        Spoil::Shape => match json() {
            Value::Array(items) => json!({ "length": items.len() }),
            other => json!([[other]]),
        }
        .to_string()
        .into_bytes(),
        Spoil::Types => wrong(json()).to_string().into_bytes(),
    };
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, Body::from(body))
}

fn wrong(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| match name.as_str() {
                "_id" => (name, value),
                _ => (name, wrong(value)),
            })
            .collect(),
        Value::Array(items) => items.into_iter().map(wrong).collect(),
        Value::String(_) => json!({ "sort": false }),
        Value::Null => json!([[]]),
        other => json!([other]),
    }
}

/// An answer without anything done.
pub(crate) fn stated(status: u16, body: Option<Value>, headers: BTreeMap<String, String>) -> Response {
    let (media_type, bytes) = match body {
        None => ("", Vec::new()),
        Some(Value::String(text)) if text.trim_start().starts_with('<') => {
            ("text/html; charset=utf-8", text.into_bytes())
        }
        Some(Value::String(text)) => ("text/plain; charset=utf-8", text.into_bytes()),
        Some(json) => ("application/json", json.to_string().into_bytes()),
    };
    let mut response = HttpResponse::new(Body::from(bytes));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if !media_type.is_empty() {
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    }
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The head and the first half of the body; then the connection ends, or nothing more comes.
pub(crate) fn half(response: Response, after: After) -> Response {
    let (mut head, body) = response.into_parts();
    let exact = body.size_hint().exact();
    let length = exact.or_else(|| {
        head.headers
            .get(CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok())
            .and_then(|text| text.parse().ok())
    });
    let length = length.unwrap_or(0);
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    let left = usize::try_from(length / 2).unwrap_or(usize::MAX);
    // A body that fails makes the server close the connection.
    let pieces = stream::try_unfold(
        (body.into_data_stream(), left, after),
        async |(mut data, left, after)| match data.next().await {
            Some(Ok(piece)) if left > 0 => {
                let piece = piece.slice(..piece.len().min(left));
                let left = left - piece.len();
                Ok(Some((piece, (data, left, after))))
            }
            _ => {
                // Lets what was written so far go out.
                tokio::task::yield_now().await;
                if after == After::Stall {
                    std::future::pending::<()>().await;
                }
                Err(io::Error::from(io::ErrorKind::ConnectionReset))
            }
        },
    );
    Response::from_parts(head, Body::from_stream(pieces))
}
