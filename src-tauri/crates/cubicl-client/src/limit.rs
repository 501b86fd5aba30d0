//! Cubicl's limit (A1) as a pure state machine: which request may go when. Time is passed in; [`crate::gate`] waits.
//!
//! A request is counted by the server some time between its being sent and its answer. So its place is taken when it goes,
//! and free again one whole window after its *answer*: whatever the network does to the spacing, the server never sees more
//! than the capacity in a window.
//!
//! Who goes first: a person, then changes and uploads, then the background; within a lane in order of arrival. The
//! background goes only while more than the reserve is left. So that nothing starves, a lane that people have kept from
//! sending anything at all for two windows sends one request before all others, the background even into the reserve.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

mod clocks;
#[cfg(test)]
mod tests;

pub use clocks::Clocks;
use clocks::Elapsed;

use crate::request::Lane;

/// Places that the background leaves to people and changes, as long as that is no more than a quarter.
const RESERVE: usize = 15;
/// Servers' clocks tick differently; a little is added to the window.
const MARGIN: Duration = Duration::from_millis(250);
/// A request that was given up can still be on its way to the server for so long.
const LINGER: Duration = Duration::from_secs(30);
/// A lane in which somebody waits starves when nothing goes for so many windows.
const PATIENCE: u32 = 2;
/// A pause is no longer than so many windows, whatever the server asks.
const LONGEST_PAUSE: u32 = 10;

/// A request in the queue. Older ones are smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(u64);

/// How a request that took a place ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It never reached the server: its place is free at once.
    NotSent,
    /// The server answered.
    Answered,
    /// It was given up: the server may count it a little later yet.
    GivenUp,
}

/// The sliding log and its queue.
///
/// Assumption A1: at most 60 requests in any 60 s as the server counts them for a token; a 429 may say how long to wait, in
/// seconds or as a date, or not: then it is a whole window.
#[derive(Clone, Debug)]
pub struct Limiter {
    capacity: usize,
    window: Duration,
    elapsed: Elapsed,
    /// Gone, not ended.
    open: usize,
    /// When the places of ended requests free, soonest first.
    freeing: VecDeque<Duration>,
    paused_until: Duration,
    /// By lane: when a request went last.
    went: [Duration; 3],
    /// By lane: who waits, and since when.
    waiting: [BTreeMap<Ticket, Duration>; 3],
    tickets: u64,
}

impl Limiter {
    /// `capacity` requests in any `window`. Zero means unlimited.
    pub fn new(capacity: usize, window: Duration, clocks: Clocks) -> Self {
        Self {
            capacity,
            window: window + MARGIN,
            elapsed: Elapsed::since(clocks),
            open: 0,
            freeing: VecDeque::new(),
            paused_until: Duration::ZERO,
            went: [Duration::ZERO; 3],
            waiting: Default::default(),
            tickets: 0,
        }
    }

    /// Queues a request. [`Limiter::admit`] tells when it goes.
    pub fn join(&mut self, lane: Lane, clocks: Clocks) -> Ticket {
        let now = self.elapsed.look(clocks);
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.waiting[lane as usize].insert(ticket, now);
        ticket
    }

    /// Stops waiting. Nothing happens when the request went already.
    pub fn leave(&mut self, ticket: Ticket) {
        for lane in &mut self.waiting {
            lane.remove(&ticket);
        }
    }

    /// The next request that goes now, if any. It holds a place until [`Limiter::end`].
    pub fn admit(&mut self, clocks: Clocks) -> Option<Ticket> {
        let now = self.look(clocks);
        if now < self.paused_until {
            return None;
        }
        let left = self.left();
        let usual = self.usual(left);
        let starving = self
            .next_to_starve()
            .filter(|(_, _, from)| left > 0 && *from <= now)
            .map(|(lane, ticket, _)| (lane, ticket));
        let (lane, ticket) = starving.or(usual)?;
        self.waiting[lane as usize].remove(&ticket);
        self.went[lane as usize] = now;
        self.open += 1;
        Some(ticket)
    }

    /// A request that went has ended.
    pub fn end(&mut self, end: End, clocks: Clocks) {
        let now = self.look(clocks);
        self.open = self.open.saturating_sub(1);
        let free_at = match end {
            End::NotSent => return,
            End::Answered => now + self.window,
            End::GivenUp => now + self.window + LINGER,
        };
        if self.capacity > 0 {
            let later = self.freeing.partition_point(|at| *at <= free_at);
            self.freeing.insert(later, free_at);
        }
    }

