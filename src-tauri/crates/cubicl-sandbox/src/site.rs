//! What every request handler of a running sandbox shares.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use tokio::sync::watch;

use crate::clock::Clock;
use crate::deliveries::Deliveries;
use crate::links::Links;
use crate::model::World;
use crate::network::Reach;
use crate::rate::Rate;
use crate::request_log::RequestLog;
use crate::rules::Rules;
use crate::settings::Settings;

pub(crate) struct Site {
    pub(crate) clock: Clock,
    pub(crate) reach: watch::Sender<Reach>,
    /// Base address of the links' host.
    pub(crate) links_address: String,
    /// Requests that arrived and have no answer yet.
    pub(crate) open: Gauge,
    /// Uploads of which something was read, but not all.
    pub(crate) receiving: Gauge,
    state: Mutex<State>,
}

/// How many of something there are at the moment.
#[derive(Clone, Default)]
pub(crate) struct Gauge(Arc<AtomicUsize>);

/// One of them; it is over when this is dropped.
pub(crate) struct Counted(Gauge);

impl Gauge {
    pub(crate) fn count(&self) -> Counted {
        self.0.fetch_add(1, Ordering::Relaxed);
        Counted(self.clone())
    }

    pub(crate) fn value(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Short critical sections only; never held across an await.
pub(crate) struct State {
    pub(crate) world: World,
    /// Token to user id.
    pub(crate) tokens: HashMap<String, String>,
    pub(crate) settings: Settings,
    pub(crate) rules: Rules,
    pub(crate) rate: Rate,
    pub(crate) log: RequestLog,
    pub(crate) links: Links,
    pub(crate) deliveries: Deliveries,
}

pub(crate) type Shared = Arc<Site>;

impl Site {
    pub(crate) fn new(
        clock: Clock,
        reach: watch::Sender<Reach>,
        links_address: String,
        state: State,
    ) -> Self {
        Self {
            clock,
            reach,
            links_address,
            open: Gauge::default(),
            receiving: Gauge::default(),
            state: Mutex::new(state),
        }
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn settings(&self) -> Settings {
        self.lock().settings.clone()
    }

    /// When the sandbox stops.
    pub(crate) async fn stopped(&self) {
        let mut reach = self.reach.subscribe();
        // An error would mean that the sender is gone: stopped as well.
        let _ = reach.wait_for(|reach| *reach == Reach::Stopped).await;
    }
}

impl State {
    /// The token of a request and the person it acts for.
    pub(crate) fn actor(&self, headers: &HeaderMap) -> Option<(String, String)> {
        let header = headers.get(AUTHORIZATION)?.to_str().ok()?;
        let (scheme, token) = header.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return None;
        }
        self.tokens
            .get(token)
            .map(|user| (token.to_owned(), user.clone()))
    }
}
