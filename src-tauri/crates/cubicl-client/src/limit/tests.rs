//! The limiter in cases that somebody thought of; `any_order` has the others.

mod any_order;

use std::time::Duration;

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
