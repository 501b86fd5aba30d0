//! One signed-in account: every reading and every change goes through here.

use std::path::PathBuf;

use cubicl_client::{FileId, ProjectId, TaskId, UserId};

use crate::view::*;

/// Where a download goes.
pub enum SaveTo {
    /// The private folder of opened files, under a safe form of the file's name.
    Cache,
    /// Exactly here: the person chose it in the system's dialog and agreed to replace what is there.
    Path(PathBuf),
}

/// A photo or thumbnail.
#[derive(Clone)]
pub struct Picture {
    /// `image/png`, `image/jpeg`, `image/gif` or `image/webp`, from the bytes themselves.
    pub media_type: &'static str,
    /// At most 5 MiB.
    pub bytes: std::sync::Arc<[u8]>,
}

/// The local copy of one account, and what keeps it in step.
pub struct Account {}

#[rustfmt::skip]
impl Account {
    /// Answers at once from the copy; reads again in the background when it is old.
    pub fn projects(&self) -> ProjectsView { todo!() }
    /// Everybody known, in the organization or not.
    pub fn people(&self) -> Vec<Person> { todo!() }
    /// Answers at once from the copy; a project that is not known yet comes with `as_of: None` and is read.
    pub fn board(&self, _query: &BoardQuery) -> Result<BoardView, Problem> { todo!() }
    pub fn board_window(&self, _query: &WindowQuery) -> Result<BoardWindow, Problem> { todo!() }
    /// Tags that tasks of the project carry, most used first (A10).
    pub fn tags(&self, _project: &ProjectId) -> Vec<String> { todo!() }
    /// From the full record, or from the row until the record is read.
    pub fn task(&self, _task: &TaskId) -> Result<TaskView, Problem> { todo!() }
    pub fn activities(&self, _task: &TaskId) -> Result<ActivitiesView, Problem> { todo!() }

    /// Applied to the copy at once; sent in order per task; put back when refused. Gives the change's id.
    pub fn change_task(&self, _task: &TaskId, _change: TaskChange) -> Result<u32, Problem> { todo!() }
    /// Gives the local id; [`crate::Event::TaskConfirmed`] tells the real one.
    pub fn create_task(&self, _task: NewTask) -> Result<TaskId, Problem> { todo!() }
    pub fn delete_task(&self, _task: &TaskId) -> Result<(), Problem> { todo!() }
    /// Uploads the files, then writes the comment with them.
    pub fn comment(&self, _task: &TaskId, _text: String, _files: Vec<PickedId>) -> Result<(), Problem> { todo!() }
    pub fn changes(&self) -> Vec<PendingChange> { todo!() }
    /// Tries a refused or doubtful change once more.
    pub fn retry_change(&self, _id: u32) -> Result<(), Problem> { todo!() }
    /// Lets a change go, with its text.
    pub fn discard_change(&self, _id: u32) -> Result<(), Problem> { todo!() }

    /// Keeps the path and tells name and size.
    pub fn pick(&self, _path: PathBuf) -> PickedFile { todo!() }
    /// A pasted picture.
    pub fn pick_bytes(&self, _name: String, _bytes: Vec<u8>) -> PickedFile { todo!() }
    /// Uploads each file and puts it on the task: reads the task, writes the union (A13).
    pub fn attach(&self, _task: &TaskId, _files: Vec<PickedId>) -> Result<(), Problem> { todo!() }
    /// Downloads, and gives the path when it is there; shown among the transfers meanwhile.
    pub async fn download(&self, _file: &FileId, _name: &str, _to: SaveTo) -> Result<PathBuf, Problem> { todo!() }
    pub fn transfers(&self) -> Vec<TransferView> { todo!() }
    pub fn cancel_transfer(&self, _id: TransferId) { todo!() }
    pub fn retry_transfer(&self, _id: TransferId) -> Result<(), Problem> { todo!() }
    /// Clears what is done or cancelled from the list.
    pub fn clear_transfers(&self) { todo!() }

    pub fn status(&self) -> StatusView { todo!() }
    /// Reads what is on the screen again, and sends what waits.
    pub fn refresh(&self) { todo!() }
    /// The window is in front (or not): the open board is read every 60 s only while it is.
    pub fn set_visible(&self, _visible: bool) { todo!() }
    /// Fetched without the token (A22), kept in memory.
    pub async fn photo(&self, _user: &UserId) -> Option<Picture> { todo!() }
    pub async fn thumbnail(&self, _file: &FileId) -> Option<Picture> { todo!() }
}
