//! What has been read, when, and what is due: the planner's memory. Pure; time is passed in.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use cubicl_client::{ProjectId, TaskId, ThreadId};
use tokio::time::Instant;

use crate::nodes::PlaceWord;
use crate::view::{Freshness, Problem};

/// An answer younger than this is not read again because somebody looks at it.
pub(crate) const FRESH: Duration = Duration::from_secs(30);
/// Coming back to the window reads the open board again when it is older than this.
pub(super) const ON_RETURN: Duration = Duration::from_secs(10);
/// A reading of many requests (a large board) waits this much longer for each, so that it leaves most of Cubicl's
/// 60 requests a minute to people and changes.
const FOR_EACH_REQUEST: Duration = Duration::from_secs(3);
/// After a failure, looking again does not ask again at once; a reading of many requests waits longer here too.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// The background doubles this with every failure in a row, up to the longest.
const FIRST_BACK_OFF: Duration = Duration::from_secs(30);
const LONGEST_BACK_OFF: Duration = Duration::from_secs(900);

/// One thing that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Me,
    Projects,
    Users,
    Clients,
    Board(ProjectId),
    /// The tasks assigned to me, over all projects.
    Mine,
    Task(TaskId),
    Activities(TaskId),
    /// People that are not in the organization.
    Others,
    /// The list of chats.
    Threads,
    /// What is new in a chat.
    Messages(ThreadId),
    /// The messages of a chat before those that are known.
    Earlier(ThreadId),
    /// A directory of a Files page.
    Directory(PlaceWord),
}

#[derive(Debug, Default)]
struct Reading {
    /// Unix seconds and the same moment on the monotonic clock, which may not reach back that far.
    complete: Option<(i64, Option<Instant>)>,
    /// With when; forgiven without.
    failed: Option<(Problem, Option<Instant>)>,
    /// In a row.
    failures: u32,
    running: bool,
    /// Requests of the last complete reading.
    cost: u32,
    /// Asked for while it was running: what is on its way may be too old already.
    again: bool,
}

/// All readings of the account.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    readings: HashMap<Key, Reading>,
    /// Those of the running ones that a person waits for.
    waited_for: HashSet<Key>,
    /// Those that ended and are not stored.
    pub(crate) unsaved: HashSet<Key>,
}

/// A reading as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredReading {
    pub(crate) what: String,
    /// A project, task or chat; empty for the rest.
    pub(crate) of: String,
    /// Unix seconds.
    pub(crate) as_of: i64,
    /// Requests it took.
    pub(crate) cost: u32,
}

impl Key {
    fn to_store(&self) -> (&'static str, &str) {
        match self {
            Self::Me => ("me", ""),
            Self::Projects => ("projects", ""),
            Self::Users => ("users", ""),
            Self::Clients => ("clients", ""),
            Self::Others => ("others", ""),
            Self::Board(project) => ("board", project.as_str()),
            Self::Mine => ("mine", ""),
            Self::Task(task) => ("task", task.as_str()),
            Self::Activities(task) => ("activities", task.as_str()),
            Self::Threads => ("threads", ""),
            Self::Messages(thread) => ("messages", thread.as_str()),
            Self::Earlier(thread) => ("earlier", thread.as_str()),
            Self::Directory(word) => ("directory", word.as_str()),
        }
    }

    fn of_store(what: &str, of: &str) -> Option<Self> {
        Some(match what {
            "me" => Self::Me,
            "projects" => Self::Projects,
            "users" => Self::Users,
            "clients" => Self::Clients,
            "others" => Self::Others,
            "board" => Self::Board(of.into()),
            "mine" => Self::Mine,
            "task" => Self::Task(of.into()),
            "activities" => Self::Activities(of.into()),
            "threads" => Self::Threads,
            "messages" => Self::Messages(of.into()),
            "earlier" => Self::Earlier(of.into()),
            "directory" => Self::Directory(PlaceWord::of_store(of)),
            _ => return None,
        })
    }
}

impl Reads {
    pub(crate) fn freshness(&self, key: &Key) -> Freshness {
        self.readings
            .get(key)
            .map_or_else(Freshness::default, |reading| Freshness {
                as_of: reading.complete.map(|(unix, _)| unix),
                refreshing: reading.running,
                problem: reading.failed.as_ref().map(|(problem, _)| problem.clone()),
            })
    }

