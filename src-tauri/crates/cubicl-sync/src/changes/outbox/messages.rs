//! Messages of chats on their way.

use super::{Change, Outbox, Subject};
use crate::changes::{Action, NewMessage};
use crate::view::{ChangeId, ChatRef};

impl Outbox {
    /// Adds a message. None takes in another one.
    pub(crate) fn push_message(&mut self, chat: ChatRef, message: NewMessage, now_unix: i64) -> ChangeId {
        self.add(Subject::Chat { chat }, Action::Message(message), now_unix)
    }

    /// In the order in which they were written.
    pub(crate) fn messages<'a>(
        &'a self,
        chat: &'a ChatRef,
    ) -> impl Iterator<Item = (&'a Change, &'a NewMessage)> {
        let of_chat = self
            .changes
            .iter()
            .filter(move |change| change.chat() == Some(chat));
        of_chat.filter_map(|change| match &change.action {
            Action::Message(message) => Some((change, message)),
            _ => None,
        })
    }

    /// Chats with a message on its way.
    pub(crate) fn chats(&self) -> impl Iterator<Item = &ChatRef> {
        self.changes.iter().filter_map(Change::chat)
    }

    /// There is a chat with that person: what is queued goes there.
    pub(crate) fn move_chat(&mut self, from: &ChatRef, to: &ChatRef) -> bool {
        let mut moved = false;
        for change in &mut self.changes {
            if let Subject::Chat { chat } = &mut change.subject
                && chat == from
            {
                chat.clone_from(to);
                moved = true;
            }
        }
        moved
    }

    /// This message is known to have come of a change that is confirmed: no other one of the chat is it.
    pub(crate) fn claim_message(&mut self, chat: &ChatRef, id: &str, text: &str) {
        for change in self
            .changes
            .iter_mut()
            .filter(|change| change.chat() == Some(chat))
        {
            let says_it = matches!(&change.action, Action::Message(message) if message.text == text);
            if says_it {
                change.alike.push(id.to_owned());
            }
        }
    }
}
