//! Every documented request as a typed value, one file a domain.
//!
//! Beside each request stands the function of [`crate::Client`] of the same meaning that sends it. All of them fail as
//! [`crate::Client::send`] does. A POST whose error's fate is unknown may have been carried out (A23): [`crate::Look`].

pub mod activities;
mod body;
pub mod bookkeeping;
pub mod chat;
pub mod clients;
pub mod files;
pub mod nodes;
pub mod projects;
pub mod tasks;
pub mod users;
pub mod webhooks;

pub use body::Field;
