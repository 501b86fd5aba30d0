//! The local copy: what Cubicl last told, without the changes that it has not confirmed (those are in the outbox).
//!
//! Every record knows the moment it was written, so that an answer asked for earlier never replaces a newer one.
//! `board` sorts a project's tasks, `stored` is what the store takes and gives back.

mod board;
mod files;
mod stored;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use cubicl_client::{FileId, ProjectId, TaskId, UserId};

pub(crate) use board::{BoardIndex, Matcher, board_order};

use crate::record::{ActivityRecord, FileRecord, PersonRecord, TaskRecord};
use crate::view::{Departure, ProjectRow};

/// Board indexes kept per project: the plain one and the last few searches.
const INDEXES: usize = 4;

/// A moment in the copy's own count; later is larger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(u64);

/// Which request told of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The list of its project.
    List,
    /// The list of my tasks, over all projects.
    Mine,
    Record,
}

/// What became of an answer.
pub(crate) enum Written {
    /// Something newer is known.
    Older,
    /// It says what was known.
    Same,
    /// Nothing was known of the task.
    New,
    /// It takes the place of this.
    Over(Box<TaskRecord>),
}

struct Gone {
    learnt: Moment,
    why: Departure,
}

struct Known {
    /// Beside the table, a third of which is empty.
    record: Box<TaskRecord>,
    written: Moment,
    /// When what a list leaves out was written.
    detailed: Moment,
}

#[derive(Default)]
struct Board {
    members: HashSet<TaskId>,
    revision: u64,
    indexes: Vec<Arc<BoardIndex>>,
    /// Its stored rows are in memory.
    recalled: bool,
}

/// What differs from what is stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Unsaved {
    pub(crate) tasks: HashSet<TaskId>,
    pub(crate) streams: HashSet<TaskId>,
    pub(crate) projects: bool,
    pub(crate) people: bool,
    /// Local ids that got their id from Cubicl.
    pub(crate) aliases: HashSet<TaskId>,
}

impl Unsaved {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What changed for the page: one entry per project.
pub(crate) type Touched = HashMap<ProjectId, HashSet<TaskId>>;

/// The copy.
#[derive(Default)]
pub(crate) struct LocalCopy {
    pub(crate) projects: Vec<ProjectRow>,
    pub(crate) people: HashMap<UserId, PersonRecord>,
    pub(crate) activities: HashMap<TaskId, Vec<ActivityRecord>>,
    tasks: HashMap<TaskId, Known>,
    boards: HashMap<ProjectId, Board>,
    /// Deleted, or out of this user's sight.
    gone: HashMap<TaskId, Gone>,
    /// Local ids and the ids that Cubicl gave.
    aliases: HashMap<TaskId, TaskId>,
    files: HashMap<FileId, FileRecord>,
    now: Moment,
    pub(crate) unsaved: Unsaved,
}

impl LocalCopy {
    /// Starts a reading: what it brings is older than anything written from here on.
    pub(crate) fn moment(&mut self) -> Moment {
        self.now.0 += 1;
        self.now
    }

    /// The id that Cubicl knows.
    pub(crate) fn real(&self, id: &TaskId) -> TaskId {
        self.aliases.get(id).unwrap_or(id).clone()
    }

    pub(crate) fn all_tasks(&self) -> impl Iterator<Item = &TaskRecord> {
        self.tasks.values().map(|known| &*known.record)
    }

    pub(crate) fn add_activity(&mut self, task: &TaskId, activity: ActivityRecord) {
        let stream = self.activities.entry(task.clone()).or_default();
        if !stream.iter().any(|known| known.id == activity.id) {
            stream.push(activity);
            self.unsaved.streams.insert(task.clone());
        }
    }

    /// Whether Cubicl gave this id to a task that was made here.
    pub(crate) fn was_made_here(&self, id: &TaskId) -> bool {
        self.aliases.values().any(|made| made == id)
    }

    pub(crate) fn alias(&mut self, local: TaskId, id: TaskId) {
        self.unsaved.aliases.insert(local.clone());
        self.aliases.insert(local, id);
    }

