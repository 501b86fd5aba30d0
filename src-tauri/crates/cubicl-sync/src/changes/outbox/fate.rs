//! What becomes of the changes that were sent, and of those that the person decides about.

use cubicl_client::{TaskId, same_text};
use tokio::time::Instant;

use super::{Change, FIRST_PAUSE, LONGEST_PAUSE, Outbox, Subject};
use crate::changes::action::{Action, replaces};
use crate::changes::inverse::overwritten;
use crate::record::{ActivityRecord, TaskRecord};
use crate::view::{ChangeId, ChangeState, Problem, TaskChange};

impl Outbox {
    pub(crate) fn confirm(&mut self, id: ChangeId) -> Option<Change> {
        let at = self.changes.iter().position(|change| change.id == id)?;
        Some(self.changes.remove(at))
    }

    /// Not sent: it stays in its place and is tried again later.
    pub(crate) fn postpone(&mut self, id: ChangeId, now: Instant) {
        if let Some(change) = self.get_mut(id) {
            let pause = FIRST_PAUSE
                .saturating_mul(1 << change.tries.min(4))
                .min(LONGEST_PAUSE);
            change.tries += 1;
            change.trouble = None;
            change.not_before = Some(now + pause);
            change.state = ChangeState::Waiting;
        }
    }

    /// It could not even be marked as sending: it was not sent.
    pub(crate) fn give_back(&mut self, id: ChangeId) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::Waiting;
        }
    }

    pub(crate) fn refuse(&mut self, id: ChangeId, problem: Problem, back_to: Option<String>) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::Refused { problem, back_to };
        }
    }

    /// Sent, and nobody knows what became of it: it is looked for before it is sent again.
    pub(crate) fn doubt(&mut self, id: ChangeId, problem: Problem, now: Instant, server_now: i64) {
        self.postpone(id, now);
        if let Some(change) = self.get_mut(id) {
            change.doubt = Some(change.doubted_until(server_now));
            change.insisted = false;
            change.trouble = Some(problem);
        }
    }

    /// What the checklist holds before the first sending.
    pub(crate) fn note_alike_steps(&mut self, id: ChangeId, alike: usize) {
        if let Some(change) = self.get_mut(id) {
            change.alike_steps = Some(alike);
        }
    }

    /// It was looked for too early to tell. It was given up before now, whatever the clocks said then.
    pub(crate) fn look_again(&mut self, id: ChangeId, at: Instant, server_now: i64) {
        if let Some(change) = self.get_mut(id) {
            if let Some(doubt) = &mut change.doubt {
                doubt.until = doubt.until.min(server_now).max(doubt.from);
            }
            change.state = ChangeState::Waiting;
            change.not_before = Some(at);
        }
    }

    /// It was looked for and is not in Cubicl: as if it had not been sent.
    pub(crate) fn never_arrived(&mut self, id: ChangeId) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::Waiting;
            change.doubt = None;
        }
    }

    /// It was looked for, and what was found does not tell: the person decides.
    pub(crate) fn ask(&mut self, id: ChangeId, problem: Problem) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::InDoubt { problem };
        }
    }

    /// Somebody else changed the field: the person chooses.
    pub(crate) fn conflict(&mut self, id: ChangeId, theirs: TaskChange) {
        if let Some(change) = self.get_mut(id)
            && let Action::Edit(mine) = &change.action
        {
            change.state = ChangeState::Conflict {
                mine: Box::new(mine.clone()),
                theirs: Box::new(theirs),
            };
        }
    }

    /// The person edited what was older than the newest that is known.
    pub(crate) fn edited_from(&mut self, id: ChangeId, seen: TaskChange) {
        if let Some(change) = self.get_mut(id)
            && matches!(&change.was, Some(was) if replaces(was, &seen))
        {
            change.was = Some(seen);
        }
    }

    /// The task is like this now by what the person did: their later edits start from there.
    pub(crate) fn starts_from(&mut self, task: &TaskRecord, done: &Action) {
        for change in self.changes.iter_mut().filter(|change| change.is_of(&task.id)) {
            let Action::Edit(edit) = &change.action else {
                continue;
            };
            let follows = match done {
                Action::Create(_) => change.was.is_none(),
                Action::Edit(done) => replaces(edit, done),
                Action::Delete | Action::Comment(_) | Action::Message(_) | Action::Attach(_) => false,
            };
            if follows {
                change.was = overwritten(task, edit);
            }
        }
    }

    /// This comment is known to have come of a change that is confirmed: no other change of the task is it.
    pub(crate) fn claim(&mut self, task: &TaskId, activity: &ActivityRecord) {
        let comments = self.changes.iter_mut().filter(|change| change.is_of(task));
        for change in comments {
            let says_it = matches!(&change.action, Action::Comment(comment) if same_text(activity.text.as_deref(), Some(&comment.text)));
            if says_it {
                change.alike.push(activity.id.to_string());
            }
        }
    }

    /// The person wants it tried again.
    pub(crate) fn retry(&mut self, id: ChangeId) -> bool {
        let Some(change) = self.get_mut(id) else {
            return false;
        };
        if change.state == ChangeState::Sending {
            return true;
        }
        change.insisted = change.doubt.is_some();
        if let ChangeState::Conflict { theirs, .. } = &change.state {
            change.was = Some((**theirs).clone());
        }
        change.state = ChangeState::Waiting;
        change.not_before = None;
        change.tries = 0;
        change.trouble = None;
        true
    }

    /// The person lets it go. Without its task, everything that was meant for the task goes too.
    pub(crate) fn discard(&mut self, id: ChangeId) -> Vec<Change> {
        let Some(change) = self.get(id).cloned() else {
            return Vec::new();
        };
        if change.state == ChangeState::Sending {
            return Vec::new();
        }
        let whole_task = matches!(change.action, Action::Create(_));
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.changes)
            .into_iter()
            .partition(|other| other.id == id || (whole_task && other.task() == change.task()));
        self.changes = kept;
        gone
    }

    /// Everything meant for a task that is no longer there.
    pub(crate) fn drop_task(&mut self, task: &TaskId) {
        self.changes
            .retain(|change| !change.is_of(task) || change.state == ChangeState::Sending);
        self.lingering.retain(|change| !change.is_of(task));
    }

    /// A task made here got its id from Cubicl.
    pub(crate) fn rename(&mut self, local: &TaskId, id: &TaskId) {
        for change in self.changes.iter_mut().chain(&mut self.lingering) {
            if let Subject::Task { task, .. } = &mut change.subject
                && task == local
            {
                task.clone_from(id);
            }
            if let Action::Create(new) = &mut change.action
                && new.parent.as_ref() == Some(local)
            {
                new.parent = Some(id.clone());
            }
        }
    }
}
