//! A checklist and its items, with whatever else came with them.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::lenient::{Raw, as_flag, as_text};

const IDS: [&str; 2] = ["id", "_id"];
const NAMES: [&str; 3] = ["name", "text", "title"];
const MARKS: [&str; 4] = ["completed", "done", "checked", "isCompleted"];
/// All of these: most items have no other key.
const KEYS: [&str; 9] = [
    IDS[0], NAMES[0], MARKS[0], IDS[1], NAMES[1], NAMES[2], MARKS[1], MARKS[2], MARKS[3],
];
/// Where the list stands in an object.
const ITEMS: &str = "items";

/// The items of a checklist, and what they came in: nothing, or an object with the list as its `items` (A12).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checklist {
    items: Vec<CheckItem>,
    /// The object, with nothing in the place of the list.
    around: Option<Box<Raw<'static>>>,
}

impl Checklist {
    pub(crate) fn is_one(steps: &Raw<'_>) -> bool {
        match steps {
            Raw::List(_) => true,
            Raw::Record(_) => {
                steps.get("completed").is_none() && matches!(steps.get(ITEMS), Some(Raw::List(_)))
            }
            _ => false,
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        let items = || Value::Array(self.items.iter().map(|item| item.0.clone().into()).collect());
        match &self.around {
            None => items(),
            Some(around) => {
                let mut object = Value::from(around.as_ref().clone());
                object[ITEMS] = items();
                object
            }
        }
    }
}

impl Deref for Checklist {
    type Target = Vec<CheckItem>;

    fn deref(&self) -> &Self::Target {
        &self.items
    }
}

impl DerefMut for Checklist {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.items
    }
}

impl From<Vec<CheckItem>> for Checklist {
    fn from(items: Vec<CheckItem>) -> Self {
        Self { items, around: None }
    }
}

/// What is no checklist is an empty one.
impl From<Raw<'_>> for Checklist {
    fn from(mut steps: Raw<'_>) -> Self {
        let list = match &mut steps {
            Raw::Record(fields) => fields
                .iter_mut()
                .find_map(|(name, value)| (name == ITEMS).then(|| std::mem::take(value))),
            list => Some(std::mem::take(list)),
        };
        let items = match list {
            Some(Raw::List(items)) => items.into_iter().map(CheckItem::from).collect(),
            _ => Vec::new(),
        };
        let around = steps.is_record().then(|| Box::new(steps.kept(&[ITEMS])));
        Self { items, around }
    }
}

/// A bare list is written as one.
impl Serialize for Checklist {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.around {
            None => self.items.serialize(serializer),
            Some(_) => self.to_json().serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Checklist {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        Raw::deserialize(list).map(Self::from)
    }
}

/// One item of a checklist, kept with the very keys it came with. What is no record has no name and stays as it is, unless
/// it is a bare text: that is its name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct CheckItem(Raw<'static>);

impl CheckItem {
    /// A new item; the server gives it an id. It is written with the keys of `like`, an item of the same list.
    pub fn new(name: &str, like: Option<&CheckItem>) -> Self {
        let keys = |known: &[&'static str]| like.and_then(|item| item.key(known)).unwrap_or(known[0]);
        Self(Raw::Record(vec![
            (Cow::Borrowed(keys(&NAMES)), text(name)),
            (Cow::Borrowed(keys(&MARKS)), Raw::Bool(false)),
        ]))
    }

    /// The item's own id.
    pub fn id(&self) -> Option<&str> {
        IDS.iter().find_map(|key| match self.0.get(key)? {
            Raw::Text(id) => Some(&**id),
            _ => None,
        })
    }

    /// What is to be done.
    pub fn name(&self) -> String {
        let name = match self.key(&NAMES) {
            Some(key) => self.0.get(key),
            None => Some(&self.0),
        };
        name.cloned().and_then(as_text).unwrap_or_default()
    }

    /// Whether it is done.
    pub fn done(&self) -> bool {
        self.key(&MARKS)
            .and_then(|key| as_flag(self.0.get(key)?.clone()))
            .unwrap_or(false)
    }

    /// The same item, done or not.
    #[must_use]
    pub fn with_done(&self, done: bool) -> Self {
        self.with(&MARKS, Raw::Bool(done))
    }

    /// The same item under another name.
    #[must_use]
    pub fn with_name(&self, name: &str) -> Self {
        self.with(&NAMES, text(name))
    }

    fn with(&self, known: &[&'static str], value: Raw<'static>) -> Self {
        let mut item = match &self.0 {
            // A bare text has no room for a mark.
            Raw::Text(name) => Self::new(name, None).0,
            item => item.clone(),
        };
        let key = self.key(known).unwrap_or(known[0]);
        if let Raw::Record(fields) = &mut item {
            match fields.iter_mut().find(|(name, _)| name == key) {
                Some((_, before)) => *before = value,
                None => fields.push((Cow::Borrowed(key), value)),
            }
        }
        Self(item)
    }

    fn key(&self, known: &[&'static str]) -> Option<&'static str> {
        known.iter().copied().find(|key| self.0.get(key).is_some())
    }
}

impl From<Raw<'_>> for CheckItem {
    fn from(item: Raw<'_>) -> Self {
        Self(item.kept(&KEYS))
    }
}

impl<'de> Deserialize<'de> for CheckItem {
    fn deserialize<D: Deserializer<'de>>(item: D) -> Result<Self, D::Error> {
        Raw::deserialize(item).map(Self::from)
    }
}

fn text(text: &str) -> Raw<'static> {
    Raw::Text(Cow::Owned(text.to_owned()))
}
