//! What follows a failure: one table of method, class of error and attempt.
//!
//! | Failure | what may be repeated | POST |
//! |---|---|---|
//! | the connection broke before the request went | wait | wait |
//! | host unknown, nothing listens, no trust, no connection in time | stop: told at once | stop |
//! | the connection broke afterwards | wait | stop, in doubt (A23) |
//! | nothing moved for too long | wait, once: after sleep an old connection is dead | stop, in doubt |
//! | 429 | wait for Cubicl's pause, if it is short: nothing was carried out | the same |
//! | 5xx | wait | stop, in doubt |
//! | everything else | stop | stop |

use std::time::Duration;

use crate::error::{Error, ErrorKind, Fate, Timeout};

/// A longer pause is told instead of waited for.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// How often and how soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// At most so many repeats of one request; each takes a place under the limit.
    pub repeats: u32,
    /// Before the first repeat, on average; doubled for each further one.
    pub pause: Duration,
}

impl Default for Retry {
    /// Two repeats, after about 0.5 s and 1 s.
    fn default() -> Self {
        Self {
            repeats: 2,
            pause: Duration::from_millis(500),
        }
    }
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The failure stands.
    Stop,
    /// Once more, after so long.
    Wait(Duration),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    NotSent,
    Lost,
    Idle,
    Limited,
    Server,
    Final,
}

fn class(error: &Error) -> Class {
    match (&error.kind, error.fate) {
        (ErrorKind::Network, Fate::NotSent) => Class::NotSent,
        (ErrorKind::Network, _) => Class::Lost,
        (ErrorKind::Timeout(Timeout::Idle), _) => Class::Idle,
        (ErrorKind::TooManyRequests(asked), _) if asked.is_none_or(|asked| asked <= LONGEST_PAUSE) => {
            Class::Limited
        }
        (ErrorKind::Server, _) => Class::Server,
        _ => Class::Final,
    }
}

impl Retry {
    /// `repeated` counts the repeats so far; `chance` between 0 and 1 spreads the pauses of many.
    pub fn next(&self, repeatable: bool, error: &Error, repeated: u32, chance: f64) -> Next {
        if repeated >= self.repeats {
            return Next::Stop;
        }
        let pause = self
            .pause
            .mul_f64((0.5 + chance) * f64::from(1 << repeated.min(8)));
        match class(error) {
            // The limit's own pause follows, with every other request.
            Class::Limited => Next::Wait(Duration::ZERO),
            Class::NotSent => Next::Wait(pause),
            Class::Lost | Class::Server if repeatable => Next::Wait(pause),
            Class::Idle if repeatable && repeated == 0 => Next::Wait(pause),
            _ => Next::Stop,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Next, Retry};
    use crate::error::{Error, ErrorKind, Fate, Timeout};

    #[test]
    fn the_table() {
        let limited = |seconds| ErrorKind::TooManyRequests(Some(Duration::from_secs(seconds)));
        // How many repeats follow for what may be repeated, and for a POST.
        for (kind, fate, repeatable, post) in [
            (ErrorKind::Network, Fate::NotSent, 2, 2),
            (ErrorKind::UnknownHost, Fate::NotSent, 0, 0),
            (ErrorKind::ConnectionRefused, Fate::NotSent, 0, 0),
            (ErrorKind::Tls, Fate::NotSent, 0, 0),
            (ErrorKind::Timeout(Timeout::Connect), Fate::NotSent, 0, 0),
            (ErrorKind::Network, Fate::Unknown, 2, 0),
            (ErrorKind::Timeout(Timeout::Idle), Fate::Unknown, 1, 0),
            (ErrorKind::Timeout(Timeout::Whole), Fate::Unknown, 0, 0),
            (ErrorKind::TooManyRequests(None), Fate::Refused, 2, 2),
            (limited(5), Fate::Refused, 2, 2),
            (limited(3600), Fate::Refused, 0, 0),
            (ErrorKind::Server, Fate::Unknown, 2, 0),
            (ErrorKind::NotCubicl, Fate::Unknown, 0, 0),
            (ErrorKind::TooLarge, Fate::Unknown, 0, 0),
            (ErrorKind::Invalid, Fate::Refused, 0, 0),
            (ErrorKind::Unauthorized, Fate::Refused, 0, 0),
            (ErrorKind::NotFound, Fate::Refused, 0, 0),
        ] {
            let error = Error::new(kind, fate, "test");
            let repeats = |repeatable| {
                (0..)
                    .take_while(|repeated| {
                        Retry::default().next(repeatable, &error, *repeated, 0.5) != Next::Stop
                    })
                    .count()
            };
            assert_eq!((repeats(true), repeats(false)), (repeatable, post), "{error}");
        }
    }

    #[test]
    fn pauses_grow_and_differ() {
        let lost = Error::new(ErrorKind::Network, Fate::Unknown, "test");
        let wait = |repeated, chance| match Retry::default().next(true, &lost, repeated, chance) {
            Next::Wait(pause) => pause.as_millis(),
            Next::Stop => panic!("stopped"),
        };
        assert_eq!((wait(0, 0.0), wait(0, 1.0)), (250, 750));
        assert_eq!((wait(1, 0.0), wait(1, 1.0)), (500, 1500));
    }
}
