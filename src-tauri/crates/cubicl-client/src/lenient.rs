//! Reading records that may miss, null or mistype anything but their id.
//!
//! A bad optional field is dropped and logged with its JSON path, never with its value; fields that nobody asked for stay.

mod list;

use std::cell::Cell;
use std::fmt;

pub(crate) use list::{Listed, list};
use serde_json::{Map, Value};
use tracing::warn;

/// A record that cannot be used: not an object, or without `_id`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unusable record at {path}")]
pub(crate) struct BadRecord {
    /// JSON path of the record.
    pub(crate) path: String,
}

/// A record read out of an answer.
pub(crate) trait Decode: Sized {
    /// Reads one record that stands at `path`.
    fn decode(value: Value, path: &str) -> Result<Self, BadRecord>;
}

/// The fields of one object; each is taken out once.
pub(crate) struct Fields {
    fields: Source,
    path: Path,
}

/// Where a record stands in the answer.
enum Path {
    At(String),
    /// In the list that is the whole answer; written out only when something is wrong.
    Item(usize),
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(path) => formatter.write_str(path),
            Self::Item(index) => write!(formatter, "$[{index}]"),
        }
    }
}

/// Where the fields of an object are kept.
enum Source {
    /// All of them.
    Whole(Map<String, Value>),
    /// The known ones alone: lists are long, and maps are slow.
    Known(Known),
}

/// Values by the place of their names. They are asked for about in the order of the names, so each search goes on where
/// the last one ended.
struct Known {
    names: &'static [&'static str],
    values: Vec<Option<Value>>,
    next: Cell<usize>,
}

impl Known {
    fn place(&self, key: &str) -> Option<usize> {
        let (before, after) = self.names.split_at_checked(self.next.get())?;
        let is_it = |name: &&str| *name == key;
        let place = match after.iter().position(is_it) {
            Some(place) => before.len() + place,
            None => before.iter().position(is_it)?,
        };
        self.next.set(place + 1);
        Some(place)
    }
}

impl Fields {
    /// Anything but an object is a bad record.
    pub(crate) fn of(value: Value, path: &str) -> Result<Self, BadRecord> {
        match value {
            Value::Object(map) => Ok(Self {
                fields: Source::Whole(map),
                path: Path::At(path.to_owned()),
            }),
            _ => Err(BadRecord {
                path: path.to_owned(),
            }),
        }
    }

    /// The record's `_id`, which has to be there.
    pub(crate) fn needed_id<T: From<String>>(&mut self) -> Result<T, BadRecord> {
        self.id("_id").ok_or_else(|| BadRecord {
            path: self.path.to_string(),
        })
    }

    /// An id: a text that is not empty, or a number.
    pub(crate) fn id<T: From<String>>(&mut self, key: &str) -> Option<T> {
        self.take(key, as_id).map(T::from)
    }

