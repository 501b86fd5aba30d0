//! Two people at one computer, one after the other, with a program that may end at any moment.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime};

use cubicl_client::{AccessToken, Client, Config, ServerAddress, clock};
use cubicl_sync::simulation::{Begin, begin_with, empty_file};
use cubicl_sync::view::{AccountView, Connection, PendingChange};
use cubicl_sync::{Account, Announce, Event};
use fastrand::Rng;
use tokio::time::{sleep, timeout};

use crate::disk::{Plan, Platter};
use crate::ledger::Ledger;
use crate::trace::Trace;
use crate::wire::{Air, Life, Line, Weather};
use crate::world::{PROJECTS, World};

pub(crate) const PEOPLE: [&str; 2] = ["a", "b"];
const SERVER: &str = "https://cubicl.io/api/v1/";
const DELETES_AFTER: Duration = Duration::from_secs(8);
const STRAGGLERS: Duration = Duration::from_secs(60);

/// The file of an account that was never opened.
static EMPTY: LazyLock<Vec<u8>> =
    LazyLock::new(|| empty_file(&crate::folder().path().join("empty")).expect("a file"));

struct Deaf;

impl Announce for Deaf {
    fn announce(&self, _: Event) {}
}

pub(crate) struct Desk {
    pub(crate) world: Arc<World>,
    pub(crate) air: Arc<Air>,
    pub(crate) disk: Arc<Mutex<Plan>>,
    pub(crate) rng: Rng,
    pub(crate) ledger: Ledger,
    pub(crate) trace: Trace,
    pub(crate) user: &'static str,
    pub(crate) serial: u32,
    /// Files pages are worked with, too: not in histories that were told before there were any.
    pub(crate) has_files: bool,
    pub(crate) account: Option<Account>,
    life: Arc<Life>,
    folder: PathBuf,
}

impl Desk {
    /// What this seed tells of.
    pub(crate) fn new(seed: u64, folder: PathBuf, keep: bool) -> Self {
        // Making it asks for random names.
        LazyLock::force(&EMPTY);
        let mut rng = Rng::with_seed(seed);
        // Pauses between repeats.
        fastrand::seed(rng.u64(..));
        let epoch = 1_760_000_000 + rng.u64(0..10_000_000);
        clock::invented::set(Some(SystemTime::UNIX_EPOCH + Duration::from_secs(epoch)));
        let trace = Trace::new(keep);
        let rate = *rng.choice(&[12, 20, 60]).unwrap_or(&60);
        let skew = rng.u64(0..600);
        let world = World::new(rate, rng.bool(), epoch + skew, trace.clone());
        let weather = weather(&mut rng);
        trace.line(|| format!("rate {rate}, {weather:?}"));
        let air = Air {
            weather: Mutex::new(weather),
            offline: false.into(),
            rng: Mutex::new(rng.fork()),
        };
        Self {
            world: Arc::new(world),
            air: Arc::new(air),
            disk: Arc::default(),
            rng,
            ledger: Ledger::default(),
            trace,
            user: PEOPLE[0],
            serial: 0,
            has_files: seed % 6 == 1,
            account: None,
            life: Arc::default(),
            folder,
        }
    }

    pub(crate) fn account(&self) -> &Account {
        self.account.as_ref().expect("the program runs")
    }

    /// The program starts; the token comes from the keychain.
    pub(crate) async fn start(&mut self) {
        self.open();
        self.wait(200).await;
        self.connect();
    }

    /// The program starts and never gets its token.
    pub(crate) fn open(&mut self) {
        self.trace.line(|| format!("{} starts", self.user));
        self.life = Arc::default();
        let begin = Begin {
            account: AccountView {
                user: self.user.into(),
                name: self.user.to_owned(),
                job_title: None,
                has_photo: false,
                organization: "Org".to_owned(),
                server: "cubicl.io".to_owned(),
                date_format: None,
                time_format: None,
            },
            server: SERVER.to_owned(),
            data_dir: self.folder.clone(),
            announce: Arc::new(Deaf),
            stragglers: STRAGGLERS,
            deletes_after: DELETES_AFTER,
            board: PROJECTS[self.serial as usize % PROJECTS.len()].into(),
            disk: Arc::new(Platter {
                plan: Arc::clone(&self.disk),
                life: Arc::clone(&self.life),
                trace: self.trace.clone(),
            }),
        };
        begin_with(&begin, &EMPTY).expect("room");
        let account = Account::simulated(begin);
        self.trace.line(|| format!("has stored {:?}", told(&account)));
        self.account = Some(account);
    }

