//! Projects that the acting user may at least view.

use std::collections::HashMap;

use axum::extract::{Query, State as Given};
use axum::{Extension, Json};
use serde_json::Value;

use super::Actor;
use crate::model::{Level, Project};
use crate::reply::{Refusal, Reply};
use crate::site::Shared;

pub(crate) async fn list(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Query(query): Query<HashMap<String, String>>,
) -> Reply<Json<Value>> {
    let recursive = match query.get("recursive").map(String::as_str) {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Refusal::bad_request()),
    };
    let state = site.lock();
    let world = &state.world;
    let wanted: Box<dyn Fn(&Project) -> bool> = match query.get("parent") {
        None => Box::new(|_| true),
        Some(parent) => {
            world.project(parent)?;
            world.require(&user, parent, Level::View)?;
            let below = world.descendants(parent);
            let parent = parent.clone();
            Box::new(move |project| match recursive {
                true => project.id != parent && below.contains(&project.id),
                false => project.parents.contains(&parent),
            })
        }
    };
    let visible = world
        .projects
        .iter()
        .filter(|project| world.level(&user, &project.id) >= Level::View);
    Ok(Json(
        visible
            .filter(|project| wanted(project))
            .map(Project::record)
            .collect(),
    ))
}
