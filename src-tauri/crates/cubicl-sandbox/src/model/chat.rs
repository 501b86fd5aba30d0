//! The chats of the world: who takes part, and how threads come into being.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::person::Standing;
use super::task_change::{ids, text};
use super::thread::{Message, Thread, ThreadKind};
use super::world::World;
use crate::reply::{Refusal, Reply};

#[derive(Default)]
pub(crate) struct Chat {
    pub(crate) threads: Vec<Thread>,
    /// Messages so far.
    pub(crate) sent: u64,
}

pub(crate) enum Address {
    Thread(String),
    /// Somebody, with whom there may be no thread yet.
    Person(String),
}

pub(crate) struct NewMessage {
    pub(crate) address: Address,
    pub(crate) content: Option<String>,
    pub(crate) files: Vec<String>,
    pub(crate) reply_to: Option<String>,
}

/// What came of sending.
pub(crate) struct Sent {
    pub(crate) thread: String,
    pub(crate) message: Message,
    /// Whether the thread was made for it.
    pub(crate) made: bool,
}

impl NewMessage {
    /// `thread` or `to`, exactly one; `content`, `files` or both.
    pub(crate) fn of(fields: &Map<String, Value>) -> Reply<Self> {
        let known = ["thread", "to", "content", "files", "replyTo"];
        if fields.keys().any(|name| !known.contains(&name.as_str())) {
            return Err(Refusal::bad_request());
        }
        let field = |name: &str| fields.get(name).map_or(Ok(None), text);
        let address = match (field("thread")?, field("to")?) {
            (Some(thread), None) => Address::Thread(thread),
            (None, Some(person)) => Address::Person(person),
            _ => return Err(Refusal::bad_request()),
        };
        let new = Self {
            address,
            content: field("content")?.filter(|content| !content.trim().is_empty()),
            files: fields.get("files").map_or(Ok(Vec::new()), ids)?,
            reply_to: field("replyTo")?,
        };
        if new.content.is_none() && new.files.is_empty() {
            return Err(Refusal::bad_request());
        }
        Ok(new)
    }
}

impl World {
    /// A project's chat is for its members and admins, any other for the people it names.
    pub(crate) fn takes_part(&self, user: &str, thread: &Thread) -> bool {
        match &thread.kind {
            ThreadKind::Group(id) => self.project(id).is_ok_and(|project| {
                project.members.iter().any(|member| member == user) || self.administers(user, id)
            }),
            _ => thread.users.iter().any(|one| one == user),
        }
    }

    /// 404 for what is not there, 403 for a chat of others.
    pub(crate) fn thread(&self, user: &str, id: &str) -> Reply<&Thread> {
        let thread = self.chat.threads.iter().find(|thread| thread.id == id);
        let thread = thread.ok_or_else(Refusal::not_found)?;
        if self.takes_part(user, thread) {
            Ok(thread)
        } else {
            Err(Refusal::not_permitted())
        }
    }

    pub(crate) fn send(&mut self, user: &str, new: NewMessage, now: i64) -> Reply<Sent> {
        self.require_colleague(user)?;
        let found = match &new.address {
            Address::Thread(id) => Some(self.thread(user, id)?),
            Address::Person(other) => self.thread_with(user, other)?,
        };
        let answers_elsewhere = new
            .reply_to
            .as_ref()
            .is_some_and(|message| found.is_none_or(|thread| thread.position(message).is_none()));
        if answers_elsewhere || new.files.iter().any(|id| !self.files.contains_key(id)) {
            return Err(Refusal::invalid());
        }
        let found = found.map(|thread| thread.id.clone());
        let made = found.is_none();
        let thread = match (found, new.address) {
            (Some(thread), _) | (None, Address::Thread(thread)) => thread,
            (None, Address::Person(other)) => {
                self.open_thread(ThreadKind::Personal, vec![user.to_owned(), other], now)
            }
        };
        let message = Message {
            id: self.message_id(now),
            from: user.to_owned(),
            content: new.content,
            files: new.files,
            likes: Vec::new(),
            dislikes: Vec::new(),
            reply_to: new.reply_to,
            created_at: now,
        };
        if let Some(thread) = self.chat.threads.iter_mut().find(|other| other.id == thread) {
            thread.messages.push(message.clone());
            thread.see(user, now);
        }
        Ok(Sent {
            thread,
            message,
            made,
        })
    }

    /// 422 for oneself and for anybody who does not work here.
    fn thread_with(&self, user: &str, other: &str) -> Reply<Option<&Thread>> {
        let colleague = self
            .person(other)
            .is_some_and(|person| person.standing == Standing::Colleague);
        if other == user || !colleague {
            return Err(Refusal::invalid());
        }
        let both = |thread: &&Thread| {
            [user, other]
                .iter()
                .all(|one| thread.users.iter().any(|id| id == one))
        };
        let mut personal = self
            .chat
            .threads
            .iter()
            .filter(|thread| thread.kind == ThreadKind::Personal);
        Ok(personal.find(both))
    }

    pub(crate) fn open_thread(&mut self, kind: ThreadKind, users: Vec<String>, at: i64) -> String {
        let id = self.random.id();
        self.chat.threads.push(Thread {
            id: id.clone(),
            kind,
            users,
            created_at: at,
            messages: Vec::new(),
            seen: HashMap::new(),
        });
        id
    }

    /// Ids rise with time, so that sorting by date and then by id keeps the order of one second (A17).
    pub(crate) fn message_id(&mut self, at: i64) -> String {
        self.chat.sent += 1;
        format!("{at:08x}{:016x}", self.chat.sent)
    }

    /// Whether the file came with a message that this user may read.
    pub(crate) fn chat_shows_file(&self, user: &str, file: &str) -> bool {
        self.chat.threads.iter().any(|thread| {
            let mut files = thread.messages.iter().flat_map(|message| &message.files);
            files.any(|id| id == file) && self.takes_part(user, thread)
        })
    }
}
