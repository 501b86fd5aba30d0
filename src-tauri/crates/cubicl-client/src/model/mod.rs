//! Cubicl's records. Rows of lists and full records are different types where the API leaves details out.

mod activity;
mod bookkeeping;
mod chat;
mod checklist;
mod client;
mod file;
mod node;
mod project;
mod steps;
mod task;
mod user;
mod webhook;

pub use activity::Activity;
pub use bookkeeping::{
    BookkeepingActivity, BookkeepingPage, Entry, EntryKind, EntryMade, Payment, PaymentMade, Totals,
};
pub use chat::{Message, Sent, Thread, ThreadKind};
pub use checklist::{CheckItem, Checklist};
pub use client::{ClientRecord, Contact};
pub use file::File;
pub use node::{Node, NodeContent};
pub use project::{Levels, Permissions, Project, StateType, TaskState};
pub use steps::Steps;
pub(crate) use steps::number;
pub use task::{ClientRef, Task, TaskAnswer, TaskRow, Told, Workflow};
pub use user::{Me, User};
pub use webhook::{WEBHOOK_TYPES, Webhook};
