//! The client over real HTTP: against servers that answer oddly, and against the sandbox.

mod canned;
mod odd_answers;
mod sandbox;
mod transfers;
