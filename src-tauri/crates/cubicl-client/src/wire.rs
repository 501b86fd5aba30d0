//! What carries an API request to the server: the network, or in a simulation something that behaves like one.

use futures_util::future::BoxFuture;
use reqwest::{RequestBuilder, Response};

use crate::error::Error;
use crate::transport::network;

/// The network, unless a simulation put itself in its place.
#[derive(Clone, Default)]
pub(crate) struct Wire {
    #[cfg(feature = "simulation")]
    invented: Option<std::sync::Arc<dyn invented::Network>>,
}

impl Wire {
    /// Gives the head of the answer; the body follows.
    pub(crate) fn carry(
        &self,
        operation: &'static str,
        builder: RequestBuilder,
    ) -> BoxFuture<'static, Result<Response, Error>> {
        #[cfg(feature = "simulation")]
        if let Some(invented) = &self.invented {
            return invented::carry(invented.as_ref(), operation, builder);
        }
        Box::pin(async move { builder.send().await.map_err(|cause| network(operation, cause)) })
    }
}

#[cfg(feature = "simulation")]
pub(crate) mod invented {
    //! A network that a test invents.

    use std::sync::atomic::AtomicUsize;
    use std::sync::{Arc, OnceLock};

    use futures_util::future::BoxFuture;
    use reqwest::{Request, RequestBuilder, Response};

    use super::Wire;
    use crate::client::{Client, Config, WINDOW};
    use crate::error::{Error, ErrorKind, Fate};
    use crate::gate::Gate;
    use crate::transport::{Transport, build};

    /// Carries requests of one client.
    pub trait Network: Send + Sync + 'static {
        /// The answer, whose body may break off; or how far the request came when the connection broke:
        /// [`Fate::NotSent`] or [`Fate::Unknown`]. The token is not in the request.
        fn carry(&self, request: Request) -> BoxFuture<'static, Result<Response, Fate>>;
    }

    pub(super) fn carry(
        network: &dyn Network,
        operation: &'static str,
        builder: RequestBuilder,
    ) -> BoxFuture<'static, Result<Response, Error>> {
        let broken = move |fate| Error::new(ErrorKind::Network, fate, operation);
        match builder.build() {
            Ok(request) => {
                let answer = network.carry(request);
                Box::pin(async move { answer.await.map_err(broken) })
            }
            Err(_) => Box::pin(std::future::ready(Err(broken(Fate::NotSent)))),
        }
    }

    impl Client {
        /// A client of an invented network. The clients of HTTP, which are not used, are built once.
        ///
        /// # Errors
        /// As [`Client::new`].
        pub fn of_network(config: Config, network: Arc<dyn Network>) -> Result<Self, Error> {
            static UNUSED: OnceLock<(reqwest::Client, reqwest::Client)> = OnceLock::new();
            let gate = Gate::new(config.rate, WINDOW);
            let (api, links) = match UNUSED.get() {
                Some(clients) => clients.clone(),
                None => {
                    let real = build(config.clone(), gate.clone())?;
                    UNUSED.get_or_init(|| (real.api, real.links)).clone()
                }
            };
            Ok(Self::over(Transport {
                activities_fill: AtomicUsize::default(),
                config,
                gate,
                api,
                links,
                clock: Arc::default(),
                wire: Wire {
                    invented: Some(network),
                },
            }))
        }
    }
}
