//! Files pages of projects and clients.

use cubicl_client::{ClientId, NodeId, ProjectId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{FileView, Freshness, Problem};

/// Whose Files page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
pub enum NodeOwner {
    Project(ProjectId),
    Client(ClientId),
}

/// A directory of a Files page, or its root.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NodePlace {
    pub owner: NodeOwner,
    /// Null at the root. A directory that Cubicl does not have yet has an id of this computer.
    pub directory: Option<NodeId>,
}

/// What lies in a directory.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NodesView {
    /// The place asked for, by the id it has at Cubicl once it has one.
    pub place: NodePlace,
    /// The directories that lead there, the outermost first, itself last; empty at the root.
    pub path: Vec<NodeCrumb>,
    /// Directories first, each kind in Turkish order.
    pub nodes: Vec<NodeRow>,
    pub freshness: Freshness,
    /// Cubicl does not have the directory yet: there is nothing to read.
    pub local: bool,
    /// The directory is no longer there.
    pub gone: bool,
    /// Deletions of this page that can still be taken back, the latest first.
    pub deletions: Vec<NodeDeletion>,
    /// What Cubicl did not do on this page.
    pub refused: Vec<RefusedNodeChange>,
}

/// One directory on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NodeCrumb {
    pub id: NodeId,
    pub name: String,
}

/// A directory or a file.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NodeRow {
    pub id: NodeId,
    pub directory: bool,
    /// Null for a file whose name Cubicl has not told (A13).
    pub name: Option<String>,
    /// Null for a directory, and for a file of which the record does not tell which it is.
    pub file: Option<FileView>,
    /// Bytes, of what this app uploaded: Cubicl tells none.
    pub size: Option<f64>,
    /// Unix seconds.
    #[specta(type = Option<f64>)]
    pub created_at: Option<i64>,
    /// Cubicl does not have it yet.
    pub waiting: bool,
}

/// Names a change of a Files page; these have numbers of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(transparent)]
#[specta(inline)]
pub struct NodeChangeId(pub u32);

/// Nodes that are gone from the screen and not yet from Cubicl.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NodeDeletion {
    /// Takes it back.
    pub change: NodeChangeId,
    pub count: u32,
    /// Of the only one.
    pub name: Option<String>,
}

/// What Cubicl did not do; what was on the screen is put back.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RefusedNodeChange {
    pub change: NodeChangeId,
    pub what: NodeChangeKind,
    /// Of the directory, or of the only node.
    pub name: Option<String>,
    pub count: u32,
    pub problem: Problem,
}

/// A change of a Files page that Cubicl does not have.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PendingNodeChange {
    pub change: NodeChangeId,
    /// Where it happens.
    pub place: NodePlace,
    /// The project or the client; null when it is not known here.
    pub owner_name: Option<String>,
    pub what: NodeChangeKind,
    /// Of the directory, or of the only node.
    pub name: Option<String>,
    pub count: u32,
    pub state: NodeChangeWay,
}

/// Where a change of a Files page is on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum NodeChangeWay {
    /// Waits for its turn, for the network, or for the moment until which it can be taken back.
    Waiting,
    Sending,
    Refused {
        problem: Problem,
    },
}

/// What was to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NodeChangeKind {
    MakeDirectory,
    PutFiles,
    Delete,
}
