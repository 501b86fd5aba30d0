//! How fast a transfer is, over its last three seconds.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

const SPAN: Duration = Duration::from_secs(3);
const STEP: Duration = Duration::from_millis(100);

/// Progress seen over the last seconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Speed {
    seen: VecDeque<(Instant, u64)>,
}

impl Speed {
    pub(crate) fn see(&mut self, now: Instant, done: u64) {
        if self
            .seen
            .back()
            .is_some_and(|(at, _)| now.duration_since(*at) < STEP)
        {
            return;
        }
        self.seen.push_back((now, done));
        while self.seen.len() > 2
            && self
                .seen
                .front()
                .is_some_and(|(at, _)| now.duration_since(*at) > SPAN)
        {
            self.seen.pop_front();
        }
    }

    /// Bytes a second; `None` until there is something to compare.
    pub(crate) fn per_second(&self) -> Option<f64> {
        let (start, before) = self.seen.front()?;
        let (end, after) = self.seen.back()?;
        let seconds = end.duration_since(*start).as_secs_f64();
        (seconds > 0.0).then(|| bytes(after.saturating_sub(*before)) / seconds)
    }

    pub(crate) fn reset(&mut self) {
        self.seen.clear();
    }
}

/// A byte count as a JavaScript number.
#[expect(clippy::cast_precision_loss, reason = "sizes stay far below 2^53")]
pub(crate) fn bytes(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_seconds_count() {
        let start = Instant::now();
        let mut speed = Speed::default();
        assert_eq!(speed.per_second(), None);
        for second in 0..10_u64 {
            let done = if second < 5 {
                second * 1_000
            } else {
                4_000 + (second - 4) * 100
            };
            speed.see(start + Duration::from_secs(second), done);
        }
        assert_eq!(speed.per_second(), Some(100.0), "the fast start is forgotten");
    }
}
