//! What the store gives back: never newer than what memory holds.

use cubicl_client::ClientId;

use super::{ClientRecord, Clients};
use crate::reading::Key;
use crate::state::State;

impl Clients {
    pub(crate) fn is_recalled(&self) -> bool {
        self.recalled
    }

    /// Stored clients. What memory knows of one already stays.
    fn recall(&mut self, stored: impl IntoIterator<Item = ClientRecord>) {
        for client in stored {
            if !self.unsaved.contains(&client.id) {
                self.known.entry(client.id.clone()).or_insert(client);
            }
        }
        self.order = None;
    }
}

impl State {
    /// Brings the stored clients into memory, once.
    pub(crate) fn recall_clients(&mut self) {
        if self.clients.recalled {
            return;
        }
        self.clients.recalled = true;
        let stored = self.recalled(&Key::Clients, |store| store.clients().map(Some));
        self.clients.recall(stored.into_iter().flatten());
    }

    /// Brings one stored client into memory.
    pub(crate) fn recall_client(&mut self, id: &ClientId) {
        if self.clients.recalled || self.clients.known.contains_key(id) {
            return;
        }
        // One that is not stored says nothing of the list.
        let stored = self.recalled(&Key::Clients, |store| store.client(id).map(Some));
        self.clients.recall(stored.flatten());
    }

    /// Brings the stored tasks of one client into memory, once.
    pub(crate) fn recall_tasks_of(&mut self, id: &ClientId) {
        if !self.clients.with_tasks.insert(id.clone()) {
            return;
        }
        let stored = self.recalled(&Key::Clients, |store| store.tasks_of_client(id).map(Some));
        for (task, on_board) in stored.into_iter().flatten() {
            self.copy.recall_task(task, on_board);
        }
    }
}
