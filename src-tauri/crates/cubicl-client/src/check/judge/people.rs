//! A18, A22 and A24: levels, pictures, time zone.

use std::collections::BTreeSet;

use reqwest::Url;
use serde_json::Value;

use crate::check::ask::Asker;
use crate::check::gather::{Gathered, items};
use crate::check::records::levels as levels_of;
use crate::check::report::{Verdict, Why};
use crate::check::seen::Seen;

const WORDS: [&str; 5] = ["none", "view", "create", "edit", "delete"];

/// A18.
pub(super) fn levels(gathered: &Gathered) -> Verdict {
    let projects: Vec<&Value> = items(&gathered.projects).iter().collect();
    let levels: Vec<&Value> = levels_of(&projects)
        .into_iter()
        .flat_map(|levels| match levels {
            Value::Object(features) => features.values().collect(),
            other => vec![other],
        })
        .collect();
    if levels.is_empty() {
        let refused = gathered.projects.as_ref().err();
        return Verdict::not_shown(refused.copied().unwrap_or(Why::NoData));
    }
    let kinds: BTreeSet<&'static str> = levels.iter().map(|level| level_kind(level)).collect();
    let known = ["numbers from 0 to 4", "words of the guide", "other words"];
    // A field that came along is no level; one level that is known makes the rest bearable.
    let holds = kinds.iter().any(|kind| known.contains(kind));
    Verdict::holds(holds, Seen::new().words(kinds, " and "))
}

fn level_kind(level: &Value) -> &'static str {
    match level {
        Value::Number(number) if number.as_u64().is_some_and(|number| number <= 4) => "numbers from 0 to 4",
        Value::Number(_) => "other numbers",
        Value::String(word) if WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) => {
            "words of the guide"
        }
        Value::String(_) => "other words",
        Value::Bool(_) => "yes or no",
        Value::Null => "nothing",
        Value::Array(_) | Value::Object(_) => "something nested",
    }
}

/// A22, as far as it is seen without fetching anything.
pub(super) fn pictures(gathered: &Gathered, asker: &Asker<'_>) -> Verdict {
    let of = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let people = items(&gathered.colleagues).iter().chain(items(&gathered.people));
    let photos = people.filter_map(|person| of(person, "profile"));
    let files = gathered
        .whole_tasks()
        .filter_map(|task| task.get("files")?.as_array())
        .flatten();
    let thumbnails = files.filter_map(|file| of(file, "thumbnail"));
    let places: BTreeSet<Place> = photos
        .chain(thumbnails)
        .filter(|address| !address.is_empty())
        .map(|address| Place::of(&address, asker))
        .collect();
    if places.is_empty() {
        return Verdict::not_shown(Why::NoData);
    }
    let holds = places.iter().all(|place| place.usable);
    Verdict::holds(
        holds,
        Seen::new().words(places.iter().map(|place| place.words), " and "),
    )
}

/// Where an address leads, seen from the server.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) words: &'static str,
    /// Whether the client would follow it.
    pub(super) usable: bool,
}

impl Place {
    pub(super) fn of(address: &str, asker: &Asker<'_>) -> Self {
        let server = &asker.transport.config.server;
        let Ok(url) = Url::parse(address) else {
            return Self {
                words: "without a host",
                usable: false,
            };
        };
        let own = Url::parse(server.as_str()).is_ok_and(|own| own.origin() == url.origin());
        let usable = server.allows_link(&url);
        let words = match (own, url.scheme(), usable) {
            (true, ..) => "on the server itself",
            (false, "https", _) => "on another host, https",
            (false, _, true) => "on another port of this computer",
            (false, "http", false) => "on another host, without https",
            (false, ..) => "of another kind",
        };
        Self { words, usable }
    }
}

/// A24.
pub(super) fn timezone(gathered: &Gathered) -> Verdict {
    match gathered.me.pointer("/localization/timezone") {
        None | Some(Value::Null) => Verdict::not_shown(Why::NoData),
        Some(Value::Number(zone)) => {
            let size = zone.as_f64().unwrap_or_default().abs();
            Verdict::confirmed(Seen::of(if size <= 14.0 {
                "a number, small enough for hours"
            } else if size <= 14.0 * 60.0 {
                "a number, too large for hours: minutes"
            } else {
                "a number, too large for minutes: seconds"
            }))
        }
        Some(other) => Verdict::refuted(Seen::new().shape(other)),
    }
}
