//! Reading from Cubicl: what is due, and what an answer does to the copy.
//!
//! `reads` remembers what was read and when, `planner` chooses from it what the background reads next (both are pure), `schedule`
//! shows the planner the screen and starts what it says, `refresh` and `mine` carry one reading out, `remote` makes its requests.

mod mine;
mod planner;
mod reads;
mod refresh;
pub(crate) mod remote;
mod schedule;

pub(crate) use planner::Planner;
pub(crate) use reads::{FRESH, Key, Reads, StoredReading};
pub(crate) use refresh::read;
