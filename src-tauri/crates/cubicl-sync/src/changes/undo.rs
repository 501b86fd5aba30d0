//! Taking back what the person did, and doing it again: an edit of its own on the usual way, or, while the change is not
//! sent, the change itself. What somebody else changed meanwhile is never overwritten.

use std::borrow::Cow;

use cubicl_client::TaskId;
use tokio::time::Instant;

use super::action::{Action, check};
use super::history::{Deed, Step};
use super::inverse::{inverse, leaves_the_same};
use crate::problem;
use crate::record::TaskRecord;
use crate::state::{Effects, State};
use crate::view::{ChangeId, ChangeKind, DeedView, Problem, ProblemKind, TaskChange};

impl State {
    /// Takes back the last step, or the last one that `change` carries; gives nothing when there is none. A step that
    /// cannot be taken back is forgotten, so that the one before it can be.
    pub(crate) fn undo(
        &mut self,
        change: Option<ChangeId>,
        fx: &mut Effects,
    ) -> Result<Option<DeedView>, Problem> {
        let Some(step) = self.history.take_done(change) else {
            return match change {
                Some(_) => Err(problem::plain(ProblemKind::TooLate)),
                None => Ok(None),
            };
        };
        let undone = match step.deed {
            Deed::Edit { .. } => self.turn(step, fx)?,
            Deed::Delete => self.keep_task(step, fx)?,
        };
        let view = self.deed_view(&undone);
        self.history.took_back(undone);
        Ok(view)
    }

    /// Does again what was taken back last.
    pub(crate) fn redo(&mut self, fx: &mut Effects) -> Result<Option<DeedView>, Problem> {
        let Some(step) = self.history.take_undone() else {
            return Ok(None);
        };
        let done = match step.deed {
            Deed::Edit { .. } => self.turn(step, fx)?,
            Deed::Delete => Step {
                change: self.queue_deletion(&step.task, fx)?,
                ..step
            },
        };
        let view = self.deed_view(&done);
        self.history.did_again(done);
        Ok(view)
    }

    /// Edits, and remembers how to take it back.
    pub(crate) fn edit(
        &mut self,
        task: &TaskId,
        edit: TaskChange,
        fx: &mut Effects,
    ) -> Result<ChangeId, Problem> {
        let task = self.copy.real(task);
        self.recall_task(&task);
        let back = self
            .effective(&task)
            .and_then(|before| inverse(&before, &edit))
            .filter(|back| *back != edit && check(back).is_ok());
        let what = Action::Edit(edit.clone()).kind();
        // What is not there any more tells nothing of the key it had.
        let removed = matches!(edit, TaskChange::StepRemoved { .. }).then(|| edit.clone());
        let (change, alone) = self.queue_edit(&task, edit, fx)?;
        let after = self.effective(&task);
        let deed = back.and_then(|back| {
            let forth = match removed {
                Some(removed) => removed,
                None => inverse(after.as_ref()?, &back)?,
            };
            Some(Deed::Edit { back, forth })
        });
        if let Some(deed) = deed {
            self.history.did(Step {
                task,
                what,
                deed,
                change,
                alone,
            });
        }
        Ok(change)
    }

    /// Deletes after a while in which it can be taken back.
    pub(crate) fn delete(&mut self, task: &TaskId, fx: &mut Effects) -> Result<ChangeId, Problem> {
        let task = self.copy.real(task);
        if let Some(change) = self.outbox.deleting(&task) {
            return Ok(change.id);
        }
        let change = self.queue_deletion(&task, fx)?;
        self.history.did(Step {
            task,
            what: ChangeKind::Delete,
            deed: Deed::Delete,
            change,
            alone: true,
        });
        Ok(change)
    }

    fn queue_deletion(&mut self, task: &TaskId, fx: &mut Effects) -> Result<ChangeId, Problem> {
        let change = self.queue(task, Action::Delete, fx)?;
        self.outbox.hold(change, Instant::now() + self.deletes_after);
        Ok(change)
    }

