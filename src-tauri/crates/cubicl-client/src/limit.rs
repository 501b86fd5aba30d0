//! Cubicl's limit (A1) as a pure state machine: which request may go when. Time is passed in.
//!
//! A request is counted by the server some time between its being sent and its answer. So its place is taken when it is
//! sent, and free again one whole window after its *answer*: whatever the network does to the spacing, the server never
//! sees more than `capacity` in a window.

use std::collections::VecDeque;
use std::time::Duration;

use crate::request::Lane;

/// Places that the background leaves to people and changes.
const RESERVE: usize = 15;
/// Servers' clocks tick differently; a little is added to the window.
const MARGIN: Duration = Duration::from_millis(250);

/// The sliding log. `now` is the time since any fixed moment, and must not go back; if it does, nothing frees early.
#[derive(Clone, Debug)]
pub struct Limiter {
    capacity: usize,
    window: Duration,
    /// Sent, not answered.
    open: usize,
    /// When the answers came, oldest first.
    answered: VecDeque<Duration>,
    paused_until: Duration,
}

impl Limiter {
    /// `capacity` requests in any `window`. Zero means unlimited.
    pub fn new(capacity: usize, window: Duration) -> Self {
        Self {
            capacity,
            window: window + MARGIN,
            open: 0,
            answered: VecDeque::new(),
            paused_until: Duration::ZERO,
        }
    }

    /// Takes a place, or tells when to ask again; `None` means: when an open request is answered.
    ///
    /// # Errors
    /// The time to wait for, when no place is free for this lane.
    pub fn take(&mut self, lane: Lane, now: Duration) -> Result<(), Option<Duration>> {
        while self
            .answered
            .front()
            .is_some_and(|answer| *answer + self.window <= now)
        {
            self.answered.pop_front();
        }
        if now < self.paused_until {
            return Err(Some(self.paused_until));
        }
        if self.capacity > 0 && self.taken() >= self.places(lane) {
            return Err(self.answered.front().map(|answer| *answer + self.window));
        }
        self.open += 1;
        Ok(())
    }

    /// A place that was taken was not used: it is free at once.
    pub fn give_back(&mut self) {
        self.open = self.open.saturating_sub(1);
    }

    /// The request was answered, or its connection is over: the place is free one window from now.
    pub fn settle(&mut self, now: Duration) {
        self.open = self.open.saturating_sub(1);
        if self.capacity > 0 {
            self.answered
                .push_back(self.answered.back().copied().unwrap_or_default().max(now));
        }
    }

    /// The server said 429: nothing goes in any lane for so long; without a word from it, for a whole window.
    pub fn pause(&mut self, asked: Option<Duration>, now: Duration) {
        let wait = asked.unwrap_or(self.window).min(self.window * 10);
        self.paused_until = self.paused_until.max(now + wait);
    }

    /// How long everything is paused yet.
    pub fn paused_for(&self, now: Duration) -> Option<Duration> {
        self.paused_until.checked_sub(now).filter(|left| !left.is_zero())
    }

    fn taken(&self) -> usize {
        self.open + self.answered.len()
    }

    fn places(&self, lane: Lane) -> usize {
        match lane {
            Lane::Background => self.capacity.saturating_sub(RESERVE).max(1),
            Lane::Person | Lane::Change => self.capacity,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::Limiter;
    use crate::request::Lane;

    const WINDOW: Duration = Duration::from_secs(60);

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn the_sixty_first_waits_for_a_window_after_the_first_answer() {
        let mut limiter = Limiter::new(60, WINDOW);
        for _ in 0..60 {
            limiter.take(Lane::Person, at(0)).unwrap();
        }
        assert_eq!(
            limiter.take(Lane::Person, at(1)),
            Err(None),
            "nothing was answered yet"
        );
        limiter.settle(at(5));
        assert!(limiter.take(Lane::Person, at(64)).is_err());
        assert!(limiter.take(Lane::Person, at(66)).is_ok());
    }

    #[test]
    fn the_background_leaves_fifteen_places() {
        let mut limiter = Limiter::new(60, WINDOW);
        let taken = (0..100)
            .take_while(|_| limiter.take(Lane::Background, at(0)).is_ok())
            .count();
        assert_eq!(taken, 45);
        assert!((0..15).all(|_| limiter.take(Lane::Change, at(0)).is_ok()));
    }

    #[test]
    fn a_place_that_was_not_used_comes_back() {
        let mut limiter = Limiter::new(1, WINDOW);
        limiter.take(Lane::Person, at(0)).unwrap();
        limiter.give_back();
        assert!(limiter.take(Lane::Person, at(0)).is_ok());
    }

    #[test]
    fn a_429_pauses_every_lane() {
        let mut limiter = Limiter::new(60, WINDOW);
        limiter.pause(Some(at(7)), at(10));
        assert_eq!(limiter.take(Lane::Person, at(11)), Err(Some(at(17))));
        assert!(limiter.take(Lane::Background, at(17)).is_ok());
        limiter.pause(None, at(20));
        assert!(limiter.paused_for(at(79)).is_some());
    }

    proptest! {
        /// However long the server takes and whenever within that time it counts, no window holds more than the capacity.
        #[test]
        fn no_window_of_the_server_is_overfull(
            steps in proptest::collection::vec((0u64..8_000, 0u64..20_000, 0u64..=100, 0u8..3), 1..400),
        ) {
            let capacity = 10;
            let mut limiter = Limiter::new(capacity, WINDOW);
            let mut now = Duration::ZERO;
            let mut open: Vec<Duration> = Vec::new();
            let mut counted: Vec<Duration> = Vec::new();
            for (pause, takes, share, lane) in steps {
                now += Duration::from_millis(pause);
                open.sort();
                while open.first().is_some_and(|answer| *answer <= now) {
                    limiter.settle(open.remove(0));
                }
                let lane = [Lane::Person, Lane::Change, Lane::Background][usize::from(lane)];
                if limiter.take(lane, now).is_ok() {
                    counted.push(now + Duration::from_millis(takes * share / 100));
                    open.push(now + Duration::from_millis(takes));
                }
            }
            counted.sort();
            for (index, first) in counted.iter().enumerate() {
                let inside = counted[index..].iter().filter(|count| **count < *first + WINDOW).count();
                prop_assert!(inside <= capacity, "{inside} in one window");
            }
        }
    }
}
