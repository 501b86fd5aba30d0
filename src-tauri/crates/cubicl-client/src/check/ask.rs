//! The check's requests: only GET, at most thirty, under the same limit as everything else, answers as they came.

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, RETRY_AFTER};
use serde_json::Value;

use super::report::{Asked, Why};
use super::seen::Seen;
use crate::error::{Error, ErrorKind, Fate};
use crate::refusal::{Heads, refusal};
use crate::request::Lane;
use crate::transport::{Transport, network};

pub(super) const MOST: usize = 30;
/// A server that was silent so often is not asked further.
const PATIENCE: usize = 3;
/// Where servers tell their limit (A1).
const LIMITS: [&str; 3] = ["x-ratelimit-limit", "x-rate-limit-limit", "ratelimit-limit"];

/// Sends, counts, and keeps what several assumptions look at.
pub(super) struct Asker<'a> {
    pub(super) transport: &'a Transport,
    asked: Vec<Asked>,
    silences: usize,
    /// Shapes of refusals (A2).
    pub(super) refusals: Vec<Refusal>,
    /// What a rate header said (A1).
    pub(super) limit: Option<Limit>,
    /// How a 429 said when to come again (A1).
    pub(super) limited: Option<&'static str>,
}

/// The limit that a header told.
pub(super) struct Limit {
    pub(super) header: &'static str,
    pub(super) number: Option<u32>,
}

/// The body of a refusal.
pub(super) enum Refusal {
    /// JSON with a numeric `code`.
    Code(i64),
    Json(Value),
    Html,
    Empty,
    Text,
}

/// An answer as it came.
pub(super) struct Said {
    pub(super) body: Vec<u8>,
}

impl Said {
    pub(super) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// The records of a list.
#[derive(Default)]
pub(super) struct List {
    pub(super) items: Vec<Value>,
    /// It stood alone in an object.
    pub(super) wrapped: bool,
}

pub(super) type Heard<T> = Result<T, Why>;

impl<'a> Asker<'a> {
    pub(super) fn new(transport: &'a Transport) -> Self {
        Self {
            transport,
            asked: Vec::new(),
            silences: 0,
            refusals: Vec::new(),
            limit: None,
            limited: None,
        }
    }

    pub(super) fn into_asked(self) -> Vec<Asked> {
        self.asked
    }

    /// The one request without which nothing else makes sense.
    pub(super) async fn first(&mut self, operation: &'static str, path: &[&str]) -> Result<Value, Error> {
        let (status, headers, body) = self.exchange(operation, path, &[]).await?;
        if !status.is_success() {
            let heads = self.heads(&headers);
            let token = &self.transport.config.token;
            return Err(refusal(operation, status.as_u16(), heads, &body, token));
        }
        let me: Option<Value> = serde_json::from_slice(&body).ok();
        me.filter(Value::is_object)
            .ok_or_else(|| Error::new(ErrorKind::NotCubicl, Fate::Refused, operation))
    }

