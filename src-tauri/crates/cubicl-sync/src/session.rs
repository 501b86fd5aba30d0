//! Signing in and out; which account is open.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cubicl_client::{AccessToken, Client, UserId};
use tokio::runtime::Handle;

use crate::account::Account;
use crate::core::Core;
use crate::event::Event;
use crate::keychain::Keychain;
use crate::port::{AccountMemory, Announce, RememberedAccount, SecretStore};
use crate::state::Link;
use crate::view::{AccountView, Problem, ProblemKind, SessionView, TokenKept, TokenPreview};
use crate::{connect, private_dir, problem};

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
    pub cache_dir: std::path::PathBuf,
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
                state,
            }),
        }
    }

    /// Opens the account of the last time, if its token can be read.
    /// Called again, it tries a keychain that did not open once more.
    pub async fn start(&self) {
        if self.open_account().is_some() {
            return;
        }
        if !matches!(self.lock().phase, Phase::Starting) {
            self.enter(Phase::Starting);
        }
        let Some(known) = self.inner.ports.memory.load() else {
            return self.enter(Phase::SignedOut { problem: None });
        };
        let problem = match self
            .inner
            .keychain
            .read(&keychain_key(&known.server, &known.user))
            .await
        {
            Ok(Some(token)) => match connect::client(Some(&known.server), token, &self.inner.config) {
                Ok(client) => return self.open(client, known.account, TokenKept::Keychain),
                Err(problem) => Some(problem),
            },
            Ok(None) => None,
            Err(state) => Some(problem::keychain(state)),
        };
        self.enter(Phase::SignedOut { problem });
    }

    /// Who is signed in.
    pub fn view(&self) -> SessionView {
        match &self.lock().phase {
            Phase::Starting => SessionView::Starting,
            Phase::SignedOut { problem } => SessionView::SignedOut {
                server: self.inner.config.offered_server(),
                problem: problem.clone(),
            },
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

    /// Cleans and checks a token with `/app/me`. It is held until [`Session::keep_token`]. While somebody is signed
    /// in, only a token of the same person at the same server will do.
    pub async fn check_token(&self, token: String, server: Option<String>) -> Result<TokenPreview, Problem> {
        self.lock().checked = None;
        let token = AccessToken::parse(&token).map_err(|_| problem::plain(ProblemKind::BadToken))?;
        let open = self.open_account().filter(|(_, kept)| *kept != TokenKept::Sample);
        let server = match &open {
            Some((account, _)) => Some(account.core().client().server().to_string()),
            None => server.filter(|address| !address.trim().is_empty()),
        };
        let client = connect::client(server.as_deref(), token.clone(), &self.inner.config)?;
        let (account, photo) = connect::who(&client).await?;
        if let Some((expected, _)) = &open {
            let expected = expected.core().peek(|state| state.account.clone());
            if expected.user != account.user {
                return Err(problem::plain(ProblemKind::OtherAccount {
                    expected: expected.name,
                }));
            }
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
        let Some(Checked {
            client,
            token,
            account,
        }) = self.lock().checked.clone()
        else {
            return Err(problem::plain(ProblemKind::BadToken));
        };
        let kept = if until_close {
            TokenKept::UntilClose
        } else {
            TokenKept::Keychain
        };
        let server = client.server().to_string();
        if !until_close {
            let key = keychain_key(&server, &account.user);
            self.inner
                .keychain
                .write(&key, &token)
                .await
                .map_err(problem::keychain)?;
            let account = account.clone();
            self.inner.ports.memory.save(&RememberedAccount {
                server,
                user: account.user.clone(),
                account,
            });
        }
        self.lock().checked = None;
        match self.open_account() {
            Some((open, before)) if before != TokenKept::Sample => {
                open.core().renew(client);
                self.enter(Phase::SignedIn { account: open, kept });
            }
            _ => self.open(client, account, kept),
        }
        Ok(())
    }

    /// Opens the sample workspace at a loopback address; nothing is stored.
    pub async fn open_sample(&self, address: String, token: String) -> Result<(), Problem> {
        let token = AccessToken::parse(&token).map_err(|_| problem::plain(ProblemKind::BadToken))?;
        let client = connect::sample(&address, token, &self.inner.config)?;
        let (account, _) = connect::who(&client).await?;
        self.open(client, account, TokenKept::Sample);
        Ok(())
    }

    /// Ends all work, then removes the keychain entry and everything stored for the account. When the keychain does
    /// not let go of its entry, the person is signed out all the same and told.
    pub async fn sign_out(&self) -> Result<(), Problem> {
        self.lock().checked = None;
        let known = self.inner.ports.memory.load();
        let open = self.open_account();
        if let Some((account, _)) = &open {
            account.core().close();
        }
        self.enter(Phase::SignedOut { problem: None });
        let cache_dir = self.inner.config.cache_dir.clone();
        if let Ok(Err(error)) = tokio::task::spawn_blocking(move || private_dir::empty(&cache_dir)).await {
            tracing::warn!(%error, "opened files could not be removed");
        }
        if matches!(open, Some((_, TokenKept::Sample))) {
            return Ok(());
        }
        self.inner.ports.memory.forget();
        let entry = match (&open, known) {
            (_, Some(known)) => Some(keychain_key(&known.server, &known.user)),
            (Some((account, TokenKept::Keychain)), None) => {
                let user = account.core().peek(|state| state.account.user.clone());
                Some(keychain_key(&account.core().client().server().to_string(), &user))
            }
            _ => None,
        };
        match entry {
            Some(key) => self.inner.keychain.remove(&key).await.map_err(problem::keychain),
            None => Ok(()),
        }
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

    fn open(&self, client: Client, account: AccountView, kept: TokenKept) {
        let memory = (kept == TokenKept::Keychain).then(|| Arc::clone(&self.inner.ports.memory));
        let core = Core::start(
            client,
            account,
            Arc::clone(&self.inner.ports.announce),
            memory,
            self.inner.config.cache_dir.clone(),
            self.inner.runtime.clone(),
        );
        let account = Arc::new(Account::new(core));
        self.enter(Phase::SignedIn {
            account: Arc::clone(&account),
            kept,
        });
        account.core().with(|state, fx| state.open(fx));
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

/// One entry per server and person.
fn keychain_key(server: &str, user: &UserId) -> String {
    format!("{server} {user}")
}
