//! The invented network: requests and answers are late, get lost, or break off; servers in between answer for Cubicl.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cubicl_client::{Fate, Network};
use fastrand::Rng;
use futures_util::future::BoxFuture;
use reqwest::{Body, Request, Response};
use serde_json::Value;
use tokio::sync::{Notify, oneshot};
use tokio::time::{sleep, timeout};

use crate::record::Asked;
use crate::world::World;

/// A request that was given up arrives no later than this after it was sent.
const STRAGGLES: u64 = 28_000;

/// How bad the network is: chances in a thousand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weather {
    /// Never leaves this computer.
    pub(crate) unsent: u32,
    /// Never arrives.
    pub(crate) lost: u32,
    /// Arrives, and the answer does not.
    pub(crate) unanswered: u32,
    /// The connection breaks, and the request arrives long afterwards.
    pub(crate) straggling: u32,
    /// Takes seconds.
    pub(crate) slow: u32,
    /// 5xx, carried out or not, or a 429 that Cubicl did not count.
    pub(crate) refused: u32,
    /// The answer breaks off, or is cut.
    pub(crate) torn: u32,
}

/// One run of the program: when it is over, nothing leaves it and nothing is written any more.
#[derive(Default)]
pub(crate) struct Life {
    over: AtomicBool,
    pub(crate) ended: Notify,
}

impl Life {
    pub(crate) fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    pub(crate) fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
        self.ended.notify_one();
    }
}

/// The network of this computer.
pub(crate) struct Air {
    pub(crate) weather: Mutex<Weather>,
    pub(crate) offline: AtomicBool,
    pub(crate) rng: Mutex<Rng>,
}

pub(crate) struct Line {
    pub(crate) world: Arc<World>,
    pub(crate) air: Arc<Air>,
    pub(crate) life: Arc<Life>,
    pub(crate) user: &'static str,
}

/// What will become of a request.
#[derive(Debug)]
enum Way {
    Unsent,
    Lost,
    Served {
        there: u64,
        answer: Back,
    },
    Instead {
        there: u64,
        status: u16,
        wait: Option<u64>,
        carried_out: bool,
    },
}

#[derive(Debug)]
enum Back {
    Comes {
        after: u64,
        torn: Option<bool>,
    },
    /// The connection breaks before or after; nothing ever comes.
    Breaks {
        after: u64,
    },
    Silence,
}

impl Air {
    fn way(&self) -> Way {
        let mut rng = self.rng.lock().unwrap();
        let weather = *self.weather.lock().unwrap();
        if self.offline.load(Ordering::Relaxed) {
            return Way::Unsent;
        }
        let mut left = rng.u32(0..1000);
        let mut falls = |chance: u32| {
            let hit = left < chance;
            left = left.saturating_sub(chance);
            hit
        };
        if falls(weather.unsent) {
            return Way::Unsent;
        }
        if falls(weather.lost) {
            return Way::Lost;
        }
        let unanswered = falls(weather.unanswered);
        let straggling = falls(weather.straggling);
        let slow = falls(weather.slow);
        let refused = falls(weather.refused);
        let torn = falls(weather.torn);
        let mut delay = |slow: bool| match slow {
            true => rng.u64(1_000..14_000),
            false => rng.u64(5..400),
        };
        let there = delay(slow);
        let after = delay(slow);
        if refused {
            let status = *rng.choice(&[500, 502, 503, 504, 429]).unwrap();
            let wait = rng.bool().then(|| rng.u64(1..20));
            let carried_out = status != 429 && rng.bool();
            return Way::Instead {
                there,
                status,
                wait,
                carried_out,
            };
        }
        let answer = match (unanswered, straggling) {
            (true, _) if rng.bool() => Back::Silence,
            (true, _) => Back::Breaks { after: there + after },
            (_, true) => {
                let there = rng.u64(100..STRAGGLES);
                let answer = Back::Breaks {
                    after: rng.u64(10..there),
                };
                return Way::Served { there, answer };
            }
            _ => Back::Comes {
                after,
                torn: torn.then(|| rng.bool()),
            },
        };
        Way::Served { there, answer }
    }
}

fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

impl Network for Line {
    fn carry(&self, request: Request) -> BoxFuture<'static, Result<Response, Fate>> {
        if self.life.is_over() {
            return Box::pin(std::future::pending());
        }
        let sent_after = self.world.lock().taken.len();
        let asked = asked(self.user, &request, sent_after);
        let way = self.air.way();
        self.world.trace.line(|| {
            format!(
                "{} sends {} {}: {way:?}",
                asked.by,
                asked.method,
                asked.path.join("/")
            )
        });
        let world = Arc::clone(&self.world);
        let (there, answer) = match way {
            Way::Unsent => {
                return Box::pin(async {
                    sleep(millis(20)).await;
                    Err(Fate::NotSent)
                });
            }
            Way::Lost => {
                return Box::pin(async {
                    sleep(millis(3_000)).await;
                    Err(Fate::Unknown)
                });
            }
            Way::Instead {
                there,
                status,
                wait,
                carried_out,
            } => {
                return Box::pin(async move {
                    sleep(millis(there)).await;
                    if carried_out {
                        world.serve(&asked);
                    }
                    Ok(response(&world, status, wait, b"<html>".to_vec(), None))
                });
            }
            Way::Served { there, answer } => (there, answer),
        };
        let writes = asked.method != "GET";
        if writes {
            *world.lock().on_the_way.entry(asked.by).or_default() += 1;
        }
        let (tell, told) = oneshot::channel();
        let life = Arc::clone(&self.life);
        let (back, torn, broken, silent) = match answer {
            Back::Comes { after, torn } => (after, torn, None, false),
            Back::Breaks { after } => (0, None, Some(after), false),
            Back::Silence => (0, None, None, true),
        };
        tokio::spawn(async move {
            sleep(millis(there)).await;
            if writes && let Some(count) = world.lock().on_the_way.get_mut(asked.by) {
                *count -= 1;
            }
            let (status, wait, body) = world.serve(&asked);
            sleep(millis(back)).await;
            if !life.is_over() {
                let _ = tell.send(response(
                    &world,
                    status,
                    wait,
                    body.to_string().into_bytes(),
                    torn,
                ));
            }
        });
        Box::pin(async move {
            if silent {
                return std::future::pending().await;
            }
            match broken {
                Some(after) => {
                    sleep(millis(after)).await;
                    Err(Fate::Unknown)
                }
                None => match timeout(Duration::from_secs(3600), told).await {
                    Ok(Ok(response)) => Ok(response),
                    _ => Err(Fate::Unknown),
                },
            }
        })
    }
}

fn asked(by: &'static str, request: &Request, sent_after: usize) -> Asked {
    let url = request.url();
    let path = url.path_segments().into_iter().flatten().skip(2);
    let body = request.body().and_then(Body::as_bytes).unwrap_or_default();
    Asked {
        by,
        method: request.method().to_string(),
        path: path.map(str::to_owned).collect(),
        query: url
            .query_pairs()
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect(),
        body: serde_json::from_slice(body).unwrap_or(Value::Null),
        sent_after,
    }
}

/// `torn`: the connection breaks within the body, or the body ends early as if it were whole.
fn response(world: &World, status: u16, wait: Option<u64>, body: Vec<u8>, torn: Option<bool>) -> Response {
    let half = body[..body.len() / 2].to_vec();
    let body = match torn {
        None => Body::from(body),
        Some(false) => Body::from(half),
        Some(true) => {
            let broken = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
            Body::wrap_stream(futures_util::stream::iter([Ok(half), Err(broken)]))
        }
    };
    let mut answer = http::Response::builder()
        .status(status)
        .header("date", httpdate::fmt_http_date(world.lock().date()));
    if let Some(wait) = wait {
        answer = answer.header("retry-after", wait);
    }
    answer.body(body).unwrap().into()
}
