//! What the copy is made of: records of tasks, lines of their streams and people, made from the client's records.
//!
//! `intake` makes all of them. `steps`, `rich_text` and `fold` (letters as Turkish readers compare them) know one kind of field
//! each, `list_form` what the absence of a field means, `local` the ids of what Cubicl does not have yet.

mod activity;
mod fold;
pub(crate) mod intake;
mod list_form;
mod local;
mod person;
pub(crate) mod rich_text;
pub(crate) mod steps;
mod task;

pub(crate) use activity::ActivityRecord;
pub(crate) use fold::{fold, initials, lower, sort_key};
pub(crate) use list_form::ListForm;
pub(crate) use local::{LOCAL, is_local, local_number};
pub(crate) use person::PersonRecord;
pub(crate) use steps::Steps;
pub(crate) use task::{FileRecord, NORMAL_PRIORITY, TaskRecord};
