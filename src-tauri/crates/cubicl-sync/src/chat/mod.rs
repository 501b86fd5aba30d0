//! Chats and the messages known of each. What the person writes lies over them in the outbox.
//!
//! `record` is what is kept of one, `read` brings in what Cubicl tells, `write` what the person does and what becomes of
//! it, `send` one message on its way.

mod read;
mod record;
mod send;
mod write;

use std::collections::{HashMap, HashSet};

use cubicl_client::{MessageId, ThreadId, UserId};

pub(crate) use read::{earlier, messages, threads};
pub(crate) use record::{MessageRecord, Seen, ThreadRecord, ThreadRow, one_line};
pub(crate) use send::{Arrived, deliver, look};

use crate::view::{ChatKind, ChatRef};

/// All chats of the account.
#[derive(Default)]
pub(crate) struct Chats {
    threads: HashMap<ThreadId, ThreadRow>,
    /// Of chats that were looked at, oldest first.
    messages: HashMap<ThreadId, Vec<MessageRecord>>,
    /// The longest answer so far: a shorter one is the end of a list (A3).
    longest_page: usize,
    /// What the page shows; `None` when it shows no chat, or the list alone.
    pub(crate) open: Option<ChatRef>,
    /// The page shows the chats.
    pub(crate) on_screen: bool,
    pub(crate) unsaved: Unsaved,
}

/// What differs from what is stored.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Unsaved {
    pub(crate) threads: HashSet<ThreadId>,
    pub(crate) messages: HashSet<(ThreadId, MessageId)>,
}

impl Unsaved {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Chats {
    pub(crate) fn restore(threads: Vec<ThreadRow>) -> Self {
        let by_id = threads.into_iter().map(|row| (row.record.id.clone(), row));
        Self {
            threads: by_id.collect(),
            ..Self::default()
        }
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &ThreadRow> {
        self.threads.values()
    }

    pub(crate) fn thread(&self, id: &ThreadId) -> Option<&ThreadRow> {
        self.threads.get(id)
    }

    /// Marks it as changed.
    fn thread_mut(&mut self, id: &ThreadId) -> Option<&mut ThreadRow> {
        let row = self.threads.get_mut(id)?;
        self.unsaved.threads.insert(id.clone());
        Some(row)
    }

    /// `None` while they are not in memory.
    pub(crate) fn messages(&self, thread: &ThreadId) -> Option<&[MessageRecord]> {
        self.messages.get(thread).map(Vec::as_slice)
    }

    pub(crate) fn message(&self, thread: &ThreadId, id: &MessageId) -> Option<&MessageRecord> {
        self.messages(thread)?.iter().find(|message| message.id == *id)
    }

    /// Stored messages of a chat that is looked at.
    pub(crate) fn recall(&mut self, thread: &ThreadId, mut messages: Vec<MessageRecord>) {
        messages.sort_by(|one, other| one.place().cmp(&other.place()));
        self.messages.entry(thread.clone()).or_insert(messages);
    }

    /// Takes messages in by their ids (A17). Tells whether anything differs.
    fn join(&mut self, thread: &ThreadId, told: Vec<MessageRecord>) -> bool {
        let known = self.messages.entry(thread.clone()).or_default();
        let mut places: HashMap<MessageId, usize> = known
            .iter()
            .enumerate()
            .map(|(at, message)| (message.id.clone(), at))
            .collect();
        let mut differs = false;
        for message in told {
            let place = *places.entry(message.id.clone()).or_insert(known.len());
            if known.get(place) == Some(&message) {
                continue;
            }
            differs = true;
            self.unsaved.messages.insert((thread.clone(), message.id.clone()));
            match known.get_mut(place) {
                Some(before) => *before = message,
                None => known.push(message),
            }
        }
        if differs {
            known.sort_by(|one, other| one.place().cmp(&other.place()));
        }
        differs
    }

    /// What is known does not reach up to what was told: it would hide what lies between.
    fn forget_before(&mut self, thread: &ThreadId, first: &MessageRecord) {
        let Some(known) = self.messages.get_mut(thread) else {
            return;
        };
        let (gone, kept) = std::mem::take(known)
            .into_iter()
            .partition(|message| message.place() < first.place());
        *known = kept;
        let gone: Vec<MessageRecord> = gone;
        self.unsaved
            .messages
            .extend(gone.into_iter().map(|message| (thread.clone(), message.id)));
        if let Some(row) = self.thread_mut(thread) {
            row.whole = false;
        }
    }

    fn remove(&mut self, thread: &ThreadId) {
        self.threads.remove(thread);
        self.messages.remove(thread);
        self.unsaved.threads.insert(thread.clone());
    }

    /// The chat with that person, if Cubicl has one.
    pub(crate) fn resolve(&self, chat: &ChatRef) -> ChatRef {
        let ChatRef::Person(person) = chat else {
            return chat.clone();
        };
        let with =
            |row: &&ThreadRow| row.record.kind == ChatKind::Personal && row.record.users.contains(person);
        // Everybody's personal chats have me in them: the one with myself has nobody else.
        let fewest = self.all().filter(with).min_by_key(|row| {
            let others = row.record.users.iter().filter(|user| *user != person).count();
            (others, row.record.id.clone())
        });
        fewest.map_or_else(|| chat.clone(), |row| ChatRef::Thread(row.record.id.clone()))
    }

    /// Everybody who takes part or wrote something.
    pub(crate) fn people(&self) -> impl Iterator<Item = &UserId> {
        let takes_part = self.all().flat_map(|row| &row.record.users);
        let last = self
            .all()
            .filter_map(|row| row.record.last.as_ref()?.from.as_ref());
        let wrote = self
            .messages
            .values()
            .flatten()
            .filter_map(|message| message.from.as_ref());
        takes_part.chain(last).chain(wrote)
    }

    /// A page of this length came. Tells whether it is shorter than one that this server has filled.
    fn is_short(&mut self, length: usize) -> bool {
        let is_short = length < self.longest_page;
        self.longest_page = self.longest_page.max(length);
        is_short
    }

    /// Marks everything in memory, for a store that starts from nothing.
    pub(crate) fn all_unsaved(&mut self) {
        self.unsaved.threads = self.threads.keys().cloned().collect();
        let each = self.messages.iter();
        self.unsaved.messages = each
            .flat_map(|(thread, messages)| {
                messages
                    .iter()
                    .map(|message| (thread.clone(), message.id.clone()))
            })
            .collect();
    }
}

#[cfg(test)]
mod tests;
