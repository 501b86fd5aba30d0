//! The list of chats, and the messages of one.

use std::cmp::Reverse;
use std::collections::HashSet;

use cubicl_client::{MessageId, ThreadId, UserId};

use crate::changes::{Change, NewMessage};
use crate::chat::{MessageRecord, ThreadRow, one_line};
use crate::reading::Key;
use crate::record::rich_text;
use crate::state::{Effects, State};
use crate::view::{
    ChatKind, ChatRef, ChatRow, ChatsView, EarlierMessages, LastLine, MessageView, MessagesView, Quote,
};

/// The first message shown moves on in steps, so that new ones at the end do not move everything.
const STEP: usize = 30;

impl State {
    /// Latest first.
    pub(crate) fn chats(&mut self, fx: &mut Effects) -> ChatsView {
        // The sidebar asks too, for what is unread.
        if self.chats.on_screen || !self.sparing {
            self.look_at(Key::Threads, fx);
        }
        let mut rows: Vec<(i64, ChatRow)> = self
            .chats
            .all()
            .map(|row| {
                let chat = ChatRef::Thread(row.record.id.clone());
                let written = self.outbox.messages(&chat).last();
                let latest = row.record.latest();
                (
                    written.map_or(latest, |(change, _)| latest.max(change.made_at)),
                    self.chat_row(row),
                )
            })
            .collect();
        let people: HashSet<&UserId> = self
            .outbox
            .chats()
            .filter_map(|chat| match chat {
                ChatRef::Person(person) => Some(person),
                ChatRef::Thread(_) => None,
            })
            .collect();
        for person in people {
            let row = self.row_with(person);
            let at = row.last.as_ref().and_then(|last| last.at).unwrap_or_default();
            rows.push((at, row));
        }
        rows.sort_by_cached_key(|(at, row)| (Reverse(*at), row.chat.as_str().to_owned()));
        let chats: Vec<ChatRow> = rows.into_iter().map(|(_, row)| row).collect();
        ChatsView {
            unread: chats.iter().fold(0, |sum, row| sum.saturating_add(row.unread)),
            chats,
            freshness: self.freshness(&Key::Threads),
        }
    }

    fn chat_row(&self, row: &ThreadRow) -> ChatRow {
        let record = &row.record;
        let chat = ChatRef::Thread(record.id.clone());
        let me = &self.account.user;
        let others: Vec<UserId> = record.users.iter().filter(|user| *user != me).cloned().collect();
        // A chat with oneself has nobody else.
        let people = if others.is_empty() {
            record.users.clone()
        } else {
            others
        };
        let known = self.chats.messages(&record.id).and_then(<[_]>::last);
        let last = known
            .into_iter()
            .chain(&record.last)
            .max_by(|one, other| one.place().cmp(&other.place()));
        ChatRow {
            name: self.thread_name(row, &people),
            kind: record.kind,
            project: record.project.clone(),
            last: self.written_last(&chat).or_else(|| last.map(MessageRecord::line)),
            unread: row.unread(),
            people,
            chat,
        }
    }

    /// A chat that the first message will make.
    fn row_with(&self, person: &UserId) -> ChatRow {
        let chat = ChatRef::Person(person.clone());
        ChatRow {
            kind: ChatKind::Personal,
            name: self.person_name(person),
            people: vec![person.clone()],
            project: None,
            last: self.written_last(&chat),
            unread: 0,
            chat,
        }
    }

