//! Chats (contract section 7).

use super::body::Body;
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::{FileId, MessageId, ThreadId, UserId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::{Message, Sent, Thread};
use crate::order::oldest_first;
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
    Request::to(Endpoint::Threads, &[], |answer| {
        records(unwrapped(answer.json()?, "threads"), "$")
    })
}

/// `GET /chat/threads/:id/messages`.
///
/// Assumption A17: their order is not known; they are sorted by `createdAt`, oldest first; those of one
/// second as they were told, when the list tells of time, else by `_id`.
pub fn messages(thread: &ThreadId, query: &MessageQuery) -> Request<Vec<Message>> {
    Request::to(Endpoint::Messages, &[thread.as_str()], |answer| {
        let mut messages: Vec<Message> = records(unwrapped(answer.json()?, "messages"), "$")?;
        oldest_first(
            &mut messages,
            |message| message.created_at,
            |message| message.id.as_str(),
        );
        Some(messages)
    })
    .maybe("after", query.after.as_ref().map(MessageId::as_str))
    .maybe("before", query.before.as_ref().map(MessageId::as_str))
    .maybe("search", query.search.as_deref())
    .maybe("limit", query.limit.map(|limit| limit.to_string()))
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
    Request::to(Endpoint::SendMessage, &[], |answer| {
        Sent::decode(answer.json()?, "$").ok()
    })
    .carrying(body.json())
}

impl Client {
    /// All chats of the user.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn threads(&self) -> Result<Vec<Thread>, Error> {
        self.send(threads()).await
    }

    /// Messages of a chat, oldest first.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn messages(&self, thread: &ThreadId, query: &MessageQuery) -> Result<Vec<Message>, Error> {
        self.send(messages(thread, query)).await
    }

    /// Sends a message.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_message`].
    pub async fn send_message(&self, new: &NewMessage) -> Result<Sent, Error> {
        self.send(send_message(new)).await
    }
}
