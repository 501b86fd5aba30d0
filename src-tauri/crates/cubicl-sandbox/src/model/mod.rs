//! The organization in memory: people, projects, tasks and the records of files, and the rules between them.

mod activity;
mod client;
mod clients;
mod file;
mod node;
mod permission;
mod person;
mod project;
mod steps;
mod task;
mod task_change;
mod world;

pub(crate) use activity::{Activity, Kind};
pub(crate) use client::{Client, Contact};
pub(crate) use file::{FileRecord, Picture};
pub(crate) use node::{Content as NodeContent, Place};
pub(crate) use permission::{Level, Levels, Permissions};
pub(crate) use person::{Me, Person, Standing};
pub(crate) use project::{Project, StateType, TaskState};
pub(crate) use steps::{Item, Steps};
pub(crate) use task::{Customer, Fields, Task};
pub(crate) use task_change::{TaskFields, ids, text};
pub(crate) use world::World;