    /// A text.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        self.take(key, as_text)
    }

    /// Whole unix seconds; fractions and numeric texts are forgiven.
    pub(crate) fn seconds(&mut self, key: &str) -> Option<i64> {
        self.take(key, as_whole)
    }

    /// A finite number; numeric texts are forgiven.
    pub(crate) fn number(&mut self, key: &str) -> Option<f64> {
        self.take(key, as_number)
    }

    /// True or false; 0, 1 and their texts are forgiven.
    pub(crate) fn flag(&mut self, key: &str) -> Option<bool> {
        self.take(key, as_flag)
    }

    /// A list; items that cannot be read are left out.
    pub(crate) fn list<T>(&mut self, key: &str, read: impl Fn(Value) -> Option<T>) -> Option<Vec<T>> {
        let items = self.take(key, |value| match value {
            Value::Array(items) => Some(items),
            _ => None,
        })?;
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            match read(item) {
                Some(item) => list.push(item),
                None => warn!(path = %format_args!("{}.{key}[{index}]", self.path), "an item was dropped"),
            }
        }
        Some(list)
    }

    /// A list of ids; a record with an `_id` stands for it.
    pub(crate) fn ids<T: From<String>>(&mut self, key: &str) -> Option<Vec<T>> {
        self.list(key, |value| id_or_record(value).map(T::from))
    }

    /// A list of records.
    pub(crate) fn records<T: Decode>(&mut self, key: &str) -> Option<Vec<T>> {
        let path = self.path_of(key);
        self.list(key, |value| T::decode(value, &path).ok())
    }

    /// A nested object.
    pub(crate) fn object(&mut self, key: &str) -> Option<Fields> {
        let path = self.path_of(key);
        self.take(key, |value| Fields::of(value, &path).ok())
    }

    /// Whatever stands there, unless it is null.
    pub(crate) fn raw(&mut self, key: &str) -> Option<Value> {
        let value = match &mut self.fields {
            Source::Whole(map) => map.remove(key),
            Source::Known(known) => {
                let place = known.place(key)?;
                known.values.get_mut(place)?.take()
            }
        };
        value.filter(|value| !value.is_null())
    }

    /// Whatever stands there, unless it is null; it stays.
    pub(crate) fn peek(&self, key: &str) -> Option<&Value> {
        let value = match &self.fields {
            Source::Whole(map) => map.get(key),
            Source::Known(known) => {
                let place = known.place(key)?;
                known.values.get(place)?.as_ref()
            }
        };
        value.filter(|value| !value.is_null())
    }

    /// An id, or the record that has it.
    pub(crate) fn reference<T: From<String>>(&mut self, key: &str) -> Option<T> {
        self.take(key, id_or_record).map(T::from)
    }

    /// A bit for each of at most 32 fields that the record carries, even as null. Before any of them is taken.
    pub(crate) fn told(&self, names: &'static [&'static str]) -> u32 {
        let bits = |told: &mut dyn Iterator<Item = bool>| {
            told.zip(0..u32::BITS)
                .fold(0, |bits, (told, place)| bits | u32::from(told) << place)
        };
        match &self.fields {
            Source::Whole(map) => bits(&mut names.iter().map(|name| map.contains_key(*name))),
            Source::Known(known) => bits(&mut known.values.iter().map(Option::is_some)),
        }
    }

    /// What nobody asked for; in a list that is not kept.
    pub(crate) fn rest(self) -> Map<String, Value> {
        match self.fields {
            Source::Whole(map) => map,
            Source::Known(_) => Map::new(),
        }
    }

    fn path_of(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    fn take<T>(&mut self, key: &str, read: impl FnOnce(Value) -> Option<T>) -> Option<T> {
        let value = self.raw(key)?;
        let kind = kind_of(&value);
        let read = read(value);
        if read.is_none() {
            warn!(path = %self.path_of(key), found = kind, "a field was dropped");
        }
        read
    }
}

/// Every record of a list that can be read; the others are logged. `None` when it is no list at all.
pub(crate) fn records<T: Decode>(value: Value, path: &str) -> Option<Vec<T>> {
    let Value::Array(items) = value else { return None };
    let mut records = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        match T::decode(item, &format!("{path}[{index}]")) {
            Ok(record) => records.push(record),
            Err(bad) => warn!(path = bad.path, "a record was dropped"),
        }
    }
    Some(records)
}

/// What stands under `key` of an envelope: an object without an `_id` of its own.
pub(crate) fn unwrapped(mut value: Value, key: &str) -> Value {
    match value.as_object_mut() {
        Some(object) if !object.contains_key("_id") => object.remove(key).unwrap_or(value),
        _ => value,
    }
}

/// An id, or the `_id` of the record that stands in its place.
pub(crate) fn id_or_record(value: Value) -> Option<String> {
    match value {
        Value::Object(mut record) => record.remove("_id").and_then(as_id),
        other => as_id(other),
    }
}

pub(crate) fn as_id(value: Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

pub(crate) fn as_text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

pub(crate) fn as_number(value: Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| number.is_finite())
}

pub(crate) fn as_whole(value: Value) -> Option<i64> {
    if let Some(whole) = value.as_i64() {
        return Some(whole);
    }
    let number = as_number(value)?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked against the range in which f64 holds whole numbers"
    )]
    (number.abs() < 9.0e15).then_some(number.trunc() as i64)
}

pub(crate) fn as_flag(value: Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(flag),
        Value::Number(number) => match number.as_i64() {
            Some(0) => Some(false),
            Some(1) => Some(true),
            _ => None,
        },
        Value::String(text) => match text.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" | "" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
