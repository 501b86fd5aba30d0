//! Steps of a task: a checklist, a progress bar, or none.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use super::Checklist;
use crate::lenient::{Raw, as_number};

const TOTALS: [&str; 2] = ["total", "totalSteps"];

/// The steps, by `stepType`.
///
/// Assumption A12: a checklist is `{id, name, completed}[]`, a bar `{completed, total}`; also read are `text` and `title`,
/// `done`, `checked` and `isCompleted`, `totalSteps`, and a checklist in an object's `items`. What is written has the very
/// keys it came with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Steps {
    /// None.
    #[default]
    None,
    /// Items to tick.
    Checklist(Checklist),
    /// So many of so many. Unknown fields are kept.
    Progress(Map<String, Value>),
    /// Of a shape that this client does not know: not to be written over.
    Unknown {
        /// The value of `stepType`.
        step_type: String,
        /// As they came.
        steps: Map<String, Value>,
    },
}

impl Steps {
    pub(crate) fn read<'a>(step_type: Option<&str>, steps: Option<impl Into<Raw<'a>>>) -> Self {
        let steps = steps.map_or(Raw::Null, Into::into);
        match (step_type, steps) {
            (Some("none"), _) => Self::None,
            (_, steps) if Checklist::is_one(&steps) => Self::Checklist(Checklist::from(steps)),
            (step_type, Raw::Record(fields)) if !fields.is_empty() => {
                let is_bar = fields.iter().any(|(name, _)| name == "completed");
                let steps = fields
                    .into_iter()
                    .map(|(name, value)| (name.into_owned(), value.into()))
                    .collect();
                match is_bar {
                    true => Self::Progress(steps),
                    false => Self::Unknown {
                        step_type: step_type.unwrap_or("steps").to_owned(),
                        steps,
                    },
                }
            }
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
    pub fn step_type(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Checklist(_) => "steps",
            Self::Progress(_) => "progress",
            Self::Unknown { step_type, .. } => step_type,
        }
    }

    /// The value of `steps`, with the very keys it was read with.
    pub fn to_json(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Checklist(list) => list.to_json(),
            Self::Progress(fields) | Self::Unknown { steps: fields, .. } => Value::Object(fields.clone()),
        }
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
    use crate::model::CheckItem;

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
    fn a_list_in_an_object_is_written_back_into_it() {
        let told = json!({ "title": "Kurulum", "items": [{ "id": "a", "name": "Measure", "completed": false }], "v": 2 });
        let mut steps = Steps::read(Some("steps"), Some(told.clone()));
        assert_eq!(steps.to_json(), told);
        let Steps::Checklist(items) = &mut steps else {
            panic!("a checklist")
        };
        items[0] = items[0].with_done(true);
        let new = CheckItem::new("Cut", items.last());
        items.push(new);
        assert_eq!(
            steps.to_json(),
            json!({
                "title": "Kurulum",
                "items": [
                    { "id": "a", "name": "Measure", "completed": true },
                    { "name": "Cut", "completed": false },
                ],
                "v": 2,
            })
        );
        let stored = serde_json::to_string(&steps).unwrap();
        assert_eq!(serde_json::from_str::<Steps>(&stored).unwrap(), steps);
    }

    #[test]
    fn a_bare_list_is_stored_as_a_bare_list() {
        let stored = r#"{"Checklist":[{"title":"A","done":true,"x":[1]},"B"]}"#;
        let steps: Steps = serde_json::from_str(stored).unwrap();
        assert_eq!(serde_json::to_string(&steps).unwrap(), stored);
    }

    #[test]
    fn steps_of_an_unknown_shape_are_kept_as_they_came() {
        for (step_type, told) in [
            ("steps", json!({ "groups": [{ "name": "A" }] })),
            ("board", json!({ "items": "many" })),
            ("progress", json!({ "total": 10 })),
        ] {
            let steps = Steps::read(Some(step_type), Some(told.clone()));
            assert!(matches!(steps, Steps::Unknown { .. }), "{told}");
            assert_eq!((steps.step_type(), steps.to_json()), (step_type, told));
        }
        for nothing in [json!({}), json!(null), json!(7)] {
            assert_eq!(Steps::read(Some("steps"), Some(nothing)), Steps::None);
        }
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
