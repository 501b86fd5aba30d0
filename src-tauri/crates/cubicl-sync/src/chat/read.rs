//! Reads chats and messages into the copy.
//!
//! Cubicl's `after` is not used: the latest page is read and followed back until it meets what is known, which proves
//! that nothing lies between, also at a server that ignores `after` or `before` (A17).

use std::sync::Arc;

use cubicl_client::endpoints::chat::MessageQuery;
use cubicl_client::{Client, Lane, MessageId, ThreadId};
use tokio::time::Instant;

use super::{MessageRecord, ThreadRecord, ThreadRow};
use crate::copy::Moment;
use crate::core::Core;
use crate::problem;
use crate::reading::Key;
use crate::state::{Effects, State};
use crate::view::{ChatRef, Problem};

/// Messages asked for at once.
const PAGE: usize = 50;
/// Pages that are followed back at most before what was known is given up.
const PAGES: u32 = 6;

/// The list of chats.
pub(crate) async fn threads(core: &Arc<Core>, lane: Lane) -> Result<(), Problem> {
    let asked = core.quietly(|state| state.copy.moment());
    let threads = core
        .client()?
        .in_lane(lane)
        .threads()
        .await
        .map_err(problem::of)?;
    let threads = threads.into_iter().map(ThreadRecord::of).collect();
    core.with(|state, fx| state.know_threads(threads, asked, fx));
    Ok(())
}

/// What is new in a chat.
pub(crate) async fn messages(core: &Arc<Core>, thread: &ThreadId, lane: Lane) -> Result<(), Problem> {
    core.quietly(|state| state.recall_messages(thread));
    let client = core.client()?;
    let mut all: Vec<MessageRecord> = Vec::new();
    let mut before = None;
    let mut requests: u32 = 0;
    let (met, whole) = loop {
        let page = page(&client, thread, before.as_ref(), lane).await?;
        requests += 1;
        let first = page.first().map(|message| message.id.clone());
        let length = page.len();
        let (meets, knows_any) = core.peek(|state| state.chats.meets(thread, &page));
        let is_short = core.quietly(|state| state.chats.is_short(length));
        let fresh: Vec<_> = page
            .into_iter()
            .filter(|message| all.iter().all(|known| known.id != message.id))
            .collect();
        let ended = fresh.is_empty() || is_short;
        all.extend(fresh);
        if meets || ended || !knows_any {
            break (meets, ended && !meets);
        }
        if requests >= PAGES {
            break (false, false);
        }
        before = first;
    };
    core.with(|state, fx| {
        state.know_messages(thread, all, met, whole, fx);
        if lane == Lane::Background {
            state.planner.spend(requests - 1, Instant::now());
        }
    });
    Ok(())
}

/// The messages before those that are known.
pub(crate) async fn earlier(core: &Arc<Core>, thread: &ThreadId, lane: Lane) -> Result<(), Problem> {
    let first = core.quietly(|state| {
        state.recall_messages(thread);
        let known = state.chats.messages(thread).unwrap_or_default();
        known
            .iter()
            .find(|message| !message.loose)
            .map(|message| message.id.clone())
    });
    let page = page(&core.client()?, thread, first.as_ref(), lane).await?;
    core.with(|state, fx| state.know_earlier(thread, page, fx));
    Ok(())
}

async fn page(
    client: &Client,
    thread: &ThreadId,
    before: Option<&MessageId>,
    lane: Lane,
) -> Result<Vec<MessageRecord>, Problem> {
    let query = MessageQuery {
        before: before.cloned(),
        limit: Some(PAGE),
        ..MessageQuery::default()
    };
    let page = client
        .in_lane(lane)
        .messages(thread, &query)
        .await
        .map_err(problem::of)?;
    Ok(page.into_iter().map(MessageRecord::of).collect())
}

impl super::Chats {
    /// Whether some of these are known with all that lies before, and whether any such is known.
    fn meets(&self, thread: &ThreadId, page: &[MessageRecord]) -> (bool, bool) {
        let known = self.messages(thread).unwrap_or_default();
        let mut known = known.iter().filter(|message| !message.loose).peekable();
        let knows_any = known.peek().is_some();
        let meets = known.any(|known| page.iter().any(|message| message.id == known.id));
        (meets, knows_any)
    }
}

