//! Carries out what follows from the state: starts readings, sends changes, runs uploads, announces.
//!
//! One lock, held only for moments and never over an await. What an act changed is stored before the lock is free, and
//! before anything that follows is sent. Events leave in the order in which the state changed.

use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cubicl_client::Client;
use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::Instant;

use crate::changes::Change;
use crate::event::Event;
use crate::port::{AccountMemory, Announce, RememberedAccount};
use crate::state::{Effects, State};
use crate::store::Opened;
use crate::time::{millis, moment, now_millis, now_unix};
use crate::transfer::Ready;
use crate::view::{AccountView, Problem, ProblemKind};
use crate::{changes, nodes, problem, reading, transfer};

/// Milliseconds after which the place of a request is free at the latest, whatever became of it.
const LONGEST_PLACE: i64 = 90_250;
/// What was started stands in the queue for a place by then.
const SETTING_OUT: Duration = Duration::from_secs(1);
/// Requests of an earlier run that may have followed what was stored last: pages, repeats, second halves of changes.
const UNSEEN: usize = 6;

/// Between the page asking for the board and the board being on the screen.
const DRAWING: Duration = Duration::from_millis(400);

/// What keeps one account in step.
pub(crate) struct Core {
    state: Mutex<State>,
    client: watch::Sender<Option<Client>>,
    server: String,
    events: mpsc::UnboundedSender<Event>,
    /// Where the account is remembered; the sample workspace is not.
    memory: Option<Arc<dyn AccountMemory>>,
    pub(crate) cache_dir: PathBuf,
    /// Seconds in which a request that was given up may still arrive.
    pub(crate) stragglers: i64,
    runtime: Handle,
    stopped: watch::Sender<bool>,
    due: Notify,
    pub(crate) progress: transfer::Ticker,
    /// Held while the content of files is read.
    pub(crate) hashing: tokio::sync::Mutex<()>,
    /// Held while a board's stored rows are read.
    pub(crate) recalling: tokio::sync::Mutex<()>,
    /// Somebody sees a board.
    looked_at: watch::Sender<bool>,
}

/// What an account begins with.
pub(crate) struct Begin {
    pub(crate) account: AccountView,
    pub(crate) server: String,
    pub(crate) announce: Arc<dyn Announce>,
    /// `None` for an account that is not remembered.
    pub(crate) memory: Option<Arc<dyn AccountMemory>>,
    pub(crate) cache_dir: PathBuf,
    /// Seconds.
    pub(crate) stragglers: i64,
    pub(crate) deletes_after: Duration,
    pub(crate) runtime: Handle,
}

impl Core {
    pub(crate) fn start(begin: Begin, opened: Option<Opened>) -> Arc<Self> {
        let (events, mut announced) = mpsc::unbounded_channel();
        let mut state = State::new(begin.account);
        state.deletes_after = begin.deletes_after;
        state.stragglers = begin.stragglers;
        let mut fx = Effects::default();
        if let Some(opened) = opened {
            state.restore(opened, &mut fx);
        }
        let core = Arc::new(Self {
            state: Mutex::new(state),
            client: watch::Sender::new(None),
            server: begin.server,
            events,
            memory: begin.memory,
            cache_dir: begin.cache_dir,
            stragglers: begin.stragglers,
            runtime: begin.runtime,
            stopped: watch::Sender::new(false),
            due: Notify::new(),
            progress: transfer::Ticker::default(),
            hashing: tokio::sync::Mutex::new(()),
            recalling: tokio::sync::Mutex::new(()),
            looked_at: watch::Sender::new(false),
        });
        let announce = begin.announce;
        core.spawn(async move {
            while let Some(event) = announced.recv().await {
                announce.announce(event);
            }
        });
        let limited = Arc::clone(&core);
        core.spawn(async move { limited.keep_telling_of_the_limit().await });
        if core.peek(|state| state.unopened().is_some()) {
            let opening = Arc::clone(&core);
            core.spawn(async move { opening.keep_opening().await });
        }
        let planner = Arc::clone(&core);
        core.spawn(async move { planner.keep_planning().await });
        core
    }

    /// Changes the state and carries out what follows.
    pub(crate) fn with<R>(self: &Arc<Self>, act: impl FnOnce(&mut State, &mut Effects) -> R) -> R {
        let result = self.act(act);
        self.due.notify_one();
        result
    }

