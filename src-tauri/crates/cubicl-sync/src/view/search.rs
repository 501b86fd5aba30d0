//! What a search finds.

use cubicl_client::{ProjectId, TaskId, UserId};
use serde::Serialize;
use specta::Type;

use super::StateView;

/// Hits of every kind, of what is on this computer.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchView {
    /// Projects whose name matches.
    pub projects: Vec<ProjectHit>,
    /// Only kinds that have hits, in the order in which they are shown.
    pub groups: Vec<SearchGroup>,
    /// When Cubicl last answered anything: unix seconds.
    #[specta(type = Option<f64>)]
    pub as_of: Option<i64>,
}

/// A project to go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectHit {
    pub id: ProjectId,
    pub name: Vec<TextPiece>,
}

/// Hits of one kind, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchGroup {
    pub kind: SearchKind,
    pub hits: Vec<SearchHit>,
    /// Hits that are not listed.
    pub more: u32,
    /// There may be more than that: nobody counted further.
    pub more_at_least: bool,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SearchKind {
    Task,
    Comment,
    File,
}

/// A task, or something on it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    pub task: TaskId,
    /// Id of the comment or file; empty for the task itself.
    pub item: String,
    pub project: ProjectId,
    /// Empty for a project that is not in the list.
    pub project_name: String,
    /// The task's name, or the file's.
    pub title: Vec<TextPiece>,
    /// The words around what matches, where that is not the title.
    pub snippet: Vec<TextPiece>,
    /// The task that a comment or file is on.
    pub task_name: String,
    pub state: StateView,
    /// Completed or archived.
    pub done: bool,
    #[specta(type = Option<f64>)]
    pub deadline: Option<i64>,
    /// Who wrote the comment.
    pub author: Option<UserId>,
    /// When the comment was written: unix seconds.
    #[specta(type = Option<f64>)]
    pub at: Option<i64>,
}

/// Text in pieces: no HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TextPiece {
    pub text: String,
    /// It is what was looked for.
    pub marked: bool,
}
