//! A request as a value: method, path, query, body, what comes out, how urgent it is, whether it may be repeated.

use std::borrow::Cow;

use reqwest::Method;
use serde_json::Value;

use crate::endpoint::Endpoint;
use crate::lenient::mended;

/// Who waits for a request. A person goes before changes, changes before the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Somebody looks at the screen and waits.
    Person,
    /// A change or an upload.
    Change,
    /// Keeping fresh, and whatever else may come by the hundred.
    Background,
}

/// What is to be asked, and how its answer is read.
pub struct Request<T> {
    /// Which of the documented requests it is.
    pub endpoint: Endpoint,
    /// Path segments below the base address; each is escaped when sent.
    pub path: Vec<String>,
    /// Query parameters.
    pub query: Vec<(&'static str, String)>,
    /// JSON body.
    pub body: Option<Value>,
    /// Its usual lane.
    pub lane: Lane,
    /// Whether sending it twice does the same as sending it once (A23: a POST does not).
    pub repeatable: bool,
    /// Reads the answer; `None` when it has the wrong shape.
    pub(crate) read: fn(&Answer<'_>) -> Option<T>,
}

/// The body of a successful answer.
pub(crate) struct Answer<'a> {
    pub(crate) text: Cow<'a, [u8]>,
}

impl Answer<'_> {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Option<Value> {
        let read = |text: &[u8]| serde_json::from_slice(text).ok();
        read(&self.text).or_else(|| read(&mended(&self.text)?))
    }

    /// A page for people, as something between this computer and Cubicl would send: no answer to any request.
    pub(crate) fn is_page(&self) -> bool {
        let start = self.text.trim_ascii_start();
        let begins = |with: &str| {
            start
                .get(..with.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
        };
        begins("<!doctype") || begins("<html")
    }
}

impl<T> Request<T> {
    /// `ids` take the places of `:id` and the like in the endpoint's path.
    pub(crate) fn to(endpoint: Endpoint, ids: &[&str], read: fn(&Answer<'_>) -> Option<T>) -> Self {
        let method = endpoint.method();
        let lane = match method {
            Method::GET => Lane::Person,
            _ => Lane::Change,
        };
        Self {
            endpoint,
            path: endpoint.segments(ids),
            query: Vec::new(),
            body: None,
            lane,
            repeatable: method != Method::POST,
            read,
        }
    }

    /// HTTP method.
    pub fn method(&self) -> Method {
        self.endpoint.method()
    }

    /// Reads what the server would answer; `None` when it has the wrong shape.
    pub fn decode(&self, body: &[u8]) -> Option<T> {
        (self.read)(&Answer { text: body.into() })
    }

    pub(crate) fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.query.push((key, value.into()));
        self
    }

    pub(crate) fn maybe(self, key: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    pub(crate) fn carrying(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }
}
