//! `cargo xtask bench`: the client's own numbers, as ratios against the plainest way of doing the same in the same run.
//!
//! Each side takes turns with the other, so that a noisy machine disturbs both; the median decides.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark talks through its output, and ends when something is wrong"
)]

mod decode;
mod limit;
mod receiver;
mod served;
mod transfers;

use std::time::{Duration, Instant};

use cubicl_client::{AccessToken, Client, Config, ServerAddress};

/// How often each side runs.
const ROUNDS: usize = 9;

fn main() {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == served::WORD) {
        return served::serve();
    }
    if words.first().is_some_and(|word| word == receiver::WORD) {
        return receiver::receive();
    }
    // `cargo test --all-targets` starts benchmarks too, but without this word.
    let Some(place) = words.iter().position(|word| word == "--bench") else {
        return;
    };
    words.remove(place);
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    if wanted("decode") {
        decode::bench();
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for (name, part) in [
        ("upload", transfers::Part::Upload),
        ("download", transfers::Part::Download),
        ("memory", transfers::Part::Memory),
    ] {
        if wanted(name) {
            runtime.block_on(transfers::bench(part));
        }
    }
    if wanted("limit") {
        runtime.block_on(limit::bench());
    }
}

fn client(server: &served::Served, rate: usize) -> Client {
    let address = ServerAddress::parse(&server.address).unwrap();
    let token = AccessToken::parse(&server.token).unwrap();
    let mut config = Config::new(address, token, "bench/1");
    config.rate = rate;
    // A refusal is to be seen, not smoothed over.
    config.retry.repeats = 0;
    Client::new(config).unwrap()
}

/// The two medians and their ratio, printed beside what is asked of it.
fn report(what: &str, ours: &mut [Duration], theirs: &mut [Duration], most: f64) {
    ours.sort_unstable();
    theirs.sort_unstable();
    let (ours, theirs) = (ours[ours.len() / 2], theirs[theirs.len() / 2]);
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    let verdict = if ratio <= most { "holds" } else { "MISSED" };
    println!("{what}: {ours:.1?} against {theirs:.1?}, ratio {ratio:.2} of at most {most:.2}: {verdict}");
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begin = Instant::now();
    let result = work();
    (begin.elapsed(), result)
}
