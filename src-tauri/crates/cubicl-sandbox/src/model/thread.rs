//! A chat with its messages, and how both are sent. `chat` has what people may do in it.

use std::collections::HashMap;

use serde_json::{Value, json};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ThreadKind {
    /// Of two people.
    Personal,
    /// Of a project, by its id.
    Group(String),
    /// A private group, by its name.
    Custom(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) from: String,
    pub(crate) content: Option<String>,
    pub(crate) files: Vec<String>,
    pub(crate) likes: Vec<String>,
    pub(crate) dislikes: Vec<String>,
    pub(crate) reply_to: Option<String>,
    pub(crate) created_at: i64,
}

/// How far somebody has read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// 0: never.
    at: i64,
    messages: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub(crate) id: String,
    pub(crate) kind: ThreadKind,
    /// Of a project's chat none: the project says who.
    pub(crate) users: Vec<String>,
    pub(crate) created_at: i64,
    /// Oldest first.
    pub(crate) messages: Vec<Message>,
    pub(crate) seen: HashMap<String, Seen>,
}

impl Thread {
    /// Of the last message; of the thread itself while there is none.
    pub(crate) fn activity(&self) -> i64 {
        self.messages
            .last()
            .map_or(self.created_at, |message| message.created_at)
    }

    pub(crate) fn position(&self, message: &str) -> Option<usize> {
        self.messages.iter().position(|other| other.id == message)
    }

    /// All that is there at this time.
    pub(crate) fn see(&mut self, user: &str, at: i64) {
        let messages = self.messages.len();
        self.seen.insert(user.to_owned(), Seen { at, messages });
    }

    /// As this user sees it; `file` gives the record of a file id.
    pub(crate) fn record(&self, user: &str, file: impl Fn(&str) -> Value) -> Value {
        let seen = self.seen.get(user).copied().unwrap_or_default();
        let unseen = self.messages.iter().skip(seen.messages);
        let mut record = json!({ "_id": self.id });
        match &self.kind {
            ThreadKind::Personal => record["type"] = json!("personal"),
            ThreadKind::Group(project) => {
                record["type"] = json!("group");
                record["group"] = json!(project);
            }
            ThreadKind::Custom(name) => {
                record["type"] = json!("custom");
                record["name"] = json!(name);
            }
        }
        if !matches!(self.kind, ThreadKind::Group(_)) {
            record["users"] = json!(self.users);
        }
        record["activity"] = json!(self.activity());
        record["access"] = json!(seen.at);
        if let Some(last) = self.messages.last() {
            record["lastMessage"] = last.record(&self.id, file);
        }
        record["newActivityCount"] = json!(unseen.filter(|message| message.from != user).count());
        record["createdAt"] = json!(self.created_at);
        record
    }
}

impl Message {
    /// `file` gives the record of a file id.
    pub(crate) fn record(&self, thread: &str, file: impl Fn(&str) -> Value) -> Value {
        let mut record = json!({
            "_id": self.id,
            "thread": thread,
            "from": self.from,
            "content": self.content.as_deref().unwrap_or_default(),
            "files": self.files.iter().map(|id| file(id)).collect::<Value>(),
            "likes": self.likes,
            "dislikes": self.dislikes,
            "createdAt": self.created_at,
        });
        if let Some(message) = &self.reply_to {
            record["replyTo"] = json!(message);
        }
        record
    }
}
