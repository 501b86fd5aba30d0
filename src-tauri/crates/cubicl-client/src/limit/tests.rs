//! The limiter against a server that counts strictly, whatever network, clocks and callers do.

use std::time::Duration;

use proptest::prelude::*;

use super::{Clocks, End, LINGER, Limiter, PATIENCE, Ticket};
use crate::request::Lane;

const WINDOW: Duration = Duration::from_secs(60);
const LANES: [Lane; 3] = [Lane::Person, Lane::Change, Lane::Background];

fn at(seconds: u64) -> Clocks {
    let now = Duration::from_secs(seconds);
    Clocks {
        steady: now,
        wall: now,
    }
}

fn limiter(capacity: usize) -> Limiter {
    Limiter::new(capacity, WINDOW, at(0))
}

fn goes(limiter: &mut Limiter, lane: Lane, seconds: u64) -> bool {
    let ticket = limiter.join(lane, at(seconds));
    let went = limiter.admit(at(seconds)) == Some(ticket);
    limiter.leave(ticket);
    went
}

#[test]
fn the_sixty_first_waits_for_a_window_after_the_first_answer() {
    let mut limiter = limiter(60);
    assert!((0..60).all(|_| goes(&mut limiter, Lane::Person, 0)));
    limiter.join(Lane::Person, at(1));
    assert_eq!(limiter.admit(at(1)), None);
    assert_eq!(limiter.next_change(at(1)), None, "nothing was answered yet");
    limiter.end(End::Answered, at(5));
    assert_eq!(
        limiter.next_change(at(5)),
        Some(WINDOW + Duration::from_millis(250))
    );
    assert_eq!(limiter.admit(at(65)), None);
    assert!(limiter.admit(at(66)).is_some());
}

#[test]
fn places_of_an_earlier_run_stay_taken() {
    let mut earlier = limiter(60);
    assert!((0..31).all(|_| goes(&mut earlier, Lane::Person, 0)));
    for _ in 0..30 {
        earlier.end(End::Answered, at(10));
    }
    let taken = earlier.taken(at(20));
    assert_eq!(taken.len(), 31, "thirty are counted, and one is on its way");

    let mut later = limiter(60);
    later.recall(&taken, at(0));
    let free =
        |later: &mut Limiter, seconds| (0..60).take_while(|_| goes(later, Lane::Person, seconds)).count();
    assert_eq!(free(&mut later, 1), 29);
    assert_eq!(free(&mut later, 50), 0);
    assert_eq!(free(&mut later, 51), 30, "a window after their answers");
    assert_eq!(
        free(&mut later, 91),
        1,
        "the server may have counted the last one late"
    );

    let mut later = limiter(60);
    later.recall(&[Duration::from_secs(1_000_000)], at(0));
    assert_eq!(
        free(&mut later, 91),
        60,
        "a clock that was set holds no place for ever"
    );
    let mut unlimited = limiter(0);
    unlimited.recall(&taken, at(0));
    assert!((0..200).all(|_| goes(&mut unlimited, Lane::Background, 0)));
}

#[test]
fn whoever_waits_counts_for_a_later_run_from_when_there_is_a_place() {
    let mut earlier = limiter(1);
    assert!(goes(&mut earlier, Lane::Person, 0));
    earlier.end(End::Answered, at(0));
    earlier.join(Lane::Person, at(20));
    let first = WINDOW + Duration::from_millis(250) - Duration::from_secs(20);
    let longest = WINDOW + Duration::from_millis(250) + LINGER;
    assert_eq!(earlier.taken(at(20)), [first, first + longest]);
}

#[test]
fn the_background_leaves_fifteen_places() {
    let mut limiter = limiter(60);
    let taken = (0..100)
        .take_while(|_| goes(&mut limiter, Lane::Background, 0))
        .count();
    assert_eq!(taken, 45);
    assert!((0..15).all(|_| goes(&mut limiter, Lane::Change, 0)));
    assert!(!goes(&mut limiter, Lane::Person, 0));
}

#[test]
fn a_small_limit_reserves_a_quarter() {
    for (capacity, background) in [(1, 1), (3, 3), (4, 3), (20, 15), (120, 105)] {
        let mut limiter = limiter(capacity);
        let taken = (0..200)
            .take_while(|_| goes(&mut limiter, Lane::Background, 0))
            .count();
        assert_eq!(taken, background, "of {capacity}");
    }
}

#[test]
fn a_person_starts_at_once_before_a_thousand_others() {
    let mut limiter = limiter(60);
    for _ in 0..1000 {
        limiter.join(Lane::Background, at(0));
    }
    while limiter.admit(at(0)).is_some() {}
    assert!(goes(&mut limiter, Lane::Person, 0));
}

#[test]
fn a_long_queue_alone_earns_the_background_nothing_of_the_reserve() {
    let mut limiter = limiter(60);
    for _ in 0..1000 {
        limiter.join(Lane::Background, at(0));
    }
    for second in 0..600 {
        while limiter.admit(at(second)).is_some() {
            limiter.end(End::Answered, at(second));
        }
        assert!(limiter.left() >= 15, "after {second} s");
    }
}