impl State {
    /// The whole list. Those that it does not have are gone.
    pub(super) fn know_threads(&mut self, threads: Vec<ThreadRecord>, asked: Moment, fx: &mut Effects) {
        let gone: Vec<ThreadId> = self
            .chats
            .all()
            .filter(|row| row.written <= asked && threads.iter().all(|told| told.id != row.record.id))
            .map(|row| row.record.id.clone())
            .collect();
        for thread in gone {
            self.reads.forget_one(&Key::Messages(thread.clone()));
            self.chats.remove(&thread);
            fx.chats = true;
            fx.messages.insert(ChatRef::Thread(thread));
        }
        for thread in threads {
            self.know_thread(thread, asked, fx);
        }
        self.follow_made_chats(fx);
    }

    pub(super) fn know_thread(&mut self, record: ThreadRecord, asked: Moment, fx: &mut Effects) {
        let written = self.copy.moment();
        for file in record.last.iter().flat_map(|last| &last.files) {
            self.copy.learn_file(file);
        }
        let id = record.id.clone();
        let before = self.chats.thread(&id);
        if before.is_some_and(|row| row.written > asked || row.record == record) {
            return;
        }
        let moved = before.is_some_and(|row| {
            let last = |record: &ThreadRecord| record.last.as_ref().map(|last| last.id.clone());
            last(&row.record) != last(&record)
                || row.record.activity != record.activity
                || row.record.unseen != record.unseen
        });
        let mut row = ThreadRow {
            written,
            record,
            ..before.cloned().unwrap_or_default()
        };
        row.count_anew();
        self.chats.unsaved.threads.insert(id.clone());
        self.chats.threads.insert(id.clone(), row);
        fx.chats = true;
        let chat = ChatRef::Thread(id.clone());
        fx.messages.insert(chat.clone());
        if moved {
            self.read_moved(chat, id, fx);
        }
    }

    /// Something happened in a chat of which messages are known.
    fn read_moved(&mut self, chat: ChatRef, thread: ThreadId, fx: &mut Effects) {
        let key = Key::Messages(thread);
        if self.open_chat() == Some(chat) {
            self.read_again(key, Lane::Background, fx);
        } else if !self.sparing && self.reads.is_complete(&key) {
            self.planner.errand(key);
        }
    }

    fn know_messages(
        &mut self,
        thread: &ThreadId,
        told: Vec<MessageRecord>,
        met: bool,
        whole: bool,
        fx: &mut Effects,
    ) {
        let first = told
            .iter()
            .min_by(|one, other| one.place().cmp(&other.place()))
            .cloned();
        if let Some(first) = first.filter(|_| !met) {
            self.chats.forget_before(thread, &first);
        }
        self.take_in(thread, told, fx);
        if whole {
            self.begins_there(thread, fx);
        }
    }

    fn know_earlier(&mut self, thread: &ThreadId, page: Vec<MessageRecord>, fx: &mut Effects) {
        let is_short = self.chats.is_short(page.len());
        let brings = page
            .iter()
            .any(|told| self.chats.message(thread, &told.id).is_none());
        self.take_in(thread, page, fx);
        if is_short || !brings {
            self.begins_there(thread, fx);
        }
    }

    fn begins_there(&mut self, thread: &ThreadId, fx: &mut Effects) {
        if self.chats.thread(thread).is_some_and(|row| !row.whole)
            && let Some(row) = self.chats.thread_mut(thread)
        {
            row.whole = true;
            fx.messages.insert(ChatRef::Thread(thread.clone()));
        }
    }

    pub(super) fn take_in(&mut self, thread: &ThreadId, told: Vec<MessageRecord>, fx: &mut Effects) {
        for file in told.iter().flat_map(|message| &message.files) {
            self.copy.learn_file(file);
        }
        if self.chats.join(thread, told) {
            fx.messages.insert(ChatRef::Thread(thread.clone()));
            fx.chats = true;
        }
    }
}
