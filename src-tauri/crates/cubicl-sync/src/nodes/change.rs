//! One change of a Files page on its way.

use cubicl_client::NodeId;
use serde::{Deserialize, Serialize};

use super::record::is_local;
use crate::record::FileRecord;
use crate::view::{NodeChangeId, NodeChangeKind, NodeOwner, NodePlace, Problem, TransferId};

/// The store keeps it in this very shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct NodeChange {
    pub(crate) id: NodeChangeId,
    pub(crate) owner: NodeOwner,
    pub(crate) act: NodeAct,
    pub(crate) state: NodeChangeState,
    /// Nobody knows what became of an earlier sending: what lies there is looked at before it is sent again (A23).
    pub(crate) doubted: bool,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum NodeAct {
    /// One of that name that is there already is it.
    MakeDirectory {
        local: NodeId,
        parent: Option<NodeId>,
        name: String,
    },
    /// Files that are in Cubicl, with the transfers that brought them.
    PutFiles {
        parent: Option<NodeId>,
        files: Vec<(TransferId, FileRecord)>,
    },
    /// Nodes of one directory.
    Delete {
        parent: Option<NodeId>,
        nodes: Vec<NodeId>,
    },
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum NodeChangeState {
    Waiting,
    Sending,
    /// The person decides.
    Refused(Problem),
}

impl NodeChange {
    /// Where it happens.
    pub(crate) fn place(&self) -> NodePlace {
        NodePlace {
            owner: self.owner.clone(),
            directory: self.act.parent().cloned(),
        }
    }

    pub(crate) fn is_refused(&self) -> bool {
        matches!(self.state, NodeChangeState::Refused(_))
    }
}

impl NodeAct {
    pub(super) fn parent(&self) -> Option<&NodeId> {
        match self {
            Self::MakeDirectory { parent, .. }
            | Self::PutFiles { parent, .. }
            | Self::Delete { parent, .. } => parent.as_ref(),
        }
    }

    pub(super) fn kind(&self) -> NodeChangeKind {
        match self {
            Self::MakeDirectory { .. } => NodeChangeKind::MakeDirectory,
            Self::PutFiles { .. } => NodeChangeKind::PutFiles,
            Self::Delete { .. } => NodeChangeKind::Delete,
        }
    }

    /// A directory it needs is not in Cubicl yet.
    pub(super) fn waits_for_directory(&self) -> bool {
        let inner = match self {
            Self::Delete { nodes, .. } => nodes.iter().any(is_local),
            Self::MakeDirectory { .. } | Self::PutFiles { .. } => false,
        };
        inner || self.parent().is_some_and(is_local)
    }

    /// A directory has its id from Cubicl.
    pub(super) fn rename(&mut self, local: &NodeId, id: &NodeId) {
        let (Self::MakeDirectory { parent, .. }
        | Self::PutFiles { parent, .. }
        | Self::Delete { parent, .. }) = self;
        if parent.as_ref() == Some(local) {
            *parent = Some(id.clone());
        }
        if let Self::Delete { nodes, .. } = self {
            for node in nodes.iter_mut().filter(|node| *node == local) {
                node.clone_from(id);
            }
        }
    }
}
