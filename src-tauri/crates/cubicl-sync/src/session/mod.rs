//! Signing in and out; which account is open.
//!
//! `connect` asks a server whose a token is, `keychain` keeps it, `leaving` is what signing out does.

mod connect;
mod keychain;
mod leaving;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cubicl_client::{AccessToken, Client, ProjectId, UserId};
use tokio::runtime::Handle;

use keychain::Keychain;

use crate::account::Account;
use crate::core::{Begin, Core};
use crate::event::Event;
use crate::port::{AccountMemory, Announce, RememberedAccount, SecretStore};
use crate::problem;
use crate::state::Link;
use crate::store::{self, Opened};
use crate::view::{AccountView, Problem, ProblemKind, SessionView, TokenKept, TokenPreview};

/// What the shell hands over once.
pub struct Ports {
    /// The system's keychain.
    pub secrets: Arc<dyn SecretStore>,
    /// Where the account of the last time is remembered.
    pub memory: Arc<dyn AccountMemory>,
    /// Where events go.
    pub announce: Arc<dyn Announce>,
}

/// Settings of the session itself.
pub struct Config {
    /// Offered on the welcome screen: `CUBICL_API_URL`, or none for Cubicl's own.
    pub default_server: Option<String>,
    /// Name and version of the program, for the `User-Agent` header.
    pub user_agent: String,
    /// Where opened files are put; made private, emptied at sign-out.
    pub cache_dir: PathBuf,
    /// Where accounts are stored, each in a folder of its own; made private, an account's removed at sign-out.
    pub data_dir: PathBuf,
    /// How long a request that was given up may still arrive at the server. Only when it is over, a change that the
    /// server does not have is sent again.
    pub stragglers: Duration,
    /// How long a deletion can be taken back before it is sent.
    pub deletes_after: Duration,
    /// Requests in any 60 s (A1); Cubicl takes 60.
    pub rate: usize,
    /// What is on the screen first, if it is known.
    pub opening: Option<Opening>,
}

/// A board that is drawn as soon as the account of the last time is open.
#[derive(Clone, Debug)]
pub struct Opening {
    /// It is brought into memory while nobody has asked for it yet.
    pub board: ProjectId,
    /// So long at most the network waits until the board is seen: what comes from there is work that would hold it up.
    pub patience: Duration,
}

impl Config {
    /// What the welcome screen offers.
    fn offered_server(&self) -> String {
        self.default_server
            .clone()
            .unwrap_or_else(|| connect::CUBICL.to_owned())
    }
}

/// The session. Cheap to clone.
#[derive(Clone)]
pub struct Session {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    ports: Ports,
    keychain: Keychain,
    runtime: Handle,
    sparing: AtomicBool,
    /// Held by whoever goes from one phase into another: signing in and out would undo each other in the middle.
    transition: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

struct State {
    phase: Phase,
    /// Accepted by Cubicl, not kept yet.
    checked: Option<Checked>,
}

enum Phase {
    Starting,
    SignedOut { problem: Option<Problem> },
    SignedIn { account: Arc<Account>, kept: TokenKept },
}

#[derive(Clone)]
struct Checked {
    client: Client,
    token: AccessToken,
    account: AccountView,
}

impl Session {
    /// Nothing is asked yet: [`Session::start`] does. Has to be called inside the runtime that will do the work.
    pub fn new(config: Config, ports: Ports) -> Self {
        let keychain = Keychain::new(Arc::clone(&ports.secrets));
        let state = Mutex::new(State {
            phase: Phase::Starting,
            checked: None,
        });
        Self {
            inner: Arc::new(Inner {
                config,
                ports,
                keychain,
                runtime: Handle::current(),
                sparing: AtomicBool::new(false),
                transition: tokio::sync::Mutex::default(),
                state,
            }),
        }
    }

