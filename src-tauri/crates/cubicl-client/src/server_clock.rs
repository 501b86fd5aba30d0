//! The server's clock, as its answers tell it: what was made there is dated by it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::SystemTime;

use reqwest::header::{DATE, HeaderMap};

use crate::clock;

/// Unix seconds of the server; of this computer until an answer carried a `Date`.
#[derive(Debug, Default)]
pub(crate) struct ServerClock {
    ahead: AtomicI64,
}

impl ServerClock {
    pub(crate) fn now(&self) -> i64 {
        unix(clock::now()) + self.ahead.load(Ordering::Relaxed)
    }

    pub(crate) fn look(&self, headers: &HeaderMap) {
        let date = headers.get(DATE).and_then(|date| date.to_str().ok());
        if let Some(date) = date.and_then(|date| httpdate::parse_http_date(date).ok()) {
            let ahead = unix(date) - unix(clock::now());
            self.ahead.store(ahead, Ordering::Relaxed);
        }
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
        let mut headers = HeaderMap::new();
        headers.insert(DATE, "yesterday".parse().unwrap());
        clock.look(&headers);
        assert!(
            (clock.now() - here).abs() <= 1,
            "an unreadable date changes nothing"
        );
        let ahead = SystemTime::now() + Duration::from_secs(3600);
        headers.insert(DATE, httpdate::fmt_http_date(ahead).parse().unwrap());
        clock.look(&headers);
        assert!((clock.now() - here - 3600).abs() <= 1);
    }
}
