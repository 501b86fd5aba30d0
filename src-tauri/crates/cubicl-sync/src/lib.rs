//! The local copy of a Cubicl account and what keeps it in step with the server.
//!
//! Reads answer from the copy at once with their age; changes are applied to the copy at once, sent in order per task or chat,
//! and confirmed or put back. The shell provides keychain, memory and announcements through the ports.

mod account;
mod activity;
mod board;
mod change;
mod chat;
mod clients;
mod compose;
mod conflict;
mod connect;
mod copy;
mod core;
mod diagnosis;
mod drafts;
mod edit;
mod event;
mod fold;
mod history;
mod intake;
mod inverse;
mod keep;
mod keychain;
mod launch;
mod list_form;
mod lost;
mod mine;
mod news;
mod nodes;
mod note;
mod outbox;
mod picture;
mod planner;
mod port;
mod private_dir;
mod problem;
mod reads;
mod recall;
mod record;
mod refresh;
mod remote;
mod reopen;
mod rescued;
mod rich_text;
mod schedule;
mod search;
mod sender;
mod session;
mod settle;
#[cfg(feature = "simulation")]
pub mod simulation;
mod state;
mod steps;
mod store;
mod time;
mod transfer;
mod undo;
pub mod view;

pub use account::{Account, Picture, SaveTo};
pub use diagnosis::Diagnosis;
pub use event::Event;
pub use port::{AccountMemory, Announce, Departed, RememberedAccount, SecretStore};
pub use private_dir::make as make_private;
pub use session::{Config, Opening, Ports, Session};

pub use cubicl_client::{AccessToken, safe_file_name};
