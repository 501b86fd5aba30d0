//! A15 to A17, A19, A21 and A25: links, Files pages, chats, bookkeeping, webhooks, texts.

use std::collections::BTreeSet;

use serde_json::Value;

use super::people::Place;
use crate::check::ask::Asker;
use crate::check::gather::{Gathered, id_of, items};
use crate::check::report::{Verdict, Why};
use crate::check::seen::Seen;
use crate::model::WEBHOOK_TYPES;

const TAGS: [&str; 12] = [
    "<p", "<br", "<div", "<span", "<b>", "<strong", "<i>", "<em", "<ul", "<ol", "<a ", "<h",
];

/// A15. The link is not followed.
pub(super) fn link(gathered: &Gathered, asker: &Asker<'_>) -> Verdict {
    let said = match &gathered.link {
        Ok(said) => said,
        Err(why) => return Verdict::not_shown(*why),
    };
    let (form, text) = match said.json() {
        Some(Value::String(link)) => ("a JSON string", link),
        Some(other) => match other.get("url").and_then(Value::as_str) {
            Some(link) => ("a record with url", link.to_owned()),
            None => return Verdict::refuted(Seen::new().shape(&other)),
        },
        None => match std::str::from_utf8(&said.body) {
            Ok(text) => ("plain text", text.trim().to_owned()),
            Err(_) => return Verdict::refuted(Seen::of("bytes that are no text")),
        },
    };
    let place = Place::of(&text, asker);
    Verdict::holds(place.usable, Seen::of(form).and(Seen::of(place.words)))
}

/// A16, as far as it is read.
pub(super) fn directories(gathered: &Gathered) -> Verdict {
    let (directory, inside) = match &gathered.inside {
        Ok(inside) => inside,
        Err(why) => return Verdict::not_shown(*why),
    };
    let ids = |nodes: &[Value]| -> BTreeSet<String> { nodes.iter().filter_map(id_of).collect() };
    let within = |node: &Value| node.get("parent").and_then(id_of).as_deref() == Some(directory);
    if !inside.items.is_empty() && ids(&inside.items) == ids(items(&gathered.root)) {
        return Verdict::refuted(Seen::of("parent is ignored"));
    }
    let fitting = inside.items.iter().filter(|node| within(node)).count();
    let seen = Seen::of("in the directory asked for: ").part(fitting, inside.items.len());
    Verdict::holds(fitting == inside.items.len(), seen)
}

/// A17.
pub(super) fn messages(gathered: &Gathered) -> Verdict {
    let messages = match &gathered.messages {
        Ok(messages) if messages.items.is_empty() => return Verdict::not_shown(Why::NoData),
        Ok(messages) => &messages.items,
        Err(why) => return Verdict::not_shown(*why),
    };
    let made: Vec<i64> = messages
        .iter()
        .filter(|message| id_of(message).is_some())
        .filter_map(|message| message["createdAt"].as_i64())
        .collect();
    if made.len() < messages.len() {
        return Verdict::refuted(Seen::of("some without _id or createdAt"));
    }
    Verdict::confirmed(Seen::of(match made.as_slice() {
        [_] => "one message",
        made if made.is_sorted() => "oldest first",
        made if made.iter().rev().is_sorted() => "newest first",
        _ => "in no order",
    }))
}

/// A19.
pub(super) fn bookkeeping(gathered: &Gathered) -> Verdict {
    let entry = match &gathered.entry {
        Ok(entry) => entry,
        Err(why) => return Verdict::not_shown(*why),
    };
    let wrapped = entry.get("entry").is_some();
    let entry = entry.get("entry").unwrap_or(entry);
    let mut seen = Seen::of(if wrapped { "{entry}" } else { "an entry as it is" });
    let mut holds = id_of(entry).is_some();
    match &gathered.entry_activities {
        Ok(list) => {
            seen = seen.and(Seen::of(if list.wrapped {
                "{activities}"
            } else {
                "a list as it is"
            }));
            holds &= list.items.iter().all(|activity| id_of(activity).is_some());
        }
        Err(_) => seen = seen.and(Seen::of("activities are not told")),
    }
    let with = if holds { "all with _id" } else { "some without _id" };
    Verdict::holds(holds, seen.and(Seen::of(with)))
}

/// A21, as far as it is read.
pub(super) fn webhooks(gathered: &Gathered) -> Verdict {
    let webhooks = match &gathered.webhooks {
        Ok(webhooks) if webhooks.items.is_empty() => return Verdict::not_shown(Why::NoData),
        Ok(webhooks) => &webhooks.items,
        Err(why) => return Verdict::not_shown(*why),
    };
    let types = webhooks
        .iter()
        .map(|webhook| webhook["type"].as_str().unwrap_or_default());
    let kinds: BTreeSet<&'static str> = types
        .map(|kind| match WEBHOOK_TYPES.iter().find(|known| **known == kind) {
            Some(known) => known,
            None => writing(kind),
        })
        .collect();
    let holds = kinds.iter().all(|kind| WEBHOOK_TYPES.contains(kind));
    Verdict::holds(holds, Seen::new().words(kinds, ", "))
}

/// How a word that is not assumed is written.
fn writing(word: &str) -> &'static str {
    if word.is_empty() {
        "no type"
    } else if word.contains('-') {
        "another word with hyphens"
    } else if word.contains('_') {
        "another word with underscores"
    } else if word.contains('.') {
        "another word with dots"
    } else if word.chars().any(char::is_uppercase) {
        "another word in capitals"
    } else {
        "another word"
    }
}

/// A25.
pub(super) fn texts(gathered: &Gathered) -> Verdict {
    let content = |value: &'_ Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let descriptions = gathered.whole_tasks().filter_map(|task| content(task, "desc"));
    let comments = gathered.activities().filter_map(|one| content(one, "content"));
    let messages = items(&gathered.messages)
        .iter()
        .filter_map(|one| content(one, "content"));
    let counted = [
        ("descriptions in HTML: ", formatted(descriptions)),
        ("comments: ", formatted(comments)),
        ("messages: ", formatted(messages)),
    ];
    if counted.iter().all(|(_, (_, all))| *all == 0) {
        return Verdict::not_shown(gathered.no_task());
    }
    let seen = counted.into_iter().filter(|(_, (_, all))| *all > 0);
    Verdict::confirmed(seen.fold(Seen::new(), |seen, (of, (formatted, all))| {
        seen.and(Seen::of(of).part(formatted, all))
    }))
}

/// How many of how many texts hold tags.
fn formatted(texts: impl Iterator<Item = String>) -> (usize, usize) {
    let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
    let formatted = texts
        .iter()
        .filter(|text| TAGS.iter().any(|tag| text.contains(tag)));
    (formatted.count(), texts.len())
}
