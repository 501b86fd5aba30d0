//! How sparse the records of clients, Files pages, chat, bookkeeping and webhooks are: what is not set is absent, null, or
//! absent even where it is an empty text or list.

use serde_json::{Map, Value};

use super::{Dialect, Rows};

/// Fields of a record that may be absent or null.
pub(super) const CLIENT: &[&str] = &["fullname", "phone", "email", "customFields"];
pub(super) const NODE: &[&str] = &["parent", "group", "customer", "name", "file"];
pub(super) const THREAD: &[&str] = &["group", "name", "lastMessage"];
pub(super) const MESSAGE: &[&str] = &["replyTo"];
pub(super) const ENTRY: &[&str] = &["desc", "dueAt"];
pub(super) const PAYMENT: &[&str] = &["note"];
pub(super) const LINE: &[&str] = &["payment"];
pub(super) const WEBHOOK: &[&str] = &["group"];

pub(super) fn sparse(dialect: &Dialect, fields: &mut Map<String, Value>, optional: &[&str]) {
    match dialect.rows {
        Rows::Usual => {}
        Rows::Nulls => {
            for name in optional {
                fields.entry(*name).or_insert(Value::Null);
            }
        }
        Rows::Bone => fields.retain(|_, value| match value {
            Value::Array(items) => !items.is_empty(),
            Value::String(text) => !text.is_empty(),
            _ => true,
        }),
    }
}
