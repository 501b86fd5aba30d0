//! Files pages of projects and clients (contract section 5, A16): the copy of what lies there, and the changes of it on
//! their way.
//!
//! `copy` is what Cubicl told, `change` and `queue` what it does not have yet, `read` and `send` ask and tell Cubicl,
//! `settle` and `refuse` what becomes of a change, `act` and `place` what a person does, `show` and `alike` what the page sees.

mod act;
mod alike;
mod change;
mod copy;
mod find;
mod place;
mod queue;
mod read;
mod record;
mod refuse;
mod send;
mod settle;
mod show;
#[cfg(test)]
mod tests;

use crate::view::NodePlace;

pub(crate) use alike::alike;
pub(crate) use change::NodeChange;
pub(crate) use copy::NodeCopy;
pub(crate) use queue::NodeQueue;
pub(crate) use read::read;
pub(crate) use record::{NodeContent, NodeRecord, PlaceWord};
pub(crate) use send::send;

/// Files pages in memory.
#[derive(Default)]
pub(crate) struct Nodes {
    pub(crate) copy: NodeCopy,
    pub(crate) queue: NodeQueue,
    /// What the page shows.
    pub(crate) open: Option<NodePlace>,
}
