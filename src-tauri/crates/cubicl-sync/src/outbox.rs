//! The changes that Cubicl has not confirmed: in order per task, a few tasks at a time. A plain state machine; the
//! [`crate::sender`] does what it says and reports back.

mod gather;

use std::collections::HashSet;
use std::time::Duration;

use cubicl_client::{ProjectId, TaskId};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use crate::activity::ActivityRecord;
use crate::change::{Action, replaces};
use crate::inverse::overwritten;
use crate::record::TaskRecord;
use crate::view::{ChangeState, Problem, TaskChange};

/// Tasks whose changes are sent at the same time.
const ABREAST: usize = 3;
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Between when a request was under way of which nobody knows what became of it: unix seconds of the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Doubt {
    pub(crate) from: i64,
    pub(crate) until: i64,
}

/// One change on its way. The store keeps it in this very shape.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Change {
    pub(crate) id: u32,
    pub(crate) task: TaskId,
    pub(crate) project: ProjectId,
    pub(crate) action: Action,
    pub(crate) state: ChangeState,
    /// Unix seconds.
    pub(crate) made_at: i64,
    /// Its fate was unknown once: before it is sent again, what the server has is compared (A23).
    pub(crate) doubt: Option<Doubt>,
    /// The app ended while it was under way: the doubt reaches to when Cubicl tells its time again.
    #[serde(default)]
    doubt_is_open: bool,
    /// Cubicl has it, and an earlier sending of it may still arrive until then: unix seconds of the server's clock.
    #[serde(default)]
    lingers_until: Option<i64>,
    /// The person was told of the doubt and wants it sent all the same.
    pub(crate) insisted: bool,
    /// What looked the same before it was sent: ids of comments.
    pub(crate) alike: Vec<String>,
    /// How many items of the checklist looked the same before it was sent.
    pub(crate) alike_steps: Option<usize>,
    /// What the field was in Cubicl when the person edited it; none when that is not known.
    #[serde(default)]
    pub(crate) was: Option<TaskChange>,
    /// When it was sent last: unix seconds of the server's clock.
    sent_at: Option<i64>,
    tries: u32,
    #[serde(skip)]
    not_before: Option<Instant>,
    /// Until then the person may think again. The end of the app ends it.
    #[serde(skip)]
    held_until: Option<Instant>,
}

impl Change {
    /// Whether storing it would change nothing.
    pub(crate) fn is_stored_like(&self, other: &Self) -> bool {
        self.id == other.id
            && self.task == other.task
            && self.project == other.project
            && self.action == other.action
            && self.state == other.state
            && self.made_at == other.made_at
            && self.doubt == other.doubt
            && self.doubt_is_open == other.doubt_is_open
            && self.lingers_until == other.lingers_until
            && self.insisted == other.insisted
            && self.alike == other.alike
            && self.alike_steps == other.alike_steps
            && self.was == other.was
            && self.sent_at == other.sent_at
            && self.tries == other.tries
    }

    fn doubted_until(&self, until: i64) -> Doubt {
        let sent = self.sent_at.unwrap_or(until);
        let from = self.doubt.map_or(sent, |doubt| doubt.from.min(sent));
        let before = self.doubt.map_or(from, |doubt| doubt.until);
        Doubt {
            from,
            until: until.max(before).max(sent),
        }
    }

    /// The screen shows its effect.
    pub(crate) fn is_shown(&self) -> bool {
        match self.state {
            ChangeState::Waiting | ChangeState::Sending => true,
            ChangeState::InDoubt { .. } => self.action.is_post(),
            ChangeState::Refused { .. } | ChangeState::Conflict { .. } => false,
        }
    }

    /// On its way without the person having to do anything.
    pub(crate) fn is_waiting(&self) -> bool {
        matches!(self.state, ChangeState::Waiting | ChangeState::Sending)
    }

    /// Its turn has not come yet.
    pub(crate) fn is_unsent(&self) -> bool {
        self.state == ChangeState::Waiting && self.doubt.is_none()
    }

    /// Cubicl cannot have it.
    fn was_never_sent(&self) -> bool {
        match self.state {
            ChangeState::Waiting | ChangeState::Refused { .. } | ChangeState::Conflict { .. } => {
                self.doubt.is_none()
            }
            ChangeState::Sending | ChangeState::InDoubt { .. } => false,
        }
    }

    fn waits_until(&self) -> Option<Instant> {
        self.not_before.max(self.held_until)
    }

    /// How often it was postponed.
    pub(crate) fn tries(&self) -> u32 {
        self.tries
    }

