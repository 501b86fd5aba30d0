//! One signed-in account: every reading and every change goes through here.

use std::path::PathBuf;
use std::sync::Arc;

use cubicl_client::{ClientId, FileId, NodeId, ProjectId, TaskId, UserId};
use serde::{Deserialize, Serialize};

use crate::core::Core;
use crate::diagnosis::Diagnosis;
use crate::nodes;
use crate::search;
use crate::state::State;
use crate::transfer;
use crate::view::{
    ActivitiesView, BoardQuery, BoardView, BoardWindow, ChatRef, ChatsView, ClientView, ClientsQuery,
    ClientsView, DeedView, DraftView, MessageId, MessagesView, NewTask, NewsCount, NewsView, NodePlace,
    NodesView, PendingChange, PendingNodeChange, Person, PickedFile, PickedFiles, PickedId, Problem,
    ProjectsView, SearchView, StatusView, TaskChange, TaskView, TransferId, TransferPlace, TransferView,
    WindowQuery,
};

/// Where a download goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SaveTo {
    /// The private folder of opened files, under a safe form of the file's name.
    Cache,
    /// Exactly here: the person chose it in the system's dialog and agreed to replace what is there.
    Path(#[serde(with = "crate::store::path")] PathBuf),
}

/// A photo or thumbnail.
#[derive(Clone)]
pub struct Picture {
    /// `image/png`, `image/jpeg`, `image/gif` or `image/webp`, from the bytes themselves.
    pub media_type: &'static str,
    /// At most 5 MiB.
    pub bytes: Arc<[u8]>,
}

/// The local copy of one account, and what keeps it in step. Its work ends with it.
pub struct Account {
    core: Arc<Core>,
}

impl Drop for Account {
    fn drop(&mut self) {
        self.core.stop();
    }
}

