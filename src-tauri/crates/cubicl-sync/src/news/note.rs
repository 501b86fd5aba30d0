//! Notices what others did: compares what was known with what Cubicl tells, and leaves out what was done here.

use cubicl_client::{ProjectId, TaskId};

use super::Mark;
use super::compare::{is_comment, learn_who, note_edits};
use crate::changes::Action;
use crate::copy::{Source, Written};
use crate::reading::Key;
use crate::record::{ActivityRecord, TaskRecord};
use crate::state::{Effects, State};
use crate::view::Departure;

/// Streams that are read after one reading of a list, to learn who did it.
const ASKED: usize = 10;

impl State {
    /// What a written record means for whoever looks next. `sent` is the change that this answer confirms.
    pub(crate) fn note(
        &mut self,
        id: &TaskId,
        written: Written,
        from: Source,
        sent: Option<&Action>,
        unix: i64,
        fx: &mut Effects,
    ) {
        if from == Source::List && !matches!(written, Written::Older) {
            self.note_listed(id, unix, fx);
        }
        match written {
            Written::Older | Written::Same => {}
            Written::New => self.note_new(id, from, unix, fx),
            Written::Over(before) => self.note_changes(id, &before, sent, unix, fx),
        }
    }

    /// What had left is back.
    fn note_listed(&mut self, id: &TaskId, unix: i64, fx: &mut Effects) {
        self.lost.is_listed(id);
        let Some(project) = self.copy.task(id).map(|task| &task.project) else {
            return;
        };
        if self.news.get(project, id).is_some_and(|mark| mark.gone.is_some()) {
            let project = project.clone();
            self.mark(&project, id, unix, fx, |mark| mark.gone = None);
        }
    }

    fn note_new(&mut self, id: &TaskId, from: Source, unix: i64, fx: &mut Effects) {
        let Some(task) = self.copy.task(id) else { return };
        let project = task.project.clone();
        // The first reading of a list marks nothing.
        let known_before = match from {
            Source::List => self.reads.is_complete(&Key::Board(project.clone())),
            Source::Mine => self.reads.is_complete(&Key::Mine),
            Source::Record => false,
        };
        let is_mine = task.owner.as_ref() == Some(&self.account.user) || self.is_being_made(task);
        if known_before && !is_mine && task.archived_at.is_none() && !self.copy.was_made_here(id) {
            self.mark(&project, id, unix, fx, |mark| mark.new = true);
        }
    }

    /// It may be what was sent from here, of which the answer is still on its way.
    fn is_being_made(&self, task: &TaskRecord) -> bool {
        self.outbox.all().iter().any(|change| {
            change.project() == Some(&task.project)
                && matches!(&change.action, Action::Create(new) if new.name == task.name())
        })
    }

    fn note_changes(
        &mut self,
        id: &TaskId,
        before: &TaskRecord,
        sent: Option<&Action>,
        unix: i64,
        fx: &mut Effects,
    ) {
        let Some(task) = self.copy.task(id) else { return };
        let (from, to) = (before.project.clone(), task.project.clone());
        if from != to {
            let called = task.name().to_owned();
            let concerns_me = task.assignees.contains(&self.account.user);
            let arrives = concerns_me || self.reads.is_complete(&Key::Board(to.clone()));
            self.depart(&from, id, &called, Departure::Moved { to: to.clone() }, unix, fx);
            self.lost.moved(id.clone(), from, unix);
            if arrives {
                self.mark(&to, id, unix, fx, |mark| mark.new = true);
            }
            return;
        }
        let task = task.clone();
        let mut own = before.clone();
        for change in self.outbox.of(id) {
            change.action.overlay(&mut own);
        }
        if let Some(sent) = sent {
            sent.overlay(&mut own);
        }
        if before.archived_at.is_none() && task.archived_at.is_some() {
            if own.archived_at.is_some() {
                // The next list has it no longer, and nobody has to be told why.
                self.copy.take_off_board(&to, id);
            } else {
                self.depart(&to, id, task.name(), Departure::Archived, unix, fx);
            }
            return;
        }
        let me = self.account.user.clone();
        self.mark(&to, id, unix, fx, |mark| {
            note_edits(mark, before, &task, &own, &me);
        });
    }

