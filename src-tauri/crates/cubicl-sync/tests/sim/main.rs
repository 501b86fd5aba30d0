//! Thousands of histories of two people, their program and Cubicl, each told by its seed: invented clock, network and
//! disk around the very code of the app.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "what breaks in a fixture fails its test, and a failure tells its story"
)]

mod chat;
mod desk;
mod disk;
mod doubts;
mod history;
mod kept;
mod ledger;
mod nodes;
mod others;
mod person;
mod record;
mod scripts;
mod trace;
mod verdict;
mod wire;
mod world;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Files of a history lie in memory where the system can do that.
fn folder() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    let made = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    made.expect("a folder")
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Runs these seeds on all cores; gives those that failed.
fn run_all(first: u64, count: u64) -> Vec<u64> {
    let next = AtomicU64::new(first);
    let begin = Instant::now();
    let limit = number("SIM_MINUTES").map(|minutes| Duration::from_secs(minutes * 60));
    let work = || {
        let folder = folder();
        let mut failed = Vec::new();
        loop {
            let late = limit.is_some_and(|limit| begin.elapsed() > limit);
            if late || failed.len() >= 5 {
                return failed;
            }
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + count {
                return failed;
            }
            let outcome = history::run(seed, folder.path(), false);
            if !outcome.complaints.is_empty() {
                println!("seed {seed}: {:#?}", outcome.complaints);
                failed.push(seed);
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let failed = threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("a thread"))
            .collect();
        let played = next.load(Ordering::Relaxed).min(first + count) - first;
        println!("{played} histories in {:.1} s", begin.elapsed().as_secs_f64());
        failed
    })
}

#[test]
fn histories_end_well() {
    if let Some(seed) = number("SIM_SEED") {
        let outcome = history::run(seed, folder().path(), true);
        println!("{}", outcome.lines.join("\n"));
        assert!(
            outcome.complaints.is_empty(),
            "seed {seed}: {:#?}",
            outcome.complaints
        );
        return;
    }
    let (first, count) = (
        number("SIM_FIRST").unwrap_or(1),
        number("SIM_COUNT").unwrap_or(20_000),
    );
    let failed = run_all(first, count);
    assert!(
        failed.is_empty(),
        "these seeds fail; SIM_SEED=… tells one: {failed:?}"
    );
}

#[test]
fn the_same_seed_gives_the_same_trace() {
    let folder = folder();
    for seed in 1..=20 {
        let one = history::run(seed, folder.path(), true);
        let other = history::run(seed, folder.path(), true);
        let differs = one
            .lines
            .iter()
            .zip(&other.lines)
            .position(|(one, other)| one != other);
        if let Some(at) = differs {
            panic!("seed {seed}: {} / {}", one.lines[at], other.lines[at]);
        }
        assert_eq!(one.hash, other.hash, "seed {seed}");
    }
}
