//! Tasks that disappeared from their project's list: looked up before they are called anything.

use std::collections::{HashMap, HashSet};

use cubicl_client::{Lane, ProjectId, TaskId, UserId};

use super::compare::is_comment;
use crate::reading::Key;
use crate::state::{Effects, State};
use crate::view::Departure;

/// Look-ups after one reading of a list. The rest stays "no longer in this list" until somebody opens it.
const LOOKED_UP: usize = 10;
/// Seconds between what history tells and when it was noticed.
const AROUND: i64 = 600;

/// What is known of tasks that left.
#[derive(Debug, Default)]
pub(crate) struct Lost {
    /// From which project they went, since the account was opened.
    moved: HashMap<TaskId, Move>,
    /// Lists leave them out although their records say that they are there: not asked again and again.
    left_out: HashSet<TaskId>,
    /// Many left at once: one is looked up, and when it can be seen, these are too.
    after: HashMap<TaskId, Vec<TaskId>>,
}

#[derive(Debug)]
struct Move {
    from: ProjectId,
    /// Unix seconds.
    noticed: i64,
}

impl Lost {
    pub(crate) fn moved(&mut self, task: TaskId, from: ProjectId, noticed: i64) {
        self.moved.insert(task, Move { from, noticed });
    }

    /// A list has it.
    pub(super) fn is_listed(&mut self, task: &TaskId) {
        self.left_out.remove(task);
    }
}

impl State {
    /// A complete reading of the project's list did not have these.
    pub(crate) fn left_the_list(
        &mut self,
        project: &ProjectId,
        missing: Vec<TaskId>,
        unix: i64,
        fx: &mut Effects,
    ) {
        let mut missing = missing;
        missing.retain(|id| !self.outbox.is_taking_away(id) && !self.lost.left_out.contains(id));
        for id in &missing {
            let called = self.copy.task(id).map(|task| task.name().to_owned());
            let why = self.whereabouts(id, project).unwrap_or(Departure::NotListed);
            self.depart(project, id, &called.unwrap_or_default(), why, unix, fx);
        }
        missing.retain(|id| self.whereabouts(id, project).is_none());
        let me = &self.account.user;
        missing.sort_by_cached_key(|id| {
            let concerns_me = self.copy.task(id).is_some_and(|task| task.assignees.contains(me));
            let rank = (
                self.open_task.as_ref() != Some(id),
                self.outbox.of(id).next().is_none(),
                !concerns_me,
            );
            (rank, id.clone())
        });
        if let Some(open) = missing
            .first()
            .filter(|first| self.open_task.as_ref() == Some(*first))
            .cloned()
        {
            self.read_again(Key::Task(open.clone()), Lane::Background, fx);
            self.read_again(Key::Activities(open), Lane::Background, fx);
            missing.remove(0);
        }
        if self.sparing {
            return;
        }
        let many = missing.len() > LOOKED_UP;
        missing.truncate(LOOKED_UP);
        let mut rest = missing.into_iter();
        let Some(first) = rest.next() else { return };
        self.planner.errand(Key::Task(first.clone()));
        if many {
            // Perhaps the whole project is out of sight.
            self.read_again(Key::Projects, Lane::Background, fx);
            self.lost.after.insert(first, rest.collect());
        } else {
            for id in rest {
                self.planner.errand(Key::Task(id));
            }
        }
    }

    /// The record of a task was read, or there is none to be read.
    pub(crate) fn looked_up(&mut self, id: &TaskId, unix: i64, fx: &mut Effects) {
        let why_gone = self.copy.why_gone(id).cloned();
        if let Some(after) = self.lost.after.remove(id)
            && why_gone != Some(Departure::NoAccess)
        {
            for other in after {
                self.planner.errand(Key::Task(other));
            }
        }
        for project in self.news.projects_of(id) {
            let was_missed = self
                .news
                .get(&project, id)
                .is_some_and(|mark| mark.gone.is_some());
            if !was_missed {
                continue;
            }
            let why = why_gone.clone().or_else(|| self.whereabouts(id, &project));
            if why.is_none() {
                self.lost.left_out.insert(id.clone());
            }
            self.mark(&project, id, unix, fx, |mark| mark.gone = why);
        }
    }

    /// It left a list, and nobody knows why.
    pub(crate) fn is_missed(&self, id: &TaskId) -> bool {
        let marks = self.news.projects_of(id);
        let mut marks = marks.iter().filter_map(|project| self.news.get(project, id));
        marks.any(|mark| mark.gone == Some(Departure::NotListed))
    }

    /// Why a task that can be read does not stand in the project's list; `None` when it should.
    fn whereabouts(&self, id: &TaskId, project: &ProjectId) -> Option<Departure> {
        let task = self.copy.task(id)?;
        if task.project != *project {
            return Some(Departure::Moved {
                to: task.project.clone(),
            });
        }
        task.archived_at.map(|_| Departure::Archived)
    }

    /// Why the task is not on the board that is open, for its panel.
    pub(crate) fn departure(&self, id: &TaskId) -> Option<Departure> {
        if let Some(why) = self.copy.why_gone(id) {
            return Some(why.clone());
        }
        let task = self.copy.task(id)?;
        if task.archived_at.is_some() {
            return Some(Departure::Archived);
        }
        if let Some(Move { from, .. }) = self.lost.moved.get(id)
            && self.open_board.as_ref() == Some(from)
            && task.project != *from
        {
            return Some(Departure::Moved {
                to: task.project.clone(),
            });
        }
        let stands_alone = task.parent.is_none();
        let is_missing = stands_alone
            && self.reads.is_complete(&Key::Board(task.project.clone()))
            && !self.copy.is_on_board(&task.project, id)
            && !self.lost.left_out.contains(id);
        is_missing.then_some(Departure::NotListed)
    }

    /// Who moved or archived it, when the history tells.
    pub(crate) fn departed_by(&self, id: &TaskId, why: &Departure) -> Option<UserId> {
        let about = match why {
            Departure::Moved { .. } => self.lost.moved.get(id)?.noticed,
            Departure::Archived => self.copy.task(id)?.archived_at?,
            Departure::NotListed | Departure::Deleted | Departure::NoAccess => return None,
        };
        let stream = self.copy.activities.get(id)?;
        let edits = stream.iter().filter(|activity| !is_comment(activity));
        let last = edits.max_by_key(|activity| activity.at)?;
        last.at.filter(|at| (at - about).abs() < AROUND)?;
        last.author.clone()
    }

    /// These projects are out of this user's sight, and so are their tasks.
    pub(crate) fn lost_projects(&mut self, gone: &[ProjectId], unix: i64, fx: &mut Effects) {
        for project in gone {
            let unknown: Vec<TaskId> = self
                .news
                .of(project)
                .filter(|(_, mark)| mark.gone == Some(Departure::NotListed))
                .map(|(id, _)| id.clone())
                .collect();
            for id in unknown {
                self.lost.after.remove(&id);
                self.mark(project, &id, unix, fx, |mark| {
                    mark.gone = Some(Departure::NoAccess);
                });
            }
        }
    }
}
