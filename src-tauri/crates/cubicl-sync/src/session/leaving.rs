//! Signing out, and removing what could not be removed then.

use std::path::PathBuf;

use cubicl_client::UserId;

use super::{Phase, Session, keychain_key};
use crate::port::Departed;
use crate::view::{KeychainState, Problem, TokenKept};
use crate::{private_dir, problem};

impl Session {
    /// Ends all work, then removes the keychain entry and everything stored for the account. The person is signed out in
    /// any case; the view tells what could not be removed, and each start tries again.
    pub async fn sign_out(&self) {
        let _alone = self.inner.transition.lock().await;
        self.lock().checked = None;
        let memory = &self.inner.ports.memory;
        let open = self.open_account();
        if let Some((account, _)) = &open {
            account.core().close();
        }
        if matches!(open, Some((_, TokenKept::Sample))) {
            self.enter(Phase::SignedOut { problem: None });
            self.is_removed(self.inner.config.cache_dir.clone()).await;
            return;
        }
        let mut departed = memory.departed();
        if let Some((account, kept)) = &open {
            let user = account.core().peek(|state| state.account.user.clone());
            let server = account.core().server().to_owned();
            add(&mut departed, server, user, *kept == TokenKept::Keychain);
        }
        if let Some(known) = memory.load() {
            add(&mut departed, known.server, known.user, true);
        }
        // Whatever ends the program from here on, the next start goes on with it.
        memory.forget(&departed);
        self.enter(Phase::SignedOut { problem: None });
        if let Some(problem) = self.tidy().await {
            self.enter(Phase::SignedOut {
                problem: Some(problem),
            });
        }
    }

    /// Removes what is left of accounts that were signed out; tells what stays.
    pub(super) async fn tidy(&self) -> Option<Problem> {
        self.tidy_files().await;
        let token = self.tidy_tokens().await;
        let files = self.inner.ports.memory.departed().iter().any(|one| one.files);
        (files || token.is_some()).then(|| problem::not_removed(token, files))
    }

    /// Opened files of all accounts lie together: not while one is open.
    pub(super) async fn tidy_files(&self) {
        let mut departed = self.inner.ports.memory.departed();
        if departed.iter().all(|one| !one.files) {
            return;
        }
        let opened = self.is_removed(self.inner.config.cache_dir.clone()).await;
        for one in departed.iter_mut().filter(|one| one.files) {
            let stored = self.is_removed(self.folder_of(&one.server, &one.user)).await;
            one.files = !(opened && stored);
        }
        self.keep_departed(departed);
    }

    /// Gives why the keychain keeps one.
    pub(super) async fn tidy_tokens(&self) -> Option<KeychainState> {
        let mut departed = self.inner.ports.memory.departed();
        let mut trouble = None;
        for one in departed.iter_mut().filter(|one| one.token) {
            match self
                .inner
                .keychain
                .remove(&keychain_key(&one.server, &one.user))
                .await
            {
                Ok(()) => one.token = false,
                // The next one would wait as long.
                Err(state) => {
                    trouble = Some(state);
                    break;
                }
            }
        }
        self.keep_departed(departed);
        trouble
    }

    /// Somebody is signed in again: what is there is theirs, and the new token stands in the place of the one before.
    pub(super) fn is_back(&self, server: &str, user: &UserId, token_replaced: bool) {
        let mut departed = self.inner.ports.memory.departed();
        for one in departed.iter_mut().filter(|one| one.is(server, user)) {
            one.files = false;
            one.token &= !token_replaced;
        }
        self.keep_departed(departed);
    }

    fn keep_departed(&self, mut departed: Vec<Departed>) {
        departed.retain(|one| one.files || one.token);
        let memory = &self.inner.ports.memory;
        if memory.departed() != departed {
            memory.keep_departed(&departed);
        }
    }

    async fn is_removed(&self, folder: PathBuf) -> bool {
        let removed = tokio::task::spawn_blocking(move || private_dir::empty(&folder)).await;
        match removed {
            Ok(Ok(())) => true,
            Ok(Err(error)) => {
                tracing::warn!(kind = ?error.kind(), "files of the account could not be removed");
                false
            }
            Err(_) => false,
        }
    }
}

fn add(departed: &mut Vec<Departed>, server: String, user: UserId, token: bool) {
    if let Some(one) = departed.iter_mut().find(|one| one.is(&server, &user)) {
        one.files = true;
        one.token |= token;
    } else {
        departed.push(Departed {
            server,
            user,
            token,
            files: true,
        });
    }
}
