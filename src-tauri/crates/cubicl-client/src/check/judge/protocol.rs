//! A1 and A2: the limit, and refusals.

use std::collections::BTreeSet;

use crate::check::ask::{Asker, Refusal};
use crate::check::report::{Verdict, Why};
use crate::check::seen::Seen;

const LIMIT: u32 = 60;
/// Codes that the contract names.
const CODES: [i64; 8] = [2, 4, 118, 204, 303, 1201, 1501, 1504];

/// A1. The limit is not provoked.
pub(super) fn limit(asker: &Asker<'_>) -> Verdict {
    let limited = asker.limited.map(Seen::of);
    let told = asker.limit.as_ref().map(|limit| {
        let seen = Seen::of(limit.header).say(": ");
        match limit.number {
            Some(number) => seen.count(number),
            None => seen.say("not a number"),
        }
    });
    if limited.is_none() && told.is_none() {
        return Verdict::not_shown(Why::NoOccasion);
    }
    let other = asker
        .limit
        .as_ref()
        .is_some_and(|limit| limit.number.is_some_and(|number| number < LIMIT));
    let seen = limited.unwrap_or_default().and(told.unwrap_or_default());
    Verdict::holds(!other && asker.limited != Some("an unreadable Retry-After"), seen)
}

/// A2.
pub(super) fn refusals(asker: &Asker<'_>) -> Verdict {
    if asker.refusals.is_empty() {
        return Verdict::not_shown(Why::NoOccasion);
    }
    let mut shapes = BTreeSet::new();
    let mut holds = true;
    for refusal in &asker.refusals {
        holds &= !matches!(refusal, Refusal::Text);
        shapes.insert(match refusal {
            Refusal::Code(code) if CODES.contains(code) => refusal.seen().say(", one of the contract's"),
            Refusal::Code(code) => match u16::try_from(*code) {
                Ok(code) => refusal.seen().say(" ").count(code),
                Err(_) => refusal.seen().say(", a large one"),
            },
            _ => refusal.seen(),
        });
    }
    let seen = shapes.into_iter().fold(Seen::new(), Seen::and);
    Verdict::holds(holds, seen)
}
