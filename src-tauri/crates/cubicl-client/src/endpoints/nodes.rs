//! Files pages of projects and clients (contract section 5, A16).

use super::body::Body;
use crate::ids::{ClientId, FileId, NodeId, ProjectId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::Node;
use crate::request::Request;

/// Whose Files page.
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
    let request = Request::get("GET file-system-nodes", &["file-system-nodes"], |answer| {
        records(unwrapped(answer.json()?, "nodes"), "$")
    })
    .with(key, id);
    match parent {
        Some(parent) => request.with("parent", parent.as_str()),
        None => request,
    }
}

/// `POST /file-system-nodes/files`: puts uploaded files into a directory (A16). One node for each.
pub fn add_files(shelf: &Shelf, parent: Option<&NodeId>, files: &[FileId]) -> Request<Vec<Node>> {
    Request::post(
        "POST file-system-nodes/files",
        &["file-system-nodes", "files"],
        shelf.body(parent).with("files", files).json(),
        |answer| {
            let value = unwrapped(answer.json()?, "nodes");
            if value.is_array() {
                return records(value, "$");
            }
            Node::decode(value, "$").ok().map(|node| vec![node])
        },
    )
}

/// `POST /file-system-nodes/directories` (A16).
pub fn make_directory(shelf: &Shelf, parent: Option<&NodeId>, name: &str) -> Request<Node> {
    Request::post(
        "POST file-system-nodes/directories",
        &["file-system-nodes", "directories"],
        shelf.body(parent).with("name", name).json(),
        |answer| Node::decode(unwrapped(answer.json()?, "node"), "$").ok(),
    )
}

/// `DELETE /file-system-nodes`, query `ids`; a directory goes with what is in it (A16).
pub fn delete_nodes(ids: &[NodeId]) -> Request<()> {
    let ids: Vec<&str> = ids.iter().map(NodeId::as_str).collect();
    Request::delete("DELETE file-system-nodes", &["file-system-nodes"], |_| Some(()))
        .with("ids", ids.join(","))
}
