//! The changes that Cubicl has not confirmed: in order per task, a few tasks at a time. A plain state machine; the
//! [`crate::sender`] does what it says and reports back.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use cubicl_client::{ProjectId, TaskId};

use crate::change::{Action, replaces};
use crate::record::TaskRecord;
use crate::view::{ChangeState, Problem};

/// Tasks whose changes are sent at the same time.
const ABREAST: usize = 3;
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// One change on its way.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) id: u32,
    pub(crate) task: TaskId,
    pub(crate) project: ProjectId,
    pub(crate) action: Action,
    pub(crate) state: ChangeState,
    /// Unix seconds.
    pub(crate) made_at: i64,
    /// Its fate was unknown once: before it is sent again, the list is read and compared (A23).
    pub(crate) compare_first: bool,
    tries: u32,
    not_before: Option<Instant>,
}

impl Change {
    /// The screen shows its effect.
    pub(crate) fn is_shown(&self) -> bool {
        match self.state {
            ChangeState::Waiting | ChangeState::Sending => true,
            ChangeState::InDoubt { .. } => self.action.is_post(),
            ChangeState::Refused { .. } => false,
        }
    }

    /// On its way without the person having to do anything.
    pub(crate) fn is_waiting(&self) -> bool {
        matches!(self.state, ChangeState::Waiting | ChangeState::Sending)
    }

    /// Its turn has not come yet.
    pub(crate) fn is_unsent(&self) -> bool {
        self.state == ChangeState::Waiting
    }

    fn lacks_files(&self) -> bool {
        matches!(&self.action, Action::Comment(comment) if comment.missing > 0)
    }
}

/// The queue.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    last_id: u32,
    changes: Vec<Change>,
}

impl Outbox {
    pub(crate) fn all(&self) -> &[Change] {
        &self.changes
    }

    pub(crate) fn get(&self, id: u32) -> Option<&Change> {
        self.changes.iter().find(|change| change.id == id)
    }

    pub(crate) fn get_mut(&mut self, id: u32) -> Option<&mut Change> {
        self.changes.iter_mut().find(|change| change.id == id)
    }

    pub(crate) fn of<'a>(&'a self, task: &'a TaskId) -> impl DoubleEndedIterator<Item = &'a Change> {
        self.changes.iter().filter(move |change| change.task == *task)
    }

    /// Adds a change; gives its id, or the id of the unsent change that took it in.
    pub(crate) fn push(&mut self, task: TaskId, project: ProjectId, action: Action, now_unix: i64) -> u32 {
        self.drop_superseded(&task, &action);
        let mut action = action;
        let unsent = |change: &&mut Change| {
            change.task == task && change.state == ChangeState::Waiting && change.tries == 0
        };
        for earlier in self.changes.iter_mut().filter(unsent) {
            match earlier.action.merge(action) {
                None => return earlier.id,
                Some(both) => action = both,
            }
        }
        self.last_id += 1;
        let change = Change {
            id: self.last_id,
            task,
            project,
            action,
            state: ChangeState::Waiting,
            made_at: now_unix,
            compare_first: false,
            tries: 0,
            not_before: None,
        };
        self.changes.push(change);
        self.last_id
    }

    /// A refused edit without text is answered by the next edit of the same field.
    fn drop_superseded(&mut self, task: &TaskId, action: &Action) {
        let Action::Edit(later) = action else { return };
        self.changes.retain(|change| {
            let answered = matches!(&change.action, Action::Edit(earlier) if replaces(later, earlier));
            let refused = matches!(change.state, ChangeState::Refused { .. });
            !(change.task == *task && refused && answered && change.action.text().is_none())
        });
    }

    /// Puts the changes of `task` over the server's record.
    pub(crate) fn overlay(&self, task: &mut TaskRecord) {
        let id = task.id.clone();
        for change in self.of(&id).filter(|change| change.is_shown()) {
            change.action.overlay(task);
        }
    }

    /// Tasks with at least one change that the screen shows.
    pub(crate) fn touched(&self) -> HashSet<&TaskId> {
        self.changes
            .iter()
            .filter(|change| change.is_shown())
            .map(|change| &change.task)
            .collect()
    }

    pub(crate) fn is_deleting(&self, task: &TaskId) -> bool {
        self.of(task)
            .any(|change| matches!(change.action, Action::Delete) && change.is_shown())
    }

