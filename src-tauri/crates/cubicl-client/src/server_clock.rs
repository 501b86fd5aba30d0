//! The server's clock, as its answers tell it: what was made there is dated by it.
//!
//! Between two answers this computer's clocks tell how much time passed: the steady one, which may stand still while the
//! computer sleeps, and the calendar, which can be set. Whoever asks takes the one that is safe for the purpose.

use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use reqwest::header::{DATE, HeaderMap};
use tokio::time::Instant;

use crate::clock;

/// Unix seconds of the server; of this computer until an answer carried a `Date`.
#[derive(Debug, Default)]
pub(crate) struct ServerClock {
    told: Mutex<Option<Told>>,
}

/// What time it was when an answer came.
#[derive(Clone, Copy, Debug)]
struct Told {
    there: i64,
    steady: Instant,
    here: SystemTime,
}

impl ServerClock {
    /// No earlier than the truth, unless the calendar was set back while the computer slept.
    pub(crate) fn now(&self) -> i64 {
        self.bounds()
            .map_or_else(|| unix(clock::now()), |(_, latest)| latest)
    }

    /// No later than the truth; `None` until something answered.
    pub(crate) fn earliest(&self) -> Option<i64> {
        self.bounds().map(|(earliest, _)| earliest)
    }

    /// Something answered. Without a date of its own, this computer's counts.
    pub(crate) fn look(&self, headers: &HeaderMap) {
        let here = clock::now();
        let date = headers.get(DATE).and_then(|date| date.to_str().ok());
        let date = date.and_then(|date| httpdate::parse_http_date(date).ok());
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if date.is_none() && told.is_some() {
            return;
        }
        *told = Some(Told {
            there: unix(date.unwrap_or(here)),
            steady: Instant::now(),
            here,
        });
    }

    fn bounds(&self) -> Option<(i64, i64)> {
        let told = *self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let Told { there, steady, here } = told?;
        let steady = steady.elapsed().as_secs();
        let calendar = clock::now().duration_since(here).unwrap_or_default().as_secs();
        let after = |seconds: u64| there.saturating_add(i64::try_from(seconds).unwrap_or(i64::MAX));
        Some((after(steady.min(calendar)), after(steady.max(calendar))))
    }
}

pub(crate) fn unix(time: SystemTime) -> i64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use reqwest::header::{DATE, HeaderMap};

    use super::{ServerClock, unix};

    #[test]
    fn the_servers_date_counts() {
        let clock = ServerClock::default();
        let here = unix(SystemTime::now());
        assert!((clock.now() - here).abs() <= 1);
        assert_eq!(clock.earliest(), None, "nothing answered");
        let mut headers = HeaderMap::new();
        headers.insert(DATE, "yesterday".parse().unwrap());
        clock.look(&headers);
        assert!(
            (clock.now() - here).abs() <= 1,
            "an unreadable date changes nothing"
        );
        assert!(clock.earliest().is_some(), "but something answered");
        let ahead = SystemTime::now() + Duration::from_secs(3600);
        headers.insert(DATE, httpdate::fmt_http_date(ahead).parse().unwrap());
        clock.look(&headers);
        assert!((clock.now() - here - 3600).abs() <= 1);
    }

    #[cfg(feature = "simulation")]
    #[tokio::test(start_paused = true)]
    async fn a_clock_that_is_set_only_widens_the_bounds() {
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        crate::clock::invented::set(Some(start));
        let clock = ServerClock::default();
        let mut headers = HeaderMap::new();
        headers.insert(DATE, httpdate::fmt_http_date(start).parse().unwrap());
        clock.look(&headers);
        tokio::time::sleep(Duration::from_secs(10)).await;
        crate::clock::invented::set(Some(start + Duration::from_secs(3600)));
        assert_eq!((clock.earliest(), clock.now()), (Some(1_000_010), 1_003_600));
        crate::clock::invented::set(Some(start - Duration::from_secs(3600)));
        assert_eq!((clock.earliest(), clock.now()), (Some(1_000_000), 1_000_010));
        crate::clock::invented::set(None);
    }
}
