//! Cubicl's REST API as typed requests over one transport.
//!
//! A request is a value ([`endpoints`]), [`Client::send`] sends it. Records ([`model`]) survive missing, null and mistyped
//! optional fields. [`limit`] keeps to Cubicl's 60 requests a minute. `A7` and the like name the assumptions of
//! `docs/cubicl-api.md` where the code rests on them.

pub mod check;
mod client;
pub mod clock;
mod download;
mod endpoint;
pub mod endpoints;
mod error;
mod file_name;
#[cfg(test)]
mod fuzz;
mod gate;
mod ids;
mod lenient;
pub mod limit;
mod look;
pub mod model;
mod order;
mod paging;
mod refusal;
mod request;
pub mod retry;
mod server;
mod server_clock;
mod token;
mod transport;
mod upload;
mod wire;

pub use client::{Client, Config};
pub use download::{Progress, Target};
pub use endpoint::Endpoint;
pub use error::{Error, ErrorKind, Fate, FileProblem, InDoubt, Timeout};
pub use file_name::safe_file_name;
pub use ids::{
    ActivityId, ClientId, EntryId, FileId, MessageId, NodeId, PaymentId, ProjectId, TaskId, ThreadId, UserId,
    WebhookId,
};
pub use look::{Look, Verdict, same_text};
pub use paging::{Page, Paged, Pages};
pub use request::{Lane, Request};
pub use server::{BadAddress, ServerAddress};
pub use token::{AccessToken, NotAToken};
pub use upload::{Identity, MAX_UPLOAD, Source};
#[cfg(feature = "simulation")]
pub use wire::invented::Network;