    /// It left the project's list.
    pub(crate) fn depart(
        &mut self,
        project: &ProjectId,
        task: &TaskId,
        called: &str,
        why: Departure,
        unix: i64,
        fx: &mut Effects,
    ) {
        if self.reads.is_complete(&Key::Board(project.clone())) {
            self.mark(project, task, unix, fx, |mark| {
                mark.gone = Some(why);
                mark.called = Some(called.to_owned());
            });
        }
    }

    /// Changes a mark, unless somebody is looking at the task this very moment.
    pub(crate) fn mark(
        &mut self,
        project: &ProjectId,
        task: &TaskId,
        unix: i64,
        fx: &mut Effects,
        change: impl FnOnce(&mut Mark),
    ) {
        if self.visible && self.open_task.as_ref() == Some(task) {
            return;
        }
        if self.news.mark(project, task, unix, change) {
            fx.news.insert(project.clone());
            fx.touched
                .entry(project.clone())
                .or_default()
                .insert(task.clone());
        }
    }

    /// Comments that were not there, and who did what the rows told of. `before` is the stream as it was read before.
    pub(crate) fn note_stream(
        &mut self,
        task: &TaskId,
        before: Option<&[ActivityRecord]>,
        unix: i64,
        fx: &mut Effects,
    ) {
        let me = self.account.user.clone();
        let Some(project) = self.copy.task(task).map(|task| task.project.clone()) else {
            return;
        };
        let stream = self.copy.activities.get(task).cloned().unwrap_or_default();
        let fresh: Vec<&ActivityRecord> = before.map_or_else(Vec::new, |before| {
            let is_fresh = |activity: &&ActivityRecord| {
                is_comment(activity)
                    && activity.author.as_ref() != Some(&me)
                    && !before.iter().any(|known| known.id == activity.id)
            };
            stream.iter().filter(is_fresh).collect()
        });
        for project in self.news.projects_of(task) {
            self.mark(&project, task, unix, fx, |mark| learn_who(mark, &stream, &me));
        }
        if let Some(last) = fresh.last() {
            let comments = u32::try_from(fresh.len()).unwrap_or(u32::MAX);
            self.mark(&project, task, unix, fx, |mark| {
                let alone = !mark.is_edited() && mark.comments == 0 || mark.by == last.author;
                mark.by = last.author.clone().filter(|_| alone);
                mark.comments = mark.comments.saturating_add(comments);
            });
        }
    }

    /// After a list was read: the histories of changed tasks tell who did it. Mine come first.
    pub(crate) fn ask_who(&mut self, project: &ProjectId) {
        if self.sparing || !self.visible {
            return;
        }
        let me = &self.account.user;
        let unknown = self.news.of(project).filter(|(task, mark)| {
            let asked = self.reads.freshness(&Key::Activities((*task).clone())).as_of;
            mark.by.is_none()
                && mark.is_edited()
                && mark.gone.is_none()
                && asked.is_none_or(|asked| asked <= mark.at)
        });
        let mut unknown: Vec<(bool, i64, TaskId)> = unknown
            .map(|(id, mark)| {
                let concerns_me = self
                    .copy
                    .task(id)
                    .is_some_and(|task| task.people().any(|person| person == me));
                (!concerns_me, -mark.at, id.clone())
            })
            .collect();
        unknown.sort_unstable();
        for (_, _, task) in unknown.into_iter().take(ASKED) {
            // Somebody may open it before its turn comes.
            self.reads.outdate(&Key::Activities(task.clone()));
            self.planner.errand(Key::Activities(task));
        }
    }

    /// The open task is being looked at.
    pub(crate) fn see_open_task(&mut self, fx: &mut Effects) {
        let Some(task) = self.open_task.clone().filter(|_| self.visible) else {
            return;
        };
        for project in self.news.seen(&task) {
            fx.touched
                .entry(project.clone())
                .or_default()
                .insert(task.clone());
            fx.news.insert(project);
        }
    }

    /// Everything in the project was looked at.
    pub(crate) fn mark_seen(&mut self, project: &ProjectId, fx: &mut Effects) {
        let tasks = self.news.all_seen(project);
        if !tasks.is_empty() {
            fx.touched.entry(project.clone()).or_default().extend(tasks);
            fx.news.insert(project.clone());
        }
    }
}

#[cfg(test)]
mod tests;
