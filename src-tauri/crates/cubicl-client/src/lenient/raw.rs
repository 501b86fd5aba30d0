//! JSON as it came: texts and names lie in the answer where they can, and a record is a list of its fields.
//!
//! Most records have few fields and are taken apart at once; a map for each would cost more than reading it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::mem;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::{Number, Value};

/// Records with more fields than this are looked through with a map while they are read.
const MANY: usize = 32;

/// Any JSON value. No name stands twice in a record.
#[derive(Clone, Debug, Default)]
pub(crate) enum Raw<'a> {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Self>),
    Record(Record<'a>),
}

/// The fields of a record, in their order.
pub(crate) type Record<'a> = Vec<(Cow<'a, str>, Raw<'a>)>;

impl<'a> Raw<'a> {
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Record(fields) = self else { return None };
        fields
            .iter()
            .find_map(|(name, value)| (name == key).then_some(value))
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub(crate) fn is_record(&self) -> bool {
        matches!(self, Self::Record(_))
    }

    /// JSON's word for what it is.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::Text(_) => "string",
            Self::List(_) => "array",
            Self::Record(_) => "object",
        }
    }

    /// The same, apart from the answer. Names of records among `known` take no memory.
    pub(crate) fn kept(self, known: &[&'static str]) -> Raw<'static> {
        let name = |name: Cow<'a, str>| match known.iter().find(|known| **known == name) {
            Some(known) => Cow::Borrowed(*known),
            None => Cow::Owned(name.into_owned()),
        };
        match self {
            Self::Null => Raw::Null,
            Self::Bool(flag) => Raw::Bool(flag),
            Self::Number(number) => Raw::Number(number),
            Self::Text(text) => Raw::Text(Cow::Owned(text.into_owned())),
            Self::List(items) => Raw::List(fitted(items.into_iter().map(|item| item.kept(known)))),
            Self::Record(fields) => Raw::Record(fitted(
                fields
                    .into_iter()
                    .map(|(key, value)| (name(key), value.kept(known))),
            )),
        }
    }
}

/// While it was read there was more room than it takes.
fn fitted<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut fitted: Vec<T> = items.collect();
    fitted.shrink_to_fit();
    fitted
}

/// Takes a field out; what was last takes its place.
pub(crate) fn take<'a>(fields: &mut Record<'a>, key: &str) -> Option<Raw<'a>> {
    let place = fields.iter().position(|(name, _)| name == key)?;
    Some(fields.swap_remove(place).1)
}

/// As of maps: the order of the fields says nothing.
impl PartialEq for Raw<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(one), Self::List(other)) => one == other,
            (Self::Record(one), Self::Record(other)) => same_fields(one, other),
            _ => false,
        }
    }
}

fn same_fields(one: &Record<'_>, other: &Record<'_>) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let in_order = one.iter().zip(other).all(|((one, _), (other, _))| one == other);
    if in_order {
        return one.iter().zip(other).all(|((_, one), (_, other))| one == other);
    }
    let fields: HashMap<&str, &Raw<'_>> = other.iter().map(|(name, value)| (&**name, value)).collect();
    one.iter()
        .all(|(name, value)| fields.get(&**name).is_some_and(|other| *other == value))
}

impl From<Value> for Raw<'_> {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(flag),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(Cow::Owned(text)),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(fields) => Self::Record(
                fields
                    .into_iter()
                    .map(|(name, value)| (Cow::Owned(name), Self::from(value)))
                    .collect(),
            ),
        }
    }
}

impl From<Raw<'_>> for Value {
    fn from(raw: Raw<'_>) -> Self {
        match raw {
            Raw::Null => Self::Null,
            Raw::Bool(flag) => Self::Bool(flag),
            Raw::Number(number) => Self::Number(number),
            Raw::Text(text) => Self::String(text.into_owned()),
            Raw::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Raw::Record(fields) => Self::Object(
                fields
                    .into_iter()
                    .map(|(name, value)| (name.into_owned(), Self::from(value)))
                    .collect(),
            ),
        }
    }
}

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => items.serialize(serializer),
            Self::Record(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl<'de> Deserialize<'de> for Raw<'de> {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        value.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Raw<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Raw::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Raw::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Raw::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map_or(Raw::Null, Raw::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Raw::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Raw::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut record: A) -> Result<Self::Value, A::Error> {
        let mut fields = Record::new();
        let mut places = HashMap::new();
        while let Some(Name(name)) = record.next_key()? {
            let value = record.next_value()?;
            if fields.len() == MANY {
                let named = |(place, (name, _)): (usize, &(Cow<'de, str>, _))| (name.clone(), place);
                places = fields.iter().enumerate().map(named).collect();
            }
            let before = match fields.len() {
                ..MANY => fields.iter().position(|(known, _)| *known == name),
                _ => places.get(&name).copied(),
            };
            // The last of a name counts, as everywhere.
            match before.and_then(|place| fields.get_mut(place)) {
                Some((_, before)) => drop(mem::replace(before, value)),
                None => {
                    if fields.len() >= MANY {
                        places.insert(name.clone(), fields.len());
                    }
                    fields.push((name, value));
                }
            }
        }
        Ok(Raw::Record(fields))
    }
}

/// A field's name.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(name: D) -> Result<Self, D::Error> {
        name.deserialize_str(NameReader)
    }
}

struct NameReader;

impl<'de> Visitor<'de> for NameReader {
    type Value = Name<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::Raw;

    fn read(text: &str) -> Raw<'_> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_is_read_is_what_serde_json_reads() {
        let mut many = (0..100)
            .map(|number| format!(r#""k{}": {number}"#, number % 70))
            .collect::<Vec<_>>();
        many.extend((20..30).map(|number| format!(r#""k{number}": [{{"x": null}}]"#)));
        let many = format!("{{{}}}", many.join(","));
        for text in [
            "null",
            "true",
            "-3",
            "18446744073709551615",
            "1.5e3",
            r#""plain""#,
            r#""\u015fi\n""#,
            "[]",
            "{}",
            r#"[1, "a", [null], {"b": {"c": false}}]"#,
            r#"{"a": 1, "b\u0041": 2, "a": 3, "bA": 4}"#,
            &many,
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(Value::from(read(text)), value, "{text}");
            assert_eq!(Value::from(Raw::from(value.clone())), value, "{text}");
            assert_eq!(serde_json::to_string(&read(text)).unwrap(), value.to_string());
            assert_eq!(read(text).kept(&["a"]), read(text));
        }
    }

    #[test]
    fn the_order_of_fields_does_not_tell_records_apart() {
        assert_eq!(read(r#"{"a": 1, "b": [2]}"#), read(r#"{"b": [2], "a": 1}"#));
        for other in [
            r#"{"a": 1}"#,
            r#"{"a": 1, "b": 2}"#,
            r#"{"a": 1, "c": [2]}"#,
            r#"{"b": 1, "a": [2]}"#,
            "[]",
        ] {
            assert_ne!(read(r#"{"a": 1, "b": [2]}"#), read(other), "{other}");
        }
    }
}
