//! Files: upload as one multipart part with an exact length, and links that work for a while.

use std::time::Duration;

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Path, Request, State as Given};
use axum::http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::Actor;
use super::gate::drain;
use crate::file_store::{Content, Intake};
use crate::links::pace;
use crate::model::FileRecord;
use crate::reply::{Refusal, Reply};
use crate::settings::Settings;
use crate::site::{Shared, Site};
use crate::text::{percent_encode, unescape_file_name};

/// Boundaries and headers of the form come on top of the file.
const FORM_ALLOWANCE: u64 = 16 * 1024;

pub(crate) async fn upload(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    request: Request,
) -> Reply<Json<Value>> {
    let settings = site.settings();
    let length = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let chunked = request.headers().contains_key(TRANSFER_ENCODING);
    let (Some(length), false) = (length, chunked) else {
        return Err(Refusal::length_required());
    };
    if length > settings.upload_limit.saturating_add(FORM_ALLOWANCE) {
        drain(request).await;
        return Err(Refusal::bad_request());
    }
    let used = site.lock().world.used;
    if used.saturating_add(length) > settings.storage_capacity.saturating_add(FORM_ALLOWANCE) {
        drain(request).await;
        return Err(Refusal::storage_full(settings.storage_capacity, used));
    }

    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| Refusal::bad_request())?;
    let mut received = None;
    while let Some(field) = form.next_field().await.map_err(|_| Refusal::bad_request())? {
        if field.name() != Some("file") || received.is_some() {
            return Err(Refusal::bad_request());
        }
        let name = field
            .file_name()
            .map(unescape_file_name)
            .filter(|name| !name.is_empty());
        let name = name.ok_or_else(Refusal::bad_request)?;
        received = Some((name, receive(field, &site, &settings).await?));
    }
    let (name, content) = received.ok_or_else(Refusal::bad_request)?;

    let mut state = site.lock();
    let used = state.world.used;
    if used.saturating_add(content.size) > settings.storage_capacity {
        return Err(Refusal::storage_full(settings.storage_capacity, used));
    }
    let id = state.world.random.id();
    let file = FileRecord {
        id,
        name,
        content,
        uploaded_by: user,
        created_at: site.clock.seconds(),
    };
    let record = file.record(&site.links_address);
    state.world.add_file(file);
    Ok(Json(record))
}

async fn receive(mut field: Field<'_>, site: &Site, settings: &Settings) -> Reply<Content> {
    let mut intake = Intake::default();
    let mut counted = None;
    // A client that stops half-way ends here; nothing of the file is kept.
    while let Some(piece) = field.chunk().await.map_err(|_| Refusal::bad_request())? {
        counted.get_or_insert_with(|| site.receiving.count());
        // Beyond the limit the rest is only read, so that the client gets to hear the answer.
        if intake.size() <= settings.upload_limit {
            intake.push(&piece).map_err(|_| Refusal::server_error())?;
        }
        pace(piece.len(), settings.upload_speed).await;
    }
    if intake.size() > settings.upload_limit {
        Err(Refusal::bad_request())
    } else {
        Ok(intake.finish())
    }
}

/// For files of tasks that the user sees, and for the user's own uploads.
pub(crate) async fn link(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let name = {
        let world = &state.world;
        let file = world.files.get(&id).ok_or_else(Refusal::not_found)?;
        if file.uploaded_by != user && !world.shows_file(&user, &id) {
            return Err(Refusal::not_permitted());
        }
        percent_encode(&file.name)
    };
    let lifetime = Duration::from_secs(state.settings.link_lifetime);
    let secret = state.links.give(&id, site.clock.now(), lifetime);
    let link = format!("{}/files/{secret}/{name}", site.links_address);
    Ok(Json(json!(link)))
}
