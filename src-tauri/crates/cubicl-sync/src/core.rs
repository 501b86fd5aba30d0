//! Carries out what follows from the state: starts readings, sends changes, runs uploads, announces.
//!
//! One lock, held only for moments and never over an await. Events leave in the order in which the state changed.

use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use cubicl_client::Client;
use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc, watch};

use crate::event::Event;
use crate::port::{AccountMemory, Announce, RememberedAccount};
use crate::state::{Effects, State};
use crate::view::AccountView;
use crate::{refresh, sender, transfer};

/// What keeps one account in step.
pub(crate) struct Core {
    state: Mutex<State>,
    client: Mutex<Client>,
    events: mpsc::UnboundedSender<Event>,
    /// Where the account is remembered; the sample workspace is not.
    memory: Option<Arc<dyn AccountMemory>>,
    pub(crate) cache_dir: PathBuf,
    runtime: Handle,
    stopped: watch::Sender<bool>,
    due: Notify,
    pub(crate) progress: transfer::Ticker,
}

impl Core {
    pub(crate) fn start(
        client: Client,
        account: AccountView,
        announce: Arc<dyn Announce>,
        memory: Option<Arc<dyn AccountMemory>>,
        cache_dir: PathBuf,
        runtime: Handle,
    ) -> Arc<Self> {
        let (events, mut announced) = mpsc::unbounded_channel();
        let core = Arc::new(Self {
            state: Mutex::new(State::new(account)),
            client: Mutex::new(client),
            events,
            memory,
            cache_dir,
            runtime,
            stopped: watch::Sender::new(false),
            due: Notify::new(),
            progress: transfer::Ticker::default(),
        });
        core.spawn(async move {
            while let Some(event) = announced.recv().await {
                announce.announce(event);
            }
        });
        let limited = Arc::clone(&core);
        core.spawn(async move { limited.keep_telling_of_the_limit().await });
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

    fn act<R>(self: &Arc<Self>, act: impl FnOnce(&mut State, &mut Effects) -> R) -> R {
        let mut fx = Effects::default();
        let (result, changes, uploads) = {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let result = act(&mut state, &mut fx);
            let (changes, uploads) = state.take_ready(&mut fx);
            for event in state.events(&mut fx) {
                // The other end is gone only after sign-out.
                let _ = self.events.send(event);
            }
            (result, changes, uploads)
        };
        for (key, lane) in fx.reads {
            let core = Arc::clone(self);
            self.spawn(async move { refresh::read(&core, key, lane).await });
        }
        for change in changes {
            let core = Arc::clone(self);
            self.spawn(async move { sender::send(&core, change).await });
        }
        for (id, source) in uploads {
            transfer::start_upload(self, id, source);
        }
        result
    }

    /// Changes something from which nothing follows.
    pub(crate) fn quietly<R>(&self, act: impl FnOnce(&mut State) -> R) -> R {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks without changing anything.
    pub(crate) fn peek<R>(&self, look: impl FnOnce(&State) -> R) -> R {
        look(&self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn client(&self) -> Client {
        self.client.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Goes on with a new token of the same person.
    pub(crate) fn renew(self: &Arc<Self>, client: Client) {
        *self.client.lock().unwrap_or_else(PoisonError::into_inner) = client;
        self.with(State::token_renewed);
    }

    /// Remembers the account for the next start.
    pub(crate) fn remember(&self) {
        let Some(memory) = &self.memory else { return };
        let account = self.peek(|state| state.account.clone());
        let server = self.client().server().to_string();
        memory.save(&RememberedAccount {
            server,
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

    /// Ends all work of the account; what is under way is dropped.
    pub(crate) fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Signed out: nothing of the account stays in memory.
    pub(crate) fn close(&self) {
        self.stop();
        self.quietly(|state| {
            state.transfers.abort_all();
            *state = State::new(state.account.clone());
        });
    }

    async fn keep_telling_of_the_limit(self: Arc<Self>) {
        loop {
            // A new token brings a new client.
            let mut slowed = self.client().slowed();
            while slowed.changed().await.is_ok() {
                let until = *slowed.borrow_and_update();
                self.with(|state, _| state.slowed_until = until);
            }
            tokio::task::yield_now().await;
        }
    }

    async fn keep_planning(self: Arc<Self>) {
        loop {
            let pause = self.act(State::plan);
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.due.notified() => {}
            }
        }
    }
}
