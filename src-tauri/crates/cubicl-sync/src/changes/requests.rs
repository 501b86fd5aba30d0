//! The requests of changes, and the looks for what was sent without an answer, in the copy's own records and problems.

use cubicl_client::endpoints::Field;
use cubicl_client::endpoints::tasks::{NewTask as WireTask, TaskUpdate};
use cubicl_client::{Client, FileId, InDoubt, Lane, Look as WireLook, TaskId, UserId, Verdict};

use super::Comment;
use super::outbox::Doubt;
use crate::problem;
use crate::reading::remote::task;
use crate::record::{ActivityRecord, Steps, TaskRecord, intake};
use crate::view::{NewTask, Problem, TaskChange};

type Answer<T> = Result<T, Problem>;

/// What a look needs to know (A23).
pub(crate) struct Look {
    /// Whose changes they are.
    pub(crate) by: UserId,
    pub(crate) doubt: Doubt,
}

/// What a look found.
pub(crate) enum Found<T> {
    Yes(T),
    /// Not until now.
    No,
    Perhaps,
}

impl<T> Found<T> {
    pub(crate) fn map<U>(self, with: impl FnOnce(T) -> U) -> Found<U> {
        match self {
            Self::Yes(found) => Found::Yes(with(found)),
            Self::No => Found::No,
            Self::Perhaps => Found::Perhaps,
        }
    }
}

impl<T> From<Verdict<T>> for Found<T> {
    fn from(verdict: Verdict<T>) -> Self {
        match verdict {
            Verdict::Done(found) => Self::Yes(found),
            Verdict::NotDone => Self::No,
            Verdict::CannotTell => Self::Perhaps,
        }
    }
}

/// `known` tells which ids cannot be it.
pub(super) async fn look_for_task(
    client: &Client,
    new: &NewTask,
    look: &Look,
    known: &(dyn Fn(&str) -> bool + Sync),
) -> Answer<Found<TaskRecord>> {
    let client = client.in_lane(Lane::Change);
    let verdict = client
        .look_for_task(&wire(new), new.parent.as_ref(), look.to_wire(known))
        .await
        .map_err(problem::of)?;
    Ok(Found::from(verdict).map(intake::task))
}

/// `known` tells which ids cannot be it.
pub(super) async fn look_for_comment(
    client: &Client,
    task: &TaskId,
    comment: &Comment,
    look: &Look,
    known: &(dyn Fn(&str) -> bool + Sync),
) -> Answer<Found<ActivityRecord>> {
    let client = client.in_lane(Lane::Change);
    let files: Vec<_> = comment.files.iter().map(|file| file.id.clone()).collect();
    let verdict = client
        .look_for_comment(task, &comment.text, &files, look.to_wire(known))
        .await
        .map_err(problem::of)?;
    Ok(Found::from(verdict).map(intake::activity))
}

impl Look {
    pub(crate) fn to_wire<'a>(&'a self, known: &'a (dyn Fn(&str) -> bool + Sync)) -> WireLook<'a> {
        WireLook {
            by: &self.by,
            doubt: InDoubt {
                from: self.doubt.from,
                until: self.doubt.until,
            },
            known,
        }
    }
}

fn wire(new: &NewTask) -> WireTask {
    WireTask {
        project: new.project.clone(),
        name: new.name.clone(),
        state: new.state.clone(),
        desc: new.description.clone().filter(|text| !text.is_empty()),
        start: new.start,
        deadline: new.deadline,
        assignees: new.assignees.clone(),
        priority: new.priority,
        tags: new.tags.clone(),
        files: Vec::new(),
        ..WireTask::default()
    }
}

pub(super) async fn create(client: &Client, new: &NewTask) -> Answer<TaskRecord> {
    let wire = wire(new);
    let made = match &new.parent {
        Some(parent) => client.create_subtask(parent, &wire).await,
        None => client.create_task(&wire).await,
    };
    let made = made.map_err(problem::of)?;
    let id = made.row.id.clone();
    if made.row.name.is_some() && made.row.group.is_some() {
        let told = intake::task(made);
        if !told.tells_less_than(&asked_for(new, id.clone())) {
            return Ok(told);
        }
    }
    // A5: an answer that tells the id alone, or little more, is not the task. It is made; what cannot be read now is known from the order.
    let read = task(client, &id, Lane::Change).await;
    Ok(read.unwrap_or_else(|_| asked_for(new, id)))
}

