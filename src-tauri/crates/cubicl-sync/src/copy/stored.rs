//! What the store takes and gives back: never newer than what memory holds.

use cubicl_client::{ProjectId, TaskId};

use super::{Known, LocalCopy, Moment, Unsaved};
use crate::record::{ActivityRecord, TaskRecord};

impl LocalCopy {
    /// The task as it is to be stored, with whether it stands on its project's board; `None` when it is gone.
    pub(crate) fn to_store(&self, id: &TaskId) -> Option<(&TaskRecord, bool)> {
        let record = self.task(id).filter(|_| !self.is_gone(id))?;
        Some((record, self.is_on_board(&record.project, id)))
    }

    pub(crate) fn alias_of(&self, local: &TaskId) -> Option<&TaskId> {
        self.aliases.get(local)
    }

    pub(crate) fn recall_aliases(&mut self, aliases: Vec<(TaskId, TaskId)>) {
        self.aliases.extend(aliases);
    }

    /// A stored task. What memory knows of it already stays.
    pub(crate) fn recall_task(&mut self, mut record: Box<TaskRecord>, on_board: bool) {
        let id = record.id.clone();
        if self.tasks.contains_key(&id) || self.gone.contains_key(&id) {
            return;
        }
        self.learn_files(&mut record);
        let project = record.project.clone();
        let written = Moment::default();
        let known = Known {
            record,
            written,
            detailed: written,
        };
        self.tasks.insert(id.clone(), known);
        if on_board {
            self.join(&project, &id);
        }
        self.boards.entry(project).or_default().revision += 1;
    }

    pub(crate) fn is_board_recalled(&self, project: &ProjectId) -> bool {
        self.boards.get(project).is_some_and(|board| board.recalled)
    }

    pub(crate) fn board_is_recalled(&mut self, project: &ProjectId) {
        self.boards.entry(project.clone()).or_default().recalled = true;
    }

    pub(crate) fn recall_stream(&mut self, task: &TaskId, stream: Vec<ActivityRecord>) {
        if self.activities.contains_key(task) {
            return;
        }
        for file in stream.iter().flat_map(|activity| &activity.files) {
            self.learn_file(file);
        }
        self.activities.insert(task.clone(), stream);
    }

    /// Moments go on from those of another copy, so that answers to what was asked then are not taken for newer ones.
    pub(crate) fn continue_from(&mut self, before: &Self) {
        self.now = before.now;
    }

    /// Marks everything in memory, for a store that starts from nothing.
    pub(crate) fn all_unsaved(&mut self) {
        self.unsaved = Unsaved {
            tasks: self.tasks.keys().cloned().collect(),
            streams: self.activities.keys().cloned().collect(),
            projects: true,
            people: true,
            aliases: self.aliases.keys().cloned().collect(),
        };
    }
}
