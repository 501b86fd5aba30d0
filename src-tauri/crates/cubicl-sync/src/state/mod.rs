//! Everything an account knows, behind one lock, and what follows from a change of it.
//!
//! Methods here never wait: what has to be asked of Cubicl, and what the page has to be told, is collected in
//! [`Effects`] and carried out by [`crate::core`] when the lock is free again.
//!
//! `keep` writes what differs and reads it back, `recall` and `rescued` with care for special cases, `reopen` tries a file that did
//! not open; `link` knows whether Cubicl can be reached, `told` what the page has to hear.

mod keep;
mod link;
mod recall;
mod reopen;
mod rescued;
mod told;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use cubicl_client::{FileId, Lane, ProjectId, TaskId, UserId, same_text};
use tokio::task::AbortHandle;
use tokio::time::Instant;

use crate::changes::{Action, Change, Drafts, History, Outbox, Subject};
use crate::chat::Chats;
use crate::clients::Clients;
use crate::copy::{LocalCopy, Touched};
use crate::news::{Lost, News};
use crate::nodes::Nodes;
use crate::picture::Picture;
use crate::reading::{FRESH, Key, Planner, Reads};
use crate::record::ListForm;
use crate::search::InMemory;
use crate::store::Store;
use crate::transfer::{Ready, Transfers};
use crate::view::{AccountView, ActivityKind, ChatRef, NodeOwner, StatusView, Storage, TransferId};

pub(crate) use link::Link;

use reopen::Missing;

/// Between two attempts to write what could not be stored.
pub(crate) const STORE_AGAIN: Duration = Duration::from_secs(5);

/// The account's memory.
pub(crate) struct State {
    pub(crate) account: AccountView,
    pub(crate) copy: LocalCopy,
    pub(crate) chats: Chats,
    pub(crate) outbox: Outbox,
    pub(crate) history: History,
    pub(crate) transfers: Transfers,
    pub(crate) reads: Reads,
    pub(crate) planner: Planner,
    pub(crate) news: News,
    pub(crate) clients: Clients,
    pub(crate) nodes: Nodes,
    pub(crate) lost: Lost,
    pub(crate) list_form: ListForm,
    pub(crate) drafts: Drafts,
    pub(crate) link: Link,
    /// The person asked for what is newest while a probe was on its way: its failure says nothing of now.
    pub(crate) probe_again: bool,
    /// Cubicl's limit holds up what is to be sent.
    pub(crate) slowed_until: Option<Instant>,
    pub(crate) open_board: Option<ProjectId>,
    pub(crate) open_task: Option<TaskId>,
    /// The page shows clients.
    pub(crate) open_clients: bool,
    pub(crate) visible: bool,
    /// The person pays for what is read: only what is on the screen is.
    pub(crate) sparing: bool,
    /// Boards that were looked at, latest first.
    pub(crate) lately: Vec<ProjectId>,
    /// Tasks of mine of which new comments are worth a request.
    pub(crate) watched: Vec<TaskId>,
    pub(crate) last_local: u32,
    /// When the taken places under Cubicl's limit free, milliseconds of Unix time; those of an earlier run at first (A1).
    pub(crate) places: Vec<i64>,
    /// When requests were started that may not have asked for a place yet.
    pub(crate) starting: Vec<(Instant, Option<Key>)>,
    /// How long a deletion can be taken back before it is sent.
    pub(crate) deletes_after: Duration,
    /// Seconds in which a request that was given up may still arrive.
    pub(crate) stragglers: i64,
    pub(crate) photos: HashMap<UserId, Option<Picture>>,
    pub(crate) thumbnails: HashMap<FileId, Option<Picture>>,
    /// People that Cubicl does not know either.
    pub(crate) nobody: HashSet<UserId>,
    /// The file on the disk; `None` when everything ends with the app.
    pub(crate) store: Option<Store>,
    pub(crate) storage: Storage,
    /// Why there is no file although there should be one.
    pub(crate) missing: Option<Missing>,
    /// What is searched without the file.
    pub(crate) in_memory: Arc<InMemory>,
    /// The search index of the file is made anew at the next writing.
    pub(crate) index_damaged: bool,
    /// Something of the file could not be read: it is replaced at the next writing.
    pub(crate) damaged: bool,
    /// The token is there. What is stored is shown before.
    pub(crate) connected: bool,
    last_status: Option<StatusView>,
}

/// What follows from a change of the state.
#[derive(Default)]
pub(crate) struct Effects {
    pub(crate) touched: Touched,
    pub(crate) projects: bool,
    pub(crate) people: bool,
    pub(crate) clients: bool,
    pub(crate) changes: bool,
    pub(crate) transfers: bool,
    /// Bytes moved; nothing else of the transfers differs.
    pub(crate) progress: bool,
    pub(crate) session: bool,
    pub(crate) activities: HashSet<TaskId>,
    pub(crate) chats: bool,
    pub(crate) messages: HashSet<ChatRef>,
    /// Projects in which somebody else did something, or in which it was looked at.
    pub(crate) news: HashSet<ProjectId>,
    /// Files pages that differ.
    pub(crate) nodes: HashSet<NodeOwner>,
    pub(crate) confirmed: Vec<(TaskId, TaskId)>,
    /// Readings to start; already marked as running.
    pub(crate) reads: Vec<(Key, Lane)>,
    /// Work to stop.
    pub(crate) aborts: Vec<AbortHandle>,
    /// Uploads whose files' content is to be remembered.
    pub(crate) content: Vec<TransferId>,
}

