//! The sandbox over real HTTP, as every client sees it.

mod access;
mod control;
mod desk;
mod files;
mod lists;
mod rate;
mod sample;
mod tasks;
