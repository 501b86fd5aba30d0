//! Bodies of requests: only what was set is in them.

use serde::Serialize;
use serde_json::{Map, Value, json};

/// What an update does to one field: leave it, empty it, or set it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Field<T> {
    /// Not sent.
    #[default]
    Keep,
    /// Sent as null, or as the fitting empty value.
    Clear,
    /// Sent.
    Set(T),
}

#[derive(Default)]
pub(crate) struct Body(Map<String, Value>);

impl Body {
    #[must_use]
    pub(crate) fn with(mut self, key: &str, value: impl Serialize) -> Self {
        self.0.insert(key.to_owned(), json!(value));
        self
    }

    #[must_use]
    pub(crate) fn maybe(self, key: &str, value: Option<impl Serialize>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Left out when empty.
    #[must_use]
    pub(crate) fn list(self, key: &str, items: &[impl Serialize]) -> Self {
        self.maybe(key, (!items.is_empty()).then_some(items))
    }

    /// Cleared as null.
    #[must_use]
    pub(crate) fn field(self, key: &str, field: &Field<impl Serialize>) -> Self {
        self.cleared_as(Value::Null, key, field)
    }

    /// Cleared as an empty text.
    #[must_use]
    pub(crate) fn text(self, key: &str, field: &Field<String>) -> Self {
        self.cleared_as(json!(""), key, field)
    }

    fn cleared_as(self, empty: Value, key: &str, field: &Field<impl Serialize>) -> Self {
        match field {
            Field::Keep => self,
            Field::Clear => self.with(key, empty),
            Field::Set(value) => self.with(key, value),
        }
    }

    pub(crate) fn json(self) -> Value {
        Value::Object(self.0)
    }
}
