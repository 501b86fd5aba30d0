//! Brings webhooks' letters to their addresses, one after the other and apart from the requests that caused them. Only
//! this computer is ever called: letters to other addresses are noted and go nowhere.

use std::collections::VecDeque;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::Serialize;
use serde_json::Value;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::timeout;
use url::{Host, Url};

use crate::model::Letter;
use crate::site::Shared;

const PATIENCE: Duration = Duration::from_secs(2);
const KEPT: usize = 1_000;

/// A letter and what became of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Delivery {
    webhook: String,
    #[serde(rename = "type")]
    kind: &'static str,
    url: String,
    body: Value,
    /// Milliseconds since 1970, by the sandbox's clock.
    at: u64,
    /// Whether the address is one of this computer.
    called: bool,
    /// What it answered; null: nothing.
    status: Option<u16>,
}

/// The latest ones, oldest first.
#[derive(Default)]
pub(crate) struct Deliveries(VecDeque<Delivery>);

impl Deliveries {
    fn push(&mut self, delivery: Delivery) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(delivery);
    }

    pub(crate) fn all(&self) -> Vec<Delivery> {
        self.0.iter().cloned().collect()
    }
}

/// Runs until it is aborted.
pub(crate) async fn deliver(site: Shared, mut letters: UnboundedReceiver<Letter>) {
    let http = Client::builder(TokioExecutor::new()).build_http::<Body>();
    while let Some(letter) = letters.recv().await {
        let called = is_of_this_computer(&letter.url);
        let status = match called {
            true => timeout(PATIENCE, call(&http, &letter)).await.ok().flatten(),
            false => None,
        };
        let delivery = Delivery {
            webhook: letter.webhook,
            kind: letter.event.name(),
            url: letter.url,
            body: letter.body,
            at: u64::try_from(site.clock.now().as_millis()).unwrap_or(u64::MAX),
            called,
            status,
        };
        site.lock().deliveries.push(delivery);
    }
}

/// Redirects are not followed.
async fn call(http: &Client<HttpConnector, Body>, letter: &Letter) -> Option<u16> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(Url::parse(&letter.url).ok()?.as_str())
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(letter.body.to_string()))
        .ok()?;
    let response = http.request(request).await.ok()?;
    Some(response.status().as_u16())
}

fn is_of_this_computer(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    loopback && url.scheme() == "http"
}

#[cfg(test)]
mod tests {
    use super::is_of_this_computer;

    #[test]
    fn only_plain_addresses_of_this_computer_are_called() {
        for (url, expected) in [
            ("http://127.0.0.1:8080/hook?a=1", true),
            ("http://localhost/", true),
            ("http://LOCALHOST:1/", true),
            ("http://[::1]:80/", true),
            ("http://127.1/", true),
            ("https://127.0.0.1/", false),
            ("http://127.0.0.1.example/", false),
            ("http://localhost.example/", false),
            ("http://127.0.0.1@example.com/", false),
            ("http://192.168.1.2/", false),
            ("http://0.0.0.0/", false),
            ("not a url", false),
        ] {
            assert_eq!(is_of_this_computer(url), expected, "{url}");
        }
    }
}
