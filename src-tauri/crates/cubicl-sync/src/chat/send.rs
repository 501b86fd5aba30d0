//! Sends one message, and looks for one of which the answer was lost (A23).

use cubicl_client::endpoints::chat::{NewMessage as WireMessage, Recipient};
use cubicl_client::{Client, Lane, ThreadId};

use super::{MessageRecord, ThreadRecord};
use crate::changes::{Change, NewMessage};
use crate::changes::{Found, Look};
use crate::core::Core;
use crate::problem;
use crate::view::{ChatRef, Problem};

/// A message that is in Cubicl.
pub(crate) struct Arrived {
    pub(crate) message: MessageRecord,
    /// Its chat, if the answer told.
    pub(crate) thread: Option<ThreadId>,
    /// The chat, if the message made it.
    pub(crate) made: Option<ThreadRecord>,
}

/// Sends it, into the chat that Cubicl has by now.
pub(crate) async fn deliver(
    core: &Core,
    client: &Client,
    chat: &ChatRef,
    message: &NewMessage,
) -> Result<Arrived, Problem> {
    let wire = wire(core, chat, message);
    let sent = client.send_message(&wire).await.map_err(problem::of)?;
    let made = sent.thread.map(ThreadRecord::of);
    let thread = sent.message.as_ref().and_then(|message| message.thread.clone());
    let thread = thread.or_else(|| made.as_ref().map(|made| made.id.clone()));
    let message = match sent.message {
        Some(told) => MessageRecord::of(told),
        // The answer told its id alone; the next reading tells the rest.
        None => MessageRecord {
            id: sent.id,
            from: Some(core.peek(|state| state.account.user.clone())),
            content: message.text.clone(),
            reply_to: message.reply_to.clone(),
            created_at: Some(core.server_now()),
            ..MessageRecord::default()
        },
    };
    Ok(Arrived {
        message: loose(message),
        thread,
        made,
    })
}

/// Looks for what was sent without an answer.
pub(crate) async fn look(
    core: &Core,
    client: &Client,
    (change, chat): (&Change, &ChatRef),
    message: &NewMessage,
    look: &Look,
) -> Result<Found<Arrived>, Problem> {
    let wire = wire(core, chat, message);
    let known = |id: &str| change.alike.iter().any(|alike| alike == id);
    let verdict = client
        .in_lane(Lane::Change)
        .look_for_message(&wire, look.to_wire(&known))
        .await
        .map_err(problem::of)?;
    Ok(Found::from(verdict).map(|message| Arrived {
        thread: message.thread.clone(),
        message: loose(MessageRecord::of(message)),
        made: None,
    }))
}

fn loose(message: MessageRecord) -> MessageRecord {
    MessageRecord {
        loose: true,
        ..message
    }
}

fn wire(core: &Core, chat: &ChatRef, message: &NewMessage) -> WireMessage {
    WireMessage {
        to: match core.peek(|state| state.chats.resolve(chat)) {
            ChatRef::Person(person) => Recipient::User(person),
            ChatRef::Thread(thread) => Recipient::Thread(thread),
        },
        content: Some(message.text.clone()),
        files: Vec::new(),
        reply_to: message.reply_to.clone(),
    }
}
