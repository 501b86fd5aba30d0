//! The contract's tables in `docs/cubicl-api.md` against the sources: requests, their functions and tests, and the one place
//! of each assumption.

// Runs that are guided by coverage build every test of the crate, and each needs the runtime.
use bolero as _;

#[cfg(test)]
mod assumptions;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod sources;