    /// A successful answer.
    pub(super) async fn get(
        &mut self,
        operation: &'static str,
        path: &[&str],
        query: &[(&'static str, String)],
    ) -> Heard<Said> {
        if self.asked.len() >= MOST || self.silences >= PATIENCE {
            return Err(Why::NotAsked);
        }
        let Ok((status, headers, body)) = self.exchange(operation, path, query).await else {
            self.silences += 1;
            return Err(Why::NoAnswer);
        };
        if status.is_success() {
            return Ok(Said { body });
        }
        let html = self.heads(&headers).html;
        self.refusals.push(Refusal::of(html, &body));
        Err(Why::Refused(status.as_u16()))
    }

    /// A JSON answer.
    pub(super) async fn json(
        &mut self,
        operation: &'static str,
        path: &[&str],
        query: &[(&'static str, String)],
    ) -> Heard<Value> {
        self.get(operation, path, query)
            .await?
            .json()
            .ok_or(Why::Unreadable)
    }

    /// A list, bare or alone in an object.
    pub(super) async fn list(
        &mut self,
        operation: &'static str,
        path: &[&str],
        query: &[(&'static str, String)],
    ) -> Heard<List> {
        match self.json(operation, path, query).await? {
            Value::Array(items) => Ok(List {
                items,
                wrapped: false,
            }),
            Value::Object(fields) => {
                let mut lists = fields.into_iter().filter_map(|(_, value)| match value {
                    Value::Array(items) => Some(items),
                    _ => None,
                });
                match (lists.next(), lists.next()) {
                    (Some(items), None) => Ok(List { items, wrapped: true }),
                    _ => Err(Why::Unreadable),
                }
            }
            _ => Err(Why::Unreadable),
        }
    }

    async fn exchange(
        &mut self,
        operation: &'static str,
        path: &[&str],
        query: &[(&'static str, String)],
    ) -> Result<(reqwest::StatusCode, HeaderMap, Vec<u8>), Error> {
        let transport = self.transport;
        let url = transport.config.server.join(path, query);
        let mut permit = transport.gate.pass(Lane::Background).await;
        permit.sending();
        self.asked.push(Asked {
            operation,
            status: None,
            shape: Seen::new(),
        });
        let response = match transport.idle(operation, transport.api.get(url).send()).await? {
            Ok(response) => response,
            Err(cause) => {
                let error = network(operation, cause);
                if error.fate == Fate::NotSent {
                    permit.not_sent();
                }
                return Err(error);
            }
        };
        permit.answered();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = transport.body(operation, response).await?;
        let heads = self.heads(&headers);
        if let Some(asked) = self.asked.last_mut() {
            asked.status = Some(status.as_u16());
            asked.shape = shape(heads.html, &headers, &body);
        }
        self.look_at(status, &headers);
        Ok((status, headers, body))
    }

    fn heads(&self, headers: &HeaderMap) -> Heads {
        Heads::of(headers, self.transport.clock.now())
    }

    /// What heads tell of the limit (A1).
    fn look_at(&mut self, status: reqwest::StatusCode, headers: &HeaderMap) {
        for header in LIMITS {
            let told = headers
                .get(HeaderName::from_static(header))
                .and_then(|value| value.to_str().ok());
            if let Some(told) = told {
                let number = told.trim().parse().ok();
                self.limit = Some(Limit { header, number });
            }
        }
        if status == reqwest::StatusCode::TOO_MANY_REQUESTS {
            let pause = self.heads(headers).retry_after;
            let when = headers
                .get(RETRY_AFTER)
                .map(|when| when.to_str().unwrap_or_default());
            self.limited = Some(match when.map(|when| when.trim().parse::<u64>()) {
                None => "no Retry-After",
                Some(Ok(_)) => "Retry-After in seconds",
                Some(Err(_)) if pause.is_some() => "Retry-After as a date",
                Some(Err(_)) => "an unreadable Retry-After",
            });
            self.transport.gate.pause(pause);
        }
    }
}

impl Refusal {
    fn of(html: bool, body: &[u8]) -> Self {
        if body.iter().all(u8::is_ascii_whitespace) {
            return Self::Empty;
        }
        match serde_json::from_slice::<Value>(body) {
            Ok(value) => match value.get("code").and_then(Value::as_i64) {
                Some(code) => Self::Code(code),
                None => Self::Json(value),
            },
            Err(_) if html || body.trim_ascii_start().starts_with(b"<") => Self::Html,
            Err(_) => Self::Text,
        }
    }

    pub(super) fn seen(&self) -> Seen {
        match self {
            Self::Code(_) => Seen::of("{code: number}"),
            Self::Json(value) => Seen::new().shape(value),
            Self::Html => Seen::of("HTML"),
            Self::Empty => Seen::of("nothing"),
            Self::Text => Seen::of("text that is neither JSON nor HTML"),
        }
    }
}

fn shape(html: bool, headers: &HeaderMap, body: &[u8]) -> Seen {
    match serde_json::from_slice::<Value>(body) {
        Ok(value) => Seen::new().shape(&value),
        Err(_) if body.is_empty() => Seen::of("nothing"),
        Err(_) if html => Seen::of("HTML"),
        Err(_) if headers.contains_key(CONTENT_TYPE) => Seen::of("text"),
        Err(_) => Seen::of("bytes of no type"),
    }
}
