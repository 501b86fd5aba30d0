//! What a person changes, from the click until Cubicl has it or refused it.
//!
//! `edit` takes a change, `action` is what it does to a task, `outbox` keeps it in order, `sender` sends it with the `requests`
//! and compares before overwriting (`conflict`), `settle` does what follows. `history`, `inverse` and `undo` take it back.
//! `drafts` are texts that nobody sent yet.

mod action;
mod conflict;
mod drafts;
mod edit;
mod history;
mod inverse;
mod outbox;
mod requests;
mod sender;
mod settle;
mod undo;

pub(crate) use action::{Action, Comment, NewMessage, local_record};
pub(crate) use drafts::{Draft, Drafts};
pub(crate) use history::History;
pub(crate) use outbox::{Change, Outbox, Subject};
pub(crate) use requests::{Found, Look};
pub(crate) use sender::send;
