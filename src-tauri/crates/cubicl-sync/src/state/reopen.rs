//! A file that did not open with the account, as on a full disk: it is tried again until it does.
//!
//! Until then a person's changes are not taken, and what is read from Cubicl is in memory alone. What is stored then takes
//! its place, and is read again where it is old.

use std::mem::take;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Effects, STORE_AGAIN, State};
use crate::core::Core;
use crate::store::{self, Opened};
use crate::view::Storage;

/// Why an account that is to be kept has no file.
#[derive(Clone)]
pub(crate) enum Missing {
    /// That of this folder was damaged, and the one that follows it cannot be made yet. Memory has everything.
    Damaged(PathBuf),
    /// That of this folder did not open: nobody knows what is in it.
    Unopened(PathBuf),
}

impl Missing {
    /// Of what did not open. A file of a newer version stays closed.
    pub(crate) fn of(storage: &Storage, folder: PathBuf) -> Option<Self> {
        matches!(storage, Storage::Failing { .. }).then_some(Self::Unopened(folder))
    }
}

impl Core {
    pub(crate) async fn keep_opening(self: Arc<Self>) {
        while let Some(folder) = self.peek(State::unopened) {
            tokio::time::sleep(STORE_AGAIN).await;
            let opening = tokio::task::spawn_blocking(move || store::open(&folder));
            let Ok(opened) = opening.await else { continue };
            self.with(|state, fx| {
                // Whoever stopped it wants the file closed.
                if state.unopened().is_some() {
                    state.open_again(opened, fx);
                }
            });
        }
    }
}

impl State {
    /// The folder of the file that is to be tried again.
    pub(crate) fn unopened(&self) -> Option<PathBuf> {
        match &self.missing {
            Some(Missing::Unopened(folder)) => Some(folder.clone()),
            _ => None,
        }
    }

    /// The account's own folder.
    pub(crate) fn stored_in(&self) -> Option<PathBuf> {
        match (&self.store, &self.missing) {
            (Some(store), _) => Some(store.folder().to_owned()),
            (None, Some(Missing::Damaged(folder) | Missing::Unopened(folder))) => Some(folder.clone()),
            (None, None) => None,
        }
    }

    fn open_again(&mut self, opened: Opened, fx: &mut Effects) {
        if opened.store.is_none() {
            self.missing = Missing::of(&opened.storage, opened.folder);
            self.storage = opened.storage;
            return;
        }
        let (typed, places, transfers) = (
            take(&mut self.drafts),
            take(&mut self.places),
            take(&mut self.transfers),
        );
        let (copy, reads, chats) = (take(&mut self.copy), take(&mut self.reads), take(&mut self.chats));
        self.copy.continue_from(&copy);
        self.nodes.copy = Default::default();
        self.clients = Default::default();
        self.lost = Default::default();
        self.in_memory = Arc::default();
        self.restore(opened, fx);
        self.drafts.extend(typed);
        self.transfers.keep_choices(transfers);
        self.reads.carry_on(reads);
        (self.chats.open, self.chats.on_screen) = (chats.open, chats.on_screen);
        if self.connected {
            self.places = places;
            self.open(fx);
        }
        self.redraw_everything(fx);
    }

    fn redraw_everything(&self, fx: &mut Effects) {
        (fx.projects, fx.people, fx.clients) = (true, true, true);
        (fx.chats, fx.changes, fx.transfers) = (true, true, true);
        for board in self.open_board.iter().chain(&self.lately) {
            fx.touched.entry(board.clone()).or_default();
        }
        if let Some(task) = &self.open_task {
            fx.activities.insert(task.clone());
        }
        fx.messages.extend(self.chats.open.clone());
        fx.nodes
            .extend(self.nodes.open.iter().map(|place| place.owner.clone()));
        fx.news
            .extend(self.copy.projects.iter().map(|project| project.id.clone()));
    }
}
