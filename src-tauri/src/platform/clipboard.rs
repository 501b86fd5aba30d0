//! Putting text on the system's clipboard.

use std::sync::{Mutex, PoisonError};

use crate::error::{Answer, internal};

/// The clipboard, opened when it is first needed. On X11 and Wayland what was put there lasts as long as this does.
#[derive(Default)]
pub(crate) struct Clipboard(Mutex<Option<arboard::Clipboard>>);

impl Clipboard {
    /// Replaces what is there.
    pub(crate) fn put(&self, text: String) -> Answer<()> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let clipboard = match &mut *open {
            Some(clipboard) => clipboard,
            none => none
                .insert(arboard::Clipboard::new().map_err(|cause| internal("opening the clipboard", cause))?),
        };
        clipboard
            .set_text(text)
            .map_err(|cause| internal("writing to the clipboard", cause))
    }
}