    /// Opens the account of the last time: what is stored of it at once, then the token, then the network. Without its
    /// token it closes again. Called again, it tries a keychain that did not open once more.
    pub async fn start(&self) {
        let Some((account, known)) = self.open_remembered().await else {
            return;
        };
        let opening = self.inner.config.opening.as_ref();
        // A picture is there sooner than thousands of rows, and would only be held up by them.
        if let Some(Opening { board, .. }) = opening
            && !account.core().has_launch_picture()
        {
            let (core, board) = (Arc::clone(account.core()), board.clone());
            account
                .core()
                .spawn(async move { core.prepare_board(&board).await });
        }
        let key = keychain_key(&known.server, &known.user);
        let outcome = match self.inner.keychain.read(&key).await {
            Ok(Some(token)) => connect::client(Some(&known.server), token, &self.inner.config).map_err(Some),
            Ok(None) => Err(None),
            Err(state) => Err(Some(problem::keychain(state))),
        };
        if let (Ok(_), Some(Opening { patience, .. })) = (&outcome, opening) {
            account.core().until_looked_at(*patience).await;
        }
        let _alone = self.inner.transition.lock().await;
        // Whoever signed out meanwhile, or in again, has the last word.
        let is_open = |(open, _): &(Arc<Account>, TokenKept)| Arc::ptr_eq(open, &account);
        if !self.open_account().as_ref().is_some_and(is_open) {
            account.core().stop();
        } else if account.core().client().is_err() {
            match outcome {
                Ok(client) => account.core().connect(client),
                Err(problem) => {
                    account.core().stop();
                    self.enter(Phase::SignedOut { problem });
                }
            }
        }
        self.tidy_tokens().await;
    }

    /// Gives the account if it is to be connected.
    async fn open_remembered(&self) -> Option<(Arc<Account>, RememberedAccount)> {
        let _alone = self.inner.transition.lock().await;
        if self.open_account().is_some() {
            return None;
        }
        let Some(known) = self.inner.ports.memory.load() else {
            if matches!(self.lock().phase, Phase::Starting) {
                self.enter(Phase::SignedOut { problem: None });
            }
            let problem = self.tidy().await;
            if self.view() != self.signed_out(problem.as_ref()) {
                self.enter(Phase::SignedOut { problem });
            }
            return None;
        };
        if !matches!(self.lock().phase, Phase::Starting) {
            self.enter(Phase::Starting);
        }
        self.tidy_files().await;
        let RememberedAccount { server, account, .. } = known.clone();
        let account = self.open(server, account, TokenKept::Keychain).await;
        Some((account, known))
    }

    /// The person pays for what is read: nothing is but what is on the screen. Holds for every account until it is
    /// called again.
    pub fn set_sparing(&self, sparing: bool) {
        self.inner.sparing.store(sparing, Ordering::Relaxed);
        if let Ok(account) = self.account() {
            account.set_sparing(sparing);
        }
    }

    /// Who is signed in.
    pub fn view(&self) -> SessionView {
        match &self.lock().phase {
            Phase::Starting => SessionView::Starting,
            Phase::SignedOut { problem } => self.signed_out(problem.as_ref()),
            Phase::SignedIn { account, kept } => {
                let (view, token_rejected) = account
                    .core()
                    .peek(|state| (state.account.clone(), matches!(state.link, Link::TokenRejected)));
                SessionView::SignedIn {
                    account: view,
                    kept: *kept,
                    token_rejected,
                }
            }
        }
    }

    fn signed_out(&self, problem: Option<&Problem>) -> SessionView {
        SessionView::SignedOut {
            server: self.inner.config.offered_server(),
            problem: problem.cloned(),
        }
    }

    /// Cleans and checks a token with `/app/me`. It is held until [`Session::keep_token`]. While somebody is signed
    /// in, only a token of the same person in the same organization at the same server will do.
    pub async fn check_token(&self, token: String, server: Option<String>) -> Result<TokenPreview, Problem> {
        self.lock().checked = None;
        let token = AccessToken::parse(&token).map_err(|_| problem::plain(ProblemKind::BadToken))?;
        let open = self.open_account().filter(|(_, kept)| *kept != TokenKept::Sample);
        let server = match &open {
            Some((account, _)) => Some(account.core().server().to_owned()),
            None => server.filter(|address| !address.trim().is_empty()),
        };
        let client = connect::client(server.as_deref(), token.clone(), &self.inner.config)?;
        let (account, photo) = connect::who(&client).await?;
        if let Some((open, _)) = &open {
            connect::is_same(open.core(), &client, &account).await?;
        }
        let preview = TokenPreview {
            account: account.clone(),
            photo,
        };
        self.lock().checked = Some(Checked {
            client,
            token,
            account,
        });
        Ok(preview)
    }

