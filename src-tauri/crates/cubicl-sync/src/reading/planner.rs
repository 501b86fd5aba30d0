//! Spends the background's share of requests: what is on the screen first, then my tasks, then what was looked at lately.
//! Pure; time is passed in. [`super::schedule`] shows it the scene and starts what it says.

use std::collections::VecDeque;
use std::time::Duration;

use cubicl_client::{ProjectId, TaskId, ThreadId};
use tokio::time::Instant;

use super::reads::{Key, Reads};
use crate::nodes::PlaceWord;

/// The open board and the open task.
pub(super) const SCREEN_PERIOD: Duration = Duration::from_secs(60);
/// The open chat: people wait for an answer there.
const CHAT_PERIOD: Duration = Duration::from_secs(20);
/// The list of chats.
const CHATS_PERIOD: Duration = Duration::from_secs(60);
/// The tasks that are assigned to me, over all projects.
const MINE_PERIOD: Duration = Duration::from_secs(120);
/// Boards that were looked at lately, and comments of tasks that concern me: no list tells of comments.
const LATELY_PERIOD: Duration = Duration::from_secs(600);
/// Between two of those: after a start they would use up what a person may want to ask.
const LATELY_GAP: Duration = Duration::from_secs(20);
/// Projects, people and clients.
const REST_PERIOD: Duration = Duration::from_secs(900);
/// Everything is read this much less often while nobody looks at the window.
const HIDDEN: u32 = 5;

/// A third of the 60 requests that Cubicl allows a minute (A1).
const FOR_EACH_REQUEST: Duration = Duration::from_secs(3);
/// So far a kind of reading may run ahead of the share.
const SCREEN_AHEAD: Duration = Duration::from_secs(60);
const ERRANDS_AHEAD: Duration = Duration::from_secs(30);
const REST_AHEAD: Duration = Duration::from_secs(9);
/// A reading of more requests than this waits until the share has been made up for.
const LARGE: u32 = 5;
/// Look-ups that wait at most; beyond that the oldest is forgotten.
const ERRANDS: usize = 50;

/// The clock on the wall is compared this often with the one that stands still while the computer sleeps.
pub(super) const HEARTBEAT: Duration = Duration::from_secs(20);
/// A jump of the wall's clock that can only be sleep, or a person who set it.
const SLEPT: i64 = 30;

/// What the planner looks at.
pub(super) struct Scene<'a> {
    /// Somebody looks at the window.
    pub(crate) visible: bool,
    /// The person pays for what is read: only the screen is.
    pub(crate) sparing: bool,
    pub(crate) board: Option<&'a ProjectId>,
    pub(crate) task: Option<&'a TaskId>,
    /// The chats are on the screen, and of them this one.
    pub(crate) chats: bool,
    pub(crate) chat: Option<ThreadId>,
    /// The list of clients.
    pub(crate) clients: bool,
    /// Of a Files page.
    pub(crate) directory: Option<&'a PlaceWord>,
    /// Boards looked at before, latest first.
    pub(crate) lately: &'a [ProjectId],
    /// Tasks of which new comments are worth a request.
    pub(crate) watched: &'a [TaskId],
}

/// The planner's memory.
#[derive(Debug, Default)]
pub(crate) struct Planner {
    /// When the share has made up for everything that was read.
    paid: Option<Instant>,
    /// When the next of what was looked at lately may be read.
    next_lately: Option<Instant>,
    errands: VecDeque<Key>,
    clocks: Option<(Instant, i64)>,
}

struct Wish {
    key: Key,
    period: Duration,
    ahead: Duration,
    /// One of many that are not urgent.
    lately: bool,
}

impl Planner {
    /// What is to be read now, marked as running, and how long nothing is.
    pub(super) fn plan(
        &mut self,
        scene: &Scene<'_>,
        reads: &mut Reads,
        now: Instant,
    ) -> (Vec<Key>, Duration) {
        let mut start = Vec::new();
        let mut next = HEARTBEAT;
        for Wish {
            key,
            period,
            ahead,
            lately,
        } in self.wishes(scene, reads, now)
        {
            if reads.is_running(&key) {
                continue;
            }
            let slower = if scene.visible { 1 } else { HIDDEN };
            let turn = self.next_lately.filter(|_| lately);
            let turn = turn.map_or(Duration::ZERO, |at| at.saturating_duration_since(now));
            let due = reads.wait(&key, period * slower, now);
            let wait = due.max(self.unpaid(ahead, now)).max(turn);
            if !wait.is_zero() {
                next = next.min(wait);
            } else if reads.start(&key) {
                self.spend(reads.cost_of(&key).max(1), now);
                if lately {
                    self.next_lately = Some(now + LATELY_GAP);
                }
                start.push(key);
            }
        }
        for _ in 0..self.errands.len() {
            let wait = self.unpaid(ERRANDS_AHEAD, now);
            if !wait.is_zero() {
                next = next.min(wait);
                break;
            }
            let Some(key) = self.errands.pop_front() else {
                break;
            };
            let wait = reads.back_off(&key, now);
            if !wait.is_zero() {
                next = next.min(wait);
                self.errands.push_back(key);
            } else if reads.start(&key) {
                self.spend(1, now);
                start.push(key);
            }
        }
        (start, next)
    }

