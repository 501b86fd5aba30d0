//! The harness of the stories: a world of its own for each (screen, bus, keychain, server, folders), the app in it
//! driven over WebDriver, and words to tell what a person does.
//!
//! Nothing of the person who runs the tests is touched. It knows the app only from outside: its window, its files, and
//! what arrives at the server.

#![expect(
    missing_docs,
    reason = "the words are meant to be read in the stories; what needs saying is said"
)]

mod app;
mod axe;
mod bare;
mod board;
mod chat;
mod desktop;
mod drag_source;
mod hands;
mod languages;
mod page;
mod process;
mod secrets;
mod server;
mod session;
mod story;
mod task;
mod transfers;
mod wait;
mod world;

pub use app::{App, Theme};
pub use bare::Bare;
pub use board::{Board, Card, Column};
pub use page::{Key, Page, hook};
pub use server::Server;
pub use story::{story, story_within};
pub use task::TaskPanel;
pub use wait::eventually;
pub use world::World;
