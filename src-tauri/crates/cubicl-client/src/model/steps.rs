//! Steps of a task: a checklist, a progress bar, or none.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use crate::lenient::{as_flag, as_number, as_text};

const NAMES: [&str; 3] = ["name", "text", "title"];
const MARKS: [&str; 4] = ["completed", "done", "checked", "isCompleted"];
const TOTALS: [&str; 2] = ["total", "totalSteps"];

/// The steps, by `stepType`.
///
/// Assumption A12: a checklist is `{id, name, completed}[]`, a bar `{completed, total}`; also read are `text` and `title`,
/// `done`, `checked` and `isCompleted`, `totalSteps`. What is written has the very keys it came with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Steps {
    /// None, or a kind this client does not know.
    #[default]
    None,
    /// Items to tick.
    Checklist(Vec<CheckItem>),
    /// So many of so many. Unknown fields are kept.
    Progress(Map<String, Value>),
}

impl Steps {
    pub(crate) fn read(step_type: Option<&str>, steps: Option<Value>) -> Self {
        match (step_type, steps) {
            (Some("none"), _) | (_, None) => Self::None,
            (_, Some(Value::Array(items))) => Self::Checklist(items.into_iter().map(CheckItem).collect()),
            (_, Some(Value::Object(bar))) if bar.contains_key("completed") => Self::Progress(bar),
            _ => Self::None,
        }
    }

    /// A progress bar with another `completed`; everything else as it was.
    pub fn with_completed(&self, completed: f64) -> Self {
        let Self::Progress(bar) = self else {
            return self.clone();
        };
        let mut bar = bar.clone();
        bar.insert("completed".to_owned(), number(completed));
        Self::Progress(bar)
    }

    /// `completed` and `total` of a progress bar. Without a total it counts to 100.
    pub fn progress(&self) -> Option<(f64, f64)> {
        let Self::Progress(bar) = self else { return None };
        let completed = bar.get("completed").cloned().and_then(as_number).unwrap_or(0.0);
        let total = TOTALS
            .iter()
            .find_map(|key| as_number(bar.get(*key)?.clone()))
            .unwrap_or(100.0);
        Some((completed, total))
    }

    /// The value of `stepType`.
    pub fn step_type(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Checklist(_) => "steps",
            Self::Progress(_) => "progress",
        }
    }

    /// The value of `steps`, with the very keys it was read with.
    pub fn to_json(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Checklist(items) => items.iter().map(|item| item.0.clone()).collect(),
            Self::Progress(bar) => Value::Object(bar.clone()),
        }
    }
}

/// One item of a checklist, kept with the very keys it came with. What is no record has no name and stays as it is, unless
/// it is a bare text: that is its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CheckItem(Value);

impl CheckItem {
    /// A new item; the server gives it an id. It is written with the keys of `like`, an item of the same list.
    pub fn new(name: &str, like: Option<&CheckItem>) -> Self {
        let keys = |known: &[&'static str]| like.and_then(|item| item.key(known)).unwrap_or(known[0]);
        let mut item = Map::new();
        item.insert(keys(&NAMES).to_owned(), Value::String(name.to_owned()));
        item.insert(keys(&MARKS).to_owned(), Value::Bool(false));
        Self(Value::Object(item))
    }

    /// The item's own id.
    pub fn id(&self) -> Option<&str> {
        ["id", "_id"].iter().find_map(|key| self.0.get(*key)?.as_str())
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
        self.with(&MARKS, Value::Bool(done))
    }

    /// The same item under another name.
    #[must_use]
    pub fn with_name(&self, name: &str) -> Self {
        self.with(&NAMES, Value::String(name.to_owned()))
    }

    fn with(&self, known: &[&'static str], value: Value) -> Self {
        let mut item = match self.0.clone() {
            // A bare text has no room for a mark.
            Value::String(name) => Self::new(&name, None).0,
            item => item,
        };
        if let Some(item) = item.as_object_mut() {
            item.insert(self.key(known).unwrap_or(known[0]).to_owned(), value);
        }
        Self(item)
    }

    fn key(&self, known: &[&'static str]) -> Option<&'static str> {
        known.iter().copied().find(|key| self.0.get(*key).is_some())
    }
}

/// A whole number without a fraction, as a person writes it.
pub(crate) fn number(value: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    if value.fract() == 0.0 && value.abs() < 9.0e15 {
        return Value::Number((value as i64).into());
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Steps;

    #[test]
    fn an_item_that_is_a_bare_text_has_it_as_its_name_and_can_be_ticked() {
        let steps = Steps::read(Some("steps"), Some(json!(["Measure", "Cut"])));
        let Steps::Checklist(items) = &steps else {
            panic!("a checklist")
        };
        assert_eq!((items[0].name().as_str(), items[0].done()), ("Measure", false));
        let ticked = items[0].with_done(true);
        assert_eq!((ticked.name().as_str(), ticked.done()), ("Measure", true));
        assert_eq!(
            steps.to_json(),
            json!(["Measure", "Cut"]),
            "what nobody changed stays"
        );
    }

    #[test]
    fn a_bar_of_numeric_texts_counts() {
        let bar = Steps::read(
            Some("progress"),
            Some(json!({ "completed": "3", "totalSteps": "10" })),
        );
        assert_eq!(bar.progress(), Some((3.0, 10.0)));
        assert_eq!(bar.with_completed(4.0).to_json()["completed"], Value::from(4));
    }
}
