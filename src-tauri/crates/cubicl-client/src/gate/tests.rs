//! Waiting in invented time, alone and all together.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::Gate;
use crate::limit::Clocks;
use crate::request::Lane;

const WINDOW: Duration = Duration::from_secs(60);

fn gate(capacity: usize) -> Gate {
    let start = Instant::now();
    let clock = move || Clocks {
        steady: start.elapsed(),
        wall: start.elapsed(),
    };
    Gate::with_clock(capacity, WINDOW, Box::new(clock))
}

#[tokio::test(start_paused = true)]
async fn a_person_goes_before_the_background() {
    let gate = gate(1);
    let first = gate.pass(Lane::Person).await;
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut waiters = JoinSet::new();
    for lane in [Lane::Background, Lane::Change, Lane::Person] {
        let (gate, order) = (gate.clone(), order.clone());
        waiters.spawn(async move {
            let permit = gate.pass(lane).await;
            order.lock().unwrap().push(lane);
            permit.not_sent();
        });
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    first.not_sent();
    waiters.join_all().await;
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
    first.answered();
    let before = Instant::now();
    gate.pass(Lane::Background).await.not_sent();
    assert!(before.elapsed() >= WINDOW && before.elapsed() < WINDOW + Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn whoever_gives_up_after_being_let_go_leaves_the_place() {
    let gate = gate(1);
    let first = gate.pass(Lane::Person).await;
    let mut second = Box::pin(gate.pass(Lane::Person));
    assert!((&mut second).now_or_never().is_none());
    drop(first);
    // Let go, but not looked at again.
    drop(second);
    tokio::time::timeout(Duration::from_millis(1), gate.pass(Lane::Background))
        .await
        .expect("the place is free")
        .not_sent();
}

#[tokio::test(start_paused = true)]
async fn the_clock_is_watched_when_its_watcher_gives_up() {
    let gate = gate(1);
    let mut first = gate.pass(Lane::Person).await;
    first.sending();
    first.answered();
    let mut driver = Box::pin(gate.pass(Lane::Person));
    assert!((&mut driver).now_or_never().is_none());
    let other = tokio::spawn({
        let gate = gate.clone();
        async move { gate.pass(Lane::Background).await.not_sent() }
    });
    tokio::task::yield_now().await;
    drop(driver);
    tokio::time::timeout(2 * WINDOW, other)
        .await
        .expect("it went")
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn waiting_is_told_and_ends() {
    let gate = gate(1);
    let slowed = gate.slowed();
    let seconds = || {
        let until = *slowed.borrow();
        until.map(|until| until.saturating_duration_since(Instant::now()).as_secs())
    };
    assert_eq!(seconds(), None);
    let mut first = gate.pass(Lane::Person).await;
    first.sending();
    first.answered();
    let waiter = tokio::spawn({
        let gate = gate.clone();
        async move { gate.pass(Lane::Change).await.not_sent() }
    });
    tokio::task::yield_now().await;
    assert!(matches!(seconds(), Some(59..=60)), "{:?}", seconds());
    waiter.await.unwrap();
    assert_eq!(seconds(), None);
    gate.pause(Some(Duration::from_secs(7)));
    assert!(matches!(seconds(), Some(6..=7)), "{:?}", seconds());
}

/// A server that counts strictly, and people who measure.
#[derive(Default)]
struct Strict {
    counted: VecDeque<Instant>,
    all: Vec<Instant>,
    too_many: usize,
    /// How long a person waited although a place was left.
    person_waits: Vec<Duration>,
}

impl Strict {
    fn count(&mut self, capacity: usize) {
        let now = Instant::now();
        while self.counted.front().is_some_and(|at| now - *at >= WINDOW) {
            self.counted.pop_front();
        }
        if self.counted.len() >= capacity {
            self.too_many += 1;
        } else {
            self.counted.push_back(now);
        }
        self.all.push(now);
    }
}

/// One request over a network that takes its time in both directions.
async fn request(gate: Gate, server: Arc<Mutex<Strict>>, lane: Lane, random: u64) {
    let asked = Instant::now();
    let left = gate.lock().limiter.admits_person();
    let mut permit = gate.pass(lane).await;
    permit.sending();
    if lane == Lane::Person && left {
        server.lock().unwrap().person_waits.push(asked.elapsed());
    }
    tokio::time::sleep(Duration::from_millis(random % 400)).await;
    server.lock().unwrap().count(60);
    tokio::time::sleep(Duration::from_millis(random / 400 % 600)).await;
    permit.answered();
}

/// Ten minutes of more work than fits: no 429, nearly every place used, and a person hardly waits while places are left.
#[tokio::test(start_paused = true)]
async fn ten_saturated_minutes() {
    let gate = gate(60);
    let server = Arc::new(Mutex::new(Strict::default()));
    let mut random = fastrand::Rng::with_seed(7);
    let mut requests = JoinSet::new();
    let start = Instant::now();
    // A first synchronisation: a thousand readings at once.
    for _ in 0..1000 {
        requests.spawn(request(
            gate.clone(),
            server.clone(),
            Lane::Background,
            random.u64(..),
        ));
    }
    let minutes = 10;
    while start.elapsed() < Duration::from_secs(60 * minutes) {
        // A person looks at something every few seconds; changes come faster than they may go.
        let lane = if random.u8(..4) == 0 {
            Lane::Person
        } else {
            Lane::Change
        };
        let given_up = random.u8(..20) == 0;
        let waiting = request(gate.clone(), server.clone(), lane, random.u64(..));
        requests.spawn(async move {
            if given_up {
                // Cancelled while it waits, or while it is under way.
                let _ = tokio::time::timeout(Duration::from_millis(300), waiting).await;
            } else {
                waiting.await;
            }
        });
        tokio::time::sleep(Duration::from_millis(random.u64(200..1_200))).await;
    }
    let end = Instant::now();
    requests.abort_all();
    let mut server = server.lock().unwrap();
    assert_eq!(server.too_many, 0, "429s of our own making");
    let used = server.all.iter().filter(|at| **at < end).count() as u64;
    assert!(used >= 57 * minutes, "{used} requests in {minutes} minutes");
    server.person_waits.sort();
    let waits = &server.person_waits;
    assert!(
        waits.len() >= 5,
        "places were left for {} people only",
        waits.len()
    );
    assert!(waits[waits.len() * 95 / 100] < Duration::from_millis(50));
}
