//! The activities of a task: history and comments.

use axum::body::Bytes;
use axum::extract::{Path, Query, State as Given};
use axum::{Extension, Json};
use serde_json::{Map, Value};

use super::Actor;
use super::listing::{Page, Params};
use crate::model::{Activity, Kind, Level};
use crate::reply::{Refusal, Reply};
use crate::site::Shared;

/// Newest first; `limit` and `skip` are taken (A8).
pub(crate) async fn list(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
    Query(params): Query<Params>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let task = state.world.visible_task(&user, &id)?;
    let page = Page::of(&params, &state.settings)?;
    let newest_first = task.activities.iter().rev().skip(page.skip).take(page.limit);
    let file = |id: &str| state.world.file_record(id, &site.links_address);
    Ok(Json(newest_first.map(|activity| activity.record(file)).collect()))
}

/// The body is `{"content": TEXT, "files": [FILE_ID]}`, either or both (A8).
pub(crate) async fn comment(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let body: Map<String, Value> = serde_json::from_slice(&body).map_err(|_| Refusal::bad_request())?;
    let mut state = site.lock();
    let task = state.world.visible_task(&user, &id)?;
    if !task.involves(&user) {
        state.world.require(&user, &task.group, Level::Create)?;
    }
    let activity = state.world.comment(&user, &id, &body, site.clock.seconds())?;
    Ok(Json(
        activity.record(|id| state.world.file_record(id, &site.links_address)),
    ))
}

/// Making a comment visible on an e-mail task sends it as an e-mail (A9).
pub(crate) async fn set_visibility(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path((id, activity)): Path<(String, String)>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let body: Map<String, Value> = serde_json::from_slice(&body).map_err(|_| Refusal::bad_request())?;
    let visible = body
        .get("visible")
        .and_then(Value::as_bool)
        .ok_or_else(Refusal::bad_request)?;
    let mut state = site.lock();
    let world = &mut state.world;
    let task = world.visible_task(&user, &id)?;
    world.require(&user, &task.group, Level::Edit)?;
    let (has_outsider, by_email) = (task.has_outsider(), task.email_user.is_some());
    let found = world
        .tasks
        .get_mut(&id)
        .and_then(|task| find(&mut task.activities, &activity));
    let found = found.ok_or_else(Refusal::not_found)?;
    if !has_outsider || found.kind != Kind::Comment {
        return Err(Refusal::invalid());
    }
    let sends = visible && by_email && found.visible != Some(true);
    found.visible = Some(visible);
    let changed = found.clone();
    if sends {
        world.emails.push(activity);
    }
    Ok(Json(
        changed.record(|id| world.file_record(id, &site.links_address)),
    ))
}

fn find<'a>(activities: &'a mut [Activity], id: &str) -> Option<&'a mut Activity> {
    activities.iter_mut().find(|activity| activity.id == id)
}