#[test]
fn a_request_that_was_never_sent_holds_no_place() {
    let mut limiter = limiter(1);
    assert!(goes(&mut limiter, Lane::Person, 0));
    limiter.end(End::NotSent, at(0));
    assert!(goes(&mut limiter, Lane::Person, 0));
    limiter.end(End::GivenUp, at(0));
    assert!(!goes(&mut limiter, Lane::Person, 61), "it may arrive yet");
    assert!(goes(&mut limiter, Lane::Person, 91));
}

#[test]
fn a_429_pauses_every_lane() {
    let mut limiter = limiter(60);
    limiter.pause(Some(Duration::from_secs(7)), at(10));
    assert!(!goes(&mut limiter, Lane::Person, 11));
    limiter.join(Lane::Background, at(11));
    assert_eq!(limiter.next_change(at(11)), Some(Duration::from_secs(6)));
    assert!(limiter.admit(at(17)).is_some());
    limiter.pause(None, at(20));
    assert!(
        limiter.slowed_for(at(79)).is_some(),
        "without a word a whole window"
    );
    limiter.pause(Some(Duration::MAX), at(100));
    assert!(
        limiter.slowed_for(at(800)).is_none(),
        "no server stops us for ever"
    );
}

#[test]
fn without_a_limit_everything_goes() {
    let mut limiter = limiter(0);
    assert!((0..500).all(|_| goes(&mut limiter, Lane::Background, 0)));
}

/// People ask without end; the others get through all the same, in the time that the rule promises.
#[test]
fn nobody_waits_for_ever() {
    let mut limiter = limiter(60);
    let mut lower: Vec<Ticket> = Vec::new();
    for lane in [Lane::Background, Lane::Change, Lane::Background] {
        lower.push(limiter.join(lane, at(0)));
    }
    // Everything is taken before the first of them can go.
    let mut people = Vec::new();
    let mut went = Vec::new();
    limiter.open = 60;
    (0..60).for_each(|_| limiter.end(End::Answered, at(0)));
    for second in 1..=400 {
        people.extend((0..5).map(|_| limiter.join(Lane::Person, at(second))));
        while let Some(ticket) = limiter.admit(at(second)) {
            if lower.contains(&ticket) {
                went.push((ticket, Duration::from_secs(second)));
            }
            limiter.end(End::Answered, at(second));
        }
    }
    assert_eq!(
        went.iter().map(|(ticket, _)| *ticket).collect::<Vec<_>>(),
        lower,
        "whoever came first goes first"
    );
    for (number, (_, second)) in (1..).zip(&went) {
        let promised = (PATIENCE + 1) * WINDOW * number + WINDOW;
        assert!(*second <= promised, "number {number} went after {second:?}");
    }
}

/// What can happen to the limiter.
#[derive(Clone, Debug)]
enum Step {
    /// Time passes, milliseconds.
    Wait(u64),
    Join(u8),
    /// A waiting request is cancelled.
    Cancel(usize),
    /// The clock that lies shows something else, seconds ahead or back.
    Jump(i64),
    /// The oldest open request ends.
    End(u8),
    Pause(Option<u64>),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0_u64..20_000).prop_map(Step::Wait),
        12 => (0_u8..3).prop_map(Step::Join),
        3 => any::<usize>().prop_map(Step::Cancel),
        2 => (-200_i64..200).prop_map(Step::Jump),
        8 => (0_u8..8).prop_map(Step::End),
        1 => proptest::option::of(0_u64..30).prop_map(Step::Pause),
    ];
    proptest::collection::vec(step, 1..300)
}

/// A request under way: sent, and counted at a time that only the server knows.
struct Sent {
    at: Duration,
    delay: u64,
}

/// The limiter, the world around it, and what the server counted.
struct World {
    limiter: Limiter,
    capacity: usize,
    now: Duration,
    lie: i64,
    wall_lies: bool,
    waiting: Vec<(Lane, Ticket)>,
    open: Vec<Sent>,
    counted: Vec<Duration>,
    delays: u64,
}

impl World {
    fn new(capacity: usize, wall_lies: bool, seed: u64) -> Self {
        let mut world = Self {
            limiter: Limiter::new(capacity, WINDOW, Clocks::default()),
            capacity,
            now: Duration::from_secs(10_000),
            lie: 0,
            wall_lies,
            waiting: Vec::new(),
            open: Vec::new(),
            counted: Vec::new(),
            delays: seed,
        };
        world.limiter = Limiter::new(capacity, WINDOW, world.clocks());
        world
    }

    fn clocks(&self) -> Clocks {
        let lie = Duration::from_secs(self.lie.unsigned_abs());
        let lying = if self.lie < 0 {
            self.now.saturating_sub(lie)
        } else {
            self.now + lie
        };
        if self.wall_lies {
            Clocks {
                steady: self.now,
                wall: lying,
            }
        } else {
            Clocks {
                steady: lying,
                wall: self.now,
            }
        }
    }

