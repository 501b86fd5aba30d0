//! File-system nodes: the files pages of projects and clients (A16).

use axum::body::Bytes;
use axum::extract::{Query, State as Given};
use axum::{Extension, Json};
use serde_json::{Map, Value, json};

use super::Actor;
use super::listing::{Params, names};
use super::tasks::object;
use crate::model::{Level, NodeContent, Place, ids, text};
use crate::reply::{Refusal, Reply};
use crate::site::Shared;

/// What is directly in a directory, or at the root.
pub(crate) async fn list(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Query(params): Query<Params>,
) -> Reply<Json<Value>> {
    let place = place(params.get("group").cloned(), params.get("customer").cloned())?;
    let parent = params.get("parent").cloned();
    let state = site.lock();
    let world = &state.world;
    world.require_files(&user, &place, Level::View)?;
    world.check_directory(&place, parent.as_deref())?;
    let inside = world
        .nodes
        .iter()
        .filter(|node| node.place == place && node.parent == parent);
    Ok(Json(
        inside
            .map(|node| world.node_record(node, &site.links_address))
            .collect(),
    ))
}

pub(crate) async fn add_files(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let (place, parent) = spot(&fields)?;
    let files = ids(fields.get("files").ok_or_else(Refusal::bad_request)?)?;
    if files.is_empty() {
        return Err(Refusal::bad_request());
    }
    let mut state = site.lock();
    let world = &mut state.world;
    world.require_files(&user, &place, Level::Create)?;
    world.check_directory(&place, parent.as_deref())?;
    if files.iter().any(|id| !world.files.contains_key(id)) {
        return Err(Refusal::invalid());
    }
    let now = site.clock.seconds();
    let mut records = Vec::new();
    for file in files {
        let node = world.add_node(place.clone(), parent.clone(), NodeContent::File(file), now);
        records.push(world.node_record(&node, &site.links_address));
    }
    Ok(Json(Value::Array(records)))
}

pub(crate) async fn add_directory(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let (place, parent) = spot(&fields)?;
    let name = text(fields.get("name").ok_or_else(Refusal::bad_request)?)?;
    let name = name.filter(|name| !name.trim().is_empty());
    let name = name.ok_or_else(Refusal::bad_request)?;
    let mut state = site.lock();
    let world = &mut state.world;
    world.require_files(&user, &place, Level::Create)?;
    world.check_directory(&place, parent.as_deref())?;
    let node = world.add_node(place, parent, NodeContent::Directory(name), site.clock.seconds());
    Ok(Json(world.node_record(&node, &site.links_address)))
}

/// All of them or, when one is unknown or not permitted, none.
pub(crate) async fn delete(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Query(params): Query<Params>,
) -> Reply<Json<Value>> {
    let ids = names(&params, "ids").filter(|ids| ids.iter().all(|id| !id.is_empty()));
    let ids = ids.ok_or_else(Refusal::bad_request)?;
    let mut state = site.lock();
    let world = &mut state.world;
    for id in &ids {
        world.require_files(&user, &world.node(id)?.place, Level::Delete)?;
    }
    world.delete_nodes(&ids);
    Ok(Json(json!({})))
}

/// `group` or `customer`, exactly one of them.
fn place(group: Option<String>, customer: Option<String>) -> Reply<Place> {
    match (group, customer) {
        (Some(id), None) => Ok(Place::Group(id)),
        (None, Some(id)) => Ok(Place::Customer(id)),
        _ => Err(Refusal::bad_request()),
    }
}

fn spot(fields: &Map<String, Value>) -> Reply<(Place, Option<String>)> {
    let field = |name: &str| fields.get(name).map_or(Ok(None), text);
    Ok((place(field("group")?, field("customer")?)?, field("parent")?))
}
