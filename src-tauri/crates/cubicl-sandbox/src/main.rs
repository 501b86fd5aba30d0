//! `cubicl-sandbox`: starts a sandbox, prints where it is as one line of JSON, and serves until it is killed.

use std::io::{self, Write};
use std::time::Duration;

use cubicl_sandbox::{Dialect, Options, Sandbox};

const USAGE: &str = "usage: cubicl-sandbox [--port 0] [--seed 1] [--tasks 600] [--board 0] [--latency 0ms] [--rate 60] \
                     [--token TOKEN] [--dialect-seed N] [--dialect SWITCH=SHAPE]... [--fault RULE]... [--no-control]";

#[tokio::main]
async fn main() -> io::Result<()> {
    let Some(options) = options(std::env::args().skip(1)) else {
        writeln!(io::stderr(), "{USAGE}")?;
        std::process::exit(2);
    };
    let sandbox = Sandbox::start(options).await?;
    let place = serde_json::json!({
        "address": sandbox.address(),
        "token": sandbox.token(),
        "control": sandbox.control_address(),
        "links": sandbox.links_address(),
    });
    let mut out = io::stdout();
    writeln!(out, "{place}")?;
    out.flush()?;
    std::future::pending().await
}

/// `None` when an argument is not understood.
fn options(arguments: impl Iterator<Item = String>) -> Option<Options> {
    let mut options = Options::default();
    // Both `--name value` and `--name=value`.
    let mut words = arguments.flat_map(|argument| match argument.split_once('=') {
        Some((name, value)) if name.starts_with("--") => vec![name.to_owned(), value.to_owned()],
        _ => vec![argument],
    });
    while let Some(name) = words.next() {
        match name.as_str() {
            "--port" => options.port = words.next()?.parse().ok()?,
            "--seed" => options.seed = words.next()?.parse().ok()?,
            "--tasks" => options.tasks = words.next()?.parse().ok()?,
            "--board" => options.board = words.next()?.parse().ok()?,
            "--latency" => options.latency = duration(&words.next()?)?,
            "--rate" => options.rate = words.next()?.parse().ok()?,
            "--token" => options.token = Some(words.next()?),
            "--dialect-seed" => options.dialect = Dialect::of_seed(words.next()?.parse().ok()?),
            "--dialect" => {
                let (switch, shape) = words.next().and_then(|word| {
                    let (switch, shape) = word.split_once('=')?;
                    Some((switch.to_owned(), shape.to_owned()))
                })?;
                options.dialect = options.dialect.with(&switch, &shape)?;
            }
            "--fault" => options.faults.push(serde_json::from_str(&words.next()?).ok()?),
            "--no-control" => options.control = false,
            _ => return None,
        }
    }
    Some(options)
}

/// `250ms`, `2s`, or a bare number of milliseconds.
fn duration(text: &str) -> Option<Duration> {
    if let Some(ms) = text.strip_suffix("ms") {
        return ms.parse().ok().map(Duration::from_millis);
    }
    if let Some(seconds) = text.strip_suffix('s') {
        return seconds.parse().ok().map(Duration::from_secs);
    }
    text.parse().ok().map(Duration::from_millis)
}