    /// The change that makes this task, while it is not in Cubicl.
    pub(crate) fn creating<'a>(&'a self, task: &'a TaskId) -> Option<&'a Change> {
        self.of(task)
            .find(|change| matches!(change.action, Action::Create(_)))
    }

    /// Takes what may be sent, marking it as sending.
    pub(crate) fn take_ready(&mut self, now: Instant) -> Vec<Change> {
        let mut busy: HashSet<TaskId> = self
            .changes
            .iter()
            .filter(|change| change.state == ChangeState::Sending)
            .map(|change| change.task.clone())
            .collect();
        let mut places = ABREAST.saturating_sub(busy.len());
        // Nothing of a task is sent before the task itself is in Cubicl.
        let unmade: HashSet<TaskId> = self
            .changes
            .iter()
            .filter(|change| matches!(change.action, Action::Create(_)))
            .map(|change| change.task.clone())
            .collect();
        let mut ready = Vec::new();
        for change in &mut self.changes {
            if places == 0 {
                break;
            }
            if change.state != ChangeState::Waiting || busy.contains(&change.task) || change.lacks_files() {
                continue;
            }
            let is_create = matches!(change.action, Action::Create(_));
            if unmade.contains(&change.task) && !is_create {
                continue;
            }
            if matches!(&change.action, Action::Create(new) if new.parent.as_ref().is_some_and(|parent| unmade.contains(parent)))
            {
                continue;
            }
            busy.insert(change.task.clone());
            if change.not_before.is_some_and(|at| at > now) {
                continue;
            }
            change.state = ChangeState::Sending;
            places -= 1;
            ready.push(change.clone());
        }
        ready
    }

    /// When the next postponed change may be tried.
    pub(crate) fn next_try(&self) -> Option<Instant> {
        self.changes
            .iter()
            .filter(|change| change.state == ChangeState::Waiting)
            .filter_map(|change| change.not_before)
            .min()
    }

    /// The network is back: whatever waits may go at once.
    pub(crate) fn hurry(&mut self) {
        for change in &mut self.changes {
            change.not_before = None;
        }
    }

    pub(crate) fn confirm(&mut self, id: u32) -> Option<Change> {
        let at = self.changes.iter().position(|change| change.id == id)?;
        Some(self.changes.remove(at))
    }

    /// Not sent, or sent without harm: it stays in its place and is tried again later.
    pub(crate) fn postpone(&mut self, id: u32, now: Instant) {
        if let Some(change) = self.get_mut(id) {
            let pause = FIRST_PAUSE
                .saturating_mul(1 << change.tries.min(4))
                .min(LONGEST_PAUSE);
            change.tries += 1;
            change.not_before = Some(now + pause);
            change.state = ChangeState::Waiting;
        }
    }

    pub(crate) fn refuse(&mut self, id: u32, problem: Problem, back_to: Option<String>) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::Refused { problem, back_to };
        }
    }

    pub(crate) fn doubt(&mut self, id: u32, problem: Problem) {
        if let Some(change) = self.get_mut(id) {
            change.compare_first = true;
            change.state = ChangeState::InDoubt { problem };
        }
    }

    /// The person wants it tried again.
    pub(crate) fn retry(&mut self, id: u32) -> bool {
        let Some(change) = self.get_mut(id) else {
            return false;
        };
        if change.state == ChangeState::Sending {
            return true;
        }
        change.state = ChangeState::Waiting;
        change.not_before = None;
        change.tries = 0;
        true
    }

    /// The person lets it go. Without its task, everything that was meant for the task goes too.
    pub(crate) fn discard(&mut self, id: u32) -> Vec<Change> {
        let Some(change) = self.get(id).cloned() else {
            return Vec::new();
        };
        if change.state == ChangeState::Sending {
            return Vec::new();
        }
        let whole_task = matches!(change.action, Action::Create(_));
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.changes)
            .into_iter()
            .partition(|other| other.id == id || (whole_task && other.task == change.task));
        self.changes = kept;
        gone
    }

    /// Everything meant for a task that is no longer there.
    pub(crate) fn drop_task(&mut self, task: &TaskId) {
        self.changes
            .retain(|change| change.task != *task || change.state == ChangeState::Sending);
    }

    /// A task made here got its id from Cubicl.
    pub(crate) fn rename(&mut self, local: &TaskId, id: &TaskId) {
        for change in &mut self.changes {
            if change.task == *local {
                change.task = id.clone();
            }
            if let Action::Create(new) = &mut change.action
                && new.parent.as_ref() == Some(local)
            {
                new.parent = Some(id.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests;
