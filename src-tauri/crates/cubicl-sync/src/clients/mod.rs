//! The organization's clients as Cubicl last told them (contract section 6). They stay in the file until somebody looks.

mod filter;
mod read;
mod record;
mod stored;

use std::collections::{HashMap, HashSet};

use cubicl_client::{ClientId, UserId};

pub(crate) use filter::Filter;
pub(crate) use read::read;
pub(crate) use record::ClientRecord;
#[cfg(test)]
pub(crate) use record::ContactRecord;

/// All clients of the account.
#[derive(Debug, Default)]
pub(crate) struct Clients {
    known: HashMap<ClientId, ClientRecord>,
    /// In the order of the Turkish alphabet; `None` until it is asked for.
    order: Option<Vec<ClientId>>,
    /// Those that are stored are in memory.
    recalled: bool,
    /// Clients whose stored tasks are in memory.
    with_tasks: HashSet<ClientId>,
    /// Those that differ from what is stored.
    pub(crate) unsaved: HashSet<ClientId>,
}

impl Clients {
    pub(crate) fn get(&self, id: &ClientId) -> Option<&ClientRecord> {
        self.known.get(id)
    }

    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// Everybody who looks after a client's portal.
    pub(crate) fn managers(&self) -> impl Iterator<Item = &UserId> {
        self.known.values().flat_map(|client| &client.managers)
    }

    /// By the name that is shown; those without one come last.
    pub(crate) fn sort(&mut self) {
        if self.order.is_some() {
            return;
        }
        let mut order: Vec<&ClientRecord> = self.known.values().collect();
        order.sort_by(|one, other| one.sorts_by().cmp(&other.sorts_by()));
        self.order = Some(order.into_iter().map(|client| client.id.clone()).collect());
    }

    /// As [`Clients::sort`] sorted them.
    pub(crate) fn sorted(&self) -> impl Iterator<Item = &ClientRecord> {
        let order = self.order.iter().flatten();
        order.filter_map(|id| self.known.get(id))
    }

    /// Tells whether it says something else than what was known.
    pub(crate) fn write(&mut self, record: ClientRecord) -> bool {
        if self.known.get(&record.id) == Some(&record) {
            return false;
        }
        self.unsaved.insert(record.id.clone());
        self.known.insert(record.id.clone(), record);
        self.order = None;
        true
    }

    /// A complete reading had these and no others; tells whether one has left.
    pub(crate) fn keep_only(&mut self, seen: &HashSet<ClientId>) -> bool {
        let gone: Vec<ClientId> = self
            .known
            .keys()
            .filter(|id| !seen.contains(*id))
            .cloned()
            .collect();
        for id in &gone {
            self.known.remove(id);
            self.unsaved.insert(id.clone());
            self.order = None;
        }
        !gone.is_empty()
    }

    /// Marks everything in memory, for a store that starts from nothing.
    pub(crate) fn all_unsaved(&mut self) {
        self.unsaved = self.known.keys().cloned().collect();
    }
}
