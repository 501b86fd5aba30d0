//! Which of the shapes that the contract allows this server speaks: one switch for each assumption about an answer.
//!
//! Handlers answer in the usual shape, the first of each switch; `answer` turns that into the chosen ones, `request`
//! turns what is written back. The gate calls both.

mod answer;
mod record;
mod request;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use answer::{Asked, spoken};
pub(crate) use request::heard;

use crate::random::Random;

/// So many seeds, from a multiple of it on, show every shape: no switch has more.
const ROUND: u64 = 4;

macro_rules! switches {
    ($($(#[$about:meta])* $name:ident: $kind:ident { $($(#[$mark:meta])* $shape:ident),+ })+) => {
        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(rename_all = "kebab-case")]
            pub(crate) enum $kind { $($(#[$mark])* $shape),+ }

            impl $kind {
                const ALL: &'static [Self] = &[$(Self::$shape),+];
            }
        )+

        /// One shape of every switch; the usual ones by default.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
        pub struct Dialect {
            $($(#[$about])* pub(crate) $name: $kind,)+
        }

        impl Dialect {
            /// One shape of each switch, by chance. Four seeds in a row from a multiple of four on show every shape.
            pub fn of_seed(seed: u64) -> Self {
                let mut random = Random::new(seed / ROUND);
                let step = usize::try_from(seed % ROUND).unwrap_or(0);
                Self {
                    $($name: {
                        let all = $kind::ALL;
                        all[(random.below(all.len()) + step) % all.len()]
                    },)+
                }
            }

            /// Every switch with every shape it has.
            pub fn every_shape() -> Vec<(String, String)> {
                let mut every = Vec::new();
                $(for shape in $kind::ALL {
                    every.push((stringify!($name).replace('_', "-"), text(serde_json::to_value(shape))));
                })+
                every
            }
        }
    };
}

switches! {
    /// What an update answers (A5).
    change: Change { #[default] Both, Bare, Other }
    /// What making a subtask answers (A6).
    subtask: Subtask { #[default] Bare, Wrapped }
    /// A download link as a JSON string or as plain text (A15).
    link: Link { #[default] Quoted, Plain }
    /// What `message` holds when a chat message was sent.
    message: Message { #[default] Record, Id }
    /// Whether bookkeeping's lists and entries stand alone (A19).
    bookkeeping: Bookkeeping { #[default] Bare, Wrapped }
    /// What becomes of `limit` (A3): taken up to the settings' cap, cut down, or not looked at.
    limit: Limit { #[default] Honoured, Capped20, Capped50, Ignored }
    /// The key of a checklist item's text (A12).
    step_name: StepName { #[default] Name, Text, Title }
    /// The key of a checklist item's mark (A12).
    step_mark: StepMark { #[default] Completed, Done, Checked, IsCompleted }
    /// The key of a progress bar's end (A12).
    step_total: StepTotal { #[default] Total, TotalSteps }
    /// The key of an activity's author (A8).
    author: Author { #[default] User, CreatedBy, From }
    /// What a list's rows carry (A4): the usual, nothing that was not asked for, or null for all that is not set. Of
    /// other records the bone leaves out what is empty.
    rows: Rows { #[default] Usual, Bone, Nulls }
    /// Whether records carry fields that are not documented.
    unknown: Unknown { #[default] None, Everywhere }
    /// The files of a task (A13) and of a chat message: records, records of an id alone, ids.
    files: Files { #[default] Records, Bare, Ids }
    /// The body of a refusal (A2).
    errors: Errors { #[default] Code, Json, Html, Empty }
    /// How a 429 says when to come again (A1).
    retry_after: RetryAfter { #[default] Absent, Seconds, Date }
    /// Permission levels (A18).
    levels: Levels { #[default] Number, Word }
    /// How the messages of a chat are sorted (A17).
    message_order: MessageOrder { #[default] NewestFirst, OldestFirst }
}

impl Dialect {
    /// The same dialect with another shape of one switch; `None` when there is no such switch or shape.
    #[must_use]
    pub fn with(&self, switch: &str, shape: &str) -> Option<Self> {
        let mut switches = serde_json::to_value(self).ok()?;
        switches
            .as_object_mut()?
            .insert(switch.to_owned(), Value::String(shape.to_owned()));
        serde_json::from_value(switches).ok()
    }

    /// Every switch with the shape that is chosen.
    pub fn shapes(&self) -> Vec<(String, String)> {
        match serde_json::to_value(self) {
            Ok(Value::Object(switches)) => switches
                .into_iter()
                .map(|(switch, shape)| (switch, text(Ok(shape))))
                .collect(),
            _ => Vec::new(),
        }
    }
}

fn text(shape: serde_json::Result<Value>) -> String {
    shape
        .ok()
        .and_then(|shape| shape.as_str().map(str::to_owned))
        .unwrap_or_default()
}

impl StepName {
    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Text => "text",
            Self::Title => "title",
        }
    }
}

impl StepMark {
    fn key(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Done => "done",
            Self::Checked => "checked",
            Self::IsCompleted => "isCompleted",
        }
    }
}

impl StepTotal {
    fn key(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::TotalSteps => "totalSteps",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Dialect, ROUND};

    #[test]
    fn a_round_of_seeds_shows_every_shape() {
        let every: BTreeSet<_> = Dialect::every_shape().into_iter().collect();
        assert!(every.len() > 40);
        for round in [0, 1, 77] {
            let seen: BTreeSet<_> = (0..ROUND)
                .flat_map(|step| Dialect::of_seed(round * ROUND + step).shapes())
                .collect();
            assert_eq!(seen, every, "round {round}");
        }
        assert_ne!(Dialect::of_seed(0), Dialect::of_seed(ROUND));
    }

    #[test]
    fn a_switch_is_set_by_its_names() {
        let usual = Dialect::default();
        for (switch, shape) in Dialect::every_shape() {
            let dialect = usual.with(&switch, &shape).unwrap();
            assert!(dialect.shapes().contains(&(switch, shape)));
        }
        assert_eq!(usual.with("change", "loud"), None);
        assert_eq!(usual.with("mood", "bare"), None);
    }
}
