//! The one place where requests become HTTP.
//!
//! Two HTTP clients: the API's has the token and follows no redirect; the links' has no token (A15, A22).

use std::error::Error as _;
use std::future::Future;
use std::io;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Once};

use futures_util::future::BoxFuture;
use reqwest::header::{AUTHORIZATION, HeaderMap};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, Response};
use tracing::info;

use crate::client::Config;
use crate::error::{Error, ErrorKind, Fate, InDoubt, Timeout};
use crate::gate::{Gate, Permit};
use crate::refusal::{Heads, refusal};
use crate::request::{Answer, Lane, Request};
use crate::retry::Next;
use crate::server_clock::ServerClock;
use crate::wire::Wire;

/// An answer may be so large; what is larger is refused, not swallowed.
const MAX_ANSWER: usize = 64 << 20;

pub(crate) struct Transport {
    pub(crate) config: Config,
    pub(crate) gate: Gate,
    pub(crate) api: reqwest::Client,
    pub(crate) links: reqwest::Client,
    pub(crate) clock: Arc<ServerClock>,
    pub(crate) wire: Wire,
    /// The longest page of activities that came (A3).
    pub(crate) activities_fill: AtomicUsize,
}

pub(crate) fn build(config: Config, gate: Gate) -> Result<Transport, Error> {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        // Fails only when the program installed one before, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    let internal =
        |cause| Error::new(ErrorKind::Internal, Fate::NotSent, "building the client").because(cause);
    let Some(authorization) = config.token.header() else {
        return Err(Error::new(
            ErrorKind::Internal,
            Fate::NotSent,
            "building the client",
        ));
    };
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, authorization);
    let client = || {
        reqwest::Client::builder()
            .user_agent(&config.user_agent)
            .connect_timeout(config.connect_timeout)
            .gzip(true)
    };
    let api = client()
        .default_headers(headers)
        .redirect(Policy::none())
        .build()
        .map_err(internal)?;
    let server = config.server.clone();
    let hops = Policy::custom(move |attempt| {
        if attempt.previous().len() > 3 || !server.allows_link(attempt.url()) {
            attempt.stop()
        } else {
            attempt.follow()
        }
    });
    let links = client().redirect(hops).referer(false).build().map_err(internal)?;
    Ok(Transport {
        config,
        gate,
        api,
        links,
        clock: Arc::default(),
        wire: Wire::default(),
        activities_fill: AtomicUsize::default(),
    })
}

impl Transport {
    /// Sends a request in a lane and reads its answer, again where [`crate::retry`] says so.
    pub(crate) async fn send<T>(&self, request: Request<T>, lane: Lane, once: bool) -> Result<T, Error> {
        let repeatable = request.repeatable && (!once || request.method() == Method::GET);
        let mut in_doubt = None;
        for repeated in 0.. {
            let error = match self.attempt(&request, lane).await {
                Ok(output) => return Ok(output),
                Err(error) => error,
            };
            // A23: it was gone before, so an earlier attempt took it away.
            if error.kind == ErrorKind::NotFound && in_doubt.is_some() && request.method() == Method::DELETE {
                return request.decode(b"").ok_or(error);
            }
            in_doubt = earlier(in_doubt, error.in_doubt.as_deref().copied());
            let next = self
                .config
                .retry
                .next(repeatable, &error, repeated, fastrand::f64());
            match next {
                Next::Wait(pause) => tokio::time::sleep(pause).await,
                Next::Stop => return Err(doubtful(error, in_doubt)),
            }
        }
        Err(Error::new(
            ErrorKind::Internal,
            Fate::NotSent,
            request.endpoint.operation(),
        ))
    }

