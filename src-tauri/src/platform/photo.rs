//! The private scheme `photo:`: profile photos and thumbnails that Rust fetched without the token (A22).
//!
//! `photo://localhost/<user id>` and `photo://localhost/file/<file id>`; Windows spells the scheme `http://photo.localhost/`.

use cubicl_sync::view::{FileId, UserId};
use cubicl_sync::{Picture, Session};
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

/// Answers one request of the page.
#[expect(clippy::needless_pass_by_value, reason = "the shape in which Tauri calls it")]
pub(crate) fn serve(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let session = context.app_handle().state::<Session>().inner().clone();
    let path = percent_encoding::percent_decode_str(request.uri().path().trim_start_matches('/'))
        .decode_utf8_lossy()
        .into_owned();
    tauri::async_runtime::spawn(async move {
        let picture = find(&session, &path).await;
        responder.respond(answer(picture));
    });
}

async fn find(session: &Session, path: &str) -> Option<Picture> {
    let account = session.account().ok()?;
    match path.strip_prefix("file/") {
        Some(file) => account.thumbnail(&FileId::from(file.to_owned())).await,
        None => account.photo(&UserId::from(path.to_owned())).await,
    }
}

fn answer(picture: Option<Picture>) -> Response<Vec<u8>> {
    let (status, media_type, body) = match picture {
        Some(picture) => (StatusCode::OK, picture.media_type, picture.bytes.to_vec()),
        None => (StatusCode::NOT_FOUND, "text/plain", Vec::new()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(media_type));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        header::HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("max-age=3600"),
    );
    response
}
