//! Waiting for something to become true, never for time to pass.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

/// Generous, because build machines are slow; nothing waits this long when all is well.
const LIMIT: Duration = Duration::from_secs(60);
const PERIOD: Duration = Duration::from_millis(60);

/// A program that is needed has ended: there is nothing left to wait for.
#[derive(Debug)]
pub(crate) struct Ended(pub(crate) String);

impl Display for Ended {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Error for Ended {}

/// Asks until there is an answer. `None` and errors mean "not yet"; the last error explains a time-out.
pub async fn eventually<T>(
    what: &str,
    mut check: impl AsyncFnMut() -> anyhow::Result<Option<T>>,
) -> anyhow::Result<T> {
    let begun = Instant::now();
    loop {
        let problem = match check().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => None,
            Err(problem) if problem.is::<Ended>() => return Err(problem),
            Err(problem) => Some(problem),
        };
        if begun.elapsed() > LIMIT {
            let message = format!("waited {} s in vain: {what}", LIMIT.as_secs());
            match problem {
                Some(problem) => return Err(problem).context(message),
                None => bail!(message),
            }
        }
        tokio::time::sleep(PERIOD).await;
    }
}
