//! The changes that Cubicl has not confirmed: in order per task or chat, a few of those at a time. A plain state machine; the
//! [`super::sender`] does what it says and reports back.

mod entry;
mod fate;
mod gather;
mod linger;
mod messages;
mod subject;

use std::collections::HashSet;
use std::time::Duration;

use cubicl_client::{ProjectId, TaskId};
use tokio::time::Instant;

pub(crate) use entry::{Change, Doubt};
pub(crate) use subject::Subject;

use subject::Queue;

use super::action::{Action, replaces};
use crate::record::TaskRecord;
use crate::view::{ChangeId, ChangeState, TaskChange};

/// Tasks and chats whose changes are sent at the same time.
const ABREAST: usize = 3;
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The queue.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outbox {
    last_id: u32,
    changes: Vec<Change>,
    lingering: Vec<Change>,
}

impl Outbox {
    /// What was stored. What was being sent when the app ended is in doubt.
    pub(crate) fn restore(mut changes: Vec<Change>, last_id: u32) -> Self {
        for change in changes
            .iter_mut()
            .filter(|change| change.state == ChangeState::Sending)
        {
            change.doubt = Some(change.doubted_until(change.sent_at.unwrap_or_default()));
            change.doubt_is_open = true;
            change.state = ChangeState::Waiting;
            change.tries = change.tries.max(1);
        }
        let last = changes.iter().map(|change| change.id.0).max().unwrap_or(0);
        let (lingering, changes) = changes.into_iter().partition(Change::lingers);
        Self {
            last_id: last_id.max(last),
            changes,
            lingering,
        }
    }

    pub(crate) fn last_id(&self) -> ChangeId {
        ChangeId(self.last_id)
    }

    pub(crate) fn all(&self) -> &[Change] {
        &self.changes
    }

    pub(crate) fn get(&self, id: ChangeId) -> Option<&Change> {
        self.changes.iter().find(|change| change.id == id)
    }

    pub(crate) fn get_mut(&mut self, id: ChangeId) -> Option<&mut Change> {
        self.changes.iter_mut().find(|change| change.id == id)
    }

    pub(crate) fn of<'a>(&'a self, task: &'a TaskId) -> impl DoubleEndedIterator<Item = &'a Change> {
        self.changes.iter().filter(move |change| change.is_of(task))
    }

    /// Adds a change; gives its id, or the id of the unsent change that took it in.
    pub(crate) fn push(
        &mut self,
        task: TaskId,
        project: ProjectId,
        action: Action,
        now_unix: i64,
    ) -> ChangeId {
        self.drop_superseded(&task, &action);
        let mut action = action;
        let unsent = |change: &&mut Change| change.is_of(&task) && change.is_unsent() && change.tries == 0;
        for earlier in self.changes.iter_mut().filter(unsent) {
            match earlier.action.merge(action) {
                None => return earlier.id,
                Some(both) => action = both,
            }
        }
        self.add(Subject::Task { task, project }, action, now_unix)
    }

    fn add(&mut self, subject: Subject, action: Action, now_unix: i64) -> ChangeId {
        self.last_id += 1;
        let change = Change {
            id: self.last_id(),
            subject,
            action,
            state: ChangeState::Waiting,
            made_at: now_unix,
            doubt: None,
            doubt_is_open: false,
            lingers_until: None,
            insisted: false,
            alike: Vec::new(),
            alike_steps: None,
            was: None,
            sent_at: None,
            tries: 0,
            trouble: None,
            not_before: None,
            held_until: None,
        };
        self.changes.push(change);
        self.last_id()
    }