    fn delay(&mut self) -> u64 {
        self.delays = self
            .delays
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.delays >> 33) % 50_000
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Wait(millis) => self.now += Duration::from_millis(*millis),
            Step::Join(lane) => {
                let (lane, clocks) = (LANES[usize::from(*lane)], self.clocks());
                self.waiting.push((lane, self.limiter.join(lane, clocks)));
            }
            Step::Cancel(which) if !self.waiting.is_empty() => {
                let (_, ticket) = self.waiting.remove(which % self.waiting.len());
                self.limiter.leave(ticket);
            }
            Step::Cancel(_) => {}
            Step::Jump(seconds) => self.lie += seconds,
            Step::End(how) if !self.open.is_empty() => self.end(*how),
            Step::End(_) => {}
            Step::Pause(asked) => {
                let clocks = self.clocks();
                self.limiter.pause(asked.map(Duration::from_secs), clocks);
            }
        }
        self.admit();
    }

    /// The server counts a request after any delay: before its answer, or at the latest a while after it was given up.
    fn end(&mut self, how: u8) {
        let clocks = self.clocks();
        let sent = self.open.remove(0);
        let arrival = sent.at + Duration::from_millis(sent.delay);
        match how {
            0 => self.limiter.end(End::NotSent, clocks),
            1 | 2 => {
                self.limiter.end(End::GivenUp, clocks);
                self.counted.push(arrival.min(self.now + LINGER));
            }
            _ => {
                self.limiter.end(End::Answered, clocks);
                self.counted.push(arrival.min(self.now));
            }
        }
    }

    fn admit(&mut self) {
        let clocks = self.clocks();
        while let Some(ticket) = self.limiter.admit(clocks) {
            let place = self.waiting.iter().position(|(_, waiting)| *waiting == ticket);
            self.waiting.remove(place.expect("only who waits is let go"));
            let sent = Sent {
                at: self.now,
                delay: self.delay(),
            };
            self.open.push(sent);
        }
    }

    fn people_wait(&self) -> bool {
        self.waiting.iter().any(|(lane, _)| *lane == Lane::Person)
    }

    fn fullest_window(&mut self) -> usize {
        self.counted.extend(
            self.open
                .drain(..)
                .map(|sent| sent.at + Duration::from_millis(sent.delay)),
        );
        self.counted.sort();
        let inside = |first: &Duration| {
            let from = self.counted.partition_point(|count| count < first);
            self.counted.partition_point(|count| *count < *first + WINDOW) - from
        };
        self.counted.iter().map(inside).max().unwrap_or(0)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_window_of_the_server_is_overfull(
        capacity in 1_usize..12, wall_lies: bool, seed: u64, steps in steps(),
    ) {
        let mut world = World::new(capacity, wall_lies, seed);
        for step in &steps {
            world.step(step);
            let clocks = world.clocks();
            prop_assert!(
                !world.people_wait() || world.limiter.left() == 0 || world.limiter.slowed_for(clocks).is_some(),
                "a person waits beside a free place"
            );
        }
        let fullest = world.fullest_window();
        prop_assert!(fullest <= world.capacity, "{fullest} of {} in one window", world.capacity);
    }

    /// Whatever happened before: when clocks and server behave from some moment on, everybody who waits gets through.
    #[test]
    fn everybody_gets_through_in_the_end(
        capacity in 1_usize..12, wall_lies: bool, seed: u64, steps in steps(),
    ) {
        let mut world = World::new(capacity, wall_lies, seed);
        steps.iter().for_each(|step| world.step(step));
        let queue = u32::try_from(world.waiting.len()).unwrap();
        let promised = world.now + 12 * WINDOW + (queue + 1) * (PATIENCE + 1) * WINDOW;
        while !world.waiting.is_empty() {
            while !world.open.is_empty() {
                world.end(3);
            }
            let clocks = world.clocks();
            let pause = world.limiter.next_change(clocks);
            prop_assert!(pause.is_some(), "{queue} wait, and nothing will wake them");
            world.now += pause.unwrap_or_default().max(Duration::from_millis(1));
            world.admit();
            prop_assert!(world.now < promised, "{} wait yet", world.waiting.len());
        }
    }

    /// The queue is as it was before: a cancelled request costs nobody anything.
    #[test]
    fn a_cancelled_request_gives_its_place_back(before in 0_usize..70, lanes in proptest::collection::vec(0_u8..3, 1..20)) {
        let mut limiter = limiter(60);
        (0..before).for_each(|_| { goes(&mut limiter, Lane::Person, 0); });
        let left = limiter.left();
        for lane in lanes {
            let ticket = limiter.join(LANES[usize::from(lane)], at(1));
            let went = limiter.admit(at(1)) == Some(ticket);
            limiter.leave(ticket);
            if went {
                limiter.end(End::NotSent, at(1));
            }
            prop_assert_eq!(limiter.left(), left);
        }
    }
}
