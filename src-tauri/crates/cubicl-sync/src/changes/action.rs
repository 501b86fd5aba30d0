//! What one change does to a task: its check, its overlay on the server's record, and whether it takes in a later one.

use std::collections::HashSet;

use cubicl_client::{ActivityId, MessageId, TaskId};
use serde::{Deserialize, Serialize};

use crate::problem;
use crate::record::{FileRecord, TaskRecord};
use crate::view::{ChangeKind, NewTask, Problem, ProblemKind, TaskChange};

/// What the person did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Action {
    Create(Box<NewTask>),
    Edit(TaskChange),
    Delete,
    Comment(Comment),
    /// Into a chat.
    Message(NewMessage),
    /// Files that are in Cubicl and belong on the task.
    Attach(Vec<FileRecord>),
}

/// A comment on its way; its files are uploaded before it is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Comment {
    /// Shown under this id until Cubicl gives one.
    pub(crate) shown_as: ActivityId,
    pub(crate) text: String,
    pub(crate) files: Vec<FileRecord>,
    /// Files that are not uploaded yet.
    pub(crate) missing: usize,
}

/// A message of a chat on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct NewMessage {
    /// Shown under this id until Cubicl gives one.
    pub(crate) shown_as: MessageId,
    pub(crate) text: String,
    pub(crate) reply_to: Option<MessageId>,
}

impl Action {
    pub(crate) fn kind(&self) -> ChangeKind {
        match self {
            Self::Create(_) => ChangeKind::Create,
            Self::Delete => ChangeKind::Delete,
            Self::Comment(_) => ChangeKind::Comment,
            Self::Message(_) => ChangeKind::Message,
            Self::Attach(_) => ChangeKind::Attach,
            Self::Edit(edit) => match edit {
                TaskChange::Name(_) => ChangeKind::Name,
                TaskChange::Description(_) => ChangeKind::Description,
                TaskChange::State(_) => ChangeKind::State,
                TaskChange::Assignees(_) => ChangeKind::Assignees,
                TaskChange::Start(_) => ChangeKind::Start,
                TaskChange::Deadline(_) => ChangeKind::Deadline,
                TaskChange::Priority(_) => ChangeKind::Priority,
                TaskChange::Tags(_) => ChangeKind::Tags,
                TaskChange::StepTicked { .. }
                | TaskChange::StepRenamed { .. }
                | TaskChange::StepRemoved { .. }
                | TaskChange::StepAdded { .. }
                | TaskChange::StepPutBack { .. }
                | TaskChange::Progress(_) => ChangeKind::Steps,
                TaskChange::FileRemoved(_) => ChangeKind::Files,
                TaskChange::Archived(_) => ChangeKind::Archived,
            },
        }
    }

    /// A POST cannot be repeated without asking whether it arrived (A23).
    pub(super) fn is_post(&self) -> bool {
        matches!(self, Self::Create(_) | Self::Comment(_) | Self::Message(_))
    }

    /// The person's own words.
    pub(crate) fn text(&self) -> Option<String> {
        match self {
            Self::Create(task) => Some(task.name.clone()),
            Self::Comment(comment) => Some(comment.text.clone()),
            Self::Message(message) => Some(message.text.clone()),
            Self::Edit(TaskChange::Name(text) | TaskChange::Description(text)) => Some(text.clone()),
            Self::Edit(TaskChange::StepAdded { name } | TaskChange::StepRenamed { name, .. }) => {
                Some(name.clone())
            }
            Self::Edit(_) | Self::Delete | Self::Attach(_) => None,
        }
    }

    /// Puts the change over the server's record.
    pub(crate) fn overlay(&self, task: &mut TaskRecord) {
        match self {
            Self::Edit(edit) => overlay_edit(edit, task),
            Self::Attach(files) => {
                let mut there: HashSet<_> = task.files.iter().map(|known| known.id.clone()).collect();
                let missing = files.iter().filter(|file| there.insert(file.id.clone()));
                task.files.extend(missing.cloned());
            }
            Self::Create(_) | Self::Delete | Self::Comment(_) | Self::Message(_) => {}
        }
    }

