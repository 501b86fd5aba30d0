//! How fast bytes move, smoothed so that what is left of the time does not jump.

use std::time::Duration;

use tokio::time::Instant;

use crate::view::bytes;

/// What happened longer ago hardly counts.
const MEMORY: f64 = 6.0;
/// Shorter pieces of time say little.
const STEP: Duration = Duration::from_millis(500);
/// Without a byte for so long it stands still.
const STILL: Duration = Duration::from_secs(5);

/// An average over the last seconds, in which the newest count most.
#[derive(Clone, Debug, Default)]
pub(crate) struct Speed {
    last: Option<(Instant, u64)>,
    sum: f64,
    /// How much of a full average `sum` is: at the beginning little was seen.
    weight: f64,
}

impl Speed {
    pub(crate) fn see(&mut self, now: Instant, done: u64) {
        let Some((before, had)) = self.last else {
            self.last = Some((now, done));
            return;
        };
        let passed = now.saturating_duration_since(before);
        if passed < STEP {
            return;
        }
        let seconds = passed.as_secs_f64();
        let kept = (-seconds / MEMORY).exp();
        let rate = bytes(done.saturating_sub(had)) / seconds;
        self.sum = self.sum * kept + rate * (1.0 - kept);
        self.weight = self.weight * kept + (1.0 - kept);
        self.last = Some((now, done));
    }

    /// Bytes a second; `None` until there is something to compare.
    pub(crate) fn per_second(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.sum / self.weight)
    }

    /// Whether others moved on for a while and this did not.
    pub(crate) fn stands_still(&self, others: &Self) -> bool {
        match (self.last, others.last) {
            (Some((mine, _)), Some((theirs, _))) => theirs.saturating_duration_since(mine) > STILL,
            _ => false,
        }
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sees `rate` bytes a second for so long.
    fn run(speed: &mut Speed, from: Instant, done: u64, seconds: u64, rate: u64) -> (Instant, u64) {
        for second in 1..=seconds {
            speed.see(from + Duration::from_secs(second), done + second * rate);
        }
        (from + Duration::from_secs(seconds), done + seconds * rate)
    }

    fn rounded(speed: &Speed) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "small")]
        let rounded = speed.per_second().map_or(-1, |rate| rate.round() as i64);
        rounded
    }

    #[test]
    fn a_steady_transfer_has_its_speed_from_the_first_second() {
        let start = Instant::now();
        let mut speed = Speed::default();
        speed.see(start, 0);
        assert_eq!(speed.per_second(), None);
        run(&mut speed, start, 0, 1, 1_000);
        assert_eq!(rounded(&speed), 1_000);
    }

    #[test]
    fn a_sudden_change_moves_it_slowly_and_is_believed_in_the_end() {
        let start = Instant::now();
        let mut speed = Speed::default();
        speed.see(start, 0);
        let (at, done) = run(&mut speed, start, 0, 30, 1_000);
        let (at, done) = run(&mut speed, at, done, 1, 100);
        assert!((800..1_000).contains(&rounded(&speed)), "{}", rounded(&speed));
        run(&mut speed, at, done, 40, 100);
        assert!((100..110).contains(&rounded(&speed)), "{}", rounded(&speed));
    }

    #[test]
    fn pauses_between_small_files_count() {
        let start = Instant::now();
        let mut speed = Speed::default();
        speed.see(start, 0);
        for second in 1..=20_u64 {
            let at = start + Duration::from_secs(second);
            // All of a file at once, then nothing.
            speed.see(at, second * 10_000);
            speed.see(at + Duration::from_millis(10), second * 10_000);
        }
        assert_eq!(rounded(&speed), 10_000);
    }

    #[test]
    fn what_is_left_behind_stands_still() {
        let start = Instant::now();
        let (mut stuck, mut moving) = (Speed::default(), Speed::default());
        stuck.see(start, 10);
        moving.see(start + Duration::from_secs(4), 10);
        assert!(!stuck.stands_still(&moving));
        moving.see(start + Duration::from_secs(6), 20);
        assert!(stuck.stands_still(&moving));
    }
}
