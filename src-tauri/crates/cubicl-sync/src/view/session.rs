//! Who is signed in.

use cubicl_client::UserId;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Problem;

/// The session, as the page draws it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SessionView {
    /// The keychain is being asked for the token.
    Starting,
    /// Nobody is signed in. `problem` says why a known account could not be opened, or what of one is left.
    SignedOut {
        /// The server address to offer, from `CUBICL_API_URL` or Cubicl's own.
        server: String,
        /// Set when an account is known but its token could not be read, or when signing out could not remove everything.
        problem: Option<Problem>,
    },
    /// Signed in.
    SignedIn {
        account: AccountView,
        kept: TokenKept,
        /// Cubicl answered 401: a new token is needed. What is known stays on the screen.
        token_rejected: bool,
    },
}

/// The account that is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    pub user: UserId,
    pub name: String,
    pub job_title: Option<String>,
    pub has_photo: bool,
    pub organization: String,
    /// The server's address, without the path.
    pub server: String,
    /// Cubicl's `localization.dateFormat`, opaque (A24).
    pub date_format: Option<String>,
    /// Cubicl's `localization.timeFormat`, opaque (A24).
    pub time_format: Option<String>,
}

#[cfg(test)]
impl AccountView {
    /// Somebody, for tests.
    pub(crate) fn somebody(user: &str) -> Self {
        Self {
            user: user.into(),
            name: "İrem".to_owned(),
            job_title: None,
            has_photo: false,
            organization: "Mobilya".to_owned(),
            server: "https://cubicl.io".to_owned(),
            date_format: None,
            time_format: None,
        }
    }
}

/// Where the token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TokenKept {
    /// In the system's keychain.
    Keychain,
    /// In memory, until the app closes.
    UntilClose,
    /// The sample workspace: there is nothing to keep.
    Sample,
}

/// A token that Cubicl accepted and that waits to be kept.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TokenPreview {
    pub account: AccountView,
    /// The profile photo as a `data:` URL, fetched without the token (A22); null when there is none.
    pub photo: Option<String>,
}
