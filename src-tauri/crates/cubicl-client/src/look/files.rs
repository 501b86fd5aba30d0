//! Looking for uploads, and for what was put on Files pages.

use super::{By, Look, Origin, Verdict};
use crate::client::Client;
use crate::endpoints::nodes::Shelf;
use crate::error::Error;
use crate::ids::{FileId, NodeId};
use crate::model::{File, Node, NodeContent};

impl Client {
    /// What became of an upload in doubt ([`Client::upload`]) cannot be told: no request lists files. At worst a file that
    /// nothing uses takes room at Cubicl.
    pub fn look_for_upload(&self) -> Verdict<File> {
        Verdict::CannotTell
    }

    /// Looks for the nodes that [`Client::add_files`] may have made: all of them, or none.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_added_files(
        &self,
        shelf: &Shelf,
        parent: Option<&NodeId>,
        files: &[FileId],
        look: Look<'_>,
    ) -> Result<Verdict<Vec<Node>>, Error> {
        let nodes = self.nodes(shelf, parent).await?;
        let (mut found, mut missing) = (Vec::new(), 0);
        for file in files {
            let of_file =
                |node: &Node| matches!(&node.content, NodeContent::File(Some(there)) if there.id == *file);
            let alike = nodes.iter().filter(|node| of_file(node)).cloned().collect();
            match look.conclude(alike, origin) {
                Verdict::Done(node) => found.push(node),
                Verdict::NotDone => missing += 1,
                Verdict::CannotTell => return Ok(Verdict::CannotTell),
            }
        }
        Ok(match (found.is_empty(), missing) {
            (_, 0) => Verdict::Done(found),
            (true, _) => Verdict::NotDone,
            (false, _) => Verdict::CannotTell,
        })
    }

    /// Looks for a directory that [`Client::make_directory`] may have made.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_directory(
        &self,
        shelf: &Shelf,
        parent: Option<&NodeId>,
        name: &str,
        look: Look<'_>,
    ) -> Result<Verdict<Node>, Error> {
        let mut nodes = self.nodes(shelf, parent).await?;
        nodes.retain(
            |node| matches!(&node.content, NodeContent::Directory(there) if there.trim() == name.trim()),
        );
        Ok(look.conclude(nodes, origin))
    }
}

fn origin(node: &Node) -> Origin<'_> {
    Origin {
        id: node.id.as_str(),
        by: By::Anybody,
        at: node.created_at,
    }
}
