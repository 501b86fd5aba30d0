//! Files of an account: those of tasks and of Files pages, and their way there and back.

use std::path::PathBuf;

use cubicl_client::{FileId, NodeId, TaskId};

use super::Account;
use crate::nodes;
use crate::state::State;
use crate::transfer::{self, SaveTo};
use crate::view::{
    NodeChangeId, NodePlace, NodesView, PendingNodeChange, PickedFile, PickedFiles, PickedId, Problem,
    TransferId, TransferPlace, TransferView,
};

impl Account {
    /// Keeps the path and tells name and size.
    #[expect(clippy::needless_pass_by_value, reason = "the path is handed over")]
    pub fn pick(&self, path: PathBuf) -> PickedFile {
        transfer::pick(&self.core, &path)
    }

    /// Keeps all these paths, and those of the files in folders, however deep. Blocks while the disk is looked at.
    #[expect(clippy::needless_pass_by_value, reason = "the paths are handed over")]
    pub fn pick_all(&self, paths: Vec<PathBuf>) -> PickedFiles {
        transfer::pick_all(&self.core, &paths)
    }

    /// Which of these files seem to be on the task already, or on their way to it: by name, and by size where it is known.
    /// Reads the task first when the copy does not know its files; without an answer within seconds it goes by the copy.
    pub async fn alike(&self, task: &TaskId, files: &[PickedId]) -> Vec<PickedId> {
        transfer::alike(&self.core, task, files).await
    }

    /// A pasted picture.
    pub fn pick_bytes(&self, name: String, bytes: Vec<u8>) -> PickedFile {
        transfer::pick_bytes(&self.core, name, bytes)
    }

    /// Uploads each file and puts it on the task: reads the task, writes the union (A13).
    #[expect(clippy::needless_pass_by_value, reason = "the files are handed over")]
    pub fn attach(&self, task: &TaskId, files: Vec<PickedId>) -> Result<(), Problem> {
        self.core.change(|state, fx| state.attach(task, &files, fx))
    }

    /// What lies in a directory of a Files page, from the copy at once; read again in the background when it is old.
    pub fn nodes(&self, place: &NodePlace) -> NodesView {
        self.core.with(|state, fx| state.nodes(place, fx))
    }

    /// The directory the page shows is kept in step; `None` when it shows none.
    pub fn show_files(&self, place: Option<&NodePlace>) {
        self.core.with(|state, fx| state.show_files(place, fx));
    }

    /// On the screen at once. Gives the id that leads to it for as long as the account is open; that of the directory of the
    /// same name if there is one.
    pub fn make_directory(&self, place: &NodePlace, name: &str) -> Result<NodeId, Problem> {
        self.core
            .change(|state, fx| state.make_directory(place, name, fx))
    }

    /// Uploads each file and puts it into the directory; the files of a folder into directories of the same names, which are
    /// made where they are not there.
    #[expect(clippy::needless_pass_by_value, reason = "the files are handed over")]
    pub fn add_to_directory(&self, place: &NodePlace, files: Vec<PickedId>) -> Result<(), Problem> {
        self.core
            .change(|state, fx| state.add_to_directory(place, &files, fx))
    }

    /// Which of these files seem to be there already, or on their way: by name, and by size where it is known. Reads the
    /// directory first when it was not just read; without an answer within seconds it goes by the copy.
    pub async fn alike_in(&self, place: &NodePlace, files: &[PickedId]) -> Vec<PickedId> {
        nodes::alike(&self.core, place, files).await
    }

    /// Nodes of one directory are gone from the screen at once, directories with what is in them; sent after
    /// [`crate::Config::deletes_after`], or at once when the app ended meanwhile; back when Cubicl refuses. Gives the change's id.
    pub fn delete_nodes(&self, place: &NodePlace, nodes: &[NodeId]) -> Result<NodeChangeId, Problem> {
        self.core.change(|state, fx| state.delete_nodes(place, nodes, fx))
    }

    /// What Cubicl does not have of all Files pages: on its way, or refused. Oldest first.
    pub fn node_changes(&self) -> Vec<PendingNodeChange> {
        self.core.peek(State::node_changes)
    }

    /// Takes a deletion of nodes back; [`ProblemKind::TooLate`](crate::view::ProblemKind::TooLate) when it is on its way.
    pub fn keep_nodes(&self, change: NodeChangeId) -> Result<(), Problem> {
        self.core.change(|state, fx| state.keep_nodes(change, fx))
    }

    /// Tries a refused change of a Files page once more, with the files that failed with it.
    pub fn retry_node_change(&self, change: NodeChangeId) -> Result<(), Problem> {
        self.core.change(|state, fx| state.retry_node_change(change, fx))
    }

    /// Lets a refused change of a Files page go, with the files that were to go into a directory that is not made.
    pub fn discard_node_change(&self, change: NodeChangeId) -> Result<(), Problem> {
        self.core
            .change(|state, fx| state.discard_node_change(change, fx))
    }

    /// Downloads, and gives the path when it is there; shown among the transfers meanwhile.
    pub async fn download(&self, file: &FileId, name: &str, to: SaveTo) -> Result<PathBuf, Problem> {
        transfer::download(&self.core, file, name, to).await
    }

    /// Uploads and downloads, in the order of the queue.
    pub fn transfers(&self) -> Vec<TransferView> {
        self.core.peek(|state| state.transfer_views())
    }

    /// Stops it; what was on its way ends.
    pub fn cancel_transfer(&self, id: TransferId) {
        self.core.with(|state, fx| state.cancel(id, fx));
    }

    /// Stops sending or receiving it, or all, until it is to go on; kept over restarts. A file that is in Cubicl already
    /// goes onto its task.
    pub fn pause_transfers(&self, which: Option<TransferId>) -> Result<(), Problem> {
        self.core.change(|state, fx| {
            state.pause(which, fx);
            Ok(())
        })
    }

    /// Lets it, or all that are paused, go on when their turn comes: from the beginning, if the file is the same.
    pub fn resume_transfers(&self, which: Option<TransferId>) -> Result<(), Problem> {
        self.core.change(|state, fx| {
            state.go_on(which, fx);
            Ok(())
        })
    }

    /// Changes the queue.
    pub fn move_transfer(&self, id: TransferId, to: TransferPlace) -> Result<(), Problem> {
        self.core.change(|state, fx| {
            state.move_transfer(id, to, fx);
            Ok(())
        })
    }

    /// Takes one that has ended off the list; one that failed is given up.
    pub fn remove_transfer(&self, id: TransferId) -> Result<(), Problem> {
        self.core.change(|state, fx| {
            state.remove_transfer(id, fx);
            Ok(())
        })
    }

    /// Tries all that failed again. Blocks for a look at each file.
    pub fn retry_transfers(&self) -> Result<(), Problem> {
        transfer::retry_all(&self.core)
    }

    /// Opens the file again and sends it; what is already in Cubicl is only put on its task again.
    pub fn retry_transfer(&self, id: TransferId) -> Result<(), Problem> {
        transfer::retry(&self.core, id)
    }

    /// Clears what is done or cancelled from the list.
    pub fn clear_transfers(&self) {
        self.core.with(|state, fx| {
            state.transfers.clear();
            fx.transfers = true;
        });
    }
}
