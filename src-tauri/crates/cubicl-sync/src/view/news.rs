//! What others did since somebody looked.

use cubicl_client::{ProjectId, TaskId, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is new in one project.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewsView {
    /// Newest first.
    pub items: Vec<NewsItem>,
    /// Of how many tasks, shown or not.
    pub total: u32,
}

/// In how many tasks of a project something is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewsCount {
    pub project: ProjectId,
    pub tasks: u32,
}

/// What is new in one task.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewsItem {
    pub task: TaskId,
    pub name: String,
    /// Unix seconds: when it was noticed last.
    #[specta(type = f64)]
    pub at: i64,
    /// Who did it, if one person did all of it and Cubicl's history says so.
    pub by: Option<UserId>,
    /// At least one.
    pub kinds: Vec<NewsKind>,
}

/// One thing that is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum NewsKind {
    /// It was made, or came here from another project.
    New,
    /// To another state; the recorded names.
    Moved {
        from: String,
        to: String,
    },
    /// The name it had.
    Renamed {
        from: String,
    },
    /// Unix seconds.
    Deadline {
        #[specta(type = Option<f64>)]
        from: Option<i64>,
        #[specta(type = Option<f64>)]
        to: Option<i64>,
    },
    Files {
        count: u32,
    },
    Commented {
        count: u32,
    },
    /// To me.
    Assigned,
    /// It left the project's list.
    Gone {
        why: Departure,
    },
}

/// Why a task is not in its project's list any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "why", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Departure {
    /// Nobody has looked yet.
    NotListed,
    /// It is in another project.
    Moved {
        to: ProjectId,
    },
    Archived,
    Deleted,
    /// It is not for this user's eyes any more.
    NoAccess,
}
