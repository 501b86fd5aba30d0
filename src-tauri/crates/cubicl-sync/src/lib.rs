//! The local copy of a Cubicl account and what keeps it in step with the server.
//!
//! Reads answer from the copy at once with their age; changes are applied to the copy at once, sent in order per task or chat,
//! and confirmed or put back. The shell provides keychain, memory and announcements through the ports.
//!
//! # The rooms, in the order of reading
//!
//! A room is a folder; its `mod.rs` says what is in it and gives out what other rooms use.
//!
//! | Room | What is in it |
//! |---|---|
//! | `port`, `view`, `event` | what the shell provides, what the page is given, what it is told |
//! | `session`, `account` | signing in and out; then the door for every command |
//! | `core` | the one lock: an act on the state, storing, and only then sending and announcing |
//! | `state` | everything an account knows, what follows from an act (`Effects`), and what is written and read back |
//! | `record`, `copy` | what the copy is made of; the copy of what Cubicl told |
//! | `changes` | what a person does to a task, from the click to Cubicl's answer, and taking it back |
//! | `compose` | answers for the page: the copy with the changes over it |
//! | `reading` | what is read from Cubicl when, and what an answer does to the copy |
//! | `news` | what others did, found by comparing an answer with what was known |
//! | `chat`, `clients`, `nodes` | domains of their own, each with records, reading and writing: chats, clients, Files pages |
//! | `transfer` | files on their way up and down |
//! | `search` | the index, and how it is asked |
//! | `store` | the account's file on the disk |
//! | `problem`, `time`, `private_dir`, `picture`, `launch`, `diagnosis` | small things that many use, or that one command does |
//!
//! *One change:* `account` → `core::change` → `changes/edit` puts it into the `outbox`; `core` has `state/keep` store it before the
//! command answers; `compose` shows it. Then `changes/sender` sends it and `changes/settle` does what follows from the answer.
//!
//! *One reading:* `reading/schedule` (or a look of the page) starts it, `reading/refresh` asks through `remote`, `record/intake`
//! makes records, `copy` takes them, `news/note` compares; `core` stores and announces, and the page asks `compose` again.

mod account;
mod changes;
mod chat;
mod clients;
mod compose;
mod copy;
mod core;
mod diagnosis;
mod event;
mod launch;
mod news;
mod nodes;
mod picture;
mod port;
mod private_dir;
mod problem;
mod reading;
mod record;
mod search;
mod session;
#[cfg(feature = "simulation")]
pub mod simulation;
mod state;
mod store;
mod time;
mod transfer;
pub mod view;

pub use account::Account;
pub use diagnosis::Diagnosis;
pub use event::Event;
pub use picture::Picture;
pub use port::{AccountMemory, Announce, Departed, RememberedAccount, SecretStore};
pub use private_dir::make as make_private;
pub use session::{Config, Opening, Ports, Session};
pub use transfer::SaveTo;

pub use cubicl_client::{AccessToken, safe_file_name};
