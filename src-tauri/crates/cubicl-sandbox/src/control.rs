//! Requests for tests, on a port of their own and without a token: look inside, set faults and settings, act as a
//! colleague. The crate's README lists them.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde_json::{Map, Value, json};
use tokio::sync::watch;

use crate::api::chat::told;
use crate::dialect::Dialect;
use crate::model::{Activity, FileRecord, Kind, NewMessage, Project, Task, TaskFields};
use crate::network::Reach;
use crate::random::secret;
use crate::reply::{Refusal, Reply};
use crate::rules::Rule;
use crate::sample;
use crate::site::{Shared, State};

pub(crate) fn router(site: Shared) -> Router {
    let control = Router::new()
        .route("/state", get(summary))
        .route("/projects", get(projects))
        .route("/tasks", get(tasks).post(create_task))
        .route("/tasks/{id}", get(task).put(update_task).delete(delete_task))
        .route("/tasks/{id}/activities", post(comment))
        .route("/seed", post(seed))
        .route("/files", get(files))
        .route("/files/{id}", get(file))
        .route("/nodes", get(nodes))
        .route("/requests", get(requests).delete(clear_requests))
        .route("/settings", get(settings).put(change_settings))
        .route("/dialect", get(dialect).put(change_dialect))
        .route("/rules", get(rules).post(add_rule).delete(clear_rules))
        .route("/rules/{id}", delete(remove_rule))
        .route("/reach", get(reach_now).put(set_reach))
        .route("/tokens", post(give_token).delete(revoke_all))
        .route("/tokens/{token}", delete(revoke))
        .route("/clock", post(skip_time))
        .route("/emails", get(emails))
        .route("/messages", post(say))
        .route("/deliveries", get(deliveries));
    Router::new()
        .nest("/_control", control)
        .fallback(async || Refusal::not_found())
        .method_not_allowed_fallback(async || Refusal::wrong_method())
        .with_state(site)
}

/// The control stays up whatever becomes of the other two, until the sandbox stops.
pub(crate) fn reach(site: Shared) -> watch::Receiver<Reach> {
    let (own, watched) = watch::channel(Reach::Up);
    tokio::spawn(async move {
        site.stopped().await;
        own.send_replace(Reach::Stopped);
    });
    watched
}

async fn summary(Given(site): Given<Shared>) -> Json<Value> {
    let state = site.lock();
    let world = &state.world;
    let activities = world.tasks.values().flat_map(|task| &task.activities);
    Json(json!({
        "me": world.me.id,
        "people": world.people.len(),
        "projects": world.projects.len(),
        "tasks": world.tasks.len(),
        "comments": activities.filter(|activity| activity.kind == Kind::Comment).count(),
        "files": world.files.len(),
        "clients": world.clients.len(),
        "nodes": world.nodes.len(),
        "threads": world.chat.threads.len(),
        "messages": world.chat.sent,
        "entries": world.ledger.entries.len(),
        "payments": world.ledger.payments.len(),
        "webhooks": world.webhooks.all.len(),
        "storageUsed": world.used,
        "openRequests": site.open.value(),
        "receiving": site.receiving.value(),
        "now": site.clock.seconds(),
        "links": site.links_address,
    }))
}

async fn projects(Given(site): Given<Shared>) -> Json<Value> {
    Json(site.lock().world.projects.iter().map(Project::record).collect())
}

/// Of all files pages.
async fn nodes(Given(site): Given<Shared>) -> Json<Value> {
    let state = site.lock();
    let world = &state.world;
    let records = world
        .nodes
        .iter()
        .map(|node| world.node_record(node, &site.links_address));
    Json(records.collect())
}

/// With activities, and `{_id}` alone for a file.
fn inside(task: &Task) -> Value {
    let file = |id: &str| json!({ "_id": id });
    let mut record = task.record(file);
    let activities = task.activities.iter().map(|activity| activity.record(file));
    record.insert("activities".into(), activities.collect());
    Value::Object(record)
}

async fn tasks(Given(site): Given<Shared>) -> Json<Value> {
    let state = site.lock();
    let world = &state.world;
    Json(
        world
            .order
            .iter()
            .filter_map(|id| world.tasks.get(id))
            .map(inside)
            .collect(),
    )
}

