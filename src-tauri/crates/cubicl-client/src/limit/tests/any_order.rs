//! The limiter against a server that counts strictly, whatever network, clocks and callers do.

use std::time::Duration;

use proptest::prelude::*;

use super::{LANES, WINDOW, at, goes, limiter};
use crate::limit::{Clocks, End, LINGER, Limiter, PATIENCE, Ticket};
use crate::request::Lane;

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