    async fn attempt<T>(&self, request: &Request<T>, lane: Lane) -> Result<T, Error> {
        let operation = request.endpoint.operation();
        let url = self.config.server.join(&request.path, &request.query);
        let mut builder = self.api.request(request.method(), url);
        if let Some(body) = &request.body {
            builder = builder.json(body);
        }
        let permit = self.gate.pass(lane).await;
        let sent = self.since();
        let exchange = self.exchange(operation, builder, permit, |answer| self.idle(operation, answer));
        let failed = |kind| Error::new(kind, Fate::Unknown, operation);
        tokio::time::timeout(self.config.whole_timeout, exchange)
            .await
            .unwrap_or_else(|_| Err(failed(ErrorKind::Timeout(Timeout::Whole))))
            .and_then(|answer| {
                let read = (!answer.is_page()).then(|| (request.read)(&answer)).flatten();
                read.ok_or_else(|| failed(ErrorKind::NotCubicl))
            })
            .map_err(|error| self.dated(sent, error))
    }

    /// The second by the server's clock, no later than it is, to be kept for [`Transport::dated`].
    pub(crate) fn since(&self) -> i64 {
        self.clock.earliest().unwrap_or_else(|| self.clock.now())
    }

    /// With the time in which it was under way, if its fate is unknown (A23).
    pub(crate) fn dated(&self, from: i64, error: Error) -> Error {
        let until = self.clock.now();
        let in_doubt = (error.fate == Fate::Unknown).then(|| Box::new(InDoubt { from, until }));
        Error { in_doubt, ..error }
    }

    /// Sends what was built, checks the status and reads the body. `bounded` sets the time limit of waiting for the head.
    pub(crate) async fn exchange<F>(
        &self,
        operation: &'static str,
        builder: RequestBuilder,
        mut permit: Permit,
        bounded: impl FnOnce(BoxFuture<'static, Result<Response, Error>>) -> F,
    ) -> Result<Answer<'static>, Error>
    where
        F: Future<Output = Result<Result<Response, Error>, Error>>,
    {
        permit.sending();
        let response = match bounded(self.wire.carry(operation, builder)).await? {
            Ok(response) => response,
            Err(error) => {
                if error.fate == Fate::NotSent {
                    permit.not_sent();
                }
                return Err(error);
            }
        };
        let status = response.status();
        self.clock.look(response.headers());
        let heads = Heads::of(response.headers(), self.clock.now());
        permit.answered();
        let body = self.body(operation, response).await;
        if status.is_success() {
            return Ok(Answer { text: body?.into() });
        }
        let body = body.unwrap_or_default();
        let error = refusal(operation, status.as_u16(), heads, &body, &self.config.token);
        if let ErrorKind::TooManyRequests(asked) = error.kind {
            self.gate.pause(asked);
        }
        info!(
            operation,
            status = status.as_u16(),
            code = error.code,
            "Cubicl refused"
        );
        Err(error)
    }

    /// The whole body, up to 64 MiB, with the idle limit for every piece.
    pub(crate) async fn body(
        &self,
        operation: &'static str,
        mut response: Response,
    ) -> Result<Vec<u8>, Error> {
        let too_large = || Error::new(ErrorKind::TooLarge, Fate::Unknown, operation);
        if response
            .content_length()
            .is_some_and(|length| length > MAX_ANSWER as u64)
        {
            return Err(too_large());
        }
        let mut body = Vec::new();
        loop {
            let piece = self.idle(operation, response.chunk()).await?;
            match piece.map_err(|cause| broken(operation, cause))? {
                Some(piece) if body.len() + piece.len() > MAX_ANSWER => return Err(too_large()),
                Some(piece) => body.extend_from_slice(&piece),
                None => return Ok(body),
            }
        }
    }

    /// The idle limit. What was sent may have been carried out.
    pub(crate) async fn idle<T>(
        &self,
        operation: &'static str,
        work: impl Future<Output = T>,
    ) -> Result<T, Error> {
        tokio::time::timeout(self.config.idle_timeout, work)
            .await
            .map_err(|_| Error::new(ErrorKind::Timeout(Timeout::Idle), Fate::Unknown, operation))
    }
}

/// The whole time in which something was under way.
fn earlier(before: Option<InDoubt>, now: Option<InDoubt>) -> Option<InDoubt> {
    match (before, now) {
        (Some(before), Some(now)) => Some(InDoubt {
            from: before.from,
            until: now.until,
        }),
        (before, now) => before.or(now),
    }
}

/// When an earlier attempt may have been carried out, a later one that was not sent does not change that.
fn doubtful(error: Error, in_doubt: Option<InDoubt>) -> Error {
    let limited = matches!(error.kind, ErrorKind::TooManyRequests(_));
    let fate = match error.fate {
        Fate::NotSent if in_doubt.is_some() => Fate::Unknown,
        Fate::Refused if in_doubt.is_some() && limited => Fate::Unknown,
        fate => fate,
    };
    let in_doubt = in_doubt.filter(|_| fate == Fate::Unknown).map(Box::new);
    Error {
        fate,
        in_doubt,
        ..error
    }
}

/// What reqwest's errors mean.
pub(crate) fn network(operation: &'static str, cause: reqwest::Error) -> Error {
    let chain = || chain(&cause);
    let refused = chain().any(|error| {
        error
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::ConnectionRefused)
    });
    let tls = chain().any(|error| error.is::<rustls::Error>());
    let unknown_host = chain().any(|error| error.to_string().contains("dns error"));
    let (kind, fate) = if cause.is_builder() {
        (ErrorKind::Internal, Fate::NotSent)
    } else if tls && cause.is_connect() {
        // A connection that breaks in its encryption later may have carried the request.
        (ErrorKind::Tls, Fate::NotSent)
    } else if cause.is_connect() && cause.is_timeout() {
        (ErrorKind::Timeout(Timeout::Connect), Fate::NotSent)
    } else if unknown_host {
        (ErrorKind::UnknownHost, Fate::NotSent)
    } else if refused {
        (ErrorKind::ConnectionRefused, Fate::NotSent)
    } else if cause.is_connect() {
        (ErrorKind::Network, Fate::NotSent)
    } else if cause.is_timeout() {
        (ErrorKind::Timeout(Timeout::Idle), Fate::Unknown)
    } else if cause.is_decode() {
        (ErrorKind::NotCubicl, Fate::Unknown)
    } else {
        (ErrorKind::Network, Fate::Unknown)
    };
    Error::new(kind, fate, operation).because(cause.without_url())
}

