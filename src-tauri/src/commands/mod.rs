//! What the page may ask: one sentence a command, one file a domain. Every command is async, so none runs on the
//! window's own thread; whatever needs a test of its own belongs in `cubicl-sync` or in `platform`.

pub(crate) mod chat;
pub(crate) mod clients;
pub(crate) mod diagnostics;
pub(crate) mod drafts;
pub(crate) mod files;
pub(crate) mod launch;
pub(crate) mod news;
pub(crate) mod nodes;
pub(crate) mod projects;
pub(crate) mod search;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod status;
pub(crate) mod tasks;
pub(crate) mod transfers;
