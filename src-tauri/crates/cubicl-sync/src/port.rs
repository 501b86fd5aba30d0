//! What the shell provides: the keychain, a place for the remembered account, and a way to announce.

use cubicl_client::{AccessToken, UserId};
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::view::{AccountView, KeychainState};

/// The system's keychain. Calls may block for ever; [`crate::Session`] bounds them and makes one at a time.
pub trait SecretStore: Send + Sync + 'static {
    /// `Ok(None)` when nothing is stored under `key`.
    fn read(&self, key: &str) -> Result<Option<AccessToken>, KeychainState>;
    /// Stores, replacing what was there.
    fn write(&self, key: &str, token: &AccessToken) -> Result<(), KeychainState>;
    /// Removes; fine when there was nothing.
    fn remove(&self, key: &str) -> Result<(), KeychainState>;
}

/// Which account to open at the next start. Holds no secret.
pub trait AccountMemory: Send + Sync + 'static {
    /// The account signed in last, unless it signed out.
    fn load(&self) -> Option<RememberedAccount>;
    /// Remembers.
    fn save(&self, account: &RememberedAccount);
    /// Forgets it, and everything else stored for it. What is to be removed of departed accounts is kept in the same moment.
    fn forget(&self, departed: &[Departed]);
    /// Accounts that were signed out and of which something is still on this computer.
    fn departed(&self) -> Vec<Departed>;
    /// Keeps these in place of those before.
    fn keep_departed(&self, departed: &[Departed]);
}

/// An account that was signed out, and what has to be removed of it yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departed {
    /// The server's base address, as the client writes it.
    pub server: String,
    /// Names the keychain entry together with `server`.
    pub user: UserId,
    /// The keychain may still hold its token.
    pub token: bool,
    /// Its local copy or opened files may still be on the disk.
    pub files: bool,
}

impl Departed {
    /// Whether it is this one.
    pub(crate) fn is(&self, server: &str, user: &UserId) -> bool {
        self.server == server && self.user == *user
    }
}

/// An account that was signed in, as it was last seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RememberedAccount {
    /// The server's base address, as the client writes it.
    pub server: String,
    /// Names the keychain entry together with `server`.
    pub user: UserId,
    /// Shown until Cubicl answers.
    pub account: AccountView,
}

/// Where events go.
pub trait Announce: Send + Sync + 'static {
    /// Must return at once.
    fn announce(&self, event: Event);
}
