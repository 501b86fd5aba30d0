//! Projects and people.

use cubicl_client::{ProjectId, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Freshness;

/// Every project of the organization that this user sees.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectsView {
    /// Sorted by name, Turkish order. A project may have several parents; a parent may be missing from the list.
    pub projects: Vec<ProjectRow>,
    pub freshness: Freshness,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectRow {
    pub id: ProjectId,
    pub name: String,
    /// Only parents that are in the list; empty for a project that starts a branch.
    pub parents: Vec<ProjectId>,
    /// I am its member or admin.
    pub mine: bool,
    pub members: Vec<UserId>,
    /// In the project's own order.
    pub states: Vec<StateView>,
    /// False only when the permissions say for sure that this user may not (A18).
    pub may_create: bool,
    pub may_edit: bool,
}

/// A task state: a column of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StateView {
    /// The recorded name; `cb_…` names are translated by the page.
    pub name: String,
    pub kind: StateKind,
    /// `#rgb` or `#rrggbb`, checked; a grey when Cubicl sent something else.
    pub color: String,
    pub is_default: bool,
}

/// Contract section 3, `TaskState.type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum StateKind {
    Waiting,
    Active,
    Completed,
    Suspended,
    /// A type this program does not know, or a state that the project no longer lists.
    Unknown,
}

/// Somebody named in tasks; perhaps no longer in the organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    pub id: UserId,
    /// First and last name; empty when Cubicl does not say.
    pub name: String,
    /// Upper-case initials by Turkish rules.
    pub initials: String,
    /// The photo is at `photo://localhost/<id>` (on Windows `http://photo.localhost/<id>`).
    pub has_photo: bool,
    /// In the organization now: may be chosen as an assignee.
    pub current: bool,
}