    pub(crate) fn is_complete(&self, key: &Key) -> bool {
        self.readings
            .get(key)
            .is_some_and(|reading| reading.complete.is_some())
    }

    pub(crate) fn is_older(&self, key: &Key, age: Duration, now: Instant) -> bool {
        self.due_in(key, age, now).is_zero()
    }

    /// How long the background waits with it: until the answer is older than `age`, and longer after failures.
    pub(crate) fn wait(&self, key: &Key, age: Duration, now: Instant) -> Duration {
        self.due_in(key, age, now).max(self.back_off(key, now))
    }

    /// How long the background waits after failures, whatever the age.
    pub(super) fn back_off(&self, key: &Key, now: Instant) -> Duration {
        let failed = self.readings.get(key).and_then(|reading| {
            let at = reading.failed.as_ref()?.1?;
            let doubled = 2_u32.saturating_pow(reading.failures.saturating_sub(1));
            let pause = FIRST_BACK_OFF.saturating_mul(doubled).min(LONGEST_BACK_OFF);
            Some((at + pause).saturating_duration_since(now))
        });
        failed.unwrap_or_default()
    }

    pub(crate) fn is_running(&self, key: &Key) -> bool {
        self.readings.get(key).is_some_and(|reading| reading.running)
    }

    /// Requests of the last complete reading; none when there was none.
    pub(super) fn cost_of(&self, key: &Key) -> u32 {
        self.readings.get(key).map_or(0, |reading| reading.cost)
    }

    /// How long until the answer is older than `age`; nothing when it was never read.
    fn due_in(&self, key: &Key, age: Duration, now: Instant) -> Duration {
        let Some(reading) = self.readings.get(key) else {
            return Duration::ZERO;
        };
        let age = age.max(FOR_EACH_REQUEST * reading.cost);
        let at = reading.complete.and_then(|(_, at)| at);
        at.map_or(Duration::ZERO, |at| (at + age).saturating_duration_since(now))
    }

    /// How many times its period it is old; endlessly when it was never read.
    pub(super) fn periods(&self, key: &Key, period: Duration, now: Instant) -> f64 {
        let reading = self.readings.get(key);
        let at = reading
            .and_then(|reading| reading.complete)
            .and_then(|(_, at)| at);
        let period = period.max(FOR_EACH_REQUEST * self.cost_of(key));
        at.map_or(f64::INFINITY, |at| {
            now.saturating_duration_since(at).as_secs_f64() / period.as_secs_f64()
        })
    }

    /// How many requests a reading took.
    pub(crate) fn cost(&mut self, key: &Key, requests: u32) {
        self.readings.entry(key.clone()).or_default().cost = requests;
    }

    /// Unix seconds of the newest answer.
    pub(crate) fn last_complete(&self) -> Option<i64> {
        self.readings
            .values()
            .filter_map(|reading| reading.complete)
            .map(|(unix, _)| unix)
            .max()
    }

    /// Somebody waits for it until it ends.
    pub(crate) fn wait_for(&mut self, key: &Key) {
        self.waited_for.insert(key.clone());
    }

    pub(crate) fn any_waited_for(&self) -> bool {
        !self.waited_for.is_empty()
    }

    pub(crate) fn any_running(&self) -> bool {
        self.readings.values().any(|reading| reading.running)
    }

    /// Whether somebody who looks at it now should start it; marks it as running.
    pub(crate) fn start_if_older(&mut self, key: &Key, age: Duration, now: Instant) -> bool {
        let pause = AFTER_FAILURE.max(FOR_EACH_REQUEST * self.cost_of(key));
        let failed_just_now = self
            .readings
            .get(key)
            .and_then(|reading| reading.failed.as_ref()?.1)
            .is_some_and(|at| now.duration_since(at) < pause);
        !failed_just_now && self.is_older(key, age, now) && self.start(key)
    }

    /// Something happened to it since: whoever looks at it next reads it, however young the answer is.
    pub(crate) fn outdate(&mut self, key: &Key) {
        let reading = self.readings.get_mut(key);
        if let Some((_, at)) = reading.and_then(|reading| reading.complete.as_mut()) {
            *at = None;
        }
    }

    /// Marks it as running. False when it is already.
    pub(crate) fn start(&mut self, key: &Key) -> bool {
        let reading = self.readings.entry(key.clone()).or_default();
        !std::mem::replace(&mut reading.running, true)
    }

