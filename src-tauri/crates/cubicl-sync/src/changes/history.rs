//! What the person did last, and took back: in memory, until the account is closed. How a step is taken back is in
//! [`super::undo`].

use std::collections::VecDeque;

use cubicl_client::TaskId;

use crate::view::{ChangeId, ChangeKind, TaskChange};

/// Steps that are remembered.
const MOST: usize = 50;

/// One thing the person did, or took back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(crate) task: TaskId,
    pub(crate) what: ChangeKind,
    pub(crate) deed: Deed,
    /// The change in the outbox that carries it.
    pub(crate) change: ChangeId,
    /// The change carries nothing else.
    pub(crate) alone: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    /// `back` leaves what was there before; `forth` is what it left, and has to be there still.
    Edit {
        back: TaskChange,
        forth: TaskChange,
    },
    Delete,
}

/// What can be undone, and done again.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Something new was done: what was taken back before is not done again.
    pub(super) fn did(&mut self, step: Step) {
        self.undone.clear();
        self.did_again(step);
    }

    pub(super) fn did_again(&mut self, step: Step) {
        self.done.push_back(step);
        if self.done.len() > MOST {
            self.done.pop_front();
        }
    }

    pub(super) fn took_back(&mut self, step: Step) {
        self.undone.push(step);
    }

    /// The last step, or the last that this change carries.
    pub(super) fn take_done(&mut self, change: Option<ChangeId>) -> Option<Step> {
        let Some(change) = change else {
            return self.done.pop_back();
        };
        let at = self.done.iter().rposition(|step| step.change == change)?;
        self.done.remove(at)
    }

    pub(super) fn take_undone(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    pub(super) fn last_done(&self) -> Option<&Step> {
        self.done.back()
    }

    pub(super) fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Refused, or let go: there is nothing to take back.
    pub(super) fn forget_change(&mut self, change: ChangeId) {
        self.keep(|step| step.change != change);
    }

    /// The task is gone, or its deletion is on its way.
    pub(crate) fn forget_task(&mut self, task: &TaskId) {
        self.keep(|step| step.task != *task);
    }

    fn keep(&mut self, good: impl Fn(&Step) -> bool) {
        self.done.retain(&good);
        self.undone.retain(&good);
    }

    /// A task made here got its id from Cubicl.
    pub(crate) fn rename(&mut self, local: &TaskId, id: &TaskId) {
        for step in self.steps_of(local) {
            step.task = id.clone();
        }
    }

    /// An item of the checklist that was put back has another key than before.
    pub(super) fn rename_item(&mut self, task: &TaskId, from: &str, to: &str) {
        for step in self.steps_of(task) {
            let Deed::Edit { back, forth } = &mut step.deed else {
                continue;
            };
            for edit in [back, forth] {
                if let Some(key) = item_key(edit).filter(|key| *key == from) {
                    to.clone_into(key);
                }
            }
        }
    }

    fn steps_of<'a>(&'a mut self, task: &'a TaskId) -> impl Iterator<Item = &'a mut Step> {
        let steps = self.done.iter_mut().chain(&mut self.undone);
        steps.filter(move |step| step.task == *task)
    }
}

/// The key of the item an edit is about.
fn item_key(edit: &mut TaskChange) -> Option<&mut String> {
    match edit {
        TaskChange::StepTicked { key, .. }
        | TaskChange::StepRenamed { key, .. }
        | TaskChange::StepRemoved { key } => Some(key),
        TaskChange::StepPutBack { after, .. } => after.as_mut(),
        _ => None,
    }
}