    /// What a person does: when this succeeds it is stored, and when it cannot be stored it was not done.
    pub(crate) fn change<R>(
        self: &Arc<Self>,
        act: impl FnOnce(&mut State, &mut Effects) -> Result<R, Problem>,
    ) -> Result<R, Problem> {
        let server_now = self.server_told();
        let (result, fx, taken) = {
            let mut state = self.lock();
            if *self.stopped.borrow() {
                return Err(problem::plain(ProblemKind::SignedOut));
            }
            let before = state.before();
            let mut fx = Effects::default();
            let result = act(&mut state, &mut fx);
            let taken = state.take_ready(server_now, &mut fx);
            self.count_places(&mut state, &fx, &taken);
            if let Err(problem) = state.save() {
                state.put_back(before);
                self.tell(&mut state, &mut Effects::default());
                fx.aborts.clear();
                fx.content.clear();
                (Err(problem), fx, Default::default())
            } else {
                self.tell(&mut state, &mut fx);
                (result, fx, taken)
            }
        };
        self.carry_out(fx, taken);
        self.due.notify_one();
        result
    }

    fn act<R>(self: &Arc<Self>, act: impl FnOnce(&mut State, &mut Effects) -> R) -> R {
        let server_now = self.server_told();
        let mut fx = Effects::default();
        let (result, taken) = {
            let mut state = self.lock();
            let result = act(&mut state, &mut fx);
            let mut taken = state.take_ready(server_now, &mut fx);
            self.count_places(&mut state, &fx, &taken);
            // What is not stored as under way is not sent: after a crash it would be sent twice.
            if state.save().is_err() {
                state.give_back(&taken.0, &taken.1);
                taken = Default::default();
            }
            self.tell(&mut state, &mut fx);
            (result, taken)
        };
        self.carry_out(fx, taken);
        result
    }

    /// The server counts on when the app is closed and opened again. What is about to be sent counts already.
    fn count_places(&self, state: &mut State, fx: &Effects, (changes, transfers): &(Vec<Change>, Ready)) {
        let Ok(client) = self.client() else { return };
        let now = Instant::now();
        state
            .starting
            .retain(|(at, _)| now.duration_since(*at) < SETTING_OUT);
        let reads = fx.reads.iter().map(|(key, _)| (now, Some(key.clone())));
        state.starting.extend(reads);
        let others = changes.len() + transfers.len();
        state.starting.extend(std::iter::repeat_n((now, None), others));
        let longest = now_millis() + LONGEST_PLACE;
        let starting = state.starting.iter().map(|(at, _)| {
            let left = SETTING_OUT.saturating_sub(now.duration_since(*at));
            longest + i64::try_from(left.as_millis()).unwrap_or_default()
        });
        let taken = client.taken().into_iter().map(millis);
        state.places = taken.chain(starting).collect();
    }

    fn tell(&self, state: &mut State, fx: &mut Effects) {
        for event in state.events(fx) {
            // The other end is gone only after sign-out.
            let _ = self.events.send(event);
        }
    }

    fn carry_out(self: &Arc<Self>, fx: Effects, (changes, transfers): (Vec<Change>, Ready)) {
        for abort in fx.aborts {
            abort.abort();
        }
        for (key, lane) in fx.reads {
            let core = Arc::clone(self);
            self.spawn(async move { reading::read(&core, key, lane).await });
        }
        for change in changes {
            let core = Arc::clone(self);
            self.spawn(async move { changes::send(&core, change).await });
        }
        for (id, source) in transfers.uploads {
            transfer::start_upload(self, id, source);
        }
        for change in transfers.nodes {
            let core = Arc::clone(self);
            self.spawn(async move { nodes::send(&core, change).await });
        }
        for (id, wanted) in transfers.downloads {
            transfer::go_on(self, id, wanted);
        }
        if !fx.content.is_empty() {
            transfer::remember_content(self, fx.content);
        }
    }

    /// Changes something from which nothing follows.
    pub(crate) fn quietly<R>(&self, act: impl FnOnce(&mut State) -> R) -> R {
        act(&mut self.lock())
    }

