//! For simulations: an account as it stands in the app, over a disk that fails when a test wants it to and over the
//! [`cubicl_client::Network`] of the client it is given. Clock: [`cubicl_client::clock`]. Nothing here waits or starts a
//! thread, so everything happens in the order the runtime gives.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cubicl_client::{Client, ProjectId, UserId};
use tokio::runtime::Handle;

use crate::account::Account;
use crate::core::Core;
use crate::port::Announce;
use crate::store;
use crate::view::AccountView;

/// The disk of an account.
pub trait Disk: Send + Sync + 'static {
    /// Asked before each transaction is written; when false, the disk is full and nothing is written.
    fn takes(&self) -> bool;
}

/// What an account begins with.
pub struct Begin {
    /// Who it is.
    pub account: AccountView,
    /// The server's base address.
    pub server: String,
    /// Where accounts are stored.
    pub data_dir: PathBuf,
    /// Where events go.
    pub announce: Arc<dyn Announce>,
    /// See [`crate::Config::stragglers`].
    pub stragglers: Duration,
    /// See [`crate::Config::deletes_after`].
    pub deletes_after: Duration,
    /// The board that the window opens with; its stored rows are brought beside, as [`crate::Session`] does.
    pub board: ProjectId,
    /// What its file lies on.
    pub disk: Arc<dyn Disk>,
}

/// The file of an account of which nothing is stored yet, made in this folder: a copy of it need not be made again.
///
/// # Errors
/// When nothing can be written there.
pub fn empty_file(folder: &Path) -> std::io::Result<Vec<u8>> {
    drop(store::open(folder));
    std::fs::read(folder.join(store::FILE))
}

/// Puts this file in the place of an account's that has none.
///
/// # Errors
/// When it cannot be written.
pub fn begin_with(begin: &Begin, empty: &[u8]) -> std::io::Result<()> {
    let folder = store::folder_of(&begin.data_dir, &begin.server, &begin.account.user);
    if folder.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(store::FILE), empty)
}

impl Account {
    /// Opens what is stored, as a start of the app does before it has the token.
    pub fn simulated(begin: Begin) -> Self {
        let folder = store::folder_of(&begin.data_dir, &begin.server, &begin.account.user);
        let mut opened = store::open(&folder);
        if let Some(store) = &mut opened.store {
            store.disk = Some(begin.disk);
        }
        let board = begin.board;
        let begin = crate::core::Begin {
            account: begin.account,
            server: begin.server,
            announce: begin.announce,
            memory: None,
            cache_dir: begin.data_dir.join("cache"),
            stragglers: i64::try_from(begin.stragglers.as_secs()).unwrap_or(i64::MAX / 2),
            deletes_after: begin.deletes_after,
            runtime: Handle::current(),
        };
        let core = Core::start(begin, Some(opened));
        let brings = Arc::clone(&core);
        core.spawn(async move { brings.recall_board(&board).await });
        Self::new(core)
    }

    /// The keychain gave the token.
    pub fn connect(&self, client: Client) {
        self.core().connect(client);
    }

    /// The person gave another token.
    pub fn renew(&self, client: Client) {
        self.core().renew(client);
    }

    /// Whose account it is.
    pub fn user(&self) -> UserId {
        self.core().peek(|state| state.account.user.clone())
    }
}