/// A new task as it was asked for.
fn asked_for(new: &NewTask, id: TaskId) -> TaskRecord {
    let mut record = TaskRecord::new(id, new.project.clone());
    record.set_name(new.name.clone());
    record.set_tags(new.tags.clone());
    record.state = new.state.clone().unwrap_or_default();
    record.description = new.description.clone().unwrap_or_default();
    record.start = new.start;
    record.deadline = new.deadline;
    record.assignees.clone_from(&new.assignees);
    record.priority = new.priority.unwrap_or(record.priority);
    record.parent.clone_from(&new.parent);
    record
}

/// One field, alone. Steps, files and the state have requests of their own.
pub(super) async fn update(
    client: &Client,
    task: &TaskId,
    change: &TaskChange,
) -> Answer<Option<TaskRecord>> {
    let mut update = TaskUpdate::default();
    match change {
        TaskChange::Name(name) => update.name = Some(name.clone()),
        TaskChange::Description(text) => update.desc = field((!text.is_empty()).then_some(text)),
        TaskChange::Assignees(people) => update.assignees = Some(people.clone()),
        TaskChange::Start(start) => update.start = field(start.as_ref()),
        TaskChange::Deadline(deadline) => update.deadline = field(deadline.as_ref()),
        TaskChange::Priority(priority) => update.priority = Some(*priority),
        TaskChange::Tags(tags) => update.tags = Some(tags.clone()),
        TaskChange::Archived(since) => update.archived_at = field(since.as_ref()),
        TaskChange::State(_)
        | TaskChange::StepTicked { .. }
        | TaskChange::StepRenamed { .. }
        | TaskChange::StepRemoved { .. }
        | TaskChange::StepAdded { .. }
        | TaskChange::StepPutBack { .. }
        | TaskChange::Progress(_)
        | TaskChange::FileRemoved(_) => return Ok(None),
    }
    send_update(client, task, &update).await
}

fn field<T: Clone>(value: Option<&T>) -> Field<T> {
    value.map_or(Field::Clear, |value| Field::Set(value.clone()))
}

pub(super) async fn set_steps(client: &Client, task: &TaskId, steps: &Steps) -> Answer<Option<TaskRecord>> {
    send_update(
        client,
        task,
        &TaskUpdate {
            steps: Some(steps.clone()),
            ..TaskUpdate::default()
        },
    )
    .await
}

pub(super) async fn set_files(
    client: &Client,
    task: &TaskId,
    files: Vec<FileId>,
) -> Answer<Option<TaskRecord>> {
    send_update(
        client,
        task,
        &TaskUpdate {
            files: Some(files),
            ..TaskUpdate::default()
        },
    )
    .await
}

async fn send_update(client: &Client, task: &TaskId, update: &TaskUpdate) -> Answer<Option<TaskRecord>> {
    let answer = client.update_task(task, update).await.map_err(problem::of)?;
    Ok(answer.task.map(intake::task))
}

pub(super) async fn set_state(client: &Client, task: &TaskId, state: &str) -> Answer<Option<TaskRecord>> {
    let answer = client.set_state(task, state).await.map_err(problem::of)?;
    Ok(answer.task.map(intake::task))
}

pub(super) async fn delete(client: &Client, task: &TaskId) -> Answer<()> {
    client.delete_task(task).await.map_err(problem::of)
}

pub(super) async fn comment(
    client: &Client,
    task: &TaskId,
    text: &str,
    files: &[FileId],
) -> Answer<Option<ActivityRecord>> {
    let answer = client.comment(task, text, files).await.map_err(problem::of)?;
    Ok(answer.map(intake::activity))
}

#[cfg(test)]
mod tests;
