//! Users: the acting one, colleagues, and anybody by id.

use std::collections::HashMap;

use axum::extract::{Query, State as Given};
use axum::{Extension, Json};
use serde_json::Value;

use super::Actor;
use crate::model::Standing;
use crate::reply::{Refusal, Reply};
use crate::site::Shared;

pub(crate) async fn me(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let person = state.world.person(&user).ok_or_else(Refusal::not_found)?;
    Ok(Json(person.me(&state.world.me, &site.links_address)))
}

/// Everyone in the organization now.
pub(crate) async fn colleagues(Given(site): Given<Shared>) -> Json<Value> {
    let state = site.lock();
    let colleagues = state
        .world
        .people
        .iter()
        .filter(|person| person.standing == Standing::Colleague);
    Json(
        colleagues
            .map(|person| person.full(&site.links_address))
            .collect(),
    )
}

/// Also people who left, portal users and e-mail senders. Unknown ids are left out.
pub(crate) async fn by_ids(
    Given(site): Given<Shared>,
    Query(query): Query<HashMap<String, String>>,
) -> Reply<Json<Value>> {
    let ids = query
        .get("ids")
        .filter(|ids| !ids.is_empty())
        .ok_or_else(Refusal::bad_request)?;
    let state = site.lock();
    let people = ids.split(',').filter_map(|id| state.world.person(id.trim()));
    Ok(Json(
        people.map(|person| person.short(&site.links_address)).collect(),
    ))
}
