//! The other host: download links that expire, photos and thumbnails. It needs no token, and notes when one arrives.

use std::collections::HashMap;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State as Given};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream;

use crate::api::gate;
use crate::file_store::Content;
use crate::random::secret;
use crate::request_log::Host;
use crate::site::Shared;
use crate::text::percent_encode;

const PIECE: usize = 1 << 18;

/// Secrets of links that were given out.
#[derive(Default)]
pub(crate) struct Links {
    given: HashMap<String, Link>,
}

struct Link {
    file: String,
    until: Duration,
}

impl Links {
    pub(crate) fn give(&mut self, file: &str, now: Duration, lifetime: Duration) -> String {
        self.given.retain(|_, link| link.until > now);
        let secret = secret();
        self.given.insert(
            secret.clone(),
            Link {
                file: file.to_owned(),
                until: now + lifetime,
            },
        );
        secret
    }

    fn file(&self, secret: &str, now: Duration) -> Option<&str> {
        self.given
            .get(secret)
            .filter(|link| link.until > now)
            .map(|link| link.file.as_str())
    }
}

pub(crate) fn router(site: Shared) -> Router {
    Router::new()
        .route("/files/{secret}/{name}", get(download))
        .route("/photos/{name}", get(photo))
        .route("/thumbnails/{file}", get(thumbnail))
        .layer(axum::middleware::from_fn_with_state(
            (site.clone(), Host::Links),
            gate::pass,
        ))
        .with_state(site)
}

async fn download(Given(site): Given<Shared>, Path((secret, _)): Path<(String, String)>) -> Response {
    let now = site.clock.now();
    let found = {
        let state = site.lock();
        let file = state
            .links
            .file(&secret, now)
            .and_then(|id| state.world.files.get(id));
        file.map(|file| {
            (
                file.name.clone(),
                file.content.clone(),
                state.settings.download_speed,
            )
        })
    };
    // The way file hosts say that a signed link is over.
    let Some((name, content, speed)) = found else {
        let page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code></Error>";
        return (StatusCode::FORBIDDEN, [(CONTENT_TYPE, "application/xml")], page).into_response();
    };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type(&name)));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(content.size));
    let disposition = format!("attachment; filename*=UTF-8''{}", percent_encode(&name));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    (headers, stream_out(content, speed)).into_response()
}

fn stream_out(content: Content, speed: u64) -> Body {
    Body::from_stream(stream::try_unfold(0, move |offset| {
        let content = content.clone();
        async move {
            if offset >= content.size {
                return Ok(None);
            }
            let piece = tokio::task::spawn_blocking(move || content.read(offset, PIECE))
                .await
                .map_err(io::Error::other)??;
            if piece.is_empty() {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
            }
            pace(piece.len(), speed).await;
            let next = offset + piece.len() as u64;
            Ok::<_, io::Error>(Some((piece, next)))
        }
    }))
}

/// Waits as long as so many bytes take at `speed` bytes a second; 0 does not wait.
pub(crate) async fn pace(bytes: usize, speed: u64) {
    if let Some(ms) = (bytes as u64).saturating_mul(1000).checked_div(speed) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}

async fn photo(Given(site): Given<Shared>, Path(name): Path<String>) -> Response {
    let id = name.trim_end_matches(".png");
    let photo = site
        .lock()
        .world
        .person(id)
        .and_then(|person| person.photo.clone());
    picture(photo.map(|bytes| (bytes, "image/png")))
}

async fn thumbnail(Given(site): Given<Shared>, Path(file): Path<String>) -> Response {
    let found = site
        .lock()
        .world
        .files
        .get(&file)
        .and_then(|file| file.content.picture());
    picture(found)
}

fn picture(found: Option<(Bytes, &'static str)>) -> Response {
    match found {
        Some((bytes, media_type)) => ([(CONTENT_TYPE, media_type)], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn media_type(name: &str) -> &'static str {
    match name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase())
        .as_deref()
    {
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