impl State {
    pub(crate) fn new(account: AccountView) -> Self {
        Self {
            account,
            copy: LocalCopy::default(),
            chats: Chats::default(),
            outbox: Outbox::default(),
            history: History::default(),
            transfers: Transfers::default(),
            reads: Reads::default(),
            planner: Planner::default(),
            news: News::default(),
            clients: Clients::default(),
            nodes: Nodes::default(),
            lost: Lost::default(),
            list_form: ListForm::default(),
            drafts: Drafts::default(),
            link: Link::default(),
            probe_again: false,
            slowed_until: None,
            open_board: None,
            open_task: None,
            open_clients: false,
            visible: true,
            sparing: false,
            lately: Vec::new(),
            watched: Vec::new(),
            last_local: 0,
            places: Vec::new(),
            starting: Vec::new(),
            deletes_after: Duration::ZERO,
            stragglers: 0,
            photos: HashMap::new(),
            thumbnails: HashMap::new(),
            nobody: HashSet::new(),
            store: None,
            storage: Storage::Memory,
            missing: None,
            in_memory: Arc::default(),
            index_damaged: false,
            damaged: false,
            connected: false,
            last_status: None,
        }
    }

    /// What may be sent and transferred, marked as under way. `server_now` is in unix seconds of the server's clock. While
    /// nothing has answered it is not known: no change is sent, for nobody could tell later whether it arrived.
    pub(crate) fn take_ready(&mut self, server_now: Option<i64>, fx: &mut Effects) -> (Vec<Change>, Ready) {
        for create in self.outbox.never_to_be_made(Instant::now()) {
            // It is there: it was just found.
            let _ = self.discard_change(create, fx);
        }
        if !self.may_send() {
            return (Vec::new(), Ready::default());
        }
        let mut changes = server_now.map_or_else(Vec::new, |server_now| {
            self.outbox.take_ready(Instant::now(), server_now)
        });
        for change in &mut changes {
            self.note_alike(change);
            if let (Action::Delete, Some(task)) = (&change.action, change.task()) {
                self.history.forget_task(task);
            }
        }
        let mut transfers = self.transfers.take_ready(Instant::now());
        fx.changes |= !changes.is_empty();
        fx.transfers |= !transfers.is_empty();
        transfers.nodes = self.nodes.queue.take_ready(Instant::now());
        (changes, transfers)
    }

    /// Comments and messages that say the same already: should the answer be lost, they are not the one that was sent.
    fn note_alike(&mut self, change: &mut Change) {
        if change.doubt.is_some() {
            return;
        }
        change.alike = match (&change.subject, &change.action) {
            (Subject::Task { task, .. }, Action::Comment(comment)) => {
                self.recall_stream(task);
                let stream = self.copy.activities.get(task).into_iter().flatten();
                stream
                    .filter(|activity| matches!(activity.kind, ActivityKind::Comment { .. }))
                    .filter(|activity| same_text(activity.text.as_deref(), Some(&comment.text)))
                    .map(|activity| activity.id.to_string())
                    .collect()
            }
            (Subject::Chat { chat }, Action::Message(message)) => self.messages_alike(chat, message),
            _ => return,
        };
        if let Some(kept) = self.outbox.get_mut(change.id) {
            kept.alike.clone_from(&change.alike);
        }
    }

    /// What was taken cannot be stored as under way, so it is not sent.
    pub(crate) fn give_back(&mut self, changes: &[Change], transfers: &Ready) {
        for change in changes {
            self.outbox.give_back(change.id);
        }
        self.transfers.give_back(transfers);
        for change in &transfers.nodes {
            self.nodes.queue.give_back(change.id);
        }
    }

    /// Changes that the end of the app would lose.
    pub(crate) fn unkept_changes(&self) -> u32 {
        let lost = match (&self.storage, &self.store) {
            (Storage::Failing { .. }, _) | (_, None) => {
                self.outbox.all().len() + self.nodes.queue.all().count()
            }
            _ => 0,
        };
        u32::try_from(lost).unwrap_or(u32::MAX)
    }

    /// Somebody looks at it: reads it when it is old.
    pub(crate) fn look_at(&mut self, key: Key, fx: &mut Effects) {
        let lane = if self.reads.is_complete(&key) {
            Lane::Background
        } else {
            Lane::Person
        };
        if self.may_send() && self.reads.start_if_older(&key, FRESH, Instant::now()) {
            self.read(key, lane, fx);
        }
    }

    /// Reads it whatever its age.
    pub(crate) fn read_again(&mut self, key: Key, lane: Lane, fx: &mut Effects) {
        if !self.may_send() {
            return;
        }
        if self.reads.start_anew(&key) {
            self.read(key, lane, fx);
        } else if lane == Lane::Person {
            self.reads.wait_for(&key);
        }
    }

    /// It is marked as running.
    pub(crate) fn read(&mut self, key: Key, lane: Lane, fx: &mut Effects) {
        if lane == Lane::Person {
            self.reads.wait_for(&key);
        }
        fx.reads.push((key, lane));
    }

    pub(crate) fn slowed_for(&self) -> Option<Duration> {
        let wait = self.slowed_until?.saturating_duration_since(Instant::now());
        (!wait.is_zero()).then_some(wait)
    }

    /// The page has to draw this task again because of a change made here.
    pub(crate) fn touch(&mut self, project: &ProjectId, task: &TaskId, fx: &mut Effects) {
        fx.changes = true;
        self.copy.touch(project, task, &mut fx.touched);
    }

    /// A change was let go.
    pub(crate) fn touch_what_it_was_for(&mut self, change: &Change, fx: &mut Effects) {
        match change.subject.clone() {
            Subject::Task { task, project } => self.touch(&project, &task, fx),
            Subject::Chat { chat } => self.redraw_chat(chat, fx),
        }
    }
}
