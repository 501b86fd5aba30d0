//! Sends one change and tells the state what became of it.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use cubicl_client::{Client, Lane, TaskId};

use super::action::{Action, Comment};
use super::conflict::{Reconciled, reconcile};
use super::inverse::overwritten;
use super::outbox::{Change, Doubt, Subject};
use super::requests::{self, Found, Look};
use super::settle::{Delivered, Sent};
use crate::core::Core;
use crate::reading::remote;
use crate::record::{FileRecord, TaskRecord, steps};
use crate::state::{STORE_AGAIN, State};
use crate::view::{Problem, ProblemKind, TaskChange};
use crate::{chat, problem};

/// Sends `change`, which is marked as sending.
pub(crate) async fn send(core: &Arc<Core>, change: Change) {
    let outcome = deliver(core, &change).await;
    let server_now = core.server_now();
    core.with(|state, fx| state.settle(&change, outcome, server_now, fx));
}

async fn deliver(core: &Arc<Core>, change: &Change) -> Result<Sent, Problem> {
    let client = &core.client()?.once();
    if let Some(known) = look(core, client, change).await? {
        return Ok(known);
    }
    let delivered = match (&change.subject, &change.action) {
        (Subject::Chat { chat }, Action::Message(message)) => {
            let sent = chat::deliver(core, client, chat, message).await;
            sent.map(|arrived| Delivered::Message(Box::new(arrived)))
        }
        (_, Action::Create(new)) => requests::create(client, new).await.map(delivered),
        (Subject::Task { task, .. }, Action::Edit(edit)) => {
            return self::edit(core, client, (change, task), edit).await;
        }
        (Subject::Task { task, .. }, Action::Delete) => delete(client, task).await,
        (Subject::Task { task, .. }, Action::Comment(comment)) => {
            self::comment(core, client, (change, task), comment).await
        }
        (Subject::Task { task, .. }, Action::Attach(files)) => attach(client, task, files).await,
        // Nothing makes these: a message has a chat, everything else a task.
        (Subject::Task { .. }, Action::Message(_)) | (Subject::Chat { .. }, _) => {
            Err(problem::plain(ProblemKind::BadInput))
        }
    };
    delivered.map(Sent::Delivered)
}

/// Looks for what was sent without an answer (A23); gives nothing when it may be sent.
async fn look(core: &Core, client: &Client, change: &Change) -> Result<Option<Sent>, Problem> {
    let Some(doubt) = change.doubt else {
        return Ok(None);
    };
    let look = Look {
        by: core.peek(|state| state.account.user.clone()),
        doubt,
    };
    let found = match (&change.subject, &change.action) {
        (_, Action::Create(new)) => {
            let known = |id: &str| core.peek(|state| state.copy.was_made_here(&id.into()));
            requests::look_for_task(client, new, &look, &known)
                .await?
                .map(|record| Delivered::Task(Box::new(record)))
        }
        (Subject::Chat { chat }, Action::Message(message)) => {
            chat::look(core, client, (change, chat), message, &look)
                .await?
                .map(|arrived| Delivered::Message(Box::new(arrived)))
        }
        (Subject::Task { task, .. }, Action::Comment(comment)) => {
            let known = |id: &str| change.alike.iter().any(|alike| alike == id);
            requests::look_for_comment(client, task, comment, &look, &known)
                .await?
                .map(|activity| Delivered::Comment(Some(Box::new(activity))))
        }
        // Sending it twice leaves what sending it once leaves, or is compared where it is sent.
        _ => return Ok(None),
    };
    let now = core.server_now();
    let early = doubt.until.min(now) + core.stragglers - now;
    Ok(match found {
        Found::Yes(delivered) => Some(Sent::Delivered(delivered)),
        _ if change.insisted => None,
        Found::No if early > 0 => Some(Sent::LookAgain(Duration::from_secs(early.unsigned_abs()))),
        Found::No if core.peek(|state| is_deleting(state, change)) => Some(Sent::NeverArrived),
        Found::No => None,
        Found::Perhaps => Some(Sent::CannotTell),
    })
}

fn is_deleting(state: &State, change: &Change) -> bool {
    change.task().is_some_and(|task| state.outbox.is_deleting(task))
}

fn delivered(record: TaskRecord) -> Delivered {
    Delivered::Task(Box::new(record))
}

async fn edit(
    core: &Arc<Core>,
    client: &Client,
    (change, task): (&Change, &TaskId),
    edit: &TaskChange,
) -> Result<Sent, Problem> {
    // Steps and files are written as whole lists: somebody else's must be in them. And what somebody else wrote into the
    // field meanwhile is not overwritten.
    let now = remote::task(client, task, Lane::Change).await?;
    let edit = match before_overwriting(change, edit, &now) {
        Reconciled::Send(edit) => edit,
        Reconciled::Done => return Ok(Sent::Delivered(delivered(now))),
        Reconciled::Conflict(theirs) => {
            let task = Box::new(now);
            return Ok(Sent::Conflict { task, theirs });
        }
    };
    if steps::are_changed_by(&edit) {
        return edit_steps(core, client, (change, task), &edit, now).await;
    }
    let wanted = with_change(&now, &edit);
    let answer = match &edit {
        TaskChange::State(state) => requests::set_state(client, task, state).await?,
        TaskChange::FileRemoved(file) => {
            let kept = now.files.into_iter().map(|known| known.id);
            requests::set_files(client, task, kept.filter(|known| known != file).collect()).await?
        }
        single => requests::update(client, task, single).await?,
    };
    let delivered = read_if_untold(client, &wanted, answer).await?;
    match (&edit, &delivered) {
        // A11: a server that does not know of it answers as if it did.
        (TaskChange::Archived(since), Delivered::Task(record))
            if record.archived_at.is_some() != since.is_some() =>
        {
            Err(problem::plain(ProblemKind::Ignored))
        }
        _ => Ok(Sent::Delivered(delivered)),
    }
}

