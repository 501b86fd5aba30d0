//! The files pages of projects and clients: directories and files in them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::permission::Level;
use super::world::World;
use crate::reply::{Refusal, Reply};

/// Whose page it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Group(String),
    Customer(String),
}

#[derive(Clone, Debug)]
pub(crate) enum Content {
    Directory(String),
    /// A file's id.
    File(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) place: Place,
    /// The directory; `None` at the root.
    pub(crate) parent: Option<String>,
    pub(crate) content: Content,
    pub(crate) created_at: i64,
}

impl World {
    /// 404 for a place that is not there, 403 for one where this user may not do so much.
    pub(crate) fn require_files(&self, user: &str, place: &Place, level: Level) -> Reply<()> {
        match place {
            Place::Group(id) => {
                self.project(id)?;
                if self.levels(user, id).files < level {
                    return Err(Refusal::not_permitted());
                }
            }
            Place::Customer(id) => {
                self.require_colleague(user)?;
                self.client(id)?;
            }
        }
        Ok(())
    }

    pub(crate) fn node(&self, id: &str) -> Reply<&Node> {
        self.nodes
            .iter()
            .find(|node| node.id == id)
            .ok_or_else(Refusal::not_found)
    }

    /// 422 for a parent that is a file, or a directory of another page.
    pub(crate) fn check_directory(&self, place: &Place, parent: Option<&str>) -> Reply<()> {
        let Some(parent) = parent else { return Ok(()) };
        let parent = self.node(parent)?;
        match parent.content {
            Content::Directory(_) if parent.place == *place => Ok(()),
            _ => Err(Refusal::invalid()),
        }
    }

    pub(crate) fn add_node(
        &mut self,
        place: Place,
        parent: Option<String>,
        content: Content,
        at: i64,
    ) -> Node {
        let node = Node {
            id: self.random.id(),
            place,
            parent,
            content,
            created_at: at,
        };
        self.nodes.push(node.clone());
        node
    }

    /// A directory goes with all that is in it (A16).
    pub(crate) fn delete_nodes(&mut self, ids: &[String]) {
        let mut gone: BTreeSet<String> = ids.iter().cloned().collect();
        loop {
            let below = self.nodes.iter().filter(|node| {
                !gone.contains(&node.id) && node.parent.as_ref().is_some_and(|parent| gone.contains(parent))
            });
            let below: Vec<String> = below.map(|node| node.id.clone()).collect();
            if below.is_empty() {
                break;
            }
            gone.extend(below);
        }
        self.nodes.retain(|node| !gone.contains(&node.id));
    }

    pub(crate) fn node_record(&self, node: &Node, links: &str) -> Value {
        let mut record = json!({ "_id": node.id, "createdAt": node.created_at });
        if let Some(parent) = &node.parent {
            record["parent"] = json!(parent);
        }
        match &node.place {
            Place::Group(id) => record["group"] = json!(id),
            Place::Customer(id) => record["customer"] = json!(id),
        }
        match &node.content {
            Content::Directory(name) => {
                record["type"] = json!("d");
                record["name"] = json!(name);
            }
            Content::File(id) => {
                record["type"] = json!("f");
                record["file"] = self.file_record(id, links);
            }
        }
        record
    }

    /// Whether the file lies on a files page that this user may view.
    pub(crate) fn page_shows_file(&self, user: &str, file: &str) -> bool {
        self.nodes.iter().any(|node| {
            matches!(&node.content, Content::File(id) if id == file)
                && self.require_files(user, &node.place, Level::View).is_ok()
        })
    }
}
