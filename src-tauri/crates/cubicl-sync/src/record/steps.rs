//! Steps of a task: what an edit makes of them, and how they are shown. Items keep the very keys they came with (A12).

use cubicl_client::model::{CheckItem, Checklist, Steps as Wire};

use crate::view::{StepItem, StepsSummary, StepsView, TaskChange};

/// The steps as Cubicl told them.
pub(crate) type Steps = Wire;

/// Marks keys that stand in for an id: the item's name and how many of that name come before it.
const STAND_IN: &str = "~";

/// Whether the edit is one of the steps.
pub(crate) fn are_changed_by(edit: &TaskChange) -> bool {
    matches!(
        edit,
        TaskChange::StepTicked { .. }
            | TaskChange::StepRenamed { .. }
            | TaskChange::StepRemoved { .. }
            | TaskChange::StepAdded { .. }
            | TaskChange::StepPutBack { .. }
            | TaskChange::Progress(_)
    )
}

/// Carries out an edit. False when there is nothing to carry it out on.
pub(crate) fn apply(steps: &mut Steps, edit: &TaskChange) -> bool {
    match edit {
        TaskChange::StepAdded { name } => match steps {
            Wire::Checklist(items) => {
                let item = CheckItem::new(name, items.last());
                items.push(item);
                true
            }
            Wire::None => {
                *steps = Wire::Checklist(vec![CheckItem::new(name, None)].into());
                true
            }
            // What is not understood is not written over.
            Wire::Progress(_) | Wire::Unknown { .. } => false,
        },
        TaskChange::StepPutBack { name, done, after } => {
            if matches!(steps, Wire::None) {
                *steps = Wire::Checklist(Checklist::default());
            }
            let Wire::Checklist(items) = steps else {
                return false;
            };
            let place = match after {
                None => 0,
                // What it stood behind is gone as well: it goes to the end.
                Some(after) => position(items, after).map_or(items.len(), |at| at + 1),
            };
            let item = CheckItem::new(name, items.last()).with_done(*done);
            items.insert(place, item);
            true
        }
        TaskChange::StepTicked { key, done } => with_item(steps, key, |item| *item = item.with_done(*done)),
        TaskChange::StepRenamed { key, name } => with_item(steps, key, |item| *item = item.with_name(name)),
        TaskChange::StepRemoved { key } => {
            let Wire::Checklist(items) = steps else {
                return false;
            };
            let Some(at) = position(items, key) else {
                return false;
            };
            items.remove(at);
            true
        }
        TaskChange::Progress(completed) => {
            let is_bar = matches!(steps, Wire::Progress(_));
            *steps = steps.with_completed(*completed);
            is_bar
        }
        _ => false,
    }
}

/// The edit that takes `edit` back; none when there is nothing to carry it out on.
pub(crate) fn inverse(steps: &Steps, edit: &TaskChange) -> Option<TaskChange> {
    if let TaskChange::Progress(_) = edit {
        return steps
            .progress()
            .map(|(completed, _)| TaskChange::Progress(completed));
    }
    let mut after = steps.clone();
    if !apply(&mut after, edit) {
        return None;
    }
    let before = match steps {
        Wire::Checklist(items) => items.as_slice(),
        _ => &[],
    };
    let Wire::Checklist(after) = &after else {
        return None;
    };
    let there = |key: &str| position(before, key);
    Some(match edit {
        TaskChange::StepTicked { key, .. } => TaskChange::StepTicked {
            key: key.clone(),
            done: before[there(key)?].done(),
        },
        // A stand-in goes with the name.
        TaskChange::StepRenamed { key, .. } => TaskChange::StepRenamed {
            key: key_of(after, there(key)?),
            name: before[there(key)?].name(),
        },
        TaskChange::StepRemoved { key } => {
            let at = there(key)?;
            TaskChange::StepPutBack {
                name: before[at].name(),
                done: before[at].done(),
                after: at.checked_sub(1).map(|at| key_of(before, at)),
            }
        }
        TaskChange::StepAdded { .. } => TaskChange::StepRemoved {
            key: key_of(after, before.len()),
        },
        TaskChange::StepPutBack { after: behind, .. } => {
            let at = behind.as_ref().map_or(Some(0), |key| there(key).map(|at| at + 1));
            TaskChange::StepRemoved {
                key: key_of(after, at.unwrap_or(before.len())),
            }
        }
        _ => return None,
    })
}

