//! Chats and their messages (contract section 7).

use serde_json::{Map, Value};

use super::File;
use crate::ids::{MessageId, ProjectId, ThreadId, UserId};
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw, id_or_record};

/// A chat.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// Which.
    pub id: ThreadId,
    /// Between whom.
    pub kind: ThreadKind,
    /// The project of a project's chat.
    pub group: Option<ProjectId>,
    /// The name of a private group.
    pub name: Option<String>,
    /// Who takes part, where the project does not tell.
    pub users: Vec<UserId>,
    /// The last message, unix seconds.
    pub activity: Option<i64>,
    /// When the caller last saw it, unix seconds; `None` if never.
    pub access: Option<i64>,
    /// The last message.
    pub last_message: Option<Message>,
    /// Messages since the caller last saw it.
    pub unseen: u64,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

/// Between whom a chat is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThreadKind {
    /// Two people.
    Personal,
    /// A project's.
    Project,
    /// A private group.
    Custom,
    /// A kind this client does not know.
    Other(String),
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// Its chat, when told.
    pub thread: Option<ThreadId>,
    /// Who wrote it.
    pub from: Option<UserId>,
    /// Plain text or HTML (A25), not safe to show as it is.
    pub content: String,
    /// With it.
    pub files: Vec<File>,
    /// Who likes it.
    pub likes: Vec<UserId>,
    /// Who does not.
    pub dislikes: Vec<UserId>,
    /// The message it answers.
    pub reply_to: Option<MessageId>,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

/// What sending a message answers: the message as an id or as a record, and the chat when sending made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// The new message.
    pub id: MessageId,
    /// The same as a record, if the answer told it.
    pub message: Option<Message>,
    /// The chat, if this message made it.
    pub thread: Option<Thread>,
}

impl Decode for Thread {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let kind = fields.text("type").unwrap_or_default();
        let last_message = fields.raw("lastMessage");
        let unseen = fields.seconds("newActivityCount").unwrap_or_default();
        Ok(Self {
            id: fields.needed_id()?,
            kind: match kind.as_str() {
                "personal" => ThreadKind::Personal,
                "group" => ThreadKind::Project,
                "custom" => ThreadKind::Custom,
                _ => ThreadKind::Other(kind),
            },
            group: fields.reference("group"),
            name: fields.text("name"),
            users: fields.ids("users").unwrap_or_default(),
            activity: fields.seconds("activity"),
            access: fields.seconds("access").filter(|at| *at > 0),
            last_message: last_message.and_then(|message| Message::read(message, path).ok()),
            unseen: u64::try_from(unseen).unwrap_or_default(),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}

impl Decode for Message {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let id = fields.needed_id()?;
        Ok(Self {
            id,
            thread: fields.reference("thread"),
            from: fields.reference("from"),
            reply_to: fields.reference("replyTo"),
            content: fields.text("content").unwrap_or_default(),
            files: fields.records("files").unwrap_or_default(),
            likes: fields.ids("likes").unwrap_or_default(),
            dislikes: fields.ids("dislikes").unwrap_or_default(),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}

impl Decode for Sent {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let thread = fields
            .raw("thread")
            .and_then(|thread| Thread::read(thread, path).ok());
        let sent = fields.raw("message").ok_or_else(|| BadRecord {
            path: path.to_string(),
        })?;
        let message = Message::read(sent.clone(), path).ok();
        let id = message.as_ref().map(|message| message.id.clone());
        let id = id.or_else(|| id_or_record(sent).map(MessageId::from));
        Ok(Self {
            id: id.ok_or_else(|| BadRecord {
                path: path.to_string(),
            })?,
            message,
            thread,
        })
    }
}
