//! A3 and A4: pages and rows of lists of tasks.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::check::gather::{FEW, Gathered, INCLUDED, MANY, id_of, items};
use crate::check::records::TASK;
use crate::check::report::{Verdict, Why};
use crate::check::seen::Seen;

/// A3.
pub(super) fn paging(gathered: &Gathered) -> Verdict {
    let (few, many) = match (&gathered.few, &gathered.many) {
        (Ok(few), Ok(many)) => (few, many),
        (Err(why), _) | (_, Err(why)) => return Verdict::not_shown(*why),
    };
    if many.items.len() <= FEW && few.items.len() <= FEW {
        return Verdict::not_shown(Why::NoData);
    }
    let order = order(&many.items);
    if few.items.len() > FEW {
        return Verdict::confirmed(Seen::of("limit is ignored").and(order));
    }
    let honoured = Seen::of("limit is taken up");
    let beyond = match &gathered.beyond {
        Ok(beyond) => &beyond.items,
        Err(_) => return Verdict::confirmed(honoured.and(order)),
    };
    let last = many.items.last().and_then(id_of);
    let overlaps = beyond.first().and_then(id_of) == last;
    let known: BTreeSet<_> = many.items.iter().filter_map(id_of).collect();
    let goes_on = beyond.iter().filter_map(id_of).any(|id| !known.contains(&id));
    let cut = match (goes_on, many.items.len()) {
        (_, MANY) => Seen::of("no cap below the page asked for"),
        (true, cap) => Seen::of("cut off at ").length(cap),
        (false, all) => Seen::of("no cap seen: the list ends after ").length(all),
    };
    let skip = match (overlaps, beyond.is_empty()) {
        (true, _) => "skip is taken up",
        (false, true) => "skip leads past the end",
        (false, false) if !goes_on => "skip is ignored",
        (false, false) => "skip leads elsewhere: the list shifted, or its order does",
    };
    // A list that is cut off and cannot be gone on with cannot be read to its end.
    let readable = overlaps || goes_on;
    Verdict::holds(readable, honoured.and(cut).and(Seen::of(skip)).and(order))
}

fn order(rows: &[Value]) -> Seen {
    let made: Vec<f64> = rows.iter().filter_map(|row| row["createdAt"].as_f64()).collect();
    Seen::of(match made.as_slice() {
        [] | [_] => "",
        made if made.is_sorted() => "oldest first",
        made if made.iter().rev().is_sorted() => "newest first",
        _ => "not in the order of making",
    })
}

/// A4.
pub(super) fn rows(gathered: &Gathered) -> Verdict {
    let few = match &gathered.few {
        Ok(few) if few.items.is_empty() => return Verdict::not_shown(Why::NoData),
        Ok(few) => &few.items,
        Err(why) => return Verdict::not_shown(*why),
    };
    let many = items(&gathered.many);
    let without = few.iter().chain(many).filter(|row| id_of(row).is_none()).count();
    if without > 0 {
        return Verdict::refuted(Seen::new().length(without).say(" rows without _id"));
    }
    let told: BTreeSet<&'static str> = few.iter().flat_map(documented).collect();
    let carried = Seen::of("rows carry ")
        .part(told.len(), TASK.len())
        .say(" documented fields");
    let nulls = few
        .iter()
        .filter_map(Value::as_object)
        .flat_map(|row| row.values())
        .any(Value::is_null);
    let unset = Seen::of(if nulls {
        "what is not set is null"
    } else {
        "what is not set is absent"
    });
    let strange = few.iter().filter_map(Value::as_object).flat_map(|row| row.keys());
    let strange = strange.filter(|key| !TASK.contains(&key.as_str())).count();
    let strange = Seen::of(if strange > 0 {
        "with fields that are not documented"
    } else {
        ""
    });
    let seen = carried.and(left_out(gathered)).and(unset).and(strange);

    let asked: BTreeSet<&'static str> = many.iter().flat_map(documented).collect();
    let others = asked
        .iter()
        .any(|name| *name != "_id" && !INCLUDED.contains(name));
    let came = INCLUDED.iter().any(|name| asked.contains(name));
    match (&gathered.many, others, came) {
        (Err(_), ..) => Verdict::confirmed(seen.and(Seen::of("include is not taken"))),
        (_, false, true) => Verdict::confirmed(seen.and(Seen::of("include is taken up"))),
        (_, true, _) => Verdict::refuted(seen.and(Seen::of("include is ignored"))),
        (_, false, false) => Verdict::refuted(seen.and(Seen::of("include brings nothing"))),
    }
}

fn documented(row: &Value) -> impl Iterator<Item = &'static str> {
    TASK.iter().copied().filter(|name| row.get(name).is_some())
}

/// What the first row lacks of the same task read whole.
fn left_out(gathered: &Gathered) -> Seen {
    let row = items(&gathered.few).first();
    let whole = gathered.whole_tasks().next();
    let (Some(row), Some(whole)) = (row, whole) else {
        return Seen::new();
    };
    if id_of(row) != id_of(whole) {
        return Seen::new();
    }
    let missing: Vec<&'static str> = documented(whole).filter(|name| row.get(name).is_none()).collect();
    match missing.as_slice() {
        [] => Seen::of("a row is whole"),
        _ => Seen::of("a row lacks ").words(missing, ", "),
    }
}
