//! Which row of the copy tells of a thing: rows are indexed one by one.

use std::borrow::Cow;

use cubicl_client::{ClientId, NodeId, TaskId, ThreadId, UserId};

use super::document::Document;
use crate::view::{ChatRef, TransferId};

/// A row of the copy, or what lies over it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Origin {
    Task(TaskId),
    /// Comments of a task.
    Stream(TaskId),
    Client(ClientId),
    /// What lies on a Files page.
    Node(NodeId),
    /// A file on its way to a Files page.
    Upload(TransferId),
    /// Messages of a chat.
    Chat(ChatRef),
}

/// What is found by a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) origin: Origin,
    /// Of this item alone: the others of the row stay as they are.
    pub(crate) only: Option<String>,
    /// Without any, what was there goes.
    pub(crate) documents: Vec<Document>,
}

impl Row {
    pub(crate) fn whole(origin: Origin, documents: Vec<Document>) -> Self {
        Self {
            origin,
            only: None,
            documents,
        }
    }
}

impl Origin {
    /// The kind of the row, as the file has it.
    pub(super) fn source(&self) -> &'static str {
        match self {
            Self::Task(_) => "task",
            Self::Stream(_) => "stream",
            Self::Client(_) => "client",
            Self::Node(_) => "node",
            Self::Upload(_) => "upload",
            Self::Chat(ChatRef::Thread(_)) => "thread",
            Self::Chat(ChatRef::Person(_)) => "person",
        }
    }

    pub(crate) fn id(&self) -> Cow<'_, str> {
        match self {
            Self::Task(task) | Self::Stream(task) => task.as_str().into(),
            Self::Client(client) => client.as_str().into(),
            Self::Node(node) => node.as_str().into(),
            Self::Upload(transfer) => transfer.0.to_string().into(),
            Self::Chat(chat) => chat.as_str().into(),
        }
    }

    /// `None` for what another version has stored.
    pub(super) fn of_stored(source: &str, id: String) -> Option<Self> {
        Some(match source {
            "task" => Self::Task(id.into()),
            "stream" => Self::Stream(id.into()),
            "client" => Self::Client(id.into()),
            "node" => Self::Node(id.into()),
            "upload" => Self::Upload(TransferId(id.parse().ok()?)),
            "thread" => Self::Chat(ChatRef::Thread(ThreadId::from(id))),
            "person" => Self::Chat(ChatRef::Person(UserId::from(id))),
            _ => return None,
        })
    }
}