/// Items that an adding or removing edit makes more or fewer: those of the same name, or the one with that id.
pub(crate) fn alike(steps: &Steps, edit: &TaskChange) -> usize {
    let Wire::Checklist(items) = steps else {
        return 0;
    };
    let named = |name: &str| items.iter().filter(|item| item.name() == name).count();
    match edit {
        TaskChange::StepAdded { name } | TaskChange::StepPutBack { name, .. } => named(name),
        TaskChange::StepRemoved { key } | TaskChange::StepRenamed { key, .. } => match stood_in_for(key) {
            Some(name) => named(name),
            None => usize::from(position(items, key).is_some()),
        },
        _ => 0,
    }
}

/// Whether an edit whose answer was lost has been carried out; `before` is what [`alike`] gave then.
pub(crate) fn arrived(steps: &Steps, edit: &TaskChange, before: usize) -> bool {
    match edit {
        TaskChange::StepAdded { .. } | TaskChange::StepPutBack { .. } => alike(steps, edit) > before,
        TaskChange::StepRemoved { .. } => alike(steps, edit) < before,
        // An id stays; a stand-in goes with the name.
        TaskChange::StepRenamed { key, .. } => stood_in_for(key).is_some() && alike(steps, edit) < before,
        _ => false,
    }
}

/// The name in a stand-in.
fn stood_in_for(key: &str) -> Option<&str> {
    let (_, name) = key.strip_prefix(STAND_IN)?.split_once(STAND_IN)?;
    Some(name)
}

fn with_item(steps: &mut Steps, key: &str, change: impl FnOnce(&mut CheckItem)) -> bool {
    let Wire::Checklist(items) = steps else {
        return false;
    };
    let Some(item) = position(items, key).and_then(|at| items.get_mut(at)) else {
        return false;
    };
    change(item);
    true
}

/// By id; by stand-in also when the item has got an id meanwhile.
fn position(items: &[CheckItem], key: &str) -> Option<usize> {
    let by_id = items.iter().position(|item| item.id() == Some(key));
    by_id.or_else(|| (0..items.len()).find(|at| stand_in(items, *at) == key))
}

fn stand_in(items: &[CheckItem], at: usize) -> String {
    let name = items[at].name();
    let before = items[..at].iter().filter(|item| item.name() == name).count();
    format!("{STAND_IN}{before}{STAND_IN}{name}")
}

fn key_of(items: &[CheckItem], at: usize) -> String {
    items[at].id().map_or_else(|| stand_in(items, at), str::to_owned)
}

/// For the open task.
pub(crate) fn view(steps: &Steps) -> StepsView {
    if let Some((completed, total)) = steps.progress() {
        return StepsView::Progress { completed, total };
    }
    let Wire::Checklist(items) = steps else {
        return StepsView::None;
    };
    let numbered = items.iter().enumerate();
    StepsView::Checklist {
        items: numbered
            .map(|(at, item)| StepItem {
                key: key_of(items, at),
                name: item.name(),
                done: item.done(),
            })
            .collect(),
    }
}

/// For a card.
pub(crate) fn summary(steps: &Steps) -> Option<StepsSummary> {
    if let Some((done, total)) = steps.progress() {
        return Some(StepsSummary { done, total });
    }
    let Wire::Checklist(items) = steps else {
        return None;
    };
    let count = |length: usize| f64::from(u32::try_from(length).unwrap_or(u32::MAX));
    let done = items.iter().filter(|item| item.done()).count();
    (!items.is_empty()).then(|| StepsSummary {
        done: count(done),
        total: count(items.len()),
    })
}

#[cfg(test)]
mod tests;
