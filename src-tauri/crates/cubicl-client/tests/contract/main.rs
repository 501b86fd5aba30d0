//! The contract's tables in `docs/cubicl-api.md` against the sources: requests, their functions and tests, and the one place
//! of each assumption.

#[cfg(test)]
mod assumptions;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod sources;
