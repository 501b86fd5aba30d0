//! What the page is told, put together from the copy and the changes that lie over it.

mod board;
mod chat;
mod clients;
mod lists;
mod news;
mod search;
mod task;
