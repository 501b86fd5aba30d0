//! What may stand in a report. There is no way to put a text of an answer into one.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::lenient::kind_of;

const LONGEST_KEY: usize = 24;
const MOST_KEYS: usize = 40;
/// Stands for the name of a key that could be an id or somebody's words.
pub(super) const MASKED: &str = "…";

/// A description made of fixed words, counts, kinds of JSON values and names of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Seen(String);

impl Seen {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn of(words: &'static str) -> Self {
        Self::new().say(words)
    }

    #[must_use]
    pub(super) fn say(mut self, words: &'static str) -> Self {
        self.0.push_str(words);
        self
    }

    #[must_use]
    pub(super) fn count(mut self, number: impl Into<u64>) -> Self {
        self.0.push_str(&number.into().to_string());
        self
    }

    /// `number` of `of`.
    #[must_use]
    pub(super) fn part(self, number: usize, of: usize) -> Self {
        self.length(number).say(" of ").length(of)
    }

    #[must_use]
    pub(super) fn length(self, number: usize) -> Self {
        self.count(u64::try_from(number).unwrap_or(u64::MAX))
    }

    /// The name of a key, masked unless it looks like one that a programmer chose.
    #[must_use]
    pub(super) fn key(mut self, key: &str) -> Self {
        self.0.push_str(masked(key));
        self
    }

    /// The kind of a value; of a list and of a record what is in it, one level deep.
    #[must_use]
    pub(super) fn shape(self, value: &Value) -> Self {
        match value {
            Value::Array(items) if items.is_empty() => self.say("empty list"),
            Value::Array(items) => self.say("list of ").kinds(items),
            Value::Object(fields) => {
                let mut seen = self.say("{");
                for (place, (key, value)) in fields.iter().take(MOST_KEYS).enumerate() {
                    let comma = if place == 0 { "" } else { ", " };
                    seen = seen.say(comma).key(key).say(": ").say(kind_of(value));
                }
                seen.say(if fields.len() > MOST_KEYS { ", …}" } else { "}" })
            }
            other => self.say(kind_of(other)),
        }
    }

    /// The kinds of several values.
    #[must_use]
    pub(super) fn kinds<'a>(self, values: impl IntoIterator<Item = &'a Value>) -> Self {
        let kinds: BTreeSet<&'static str> = values.into_iter().map(kind_of).collect();
        self.words(kinds, " or ")
    }

    #[must_use]
    pub(super) fn words(
        mut self,
        words: impl IntoIterator<Item = &'static str>,
        between: &'static str,
    ) -> Self {
        for (place, word) in words.into_iter().enumerate() {
            self = self.say(if place == 0 { "" } else { between }).say(word);
        }
        self
    }

    /// Right behind it.
    #[must_use]
    pub(super) fn then(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// Both, as two remarks.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        match (self.0.is_empty(), other.0.is_empty()) {
            (true, _) => other,
            (_, true) => self,
            _ => self.say("; ").then(&other),
        }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Keys of an API begin small and are plain words; ids, names, addresses and tokens do not look like that.
fn masked(key: &str) -> &str {
    let word = key.trim_start_matches('_');
    let plain = key.len() <= LONGEST_KEY
        && key.len() - word.len() <= 2
        && word.starts_with(|first: char| first.is_ascii_lowercase())
        && word
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && word.chars().filter(char::is_ascii_digit).count() <= 2
        && word.chars().filter(char::is_ascii_uppercase).count() <= 4
        && !(word.len() >= 8 && word.chars().all(|letter| letter.is_ascii_hexdigit()));
    if plain { key } else { MASKED }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::{MASKED, Seen, masked};

    #[test]
    fn keys_that_a_programmer_chose_stay() {
        for key in [
            "_id",
            "__v",
            "createdAt",
            "portal_followers",
            "x1",
            "sharedWithCustomer",
        ] {
            assert_eq!(masked(key), key);
        }
    }

    #[test]
    fn keys_that_could_be_somebodys_words_or_ids_are_masked() {
        for key in [
            "",
            "_",
            "5f3a9c0012ab34cd56ef7890",
            "deadbeefdeadbeef",
            "Ayşe",
            "Müşteri IBAN",
            "sürüm",
            "a@b.example",
            "https://cubicl.io",
            "eyJhbGciOiJIUzI1NiJ9",
            "u1234",
            "averylongwordthatnobodywouldchoose",
            "___proto",
        ] {
            assert_eq!(masked(key), MASKED, "{key}");
        }
    }

    #[test]
    fn a_shape_tells_kinds_and_never_values() {
        let record = json!({ "_id": "secret", "Ada Lovelace": 3, "tags": ["gizli"], "x": null });
        assert_eq!(
            Seen::new().shape(&record).to_string(),
            "{_id: string, …: number, tags: array, x: null}"
        );
        assert_eq!(
            Seen::new().shape(&json!([1, "a", 2])).to_string(),
            "list of number or string"
        );
        assert_eq!(Seen::new().shape(&json!([])).to_string(), "empty list");
    }

    proptest! {
        #[test]
        fn no_text_of_a_value_comes_through(text in "[A-ZÇĞİÖŞÜ0-9]{3,12}", key in "\\PC{0,40}") {
            let seen = Seen::new().shape(&json!({ "name": text, key: [text] })).to_string();
            prop_assert!(!seen.contains(&text), "{seen}");
        }
    }
}
