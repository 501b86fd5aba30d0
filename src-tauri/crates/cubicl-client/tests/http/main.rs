//! The client over real HTTP: against servers that answer oddly, and against the sandbox.

// Runs that are guided by coverage build every test of the crate, and each needs the runtime.
use bolero as _;

#[cfg(test)]
mod books;
#[cfg(test)]
mod canned;
#[cfg(test)]
mod chats;
#[cfg(test)]
mod clients_and_files;
#[cfg(test)]
mod doubt;
#[cfg(test)]
mod lanes;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod odd_answers;
#[cfg(test)]
mod place;
#[cfg(test)]
mod repeats;
#[cfg(test)]
mod sandbox;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod transfers;
#[cfg(test)]
mod webhooks;
