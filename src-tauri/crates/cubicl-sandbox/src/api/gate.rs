//! What every request passes first: reach, latency, rules, token, rate; and the log of how it ended.

use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Query, Request, State as Given};
use axum::http::header::{AUTHORIZATION, CONTENT_LENGTH, RETRY_AFTER, USER_AGENT};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;

use super::Actor;
use super::listing::{Params, names};
use crate::dialect::{Asked, RetryAfter, heard, spoken};
use crate::fault::{After, Spoil, half, shift, spoilt, stated};
use crate::network::{Reach, Switch};
use crate::reply::Refusal;
use crate::request_log::{Entry, Host};
use crate::rules::{Action, Subject};
use crate::site::{Counted, Shared};

pub(crate) async fn pass(
    Given((site, host)): Given<(Shared, Host)>,
    ConnectInfo(switch): ConnectInfo<Switch>,
    request: Request,
    next: Next,
) -> Response {
    let mut record = Record::new(site.clone(), host, &request);
    let answer = tokio::select! {
        answer = answer(&site, host, request, next) => answer,
        () = site.stopped() => None,
    };
    match answer {
        Some(response) => {
            record.entry.status = Some(response.status().as_u16());
            response
        }
        // The connection ends before a byte of this is written.
        None => {
            switch.cut();
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// `None`: the connection is to be closed without an answer.
async fn answer(site: &Shared, host: Host, mut request: Request, next: Next) -> Option<Response> {
    if *site.reach.borrow() == Reach::Silent {
        let mut reach = site.reach.subscribe();
        // Either way there is no answer.
        let _ = reach.wait_for(|reach| *reach != Reach::Silent).await;
        return None;
    }
    tokio::time::sleep(Duration::from_millis(site.settings().latency)).await;

    let (delay, action) = fault(site, host, &request).unwrap_or((0, Action::Pass));
    tokio::time::sleep(Duration::from_millis(delay)).await;
    match action {
        Action::Shift => shift(site, &request),
        Action::Pass
        | Action::CutAfter
        | Action::CutHalf
        | Action::StallHalf
        | Action::Truncate
        | Action::Duplicate
        | Action::WrongShape
        | Action::WrongTypes => {}
        Action::Status {
            status,
            body,
            headers,
        } => {
            drain(request).await;
            return Some(stated(status, body, headers));
        }
        Action::CutBefore => return None,
        Action::Stall => std::future::pending().await,
    }

    let dialect = site.settings().dialect;
    let asked = asked(&request);
    if host == Host::Api {
        match admit(site, &request) {
            Ok(actor) => request.extensions_mut().insert(actor),
            Err(refusal) => {
                drain(request).await;
                return Some(spoken(&dialect, &asked, refusal).await);
            }
        };
        request = heard(&dialect, request).await?;
    }
    let mut response = next.run(request).await;
    if host == Host::Api {
        response = spoken(&dialect, &asked, response).await;
    }
    match action {
        Action::CutAfter => None,
        Action::CutHalf => Some(half(response, After::Cut)),
        Action::StallHalf => Some(half(response, After::Stall)),
        Action::Truncate => Some(spoilt(response, Spoil::Truncate).await),
        Action::Duplicate => Some(spoilt(response, Spoil::Duplicate).await),
        Action::WrongShape => Some(spoilt(response, Spoil::Shape).await),
        Action::WrongTypes => Some(spoilt(response, Spoil::Types).await),
        _ => Some(response),
    }
}

fn asked(request: &Request) -> Asked {
    let path = request.uri().path();
    let include = Query::<Params>::try_from_uri(request.uri())
        .ok()
        .and_then(|Query(params)| names(&params, "include"));
    Asked {
        method: request.method().to_string(),
        path: path.strip_prefix("/api/v1").unwrap_or(path).to_owned(),
        include: include.unwrap_or_default(),
    }
}

fn fault(site: &Shared, host: Host, request: &Request) -> Option<(u64, Action)> {
    let path = request.uri().path();
    let path = path.strip_prefix("/api/v1").unwrap_or(path);
    let mut state = site.lock();
    let mut segments = path.trim_matches('/').split('/');
    let project = match (segments.next(), segments.next()) {
        (Some("tasks"), Some(id)) => state.world.tasks.get(id).map(|task| task.group.clone()),
        _ => None,
    };
    let subject = Subject {
        host,
        method: request.method().as_str(),
        path,
        project: project.as_deref(),
    };
    state.rules.take(&subject)
}

#[expect(
    clippy::result_large_err,
    reason = "the refusal is the response itself, made once per request"
)]
fn admit(site: &Shared, request: &Request) -> Result<Actor, Response> {
    let mut state = site.lock();
    let Some((token, user)) = state.actor(request.headers()) else {
        return Err(Refusal::unauthorized().into_response());
    };
    let tell = state.settings.retry_after || state.settings.dialect.retry_after != RetryAfter::Absent;
    let limit = state.settings.rate;
    match state.rate.take(&token, site.clock.now(), limit) {
        Ok(()) => Ok(Actor(user)),
        Err(wait) => {
            let mut refusal = Refusal::too_many().into_response();
            if tell {
                refusal
                    .headers_mut()
                    .insert(RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
            }
            Err(refusal)
        }
    }
}

/// Reads the body to its end, so that the client is done sending when the answer comes.
pub(super) async fn drain(request: Request) {
    let mut body = request.into_body().into_data_stream();
    while let Some(Ok(_)) = body.next().await {}
}

/// Logged when dropped, so that requests that the client gave up are there too.
struct Record {
    site: Shared,
    started: Instant,
    entry: Entry,
    _open: Counted,
}

impl Record {
    fn new(site: Shared, host: Host, request: &Request) -> Self {
        let header = |name| {
            request
                .headers()
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
                .map(str::to_owned)
        };
        let entry = Entry {
            host,
            at: u64::try_from(site.clock.now().as_millis()).unwrap_or(u64::MAX),
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
            authorization: request.headers().contains_key(AUTHORIZATION),
            content_length: header(CONTENT_LENGTH).and_then(|length| length.parse().ok()),
            user_agent: header(USER_AGENT),
            status: None,
            took: 0,
        };
        Self {
            _open: site.open.count(),
            site,
            started: Instant::now(),
            entry,
        }
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        self.entry.took = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.site.lock().log.push(self.entry.clone());
    }
}
