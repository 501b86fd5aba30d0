//! Reading records that may miss, null or mistype anything but their id.
//!
//! A bad optional field is dropped and logged with its JSON path, never with its value; fields that nobody asked for stay.

mod list;
mod mended;
mod path;
mod raw;
mod read;

use std::borrow::Cow;
use std::cell::Cell;

pub(crate) use list::{Listed, list};
pub(crate) use mended::mended;
pub(crate) use path::Path;
pub(crate) use raw::{Raw, take};
pub(crate) use read::{as_flag, as_id, as_number, as_text, as_whole, id_or_record};
use serde_json::{Map, Value};
use tracing::warn;

use read::as_word;

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
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord>;

    /// The same, of an answer that was read before.
    fn decode(value: Value, path: &str) -> Result<Self, BadRecord> {
        Self::read(value.into(), Path::At(path))
    }
}

/// The fields of one object; each is taken out once.
pub(crate) struct Fields<'p, 'a> {
    fields: Source<'p, 'a>,
    path: Path<'p>,
    /// Where a nested object stands below `path`.
    below: String,
}

/// Where the fields of an object are kept.
enum Source<'p, 'a> {
    /// All of them.
    Whole(raw::Record<'a>),
    /// The known ones alone: lists are long.
    Known(Known<'p, 'a>),
}

/// Values by the place of their names. They are asked for about in the order of the names, so each search goes on where
/// the last one ended.
struct Known<'p, 'a> {
    names: &'static [&'static str],
    values: &'p mut [Option<Raw<'a>>],
    next: Cell<usize>,
}

impl Known<'_, '_> {
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

impl<'p, 'a> Fields<'p, 'a> {
    /// Anything but an object is a bad record.
    pub(crate) fn of(value: Raw<'a>, path: impl Into<Path<'p>>) -> Result<Self, BadRecord> {
        let path = path.into();
        match value {
            Raw::Record(fields) => Ok(Self {
                fields: Source::Whole(fields),
                path,
                below: String::new(),
            }),
            _ => Err(BadRecord {
                path: path.to_string(),
            }),
        }
    }

    /// The record's `_id`, which has to be there.
    pub(crate) fn needed_id<T: From<String>>(&mut self) -> Result<T, BadRecord> {
        self.id("_id").ok_or_else(|| BadRecord {
            path: format!("{}{}", self.path, self.below),
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

    /// A text that is only looked at.
    pub(crate) fn word(&mut self, key: &str) -> Option<Cow<'a, str>> {
        self.take(key, as_word)
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
    pub(crate) fn list<T>(&mut self, key: &str, read: impl Fn(Raw<'a>) -> Option<T>) -> Option<Vec<T>> {
        let items = self.take(key, |value| match value {
            Raw::List(items) => Some(items),
            _ => None,
        })?;
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            match read(item) {
                Some(item) => list.push(item),
                None => {
                    warn!(path = %format_args!("{}{}.{key}[{index}]", self.path, self.below), "an item was dropped");
                }
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
        let (path, below) = (self.path, self.below.clone());
        let within = match below.strip_prefix('.') {
            Some(below) => Path::FieldOf(&path, below),
            None => path,
        };
        self.list(key, |value| T::read(value, Path::FieldOf(&within, key)).ok())
    }

    /// A nested object.
    pub(crate) fn object(&mut self, key: &str) -> Option<Self> {
        let fields = self.take(key, |value| match value {
            Raw::Record(fields) => Some(fields),
            _ => None,
        })?;
        Some(Self {
            fields: Source::Whole(fields),
            path: self.path,
            below: format!("{}.{key}", self.below),
        })
    }

    /// Whatever stands there, unless it is null.
    pub(crate) fn raw(&mut self, key: &str) -> Option<Raw<'a>> {
        let value = match &mut self.fields {
            Source::Whole(fields) => take(fields, key),
            Source::Known(known) => {
                let place = known.place(key)?;
                known.values.get_mut(place)?.take()
            }
        };
        value.filter(|value| !value.is_null())
    }

    /// Whatever stands there, unless it is null; it stays.
    pub(crate) fn peek(&self, key: &str) -> Option<&Raw<'a>> {
        let value = match &self.fields {
            Source::Whole(fields) => fields
                .iter()
                .find_map(|(name, value)| (name == key).then_some(value)),
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
        fn bits(told: impl Iterator<Item = bool>) -> u32 {
            told.zip(0..u32::BITS)
                .fold(0, |bits, (told, place)| bits | u32::from(told) << place)
        }
        match &self.fields {
            Source::Whole(fields) => bits(
                names
                    .iter()
                    .map(|name| fields.iter().any(|(told, _)| told == name)),
            ),
            Source::Known(known) => bits(known.values.iter().map(Option::is_some)),
        }
    }

    /// What nobody asked for; in a list that is not kept.
    pub(crate) fn rest(self) -> Map<String, Value> {
        match self.fields {
            Source::Whole(fields) => fields
                .into_iter()
                .map(|(name, value)| (name.into_owned(), value.into()))
                .collect(),
            Source::Known(_) => Map::new(),
        }
    }

    fn take<T>(&mut self, key: &str, read: impl FnOnce(Raw<'a>) -> Option<T>) -> Option<T> {
        let value = self.raw(key)?;
        let kind = value.kind();
        let read = read(value);
        if read.is_none() {
            warn!(path = %format_args!("{}{}.{key}", self.path, self.below), found = kind, "a field was dropped");
        }
        read
    }
}

/// Every record of a list that can be read; the others are logged. `None` when it is no list at all.
pub(crate) fn records<'a, T: Decode>(value: impl Into<Raw<'a>>, path: &str) -> Option<Vec<T>> {
    let Raw::List(items) = value.into() else {
        return None;
    };
    let path = Path::At(path);
    let mut records = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        match T::read(item, Path::ItemOf(&path, index)) {
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