    fn client(&self) -> Client {
        let server = ServerAddress::parse(SERVER).expect("an address");
        let token = AccessToken::parse(&"t".repeat(40)).expect("a token");
        let config = Config {
            rate: self.world.lock().rate,
            ..Config::new(server, token, "simulation")
        };
        let line = Line {
            world: Arc::clone(&self.world),
            air: Arc::clone(&self.air),
            life: Arc::clone(&self.life),
            user: self.user,
        };
        Client::of_network(config, Arc::new(line)).expect("a client")
    }

    pub(crate) fn connect(&self) {
        self.account().connect(self.client());
    }

    /// The person gives a new token, when Cubicl rejected the one before.
    pub(crate) fn renew(&mut self) {
        let user = self.user;
        self.world.lock().revoked.retain(|revoked| *revoked != user);
        if self.account().status().connection == Connection::TokenRejected {
            self.trace.line(|| format!("{user} gives a new token"));
            self.account().renew(self.client());
        }
    }

    /// Somebody sets this computer's clock. The server's is another one.
    pub(crate) fn set_the_clock(&mut self) {
        let jump = Duration::from_secs(self.rng.u64(0..7200));
        let now = clock::now();
        let set = if self.rng.bool() { now + jump } else { now - jump };
        self.trace
            .line(|| format!("the clock is set from {now:?} to {set:?}"));
        clock::invented::set(Some(set));
        // By a clock that was set ahead, the places of an earlier run are free.
        for person in PEOPLE {
            self.world.lock().excuse(person);
        }
    }

    /// The program ends without a word.
    pub(crate) async fn end(&mut self) {
        self.trace.line(|| format!("{} ends", self.user));
        self.life.end();
        if self.disk.lock().unwrap().behind {
            // Which requests went could not be stored: the next start may send too many.
            self.world.lock().excuse(self.user);
        }
        self.account = None;
        // What was under way notices.
        for _ in 0..5 {
            tokio::task::yield_now().await;
        }
    }

    /// Time passes, unless the program ends; then it starts again.
    pub(crate) async fn wait(&mut self, millis: u64) {
        let life = Arc::clone(&self.life);
        let _ = timeout(Duration::from_millis(millis), life.ended.notified()).await;
    }

    /// Starts again when the program has ended by itself.
    pub(crate) async fn go_on(&mut self) {
        while self.life.is_over() {
            self.end().await;
            let pause = self.rng.u64(0..40_000);
            sleep(Duration::from_millis(pause)).await;
            self.start().await;
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        self.life.is_over()
    }

    /// The other one signs in.
    pub(crate) async fn change_person(&mut self) {
        self.end().await;
        self.user = if self.user == PEOPLE[0] {
            PEOPLE[1]
        } else {
            PEOPLE[0]
        };
        self.start().await;
    }

    /// From here on everything works.
    pub(crate) fn heal(&mut self) {
        self.trace.line(|| "everything works".to_owned());
        *self.air.weather.lock().unwrap() = Weather::default();
        self.air.offline.store(false, Ordering::Relaxed);
        *self.disk.lock().unwrap() = Plan::default();
        self.world.lock().revoked.clear();
    }

    pub(crate) fn next(&mut self) -> u32 {
        self.serial += 1;
        self.serial
    }
}

/// The changes on their way, in short.
fn told(account: &Account) -> Vec<String> {
    let short = |change: PendingChange| {
        let PendingChange {
            id,
            task,
            what,
            state,
            text,
            ..
        } = change;
        format!("{} {what:?} {task:?} {text:?} {state:?}", id.0)
    };
    account.changes().into_iter().map(short).collect()
}

fn weather(rng: &mut Rng) -> Weather {
    let mut chance = |most: u32| if rng.u8(0..3) == 0 { rng.u32(0..most) } else { 0 };
    Weather {
        unsent: chance(150),
        lost: chance(150),
        unanswered: chance(250),
        straggling: chance(150),
        slow: chance(300),
        refused: chance(150),
        torn: chance(100),
    }
}
