//! A request as a value: method, path, query, body, what comes out, how urgent it is, whether it may be repeated.

use reqwest::Method;
use serde_json::Value;

/// Who waits for a request. A person goes before changes, changes before the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Somebody looks at the screen and waits.
    Person,
    /// A change or an upload.
    Change,
    /// Keeping fresh.
    Background,
}

/// What is to be asked, and how its answer is read.
pub struct Request<T> {
    /// What errors call it, e.g. `GET tasks/:id`.
    pub operation: &'static str,
    /// HTTP method.
    pub method: Method,
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
    pub(crate) read: fn(&Answer) -> Option<T>,
}

/// The body of a successful answer.
pub(crate) struct Answer {
    pub(crate) text: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.text).ok()
    }
}

impl<T> Request<T> {
    pub(crate) fn get(operation: &'static str, path: &[&str], read: fn(&Answer) -> Option<T>) -> Self {
        Self::new(operation, Method::GET, path, Lane::Person, read)
    }

    pub(crate) fn post(
        operation: &'static str,
        path: &[&str],
        body: Value,
        read: fn(&Answer) -> Option<T>,
    ) -> Self {
        Self {
            body: Some(body),
            ..Self::new(operation, Method::POST, path, Lane::Change, read)
        }
    }

    pub(crate) fn put(
        operation: &'static str,
        path: &[&str],
        body: Value,
        read: fn(&Answer) -> Option<T>,
    ) -> Self {
        Self {
            body: Some(body),
            ..Self::new(operation, Method::PUT, path, Lane::Change, read)
        }
    }

    pub(crate) fn delete(operation: &'static str, path: &[&str], read: fn(&Answer) -> Option<T>) -> Self {
        Self::new(operation, Method::DELETE, path, Lane::Change, read)
    }

    fn new(
        operation: &'static str,
        method: Method,
        path: &[&str],
        lane: Lane,
        read: fn(&Answer) -> Option<T>,
    ) -> Self {
        let repeatable = method != Method::POST;
        let path = path.iter().map(|segment| (*segment).to_owned()).collect();
        Self {
            operation,
            method,
            path,
            query: Vec::new(),
            body: None,
            lane,
            repeatable,
            read,
        }
    }

    /// Reads what the server would answer; `None` when it has the wrong shape.
    pub fn decode(&self, body: &[u8]) -> Option<T> {
        (self.read)(&Answer { text: body.to_vec() })
    }

    pub(crate) fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.query.push((key, value.into()));
        self
    }
}
