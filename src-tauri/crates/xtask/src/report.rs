//! Runs the parts of a check one after the other, goes on after a failure, and sums up at the end.

use std::time::{Duration, Instant};

use anyhow::bail;

/// What came of each part.
#[derive(Default)]
pub(crate) struct Report {
    parts: Vec<(&'static str, Duration, Result<(), anyhow::Error>)>,
}

impl Report {
    /// Runs a part and notes how it went.
    pub(crate) fn part(&mut self, name: &'static str, work: impl FnOnce() -> anyhow::Result<()>) -> bool {
        println!("\n── {name}");
        let begun = Instant::now();
        let outcome = work();
        if let Err(problem) = &outcome {
            eprintln!("{problem:#}");
        }
        let good = outcome.is_ok();
        self.parts.push((name, begun.elapsed(), outcome));
        good
    }

    /// Prints a line for each part; an error when one of them failed.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        println!("\n── Summary");
        for (name, time, outcome) in &self.parts {
            let (mark, reason) = match outcome {
                Ok(()) => ("ok    ", String::new()),
                Err(problem) => ("FAILED", format!(": {problem:#}")),
            };
            println!("{mark}  {:>6.1} s  {name}{reason}", time.as_secs_f64());
        }
        let failed = self
            .parts
            .iter()
            .filter(|(_, _, outcome)| outcome.is_err())
            .count();
        if failed == 0 {
            Ok(())
        } else {
            bail!("{failed} of {} parts failed", self.parts.len())
        }
    }
}
