//! What a person does: checked, queued, and on the screen at once.

use cubicl_client::{ActivityId, Lane, TaskId};

use super::action::{Action, Comment, check, check_new};
use super::inverse::overwritten;
use super::outbox::Subject;
use crate::problem;
use crate::reading::Key;
use crate::record::{LOCAL, is_local};
use crate::state::{Effects, Link, State};
use crate::time::now_unix;
use crate::transfer::Purpose;
use crate::view::{ChangeId, NewTask, PickedId, Problem, ProblemKind, TaskChange};

impl State {
    pub(crate) fn change_task(
        &mut self,
        task: &TaskId,
        change: TaskChange,
        fx: &mut Effects,
    ) -> Result<ChangeId, Problem> {
        check(&change)?;
        self.edit(task, change, fx)
    }

    pub(crate) fn change_seen(
        &mut self,
        task: &TaskId,
        change: TaskChange,
        seen: TaskChange,
        fx: &mut Effects,
    ) -> Result<ChangeId, Problem> {
        let last = self.outbox.last_id();
        let id = self.change_task(task, change, fx)?;
        if id > last {
            self.outbox.edited_from(id, seen);
        }
        Ok(id)
    }

    pub(crate) fn create_task(&mut self, mut task: NewTask, fx: &mut Effects) -> Result<TaskId, Problem> {
        check_new(&task)?;
        task.parent = task.parent.map(|parent| self.copy.real(&parent));
        if let Some(parent) = &task.parent {
            self.recall_task(parent);
        }
        self.last_local += 1;
        let local = TaskId::from(format!("{LOCAL}{}", self.last_local));
        let (project, parent) = (task.project.clone(), task.parent.clone());
        self.outbox.push(
            local.clone(),
            project.clone(),
            Action::Create(Box::new(task)),
            now_unix(),
        );
        self.touch(&project, &local, fx);
        if let Some(parent) = parent {
            self.redraw(&parent, fx);
        }
        Ok(local)
    }

    pub(crate) fn comment(
        &mut self,
        task: &TaskId,
        text: String,
        picked: &[PickedId],
        fx: &mut Effects,
    ) -> Result<(), Problem> {
        let files = self.picked_files(picked)?;
        if text.trim().is_empty() && files.is_empty() {
            return Err(problem::plain(ProblemKind::BadInput));
        }
        let task = &self.copy.real(task);
        self.last_local += 1;
        let shown_as = ActivityId::from(format!("{LOCAL}{}", self.last_local));
        let comment = Comment {
            shown_as,
            text,
            files: Vec::new(),
            missing: files.len(),
        };
        let change = self.queue(task, Action::Comment(comment), fx)?;
        for file in files {
            let transfer = self
                .transfers
                .upload(file, Purpose::Comment(change, task.clone()));
            fx.content.push(transfer);
            fx.transfers = true;
        }
        self.transfers.forget_picked(picked);
        fx.activities.insert(task.clone());
        Ok(())
    }

    pub(crate) fn queue(
        &mut self,
        task: &TaskId,
        action: Action,
        fx: &mut Effects,
    ) -> Result<ChangeId, Problem> {
        let task = self.copy.real(task);
        self.recall_task(&task);
        let known = self.effective(&task).filter(|_| !self.copy.is_gone(&task));
        let project = known
            .map(|known| known.project.clone())
            .ok_or_else(|| problem::plain(ProblemKind::NotFound))?;
        let was = match &action {
            Action::Edit(edit) => self.copy.task(&task).and_then(|base| overwritten(base, edit)),
            _ => None,
        };
        let last = self.outbox.last_id();
        let id = self
            .outbox
            .push(task.clone(), project.clone(), action, now_unix());
        if id > last
            && let Some(change) = self.outbox.get_mut(id)
        {
            change.was = was;
        }
        self.touch(&project, &task, fx);
        Ok(id)
    }

    pub(crate) fn retry_change(&mut self, id: ChangeId, fx: &mut Effects) -> Result<(), Problem> {
        if !self.outbox.retry(id) {
            return Err(problem::plain(ProblemKind::NotFound));
        }
        fx.transfers |= self.transfers.resume(id);
        self.redraw_change(id, fx);
        Ok(())
    }

    pub(crate) fn discard_change(&mut self, id: ChangeId, fx: &mut Effects) -> Result<(), Problem> {
        let gone = self.outbox.discard(id);
        if gone.is_empty() {
            return Err(problem::plain(ProblemKind::NotFound));
        }
        for change in gone {
            self.history.forget_change(change.id);
            let (task, project) = match change.subject {
                Subject::Task { task, project } => (task, project),
                Subject::Chat { chat } => {
                    self.redraw_chat(chat, fx);
                    continue;
                }
            };
            let orphans =
                self.transfers
                    .of_change(change.id, &task, matches!(change.action, Action::Create(_)));
            for transfer in orphans {
                self.cancel(transfer, fx);
            }
            self.touch(&project, &task, fx);
            fx.activities.insert(task);
            if let Action::Create(new) = change.action
                && let Some(parent) = new.parent
            {
                self.redraw(&parent, fx);
            }
        }
        Ok(())
    }

    pub(super) fn redraw_change(&mut self, id: ChangeId, fx: &mut Effects) {
        let Some(change) = self.outbox.get(id) else { return };
        let (task, project) = match change.subject.clone() {
            Subject::Task { task, project } => (task, project),
            Subject::Chat { chat } => return self.redraw_chat(chat, fx),
        };
        let is_comment = matches!(change.action, Action::Comment(_));
        let parent = match &change.action {
            Action::Create(new) => new.parent.clone(),
            _ => None,
        };
        self.touch(&project, &task, fx);
        if is_comment {
            fx.activities.insert(task);
        }
        if let Some(parent) = parent {
            self.redraw(&parent, fx);
        }
    }

    /// The person asks for what is newest.
    pub(crate) fn refresh(&mut self, fx: &mut Effects) {
        self.probe_again |= self.reads.is_running(&Key::Me);
        if let Link::Offline { .. } = self.link {
            if self.reads.start(&Key::Me) {
                self.read(Key::Me, Lane::Person, fx);
            }
            return;
        }
        self.outbox.hurry();
        self.nodes.queue.hurry();
        self.transfers.hurry();
        let directory = self.open_directory().map(Key::Directory);
        let board = self.open_board.clone().map(Key::Board);
        let task = self.open_task.clone().filter(|task| !is_local(task));
        let task = task
            .into_iter()
            .flat_map(|task| [Key::Task(task.clone()), Key::Activities(task)]);
        let chat = self.open_thread().map(Key::Messages);
        let clients = self.open_clients.then_some(Key::Clients);
        let screen = board
            .into_iter()
            .chain(task)
            .chain(chat)
            .chain(clients)
            .chain(directory);
        for key in screen.chain([Key::Projects, Key::Users, Key::Threads]) {
            self.read_again(key, Lane::Person, fx);
        }
    }
}
