//! What the window showed last, for the next start to show while the page is still being made.
//!
//! The page makes it: its own HTML, without anything that acts. It is given out only while a start would draw exactly that
//! again: it goes with the first change of anything drawn, and it has the look of one window, one version, one choice of settings.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::core::Core;
use crate::state::State;
use crate::store::Store;
use crate::view::Storage;

impl Core {
    /// Whether one is kept, of whatever look.
    pub(crate) fn has_launch_picture(&self) -> bool {
        self.peek(|state| state.store.as_ref().is_some_and(Store::has_launch_picture))
    }

    /// The picture of that look. `look` is everything a drawing depends on besides what is stored of the account.
    pub(crate) async fn launch_picture(self: &Arc<Self>, look: &str) -> Option<String> {
        let path = self.peek(|state| Some(state.store.as_ref()?.launch_picture(&state.launch_name(look))))?;
        let read = tokio::task::spawn_blocking(move || std::fs::read_to_string(path));
        // A file without its contents is what the end of a computer's power leaves.
        read.await.ok()?.ok().filter(|html| !html.is_empty())
    }

    /// Which drawing is to be kept; `None` when it is there already, or cannot be.
    pub(crate) fn wanted_launch_picture(&self, look: &str) -> Option<u32> {
        self.peek(|state| {
            let store = state.store.as_ref().filter(|_| state.storage == Storage::Kept)?;
            let is_there =
                store.has_launch_picture() && store.launch_picture(&state.launch_name(look)).exists();
            (!is_there).then(|| store.drawing())
        })
    }

    /// Keeps it, unless something drawn changed since that drawing was asked for. What cannot be kept is only missed at the
    /// next start.
    pub(crate) fn keep_launch_picture(&self, look: &str, drawing: u32, html: &str) {
        let kept = self.quietly(|state| {
            let name = state.launch_name(look);
            let store = state.store.as_mut()?;
            Some(store.keep_launch_picture(&name, drawing, html))
        });
        if let Some(Err(error)) = kept {
            tracing::warn!(%error, "the picture for the next start was not kept");
        }
    }
}

impl State {
    /// The account's own name is drawn and is not among the rows.
    fn launch_name(&self, look: &str) -> String {
        let account = &self.account;
        let whole = format!(
            "{look}\n{}\n{}\n{}",
            account.name, account.organization, account.has_photo
        );
        format!("{:x}", Sha256::digest(whole))
    }
}
