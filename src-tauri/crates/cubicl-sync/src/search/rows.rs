//! Which rows of the copy are to be indexed.

use cubicl_client::{MessageId, NodeId, TaskId, ThreadId};

use super::apart::{of_client, of_message, of_node};
use super::document::{of_stream, of_task};
use super::origin::{Origin, Row};
use crate::chat::Chats;
use crate::clients::Clients;
use crate::copy::{LocalCopy, Unsaved};
use crate::nodes::NodeCopy;
use crate::view::ChatRef;

/// Everything that is searched, as memory has it.
#[derive(Clone, Copy)]
pub(crate) struct Copied<'a> {
    pub(crate) copy: &'a LocalCopy,
    pub(crate) unsaved: &'a Unsaved,
    pub(crate) clients: &'a Clients,
    pub(crate) nodes: &'a NodeCopy,
    pub(crate) chats: &'a Chats,
}

/// What differs from what is stored, oldest first, so that newer things get larger ids.
pub(crate) fn unsaved_rows(copied: Copied<'_>) -> Vec<Row> {
    let mut rows = of_tasks(copied);
    rows.extend(copied.clients.unsaved.iter().map(|id| {
        let client = copied.clients.get(id).map(of_client);
        Row::whole(Origin::Client(id.clone()), client.into_iter().collect())
    }));
    rows.extend(of_nodes(copied));
    rows.extend(of_chats(copied.chats));
    rows
}

fn of_tasks(Copied { copy, unsaved, .. }: Copied<'_>) -> Vec<Row> {
    let mut tasks: Vec<(Option<i64>, &TaskId)> = unsaved
        .tasks
        .iter()
        .map(|id| (copy.task(id).and_then(|task| task.created_at), id))
        .collect();
    tasks.sort_unstable();
    let tasks = tasks.into_iter().map(|(_, id)| {
        let stored = copy.to_store(id);
        let documents = stored.map(|(task, _)| of_task(task, copy)).unwrap_or_default();
        Row::whole(Origin::Task(id.clone()), documents)
    });
    let streams = unsaved.streams.iter().map(|id| {
        let stream = copy.activities.get(id).filter(|_| !copy.is_gone(id));
        let documents = stream.map(|stream| of_stream(stream, copy)).unwrap_or_default();
        Row::whole(Origin::Stream(id.clone()), documents)
    });
    tasks.chain(streams).collect()
}

fn of_nodes<'a>(Copied { copy, nodes, .. }: Copied<'a>) -> impl Iterator<Item = Row> + use<'a> {
    let created_at = |id: &NodeId| nodes.get(id).and_then(|node| node.created_at);
    let mut ids: Vec<&NodeId> = nodes.unsaved.iter().collect();
    ids.sort_by_key(|id| (created_at(id), *id));
    ids.into_iter().map(move |id| {
        let node = nodes.get(id).and_then(|node| of_node(node, copy));
        Row::whole(Origin::Node(id.clone()), node.into_iter().collect())
    })
}

/// Chats that are gone, and messages one by one.
fn of_chats(chats: &Chats) -> impl Iterator<Item = Row> {
    let chat = |thread: &ThreadId| Origin::Chat(ChatRef::Thread(thread.clone()));
    let gone = chats
        .unsaved
        .threads
        .iter()
        .filter(|thread| chats.thread(thread).is_none());
    let gone = gone.map(move |thread| Row::whole(chat(thread), Vec::new()));
    let mut messages: Vec<_> = chats
        .unsaved
        .messages
        .iter()
        .map(|(thread, id): &(ThreadId, MessageId)| (thread, id, chats.message(thread, id)))
        .collect();
    messages.sort_by_key(|(_, id, message)| (message.and_then(|message| message.created_at), *id));
    let messages = messages.into_iter().map(move |(thread, id, message)| Row {
        origin: chat(thread),
        only: Some(id.to_string()),
        documents: message.and_then(of_message).into_iter().collect(),
    });
    gone.chain(messages)
}
