//! One task: read, create, update, state, subtask, delete.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::{Extension, Json};
use serde_json::{Map, Value, json};

use super::Actor;
use crate::model::{Activity, Level, Task, TaskFields};
use crate::reply::{Refusal, Reply};
use crate::site::{Shared, Site, State};

pub(crate) async fn read(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let task = state.world.visible_task(&user, &id)?;
    Ok(Json(record(&site, &state, task)))
}

pub(crate) async fn create(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = TaskFields::parse(&body)?;
    let mut state = site.lock();
    let id = state.world.create(&user, &fields, site.clock.seconds())?;
    Ok(Json(record(&site, &state, state.world.task(&id)?)))
}

/// The body is a create body without `group` and `parent` (A6).
pub(crate) async fn create_subtask(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(parent): Path<String>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let mut fields = object(&body)?;
    if fields.contains_key("group") || fields.contains_key("parent") {
        return Err(Refusal::bad_request());
    }
    let mut state = site.lock();
    let group = state.world.visible_task(&user, &parent)?.group.clone();
    fields.insert("group".into(), json!(group));
    fields.insert("parent".into(), json!(parent));
    let id = state
        .world
        .create(&user, &TaskFields::of(fields)?, site.clock.seconds())?;
    Ok(Json(record(&site, &state, state.world.task(&id)?)))
}

pub(crate) async fn update(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = TaskFields::parse(&body)?;
    let mut state = site.lock();
    let task = state.world.visible_task(&user, &id)?;
    let by_involvement =
        task.assigned_by == user || (task.involves(&user) && fields.only_progress_or_files());
    if !by_involvement {
        state.world.require(&user, &task.group, Level::Edit)?;
    }
    let activity = state.world.update(&user, &id, &fields, site.clock.seconds())?;
    change(&site, &state, &id, &activity)
}

/// The body is `{"state": NAME}` (A7).
pub(crate) async fn set_state(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let mut fields = object(&body)?;
    fields.retain(|name, _| name == "state");
    let fields = TaskFields::of(fields)?;
    fields.required("state")?;
    let mut state = site.lock();
    let task = state.world.visible_task(&user, &id)?;
    if !task.involves(&user) {
        state.world.require(&user, &task.group, Level::Edit)?;
    }
    let activity = state.world.update(&user, &id, &fields, site.clock.seconds())?;
    change(&site, &state, &id, &activity)
}

pub(crate) async fn delete(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let task = state.world.visible_task(&user, &id)?;
    if task.assigned_by != user {
        state.world.require(&user, &task.group, Level::Delete)?;
    }
    state.world.delete(&id);
    Ok(Json(json!({})))
}

pub(super) fn object(body: &[u8]) -> Reply<Map<String, Value>> {
    serde_json::from_slice(body).map_err(|_| Refusal::bad_request())
}

fn record(site: &Site, state: &State, task: &Task) -> Value {
    let file = |id: &str| state.world.file_record(id, &site.links_address);
    Value::Object(task.record(file))
}

fn change(site: &Site, state: &State, id: &str, activity: &Activity) -> Reply<Json<Value>> {
    let task = record(site, state, state.world.task(id)?);
    let activity = activity.record(|id| state.world.file_record(id, &site.links_address));
    Ok(Json(json!({ "activity": activity, "task": task })))
}
