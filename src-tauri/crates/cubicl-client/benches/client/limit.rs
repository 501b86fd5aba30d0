//! Ten real minutes of more work than fits, against a server that counts strictly.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cubicl_client::{Client, ErrorKind, Lane};
use tokio::task::JoinSet;

use crate::client;
use crate::served::Served;

const MINUTES: usize = 10;
const RATE: usize = 60;

#[derive(Default)]
struct Seen {
    answers: AtomicUsize,
    refusals: AtomicUsize,
    /// How long a person waited when places were left.
    waits: Mutex<Vec<Duration>>,
}

pub(crate) async fn bench() {
    let server = Served::start(RATE);
    let client = client(&server, RATE);
    let seen = Arc::new(Seen::default());
    let end = Instant::now() + Duration::from_secs(60 * MINUTES as u64);
    let mut work = JoinSet::new();
    // More background work than ever fits, changes that come faster than they may go, and now and then a person.
    for _ in 0..4 {
        work.spawn(saturate(
            client.clone(),
            Lane::Background,
            seen.clone(),
            Duration::ZERO,
            end,
        ));
    }
    work.spawn(saturate(
        client.clone(),
        Lane::Change,
        seen.clone(),
        Duration::from_millis(500),
        end,
    ));
    work.spawn(people(client, seen.clone(), end));
    work.join_all().await;
    let answers = seen.answers.load(Ordering::Relaxed);
    let refusals = seen.refusals.load(Ordering::Relaxed);
    println!(
        "limit: {refusals} times 429 of at most 0, {} requests a minute of at least 57",
        answers / MINUTES
    );
    let mut waits = seen.waits.lock().unwrap().clone();
    waits.sort_unstable();
    println!(
        "limit: a person waited {:.1?} (p95 of {}) of at most 50 ms",
        waits[waits.len() * 95 / 100],
        waits.len()
    );
}

async fn ask(client: &Client, lane: Lane, seen: &Seen) {
    match client.in_lane(lane).organization_users().await {
        Ok(_) => seen.answers.fetch_add(1, Ordering::Relaxed),
        Err(error) if matches!(error.kind, ErrorKind::TooManyRequests(_)) => {
            seen.refusals.fetch_add(1, Ordering::Relaxed)
        }
        Err(error) => panic!("{error}"),
    };
}

async fn saturate(client: Client, lane: Lane, seen: Arc<Seen>, pause: Duration, end: Instant) {
    while Instant::now() < end {
        tokio::select! {
            () = ask(&client, lane, &seen) => {}
            () = tokio::time::sleep_until(end.into()) => {}
        }
        tokio::time::sleep(pause).await;
    }
}

async fn people(client: Client, seen: Arc<Seen>, end: Instant) {
    while Instant::now() < end {
        let begin = Instant::now();
        let mut slowed = client.slowed();
        slowed.mark_unchanged();
        ask(&client, Lane::Person, &seen).await;
        // Otherwise no place was left.
        let held_up = slowed.borrow().is_some_and(|until| until > begin.into());
        if !held_up && !slowed.has_changed().unwrap() {
            seen.waits.lock().unwrap().push(begin.elapsed());
        }
        tokio::time::sleep(Duration::from_secs(4)).await;
    }
}
