//! The strictest reading of "at most N requests a minute": a sliding log per token.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

const WINDOW: Duration = Duration::from_secs(60);

#[derive(Default)]
pub(crate) struct Rate {
    taken: HashMap<String, VecDeque<Duration>>,
}

impl Rate {
    /// Counts a request, or says how long until one would be taken. A refused request does not count. `limit` 0
    /// takes everything.
    pub(crate) fn take(&mut self, token: &str, now: Duration, limit: usize) -> Result<(), Duration> {
        let taken = self.taken.entry(token.to_owned()).or_default();
        while taken.front().is_some_and(|at| now.saturating_sub(*at) >= WINDOW) {
            taken.pop_front();
        }
        match taken.front() {
            Some(oldest) if limit > 0 && taken.len() >= limit => Err(WINDOW - now.saturating_sub(*oldest)),
            _ => {
                taken.push_back(now);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_window_of_sixty_seconds_holds_at_most_the_limit() {
        let mut rate = Rate::default();
        let at = Duration::from_secs;
        assert_eq!(rate.take("a", at(0), 2), Ok(()));
        assert_eq!(rate.take("a", at(50), 2), Ok(()));
        assert_eq!(
            rate.take("a", at(59), 2),
            Err(at(1)),
            "two within the last minute"
        );
        assert_eq!(rate.take("b", at(59), 2), Ok(()), "each token has its own window");
        assert_eq!(rate.take("a", at(60), 2), Ok(()), "the first has left the window");
        assert_eq!(rate.take("a", at(61), 2), Err(at(49)));
        assert_eq!(rate.take("a", at(61), 0), Ok(()), "no limit");
    }
}
