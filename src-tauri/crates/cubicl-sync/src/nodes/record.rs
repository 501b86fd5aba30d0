//! A node as Cubicl told of it, and the places nodes lie in.

use cubicl_client::endpoints::nodes::Shelf;
use cubicl_client::{NodeId, model};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::record::{FileRecord, LOCAL, intake};
use crate::view::{NodeOwner, NodePlace};

/// What the copy keeps of one node. The store keeps it in this very shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct NodeRecord {
    pub(crate) id: NodeId,
    pub(crate) owner: NodeOwner,
    /// The directory it lies in; `None` at the root.
    pub(crate) parent: Option<NodeId>,
    pub(crate) content: NodeContent,
    /// Unix seconds.
    pub(crate) created_at: Option<i64>,
}

/// A directory with its name, or a file; `None` when the record does not tell which.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum NodeContent {
    Directory(String),
    File(Option<FileRecord>),
}

impl NodeRecord {
    /// A node of an answer about the page of `asked`; it may tell of another one's.
    pub(super) fn of(node: model::Node, asked: &NodeOwner) -> Self {
        let project = node.group.map(NodeOwner::Project);
        let told = project.or_else(|| node.client.map(NodeOwner::Client));
        Self {
            id: node.id,
            owner: told.unwrap_or_else(|| asked.clone()),
            parent: node.parent,
            content: match node.content {
                model::NodeContent::Directory(name) => NodeContent::Directory(name),
                model::NodeContent::File(file) => NodeContent::File(file.map(intake::file)),
            },
            created_at: node.created_at,
        }
    }

    pub(crate) fn place(&self) -> NodePlace {
        NodePlace {
            owner: self.owner.clone(),
            directory: self.parent.clone(),
        }
    }

    pub(super) fn is_in(&self, place: &NodePlace) -> bool {
        self.owner == place.owner && self.parent == place.directory
    }

    /// The name, if it is a directory.
    pub(super) fn directory(&self) -> Option<&str> {
        match &self.content {
            NodeContent::Directory(name) => Some(name),
            NodeContent::File(_) => None,
        }
    }

    pub(super) fn file(&self) -> Option<&FileRecord> {
        match &self.content {
            NodeContent::File(file) => file.as_ref(),
            NodeContent::Directory(_) => None,
        }
    }
}

/// A place in one word: the table of readings knows what was read by one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PlaceWord(String);

impl PlaceWord {
    pub(crate) fn of_store(word: &str) -> Self {
        Self(word.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// `None` for a word of another version.
    pub(crate) fn place(&self) -> Option<NodePlace> {
        serde_json::from_str(&self.0).ok()
    }
}

impl From<&NodePlace> for PlaceWord {
    fn from(place: &NodePlace) -> Self {
        Self(serde_json::to_string(place).unwrap_or_default())
    }
}

pub(super) fn shelf(owner: &NodeOwner) -> Shelf {
    match owner {
        NodeOwner::Project(id) => Shelf::Project(id.clone()),
        NodeOwner::Client(id) => Shelf::Client(id.clone()),
    }
}

/// Whether Cubicl has not given it an id yet.
pub(crate) fn is_local(directory: &NodeId) -> bool {
    directory.as_str().starts_with(LOCAL)
}

/// Two names of one directory: one disk writes `ö` as one letter, another as two.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.trim().nfc().eq(other.trim().nfc())
}