    pub(crate) fn task(&self, id: &TaskId) -> Option<&TaskRecord> {
        self.tasks.get(id).map(|known| &*known.record)
    }

    pub(crate) fn is_gone(&self, id: &TaskId) -> bool {
        self.gone.contains_key(id)
    }

    /// Deleted, or out of this user's sight.
    pub(crate) fn why_gone(&self, id: &TaskId) -> Option<&Departure> {
        self.gone.get(id).map(|gone| &gone.why)
    }

    pub(crate) fn take_off_board(&mut self, project: &ProjectId, id: &TaskId) {
        if let Some(board) = self.boards.get_mut(project)
            && board.members.remove(id)
        {
            self.unsaved.tasks.insert(id.clone());
        }
    }

    pub(crate) fn is_on_board(&self, project: &ProjectId, id: &TaskId) -> bool {
        self.boards
            .get(project)
            .is_some_and(|board| board.members.contains(id))
    }

    pub(crate) fn project(&self, id: &ProjectId) -> Option<&ProjectRow> {
        self.projects.iter().find(|project| project.id == *id)
    }

    /// Tasks of the project's board, as the server told them.
    pub(crate) fn members(&self, project: &ProjectId) -> impl Iterator<Item = &TaskRecord> {
        let members = self
            .boards
            .get(project)
            .into_iter()
            .flat_map(|board| &board.members);
        members
            .filter_map(|id| self.task(id))
            .filter(|task| task.archived_at.is_none())
    }

    /// Writes what an answer told, unless something newer is known.
    pub(crate) fn write(
        &mut self,
        mut record: TaskRecord,
        from: Source,
        asked: Moment,
        touched: &mut Touched,
    ) -> Written {
        let id = record.id.clone();
        if self.gone.get(&id).is_some_and(|gone| gone.learnt > asked) {
            return Written::Older;
        }
        if let Some(known) = self.tasks.get(&id) {
            record.keep_identity_of(&known.record);
        }
        let was_gone = self.gone.remove(&id).is_some();
        let mut left = None;
        let mut detailed = None;
        let newer = self.tasks.get(&id).filter(|known| known.written > asked);
        let listed_in = newer.map(|known| known.record.project.clone());
        let adds_details = newer.is_some_and(|known| record.complete && known.detailed <= asked);
        if let Some(project) = listed_in.filter(|_| !adds_details) {
            // What it says of the task is old; that it stands on the board is not.
            if from == Source::List && project == record.project && self.join(&project, &id) {
                self.unsaved.tasks.insert(id.clone());
                self.touch(&project, &id, touched);
            }
            return Written::Older;
        }
        if let Some(known) = self.tasks.get(&id) {
            if adds_details {
                // A list was faster: only what it leaves out is news.
                let mut row = TaskRecord::clone(&known.record);
                row.complete = false;
                let told = std::mem::replace(&mut record, row);
                record.keep_details_of(&told);
            } else if !record.complete {
                detailed = Some(known.detailed);
            }
            if !was_gone {
                record.keep_details_of(&known.record);
            }
            if known.record.project != record.project {
                left = Some(known.record.project.clone());
            }
        }
        self.learn_files(&mut record);
        let project = record.project.clone();
        let joins = (from == Source::List || record.parent.is_none() || self.lists_subtasks(&project))
            && self.join(&project, &id);
        let differs = joins || was_gone || self.tasks.get(&id).is_none_or(|known| *known.record != record);
        let written = self.moment();
        let known = Known {
            detailed: detailed.unwrap_or(if record.complete {
                written
            } else {
                Moment::default()
            }),
            record: Box::new(record),
            written,
        };
        let before = self.tasks.insert(id.clone(), known);
        if differs {
            self.unsaved.tasks.insert(id.clone());
        }
        if let Some(left) = left {
            self.boards.entry(left.clone()).or_default().members.remove(&id);
            self.touch(&left, &id, touched);
        }
        if differs {
            self.touch(&project, &id, touched);
        }
        match before {
            None => Written::New,
            Some(known) if differs => Written::Over(known.record),
            Some(_) => Written::Same,
        }
    }

