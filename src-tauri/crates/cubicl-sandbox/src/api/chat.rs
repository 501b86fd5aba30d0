//! Chats: for the colleagues who take part in them.

use axum::body::Bytes;
use axum::extract::{Path, Query, State as Given};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::Actor;
use super::listing::{Page, Params};
use super::tasks::object;
use crate::dialect::MessageOrder;
use crate::model::{Message, NewMessage, Sent, Thread};
use crate::reply::{Refusal, Reply};
use crate::site::{Shared, Site, State};
use crate::text::fold;

/// Those with the latest message first.
pub(crate) async fn threads(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let world = &state.world;
    world.require_colleague(&user)?;
    let mut own: Vec<&Thread> = world
        .chat
        .threads
        .iter()
        .filter(|thread| world.takes_part(&user, thread))
        .collect();
    own.sort_by_key(|thread| std::cmp::Reverse(thread.activity()));
    let file = |id: &str| world.file_record(id, &site.links_address);
    Ok(Json(
        own.iter().map(|thread| thread.record(&user, file)).collect(),
    ))
}

/// The first ones after `after`; without it the latest ones, before `before` if that is given.
pub(crate) async fn messages(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
    Query(params): Query<Params>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let thread = state.world.thread(&user, &id)?;
    let limit = Page::of(&params, &state.settings)?.limit;
    let position = |name: &str| match params.get(name) {
        None => Ok(None),
        Some(message) => thread.position(message).map(Some).ok_or_else(Refusal::not_found),
    };
    let (after, before) = (position("after")?, position("before")?);
    let wanted = params.get("search").map(|text| fold(text));
    let between = thread
        .messages
        .iter()
        .take(before.unwrap_or(usize::MAX))
        .skip(after.map_or(0, |after| after + 1));
    let mut found: Vec<&Message> = between
        .filter(|message| wanted.as_ref().is_none_or(|wanted| says(message, wanted)))
        .collect();
    if after.is_some() {
        found.truncate(limit);
    } else {
        found.drain(..found.len().saturating_sub(limit));
    }
    if state.settings.dialect.message_order == MessageOrder::NewestFirst {
        found.reverse();
    }
    let file = |id: &str| state.world.file_record(id, &site.links_address);
    Ok(Json(
        found.iter().map(|message| message.record(&id, file)).collect(),
    ))
}

fn says(message: &Message, wanted: &str) -> bool {
    message
        .content
        .as_ref()
        .is_some_and(|content| fold(content).contains(wanted))
}

pub(crate) async fn send(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let new = NewMessage::of(&object(&body)?)?;
    let mut state = site.lock();
    let sent = state.world.send(&user, new, site.clock.seconds())?;
    told(&site, &state, &user, &sent).map(Json)
}

/// `{message, thread}`, the latter only of a thread that was made.
pub(crate) fn told(site: &Site, state: &State, user: &str, sent: &Sent) -> Reply<Value> {
    let file = |id: &str| state.world.file_record(id, &site.links_address);
    let mut answer = json!({ "message": sent.message.record(&sent.thread, file) });
    if sent.made {
        answer["thread"] = state.world.thread(user, &sent.thread)?.record(user, file);
    }
    Ok(answer)
}
