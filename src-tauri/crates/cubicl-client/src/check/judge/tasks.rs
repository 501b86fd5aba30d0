//! A8 to A14 and A26: what whole tasks and their activities hold.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{both, key_of, keys_of, verdict};
use crate::check::gather::{Gathered, id_of, items};
use crate::check::report::{Verdict, Why};
use crate::check::seen::Seen;

const AUTHORS: [&str; 3] = ["user", "createdBy", "from"];
const DAY: i64 = 86_400;
const QUARTER: i64 = 900;
/// From so many dates on a common pattern means something.
const ENOUGH: usize = 3;

/// A8.
pub(super) fn activities(gathered: &Gathered) -> Verdict {
    let activities: Vec<&Value> = gathered.activities().collect();
    if activities.is_empty() {
        let refused = gathered.histories.iter().find_map(|list| list.as_ref().err());
        return Verdict::not_shown(refused.copied().unwrap_or_else(|| gathered.no_task()));
    }
    let of = |key: &'static str| move |activity: &&&Value| activity.get(key).is_some();
    let count = activities.len();
    let author = keys_of(activities.iter().copied(), &AUTHORS).map(|keys| Seen::of("author: ").then(&keys));
    let complete = activities
        .iter()
        .all(|activity| id_of(activity).is_some() && activity["createdAt"].is_number());
    let dated = if complete {
        Ok(Seen::of("all with _id and createdAt"))
    } else {
        Err(Seen::of("some without _id or createdAt"))
    };
    let comments = activities.iter().filter(of("content")).count();
    let typed = activities.iter().filter(of("type")).count();
    let seen = Seen::of("comments: ").part(comments, count);
    let seen = seen.and(Seen::of("with a type: ").part(typed, count));
    verdict(both(both(author, dated), Ok(seen)))
}

/// A9, as far as it is read.
pub(super) fn visibility(gathered: &Gathered) -> Verdict {
    let told: Vec<&Value> = gathered
        .activities()
        .filter_map(|activity| activity.get("visible"))
        .collect();
    if told.is_empty() {
        return Verdict::not_shown(Why::NeedsChange);
    }
    let seen = Seen::of("visible: ").kinds(told.iter().copied());
    Verdict::holds(told.iter().all(|value| value.is_boolean()), seen)
}

/// A10.
pub(super) fn tags(gathered: &Gathered) -> Verdict {
    let tags: Vec<&Value> = lists(gathered, "tags").collect();
    if tags.is_empty() {
        return Verdict::not_shown(gathered.no_task());
    }
    if let Some(other) = tags.iter().find(|tag| !tag.is_string()) {
        return Verdict::refuted(Seen::of("a tag is ").shape(other));
    }
    let texts = Seen::of("texts");
    Verdict::confirmed(match &gathered.tagged {
        Err(_) => texts,
        Ok((_, found)) if found.items.is_empty() => texts.and(Seen::of("the filter does not find by them")),
        Ok(_) => texts.and(Seen::of("the filter finds by them")),
    })
}

/// A11, as far as it is read.
pub(super) fn archive(gathered: &Gathered) -> Verdict {
    let rows = items(&gathered.many).iter().chain(gathered.whole_tasks());
    let told: Vec<&Value> = rows
        .filter_map(|row| row.get("archivedAt"))
        .filter(|value| !value.is_null())
        .collect();
    if told.is_empty() {
        return Verdict::not_shown(Why::NoData);
    }
    let seen = Seen::of("archivedAt: ").kinds(told.iter().copied());
    Verdict::holds(told.iter().all(|value| value.is_number()), seen)
}