    /// Takes in a later change of the same field; gives it back when both have to be sent.
    pub(super) fn merge(&mut self, later: Self) -> Option<Self> {
        match (self, later) {
            (Self::Edit(mine), Self::Edit(later)) if replaces(&later, mine) => {
                *mine = later;
                None
            }
            (Self::Attach(mine), Self::Attach(later)) => {
                mine.extend(later);
                None
            }
            (_, later) => Some(later),
        }
    }
}

fn overlay_edit(edit: &TaskChange, task: &mut TaskRecord) {
    match edit {
        TaskChange::Name(name) => task.set_name(name.clone()),
        TaskChange::Description(text) => task.description.clone_from(text),
        TaskChange::State(state) => task.state.clone_from(state),
        TaskChange::Assignees(people) => task.assignees.clone_from(people),
        TaskChange::Start(start) => task.start = *start,
        TaskChange::Deadline(deadline) => task.deadline = *deadline,
        TaskChange::Priority(priority) => task.priority = *priority,
        TaskChange::Tags(tags) => task.set_tags(tags.clone()),
        TaskChange::StepTicked { .. }
        | TaskChange::StepRenamed { .. }
        | TaskChange::StepRemoved { .. }
        | TaskChange::StepAdded { .. }
        | TaskChange::StepPutBack { .. }
        | TaskChange::Progress(_) => {
            // A step that is no longer there: the overlay has nothing to show, and sending it will say so.
            crate::record::steps::apply(&mut task.steps, edit);
        }
        TaskChange::FileRemoved(file) => task.files.retain(|known| known.id != *file),
        TaskChange::Archived(since) => task.archived_at = *since,
    }
}

/// Whether sending `later` alone leaves what sending both would leave.
pub(super) fn replaces(later: &TaskChange, earlier: &TaskChange) -> bool {
    match (later, earlier) {
        (TaskChange::StepTicked { key: later, .. }, TaskChange::StepTicked { key: earlier, .. })
        | (TaskChange::StepRenamed { key: later, .. }, TaskChange::StepRenamed { key: earlier, .. }) => {
            later == earlier
        }
        (
            TaskChange::StepAdded { .. }
            | TaskChange::StepPutBack { .. }
            | TaskChange::StepRemoved { .. }
            | TaskChange::FileRemoved(_),
            _,
        ) => false,
        _ => std::mem::discriminant(later) == std::mem::discriminant(earlier),
    }
}

/// Refuses what Cubicl could not take anyway.
pub(super) fn check(edit: &TaskChange) -> Result<(), Problem> {
    let good = match edit {
        TaskChange::Name(name)
        | TaskChange::StepAdded { name }
        | TaskChange::StepPutBack { name, .. }
        | TaskChange::StepRenamed { name, .. }
        | TaskChange::State(name) => !name.trim().is_empty(),
        TaskChange::Priority(priority) => (1..=5).contains(priority),
        TaskChange::Progress(completed) => completed.is_finite() && *completed >= 0.0,
        _ => true,
    };
    if good {
        Ok(())
    } else {
        Err(problem::plain(ProblemKind::BadInput))
    }
}

/// Checks a task to be made.
pub(super) fn check_new(task: &NewTask) -> Result<(), Problem> {
    if task.name.trim().is_empty() || task.priority.is_some_and(|priority| !(1..=5).contains(&priority)) {
        return Err(problem::plain(ProblemKind::BadInput));
    }
    Ok(())
}

/// The card of a task that is not in Cubicl yet.
pub(crate) fn local_record(id: &TaskId, new: &NewTask, default_state: &str, made_at: i64) -> TaskRecord {
    let mut task = TaskRecord::new(id.clone(), new.project.clone());
    task.set_name(new.name.clone());
    task.set_tags(new.tags.clone());
    task.state = new.state.clone().unwrap_or_else(|| default_state.to_owned());
    task.description = new.description.clone().unwrap_or_default();
    task.assignees.clone_from(&new.assignees);
    task.start = new.start;
    task.deadline = new.deadline;
    task.priority = new.priority.unwrap_or(crate::record::NORMAL_PRIORITY);
    task.parent.clone_from(&new.parent);
    task.created_at = Some(made_at);
    task.complete = true;
    task
}
