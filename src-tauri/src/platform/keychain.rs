//! The system's keychain: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
//!
//! Calls may block until a person unlocks it; `cubicl-sync` bounds them. The token is read and written nowhere else.

use cubicl_sync::view::KeychainState;
use cubicl_sync::{AccessToken, SecretStore};
use keyring::{Entry, Error};
use tracing::warn;

const SERVICE: &str = "Cubicl Desktop";

/// The keychain of the person who is logged in.
pub(crate) struct SystemKeychain;

impl SecretStore for SystemKeychain {
    fn read(&self, key: &str) -> Result<Option<AccessToken>, KeychainState> {
        match entry(key)?.get_password() {
            Ok(text) => Ok(AccessToken::parse(&text).ok()),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(state(&error)),
        }
    }

    fn write(&self, key: &str, token: &AccessToken) -> Result<(), KeychainState> {
        entry(key)?
            .set_password(token.expose())
            .map_err(|error| state(&error))
    }

    fn remove(&self, key: &str) -> Result<(), KeychainState> {
        match entry(key)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(state(&error)),
        }
    }
}

fn entry(key: &str) -> Result<Entry, KeychainState> {
    Entry::new(SERVICE, key).map_err(|error| state(&error))
}

/// A bus without a Secret Service, no bus, and a service without a collection are alike to a person: none here.
fn state(error: &Error) -> KeychainState {
    warn!(%error, "the keychain cannot be used");
    match error {
        Error::PlatformFailure(_) | Error::NoStorageAccess(_) => KeychainState::Missing,
        _ => KeychainState::Denied,
    }
}
