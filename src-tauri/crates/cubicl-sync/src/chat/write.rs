//! What the person does in chats, and what becomes of their messages.

use cubicl_client::{Lane, MessageId, ThreadId, UserId, same_text};

use super::{Arrived, Seen};
use crate::changes::{Action, Change, NewMessage};
use crate::problem;
use crate::reading::Key;
use crate::record::LOCAL;
use crate::state::{Effects, State};
use crate::time::now_unix;
use crate::view::{ChangeId, ChatRef, Problem, ProblemKind};

impl State {
    /// What the page shows: it is kept in step. `None` for the list alone.
    pub(crate) fn show_chats(&mut self, on_screen: bool, chat: Option<ChatRef>, fx: &mut Effects) {
        self.chats.on_screen = on_screen;
        self.chats.open = chat;
        if !on_screen {
            return;
        }
        self.look_at(Key::Threads, fx);
        if let Some(ChatRef::Thread(thread)) = self.open_chat() {
            self.look_at(Key::Messages(thread), fx);
        }
    }

    /// Where the open chat is by now.
    pub(crate) fn open_chat(&self) -> Option<ChatRef> {
        let open = self.chats.open.as_ref().filter(|_| self.chats.on_screen)?;
        Some(self.chats.resolve(open))
    }

    /// The thread that is open, if Cubicl has it.
    pub(crate) fn open_thread(&self) -> Option<ThreadId> {
        match self.open_chat()? {
            ChatRef::Thread(thread) => Some(thread),
            ChatRef::Person(_) => None,
        }
    }

    /// The newest message was on the screen.
    pub(crate) fn see_chat(&mut self, chat: &ChatRef, fx: &mut Effects) {
        let ChatRef::Thread(thread) = self.chats.resolve(chat) else {
            return;
        };
        let shown = self.chats.messages(&thread).and_then(<[_]>::last);
        let Some(newest) = shown.cloned() else { return };
        let Some(row) = self.chats.thread(&thread) else {
            return;
        };
        let seen = row.seen.as_ref();
        if seen.is_some_and(|seen| newest.place() <= (seen.at, &seen.message)) {
            return;
        }
        let unread = row.unread();
        if let Some(row) = self.chats.thread_mut(&thread) {
            row.seen = Some(Seen {
                at: newest.created_at.unwrap_or_default(),
                message: newest.id,
                counted: row.seen.as_ref().map_or(0, |seen| seen.counted),
            });
            row.count_anew();
            fx.chats |= row.unread() != unread;
        }
    }

    /// Stored and on the screen at once; sent in order per chat. Gives the change's id.
    pub(crate) fn send_message(
        &mut self,
        chat: &ChatRef,
        text: String,
        reply_to: Option<MessageId>,
        fx: &mut Effects,
    ) -> Result<ChangeId, Problem> {
        if text.trim().is_empty() {
            return Err(problem::plain(ProblemKind::BadInput));
        }
        let chat = self.chats.resolve(chat);
        let is_known = match &chat {
            ChatRef::Thread(thread) => self.chats.thread(thread).is_some(),
            ChatRef::Person(person) => self.copy.people.contains_key(person),
        };
        if !is_known {
            return Err(problem::plain(ProblemKind::NotFound));
        }
        self.last_local += 1;
        let message = NewMessage {
            shown_as: format!("{LOCAL}{}", self.last_local).into(),
            text,
            reply_to,
        };
        let id = self.outbox.push_message(chat.clone(), message, now_unix());
        self.redraw_chat(chat, fx);
        Ok(id)
    }

    pub(crate) fn redraw_chat(&mut self, chat: ChatRef, fx: &mut Effects) {
        fx.changes = true;
        fx.chats = true;
        fx.messages.insert(chat);
    }

    /// Messages that say the same already: should the answer be lost, they are not the one that was sent.
    pub(crate) fn messages_alike(&mut self, chat: &ChatRef, message: &NewMessage) -> Vec<String> {
        let ChatRef::Thread(thread) = chat else {
            return Vec::new();
        };
        self.recall_messages(thread);
        let known = self.chats.messages(thread).unwrap_or_default();
        let last = self.chats.thread(thread).and_then(|row| row.record.last.as_ref());
        let alike = known
            .iter()
            .chain(last)
            .filter(|known| same_text(Some(&known.content), Some(&message.text)));
        alike.map(|known| known.id.to_string()).collect()
    }

    /// Cubicl has the message.
    pub(crate) fn message_arrived(&mut self, sent: &Change, arrived: Arrived, fx: &mut Effects) {
        let (Some(chat), Action::Message(new)) = (sent.chat(), &sent.action) else {
            return;
        };
        let Arrived {
            message,
            thread,
            made,
        } = arrived;
        let asked = self.copy.moment();
        if let Some(made) = made {
            self.know_thread(made, asked, fx);
            self.follow_made_chats(fx);
        }
        // While it was on its way the list of chats may have told of the one that it made.
        let chat = &self.chats.resolve(chat);
        let thread = match chat {
            ChatRef::Thread(thread) => Some(thread.clone()),
            ChatRef::Person(_) => thread,
        };
        self.outbox.claim_message(chat, message.id.as_str(), &new.text);
        self.redraw_chat(chat.clone(), fx);
        let Some(thread) = thread else {
            self.read_again(Key::Threads, Lane::Change, fx);
            return;
        };
        self.recall_messages(&thread);
        if self.chats.message(&thread, &message.id).is_none() {
            self.take_in(&thread, vec![message], fx);
        }
        if self.chats.thread(&thread).is_none() {
            self.read_again(Key::Threads, Lane::Change, fx);
        }
        self.read_again(Key::Messages(thread), Lane::Change, fx);
    }

    /// Messages to people go into the chats that Cubicl has with them by now.
    pub(super) fn follow_made_chats(&mut self, fx: &mut Effects) {
        let people: Vec<UserId> = self
            .outbox
            .chats()
            .filter_map(|chat| match chat {
                ChatRef::Person(person) => Some(person.clone()),
                ChatRef::Thread(_) => None,
            })
            .collect();
        for person in people {
            let from = ChatRef::Person(person);
            let to = self.chats.resolve(&from);
            if to != from && self.outbox.move_chat(&from, &to) {
                self.redraw_chat(from, fx);
                self.redraw_chat(to, fx);
            }
        }
    }
}
