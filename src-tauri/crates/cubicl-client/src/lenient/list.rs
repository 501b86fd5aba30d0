//! Long lists, read in one pass: of each record only the fields that are asked for.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use tracing::warn;

use super::{BadRecord, Fields, Known, Path, Raw, Source, mended};

/// A record of a list.
pub(crate) trait Listed: Sized {
    /// All fields that [`Listed::listed`] asks for.
    const FIELDS: &'static [&'static str];
    /// Reads one record.
    fn listed(fields: Fields<'_, '_>) -> Result<Self, BadRecord>;
}

/// The records of a JSON array that can be read; the others are logged. `None` when it is no array at all.
pub(crate) fn list<T: Listed>(body: &[u8]) -> Option<Records<T>> {
    whole(body).or_else(|| whole(&mended(body)?))
}

fn whole<T: Listed>(body: &[u8]) -> Option<Records<T>> {
    let mut body = serde_json::Deserializer::from_slice(body);
    let list = body.deserialize_seq(List(PhantomData)).ok()?;
    body.end().ok().map(|()| list)
}

/// What a list holds.
pub(crate) struct Records<T> {
    /// Those that can be read.
    pub(crate) read: Vec<T>,
    /// How many there are in all.
    pub(crate) length: usize,
    /// How many there are up to the last that can be read.
    pub(crate) read_to: usize,
}

struct List<T>(PhantomData<T>);

impl<'de, T: Listed> Visitor<'de> for List<T> {
    type Value = Records<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let (mut read, mut length, mut read_to) = (Vec::new(), 0, 0);
        let mut order = Vec::new();
        let mut values = Vec::new();
        while let Some(is_record) = items.next_element_seed(Record {
            names: T::FIELDS,
            order: &mut order,
            values: &mut values,
        })? {
            let path = Path::Item(length);
            length += 1;
            let record = match is_record {
                true => T::listed(Fields {
                    fields: Source::Known(Known {
                        names: T::FIELDS,
                        values: &mut values,
                        next: Cell::new(0),
                    }),
                    path,
                    below: String::new(),
                }),
                false => Err(BadRecord {
                    path: path.to_string(),
                }),
            };
            match record {
                Ok(record) => {
                    read.push(record);
                    read_to = length;
                }
                Err(bad) => warn!(path = bad.path, "a record was dropped"),
            }
        }
        Ok(Records {
            read,
            length,
            read_to,
        })
    }
}

/// One record: true with the values of the known fields, or false when it is no object.
struct Record<'a, 'de> {
    names: &'static [&'static str],
    /// The places of the fields of the record before, in its order: mostly the next one has the same.
    order: &'a mut Vec<Option<usize>>,
    /// Of the record before, until this one is read.
    values: &'a mut Vec<Option<Raw<'de>>>,
}

impl<'de> DeserializeSeed<'de> for Record<'_, 'de> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, record: D) -> Result<Self::Value, D::Error> {
        record.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Record<'_, 'de> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        self.values.clear();
        self.values.resize(self.names.len(), None);
        let mut read = 0;
        while let Some(place) = fields.next_key_seed(Name {
            names: self.names,
            guess: self.order.get(read).copied().flatten(),
        })? {
            match self.order.get_mut(read) {
                Some(before) => *before = place,
                None => self.order.push(place),
            }
            read += 1;
            match place.and_then(|place| self.values.get_mut(place)) {
                Some(value) => *value = Some(fields.next_value()?),
                None => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(true)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(false)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(false)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(false)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(false)
    }
}

/// The place of a field's name among the known ones.
struct Name {
    names: &'static [&'static str],
    guess: Option<usize>,
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<Self::Value, D::Error> {
        name.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        let guessed = self
            .guess
            .filter(|place| self.names.get(*place).is_some_and(|known| *known == name));
        Ok(guessed.or_else(|| self.names.iter().position(|known| *known == name)))
    }
}
