//! The open task and its stream.

use cubicl_client::TaskId;

use crate::changes::Action;
use crate::problem;
use crate::reading::Key;
use crate::record::{ActivityRecord, FileRecord, TaskRecord, is_local, rich_text};
use crate::state::{Effects, State};
use crate::view::{
    ActivitiesView, ActivityKind, ActivityView, FileView, PendingChange, Problem, ProblemKind, StateKind,
    SubtaskRow, TaskView,
};

impl State {
    pub(crate) fn task(&mut self, id: &TaskId, fx: &mut Effects) -> Result<TaskView, Problem> {
        let id = &self.copy.real(id);
        let local = self.outbox.creating(id).is_some();
        self.open_task = Some(id.clone());
        self.recall_task(id);
        if let Some(client) = self.copy.task(id).and_then(TaskRecord::client).cloned() {
            self.recall_client(&client.id);
        }
        let named = self.copy.task(id).into_iter();
        let named: Vec<TaskId> = named
            .flat_map(|task| task.subtasks.iter().chain(&task.parent))
            .cloned()
            .collect();
        for other in &named {
            self.recall_task(other);
        }
        let key = Key::Task(id.clone());
        if !local && !self.outbox.is_deleting(id) && !self.copy.is_gone(id) {
            self.look_at(key.clone(), fx);
        }
        self.see_open_task(fx);
        let freshness = self.freshness(&key);
        if is_local(id) && !local {
            return Err(problem::plain(ProblemKind::NotFound));
        }
        let Some(task) = self.effective(id) else {
            let unread = TaskRecord::new(id.clone(), cubicl_client::ProjectId::default());
            return Ok(self.task_view(&unread, local, freshness));
        };
        Ok(self.task_view(&task, local, freshness))
    }

    fn task_view(&self, task: &TaskRecord, local: bool, freshness: crate::view::Freshness) -> TaskView {
        let description = rich_text::clean(&task.description);
        let departure = self.departure(&task.id);
        let made_here = self
            .outbox
            .all()
            .iter()
            .filter_map(|change| match &change.action {
                Action::Create(new) if change.is_shown() && new.parent.as_ref() == Some(&task.id) => {
                    change.task()
                }
                _ => None,
            });
        TaskView {
            id: task.id.clone(),
            project: task.project.clone(),
            name: task.name().to_owned(),
            state: task.state.clone(),
            description: description.html,
            description_is_plain: description.is_plain,
            description_loses: rich_text::loses_by_editing(&task.description),
            start: task.start,
            deadline: task.deadline,
            assignees: task.assignees.clone(),
            followers: task.followers.clone(),
            owner: task.owner.clone(),
            priority: task.priority,
            tags: task.tags().to_vec(),
            client: self.client_of(task),
            steps: crate::record::steps::view(&task.steps),
            files: task.files.iter().map(|file| self.file_view(file)).collect(),
            parent: task.parent.as_ref().map(|parent| self.subtask_row(parent)),
            subtasks: task
                .subtasks
                .iter()
                .chain(made_here)
                .filter(|subtask| !self.copy.is_gone(subtask) && !self.outbox.is_deleting(subtask))
                .map(|subtask| self.subtask_row(subtask))
                .collect(),
            custom_fields: task.custom_fields.clone(),
            estimated_time: task.estimated_time,
            private: task.private,
            shared_with_client: task.shared_with_client,
            from_email: task.from_email,
            support: task.support,
            repeats: task.repeats,
            created_at: task.created_at,
            completed_at: task.completed_at,
            archived_at: task.archived_at,
            complete: task.complete,
            local,
            gone: self.copy.is_gone(&task.id) || self.outbox.is_deleting(&task.id),
            departed_by: departure.as_ref().and_then(|why| self.departed_by(&task.id, why)),
            departure,
            changes: self.changes_of(&task.id),
            freshness,
        }
    }

    fn changes_of(&self, task: &TaskId) -> Vec<PendingChange> {
        self.outbox
            .of(task)
            .map(|change| self.change_view(change))
            .collect()
    }

    pub(crate) fn file_view(&self, file: &FileRecord) -> FileView {
        let known = self.copy.file(&file.id);
        let told_elsewhere = || known.and_then(|known| known.name.clone());
        let told_at_upload = || self.transfers.uploaded_name(&file.id).map(str::to_owned);
        FileView {
            id: file.id.clone(),
            name: file.name.clone().or_else(told_elsewhere).or_else(told_at_upload),
            has_thumbnail: file.thumbnail.is_some() || known.is_some_and(|known| known.thumbnail.is_some()),
        }
    }

    fn subtask_row(&self, id: &TaskId) -> SubtaskRow {
        let task = self.effective(id);
        let done = task.as_ref().is_some_and(|task| self.is_done(task));
        SubtaskRow {
            id: id.clone(),
            name: task.as_ref().map(|task| task.name().to_owned()),
            state: task.as_ref().map(|task| task.state.clone()),
            done,
        }
    }

    pub(super) fn is_done(&self, task: &TaskRecord) -> bool {
        let states = self.states(&task.project);
        states
            .iter()
            .any(|state| state.name == task.state && state.kind == StateKind::Completed)
    }

    pub(crate) fn activities(&mut self, id: &TaskId, fx: &mut Effects) -> ActivitiesView {
        let id = &self.copy.real(id);
        let key = Key::Activities(id.clone());
        if !is_local(id) && !self.copy.is_gone(id) {
            self.look_at(key.clone(), fx);
        }
        self.recall_stream(id);
        let stored = self.copy.activities.get(id).into_iter().flatten();
        let mut activities: Vec<ActivityView> = stored
            .map(|activity| activity.view(false, |file| self.file_view(file)))
            .collect();
        activities.extend(self.written_here(id));
        ActivitiesView {
            activities,
            freshness: self.freshness(&key),
        }
    }

    /// Comments that Cubicl does not have yet.
    fn written_here(&self, task: &TaskId) -> Vec<ActivityView> {
        self.comments_on_their_way(task)
            .iter()
            .map(|record| record.view(true, |file| self.file_view(file)))
            .collect()
    }

    pub(crate) fn comments_on_their_way(&self, task: &TaskId) -> Vec<ActivityRecord> {
        let comments = self
            .outbox
            .of(task)
            .filter(|change| change.is_shown())
            .filter_map(|change| match &change.action {
                Action::Comment(comment) => Some((change, comment)),
                _ => None,
            });
        comments
            .map(|(change, comment)| ActivityRecord {
                id: comment.shown_as.clone(),
                author: Some(self.account.user.clone()),
                at: Some(change.made_at),
                kind: ActivityKind::Comment {
                    html: rich_text::clean(&comment.text).html,
                },
                text: None,
                files: comment.files.clone(),
            })
            .collect()
    }
}
