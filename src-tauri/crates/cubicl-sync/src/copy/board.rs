//! A project's board: which tasks match, in which column, in which order. Computed once per revision of the project
//! and query; a window then costs only its own cards.

use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

use cubicl_client::{TaskId, UserId};

use crate::record::{PersonRecord, TaskRecord, fold};
use crate::view::BoardQuery;

/// Cubicl's own order: deadline first, then priority, then `priorityScore` (lowest on top), then the name.
pub(crate) fn board_order(left: &TaskRecord, right: &TaskRecord) -> Ordering {
    Place::of(left).cmp(&Place::of(right))
}

/// Where a task stands on its board. The fields' order is the board's.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place<'a> {
    without_deadline: bool,
    deadline: Option<i64>,
    priority: Reverse<u8>,
    score: Score,
    name: &'a [u8],
    id: &'a TaskId,
}

impl<'a> Place<'a> {
    fn of(task: &'a TaskRecord) -> Self {
        Self {
            without_deadline: task.deadline.is_none(),
            deadline: task.deadline,
            priority: Reverse(task.priority),
            score: Score(task.score.unwrap_or(f64::INFINITY)),
            name: task.name_key(),
            id: &task.id,
        }
    }
}

struct Score(f64);

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Score {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Score {}

/// The query, prepared for many tasks.
pub(crate) struct Matcher {
    words: Vec<Word>,
    only: Option<UserId>,
}

struct Word {
    text: String,
    /// People whose name has the word.
    people: HashSet<UserId>,
}

impl Matcher {
    pub(crate) fn new(query: &BoardQuery, me: &UserId, people: &HashMap<UserId, PersonRecord>) -> Self {
        let named = |text: &str| {
            let named = people
                .iter()
                .filter(|(_, person)| fold(&person.name).contains(text));
            named.map(|(id, _)| id.clone()).collect()
        };
        let words = fold(&query.text)
            .split_whitespace()
            .map(|text| Word {
                text: text.to_owned(),
                people: named(text),
            })
            .collect();
        Self {
            words,
            only: query.only_mine.then(|| me.clone()),
        }
    }

    pub(crate) fn matches(&self, task: &TaskRecord) -> bool {
        self.only.as_ref().is_none_or(|me| task.assignees.contains(me))
            && self.words.iter().all(|word| {
                task.haystack().contains(&word.text)
                    || task.assignees.iter().any(|person| word.people.contains(person))
            })
    }
}

/// Task ids of each column in board order.
pub(crate) struct BoardIndex {
    pub(crate) revision: u64,
    pub(crate) query: BoardQuery,
    pub(crate) columns: HashMap<String, Vec<TaskId>>,
    pub(crate) total: u32,
    pub(crate) matching: u32,
    /// States that tasks carry although the project does not list them, in name order.
    pub(crate) carried: Vec<String>,
}

impl BoardIndex {
    pub(crate) fn build(revision: u64, query: BoardQuery, matcher: &Matcher, tasks: &[&TaskRecord]) -> Self {
        let mut shown: Vec<&TaskRecord> = tasks
            .iter()
            .copied()
            .filter(|task| matcher.matches(task))
            .collect();
        // What is compared lies together: tasks lie all over the memory.
        shown.sort_by_cached_key(|task| Place::of(task));
        let mut columns: HashMap<String, Vec<TaskId>> = HashMap::new();
        for task in &shown {
            match columns.get_mut(&task.state) {
                Some(column) => column.push(task.id.clone()),
                None => drop(columns.insert(task.state.clone(), vec![task.id.clone()])),
            }
        }
        let mut carried: Vec<String> = tasks
            .iter()
            .map(|task| task.state.as_str())
            .collect::<HashSet<_>>()
            .into_iter()
            .map(str::to_owned)
            .collect();
        carried.sort_unstable();
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Self {
            revision,
            query,
            columns,
            total: count(tasks.len()),
            matching: count(shown.len()),
            carried,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(id: &str, deadline: Option<i64>, priority: u8, score: Option<f64>, name: &str) -> TaskRecord {
        let mut task = TaskRecord::new(TaskId::from(id), "p".into());
        task.deadline = deadline;
        task.priority = priority;
        task.score = score;
        task.set_name(name.to_owned());
        task
    }

    #[test]
    fn deadline_then_priority_then_score_then_name() {
        let expected = [
            task("1", Some(10), 1, None, "z"),
            task("2", Some(20), 5, None, "z"),
            task("3", Some(20), 3, Some(1.0), "z"),
            task("4", Some(20), 3, Some(2.0), "a"),
            task("5", Some(20), 3, None, "a"),
            task("6", None, 5, Some(9.0), "z"),
            task("7", None, 3, Some(1.0), "cam"),
            task("8", None, 3, Some(1.0), "çay"),
            task("9", None, 3, Some(1.0), "dal"),
        ];
        let mut shuffled: Vec<&TaskRecord> = expected.iter().collect();
        shuffled.reverse();
        shuffled.swap(1, 5);
        shuffled.sort_by(|left, right| board_order(left, right));
        let ids: Vec<&str> = shuffled.iter().map(|task| task.id.as_str()).collect();
        assert_eq!(ids, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    }

    #[test]
    fn every_word_must_occur_somewhere() {
        let mut task = task("1", None, 3, None, "Şişli deposunda sayım");
        task.set_tags(vec!["acil iş".to_owned()]);
        task.assignees = vec![UserId::from("u1")];
        let person = |name: &str| PersonRecord {
            name: name.to_owned(),
            ..PersonRecord::default()
        };
        let people = HashMap::from([
            ("u1".into(), person("Gül Işık")),
            ("u2".into(), person("Deniz Kaya")),
        ]);
        let matches = |text: &str, only_mine: bool, me: &str| {
            let query = BoardQuery {
                project: "p".into(),
                text: text.to_owned(),
                only_mine,
            };
            Matcher::new(&query, &UserId::from(me), &people).matches(&task)
        };
        for (text, expected) in [
            ("sisli SAYIM", true),
            ("acil is gul", true),
            ("deniz", false),
            ("sisli deniz", false),
            ("", true),
        ] {
            assert_eq!(matches(text, false, "u2"), expected, "{text}");
        }
        assert!(matches("", true, "u1"));
        assert!(!matches("", true, "u2"));
    }
}
