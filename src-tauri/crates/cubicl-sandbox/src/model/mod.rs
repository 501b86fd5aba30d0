//! The organization in memory: people, projects, tasks and the records of files, and the rules between them.

mod activity;
mod chat;
mod client;
mod clients;
mod entry;
mod file;
mod ledger;
mod money;
mod node;
mod permission;
mod person;
mod project;
mod steps;
mod task;
mod task_change;
mod thread;
mod webhook;
mod world;

pub(crate) use activity::{Activity, Kind};
pub(crate) use chat::{Chat, NewMessage, Sent};
pub(crate) use client::{Client, Contact};
pub(crate) use entry::EntryKind;
pub(crate) use file::{FileRecord, Picture};
pub(crate) use ledger::Ledger;
pub(crate) use node::{Content as NodeContent, Place};
pub(crate) use permission::{Level, Levels, Permissions};
pub(crate) use person::{Me, Person, Standing};
pub(crate) use project::{Project, StateType, TaskState};
pub(crate) use steps::{Item, Steps};
pub(crate) use task::{Customer, Fields, Task};
pub(crate) use task_change::{TaskFields, ids, text};
pub(crate) use thread::{Message, Thread, ThreadKind};
pub(crate) use webhook::{Letter, Webhook, Webhooks};
pub(crate) use world::World;
