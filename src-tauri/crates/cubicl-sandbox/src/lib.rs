//! A stand-in Cubicl server: real HTTP on loopback addresses, state in memory, a believable sample workspace.
//!
//! The app embeds it for "Look around with sample data"; every test of the client, the copy and the window runs
//! against it, as a library or as the binary of the same name. It is written from the contract alone and shares no
//! type with `cubicl-client`. Faults, looks inside and edits by colleagues go through the control address: see the
//! crate's README.

mod api;
mod clock;
mod control;
mod deliveries;
mod dialect;
mod fault;
mod file_store;
mod links;
mod model;
mod network;
mod options;
mod random;
mod rate;
mod reply;
mod request_log;
mod rules;
mod sample;
mod sandbox;
mod settings;
mod site;
mod text;

pub use dialect::Dialect;
pub use options::Options;
pub use sandbox::Sandbox;
