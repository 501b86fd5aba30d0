//! What takes an edit back: the edit of the same place that leaves what is there at the moment.

use std::collections::BTreeSet;

use crate::record::{TaskRecord, rich_text, steps};
use crate::view::TaskChange;

/// The edit that leads from what `edit` would leave to what `task` has. None when that is not known, or there is none.
pub(super) fn inverse(task: &TaskRecord, edit: &TaskChange) -> Option<TaskChange> {
    Some(match edit {
        TaskChange::Name(_) => TaskChange::Name(task.name().to_owned()),
        // A list does not tell of it.
        TaskChange::Description(_) if !task.complete => return None,
        TaskChange::Description(_) => TaskChange::Description(task.description.clone()),
        TaskChange::State(_) => TaskChange::State(task.state.clone()),
        TaskChange::Assignees(_) => TaskChange::Assignees(task.assignees.clone()),
        TaskChange::Start(_) => TaskChange::Start(task.start),
        TaskChange::Deadline(_) => TaskChange::Deadline(task.deadline),
        TaskChange::Priority(_) => TaskChange::Priority(task.priority),
        TaskChange::Tags(_) => TaskChange::Tags(task.tags().to_vec()),
        TaskChange::StepTicked { .. }
        | TaskChange::StepRenamed { .. }
        | TaskChange::StepRemoved { .. }
        | TaskChange::StepAdded { .. }
        | TaskChange::StepPutBack { .. }
        | TaskChange::Progress(_) => return steps::inverse(&task.steps, edit),
        TaskChange::Archived(_) => TaskChange::Archived(task.archived_at),
        // The person was asked before.
        TaskChange::FileRemoved(_) => return None,
    })
}

/// What the field of `edit` holds in `task`, for edits that overwrite it. None for those that add or take out.
pub(super) fn overwritten(task: &TaskRecord, edit: &TaskChange) -> Option<TaskChange> {
    match edit {
        TaskChange::StepTicked { .. }
        | TaskChange::StepRemoved { .. }
        | TaskChange::StepAdded { .. }
        | TaskChange::StepPutBack { .. }
        | TaskChange::FileRemoved(_) => None,
        _ => inverse(task, edit),
    }
}

/// Whether two edits of the same place leave the same, however Cubicl writes it. Items are the same by where they were
/// found: a key changes when Cubicl gives an id.
pub(super) fn leaves_the_same(one: &TaskChange, other: &TaskChange) -> bool {
    match (one, other) {
        (TaskChange::Name(one), TaskChange::Name(other)) => one.trim() == other.trim(),
        (TaskChange::Description(one), TaskChange::Description(other)) => {
            one == other || rich_text::clean(one).html.trim() == rich_text::clean(other).html.trim()
        }
        (TaskChange::Archived(one), TaskChange::Archived(other)) => one.is_some() == other.is_some(),
        (TaskChange::Assignees(one), TaskChange::Assignees(other)) => {
            one.iter().map(|id| id.as_str()).collect::<BTreeSet<_>>()
                == other.iter().map(|id| id.as_str()).collect()
        }
        (TaskChange::Tags(one), TaskChange::Tags(other)) => {
            one.iter().collect::<BTreeSet<_>>() == other.iter().collect()
        }
        (TaskChange::StepTicked { done: one, .. }, TaskChange::StepTicked { done: other, .. }) => {
            one == other
        }
        (TaskChange::StepRenamed { name: one, .. }, TaskChange::StepRenamed { name: other, .. }) => {
            one == other
        }
        (
            TaskChange::StepPutBack { name, done, .. },
            TaskChange::StepPutBack {
                name: other_name,
                done: other_done,
                ..
            },
        ) => name == other_name && done == other_done,
        (TaskChange::StepRemoved { .. }, TaskChange::StepRemoved { .. }) => true,
        _ => one == other,
    }
}