    /// Looks without changing anything.
    pub(crate) fn peek<R>(&self, look: impl FnOnce(&State) -> R) -> R {
        look(&self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Until the keychain has given the token there is none.
    pub(crate) fn client(&self) -> Result<Client, Problem> {
        self.client
            .borrow()
            .clone()
            .ok_or_else(|| problem::plain(ProblemKind::Offline))
    }

    /// Waits for it so long at most.
    pub(crate) async fn client_in(&self, at_most: Duration) -> Option<Client> {
        let mut clients = self.client.subscribe();
        let there = clients.wait_for(Option::is_some);
        tokio::time::timeout(at_most, there).await.ok()?.ok()?.clone()
    }

    /// The server's base address, as the client writes it.
    pub(crate) fn server(&self) -> &str {
        &self.server
    }

    /// Unix seconds of the server's clock, no later than they are; `None` while nothing has answered.
    fn server_told(&self) -> Option<i64> {
        self.client().ok()?.earliest_server_time()
    }

    /// Unix seconds of the server's clock, no earlier than they are.
    pub(crate) fn server_now(&self) -> i64 {
        self.client()
            .map_or_else(|_| now_unix(), |client| client.server_time())
    }

    /// The token is there: whatever waits goes out, and every screen is read.
    pub(crate) fn connect(self: &Arc<Self>, client: Client) {
        let mut earlier = self.peek(|state| state.places.clone());
        if let Some(last) = earlier.iter().max().copied() {
            earlier.extend([last; UNSEEN]);
        }
        client.recall(&earlier.into_iter().map(moment).collect::<Vec<_>>());
        self.client.send_replace(Some(client));
        self.with(|state, fx| {
            state.connected = true;
            state.open(fx);
        });
    }

    pub(crate) fn is_looked_at(&self) {
        self.looked_at.send_replace(true);
    }

    /// Waits until somebody sees a board, or so long.
    pub(crate) async fn until_looked_at(&self, at_most: Duration) {
        let mut looked_at = self.looked_at.subscribe();
        // Either way it goes on.
        let _ = tokio::time::timeout(at_most, looked_at.wait_for(|seen| *seen)).await;
        tokio::time::sleep(DRAWING).await;
    }

    /// Goes on with a new token of the same person.
    pub(crate) fn renew(self: &Arc<Self>, client: Client) {
        let client = match self.client() {
            Ok(before) => client.in_place_of(&before),
            Err(_) => client,
        };
        self.client.send_replace(Some(client));
        self.with(State::token_renewed);
    }

    /// Remembers the account for the next start.
    pub(crate) fn remember(&self) {
        let Some(memory) = &self.memory else { return };
        let account = self.peek(|state| state.account.clone());
        memory.save(&RememberedAccount {
            server: self.server.clone(),
            user: account.user.clone(),
            account,
        });
    }

    /// Runs until it ends or the account is closed.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) -> tokio::task::AbortHandle {
        let mut stopped = self.stopped.subscribe();
        let task = self.runtime.spawn(async move {
            tokio::select! {
                biased;
                _ = stopped.wait_for(|stopped| *stopped) => {}
                () = work => {}
            }
        });
        task.abort_handle()
    }

    /// Ends all work of the account; what is under way is dropped, and what is stored stays.
    pub(crate) fn stop(&self) {
        self.stopped.send_replace(true);
        // Closed outside of the lock: the last connection tidies the file up.
        let store = self.quietly(|state| {
            state.transfers.abort_all();
            state.missing = None;
            state.store.take()
        });
        drop(store);
    }

    /// Signed out: nothing of the account stays in memory. Gives the folder of what is stored.
    pub(crate) fn close(&self) -> Option<PathBuf> {
        let folder = self.peek(State::stored_in);
        self.stop();
        self.quietly(|state| *state = State::new(state.account.clone()));
        folder
    }

    async fn keep_telling_of_the_limit(self: Arc<Self>) {
        let mut clients = self.client.subscribe();
        loop {
            // A new token brings a new client.
            let Ok(Some(client)) = clients
                .wait_for(Option::is_some)
                .await
                .map(|client| client.clone())
            else {
                return;
            };
            clients.mark_unchanged();
            let mut slowed = client.slowed();
            drop(client);
            loop {
                tokio::select! {
                    biased;
                    changed = clients.changed() => if changed.is_err() { return } else { break },
                    changed = slowed.changed() => {
                        if changed.is_err() {
                            break;
                        }
                        let until = *slowed.borrow_and_update();
                        self.with(|state, _| state.slowed_until = until);
                    }
                }
            }
        }
    }

    async fn keep_planning(self: Arc<Self>) {
        loop {
            let (now, unix) = (Instant::now(), now_unix());
            let pause = self.act(|state, fx| state.plan(now, unix, fx));
            tokio::select! {
                biased;
                () = tokio::time::sleep(pause) => {}
                () = self.due.notified() => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
