//! Clients: for every colleague; portal users and e-mail senders get nothing of them.

use axum::body::Bytes;
use axum::extract::{Path, Query, State as Given};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::Actor;
use super::listing::{Page, Params};
use super::tasks::object;
use crate::model::{Client, World};
use crate::reply::{Refusal, Reply};
use crate::site::Shared;
use crate::text::fold;

/// Documented: ten at a time unless asked for more.
const DEFAULT_LIMIT: usize = 10;

pub(crate) async fn list(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Query(params): Query<Params>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    state.world.require_colleague(&user)?;
    let whole = match params.get("includeAllFields").map(String::as_str) {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Refusal::bad_request()),
    };
    let Page { skip, limit } = Page::with_default(&params, &state.settings, DEFAULT_LIMIT)?;
    let name = params.get("name").map(|name| fold(name));
    let email = params.get("email");
    let found = state.world.clients.iter().filter(|client| {
        name.as_ref().is_none_or(|name| word_starts(&client.name, name))
            && email.is_none_or(|email| client.has_email(email))
    });
    let page = found.skip(skip).take(limit);
    Ok(Json(
        page.map(|client| if whole { client.record() } else { client.row() })
            .collect(),
    ))
}

fn word_starts(name: &str, wanted: &str) -> bool {
    let name = fold(name);
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    name.starts_with(wanted) || words.any(|word| word.starts_with(wanted))
}

pub(crate) async fn read(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    state.world.require_colleague(&user)?;
    Ok(Json(state.world.client(&id)?.record()))
}

pub(crate) async fn create(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let mut state = site.lock();
    let world = &mut state.world;
    world.require_colleague(&user)?;
    let mut client = Client {
        id: world.random.id(),
        created_at: site.clock.seconds(),
        ..Client::default()
    };
    client.apply(&fields)?;
    check_managers(world, &client)?;
    let record = client.record();
    world.add_client(client);
    Ok(Json(record))
}

pub(crate) async fn update(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let mut state = site.lock();
    let world = &mut state.world;
    world.require_colleague(&user)?;
    let mut client = world.client(&id)?.clone();
    client.apply(&fields)?;
    check_managers(world, &client)?;
    let record = client.record();
    world.change_client(client);
    Ok(Json(record))
}

pub(crate) async fn delete(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let mut state = site.lock();
    state.world.require_colleague(&user)?;
    state.world.client(&id)?;
    state.world.delete_client(&id);
    Ok(Json(json!({})))
}

fn check_managers(world: &World, client: &Client) -> Reply<()> {
    match client.portal_managers.iter().all(|id| world.person(id).is_some()) {
        true => Ok(()),
        false => Err(Refusal::invalid()),
    }
}
