//! Memory and the store: what is written after each act, and what is read back when somebody looks at it.

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::Duration;

use cubicl_client::{ProjectId, TaskId, ThreadId};
use tokio::time::Instant;

use super::reopen::Missing;
use super::{Effects, State};
use crate::changes::{Change, History, Outbox};
use crate::chat::Chats;
use crate::news::News;
use crate::nodes::NodeQueue;
use crate::reading::Key;
use crate::search::{self, Copied};
use crate::store::{self, Batch, Counters, Loaded, Opened, Store, StoreError};
use crate::time::now_unix;
use crate::transfer::{Transfer, Transfers};
use crate::view::{Problem, Storage};

/// What a person's change may touch, to be put back when it cannot be stored.
pub(crate) struct Before {
    outbox: Outbox,
    history: History,
    transfers: Transfers,
    node_queue: NodeQueue,
    last_local: u32,
}

impl State {
    pub(crate) fn before(&self) -> Before {
        Before {
            outbox: self.outbox.clone(),
            history: self.history.clone(),
            transfers: self.transfers.clone(),
            node_queue: self.nodes.queue.clone(),
            last_local: self.last_local,
        }
    }

    /// As if it had not been done.
    pub(crate) fn put_back(&mut self, before: Before) {
        self.outbox = before.outbox;
        self.history = before.history;
        self.transfers = before.transfers;
        self.nodes.queue = before.node_queue;
        self.last_local = before.last_local;
    }

    /// Goes on where the app ended: with what was stored, the rows of tasks left out until they are looked at.
    pub(crate) fn restore(&mut self, opened: Opened, fx: &mut Effects) {
        let Opened {
            store,
            loaded,
            storage,
            folder,
        } = opened;
        self.missing = Missing::of(&storage, folder).filter(|_| store.is_none());
        self.store = store;
        self.storage = storage;
        let Loaded {
            projects,
            people,
            readings,
            aliases,
            changes,
            transfers,
            counters,
            drafts,
            places,
            news,
            threads,
            node_changes,
            unreadable: _,
        } = loaded;
        let (unix, now) = (now_unix(), Instant::now());
        self.drafts = drafts;
        self.news = News::restore(news);
        self.chats = Chats::restore(threads);
        self.copy.projects = projects;
        self.copy.people = people;
        for reading in &readings {
            self.reads.recall(reading, unix, now);
        }
        let locals = aliases.iter().map(|(local, _)| local);
        let locals = locals.chain(changes.iter().filter_map(Change::task));
        let last_local = locals.filter_map(crate::record::local_number).max().unwrap_or(0);
        self.last_local = counters.local.max(last_local);
        self.places = places;
        self.copy.recall_aliases(aliases);
        self.outbox = Outbox::restore(changes, counters.change);
        self.transfers = Transfers::restore(transfers, counters.transfer);
        let straggles_until = now + Duration::from_secs(self.stragglers.unsigned_abs());
        self.nodes.queue = NodeQueue::restore(node_changes, straggles_until);
        self.recall_what_is_on_its_way();
        self.put_on_tasks_again(fx);
        self.refuse_what_waits_in_vain(fx);
    }

    /// Tasks that changes and transfers name stand in the lists of both.
    fn recall_what_is_on_its_way(&mut self) {
        let changed = self.outbox.all().iter().filter_map(Change::task);
        let loaded = self.transfers.all().iter().filter_map(Transfer::task);
        let tasks: Vec<TaskId> = changed.chain(loaded).cloned().collect();
        for task in &tasks {
            self.recall_task(task);
        }
        let places = self
            .transfers
            .all()
            .iter()
            .filter_map(|transfer| transfer.purpose.place());
        let changed = self.nodes.queue.all().map(|change| &change.owner);
        let pages: HashSet<_> = places.map(|place| &place.owner).chain(changed).cloned().collect();
        for owner in &pages {
            self.recall_nodes(owner);
        }
        let files: Vec<_> = self
            .transfers
            .all()
            .iter()
            .filter_map(|transfer| transfer.uploaded.clone())
            .collect();
        for file in &files {
            self.copy.learn_file(file);
        }
    }

    /// Writes what differs from what is stored. When it fails, everything is still to be written.
    pub(crate) fn save(&mut self) -> Result<(), Problem> {
        let Some(mut store) = self.store.take() else {
            if let Some(Missing::Damaged(folder)) = &self.missing {
                let folder = folder.clone();
                return self.save_anew(folder);
            }
            self.in_memory.take_in(search::unsaved_rows(Copied {
                copy: &self.copy,
                unsaved: &self.copy.unsaved,
                clients: &self.clients,
                nodes: &self.nodes.copy,
                chats: &self.chats,
            }));
            self.nothing_is_unsaved();
            // What a person does is stored or not done.
            return match (&self.missing, &self.storage) {
                (Some(Missing::Unopened(_)), Storage::Failing { problem }) => Err(problem.clone()),
                _ => Ok(()),
            };
        };
        let mut written = if std::mem::take(&mut self.damaged) {
            Err(StoreError::Damaged("seen while reading".to_owned()))
        } else {
            self.write_to(&mut store)
        };
        if std::mem::take(&mut self.index_damaged) && written.is_ok() {
            written = store.make_index_anew().and(written);
        }
        if let Err(StoreError::Damaged(cause)) = &written {
            tracing::error!(cause, "the stored copy is damaged");
            let folder = store.folder().to_owned();
            drop(store);
            return self.save_anew(folder);
        }
        self.store = Some(store);
        self.wrote(written)
    }

