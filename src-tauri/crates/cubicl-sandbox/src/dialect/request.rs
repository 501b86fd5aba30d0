//! What a client writes, turned into the usual keys. Strict: a checklist comes back with the keys that it went out with.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::Method;
use axum::http::header::CONTENT_LENGTH;
use serde_json::{Map, Value};

use super::Dialect;

const LARGEST: usize = 16 << 20;

/// The request in the usual shape; `None` when its body broke off.
pub(crate) async fn heard(dialect: &Dialect, request: Request) -> Option<Request> {
    let writes_task = matches!(*request.method(), Method::POST | Method::PUT)
        && request.uri().path().starts_with("/api/v1/tasks");
    if !writes_task || *dialect == Dialect::default() {
        return Some(request);
    }
    let (mut head, body) = request.into_parts();
    let bytes = to_bytes(body, LARGEST).await.ok()?;
    let Ok(Value::Object(mut fields)) = serde_json::from_slice(&bytes) else {
        return Some(Request::from_parts(head, Body::from(bytes)));
    };
    match fields.get_mut("steps") {
        Some(Value::Array(items)) => {
            for item in items.iter_mut().filter_map(Value::as_object_mut) {
                rename(item, dialect.step_name.key(), "name");
                rename(item, dialect.step_mark.key(), "completed");
            }
        }
        Some(Value::Object(bar)) => rename(bar, dialect.step_total.key(), "total"),
        _ => {}
    }
    head.headers.remove(CONTENT_LENGTH);
    let text = Value::Object(fields).to_string();
    Some(Request::from_parts(head, Body::from(text)))
}

/// What stands under the usual key of another dialect is not understood.
fn rename(fields: &mut Map<String, Value>, spoken: &str, usual: &str) {
    let value = fields.remove(spoken);
    fields.remove(usual);
    if let Some(value) = value {
        fields.insert(usual.to_owned(), value);
    }
}
