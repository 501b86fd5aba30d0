//! What others did to tasks since somebody looked: one mark for each task that has something new, and none for the rest.
//!
//! `note` finds it with `compare`, `lost` looks up tasks that lists leave out before anything is said of them, the store keeps it.

mod compare;
mod lost;
mod note;

use std::collections::{HashMap, HashSet};

use cubicl_client::{FileId, ProjectId, TaskId, UserId};
use serde::{Deserialize, Serialize};

use crate::record::TaskRecord;
use crate::view::{Departure, NewsKind};

pub(crate) use lost::Lost;

/// Marks of one project; beyond it the oldest is let go.
const MOST: usize = 500;

/// What is new in one task: what it was when somebody looked, as far as it differs. The store keeps it in this very shape.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Mark {
    /// Unix seconds: noticed first, and last.
    pub(crate) since: i64,
    pub(crate) at: i64,
    pub(crate) by: Option<UserId>,
    /// Told by the list or by the record, not by the stream.
    pub(crate) new: bool,
    pub(crate) state: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) deadline: Option<Was>,
    pub(crate) files: Vec<FileId>,
    pub(crate) assigned: bool,
    pub(crate) comments: u32,
    pub(crate) gone: Option<Departure>,
    /// What the task was called when it left: its row may be gone too.
    pub(crate) called: Option<String>,
}

/// A deadline that was there, or was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Was {
    pub(crate) deadline: Option<i64>,
}

impl Mark {
    /// Whether there is nothing new after all.
    pub(crate) fn is_empty(&self) -> bool {
        self.gone.is_none() && self.comments == 0 && !self.is_edited()
    }

    /// Something besides comments.
    pub(crate) fn is_edited(&self) -> bool {
        self.new
            || self.state.is_some()
            || self.name.is_some()
            || self.deadline.is_some()
            || !self.files.is_empty()
            || self.assigned
    }

    /// It turned out that somebody knew of it.
    pub(crate) fn forget_edits(&mut self) {
        *self = Self {
            since: self.since,
            at: self.at,
            comments: self.comments,
            gone: self.gone.take(),
            called: self.called.take(),
            ..Self::default()
        };
    }

    pub(crate) fn kinds(&self, task: Option<&TaskRecord>) -> Vec<NewsKind> {
        let mut kinds = Vec::new();
        if let Some(why) = &self.gone {
            kinds.push(NewsKind::Gone { why: why.clone() });
            return kinds;
        }
        if self.new {
            kinds.push(NewsKind::New);
        }
        if let (Some(from), Some(task)) = (&self.state, task) {
            kinds.push(NewsKind::Moved {
                from: from.clone(),
                to: task.state.clone(),
            });
        }
        if let Some(from) = &self.name {
            kinds.push(NewsKind::Renamed { from: from.clone() });
        }
        if let (Some(was), Some(task)) = (self.deadline, task) {
            kinds.push(NewsKind::Deadline {
                from: was.deadline,
                to: task.deadline,
            });
        }
        if self.assigned {
            kinds.push(NewsKind::Assigned);
        }
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        if !self.files.is_empty() {
            kinds.push(NewsKind::Files {
                count: count(self.files.len()),
            });
        }
        if self.comments > 0 {
            kinds.push(NewsKind::Commented { count: self.comments });
        }
        kinds
    }
}

/// All marks of the account.
#[derive(Debug, Default)]
pub(crate) struct News {
    marks: HashMap<ProjectId, HashMap<TaskId, Mark>>,
    pub(crate) unsaved: HashSet<(ProjectId, TaskId)>,
}

impl News {
    pub(crate) fn restore(marks: Vec<(ProjectId, TaskId, Mark)>) -> Self {
        let mut news = Self::default();
        for (project, task, mark) in marks {
            news.marks.entry(project).or_default().insert(task, mark);
        }
        news
    }

    pub(crate) fn get(&self, project: &ProjectId, task: &TaskId) -> Option<&Mark> {
        self.marks.get(project)?.get(task)
    }

    pub(crate) fn of(&self, project: &ProjectId) -> impl Iterator<Item = (&TaskId, &Mark)> {
        self.marks.get(project).into_iter().flatten()
    }

    pub(crate) fn counts(&self) -> impl Iterator<Item = (&ProjectId, usize)> {
        let counts = self.marks.iter().map(|(project, marks)| (project, marks.len()));
        counts.filter(|(_, count)| *count > 0)
    }

    /// Projects in which the task has a mark.
    pub(crate) fn projects_of(&self, task: &TaskId) -> Vec<ProjectId> {
        let marked = self.marks.iter().filter(|(_, marks)| marks.contains_key(task));
        marked.map(|(project, _)| project.clone()).collect()
    }

    /// Changes the task's mark, made when there is none and let go when it says nothing; tells whether it differs.
    pub(crate) fn mark(
        &mut self,
        project: &ProjectId,
        task: &TaskId,
        now: i64,
        change: impl FnOnce(&mut Mark),
    ) -> bool {
        let marks = self.marks.entry(project.clone()).or_default();
        let before = marks.get(task).cloned();
        let mut mark = before.clone().unwrap_or_else(|| Mark {
            since: now,
            at: now,
            ..Mark::default()
        });
        change(&mut mark);
        let after = (!mark.is_empty()).then_some(mark);
        if before == after {
            return false;
        }
        match after {
            Some(mark) => drop(marks.insert(task.clone(), Mark { at: now, ..mark })),
            None => drop(marks.remove(task)),
        }
        self.unsaved.insert((project.clone(), task.clone()));
        if marks.len() > MOST
            && let Some(oldest) = marks
                .iter()
                .min_by_key(|(id, mark)| (mark.at, *id))
                .map(|(id, _)| id.clone())
        {
            marks.remove(&oldest);
            self.unsaved.insert((project.clone(), oldest));
        }
        true
    }

    /// Somebody looked at the task; gives the projects in which it had a mark.
    pub(crate) fn seen(&mut self, task: &TaskId) -> Vec<ProjectId> {
        let projects = self.projects_of(task);
        for project in &projects {
            if let Some(marks) = self.marks.get_mut(project) {
                marks.remove(task);
            }
            self.unsaved.insert((project.clone(), task.clone()));
        }
        projects
    }

    /// Somebody looked at the project; gives the tasks that had a mark.
    pub(crate) fn all_seen(&mut self, project: &ProjectId) -> Vec<TaskId> {
        let marks = self.marks.remove(project).unwrap_or_default();
        let tasks: Vec<TaskId> = marks.into_keys().collect();
        self.unsaved
            .extend(tasks.iter().map(|task| (project.clone(), task.clone())));
        tasks
    }

    /// Marks everything, for a store that starts from nothing.
    pub(crate) fn all_unsaved(&mut self) {
        let marks = self.marks.iter();
        self.unsaved = marks
            .flat_map(|(project, marks)| marks.keys().map(|task| (project.clone(), task.clone())))
            .collect();
    }
}