async fn task(Given(site): Given<Shared>, Path(id): Path<String>) -> Reply<Json<Value>> {
    site.lock().world.task(&id).map(inside).map(Json)
}

/// The body of an act of somebody else: `by`, the acting user when absent, and the fields of the API.
fn act(state: &State, body: &[u8]) -> Reply<(String, Map<String, Value>)> {
    let mut fields: Map<String, Value> = serde_json::from_slice(body).map_err(|_| Refusal::bad_request())?;
    match fields.remove("by") {
        None => Ok((state.world.me.id.clone(), fields)),
        Some(Value::String(user)) if state.world.person(&user).is_some() => Ok((user, fields)),
        Some(_) => Err(Refusal::bad_request()),
    }
}

async fn create_task(Given(site): Given<Shared>, body: Bytes) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let (user, fields) = act(&state, &body)?;
    let id = state
        .world
        .create(&user, &TaskFields::of(fields)?, site.clock.seconds())?;
    Ok(Json(inside(state.world.task(&id)?)))
}

async fn update_task(Given(site): Given<Shared>, Path(id): Path<String>, body: Bytes) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let (user, fields) = act(&state, &body)?;
    state
        .world
        .update(&user, &id, &TaskFields::of(fields)?, site.clock.seconds())?;
    Ok(Json(inside(state.world.task(&id)?)))
}

async fn delete_task(Given(site): Given<Shared>, Path(id): Path<String>) -> Reply<Json<Value>> {
    let mut state = site.lock();
    state.world.task(&id)?;
    state.world.delete(&id);
    Ok(Json(json!({})))
}

async fn comment(Given(site): Given<Shared>, Path(id): Path<String>, body: Bytes) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let (user, fields) = act(&state, &body)?;
    let activity: Activity = state.world.comment(&user, &id, &fields, site.clock.seconds())?;
    Ok(Json(activity.record(|id| json!({ "_id": id }))))
}

/// `{"tasks": N, "project": ID}`: more sample tasks, spread when no project is named.
async fn seed(Given(site): Given<Shared>, Json(body): Json<Value>) -> Reply<Json<Value>> {
    let count = body
        .get("tasks")
        .and_then(Value::as_u64)
        .and_then(|count| usize::try_from(count).ok());
    let count = count.ok_or_else(Refusal::bad_request)?;
    let mut state = site.lock();
    let project = match body.get("project").and_then(Value::as_str) {
        None => None,
        Some(id) => Some(state.world.project(id)?.id.clone()),
    };
    sample::add_tasks(&mut state.world, count, project.as_deref(), site.clock.seconds());
    Ok(Json(json!({ "tasks": state.world.tasks.len() })))
}

async fn files(Given(site): Given<Shared>) -> Json<Value> {
    Json(site.lock().world.files.values().map(FileRecord::inside).collect())
}

async fn file(Given(site): Given<Shared>, Path(id): Path<String>) -> Reply<Json<Value>> {
    let state = site.lock();
    state
        .world
        .files
        .get(&id)
        .map(|file| Json(file.inside()))
        .ok_or_else(Refusal::not_found)
}

async fn requests(Given(site): Given<Shared>) -> Json<Value> {
    Json(json!(site.lock().log.entries()))
}

async fn clear_requests(Given(site): Given<Shared>) -> Json<Value> {
    site.lock().log.clear();
    Json(json!({}))
}

async fn settings(Given(site): Given<Shared>) -> Json<Value> {
    Json(json!(site.settings()))
}

async fn change_settings(Given(site): Given<Shared>, Json(changes): Json<Value>) -> Reply<Json<Value>> {
    let mut state = site.lock();
    state.settings = state.settings.with(&changes).ok_or_else(Refusal::bad_request)?;
    Ok(Json(json!(state.settings)))
}

async fn dialect(Given(site): Given<Shared>) -> Json<Value> {
    Json(json!(site.settings().dialect))
}

