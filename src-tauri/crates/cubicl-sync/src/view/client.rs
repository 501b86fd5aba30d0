//! Clients: the list in windows, and one of them with everything that is known.

use cubicl_client::{ClientId, ProjectId, TaskId, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Freshness, StateView};

/// A part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientsQuery {
    /// Words that must occur in names, e-mails, telephone numbers or contacts; letters compare by Turkish rules, accents
    /// are forgiven.
    pub text: String,
    pub offset: u32,
    /// At most 200.
    pub length: u32,
}

/// The clients `offset..offset + rows.len()` of those that match, in the order of the Turkish alphabet.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientsView {
    pub offset: u32,
    pub rows: Vec<ClientRow>,
    /// Clients in all, and how many of them match.
    pub total: u32,
    pub matching: u32,
    pub freshness: Freshness,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientRow {
    pub id: ClientId,
    /// The short name, or what stands for it; empty when nothing does.
    pub name: String,
    /// What was looked for when the name does not have it, or what says most besides the name.
    pub line: Option<String>,
}

/// A client with everything that is known.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientView {
    pub id: ClientId,
    /// The short name, or what stands for it; empty when nothing does.
    pub name: String,
    pub fullname: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub contacts: Vec<ContactView>,
    /// What the organization's own fields say. Cubicl tells their ids, and no request tells their names.
    pub own_values: Vec<String>,
    /// Who looks after the client's portal.
    pub managers: Vec<UserId>,
    #[specta(type = Option<f64>)]
    pub created_at: Option<i64>,
    /// False when only tasks name it: it is not in the list, or the list could not be read.
    pub listed: bool,
    /// Tasks with this client that are on this computer: open ones first, each in the order of a board. At most 200.
    pub tasks: Vec<ClientTask>,
    /// All of them.
    pub tasks_total: u32,
    /// Of the list.
    pub freshness: Freshness,
}

/// Somebody at a client. What Cubicl does not tell is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactView {
    pub name: String,
    pub position: String,
    pub phone: String,
    pub email: String,
}

/// A task of a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientTask {
    pub id: TaskId,
    pub project: ProjectId,
    /// Empty while it is not known.
    pub project_name: String,
    pub name: String,
    pub state: StateView,
    pub done: bool,
    #[specta(type = Option<f64>)]
    pub deadline: Option<i64>,
}