    fn thread_name(&self, row: &ThreadRow, people: &[UserId]) -> String {
        let record = &row.record;
        let project = record.project.as_ref().and_then(|id| self.copy.project(id));
        let own = record
            .name
            .as_ref()
            .filter(|name| !name.trim().is_empty())
            .cloned();
        match record.kind {
            ChatKind::Project => project.map(|project| project.name.clone()).or(own),
            ChatKind::Personal => None,
            ChatKind::Custom | ChatKind::Other => own,
        }
        .unwrap_or_else(|| {
            let names = people.iter().map(|person| self.person_name(person));
            names
                .filter(|name| !name.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        })
    }

    fn person_name(&self, person: &UserId) -> String {
        self.copy
            .people
            .get(person)
            .map(|person| person.name.clone())
            .unwrap_or_default()
    }

    /// What the list of changes calls it.
    pub(crate) fn chat_name(&self, chat: &ChatRef) -> String {
        match chat {
            ChatRef::Person(person) => self.person_name(person),
            ChatRef::Thread(thread) => {
                let row = self.chats.thread(thread);
                row.map(|row| self.chat_row(row).name).unwrap_or_default()
            }
        }
    }

    fn written_last(&self, chat: &ChatRef) -> Option<LastLine> {
        let (change, message) = self.outbox.messages(chat).last()?;
        Some(LastLine {
            author: Some(self.account.user.clone()),
            text: one_line(&message.text),
            at: Some(change.made_at),
            files: 0,
            waiting: true,
        })
    }

    /// At least the newest `count` messages, as far as they are known; older ones are read when they are not.
    pub(crate) fn messages(&mut self, chat: &ChatRef, count: usize, fx: &mut Effects) -> MessagesView {
        let chat = self.chats.resolve(chat);
        let thread = match &chat {
            ChatRef::Thread(thread) => thread,
            ChatRef::Person(person) => {
                return MessagesView {
                    row: Some(self.row_with(person)),
                    messages: self.written_messages(&chat),
                    earlier: EarlierMessages::None,
                    freshness: self.freshness(&Key::Threads),
                    chat,
                };
            }
        };
        self.recall_messages(thread);
        let key = Key::Messages(thread.clone());
        self.look_at(key.clone(), fx);
        let known = self.chats.messages(thread).unwrap_or_default().len();
        let start = known.saturating_sub(count) / STEP * STEP;
        let earlier = self.earlier(thread, start, known < count, fx);
        let shown = self.chats.messages(thread).unwrap_or_default().iter().skip(start);
        let mut messages: Vec<MessageView> =
            shown.map(|message| self.message_view(thread, message)).collect();
        messages.extend(self.written_messages(&chat));
        MessagesView {
            row: self.chats.thread(thread).map(|row| self.chat_row(row)),
            messages,
            earlier,
            freshness: self.freshness(&key),
            chat,
        }
    }

    fn earlier(
        &mut self,
        thread: &ThreadId,
        start: usize,
        wanted: bool,
        fx: &mut Effects,
    ) -> EarlierMessages {
        if start > 0 {
            return EarlierMessages::Some;
        }
        let whole = self.chats.thread(thread).is_some_and(|row| row.whole);
        if whole || !self.reads.is_complete(&Key::Messages(thread.clone())) {
            return EarlierMessages::None;
        }
        let key = Key::Earlier(thread.clone());
        if wanted {
            self.read_earlier(&key, fx);
        }
        if self.reads.is_running(&key) {
            return EarlierMessages::Reading;
        }
        match self.reads.freshness(&key).problem {
            Some(problem) => EarlierMessages::Failed { problem },
            None => EarlierMessages::Some,
        }
    }

    fn written_messages(&self, chat: &ChatRef) -> Vec<MessageView> {
        let written = self.outbox.messages(chat);
        written
            .map(|(change, message)| self.written_view(chat, change, message))
            .collect()
    }

    fn written_view(&self, chat: &ChatRef, change: &Change, message: &NewMessage) -> MessageView {
        MessageView {
            id: message.shown_as.clone(),
            author: Some(self.account.user.clone()),
            at: Some(change.made_at),
            html: rich_text::clean(&message.text).html,
            files: Vec::new(),
            reply_to: self.quote(chat, message.reply_to.as_ref()),
            change: Some(self.change_view(change)),
        }
    }

    fn message_view(&self, thread: &ThreadId, message: &MessageRecord) -> MessageView {
        MessageView {
            id: message.id.clone(),
            author: message.from.clone(),
            at: message.created_at,
            html: rich_text::clean(&message.content).html,
            files: message.files.iter().map(|file| self.file_view(file)).collect(),
            reply_to: self.quote(&ChatRef::Thread(thread.clone()), message.reply_to.as_ref()),
            change: None,
        }
    }

    fn quote(&self, chat: &ChatRef, answered: Option<&MessageId>) -> Option<Quote> {
        let id = answered?.clone();
        let known = match chat {
            ChatRef::Thread(thread) => self.chats.message(thread, &id),
            ChatRef::Person(_) => None,
        };
        Some(Quote {
            id,
            author: known.and_then(|known| known.from.clone()),
            text: known.map(|known| one_line(&known.content)),
        })
    }
}
