//! What is due: shows the planner what is on the screen, and starts what it says.

use std::time::Duration;

use cubicl_client::{Lane, ProjectId, TaskId};
use tokio::time::Instant;

use super::planner::{HEARTBEAT, Scene};
use super::reads::{FRESH, Key, ON_RETURN};
use crate::record::is_local;
use crate::state::{Effects, Link, STORE_AGAIN, State};
use crate::view::Storage;

const SHORTEST: Duration = Duration::from_millis(20);
/// Boards that are kept in step although another one is open.
const LATELY: usize = 4;

impl State {
    /// What is due, and how long nothing is. `unix` is the wall clock in seconds.
    pub(crate) fn plan(&mut self, now: Instant, unix: i64, fx: &mut Effects) -> Duration {
        const IDLE: Duration = Duration::from_secs(3600);
        let is_tried_again = self.store.is_some() || self.missing.is_some();
        let idle = if matches!(self.storage, Storage::Failing { .. }) && is_tried_again {
            STORE_AGAIN
        } else {
            IDLE
        };
        if !self.connected {
            return idle;
        }
        let slept = self.planner.slept(now, unix);
        if let Some(length) = slept {
            self.reads.slept(length);
        }
        match &mut self.link {
            Link::TokenRejected => return idle,
            Link::Offline { probe_at, pause } => {
                if slept.is_some() {
                    *probe_at = now;
                }
                let (wait, pause) = (probe_at.saturating_duration_since(now), *pause);
                if wait.is_zero() && self.reads.start(&Key::Me) {
                    self.read(Key::Me, Lane::Background, fx);
                }
                let wait = if wait.is_zero() { pause } else { wait };
                return wait.min(HEARTBEAT).min(idle);
            }
            Link::Unknown | Link::Online => {}
        }
        let directory = self.open_directory();
        let scene = Scene {
            visible: self.visible,
            sparing: self.sparing,
            board: self.open_board.as_ref(),
            chats: self.chats.on_screen,
            chat: self.open_thread(),
            task: self
                .open_task
                .as_ref()
                .filter(|task| !is_local(task) && !self.copy.is_gone(task)),
            clients: self.open_clients,
            directory: directory.as_ref(),
            lately: &self.lately,
            watched: &self.watched,
        };
        let (start, next) = self.planner.plan(&scene, &mut self.reads, now);
        for key in start {
            self.read(key, Lane::Background, fx);
        }
        let next_try = self.outbox.next_try(now);
        let next_try = next_try.map_or(idle, |at| at.saturating_duration_since(now));
        let next_node = self.nodes.queue.next_try(now);
        let next_try = next_try.min(next_node.map_or(idle, |at| at.saturating_duration_since(now)));
        let next_transfer = self.transfers.next_try(now);
        let next_try = next_try.min(next_transfer.map_or(idle, |at| at.saturating_duration_since(now)));
        let slowed = self.slowed_for().unwrap_or(idle);
        next.min(next_try).min(slowed).min(idle).max(SHORTEST)
    }

    /// Cubicl can be reached again: flushes what waits and reads what is on the screen.
    pub(crate) fn resume(&mut self, fx: &mut Effects) {
        self.outbox.hurry();
        self.nodes.queue.hurry();
        self.transfers.hurry();
        self.reads.forgive();
        for key in [Key::Projects, Key::Users] {
            self.read_if_older(key, FRESH, fx);
        }
        self.read_screen(FRESH, fx);
    }

    /// The window is in front, or no longer.
    pub(crate) fn set_visible(&mut self, visible: bool, fx: &mut Effects) {
        if !std::mem::replace(&mut self.visible, visible) && visible {
            self.read_screen(ON_RETURN, fx);
            self.see_open_task(fx);
        }
    }

    /// What the page shows: read when it is old, and looked at.
    pub(crate) fn show(&mut self, board: Option<ProjectId>, task: Option<TaskId>, fx: &mut Effects) {
        if let Some(board) = &board {
            self.looked_at_board(board);
            self.look_at(Key::Board(board.clone()), fx);
        }
        self.open_clients = false;
        self.open_board = board;
        self.open_task = task.map(|task| self.copy.real(&task));
        let task = self.open_task.clone().filter(|task| !is_local(task));
        if let Some(task) = task.filter(|task| !self.copy.is_gone(task) && !self.outbox.is_deleting(task)) {
            self.recall_task(&task);
            self.look_at(Key::Task(task.clone()), fx);
            self.look_at(Key::Activities(task), fx);
        }
        self.see_open_task(fx);
    }

    /// It stays in step for a while when another one is opened.
    pub(crate) fn looked_at_board(&mut self, board: &ProjectId) {
        if self.lately.first() == Some(board) {
            return;
        }
        self.lately.retain(|known| known != board);
        self.lately.insert(0, board.clone());
        self.lately.truncate(LATELY);
    }

    /// Reads what is on the screen when it is older than `age`.
    fn read_screen(&mut self, age: Duration, fx: &mut Effects) {
        let board = self.open_board.clone().map(Key::Board);
        let task = self.open_task.clone().filter(|task| !is_local(task));
        let task = task
            .into_iter()
            .flat_map(|task| [Key::Task(task.clone()), Key::Activities(task)]);
        let chat = self.open_thread().map(Key::Messages);
        let chats = self.chats.on_screen.then_some(Key::Threads);
        let clients = self.open_clients.then_some(Key::Clients);
        let directory = self.open_directory().map(Key::Directory);
        for key in board
            .into_iter()
            .chain(task)
            .chain(chat)
            .chain(chats)
            .chain(clients)
            .chain(directory)
        {
            self.read_if_older(key, age, fx);
        }
    }

    /// Somebody scrolled to where more is known of at Cubicl only.
    pub(crate) fn read_earlier(&mut self, key: &Key, fx: &mut Effects) {
        if self.may_send() && self.reads.start_if_older(key, Duration::ZERO, Instant::now()) {
            self.read(key.clone(), Lane::Person, fx);
        }
    }

    fn read_if_older(&mut self, key: Key, age: Duration, fx: &mut Effects) {
        if self.may_send() && self.reads.start_if_older(&key, age, Instant::now()) {
            self.read(key, Lane::Background, fx);
        }
    }
}