async fn edit_steps(
    core: &Arc<Core>,
    client: &Client,
    (change, task): (&Change, &TaskId),
    edit: &TaskChange,
    now: TaskRecord,
) -> Result<Sent, Problem> {
    let alike = steps::alike(&now.steps, edit);
    match (change.doubt, change.alike_steps) {
        (Some(_), Some(before)) if steps::arrived(&now.steps, edit, before) => {
            return Ok(Sent::Delivered(delivered(now)));
        }
        (_, Some(_)) => {}
        (_, None) => {
            let noted = core.change(|state, _| {
                state.outbox.note_alike_steps(change.id, alike);
                Ok(())
            });
            // Without that, a look after a crash could not tell whether it arrived.
            if noted.is_err() {
                return Ok(Sent::LookAgain(STORE_AGAIN));
            }
        }
    }
    let mut wanted = now;
    if !steps::apply(&mut wanted.steps, edit) {
        return Err(problem::plain(ProblemKind::NotFound));
    }
    let answer = requests::set_steps(client, task, &wanted.steps).await?;
    read_if_untold(client, &wanted, answer).await.map(Sent::Delivered)
}

fn before_overwriting(change: &Change, edit: &TaskChange, now: &TaskRecord) -> Reconciled {
    match (&change.was, overwritten(now, edit)) {
        (Some(was), Some(now)) => reconcile(was, edit, now),
        _ => Reconciled::Send(edit.clone()),
    }
}

/// The task as it is when Cubicl takes the edit.
fn with_change(now: &TaskRecord, edit: &TaskChange) -> TaskRecord {
    let mut wanted = now.clone();
    Action::Edit(edit.clone()).overlay(&mut wanted);
    wanted
}

/// A5: an answer of another shape tells nothing, and one that leaves things out too little, so the task is read.
async fn read_if_untold(
    client: &Client,
    wanted: &TaskRecord,
    answer: Option<TaskRecord>,
) -> Result<Delivered, Problem> {
    if let Some(record) = answer.filter(|told| !told.tells_less_than(wanted)) {
        return Ok(delivered(record));
    }
    Ok(remote::task(client, &wanted.id, Lane::Change)
        .await
        .map_or(Delivered::Unseen, delivered))
}

async fn delete(client: &Client, task: &TaskId) -> Result<Delivered, Problem> {
    match requests::delete(client, task).await {
        Err(problem) if problem.kind != ProblemKind::NotFound => Err(problem),
        _ => Ok(Delivered::Gone),
    }
}

async fn comment(
    core: &Core,
    client: &Client,
    (change, task): (&Change, &TaskId),
    comment: &Comment,
) -> Result<Delivered, Problem> {
    let files: Vec<_> = comment.files.iter().map(|file| file.id.clone()).collect();
    let from = client.earliest_server_time();
    if let Some(activity) = requests::comment(client, task, &comment.text, &files).await? {
        return Ok(Delivered::Comment(Some(Box::new(activity))));
    }
    // A5: an answer of another shape tells no id. Without it the next comment with the same words, if its answer is lost,
    // could be taken for this one.
    let until = core.server_now();
    let look = Look {
        by: core.peek(|state| state.account.user.clone()),
        doubt: Doubt {
            from: from.unwrap_or(until),
            until,
        },
    };
    let known = |id: &str| change.alike.iter().any(|alike| alike == id);
    let found = requests::look_for_comment(client, task, comment, &look, &known).await;
    Ok(Delivered::Comment(match found {
        Ok(Found::Yes(activity)) => Some(Box::new(activity)),
        _ => None,
    }))
}

/// A13: an update replaces the whole list, so the union is written, and read again.
async fn attach(client: &Client, task: &TaskId, files: &[FileRecord]) -> Result<Delivered, Problem> {
    let now = remote::task(client, task, Lane::Change).await?;
    let mut union: Vec<_> = now.files.iter().map(|file| file.id.clone()).collect();
    let there = union.len();
    let mut known: HashSet<_> = union.iter().cloned().collect();
    let missing = files
        .iter()
        .map(|file| &file.id)
        .filter(|id| known.insert((*id).clone()));
    union.extend(missing.cloned());
    if union.len() > there {
        requests::set_files(client, task, union).await?;
    }
    Ok(remote::task(client, task, Lane::Change)
        .await
        .map_or(Delivered::Unseen, delivered))
}