    /// Writes everything into the file that follows a damaged one. When it cannot be made, it is tried again.
    fn save_anew(&mut self, folder: PathBuf) -> Result<(), Problem> {
        let mut store = match store::follow(&folder) {
            Ok(store) => store,
            Err(cause) => {
                self.missing = Some(Missing::Damaged(folder));
                return self.wrote(Err(cause));
            }
        };
        self.missing = None;
        self.forget_what_was_not_recalled();
        self.copy.all_unsaved();
        self.reads.all_unsaved();
        self.news.all_unsaved();
        self.chats.all_unsaved();
        self.clients.all_unsaved();
        self.nodes.copy.all_unsaved();
        let rescued = self.outbox.all().len() + self.transfers.all().len();
        self.storage = Storage::Rebuilt {
            rescued: u32::try_from(rescued).unwrap_or(u32::MAX),
            complete: true,
        };
        let written = self.write_to(&mut store);
        self.store = Some(store);
        self.wrote(written)
    }

    fn wrote(&mut self, written: Result<bool, StoreError>) -> Result<(), Problem> {
        match written {
            Ok(something) => {
                self.nothing_is_unsaved();
                if something && matches!(self.storage, Storage::Failing { .. }) {
                    self.storage = Storage::Kept;
                }
                Ok(())
            }
            Err(cause) => {
                tracing::error!(%cause, "what was done cannot be stored");
                let problem = cause.problem();
                self.storage = Storage::Failing {
                    problem: problem.clone(),
                };
                Err(problem)
            }
        }
    }

    fn nothing_is_unsaved(&mut self) {
        self.copy.unsaved = Default::default();
        self.reads.unsaved.clear();
        self.news.unsaved.clear();
        self.chats.unsaved = Default::default();
        self.clients.unsaved.clear();
        self.nodes.copy.unsaved.clear();
    }

    /// Rows that were only in the file are lost: nobody may take them for read.
    fn forget_what_was_not_recalled(&mut self) {
        let (copy, chats) = (&self.copy, &self.chats);
        self.reads.forget(|key| match key {
            Key::Board(project) => !copy.is_board_recalled(project),
            Key::Task(task) => copy.task(task).is_none(),
            Key::Activities(task) => !copy.activities.contains_key(task),
            Key::Messages(thread) => chats.messages(thread).is_none(),
            Key::Clients => !self.clients.is_recalled(),
            Key::Directory(_) | Key::Mine => true,
            Key::Me | Key::Projects | Key::Users | Key::Others | Key::Threads | Key::Earlier(_) => false,
        });
    }

    fn write_to(&self, store: &mut Store) -> Result<bool, StoreError> {
        store.write(&Batch {
            copy: &self.copy,
            unsaved: &self.copy.unsaved,
            reads: &self.reads,
            read: &self.reads.unsaved,
            changes: self.outbox.to_store(),
            transfers: self.transfers.to_store(),
            counters: Counters {
                change: self.outbox.last_id().0,
                transfer: self.transfers.last_id(),
                local: self.last_local,
            },
            drafts: &self.drafts,
            news: &self.news,
            chats: &self.chats,
            clients: &self.clients,
            nodes: &self.nodes,
            places: &self.places,
        })
    }

    /// Brings the stored rows of a board into memory, once.
    pub(crate) fn recall_board(&mut self, project: &ProjectId) {
        if self.copy.is_board_recalled(project) {
            return;
        }
        let key = Key::Board(project.clone());
        let rows = self.recalled(&key, |store| store.board(project).map(Some));
        for record in rows.unwrap_or_default() {
            self.copy.recall_task(record, true);
        }
        self.copy.board_is_recalled(project);
    }

    /// Brings one stored task into memory.
    pub(crate) fn recall_task(&mut self, id: &TaskId) {
        if self.copy.task(id).is_some() {
            return;
        }
        let key = Key::Task(id.clone());
        if let Some((record, on_board)) = self.recalled(&key, |store| store.task(id)) {
            self.copy.recall_task(record, on_board);
        }
    }

    /// Brings the stored comments and history of a task into memory.
    pub(crate) fn recall_stream(&mut self, task: &TaskId) {
        if self.copy.activities.contains_key(task) {
            return;
        }
        let key = Key::Activities(task.clone());
        if let Some(stream) = self.recalled(&key, |store| store.stream(task)) {
            self.copy.recall_stream(task, stream);
        }
    }

    /// Brings the stored messages of a chat into memory.
    pub(crate) fn recall_messages(&mut self, thread: &ThreadId) {
        if self.chats.messages(thread).is_some() {
            return;
        }
        let key = Key::Messages(thread.clone());
        if let Some(messages) = self.recalled(&key, |store| store.messages(thread)) {
            self.chats.recall(thread, messages);
        }
    }

    pub(crate) fn recalled<T>(
        &mut self,
        key: &Key,
        read: impl FnOnce(&Store) -> Result<Option<T>, StoreError>,
    ) -> Option<T> {
        match read(self.store.as_ref()?) {
            Ok(found) => {
                if found.is_none() {
                    self.reads.forget_one(key);
                }
                found
            }
            Err(cause) => {
                tracing::error!(%cause, "the stored copy cannot be read");
                self.reads.forget_one(key);
                if matches!(cause, StoreError::Damaged(_)) {
                    self.damaged = true;
                }
                None
            }
        }
    }
}
