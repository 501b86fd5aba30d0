//! Photos and thumbnails: fetched without the token (A22), checked by their first bytes, kept in memory and on the disk.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cubicl_client::{Client, FileId, UserId};

use crate::core::Core;
use crate::state::State;
use crate::store::{Store, StoredPicture};
use crate::time::now_unix;

/// A page that is drawn before the keychain answered asks only once.
const PATIENCE: Duration = Duration::from_secs(10);
/// Seconds after which a kept picture is fetched anew, while the old one is shown.
const OLD: i64 = 7 * 24 * 3600;
const LARGEST: usize = 5 * 1024 * 1024;
const LARGEST_PREVIEW: usize = 1024 * 1024;

/// A photo or thumbnail.
#[derive(Clone)]
pub struct Picture {
    /// `image/png`, `image/jpeg`, `image/gif` or `image/webp`, from the bytes themselves.
    pub media_type: &'static str,
    /// At most 5 MiB.
    pub bytes: Arc<[u8]>,
}

pub(crate) async fn photo(core: &Arc<Core>, user: &UserId) -> Option<Picture> {
    let address = core.peek(|state| match state.photos.get(user) {
        Some(kept) => Err(kept.clone()),
        None => Ok(state
            .copy
            .people
            .get(user)
            .and_then(|person| person.photo.clone())),
    });
    match address {
        Ok(address) => {
            let user = user.clone();
            picture(core, address?, move |state, picture| {
                state.keep_photo(user.clone(), picture);
            })
            .await
        }
        Err(kept) => kept,
    }
}

pub(crate) async fn thumbnail(core: &Arc<Core>, file: &FileId) -> Option<Picture> {
    let address = core.peek(|state| match state.thumbnails.get(file) {
        Some(kept) => Err(kept.clone()),
        None => Ok(state.copy.file(file).and_then(|file| file.thumbnail.clone())),
    });
    match address {
        Ok(address) => {
            let file = file.clone();
            picture(core, address?, move |state, picture| {
                state.keep_thumbnail(file.clone(), picture);
            })
            .await
        }
        Err(kept) => kept,
    }
}

/// From the disk, and from its address when it is not there or old.
async fn picture(
    core: &Arc<Core>,
    address: String,
    keep: impl Fn(&mut State, Option<Picture>) + Send + 'static,
) -> Option<Picture> {
    let Some((picture, old)) = stored(core, &address).await else {
        return fetch_and_keep(core, &address, keep).await;
    };
    core.quietly(|state| keep(state, Some(picture.clone())));
    if old {
        let again = Arc::clone(core);
        core.spawn(async move { drop(fetch_and_keep(&again, &address, keep).await) });
    }
    Some(picture)
}

/// A picture of the disk, and whether it may have become another one behind the same address.
async fn stored(core: &Arc<Core>, address: &str) -> Option<(Picture, bool)> {
    let reader = core.peek(|state| state.store.as_ref().map(Store::reader))?;
    let address = address.to_owned();
    let read = tokio::task::spawn_blocking(move || reader.picture(&address)).await;
    let StoredPicture { bytes, fetched_at } = read
        .ok()?
        .inspect_err(|cause| tracing::warn!(%cause, "a stored picture cannot be read"))
        .ok()??;
    let picture = Picture {
        media_type: media_type(&bytes)?,
        bytes: Arc::from(bytes),
    };
    Some((picture, now_unix() - fetched_at > OLD))
}

async fn fetch_and_keep(
    core: &Arc<Core>,
    address: &str,
    keep: impl Fn(&mut State, Option<Picture>),
) -> Option<Picture> {
    let client = core.client_in(PATIENCE).await?;
    let Fetched::Answer(picture) = fetch(&client, address, LARGEST).await else {
        return None;
    };
    core.quietly(|state| {
        if let (Some(store), Some(picture)) = (&state.store, &picture)
            && let Err(cause) = store.keep_picture(address, &picture.bytes, now_unix())
        {
            tracing::warn!(%cause, "a picture could not be kept");
        }
        keep(state, picture.clone());
    });
    picture
}

/// A photo as a `data:` URL for the page before anybody is signed in.
pub(crate) async fn preview(client: &Client, address: &str) -> Option<String> {
    let Fetched::Answer(Some(picture)) = fetch(client, address, LARGEST_PREVIEW).await else {
        return None;
    };
    Some(format!(
        "data:{};base64,{}",
        picture.media_type,
        STANDARD.encode(&picture.bytes)
    ))
}

enum Fetched {
    /// Final: a picture, or something that is none.
    Answer(Option<Picture>),
    /// The network failed; it may work later.
    Later,
}

async fn fetch(client: &Client, address: &str, largest: usize) -> Fetched {
    match client.picture(address, largest).await {
        Ok(bytes) => Fetched::Answer(media_type(&bytes).map(|media_type| Picture {
            media_type,
            bytes: Arc::from(bytes),
        })),
        Err(error) => {
            tracing::debug!(%error, "a picture could not be fetched");
            Fetched::Later
        }
    }
}

/// The four kinds that a web view draws without running anything.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

impl State {
    fn keep_photo(&mut self, user: UserId, picture: Option<Picture>) {
        keep(&mut self.photos, user, picture);
    }

    fn keep_thumbnail(&mut self, file: FileId, picture: Option<Picture>) {
        keep(&mut self.thumbnails, file, picture);
    }
}

/// Pictures stay in memory up to a limit; beyond it any one makes room: it is fetched again from the account's file.
fn keep<K: Clone + Eq + std::hash::Hash>(
    pictures: &mut HashMap<K, Option<Picture>>,
    key: K,
    picture: Option<Picture>,
) {
    const MOST: usize = 300;
    const MOST_BYTES: usize = 48 * 1024 * 1024;
    let size = |picture: &Option<Picture>| {
        picture
            .as_ref()
            .map_or(0, |picture| Arc::clone(&picture.bytes).len())
    };
    while pictures.len() >= MOST || pictures.values().map(size).sum::<usize>() + size(&picture) > MOST_BYTES {
        let Some(victim) = pictures.keys().next().cloned() else {
            break;
        };
        pictures.remove(&victim);
    }
    pictures.insert(key, picture);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_that_run_nothing_are_let_through() {
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1a\n rest"[..], Some("image/png")),
            (b"\xff\xd8\xff\xe0", Some("image/jpeg")),
            (b"GIF89a", Some("image/gif")),
            (b"RIFF\x01\x02\x03\x04WEBPVP8 ", Some("image/webp")),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
            (b"<!doctype html>", None),
            (b"", None),
        ] {
            assert_eq!(media_type(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
