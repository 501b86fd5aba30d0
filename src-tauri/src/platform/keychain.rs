//! The system's keychain: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
//!
//! Calls may block until a person unlocks it; `cubicl-sync` bounds them. The token is read and written nowhere else.

use cubicl_sync::view::KeychainState;
use cubicl_sync::{AccessToken, SecretStore};
use keyring::{Entry, Error};
use tracing::warn;

use own::{is_locked, is_missing, unlock};

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
        let entry = entry(key)?;
        let written = match entry.set_password(token.expose()) {
            Err(error) if is_locked(&error) => {
                unlock()?;
                entry.set_password(token.expose())
            }
            written => written,
        };
        written.map_err(|error| state(&error))
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

/// What is there and does not open is locked, or the person said no to the system's question.
fn state(error: &Error) -> KeychainState {
    warn!(%error, "the keychain cannot be used");
    if is_missing(error) {
        KeychainState::Missing
    } else {
        KeychainState::Denied
    }
}

#[cfg(target_os = "linux")]
mod own {
    //! What `keyring` leaves to its callers on Linux: telling its errors apart, and opening a locked collection before
    //! something is put into it.

    use keyring::Error;
    use secret_service::EncryptionType;
    use secret_service::blocking::SecretService;

    use super::{KeychainState, state};

    /// A bus without a Secret Service, no bus, and a service without a collection are alike to a person: none here.
    pub(super) fn is_missing(error: &Error) -> bool {
        match error {
            Error::PlatformFailure(_) => true,
            Error::NoStorageAccess(cause) => {
                matches!(cause.downcast_ref(), Some(secret_service::Error::NoResult))
            }
            _ => false,
        }
    }

    /// The Secret Service's own name for it.
    pub(super) fn is_locked(error: &Error) -> bool {
        matches!(error, Error::PlatformFailure(cause) if cause.to_string().contains("org.freedesktop.Secret.Error.IsLocked"))
    }

    /// Has the system ask the person for the keychain's password; blocks until that is answered.
    pub(super) fn unlock() -> Result<(), KeychainState> {
        let opened = SecretService::connect(EncryptionType::Plain)
            .and_then(|service| service.get_default_collection()?.unlock());
        opened.map_err(|error| state(&Error::NoStorageAccess(Box::new(error))))
    }
}

#[cfg(not(target_os = "linux"))]
mod own {
    use keyring::Error;

    use super::KeychainState;

    /// Without a keychain or a session of one, `keyring` says that there is no access; the answer "Deny", and whatever else
    /// the system has against it, is a failure of the platform.
    pub(super) fn is_missing(error: &Error) -> bool {
        matches!(error, Error::NoStorageAccess(_))
    }

    pub(super) fn is_locked(_error: &Error) -> bool {
        false
    }

    pub(super) fn unlock() -> Result<(), KeychainState> {
        Ok(())
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_locked_keychain_is_not_called_missing() {
        let no_access = |cause| state(&Error::NoStorageAccess(Box::new(cause)));
        assert_eq!(no_access(secret_service::Error::Prompt), KeychainState::Denied);
        assert_eq!(no_access(secret_service::Error::Locked), KeychainState::Denied);
        assert_eq!(no_access(secret_service::Error::NoResult), KeychainState::Missing);
        let no_bus = Error::PlatformFailure(Box::new(secret_service::Error::Unavailable));
        assert_eq!(state(&no_bus), KeychainState::Missing);
    }
}