    fn join(&mut self, project: &ProjectId, task: &TaskId) -> bool {
        self.boards
            .entry(project.clone())
            .or_default()
            .members
            .insert(task.clone())
    }

    /// Whether Cubicl's lists hold subtasks is not documented: they stand on the board when others already do.
    pub(crate) fn lists_subtasks(&self, project: &ProjectId) -> bool {
        self.members(project).any(|member| member.parent.is_some())
    }

    /// A subtask made here belongs to its parent before the parent is read again.
    pub(crate) fn add_subtask(&mut self, parent: &TaskId, subtask: &TaskId, touched: &mut Touched) {
        // An answer that was asked for before does not know of it.
        let written = self.moment();
        let Some(known) = self.tasks.get_mut(parent) else {
            return;
        };
        known.written = written;
        if !known.record.subtasks.contains(subtask) {
            known.record.subtasks.push(subtask.clone());
            self.unsaved.tasks.insert(parent.clone());
        }
        let project = known.record.project.clone();
        self.touch(&project, parent, touched);
    }

    /// A complete reading of the project's list has ended. Gives what it did not have: archived, moved or deleted;
    /// only the task's own record tells which.
    pub(crate) fn finish_board(
        &mut self,
        project: &ProjectId,
        seen: &HashSet<TaskId>,
        asked: Moment,
        touched: &mut Touched,
    ) -> Vec<TaskId> {
        let Some(board) = self.boards.get(project) else {
            return Vec::new();
        };
        let missing: Vec<TaskId> = board
            .members
            .iter()
            .filter(|id| !seen.contains(*id) && self.tasks.get(*id).is_none_or(|known| known.written < asked))
            .cloned()
            .collect();
        for id in &missing {
            if let Some(board) = self.boards.get_mut(project) {
                board.members.remove(id);
            }
            self.unsaved.tasks.insert(id.clone());
            self.touch(project, id, touched);
        }
        missing
    }

    /// Deleted, or not visible to this user.
    pub(crate) fn remove(&mut self, id: &TaskId, why: Departure, touched: &mut Touched) {
        let learnt = self.moment();
        self.gone.insert(id.clone(), Gone { learnt, why });
        self.unsaved.tasks.insert(id.clone());
        self.unsaved.streams.insert(id.clone());
        // Whoever opened a task that nothing is known of is told too.
        let project = self
            .tasks
            .get(id)
            .map(|known| known.record.project.clone())
            .unwrap_or_default();
        if let Some(board) = self.boards.get_mut(&project) {
            board.members.remove(id);
        }
        self.touch(&project, id, touched);
    }

    /// The page has to draw this task again.
    pub(crate) fn touch(&mut self, project: &ProjectId, task: &TaskId, touched: &mut Touched) {
        self.boards.entry(project.clone()).or_default().revision += 1;
        touched.entry(project.clone()).or_default().insert(task.clone());
    }

    /// Names of people are part of what a search finds.
    pub(crate) fn forget_searches(&mut self) {
        for board in self.boards.values_mut() {
            board.indexes.retain(|index| index.query.text.is_empty());
        }
    }

    pub(crate) fn revision(&self, project: &ProjectId) -> u64 {
        self.boards.get(project).map_or(0, |board| board.revision)
    }

    pub(crate) fn index(&self, query: &crate::view::BoardQuery) -> Option<Arc<BoardIndex>> {
        let board = self.boards.get(&query.project)?;
        board
            .indexes
            .iter()
            .find(|index| index.revision == board.revision && index.query == *query)
            .cloned()
    }

    pub(crate) fn keep_index(&mut self, index: &Arc<BoardIndex>) {
        let board = self.boards.entry(index.query.project.clone()).or_default();
        board
            .indexes
            .retain(|kept| kept.revision == index.revision && kept.query != index.query);
        if board.indexes.len() >= INDEXES {
            board.indexes.remove(0);
        }
        board.indexes.push(Arc::clone(index));
    }
}

#[cfg(test)]
mod tests;