/// An answer that broke off: the request was on its way, whatever the cause looks like.
pub(crate) fn broken(operation: &'static str, cause: reqwest::Error) -> Error {
    Error::new(ErrorKind::Network, Fate::Unknown, operation).because(cause.without_url())
}

/// What lies behind an error, nearest first.
fn chain<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    let mut next = error.source();
    std::iter::from_fn(move || {
        let error = next?;
        // An I/O error tells the source of what it wraps, and so hides the wrapped error itself.
        next = match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped as _),
            None => error.source(),
        };
        Some(error)
    })
}

#[cfg(test)]
mod tests {
    use super::{Error, ErrorKind, Fate, InDoubt, doubtful, earlier};

    #[test]
    fn a_later_attempt_that_was_not_sent_keeps_the_doubt_of_an_earlier_one() {
        let first = InDoubt { from: 1, until: 2 };
        let second = InDoubt { from: 5, until: 6 };
        let both = InDoubt { from: 1, until: 6 };
        assert_eq!(earlier(Some(first), Some(second)), Some(both));
        for (kind, fate, last) in [
            (ErrorKind::ConnectionRefused, Fate::NotSent, Fate::Unknown),
            (ErrorKind::TooManyRequests(None), Fate::Refused, Fate::Unknown),
            (ErrorKind::NotPermitted, Fate::Refused, Fate::Refused),
        ] {
            let error = doubtful(Error::new(kind, fate, "test"), Some(first));
            assert_eq!(error.fate, last, "{error}");
            assert_eq!(error.in_doubt.is_some(), last == Fate::Unknown);
            let kind = error.kind;
            assert_eq!(doubtful(Error::new(kind, fate, "test"), None).fate, fate);
        }
    }
}
