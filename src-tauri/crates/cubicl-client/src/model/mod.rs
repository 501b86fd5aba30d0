//! Cubicl's records. Rows of lists and full records are different types where the API leaves details out.

mod activity;
mod file;
mod project;
mod steps;
mod task;
mod user;

pub use activity::Activity;
pub use file::File;
pub use project::{Levels, Permissions, Project, StateType, TaskState};
pub use steps::{CheckItem, Steps};
pub use task::{ClientRef, Task, TaskAnswer, TaskRow};
pub use user::{Me, User};
