//! Waiting for a place under the limit. The first in the most urgent lane goes next.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::limit::Limiter;
use crate::request::Lane;

/// The limiter with its queue.
#[derive(Clone)]
pub(crate) struct Gate(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    changed: Notify,
    start: Instant,
}

struct State {
    limiter: Limiter,
    waiting: BTreeSet<(Lane, u64)>,
    tickets: u64,
}

impl Gate {
    pub(crate) fn new(limiter: Limiter) -> Self {
        let state = State {
            limiter,
            waiting: BTreeSet::new(),
            tickets: 0,
        };
        Self(Arc::new(Shared {
            state: Mutex::new(state),
            changed: Notify::new(),
            start: Instant::now(),
        }))
    }

    /// Waits for a place. Giving up waiting (dropping the future) leaves the queue.
    pub(crate) async fn pass(&self, lane: Lane) -> Permit {
        let place = self.queue(lane);
        loop {
            let changed = self.0.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let wake = {
                let mut state = self.lock();
                let first = state.waiting.first() == Some(&place.0);
                if first {
                    let now = self.now();
                    match state.limiter.take(lane, now) {
                        Ok(()) => {
                            return Permit {
                                gate: self.clone(),
                                sent: false,
                            };
                        }
                        Err(wake) => wake,
                    }
                } else {
                    None
                }
            };
            match wake {
                Some(wake) => {
                    let _woken = tokio::time::timeout_at(self.0.start + wake, changed).await;
                }
                None => changed.await,
            }
        }
    }

    /// The server said 429.
    pub(crate) fn pause(&self, asked: Option<Duration>) {
        let now = self.now();
        self.lock().limiter.pause(asked, now);
    }

    /// How long everything is paused yet.
    pub(crate) fn paused_for(&self) -> Option<Duration> {
        let now = self.now();
        self.lock().limiter.paused_for(now)
    }

    fn queue(&self, lane: Lane) -> Place<'_> {
        let mut state = self.lock();
        state.tickets += 1;
        let place = (lane, state.tickets);
        state.waiting.insert(place);
        Place(place, self)
    }

    fn now(&self) -> Duration {
        self.0.start.elapsed()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the queue; left when it is dropped.
struct Place<'a>((Lane, u64), &'a Gate);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.1.lock().waiting.remove(&self.0);
        self.1.0.changed.notify_waiters();
    }
}

/// The right to send one request. Dropped unused, it gives its place back; used, the place is taken for a window.
#[must_use]
pub(crate) struct Permit {
    gate: Gate,
    sent: bool,
}

impl Permit {
    /// From here on the server may have counted the request.
    pub(crate) fn sending(&mut self) {
        self.sent = true;
    }

    /// The connection was never made after all.
    pub(crate) fn not_sent(&mut self) {
        self.sent = false;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let now = self.gate.now();
        let mut state = self.gate.lock();
        if self.sent {
            state.limiter.settle(now);
        } else {
            state.limiter.give_back();
        }
        drop(state);
        self.gate.0.changed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::Gate;
    use crate::limit::Limiter;
    use crate::request::Lane;

    fn gate(capacity: usize) -> Gate {
        Gate::new(Limiter::new(capacity, Duration::from_secs(60)))
    }

    #[tokio::test(start_paused = true)]
    async fn a_person_goes_before_the_background() {
        let gate = gate(1);
        let mut first = gate.pass(Lane::Person).await;
        first.sending();
        let order = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let waiters: Vec<_> = [Lane::Background, Lane::Change, Lane::Person]
            .into_iter()
            .map(|lane| {
                let (gate, order) = (gate.clone(), order.clone());
                tokio::spawn(async move {
                    let mut permit = gate.pass(lane).await;
                    permit.sending();
                    order.lock().unwrap().push(lane);
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_secs(1)).await;
        drop(first);
        for waiter in waiters {
            waiter.await.unwrap();
        }
        assert_eq!(
            *order.lock().unwrap(),
            [Lane::Person, Lane::Change, Lane::Background]
        );
    }

    #[tokio::test(start_paused = true)]
    async fn giving_up_waiting_leaves_the_queue() {
        let gate = gate(1);
        let mut first = gate.pass(Lane::Person).await;
        first.sending();
        let gave_up = tokio::time::timeout(Duration::from_secs(1), gate.pass(Lane::Person)).await;
        assert!(gave_up.is_err());
        drop(first);
        let before = Instant::now();
        let _second = gate.pass(Lane::Background).await;
        assert!(before.elapsed() >= Duration::from_secs(60));
    }
}
