//! The client: one signed-in connection to one Cubicl server. Cheap to clone.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, SystemTime};

use tokio::sync::watch;
use tokio::time::Instant;

use crate::clock;
use crate::endpoints::tasks::TaskQuery;
use crate::error::Error;
use crate::gate::Gate;
use crate::model::TaskRow;
use crate::paging::Pages;
use crate::request::{Lane, Request};
use crate::retry::Retry;
use crate::server::ServerAddress;
use crate::token::AccessToken;
use crate::transport::{Transport, build};

/// In which the server counts requests (A1).
pub(crate) const WINDOW: Duration = Duration::from_secs(60);

/// How to reach Cubicl.
#[derive(Clone, Debug)]
pub struct Config {
    /// Which server.
    pub server: ServerAddress,
    /// Whose token.
    pub token: AccessToken,
    /// Name and version of the program.
    pub user_agent: String,
    /// Requests in any 60 s (A1); zero means unlimited.
    pub rate: usize,
    /// Until a connection is made.
    pub connect_timeout: Duration,
    /// Without a single byte moving.
    pub idle_timeout: Duration,
    /// For a whole request with its answer; transfers have none.
    pub whole_timeout: Duration,
    /// What is tried again.
    pub retry: Retry,
}

impl Config {
    /// 60 requests a minute, 10 s to connect, 30 s idle, 2 minutes in all, two repeats.
    pub fn new(server: ServerAddress, token: AccessToken, user_agent: impl Into<String>) -> Self {
        Self {
            server,
            token,
            user_agent: user_agent.into(),
            rate: 60,
            connect_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(30),
            whole_timeout: Duration::from_secs(120),
            retry: Retry::default(),
        }
    }
}

/// One connection.
#[derive(Clone)]
pub struct Client {
    pub(crate) transport: Arc<Transport>,
    lane: Option<Lane>,
    once: bool,
}

impl Client {
    /// Nothing is sent yet.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Internal`] when the system's certificates or proxy settings cannot be used.
    pub fn new(config: Config) -> Result<Self, Error> {
        let gate = Gate::new(config.rate, WINDOW);
        build(config, gate).map(Self::over)
    }

    pub(crate) fn over(transport: Transport) -> Self {
        Self {
            transport: Arc::new(transport),
            lane: None,
            once: false,
        }
    }

    /// The same connection, with everything in another lane.
    #[must_use]
    pub fn in_lane(&self, lane: Lane) -> Self {
        Self {
            lane: Some(lane),
            ..self.clone()
        }
    }

    /// A client with another token at the same server takes the place of one: what that has sent, and has yet to send, counts
    /// for both, for it is not told whether Cubicl counts by token or by person (A1).
    #[must_use]
    pub fn in_place_of(&self, before: &Self) -> Self {
        let (new, old) = (&self.transport, &before.transport);
        Self::over(Transport {
            config: new.config.clone(),
            gate: old.gate.clone(),
            api: new.api.clone(),
            links: new.links.clone(),
            clock: old.clock.clone(),
            wire: new.wire.clone(),
            activities_fill: AtomicUsize::default(),
        })
    }

    /// The same connection, where no change is repeated of which nobody knows whether it arrived: for whoever keeps account
    /// of that. A repetition that succeeds would hide that the first one may arrive after it.
    #[must_use]
    pub fn once(&self) -> Self {
        Self {
            once: true,
            ..self.clone()
        }
    }

    /// The server this client speaks to.
    pub fn server(&self) -> &ServerAddress {
        &self.transport.config.server
    }

    /// Unix seconds by the server's clock, which dates what is made there, no later than it is; `None` until something
    /// answered.
    pub fn earliest_server_time(&self) -> Option<i64> {
        self.transport.clock.earliest()
    }

    /// Unix seconds by the server's clock, which dates what is made there; by this computer's until an answer told.
    pub fn server_time(&self) -> i64 {
        self.transport.clock.now()
    }

    /// When each place under the limit that is taken frees (A1), by the computer's clock: for [`Client::recall`] of a
    /// later run. Whoever waits for a place may have one before this is asked again, and counts.
    pub fn taken(&self) -> Vec<SystemTime> {
        let now = clock::now();
        let taken = self.transport.gate.taken();
        taken.into_iter().map(|stays| now + stays).collect()
    }

    /// Places that an earlier run of the program took count until they are free (A1): the server counts on over restarts.
    pub fn recall(&self, taken: &[SystemTime]) {
        let now = clock::now();
        let stays = |free: &SystemTime| free.duration_since(now).unwrap_or_default();
        let taken: Vec<Duration> = taken.iter().map(stays).collect();
        self.transport.gate.recall(&taken);
    }

    /// Until when Cubicl's limit holds up what waits; the past or `None` when it does not. Changes wake the receiver.
    pub fn slowed(&self) -> watch::Receiver<Option<Instant>> {
        self.transport.gate.slowed()
    }

    /// Sends one request. The short functions beside the requests in [`crate::endpoints`] all come here.
    ///
    /// # Errors
    /// See [`crate::ErrorKind`].
    pub async fn send<T>(&self, request: Request<T>) -> Result<T, Error> {
        let lane = self.lane_of(request.lane);
        self.transport.send(request, lane, self.once).await
    }

    pub(crate) fn lane_of(&self, usual: Lane) -> Lane {
        self.lane.unwrap_or(usual)
    }

    /// The whole list, page by page, with its end proved (A3).
    pub fn pages(&self, query: TaskQuery) -> Pages {
        Pages::new(self.clone(), query)
    }

    /// The whole list at once.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn all_tasks(&self, query: &TaskQuery) -> Result<Vec<TaskRow>, Error> {
        let mut pages = self.pages(query.clone());
        let mut rows = Vec::new();
        while let Some(page) = pages.next().await? {
            if page.restarted {
                rows.clear();
            }
            rows.extend(page.rows);
        }
        Ok(rows)
    }
}
