//! Time that never runs ahead of what really passed.
//!
//! A place under the limit must not free early because a clock was set. Two clocks seldom lie in the same direction at
//! once, so between two looks only what *both* say counts: a clock that jumps ahead is held back by the other one, one that
//! jumps back costs the time since the last look and nothing more.

use std::time::Duration;

/// What the computer's clocks show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// Since any fixed moment; stands still while the computer sleeps.
    pub steady: Duration,
    /// Since 1970; can be set.
    pub wall: Duration,
}

/// Time passed since the first look.
#[derive(Clone, Debug)]
pub(super) struct Elapsed {
    last: Clocks,
    passed: Duration,
}

impl Elapsed {
    pub(super) fn since(start: Clocks) -> Self {
        Self {
            last: start,
            passed: Duration::ZERO,
        }
    }

    pub(super) fn look(&mut self, now: Clocks) -> Duration {
        let steady = now.steady.saturating_sub(self.last.steady);
        let wall = now.wall.saturating_sub(self.last.wall);
        self.passed += steady.min(wall);
        self.last = now;
        self.passed
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Clocks, Elapsed};

    fn clocks(steady: u64, wall: u64) -> Clocks {
        Clocks {
            steady: Duration::from_secs(steady),
            wall: Duration::from_secs(wall),
        }
    }

    #[test]
    fn a_clock_that_is_set_frees_nothing_early() {
        let mut elapsed = Elapsed::since(clocks(100, 5_000));
        let mut seconds = |steady, wall| elapsed.look(clocks(steady, wall)).as_secs();
        assert_eq!(seconds(110, 5_010), 10);
        assert_eq!(seconds(111, 9_000), 11, "the wall clock was set ahead");
        assert_eq!(seconds(112, 4_000), 11, "and back");
        assert_eq!(seconds(113, 4_001), 12, "and goes on");
        assert_eq!(seconds(113, 8_001), 12, "the computer slept");
        assert_eq!(seconds(50, 8_002), 12);
        assert_eq!(seconds(51, 8_003), 13);
    }
}
