//! The webhooks of the acting user; nobody sees another's.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::Actor;
use super::tasks::object;
use crate::model::Webhook;
use crate::reply::Reply;
use crate::site::Shared;

pub(crate) async fn list(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
) -> Json<Value> {
    let state = site.lock();
    let all = state.world.webhooks.all.iter();
    Json(
        all.filter(|webhook| webhook.owner == user)
            .map(Webhook::record)
            .collect(),
    )
}

pub(crate) async fn create(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let mut state = site.lock();
    let webhook = state
        .world
        .write_webhook(&user, None, &fields, site.clock.seconds())?;
    Ok(Json(webhook.record()))
}

pub(crate) async fn update(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let mut state = site.lock();
    let now = site.clock.seconds();
    let webhook = state.world.write_webhook(&user, Some(&id), &fields, now)?;
    Ok(Json(webhook.record()))
}

pub(crate) async fn delete(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let mut state = site.lock();
    state.world.webhook(&user, &id)?;
    state.world.webhooks.all.retain(|webhook| webhook.id != id);
    Ok(Json(json!({})))
}
