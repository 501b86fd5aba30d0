//! Every documented request as a typed value, one file a domain.

pub mod files;
pub mod projects;
pub mod tasks;
pub mod users;
