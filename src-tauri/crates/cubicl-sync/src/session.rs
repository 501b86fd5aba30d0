//! Signing in and out; which account is open.

use std::sync::Arc;

use crate::account::Account;
use crate::port::{AccountMemory, Announce, SecretStore};
use crate::view::{Problem, SessionView, TokenPreview};

/// What the shell hands over once.
pub struct Ports {
    pub secrets: Arc<dyn SecretStore>,
    pub memory: Arc<dyn AccountMemory>,
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

/// The session. Cheap to clone.
#[derive(Clone)]
pub struct Session {}

impl Session {
    /// Nothing is asked yet: [`Session::start`] does.
    pub fn new(_config: Config, _ports: Ports) -> Self {
        todo!()
    }
    /// Opens the account of the last time, if its token can be read.
    pub async fn start(&self) {
        todo!()
    }
    /// Who is signed in.
    pub fn view(&self) -> SessionView {
        todo!()
    }
    /// Cleans and checks a token with `/app/me`. It is held until [`Session::keep_token`].
    pub async fn check_token(&self, _token: String, _server: Option<String>) -> Result<TokenPreview, Problem> {
        todo!()
    }
    /// Stores the checked token, reads it back, and signs in. With `until_close` the keychain is left alone.
    pub async fn keep_token(&self, _until_close: bool) -> Result<(), Problem> {
        todo!()
    }
    /// Opens the sample workspace at a loopback address; nothing is stored.
    pub async fn open_sample(&self, _address: String, _token: String) -> Result<(), Problem> {
        todo!()
    }
    /// Removes the keychain entry and everything stored for the account.
    pub async fn sign_out(&self) -> Result<(), Problem> {
        todo!()
    }
    /// The open account.
    pub fn account(&self) -> Result<Arc<Account>, Problem> {
        todo!()
    }
}
