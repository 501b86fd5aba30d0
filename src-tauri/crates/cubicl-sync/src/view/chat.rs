//! Chats and their messages.

use cubicl_client::{MessageId, ProjectId, ThreadId, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{FileView, Freshness, PendingChange, Problem};

/// A chat: one that Cubicl has, or the one with a person with whom nothing was written yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
pub enum ChatRef {
    Thread(ThreadId),
    Person(UserId),
}

impl ChatRef {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Thread(thread) => thread.as_str(),
            Self::Person(person) => person.as_str(),
        }
    }
}

/// Between whom it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChatKind {
    /// Two people.
    Personal,
    /// Everybody in a project.
    Project,
    /// A private group.
    Custom,
    /// A kind that this version does not know.
    #[default]
    Other,
}

/// All chats, the latest first.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChatsView {
    pub chats: Vec<ChatRow>,
    /// Unread messages of all of them.
    pub unread: u32,
    pub freshness: Freshness,
}

/// One chat in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChatRow {
    pub chat: ChatRef,
    pub kind: ChatKind,
    /// The other person's, the project's, or its own; empty when nobody told it.
    pub name: String,
    /// The others in it, where the project does not tell.
    pub people: Vec<UserId>,
    pub project: Option<ProjectId>,
    pub last: Option<LastLine>,
    /// Messages that others wrote since the person looked, here or elsewhere.
    pub unread: u32,
}

/// The last message, in one line.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LastLine {
    pub author: Option<UserId>,
    /// Words alone; empty when it has only files.
    pub text: String,
    #[specta(type = Option<f64>)]
    pub at: Option<i64>,
    pub files: u32,
    /// Not in Cubicl yet.
    pub waiting: bool,
}

/// The newest messages of a chat, oldest first; those that are not in Cubicl come last.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MessagesView {
    /// Where they are by now: the chat that the first message to a person made.
    pub chat: ChatRef,
    /// As in the list of chats; null when the chat is not known.
    pub row: Option<ChatRow>,
    pub messages: Vec<MessageView>,
    pub earlier: EarlierMessages,
    pub freshness: Freshness,
}

/// What is before the first of them.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum EarlierMessages {
    /// Nothing: the chat begins there.
    None,
    /// Something: ask for more.
    Some,
    /// They are being read.
    Reading,
    /// They could not be read.
    Failed { problem: Problem },
}

/// One message.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    pub id: MessageId,
    pub author: Option<UserId>,
    #[specta(type = Option<f64>)]
    pub at: Option<i64>,
    /// Safe HTML.
    pub html: String,
    pub files: Vec<FileView>,
    /// What it answers.
    pub reply_to: Option<Quote>,
    /// What sends it; null when Cubicl has it.
    pub change: Option<PendingChange>,
}

/// A message that is answered, in one line.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    pub id: MessageId,
    pub author: Option<UserId>,
    /// Words alone; null when the message is not on this computer.
    pub text: Option<String>,
}