    /// A deletion that is not sent is as if it had not been said.
    fn keep_task(&mut self, step: Step, fx: &mut Effects) -> Result<Step, Problem> {
        if !self
            .outbox
            .get(step.change)
            .is_some_and(|change| change.is_unsent())
        {
            return Err(problem::plain(ProblemKind::TooLate));
        }
        for gone in self.outbox.discard(step.change) {
            self.touch_what_it_was_for(&gone, fx);
        }
        Ok(step)
    }

    /// Carries out `back`; gives the step that leads to where it was.
    fn turn(&mut self, step: Step, fx: &mut Effects) -> Result<Step, Problem> {
        let Deed::Edit { back, forth: left } = step.deed.clone() else {
            return Ok(step);
        };
        let forth = inverse(&self.there(&step.task)?, &back)
            .filter(|now| leaves_the_same(now, &left))
            .ok_or_else(|| problem::plain(ProblemKind::ChangedMeanwhile))?;
        let (change, alone) = self.go_back(&step, &back, fx)?;
        if let (TaskChange::StepRemoved { key: old }, TaskChange::StepRemoved { key: new }) = (&left, &forth)
            && self.outbox.get(change).is_some()
        {
            self.history.rename_item(&step.task, old, new);
        }
        let left = inverse(&self.there(&step.task)?, &forth).unwrap_or(back);
        let deed = Deed::Edit {
            back: forth,
            forth: left,
        };
        Ok(Step {
            deed,
            change,
            alone,
            ..step
        })
    }

    /// Gives the change that leads back, and whether it carries nothing else.
    fn go_back(
        &mut self,
        step: &Step,
        back: &TaskChange,
        fx: &mut Effects,
    ) -> Result<(ChangeId, bool), Problem> {
        let unsent = self
            .outbox
            .get_mut(step.change)
            .filter(|change| change.is_unsent());
        match unsent {
            None => return self.queue_edit(&step.task, back.clone(), fx),
            Some(change) if !step.alone => {
                change.action = Action::Edit(back.clone());
                self.redraw_change(step.change, fx);
            }
            Some(_) => {
                for gone in self.outbox.discard(step.change) {
                    self.touch_what_it_was_for(&gone, fx);
                }
            }
        }
        Ok((step.change, step.alone))
    }

    fn queue_edit(
        &mut self,
        task: &TaskId,
        edit: TaskChange,
        fx: &mut Effects,
    ) -> Result<(ChangeId, bool), Problem> {
        let last = self.outbox.last_id();
        let change = self.queue(task, Action::Edit(edit), fx)?;
        Ok((change, change > last))
    }

    /// The task as the screen shows it.
    fn there(&mut self, task: &TaskId) -> Result<TaskRecord, Problem> {
        self.recall_task(task);
        let there = !self.copy.is_gone(task) && self.outbox.deleting(task).is_none();
        let record = self.effective(task).filter(|_| there);
        record
            .map(Cow::into_owned)
            .ok_or_else(|| problem::plain(ProblemKind::NotFound))
    }

    pub(crate) fn can_undo(&self) -> Option<DeedView> {
        self.deed_view(self.history.last_done()?)
    }

    pub(crate) fn can_redo(&self) -> Option<DeedView> {
        self.deed_view(self.history.last_undone()?)
    }

    fn deed_view(&self, step: &Step) -> Option<DeedView> {
        let task = self.effective(&step.task)?;
        Some(DeedView {
            change: step.change,
            what: step.what,
            task: step.task.clone(),
            task_name: task.name().to_owned(),
            project: task.project.clone(),
            state: task.state.clone(),
            leads_to: match &step.deed {
                Deed::Edit {
                    back: TaskChange::State(state),
                    ..
                } => Some(state.clone()),
                _ => None,
            },
        })
    }
}
