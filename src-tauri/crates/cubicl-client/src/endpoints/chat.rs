//! Chats (contract section 7).

use super::body::Body;
use crate::ids::{FileId, MessageId, ThreadId, UserId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::{Message, Sent, Thread};
use crate::request::Request;

/// Which messages of a chat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageQuery {
    /// After this one …
    pub after: Option<MessageId>,
    /// … or the latest before this one.
    pub before: Option<MessageId>,
    /// Text in them.
    pub search: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// A message to be sent: text, files, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Where to.
    pub to: Recipient,
    /// Its text.
    pub content: Option<String>,
    /// Uploaded before.
    pub files: Vec<FileId>,
    /// The message it answers.
    pub reply_to: Option<MessageId>,
}

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// Into a chat.
    Thread(ThreadId),
    /// To somebody with whom there is no chat yet.
    User(UserId),
}

/// `GET /chat/threads`.
pub fn threads() -> Request<Vec<Thread>> {
    Request::get("GET chat/threads", &["chat", "threads"], |answer| {
        records(unwrapped(answer.json()?, "threads"), "$")
    })
}

/// `GET /chat/threads/:id/messages`, oldest first (A17).
pub fn messages(thread: &ThreadId, query: &MessageQuery) -> Request<Vec<Message>> {
    let path = ["chat", "threads", thread.as_str(), "messages"];
    let mut request = Request::get("GET chat/threads/:id/messages", &path, |answer| {
        let mut messages: Vec<Message> = records(unwrapped(answer.json()?, "messages"), "$")?;
        messages.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
        Some(messages)
    });
    if let Some(after) = &query.after {
        request = request.with("after", after.as_str());
    }
    if let Some(before) = &query.before {
        request = request.with("before", before.as_str());
    }
    if let Some(search) = &query.search {
        request = request.with("search", search);
    }
    match query.limit {
        Some(limit) => request.with("limit", limit.to_string()),
        None => request,
    }
}

/// `POST /chat/messages`.
pub fn send_message(new: &NewMessage) -> Request<Sent> {
    let body = match &new.to {
        Recipient::Thread(thread) => Body::default().with("thread", thread),
        Recipient::User(user) => Body::default().with("to", user),
    };
    let body = body
        .maybe("content", new.content.as_ref())
        .list("files", &new.files)
        .maybe("replyTo", new.reply_to.as_ref());
    Request::post(
        "POST chat/messages",
        &["chat", "messages"],
        body.json(),
        |answer| Sent::decode(answer.json()?, "$").ok(),
    )
}
