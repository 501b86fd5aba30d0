//! What the shell gives a session, in memory: keychain, remembered account, and who hears what happens.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};

use cubicl_sync::view::*;
use cubicl_sync::{AccessToken, AccountMemory, Announce, Departed, Event, RememberedAccount, SecretStore};

/// A keychain in memory that can be missing, refuse, or never answer.
#[derive(Default)]
pub(crate) struct Secrets {
    entries: Mutex<HashMap<String, AccessToken>>,
    state: Mutex<Option<KeychainState>>,
    answers: Condvar,
}

impl Secrets {
    pub(crate) fn set(&self, state: Option<KeychainState>) {
        *self.state.lock().unwrap() = state;
        self.answers.notify_all();
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.lock().unwrap().len()
    }

    pub(crate) fn clear(&self) {
        self.entries.lock().unwrap().clear();
    }

    fn answer(&self) -> Result<(), KeychainState> {
        let silent = |state: &mut Option<KeychainState>| *state == Some(KeychainState::Silent);
        let state = self
            .answers
            .wait_while(self.state.lock().unwrap(), silent)
            .unwrap();
        state.map_or(Ok(()), Err)
    }
}

impl SecretStore for Secrets {
    fn read(&self, key: &str) -> Result<Option<AccessToken>, KeychainState> {
        self.answer()?;
        Ok(self.entries.lock().unwrap().get(key).cloned())
    }

    fn write(&self, key: &str, token: &AccessToken) -> Result<(), KeychainState> {
        self.answer()?;
        self.entries.lock().unwrap().insert(key.to_owned(), token.clone());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), KeychainState> {
        self.answer()?;
        self.entries.lock().unwrap().remove(key);
        Ok(())
    }
}

#[derive(Default)]
pub(crate) struct Memory {
    account: Mutex<Option<RememberedAccount>>,
    departed: Mutex<Vec<Departed>>,
    pub(crate) forgotten: AtomicBool,
}

impl AccountMemory for Memory {
    fn load(&self) -> Option<RememberedAccount> {
        self.account.lock().unwrap().clone()
    }

    fn save(&self, account: &RememberedAccount) {
        *self.account.lock().unwrap() = Some(account.clone());
    }

    fn forget(&self, departed: &[Departed]) {
        self.forgotten.store(true, Ordering::Relaxed);
        *self.account.lock().unwrap() = None;
        self.keep_departed(departed);
    }

    fn departed(&self) -> Vec<Departed> {
        self.departed.lock().unwrap().clone()
    }

    fn keep_departed(&self, departed: &[Departed]) {
        *self.departed.lock().unwrap() = departed.to_vec();
    }
}

#[derive(Default)]
pub(crate) struct Heard(Mutex<Vec<Event>>);

impl Heard {
    pub(crate) fn all(&self) -> Vec<Event> {
        self.0.lock().unwrap().clone()
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap().clear();
    }
}

impl Announce for Heard {
    fn announce(&self, event: Event) {
        self.0.lock().unwrap().push(event);
    }
}
