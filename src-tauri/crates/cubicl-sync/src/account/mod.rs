//! One signed-in account: every reading and every change goes through here.

mod files;

use std::sync::Arc;

use cubicl_client::{ClientId, FileId, ProjectId, TaskId, UserId};

use crate::core::Core;
use crate::diagnosis::Diagnosis;
use crate::picture::Picture;
use crate::search;
use crate::state::State;
use crate::view::{
    ActivitiesView, BoardQuery, BoardView, BoardWindow, ChangeId, ChatRef, ChatsView, ClientView,
    ClientsQuery, ClientsView, DeedView, DraftView, MessageId, MessagesView, NewTask, NewsCount, NewsView,
    PendingChange, Person, PickedId, Problem, ProjectsView, SearchView, StatusView, TaskChange, TaskView,
    WindowQuery,
};

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
    pub fn change_task(&self, task: &TaskId, change: TaskChange) -> Result<ChangeId, Problem> {
        self.core.change(|state, fx| state.change_task(task, change, fx))
    }

    /// The same for somebody who edited what the field was before: `seen`, as an edit of the same field. What somebody
    /// else wrote into it since then is not overwritten.
    pub fn change_seen(
        &self,
        task: &TaskId,
        change: TaskChange,
        seen: TaskChange,
    ) -> Result<ChangeId, Problem> {
        self.core
            .change(|state, fx| state.change_seen(task, change, seen, fx))
    }

    /// Gives the local id; [`crate::Event::TaskConfirmed`] tells the real one.
    pub fn create_task(&self, task: NewTask) -> Result<TaskId, Problem> {
        self.core.change(|state, fx| state.create_task(task, fx))
    }

    /// Gone from the screen at once; sent after [`crate::Config::deletes_after`], or at once when the app ended meanwhile;
    /// back when Cubicl refuses. Gives the change's id.
    pub fn delete_task(&self, task: &TaskId) -> Result<ChangeId, Problem> {
        self.core.change(|state, fx| state.delete(task, fx))
    }

    /// Takes back the last edit or deletion, or the last one that the change `change` carries, as long as the account is
    /// open. Nothing is sent for what was not sent. `None` when there is nothing to take back;
    /// [`ProblemKind::TooLate`](crate::view::ProblemKind::TooLate) when a deletion is on its way, and
    /// [`ProblemKind::ChangedMeanwhile`](crate::view::ProblemKind::ChangedMeanwhile) when somebody else changed the same.
    pub fn undo(&self, change: Option<ChangeId>) -> Result<Option<DeedView>, Problem> {
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
    ) -> Result<ChangeId, Problem> {
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
    pub fn retry_change(&self, id: ChangeId) -> Result<(), Problem> {
        self.core.change(|state, fx| state.retry_change(id, fx))
    }

    /// Lets a change go, with its text.
    pub fn discard_change(&self, id: ChangeId) -> Result<(), Problem> {
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

    /// Fetched without the token (A22), kept in memory and in the account's file.
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
