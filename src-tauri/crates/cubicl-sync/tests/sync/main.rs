//! The copy, the outbox, the transfers and the session, against a sandbox over real HTTP.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what breaks in a fixture fails its test"
)]

mod changes;
mod chat;
mod clients;
mod conflicts;
mod crash;
mod diagnosis;
mod drafts;
mod files;
mod news;
mod nodes;
mod odd_lists;
mod opening_late;
mod organizations;
mod people;
mod reading;
mod restart;
mod search;
mod signing_in;
mod signing_out;
mod support;
mod transfers;
mod undo;