    /// Like [`Reads::start`]; what is on its way is not good enough.
    pub(crate) fn start_anew(&mut self, key: &Key) -> bool {
        let started = self.start(key);
        if !started && let Some(reading) = self.readings.get_mut(key) {
            reading.again = true;
        }
        started
    }

    /// Ends a reading. Tells whether the page sees a difference (first answer, or another problem), and whether it
    /// has to be read once more.
    pub(crate) fn end(&mut self, key: &Key, outcome: Result<(), Problem>, unix: i64, now: Instant) -> Ended {
        let waited_for = self.waited_for.remove(key);
        let reading = self.readings.entry(key.clone()).or_default();
        reading.running = false;
        let again = std::mem::take(&mut reading.again) && outcome.is_ok();
        let before = (
            reading.complete.is_some(),
            reading.failed.as_ref().map(|(problem, _)| problem.clone()),
        );
        match outcome {
            Ok(()) => {
                reading.complete = Some((unix, Some(now)));
                reading.failed = None;
                reading.failures = 0;
                self.unsaved.insert(key.clone());
            }
            Err(problem) => {
                reading.failed = Some((problem, Some(now)));
                reading.failures = reading.failures.saturating_add(1);
            }
        }
        let after = (
            reading.complete.is_some(),
            reading.failed.as_ref().map(|(problem, _)| problem.clone()),
        );
        Ended {
            differs: before != after,
            again,
            waited_for,
        }
    }

    /// The network is back: failures of before say nothing any more.
    pub(super) fn forgive(&mut self) {
        for reading in self.readings.values_mut() {
            if let Some((_, at)) = &mut reading.failed {
                *at = None;
                reading.failures = 1;
            }
        }
    }

    /// The computer slept: everything is older than the clock that stood still says.
    pub(super) fn slept(&mut self, length: Duration) {
        for reading in self.readings.values_mut() {
            if let Some((_, at)) = &mut reading.complete {
                *at = at.and_then(|at| at.checked_sub(length));
            }
        }
        self.forgive();
    }

    /// It came with something else, as a task does with the answer to its change.
    pub(crate) fn mark_read(&mut self, key: Key, unix: i64, now: Instant) {
        self.unsaved.insert(key.clone());
        self.readings.entry(key).or_default().complete = Some((unix, Some(now)));
    }

    pub(crate) fn to_store(&self, key: &Key) -> Option<StoredReading> {
        let reading = self.readings.get(key)?;
        let (as_of, _) = reading.complete?;
        let (what, of) = key.to_store();
        Some(StoredReading {
            what: what.to_owned(),
            of: of.to_owned(),
            as_of,
            cost: reading.cost,
        })
    }

    /// What was read before the app was closed, as old as it is by now.
    pub(crate) fn recall(&mut self, stored: &StoredReading, unix: i64, now: Instant) {
        let Some(key) = Key::of_store(&stored.what, &stored.of) else {
            return;
        };
        // A clock that was set back tells no age: it is read again at the next look.
        let age = u64::try_from(unix - stored.as_of).ok().map(Duration::from_secs);
        let reading = self.readings.entry(key).or_default();
        reading.complete = Some((stored.as_of, age.and_then(|age| now.checked_sub(age))));
        reading.cost = stored.cost;
    }

    /// What was read is no longer there.
    pub(crate) fn forget_one(&mut self, key: &Key) {
        if let Some(reading) = self.readings.get_mut(key) {
            reading.complete = None;
        }
    }

    /// What was read is no longer there.
    pub(crate) fn forget(&mut self, gone: impl Fn(&Key) -> bool) {
        for (key, reading) in &mut self.readings {
            if gone(key) {
                reading.complete = None;
            }
        }
    }

    /// What is on its way goes on, and is read once more: what came of it so far is not in this copy.
    pub(crate) fn carry_on(&mut self, before: Self) {
        self.waited_for = before.waited_for;
        let running = before.readings.into_iter().filter(|(_, reading)| reading.running);
        for (key, _) in running {
            let reading = self.readings.entry(key).or_default();
            (reading.running, reading.again) = (true, true);
        }
    }

    /// Marks everything that was read, for a store that starts from nothing.
    pub(crate) fn all_unsaved(&mut self) {
        self.unsaved = self.readings.keys().cloned().collect();
    }
}

/// What the end of a reading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) differs: bool,
    pub(crate) again: bool,
    pub(crate) waited_for: bool,
}

#[cfg(test)]
mod tests;