    fn lacks_files(&self) -> bool {
        matches!(&self.action, Action::Comment(comment) if comment.missing > 0)
    }
}

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
        let last = changes.iter().map(|change| change.id).max().unwrap_or(0);
        let (lingering, changes) = changes.into_iter().partition(Change::lingers);
        Self {
            last_id: last_id.max(last),
            changes,
            lingering,
        }
    }

    pub(crate) fn last_id(&self) -> u32 {
        self.last_id
    }

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
        let unsent = |change: &&mut Change| change.task == task && change.is_unsent() && change.tries == 0;
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
            doubt: None,
            doubt_is_open: false,
            lingers_until: None,
            insisted: false,
            alike: Vec::new(),
            alike_steps: None,
            was: None,
            sent_at: None,
            tries: 0,
            not_before: None,
            held_until: None,
        };
        self.changes.push(change);
        self.last_id
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
    pub(crate) fn hold(&mut self, id: u32, until: Instant) {
        if let Some(change) = self.get_mut(id) {
            change.held_until = Some(until);
        }
    }

    /// Tasks that were deleted before they were made: nobody has to hear of them. Gives the changes that would make them.
    pub(crate) fn never_to_be_made(&self, now: Instant) -> Vec<u32> {
        let due = |change: &&Change| {
            matches!(change.action, Action::Delete)
                && change.state == ChangeState::Waiting
                && change.waits_until().is_none_or(|at| at <= now)
        };
        let deletions = self.changes.iter().filter(due);
        deletions
            .filter_map(|deletion| self.creating(&deletion.task))
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
        // A task that is to be deleted is not made first.
        let leaving: HashSet<TaskId> = self
            .changes
            .iter()
            .filter(|change| matches!(change.action, Action::Delete) && change.is_unsent())
            .map(|change| change.task.clone())
            .collect();
        self.lingering
            .retain(|change| change.lingers_until > Some(server_now));
        let mut ready = Vec::new();
        for change in &mut self.changes {
            if places == 0 {
                break;
            }
            let held = change.lacks_files() || change.is_gathering(now);
            if change.state != ChangeState::Waiting || busy.contains(&change.task) || held {
                continue;
            }
            let is_create = matches!(change.action, Action::Create(_));
            let too_early = match (is_create, change.doubt) {
                (true, None) => leaving.contains(&change.task),
                // Whether it has to be deleted shows when it is looked for.
                (true, Some(_)) => false,
                (false, _) => unmade.contains(&change.task),
            };
            if too_early {
                continue;
            }
            if matches!(&change.action, Action::Create(new) if new.parent.as_ref().is_some_and(|parent| unmade.contains(parent)))
            {
                continue;
            }
            busy.insert(change.task.clone());
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

    pub(crate) fn confirm(&mut self, id: u32) -> Option<Change> {
        let at = self.changes.iter().position(|change| change.id == id)?;
        Some(self.changes.remove(at))
    }

    /// Not sent: it stays in its place and is tried again later.
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

    /// It could not even be marked as sending: it was not sent.
    pub(crate) fn give_back(&mut self, id: u32) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::Waiting;
        }
    }

    pub(crate) fn refuse(&mut self, id: u32, problem: Problem, back_to: Option<String>) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::Refused { problem, back_to };
        }
    }

    /// Sent, and nobody knows what became of it: it is looked for before it is sent again.
    pub(crate) fn doubt(&mut self, id: u32, now: Instant, server_now: i64) {
        if let Some(change) = self.get_mut(id) {
            change.doubt = Some(change.doubted_until(server_now));
            change.insisted = false;
        }
        self.postpone(id, now);
    }

    /// What the checklist holds before the first sending.
    pub(crate) fn note_alike_steps(&mut self, id: u32, alike: usize) {
        if let Some(change) = self.get_mut(id) {
            change.alike_steps = Some(alike);
        }
    }

    /// It was looked for too early to tell. It was given up before now, whatever the clocks said then.
    pub(crate) fn look_again(&mut self, id: u32, at: Instant, server_now: i64) {
        if let Some(change) = self.get_mut(id) {
            if let Some(doubt) = &mut change.doubt {
                doubt.until = doubt.until.min(server_now).max(doubt.from);
            }
            change.state = ChangeState::Waiting;
            change.not_before = Some(at);
        }
    }

    /// It was looked for and is not in Cubicl: as if it had not been sent.
    pub(crate) fn never_arrived(&mut self, id: u32) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::Waiting;
            change.doubt = None;
        }
    }

    /// It was looked for, and what was found does not tell: the person decides.
    pub(crate) fn ask(&mut self, id: u32, problem: Problem) {
        if let Some(change) = self.get_mut(id) {
            change.state = ChangeState::InDoubt { problem };
        }
    }

    /// Somebody else changed the field: the person chooses.
    pub(crate) fn conflict(&mut self, id: u32, theirs: TaskChange) {
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
    pub(crate) fn edited_from(&mut self, id: u32, seen: TaskChange) {
        if let Some(change) = self.get_mut(id)
            && matches!(&change.was, Some(was) if replaces(was, &seen))
        {
            change.was = Some(seen);
        }
    }

    /// The task is like this now by what the person did: their later edits start from there.
    pub(crate) fn starts_from(&mut self, task: &TaskRecord, done: &Action) {
        for change in self.changes.iter_mut().filter(|change| change.task == task.id) {
            let Action::Edit(edit) = &change.action else {
                continue;
            };
            let follows = match done {
                Action::Create(_) => change.was.is_none(),
                Action::Edit(done) => replaces(edit, done),
                Action::Delete | Action::Comment(_) | Action::Attach(_) => false,
            };
            if follows {
                change.was = overwritten(task, edit);
            }
        }
    }

    /// This comment is known to have come of a change that is confirmed: no other change of the task is it.
    pub(crate) fn claim(&mut self, task: &TaskId, activity: &ActivityRecord) {
        let comments = self.changes.iter_mut().filter(|change| change.task == *task);
        for change in comments {
            let says_it = matches!(&change.action, Action::Comment(comment) if activity.text.as_deref() == Some(&comment.text));
            if says_it {
                change.alike.push(activity.id.to_string());
            }
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
        change.insisted = change.doubt.is_some();
        if let ChangeState::Conflict { theirs, .. } = &change.state {
            change.was = Some((**theirs).clone());
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
        self.lingering.retain(|change| change.task != *task);
    }

    /// A task made here got its id from Cubicl.
    pub(crate) fn rename(&mut self, local: &TaskId, id: &TaskId) {
        for change in self.changes.iter_mut().chain(&mut self.lingering) {
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

mod linger;
#[cfg(test)]
mod tests;
