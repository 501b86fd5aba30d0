//! What a search finds.

use cubicl_client::{ClientId, NodeId, ProjectId, TaskId, UserId};
use serde::Serialize;
use specta::Type;

use super::{ChatRef, NodePlace, StateView};

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
    Client,
    Comment,
    /// On a task or a comment.
    File,
    /// A directory or file of a Files page.
    Node,
    Message,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// Its name; for a comment its task's, for a message its chat's.
    pub title: Vec<TextPiece>,
    /// The words around what matches, where that is not the title; what else is known of a client.
    pub snippet: Vec<TextPiece>,
    /// Who wrote it.
    pub author: Option<UserId>,
    /// When it was written or put there: unix seconds.
    #[specta(type = Option<f64>)]
    pub at: Option<i64>,
    pub target: SearchTarget,
}

/// Where a hit is.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SearchTarget {
    /// A task, or something on it.
    Task {
        task: TaskId,
        /// Id of the comment or file; empty for the task itself.
        item: String,
        task_name: String,
        project: ProjectId,
        /// Empty for a project that is not in the list.
        project_name: String,
        state: StateView,
        /// Completed or archived.
        done: bool,
        #[specta(type = Option<f64>)]
        deadline: Option<i64>,
    },
    Client {
        client: ClientId,
    },
    /// Something on a Files page.
    Node {
        /// Where it lies.
        place: NodePlace,
        /// Null for a file on its way there.
        node: Option<NodeId>,
        directory: bool,
        /// The project or client; empty when its name is not known.
        owner_name: String,
        /// The directories that lead there, the outermost first.
        path: Vec<String>,
    },
    /// A message.
    Chat {
        chat: ChatRef,
        message: String,
    },
}

/// Text in pieces: no HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TextPiece {
    pub text: String,
    /// It is what was looked for.
    pub marked: bool,
}
