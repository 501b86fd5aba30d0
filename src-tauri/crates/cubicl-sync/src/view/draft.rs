//! What somebody is writing.

use serde::Serialize;
use specta::Type;

/// A text that was not sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// Where it is written: `kind:id`, or a kind alone.
    pub place: String,
    /// What the page gave, unread: JSON of the text, with the caret.
    pub text: String,
}
