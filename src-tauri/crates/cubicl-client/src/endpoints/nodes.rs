//! Files pages of projects and clients (contract section 5, A16).

use super::body::Body;
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::{ClientId, FileId, NodeId, ProjectId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::Node;
use crate::request::Request;

/// Whose Files page.
///
/// Assumption A16: `parent` is a directory's id and absent at the root; files are made by `{group or customer, parent, files}`,
/// a directory by `{group or customer, parent, name}`, and both are deleted by the query `ids`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// A project's.
    Project(ProjectId),
    /// A client's.
    Client(ClientId),
}

impl Shelf {
    fn pair(&self) -> (&'static str, &str) {
        match self {
            Self::Project(id) => ("group", id.as_str()),
            Self::Client(id) => ("customer", id.as_str()),
        }
    }

    fn body(&self, parent: Option<&NodeId>) -> Body {
        let (key, id) = self.pair();
        Body::default().with(key, id).maybe("parent", parent)
    }
}

/// `GET /file-system-nodes`: what lies in a directory, or at the root (A16).
pub fn nodes(shelf: &Shelf, parent: Option<&NodeId>) -> Request<Vec<Node>> {
    let (key, id) = shelf.pair();
    Request::to(Endpoint::Nodes, &[], |answer| {
        records(unwrapped(answer.json()?, "nodes"), "$")
    })
    .with(key, id)
    .maybe("parent", parent.map(NodeId::as_str))
}

/// `POST /file-system-nodes/files`: puts uploaded files into a directory (A16). One node for each.
pub fn add_files(shelf: &Shelf, parent: Option<&NodeId>, files: &[FileId]) -> Request<Vec<Node>> {
    Request::to(Endpoint::AddFiles, &[], |answer| {
        let value = unwrapped(answer.json()?, "nodes");
        if value.is_array() {
            return records(value, "$");
        }
        Node::decode(value, "$").ok().map(|node| vec![node])
    })
    .carrying(shelf.body(parent).with("files", files).json())
}

/// `POST /file-system-nodes/directories` (A16).
pub fn make_directory(shelf: &Shelf, parent: Option<&NodeId>, name: &str) -> Request<Node> {
    Request::to(Endpoint::MakeDirectory, &[], |answer| {
        Node::decode(unwrapped(answer.json()?, "node"), "$").ok()
    })
    .carrying(shelf.body(parent).with("name", name).json())
}

/// `DELETE /file-system-nodes`, query `ids`; a directory goes with what is in it (A16).
pub fn delete_nodes(ids: &[NodeId]) -> Request<()> {
    let ids: Vec<&str> = ids.iter().map(NodeId::as_str).collect();
    Request::to(Endpoint::DeleteNodes, &[], |_| Some(())).with("ids", ids.join(","))
}

impl Client {
    /// What lies in a directory of a Files page, or at its root.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn nodes(&self, shelf: &Shelf, parent: Option<&NodeId>) -> Result<Vec<Node>, Error> {
        self.send(nodes(shelf, parent)).await
    }

    /// Puts uploaded files on a Files page; one node for each.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_added_files`].
    pub async fn add_files(
        &self,
        shelf: &Shelf,
        parent: Option<&NodeId>,
        files: &[FileId],
    ) -> Result<Vec<Node>, Error> {
        self.send(add_files(shelf, parent, files)).await
    }

    /// Makes a directory on a Files page.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_directory`].
    pub async fn make_directory(
        &self,
        shelf: &Shelf,
        parent: Option<&NodeId>,
        name: &str,
    ) -> Result<Node, Error> {
        self.send(make_directory(shelf, parent, name)).await
    }

    /// Deletes files and directories of Files pages, directories with what is in them.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn delete_nodes(&self, ids: &[NodeId]) -> Result<(), Error> {
        self.send(delete_nodes(ids)).await
    }
}