    /// Something to be looked up once, when the share allows.
    pub(crate) fn errand(&mut self, key: Key) {
        if self.errands.contains(&key) {
            return;
        }
        if self.errands.len() >= ERRANDS {
            self.errands.pop_front();
        }
        self.errands.push_back(key);
    }

    /// Readings took so many requests.
    pub(crate) fn spend(&mut self, requests: u32, now: Instant) {
        let from = self.paid.map_or(now, |paid| paid.max(now));
        self.paid = Some(from + FOR_EACH_REQUEST * requests);
    }

    /// How long the computer slept since the last call, when it did.
    pub(super) fn slept(&mut self, now: Instant, unix: i64) -> Option<Duration> {
        let (then, unix_then) = self.clocks.replace((now, unix))?;
        let awake = i64::try_from(now.saturating_duration_since(then).as_secs()).unwrap_or(i64::MAX);
        let asleep = (unix - unix_then).saturating_sub(awake);
        let asleep = u64::try_from(asleep).ok()?;
        (asleep >= SLEPT.unsigned_abs()).then(|| Duration::from_secs(asleep))
    }

    fn unpaid(&self, ahead: Duration, now: Instant) -> Duration {
        self.paid.map_or(Duration::ZERO, |paid| {
            paid.saturating_duration_since(now).saturating_sub(ahead)
        })
    }

    /// In the order in which they may spend.
    fn wishes(&self, scene: &Scene<'_>, reads: &Reads, now: Instant) -> Vec<Wish> {
        let mut wishes = Vec::new();
        let mut large = Vec::new();
        let mut wish = |key: Key, period, ahead| {
            let lately = period == LATELY_PERIOD;
            if reads.cost_of(&key) > LARGE {
                large.push(Wish {
                    key,
                    period,
                    ahead: Duration::ZERO,
                    lately,
                });
            } else {
                wishes.push(Wish {
                    key,
                    period,
                    ahead,
                    lately,
                });
            }
        };
        if let Some(task) = scene.task {
            // Two requests a minute: they are counted, and wait for nothing.
            wish(Key::Task(task.clone()), SCREEN_PERIOD, Duration::MAX);
            wish(Key::Activities(task.clone()), SCREEN_PERIOD, Duration::MAX);
        }
        if let Some(board) = scene.board {
            wish(Key::Board(board.clone()), SCREEN_PERIOD, SCREEN_AHEAD);
        }
        if let Some(chat) = &scene.chat {
            wish(Key::Messages(chat.clone()), CHAT_PERIOD, SCREEN_AHEAD);
        }
        if scene.clients {
            wish(Key::Clients, SCREEN_PERIOD, SCREEN_AHEAD);
        }
        if let Some(directory) = scene.directory {
            wish(Key::Directory(directory.clone()), SCREEN_PERIOD, SCREEN_AHEAD);
        }
        if !scene.sparing {
            wish(Key::Mine, MINE_PERIOD, ERRANDS_AHEAD);
        }
        if !scene.sparing || scene.chats {
            wish(Key::Threads, CHATS_PERIOD, ERRANDS_AHEAD);
        }
        if !scene.sparing {
            wish(Key::Projects, REST_PERIOD, REST_AHEAD);
            wish(Key::Users, REST_PERIOD, REST_AHEAD);
            if !scene.clients {
                // Nobody waits for them: what a start needs is paid for first.
                wish(Key::Clients, REST_PERIOD, Duration::ZERO);
            }
            for board in scene.lately.iter().filter(|board| scene.board != Some(*board)) {
                wish(Key::Board(board.clone()), LATELY_PERIOD, REST_AHEAD);
            }
            for task in scene.watched.iter().filter(|task| scene.task != Some(*task)) {
                // One every twenty seconds at most.
                wish(Key::Activities(task.clone()), LATELY_PERIOD, Duration::MAX);
            }
        }
        // One that is due again as soon as it is paid for would leave nothing for the others.
        large.sort_by(|one, other| {
            let late = |wish: &Wish| reads.periods(&wish.key, wish.period, now);
            late(other).total_cmp(&late(one))
        });
        wishes.extend(large);
        wishes
    }
}

#[cfg(test)]
mod tests;