/// A12.
pub(super) fn steps(gathered: &Gathered) -> Verdict {
    let steps = || {
        gathered
            .whole_tasks()
            .filter_map(|task| task.get("steps").filter(|steps| !steps.is_null()))
    };
    let checks: Vec<&Value> = steps().filter_map(Value::as_array).flatten().collect();
    let bars: Vec<&Value> = steps().filter(|steps| !steps.is_array()).collect();
    if checks.is_empty() && bars.is_empty() {
        return Verdict::not_shown(gathered.no_task());
    }
    let item = if checks.is_empty() {
        Ok(Seen::of("no checklist seen"))
    } else {
        let text = keys_of(checks.iter().copied(), &["name", "text", "title"]);
        let mark = keys_of(
            checks.iter().copied(),
            &["completed", "done", "checked", "isCompleted"],
        );
        both(text, mark).map(|keys| Seen::of("item: ").then(&keys))
    };
    let bar = if bars.is_empty() {
        Ok(Seen::of("no progress bar seen"))
    } else {
        let done = keys_of(bars.iter().copied(), &["completed"]);
        let total = keys_of(bars.iter().copied(), &["total", "totalSteps"]);
        both(done, total).map(|keys| Seen::of("bar: ").then(&keys))
    };
    verdict(both(item, bar))
}

/// A13, as far as it is read.
pub(super) fn files(gathered: &Gathered) -> Verdict {
    let files: Vec<&Value> = lists(gathered, "files").collect();
    if files.is_empty() {
        return Verdict::not_shown(gathered.no_task());
    }
    let kinds: BTreeSet<&'static str> = files
        .iter()
        .map(|file| match file {
            Value::String(_) => "ids",
            Value::Object(_) if id_of(file).is_none() => "records without _id",
            Value::Object(_) if key_of(file, &["name"]).is_some() => "records",
            Value::Object(_) => "records of an id alone",
            _ => "neither ids nor records",
        })
        .collect();
    let known = ["ids", "records", "records of an id alone"];
    let holds = kinds.iter().all(|kind| known.contains(kind));
    Verdict::holds(holds, Seen::new().words(kinds, " and "))
}

/// A14.
pub(super) fn recurrence(gathered: &Gathered) -> Verdict {
    let recurrence = gathered
        .whole_tasks()
        .filter_map(|task| task.get("recurrence"))
        .find(|recurrence| !recurrence.is_null());
    match recurrence {
        Some(recurrence) => Verdict::confirmed(Seen::new().shape(recurrence)),
        None => Verdict::not_shown(gathered.no_task()),
    }
}

/// A26: whether there is a zone in which start dates are midnights and deadlines the last minute of a day.
pub(super) fn days(gathered: &Gathered) -> Verdict {
    let rows = items(&gathered.many);
    let dates = |key: &'static str| -> Vec<i64> { rows.iter().filter_map(|row| row[key].as_i64()).collect() };
    let (starts, ends) = (dates("start"), dates("deadline"));
    if starts.len() + ends.len() < ENOUGH {
        let refused = gathered.many.as_ref().err();
        return Verdict::not_shown(refused.copied().unwrap_or(Why::NoData));
    }
    let fitting = |zone: i64| {
        let of_day = |date: &i64| (date + zone).rem_euclid(DAY);
        let begin = starts.iter().filter(|date| of_day(date) == 0).count();
        let end = ends.iter().filter(|date| of_day(date) >= DAY - 60).count();
        (begin, end)
    };
    // From 12 hours behind to 14 hours ahead of UTC.
    let zones = (-48..=56).map(|quarters| quarters * QUARTER);
    let (begin, end) = zones
        .map(fitting)
        .max_by_key(|(begin, end)| begin + end)
        .unwrap_or_default();
    let seen = Seen::of("starts at a day's start: ").part(begin, starts.len());
    let seen = seen.and(Seen::of("deadlines at its end: ").part(end, ends.len()));
    let all = starts.len() + ends.len();
    Verdict::holds((begin + end) * 10 >= all * 8, seen)
}

fn lists<'a>(gathered: &'a Gathered, key: &'static str) -> impl Iterator<Item = &'a Value> {
    gathered
        .whole_tasks()
        .filter_map(move |task| task.get(key)?.as_array())
        .flatten()
}
