//! What the values of optional fields are forgiven.

use std::borrow::Cow;

use super::raw::{Raw, take};

/// An id, or the `_id` of the record that stands in its place.
pub(crate) fn id_or_record<'a>(value: impl Into<Raw<'a>>) -> Option<String> {
    match value.into() {
        Raw::Record(mut record) => take(&mut record, "_id").and_then(as_id),
        other => as_id(other),
    }
}

pub(crate) fn as_id<'a>(value: impl Into<Raw<'a>>) -> Option<String> {
    as_text(value).filter(|id| !id.is_empty())
}

pub(crate) fn as_text<'a>(value: impl Into<Raw<'a>>) -> Option<String> {
    as_word(value.into()).map(Cow::into_owned)
}

/// A text that need not be kept.
pub(crate) fn as_word(value: Raw<'_>) -> Option<Cow<'_, str>> {
    match value {
        Raw::Text(text) => Some(text),
        Raw::Number(number) => Some(Cow::Owned(number.to_string())),
        _ => None,
    }
}

pub(crate) fn as_number<'a>(value: impl Into<Raw<'a>>) -> Option<f64> {
    let number = match value.into() {
        Raw::Number(number) => number.as_f64(),
        Raw::Text(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| number.is_finite())
}

pub(crate) fn as_whole<'a>(value: impl Into<Raw<'a>>) -> Option<i64> {
    let value = value.into();
    if let Raw::Number(number) = &value
        && let Some(whole) = number.as_i64()
    {
        return Some(whole);
    }
    let number = as_number(value)?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked against the range in which f64 holds whole numbers"
    )]
    (number.abs() < 9.0e15).then_some(number.trunc() as i64)
}

pub(crate) fn as_flag<'a>(value: impl Into<Raw<'a>>) -> Option<bool> {
    match value.into() {
        Raw::Bool(flag) => Some(flag),
        Raw::Number(number) => match number.as_i64() {
            Some(0) => Some(false),
            Some(1) => Some(true),
            _ => None,
        },
        Raw::Text(text) => match &*text {
            "true" | "1" => Some(true),
            "false" | "0" | "" => Some(false),
            _ => None,
        },
        _ => None,
    }
}
