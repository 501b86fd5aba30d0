//! Waiting for a place under the limit: the [`Limiter`] decides, this wakes whom it lets go.
//!
//! Each waiting request sleeps on its own; one of them, the driver, also watches the clock for all.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use crate::clock;
use crate::limit::{Clocks, End, Limiter, Ticket};
use crate::request::Lane;

/// A shorter wait is not worth telling.
const WORTH_TELLING: Duration = Duration::from_secs(1);

type Clock = Box<dyn Fn() -> Clocks + Send + Sync>;

/// The limiter with its queue.
#[derive(Clone)]
pub(crate) struct Gate(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    clock: Clock,
    slowed: watch::Sender<Option<Instant>>,
}

struct State {
    limiter: Limiter,
    waiting: BTreeMap<Ticket, Waiter>,
    driver: Option<Ticket>,
}

struct Waiter {
    wake: Arc<Notify>,
    admitted: bool,
}

impl Gate {
    pub(crate) fn new(capacity: usize, window: Duration) -> Self {
        let start = Instant::now();
        let clock = move || Clocks {
            steady: start.elapsed(),
            wall: clock::now()
                .duration_since(SystemTime::UNIX_EPOCH)
                .unwrap_or_default(),
        };
        Self::with_clock(capacity, window, Box::new(clock))
    }

    fn with_clock(capacity: usize, window: Duration, clock: Clock) -> Self {
        let state = State {
            limiter: Limiter::new(capacity, window, clock()),
            waiting: BTreeMap::new(),
            driver: None,
        };
        Self(Arc::new(Shared {
            state: Mutex::new(state),
            clock,
            slowed: watch::Sender::new(None),
        }))
    }

    /// Waits for a place. Giving up waiting (dropping the future) leaves the queue.
    pub(crate) async fn pass(&self, lane: Lane) -> Permit {
        let place = self.queue(lane);
        loop {
            match self.turn(place.ticket) {
                Turn::Go => {
                    return Permit {
                        gate: self.clone(),
                        end: End::NotSent,
                    };
                }
                Turn::Drive(Some(pause)) => {
                    // Woken by time or by a change: either way it looks again.
                    let _ = tokio::time::timeout(pause, place.wake.notified()).await;
                }
                Turn::Drive(None) | Turn::Wait => place.wake.notified().await,
            }
        }
    }

    /// The server said 429.
    pub(crate) fn pause(&self, asked: Option<Duration>) {
        self.change(|state, clocks| {
            state.limiter.pause(asked, clocks);
            state.wake_driver();
        });
    }

    /// How long each taken place stays so.
    pub(crate) fn taken(&self) -> Vec<Duration> {
        self.change(|state, clocks| state.limiter.taken(clocks))
    }

    /// Places of an earlier run.
    pub(crate) fn recall(&self, taken: &[Duration]) {
        self.change(|state, clocks| {
            state.limiter.recall(taken, clocks);
            state.wake_driver();
        });
    }

    /// Until when the limit holds up what waits; the past or `None` when it does not.
    pub(crate) fn slowed(&self) -> watch::Receiver<Option<Instant>> {
        self.0.slowed.subscribe()
    }

    fn queue(&self, lane: Lane) -> Place<'_> {
        let wake = Arc::new(Notify::new());
        let ticket = self.change(|state, clocks| {
            let ticket = state.limiter.join(lane, clocks);
            let waiter = Waiter {
                wake: wake.clone(),
                admitted: false,
            };
            state.waiting.insert(ticket, waiter);
            state.wake_driver();
            ticket
        });
        Place {
            ticket,
            wake,
            gate: self,
        }
    }

    fn turn(&self, ticket: Ticket) -> Turn {
        self.change(|state, clocks| {
            if state.waiting.get(&ticket).is_some_and(|waiter| waiter.admitted) {
                state.remove(ticket);
                return Turn::Go;
            }
            if *state.driver.get_or_insert(ticket) != ticket {
                return Turn::Wait;
            }
            Turn::Drive(state.limiter.next_change(clocks))
        })
    }

    /// Changes the state, lets go who may, and tells how slow it is.
    fn change<R>(&self, act: impl FnOnce(&mut State, Clocks) -> R) -> R {
        let clocks = (self.0.clock)();
        let mut state = self.lock();
        state.admit(clocks);
        let result = act(&mut state, clocks);
        state.admit(clocks);
        self.tell(&mut state.limiter, clocks);
        result
    }

    fn tell(&self, limiter: &mut Limiter, clocks: Clocks) {
        let wait = limiter.slowed_for(clocks);
        self.0.slowed.send_if_modified(|slowed| {
            let wait = wait.filter(|wait| slowed.is_some() || *wait >= WORTH_TELLING);
            let until = wait.map(|wait| Instant::now() + wait);
            let same = match (*slowed, until) {
                (Some(before), Some(now)) => {
                    before.max(now).duration_since(before.min(now)) < WORTH_TELLING / 2
                }
                (before, now) => before.is_none() && now.is_none(),
            };
            if !same {
                *slowed = until;
            }
            !same
        });
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Turn {
    Go,
    /// Watches the clock; `None` when only an answer changes anything.
    Drive(Option<Duration>),
    Wait,
}

impl State {
    fn admit(&mut self, clocks: Clocks) {
        while let Some(ticket) = self.limiter.admit(clocks) {
            if let Some(waiter) = self.waiting.get_mut(&ticket) {
                waiter.admitted = true;
                waiter.wake.notify_one();
            }
        }
    }

    /// Whoever drives looks at the clock anew.
    fn wake_driver(&self) {
        if let Some(waiter) = self.driver.and_then(|driver| self.waiting.get(&driver)) {
            waiter.wake.notify_one();
        }
    }

    /// Forgets a waiter and tells whether it had been let go. The next one drives.
    fn remove(&mut self, ticket: Ticket) -> bool {
        let removed = self.waiting.remove(&ticket);
        if self.driver == Some(ticket) {
            self.driver = self
                .waiting
                .iter()
                .find(|(_, waiter)| !waiter.admitted)
                .map(|(ticket, _)| *ticket);
            self.wake_driver();
        }
        removed.is_some_and(|waiter| waiter.admitted)
    }
}

/// A place in the queue; left when it is dropped.
struct Place<'a> {
    ticket: Ticket,
    wake: Arc<Notify>,
    gate: &'a Gate,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.gate.change(|state, clocks| {
            state.limiter.leave(self.ticket);
            // It was let go, but gave up before it noticed. Whoever went through is not known here any more.
            if state.remove(self.ticket) {
                state.limiter.end(End::NotSent, clocks);
            }
        });
    }
}

/// The right to send one request. Dropped unused, it gives its place back; used, the place is taken for a window.
#[must_use]
pub(crate) struct Permit {
    gate: Gate,
    end: End,
}

impl Permit {
    /// From here on the server may have counted the request.
    pub(crate) fn sending(&mut self) {
        self.end = End::GivenUp;
    }

    /// The connection was never made after all.
    pub(crate) fn not_sent(mut self) {
        self.end = End::NotSent;
    }

    /// The server has counted it.
    pub(crate) fn answered(mut self) {
        self.end = End::Answered;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.gate.change(|state, clocks| {
            state.limiter.end(self.end, clocks);
            state.wake_driver();
        });
    }
}

#[cfg(test)]
mod tests;