    /// How long each place that is taken stays so: what a later run of the program has to [`Limiter::recall`].
    pub fn taken(&mut self, clocks: Clocks) -> Vec<Duration> {
        let now = self.look(clocks);
        let ended = self.freeing.iter().map(|at| at.saturating_sub(now));
        // Whoever ends now never learns of the answer.
        let longest = self.window + LINGER;
        let open = std::iter::repeat_n(longest, self.open);
        // Those who wait may go as soon as there is a place, before this is asked again.
        let waiting = (0..self.waiting.iter().map(BTreeMap::len).sum()).map(|before: usize| {
            let goes = self.when_free((before + 1).saturating_sub(self.left()), now);
            goes.map_or(longest, |at| at.saturating_sub(now)) + longest
        });
        ended.chain(open).chain(waiting).collect()
    }

    /// Places that an earlier run of the program took stay taken for so long; never longer than any place can.
    pub fn recall(&mut self, taken: &[Duration], clocks: Clocks) {
        let now = self.look(clocks);
        if self.capacity == 0 {
            return;
        }
        for stays in taken.iter().filter(|stays| !stays.is_zero()) {
            let free_at = now + (*stays).min(self.window + LINGER);
            let later = self.freeing.partition_point(|at| *at <= free_at);
            self.freeing.insert(later, free_at);
        }
    }

    /// The server said 429: nothing goes in any lane for so long; without a word from it, for a whole window.
    pub fn pause(&mut self, asked: Option<Duration>, clocks: Clocks) {
        let now = self.look(clocks);
        let wait = asked.unwrap_or(self.window).min(self.window * LONGEST_PAUSE);
        self.paused_until = self.paused_until.max(now + wait);
    }

    /// How long everything is paused yet; else how long a person or a change has to wait for a place, when one does. The
    /// background's waiting is nobody's concern.
    pub fn slowed_for(&mut self, clocks: Clocks) -> Option<Duration> {
        let now = self.look(clocks);
        let paused = self.paused_until.saturating_sub(now);
        let somebody = [Lane::Person, Lane::Change]
            .into_iter()
            .any(|lane| !self.waiting[lane as usize].is_empty());
        let place = match self.when_free(1_usize.saturating_sub(self.left()), now) {
            Some(at) if somebody => at.saturating_sub(now),
            _ => Duration::ZERO,
        };
        Some(paused.max(place)).filter(|wait| !wait.is_zero())
    }

    /// How long until [`Limiter::admit`] can have another answer by time alone; `None` when it cannot.
    pub fn next_change(&mut self, clocks: Clocks) -> Option<Duration> {
        let now = self.look(clocks);
        let left = self.left();
        let lanes = [Lane::Person, Lane::Change, Lane::Background].into_iter();
        let by_lane = lanes
            .filter(|lane| !self.waiting[*lane as usize].is_empty())
            .filter_map(|lane| self.when_free((self.reserve(lane) + 1).saturating_sub(left), now));
        let by_starving = self.next_to_starve().and_then(|(_, _, from)| {
            let place = self.when_free(1_usize.saturating_sub(left), now)?;
            Some(place.max(from))
        });
        let next = by_lane.chain(by_starving).min()?;
        Some(next.max(self.paused_until).saturating_sub(now))
    }

    /// Whether a person's request would go at once.
    #[cfg(test)]
    pub(crate) fn admits_person(&self) -> bool {
        self.left() > 0 && self.waiting[Lane::Person as usize].is_empty()
    }

    fn look(&mut self, clocks: Clocks) -> Duration {
        let now = self.elapsed.look(clocks);
        while self.freeing.front().is_some_and(|at| *at <= now) {
            self.freeing.pop_front();
        }
        now
    }

    /// Places that nobody holds.
    fn left(&self) -> usize {
        match self.capacity {
            0 => usize::MAX,
            capacity => capacity.saturating_sub(self.open + self.freeing.len()),
        }
    }

    /// Who is next when nobody has waited too long.
    fn usual(&self, left: usize) -> Option<(Lane, Ticket)> {
        [Lane::Person, Lane::Change, Lane::Background]
            .into_iter()
            .filter(|lane| left > self.reserve(*lane))
            .find_map(|lane| Some((lane, *self.waiting[lane as usize].keys().next()?)))
    }

    /// The lower lane that starves first, who would go there, and from when on it starves.
    fn next_to_starve(&self) -> Option<(Lane, Ticket, Duration)> {
        [Lane::Change, Lane::Background]
            .into_iter()
            .filter_map(|lane| {
                let (ticket, since) = self.waiting[lane as usize].first_key_value()?;
                let idle_since = self.went[lane as usize].max(*since);
                Some((lane, *ticket, idle_since + self.window * PATIENCE))
            })
            .min_by_key(|(_, ticket, from)| (*from, *ticket))
    }

    /// When `more` places than now are free; `None` while that depends on answers.
    fn when_free(&self, more: usize, now: Duration) -> Option<Duration> {
        match more {
            0 => Some(now),
            more => self.freeing.get(more - 1).copied(),
        }
    }

    /// Places that a lane has to leave.
    fn reserve(&self, lane: Lane) -> usize {
        match lane {
            Lane::Background => RESERVE.min(self.capacity / 4),
            Lane::Person | Lane::Change => 0,
        }
    }
}
