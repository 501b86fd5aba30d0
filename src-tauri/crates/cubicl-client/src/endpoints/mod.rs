//! Every documented request as a typed value, one file a domain.

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