impl Account {
    pub(crate) fn new(core: Arc<Core>) -> Self {
        Self { core }
    }

    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }

    /// Answers at once from the copy; reads again in the background when it is old.
    pub fn projects(&self) -> ProjectsView {
        self.core.with(|state, fx| state.projects(fx))
    }

    /// Everybody known, in the organization or not.
    pub fn people(&self) -> Vec<Person> {
        self.core.with(|state, fx| state.people(fx))
    }

    /// Brings what is stored of a board into memory, so that whoever asks for it next does not wait for the disk, and
    /// nobody else waits for it.
    pub async fn bring_board(&self, project: &ProjectId) {
        self.core.recall_board(project).await;
    }

    /// Answers at once from the copy; a project that is not known yet comes with `as_of: None` and is read.
    pub fn board(&self, query: &BoardQuery) -> Result<BoardView, Problem> {
        self.core.with(|state, fx| state.board(query, fx))
    }

    /// More cards of one column.
    pub fn board_window(&self, query: &WindowQuery) -> Result<BoardWindow, Problem> {
        self.core.with(|state, _| state.board_window(query))
    }

    /// Tags that tasks of the project carry, most used first (A10).
    pub fn tags(&self, project: &ProjectId) -> Vec<String> {
        self.core.with(|state, _| state.tags(project))
    }

    /// Answers at once from the copy; reads again in the background when it is old.
    pub fn clients(&self, query: &ClientsQuery) -> ClientsView {
        self.core.with(|state, fx| state.clients(query, fx))
    }

    /// A client of the list, or one that only tasks on this computer name.
    pub fn client(&self, client: &ClientId) -> Result<ClientView, Problem> {
        self.core.with(|state, fx| state.client(client, fx))
    }

    /// From the full record, or from the row until the record is read.
    pub fn task(&self, task: &TaskId) -> Result<TaskView, Problem> {
        self.core.with(|state, fx| state.task(task, fx))
    }

    /// Comments and history; comments that wait to be sent come last.
    pub fn activities(&self, task: &TaskId) -> Result<ActivitiesView, Problem> {
        Ok(self.core.with(|state, fx| state.activities(task, fx)))
    }

    /// Stored and on the screen at once; sent in order per task; put back when refused. Gives the change's id.
    pub fn change_task(&self, task: &TaskId, change: TaskChange) -> Result<u32, Problem> {
        self.core.change(|state, fx| state.change_task(task, change, fx))
    }

    /// The same for somebody who edited what the field was before: `seen`, as an edit of the same field. What somebody
    /// else wrote into it since then is not overwritten.
    pub fn change_seen(&self, task: &TaskId, change: TaskChange, seen: TaskChange) -> Result<u32, Problem> {
        self.core
            .change(|state, fx| state.change_seen(task, change, seen, fx))
    }

    /// Gives the local id; [`crate::Event::TaskConfirmed`] tells the real one.
    pub fn create_task(&self, task: NewTask) -> Result<TaskId, Problem> {
        self.core.change(|state, fx| state.create_task(task, fx))
    }

    /// Gone from the screen at once; sent after [`crate::Config::deletes_after`], or at once when the app ended meanwhile;
    /// back when Cubicl refuses. Gives the change's id.
    pub fn delete_task(&self, task: &TaskId) -> Result<u32, Problem> {
        self.core.change(|state, fx| state.delete(task, fx))
    }

    /// Takes back the last edit or deletion, or the last one that the change `change` carries, as long as the account is
    /// open. Nothing is sent for what was not sent. `None` when there is nothing to take back;
    /// [`ProblemKind::TooLate`](crate::view::ProblemKind::TooLate) when a deletion is on its way, and
    /// [`ProblemKind::ChangedMeanwhile`](crate::view::ProblemKind::ChangedMeanwhile) when somebody else changed the same.
    pub fn undo(&self, change: Option<u32>) -> Result<Option<DeedView>, Problem> {
        self.core.change(|state, fx| state.undo(change, fx))
    }

    /// Does again what was taken back last. `None` when nothing was, or something else was done since.
    pub fn redo(&self) -> Result<Option<DeedView>, Problem> {
        self.core.change(|state, fx| state.redo(fx))
    }

    /// Looks through everything that is on this computer; a few milliseconds, without the network. Words may be the
    /// beginnings of longer ones; case and accents are forgiven, but what is written as it was typed comes first. At most
    /// `limit` hits of each kind.
    pub fn search(&self, query: &str, limit: u32) -> Result<SearchView, Problem> {
        search::search(&self.core, query, limit as usize)
    }

    /// Uploads the files, then writes the comment with them.
    #[expect(clippy::needless_pass_by_value, reason = "the files are handed over")]
    pub fn comment(&self, task: &TaskId, text: String, files: Vec<PickedId>) -> Result<(), Problem> {
        self.core
            .change(|state, fx| state.comment(task, text, &files, fx))
    }

    /// Answers at once from the copy; the latest first.
    pub fn chats(&self) -> ChatsView {
        self.core.with(|state, fx| state.chats(fx))
    }

    /// At least the newest `count` messages, as far as they are known; those before are read when there are fewer.
    pub fn messages(&self, chat: &ChatRef, count: u32) -> MessagesView {
        self.core
            .with(|state, fx| state.messages(chat, count as usize, fx))
    }

    /// Stored and on the screen at once; sent in order per chat. Gives the change's id. The first message to a person makes
    /// the chat.
    pub fn send_message(
        &self,
        chat: &ChatRef,
        text: String,
        reply_to: Option<MessageId>,
    ) -> Result<u32, Problem> {
        self.core
            .change(|state, fx| state.send_message(chat, text, reply_to, fx))
    }

    /// The page shows the chats, and of them `chat`: it is kept in step.
    pub fn show_chats(&self, on_screen: bool, chat: Option<ChatRef>) {
        self.core.with(|state, fx| state.show_chats(on_screen, chat, fx));
    }

    /// The newest known message of the chat was looked at: it and those before are not counted as unread any more.
    pub fn see_chat(&self, chat: &ChatRef) {
        self.core.with(|state, fx| state.see_chat(chat, fx));
    }

    /// Changes that wait or were refused, oldest first.
    pub fn changes(&self) -> Vec<PendingChange> {
        self.core.peek(|state| state.changes())
    }

    /// Tries a refused or doubtful change once more.
    pub fn retry_change(&self, id: u32) -> Result<(), Problem> {
        self.core.change(|state, fx| state.retry_change(id, fx))
    }

    /// Lets a change go, with its text.
    pub fn discard_change(&self, id: u32) -> Result<(), Problem> {
        self.core.change(|state, fx| state.discard_change(id, fx))
    }

    /// What somebody was writing, at every place; the longest untouched first.
    pub fn drafts(&self) -> Vec<DraftView> {
        self.core.peek(|state| state.drafts())
    }

    /// On the disk when this answers; `None` forgets. At most 1 MiB with its place. What cannot be written stays in
    /// memory until it can.
    pub fn save_draft(&self, place: &str, text: Option<String>) -> Result<(), Problem> {
        self.core.change(|state, _| state.save_draft(place, text))
    }

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
    pub fn delete_nodes(&self, place: &NodePlace, nodes: &[NodeId]) -> Result<u32, Problem> {
        self.core.change(|state, fx| state.delete_nodes(place, nodes, fx))
    }

    /// What Cubicl does not have of all Files pages: on its way, or refused. Oldest first.
    pub fn node_changes(&self) -> Vec<PendingNodeChange> {
        self.core.peek(State::node_changes)
    }

    /// Takes a deletion of nodes back; [`ProblemKind::TooLate`](crate::view::ProblemKind::TooLate) when it is on its way.
    pub fn keep_nodes(&self, change: u32) -> Result<(), Problem> {
        self.core.change(|state, fx| state.keep_nodes(change, fx))
    }

    /// Tries a refused change of a Files page once more, with the files that failed with it.
    pub fn retry_node_change(&self, change: u32) -> Result<(), Problem> {
        self.core.change(|state, fx| state.retry_node_change(change, fx))
    }

    /// Lets a refused change of a Files page go, with the files that were to go into a directory that is not made.
    pub fn discard_node_change(&self, change: u32) -> Result<(), Problem> {
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

    /// Changes that the end of the app would lose, because they cannot be stored.
    pub fn unkept_changes(&self) -> u32 {
        self.core.peek(State::unkept_changes)
    }

    /// The line at the bottom of the frame.
    pub fn status(&self) -> StatusView {
        self.core.peek(|state| state.status())
    }

    /// Whether anything is being read, whoever it is for.
    pub fn is_reading(&self) -> bool {
        self.core.peek(|state| state.reads.any_running())
    }

    /// Reads what is on the screen again, and sends what waits.
    pub fn refresh(&self) {
        self.core.with(|state, fx| state.refresh(fx));
    }

    /// Asks the server, by at most 30 readings in the background's lane, whether it keeps to what is assumed of it. Can
    /// take a minute when the limit is nearly used up.
    pub async fn diagnose(&self) -> Result<Diagnosis, Problem> {
        crate::diagnosis::diagnose(&self.core).await
    }

    /// The window is in front (or not): what is on the screen is read every 60 s while it is, and rarely while not.
    pub fn set_visible(&self, visible: bool) {
        self.core.with(|state, fx| state.set_visible(visible, fx));
    }

    /// What the page shows: it is kept in step, and what others did to the task counts as seen.
    pub fn show(&self, board: Option<ProjectId>, task: Option<TaskId>) {
        self.core.with(|state, fx| state.show(board, task, fx));
        self.core.is_looked_at();
    }

    /// The page shows clients instead of a board: their list is kept in step, until [`Account::show`].
    pub fn show_clients(&self) {
        self.core.with(|state, fx| state.show_clients(fx));
    }

    /// The person pays for what is read: nothing is but what is on the screen.
    pub fn set_sparing(&self, sparing: bool) {
        self.core.with(|state, _| state.sparing = sparing);
    }

    /// What others did in the project since somebody looked, newest first; at most 200 of them.
    pub fn news(&self, project: &ProjectId) -> NewsView {
        self.core.with(|state, _| state.news_of(project))
    }

    /// In how many tasks of each project something is new; projects without any are left out.
    pub fn news_counts(&self) -> Vec<NewsCount> {
        self.core.peek(|state| state.news_counts())
    }

    /// Everything new in the project was seen.
    pub fn mark_seen(&self, project: &ProjectId) {
        self.core.with(|state, fx| state.mark_seen(project, fx));
    }

    /// Fetched without the token (A22), kept in memory.
    pub async fn photo(&self, user: &UserId) -> Option<Picture> {
        crate::picture::photo(&self.core, user).await
    }

    /// A small picture of a file, if Cubicl has one.
    pub async fn thumbnail(&self, file: &FileId) -> Option<Picture> {
        crate::picture::thumbnail(&self.core, file).await
    }

    /// What the window showed last, if a start would draw exactly that again: HTML that was made by the page. `look` is
    /// everything the drawing depends on besides what is stored of the account: settings, the window's size.
    pub async fn launch_picture(&self, look: &str) -> Option<String> {
        self.core.launch_picture(look).await
    }

    /// The number of the drawing that is to be kept for the next start, if it is not there yet.
    pub fn wanted_launch_picture(&self, look: &str) -> Option<u32> {
        self.core.wanted_launch_picture(look)
    }

    /// Keeps the page's picture for the next start, with everything else of the account, unless something drawn changed since
    /// that drawing was asked for.
    pub fn keep_launch_picture(&self, look: &str, drawing: u32, html: &str) {
        self.core.keep_launch_picture(look, drawing, html);
    }
}
