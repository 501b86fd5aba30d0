//! Starting and stopping: three loopback ports (API, links, control) over one state.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use axum::Router;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::deliveries::{Deliveries, deliver};
use crate::links::Links;
use crate::network::{Door, Reach, Switch};
use crate::options::Options;
use crate::random::secret;
use crate::rate::Rate;
use crate::request_log::RequestLog;
use crate::rules::Rules;
use crate::settings::Settings;
use crate::site::{Shared, Site, State};
use crate::{api, control, links, sample};

/// A running server. Dropping it stops it.
pub struct Sandbox {
    address: String,
    control: Option<String>,
    token: String,
    site: Shared,
    servers: Vec<JoinHandle<()>>,
}

impl Sandbox {
    /// Binds its ports on 127.0.0.1 and serves until stopped. Needs a tokio runtime.
    ///
    /// # Errors
    ///
    /// When a port cannot be bound, such as one that is taken.
    pub async fn start(options: Options) -> io::Result<Self> {
        let clock = Clock::new();
        let (reach, watched) = watch::channel(Reach::Up);
        let api_door = Door::open(options.port, watched.clone()).await?;
        let links_door = Door::open(0, watched).await?;
        let address = format!("http://{}/api/v1/", api_door.address());
        let links_address = format!("http://{}", links_door.address());

        let token = options.token.clone().unwrap_or_else(secret);
        let (post, letters) = mpsc::unbounded_channel();
        let (seed, tasks, board, now) = (options.seed, options.tasks, options.board, clock.seconds());
        let world = tokio::task::spawn_blocking(move || sample::workspace(seed, tasks, board, now, post))
            .await
            .map_err(io::Error::other)?;
        let settings = Settings {
            rate: options.rate,
            latency: u64::try_from(options.latency.as_millis()).unwrap_or(u64::MAX),
            dialect: options.dialect,
            ..Settings::default()
        };
        let mut rules = Rules::default();
        for fault in options.faults {
            rules.add(serde_json::from_value(fault).map_err(io::Error::other)?);
        }
        let state = State {
            tokens: HashMap::from([(token.clone(), world.me.id.clone())]),
            world,
            settings,
            rules,
            rate: Rate::default(),
            log: RequestLog::default(),
            links: Links::default(),
            deliveries: Deliveries::default(),
        };
        let site = Arc::new(Site::new(clock, reach, links_address, state));

        let mut servers = vec![
            serve(api_door, api::router(site.clone())),
            serve(links_door, links::router(site.clone())),
            tokio::spawn(deliver(site.clone(), letters)),
        ];
        let mut control = None;
        if options.control {
            let door = Door::open(0, control::reach(site.clone())).await?;
            control = Some(format!("http://{}/_control", door.address()));
            servers.push(serve(door, control::router(site.clone())));
        }
        Ok(Self {
            address,
            control,
            token,
            site,
            servers,
        })
    }

    /// Base address of the API, with `/api/v1/` at its end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Base address of the control requests, without a slash at its end.
    pub fn control_address(&self) -> Option<&str> {
        self.control.as_deref()
    }

    /// Where download links, photos and thumbnails are served: another origin than the API's.
    pub fn links_address(&self) -> &str {
        &self.site.links_address
    }

    /// The acting user's token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Closes every port and connection.
    pub async fn stop(mut self) {
        self.site.reach.send_replace(Reach::Stopped);
        for server in self.servers.drain(..) {
            server.abort();
            // Cancelled is what it is meant to be.
            let _ = server.await;
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.site.reach.send_replace(Reach::Stopped);
        for server in &self.servers {
            server.abort();
        }
    }
}

fn serve(door: Door, router: Router) -> JoinHandle<()> {
    let service = router.into_make_service_with_connect_info::<Switch>();
    tokio::spawn(async move {
        // Ends only with the door, which never fails.
        let _ = axum::serve(door, service).await;
    })
}