    /// Stores the checked token, reads it back, and signs in. With `until_close` the keychain is left alone.
    pub async fn keep_token(&self, until_close: bool) -> Result<(), Problem> {
        let _alone = self.inner.transition.lock().await;
        let Some(checked) = self.lock().checked.take() else {
            return Err(problem::plain(ProblemKind::BadToken));
        };
        let server = checked.client.server().to_string();
        let user = checked.account.user.clone();
        if !until_close {
            let key = keychain_key(&server, &user);
            if let Err(state) = self.inner.keychain.write(&key, &checked.token).await {
                // It can stay until the app closes, unless another one was checked since.
                self.lock().checked.get_or_insert(checked);
                return Err(problem::keychain(state));
            }
        }
        let Checked { client, account, .. } = checked;
        let open = self.open_account().filter(|(_, kept)| *kept != TokenKept::Sample);
        if open.is_none() {
            self.tidy_files().await;
        }
        self.is_back(&server, &user, !until_close);
        let kept = if until_close {
            TokenKept::UntilClose
        } else {
            self.inner.ports.memory.save(&RememberedAccount {
                server: server.clone(),
                user,
                account: account.clone(),
            });
            TokenKept::Keychain
        };
        if let Some((open, _)) = open {
            open.core().renew(client);
            self.enter(Phase::SignedIn { account: open, kept });
        } else {
            self.open(server, account, kept).await.core().connect(client);
        }
        if !until_close {
            self.tidy_tokens().await;
        }
        Ok(())
    }

    /// Opens the sample workspace at a loopback address; nothing is stored.
    pub async fn open_sample(&self, address: String, token: String) -> Result<(), Problem> {
        let token = AccessToken::parse(&token).map_err(|_| problem::plain(ProblemKind::BadToken))?;
        let client = connect::sample(&address, token, &self.inner.config)?;
        let (account, _) = connect::who(&client).await?;
        let server = client.server().to_string();
        let _alone = self.inner.transition.lock().await;
        let account = self.open(server, account, TokenKept::Sample).await;
        account.core().connect(client);
        Ok(())
    }

    /// The open account.
    pub fn account(&self) -> Result<Arc<Account>, Problem> {
        self.open_account()
            .map(|(account, _)| account)
            .ok_or_else(|| problem::plain(ProblemKind::SignedOut))
    }

    fn open_account(&self) -> Option<(Arc<Account>, TokenKept)> {
        match &self.lock().phase {
            Phase::SignedIn { account, kept } => Some((Arc::clone(account), *kept)),
            _ => None,
        }
    }

    /// Shows what is stored of the account; nothing is asked before it is connected.
    async fn open(&self, server: String, account: AccountView, kept: TokenKept) -> Arc<Account> {
        let opened = match kept {
            TokenKept::Sample => None,
            TokenKept::Keychain | TokenKept::UntilClose => {
                let folder = self.folder_of(&server, &account.user);
                Some(opened(folder).await)
            }
        };
        let config = &self.inner.config;
        let begin = Begin {
            account,
            server,
            announce: Arc::clone(&self.inner.ports.announce),
            memory: (kept == TokenKept::Keychain).then(|| Arc::clone(&self.inner.ports.memory)),
            cache_dir: config.cache_dir.clone(),
            stragglers: i64::try_from(config.stragglers.as_secs()).unwrap_or(i64::MAX / 2),
            deletes_after: config.deletes_after,
            runtime: self.inner.runtime.clone(),
        };
        let account = Arc::new(Account::new(Core::start(begin, opened)));
        self.enter(Phase::SignedIn {
            account: Arc::clone(&account),
            kept,
        });
        account.set_sparing(self.inner.sparing.load(Ordering::Relaxed));
        account
    }

    fn folder_of(&self, server: &str, user: &UserId) -> PathBuf {
        store::folder_of(&self.inner.config.data_dir, server, user)
    }

    fn enter(&self, phase: Phase) {
        // The account before ends outside the lock.
        let before = std::mem::replace(&mut self.lock().phase, phase);
        drop(before);
        self.inner.ports.announce.announce(Event::SessionChanged);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn opened(folder: PathBuf) -> Opened {
    let place = folder.clone();
    let opening = tokio::task::spawn_blocking(move || store::open(&place));
    opening
        .await
        .unwrap_or_else(|error| Opened::failing(problem::internal(&error), folder))
}

/// One entry per server and person.
fn keychain_key(server: &str, user: &UserId) -> String {
    format!("{server} {user}")
}