    /// A refused or conflicting edit without text is answered by the next edit of the same field.
    fn drop_superseded(&mut self, task: &TaskId, action: &Action) {
        let Action::Edit(later) = action else { return };
        self.changes.retain(|change| {
            let answered = matches!(&change.action, Action::Edit(earlier) if replaces(later, earlier));
            let refused = matches!(
                change.state,
                ChangeState::Refused { .. } | ChangeState::Conflict { .. }
            );
            !(change.is_of(task) && refused && answered && change.action.text().is_none())
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
            .filter_map(Change::task)
            .collect()
    }

    pub(crate) fn is_deleting(&self, task: &TaskId) -> bool {
        self.deleting(task).is_some()
    }

    /// Deleting or archiving: it leaves lists because of what is done here.
    pub(crate) fn is_taking_away(&self, task: &TaskId) -> bool {
        self.of(task).filter(|change| change.is_shown()).any(|change| {
            matches!(
                change.action,
                Action::Delete | Action::Edit(TaskChange::Archived(Some(_)))
            )
        })
    }

    /// The change that deletes this task, while the screen shows it.
    pub(crate) fn deleting<'a>(&'a self, task: &'a TaskId) -> Option<&'a Change> {
        self.of(task)
            .find(|change| matches!(change.action, Action::Delete) && change.is_shown())
    }

    /// Not sent before `until`, however well the network is.
    pub(crate) fn hold(&mut self, id: ChangeId, until: Instant) {
        if let Some(change) = self.get_mut(id) {
            change.held_until = Some(until);
        }
    }

    /// Tasks that were deleted before they were made: nobody has to hear of them. Gives the changes that would make them.
    pub(crate) fn never_to_be_made(&self, now: Instant) -> Vec<ChangeId> {
        let due = |change: &&Change| {
            matches!(change.action, Action::Delete)
                && change.state == ChangeState::Waiting
                && change.waits_until().is_none_or(|at| at <= now)
        };
        let deletions = self.changes.iter().filter(due);
        deletions
            .filter_map(|deletion| self.creating(deletion.task()?))
            .filter(|create| create.was_never_sent())
            .map(|create| create.id)
            .collect()
    }

    /// The change that makes this task, while it is not in Cubicl.
    pub(crate) fn creating<'a>(&'a self, task: &'a TaskId) -> Option<&'a Change> {
        self.of(task)
            .find(|change| matches!(change.action, Action::Create(_)))
    }

    /// Takes what may be sent, marking it as sending. `server_now` is in unix seconds of the server's clock.
    pub(crate) fn take_ready(&mut self, now: Instant, server_now: i64) -> Vec<Change> {
        let mut busy: HashSet<Queue> = self
            .changes
            .iter()
            .filter(|change| change.state == ChangeState::Sending)
            .map(Change::queue)
            .collect();
        let mut places = ABREAST.saturating_sub(busy.len());
        // Nothing of a task is sent before the task itself is in Cubicl.
        let unmade: HashSet<TaskId> = self
            .changes
            .iter()
            .filter(|change| matches!(change.action, Action::Create(_)))
            .filter_map(|change| change.task().cloned())
            .collect();
        // A task that is to be deleted is not made first.
        let leaving: HashSet<TaskId> = self
            .changes
            .iter()
            .filter(|change| matches!(change.action, Action::Delete) && change.is_unsent())
            .filter_map(|change| change.task().cloned())
            .collect();
        self.lingering
            .retain(|change| change.lingers_until > Some(server_now));
        let mut ready = Vec::new();
        for change in &mut self.changes {
            if places == 0 {
                break;
            }
            let held = change.lacks_files() || change.is_gathering(now);
            if change.state != ChangeState::Waiting || busy.contains(&change.queue()) || held {
                continue;
            }
            let is_create = matches!(change.action, Action::Create(_));
            let too_early = match (is_create, change.doubt) {
                (true, None) => change.task().is_some_and(|task| leaving.contains(task)),
                // Whether it has to be deleted shows when it is looked for.
                (true, Some(_)) => false,
                (false, _) => change.task().is_some_and(|task| unmade.contains(task)),
            };
            if too_early {
                continue;
            }
            if matches!(&change.action, Action::Create(new) if new.parent.as_ref().is_some_and(|parent| unmade.contains(parent)))
            {
                continue;
            }
            busy.insert(change.queue());
            if let Some(until) = linger::hinders(&self.lingering, change) {
                let wait = Duration::from_secs((until - server_now).unsigned_abs());
                change.not_before = change.not_before.max(Some(now + wait));
            }
            if change.waits_until().is_some_and(|at| at > now) {
                continue;
            }
            if std::mem::take(&mut change.doubt_is_open) {
                change.doubt = Some(change.doubted_until(server_now));
            }
            change.state = ChangeState::Sending;
            change.sent_at = Some(server_now);
            places -= 1;
            ready.push(change.clone());
        }
        ready
    }

    /// When the next postponed change may be tried. What is due and waits for another change goes when that is settled.
    pub(crate) fn next_try(&self, now: Instant) -> Option<Instant> {
        self.changes
            .iter()
            .filter(|change| change.state == ChangeState::Waiting)
            .filter_map(Change::waits_until)
            .filter(|at| *at > now)
            .min()
    }

    /// The network is back: whatever waits may go at once.
    pub(crate) fn hurry(&mut self) {
        for change in &mut self.changes {
            change.not_before = None;
        }
    }
}

#[cfg(test)]
mod tests;
