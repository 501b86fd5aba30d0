//! One judgement for each assumption, from the answers as they came.

mod lists;
mod people;
mod protocol;
mod rest;
mod tasks;

use serde_json::Value;

use super::ask::Asker;
use super::gather::Gathered;
use super::report::{Finding, Verdict, Why};
use super::seen::Seen;

/// How much of an assumption reading can show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Whole,
    InPart,
    /// It is about changes alone.
    Nothing,
}

use Shown::{InPart, Nothing, Whole};

/// The assumptions of `docs/cubicl-api.md`, section 10.
const ABOUT: [(&str, Shown); 26] = [
    ("60 requests a minute; how a 429 says when to come again", InPart),
    ("the body of a refusal", Whole),
    ("`limit` and `skip` of lists", Whole),
    ("what rows of a list leave out; `include`", Whole),
    ("what an update answers", Nothing),
    ("making a subtask", Nothing),
    ("the body that changes a state", Nothing),
    ("fields of comments and history", InPart),
    ("whether a client sees a comment", InPart),
    ("tags are texts, and the filter takes them", InPart),
    ("`archivedAt` marks what is archived", InPart),
    ("keys of checklists and progress bars", InPart),
    ("what a task's `files` hold", InPart),
    ("recurrence is kept as it is", InPart),
    ("how a download link comes", InPart),
    ("directories of Files pages", InPart),
    ("messages can be sorted", Whole),
    ("permission levels", Whole),
    ("`_id` in bookkeeping; lists in an envelope", Whole),
    ("payments and changed entries", Nothing),
    ("types of webhooks", InPart),
    ("where pictures are", InPart),
    ("a lost answer to a POST", Nothing),
    ("the unit of `timezone`", Whole),
    ("descriptions and comments: text or HTML", Whole),
    ("how a day is stored", Whole),
];

/// The findings A1 to A26.
pub(super) fn all(gathered: &Gathered, asker: &Asker<'_>) -> Vec<Finding> {
    let about = ABOUT.iter().zip(1u8..);
    about
        .map(|(&(about, shown), assumption)| Finding {
            assumption,
            about,
            in_part: shown == InPart,
            verdict: match shown {
                Nothing => Verdict::not_shown(Why::NeedsChange),
                Whole | InPart => of(assumption, gathered, asker),
            },
        })
        .collect()
}

fn of(assumption: u8, gathered: &Gathered, asker: &Asker<'_>) -> Verdict {
    match assumption {
        1 => protocol::limit(asker),
        2 => protocol::refusals(asker),
        3 => lists::paging(gathered),
        4 => lists::rows(gathered),
        8 => tasks::activities(gathered),
        9 => tasks::visibility(gathered),
        10 => tasks::tags(gathered),
        11 => tasks::archive(gathered),
        12 => tasks::steps(gathered),
        13 => tasks::files(gathered),
        14 => tasks::recurrence(gathered),
        15 => rest::link(gathered, asker),
        16 => rest::directories(gathered),
        17 => rest::messages(gathered),
        18 => people::levels(gathered),
        19 => rest::bookkeeping(gathered),
        21 => rest::webhooks(gathered),
        22 => people::pictures(gathered, asker),
        24 => people::timezone(gathered),
        25 => rest::texts(gathered),
        26 => tasks::days(gathered),
        _ => Verdict::not_shown(Why::NeedsChange),
    }
}

/// The first of `known` keys that a record carries.
fn key_of(record: &Value, known: &[&'static str]) -> Option<&'static str> {
    known.iter().copied().find(|key| record.get(key).is_some())
}

/// Whether all records carry one of the `known` keys; which ones, or the shape of one that carries none.
fn keys_of<'a>(records: impl IntoIterator<Item = &'a Value>, known: &[&'static str]) -> Result<Seen, Seen> {
    let mut found = std::collections::BTreeSet::new();
    for record in records {
        match key_of(record, known) {
            Some(key) => found.insert(key),
            None => return Err(Seen::new().shape(record)),
        };
    }
    Ok(Seen::new().words(found, " or "))
}

/// Both outcomes as one: confirmed when both are.
fn both(one: Result<Seen, Seen>, other: Result<Seen, Seen>) -> Result<Seen, Seen> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok(one.and(other)),
        (Err(one), Err(other)) => Err(one.and(other)),
        (Err(wrong), Ok(_)) | (Ok(_), Err(wrong)) => Err(wrong),
    }
}

fn verdict(outcome: Result<Seen, Seen>) -> Verdict {
    match outcome {
        Ok(seen) => Verdict::confirmed(seen),
        Err(seen) => Verdict::refuted(seen),
    }
}