/// `{"seed": N}`, or a shape for each switch that is to change.
async fn change_dialect(
    Given(site): Given<Shared>,
    Json(body): Json<Map<String, Value>>,
) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let mut changed = state.settings.dialect;
    for (switch, shape) in &body {
        changed = match (switch.as_str(), shape) {
            ("seed", seed) => Dialect::of_seed(seed.as_u64().ok_or_else(Refusal::bad_request)?),
            (switch, Value::String(shape)) => changed.with(switch, shape).ok_or_else(Refusal::bad_request)?,
            _ => return Err(Refusal::bad_request()),
        };
    }
    state.settings.dialect = changed;
    Ok(Json(json!(changed)))
}

async fn rules(Given(site): Given<Shared>) -> Json<Value> {
    Json(json!(site.lock().rules.all()))
}

async fn add_rule(Given(site): Given<Shared>, body: Bytes) -> Response {
    match serde_json::from_slice::<Rule>(&body) {
        Ok(rule) => Json(json!({ "id": site.lock().rules.add(rule) })).into_response(),
        Err(error) => (StatusCode::BAD_REQUEST, Body::from(error.to_string())).into_response(),
    }
}

async fn remove_rule(Given(site): Given<Shared>, Path(id): Path<u64>) -> Json<Value> {
    site.lock().rules.remove(id);
    Json(json!({}))
}

async fn clear_rules(Given(site): Given<Shared>) -> Json<Value> {
    site.lock().rules.clear();
    Json(json!({}))
}

async fn reach_now(Given(site): Given<Shared>) -> Json<Value> {
    Json(json!({ "mode": *site.reach.borrow() }))
}

/// `{"mode": "up" | "close" | "silent" | "refuse"}`
async fn set_reach(Given(site): Given<Shared>, Json(body): Json<Value>) -> Reply<Json<Value>> {
    let mode = body.get("mode").cloned().unwrap_or_default();
    let reach: Reach = serde_json::from_value(mode).map_err(|_| Refusal::bad_request())?;
    site.reach.send_replace(reach);
    Ok(Json(json!({ "mode": reach })))
}

/// `{"user": ID, "token": TEXT}`, both optional: one more token, for the acting user and random by default.
async fn give_token(Given(site): Given<Shared>, Json(body): Json<Value>) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let user = body
        .get("user")
        .and_then(Value::as_str)
        .unwrap_or(&state.world.me.id)
        .to_owned();
    state.world.person(&user).ok_or_else(Refusal::not_found)?;
    let token = body
        .get("token")
        .and_then(Value::as_str)
        .map_or_else(secret, str::to_owned);
    state.tokens.insert(token.clone(), user);
    Ok(Json(json!({ "token": token })))
}

async fn revoke(Given(site): Given<Shared>, Path(token): Path<String>) -> Reply<Json<Value>> {
    site.lock().tokens.remove(&token).ok_or_else(Refusal::not_found)?;
    Ok(Json(json!({})))
}

async fn revoke_all(Given(site): Given<Shared>) -> Json<Value> {
    site.lock().tokens.clear();
    Json(json!({}))
}

/// `{"seconds": N}`: everything that depends on time sees it pass at once.
async fn skip_time(Given(site): Given<Shared>, Json(body): Json<Value>) -> Reply<Json<Value>> {
    let seconds = body
        .get("seconds")
        .and_then(Value::as_u64)
        .ok_or_else(Refusal::bad_request)?;
    site.clock.skip(Duration::from_secs(seconds));
    Ok(Json(json!({ "now": site.clock.seconds() })))
}

/// The API's body and `by`: somebody says something.
async fn say(Given(site): Given<Shared>, body: Bytes) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let (user, fields) = act(&state, &body)?;
    let sent = state
        .world
        .send(&user, NewMessage::of(&fields)?, site.clock.seconds())?;
    told(&site, &state, &user, &sent).map(Json)
}

/// What webhooks were told, as far as it was brought.
async fn deliveries(Given(site): Given<Shared>) -> Json<Value> {
    Json(json!(site.lock().deliveries.all()))
}

/// Ids of the comments that went out to clients.
async fn emails(Given(site): Given<Shared>) -> Json<Value> {
    Json(json!(site.lock().world.emails))
}
