//! What is asked of Cubicl, in the copy's own records and problems.

use std::path::PathBuf;
use std::sync::Arc;

use cubicl_client::endpoints::Field;
use cubicl_client::endpoints::tasks::{NewTask as WireTask, TaskQuery, TaskUpdate};
use cubicl_client::model::Told;
use cubicl_client::{
    Client, FileId, InDoubt, Lane, Look as WireLook, ProjectId, Target, TaskId, UserId, Verdict,
};

use crate::activity::ActivityRecord;
use crate::change::Comment;
use crate::copy::PersonRecord;
use crate::core::Core;
use crate::outbox::Doubt;
use crate::record::{FileRecord, TaskRecord};
use crate::steps::Steps;
use crate::transfer::{Picked, progress};
use crate::view::{AccountView, NewTask, Problem, ProjectRow, TaskChange, TransferId};
use crate::{intake, problem};

type Answer<T> = Result<T, Problem>;

pub(crate) async fn me(client: &Client, lane: Lane) -> Answer<(AccountView, Option<String>)> {
    let me = client.in_lane(lane).me().await.map_err(problem::of)?;
    Ok(intake::account(me, &client.server().host()))
}

pub(crate) async fn projects(client: &Client, me: &UserId, lane: Lane) -> Answer<Vec<ProjectRow>> {
    let projects = client.in_lane(lane).projects().await.map_err(problem::of)?;
    Ok(intake::projects(&projects, me))
}

pub(crate) async fn organization_users(client: &Client, lane: Lane) -> Answer<Vec<(UserId, PersonRecord)>> {
    let users = client
        .in_lane(lane)
        .organization_users()
        .await
        .map_err(problem::of)?;
    Ok(users.into_iter().map(|user| intake::person(user, true)).collect())
}

pub(crate) async fn users(
    client: &Client,
    ids: &[UserId],
    lane: Lane,
) -> Answer<Vec<(UserId, PersonRecord)>> {
    let users = client.in_lane(lane).users(ids).await.map_err(problem::of)?;
    Ok(users
        .into_iter()
        .map(|user| intake::person(user, false))
        .collect())
}

/// A project's list, page by page.
pub(crate) struct Pages {
    pages: cubicl_client::Pages,
    /// `None` for a list over all projects.
    project: Option<ProjectId>,
}

/// Some rows of a list.
pub(crate) struct Page {
    pub(crate) rows: Vec<TaskRecord>,
    /// What they carried.
    pub(crate) told: Vec<Told>,
    /// What they were to carry could not be asked for.
    pub(crate) plain: bool,
    /// What came before is to be forgotten: the list shifted.
    pub(crate) restarted: bool,
    /// Something may have been missed.
    pub(crate) gap: bool,
}

pub(crate) fn tasks(client: &Client, project: &ProjectId, lane: Lane) -> Pages {
    let query = TaskQuery {
        project: Some(project.clone()),
        include: intake::CARD_FIELDS.to_vec(),
        ..TaskQuery::default()
    };
    pages(client, query, lane)
}

/// Everything assigned to `person`, over all projects.
pub(crate) fn tasks_of(client: &Client, person: &UserId, lane: Lane) -> Pages {
    let query = TaskQuery {
        assignee: Some(person.clone()),
        include: intake::CARD_FIELDS.to_vec(),
        ..TaskQuery::default()
    };
    pages(client, query, lane)
}

fn pages(client: &Client, query: TaskQuery, lane: Lane) -> Pages {
    let project = query.project.clone();
    let pages = client.in_lane(lane).pages(query);
    Pages {
        pages: match lane {
            // One page is waited for; the next click must not wait for the others.
            Lane::Person => pages.then_in(Lane::Background),
            Lane::Change | Lane::Background => pages,
        },
        project,
    }
}

impl Pages {
    /// `None` when the end is proved (A3).
    pub(crate) async fn next(&mut self) -> Answer<Option<Page>> {
        let Some(page) = self.pages.next().await.map_err(problem::of)? else {
            return Ok(None);
        };
        let told = page.rows.iter().map(|row| row.told).collect();
        let rows = page.rows.into_iter().filter_map(|row| {
            // Without a project a row of a list over all of them says nothing.
            let project = row.group.as_ref().or(self.project.as_ref())?.clone();
            Some(intake::row(row, &project))
        });
        Ok(Some(Page {
            rows: rows.collect(),
            told,
            plain: page.plain,
            restarted: page.restarted,
            gap: page.gap,
        }))
    }
}

pub(crate) async fn task(client: &Client, task: &TaskId, lane: Lane) -> Answer<TaskRecord> {
    client
        .in_lane(lane)
        .task(task)
        .await
        .map(intake::task)
        .map_err(problem::of)
}

pub(crate) async fn activities(client: &Client, task: &TaskId, lane: Lane) -> Answer<Vec<ActivityRecord>> {
    let activities = client.in_lane(lane).activities(task).await.map_err(problem::of)?;
    Ok(activities.into_iter().map(intake::activity).collect())
}

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
pub(crate) async fn look_for_task(
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
pub(crate) async fn look_for_comment(
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

pub(crate) async fn create(client: &Client, new: &NewTask) -> Answer<TaskRecord> {
    let wire = wire(new);
    let made = match &new.parent {
        Some(parent) => client.create_subtask(parent, &wire).await,
        None => client.create_task(&wire).await,
    };
    let made = made.map_err(problem::of)?;
    if made.row.name.is_some() && made.row.group.is_some() {
        return Ok(intake::task(made));
    }
    // A5: an answer that tells the id alone, or little more, is not the task. It is made; what cannot be read now is known from the order.
    let read = task(client, &made.row.id, Lane::Change).await;
    Ok(read.unwrap_or_else(|_| asked_for(new, made.row.id)))
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
pub(crate) async fn update(
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

pub(crate) async fn set_steps(client: &Client, task: &TaskId, steps: &Steps) -> Answer<Option<TaskRecord>> {
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

pub(crate) async fn set_files(
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

pub(crate) async fn set_state(client: &Client, task: &TaskId, state: &str) -> Answer<Option<TaskRecord>> {
    let answer = client.set_state(task, state).await.map_err(problem::of)?;
    Ok(answer.task.map(intake::task))
}

pub(crate) async fn delete(client: &Client, task: &TaskId) -> Answer<()> {
    client.delete_task(task).await.map_err(problem::of)
}

pub(crate) async fn comment(
    client: &Client,
    task: &TaskId,
    text: &str,
    files: &[FileId],
) -> Answer<Option<ActivityRecord>> {
    let answer = client.comment(task, text, files).await.map_err(problem::of)?;
    Ok(answer.map(intake::activity))
}

/// Dropping the future stops the upload. It goes in the background's lane: hundreds of files leave room for clicks and
/// changes.
pub(crate) async fn upload(core: &Arc<Core>, id: TransferId, picked: &Picked) -> Answer<FileRecord> {
    let seen = Arc::downgrade(core);
    let told = move |done| {
        if let Some(core) = seen.upgrade() {
            progress(&core, id, done, None);
        }
    };
    let client = core.client()?;
    let client = client.in_lane(Lane::Background);
    let uploaded = client.upload(&picked.source, &picked.name, told).await;
    let file = uploaded.map_err(|error| problem::of_file(error, &picked.name))?;
    let mut file = intake::file(file);
    file.name.get_or_insert_with(|| picked.name.clone());
    Ok(file)
}

/// Dropping the future stops the download and removes what was written.
pub(crate) async fn download(
    core: &Arc<Core>,
    id: TransferId,
    file: &FileId,
    target: &Target,
    name: &str,
    lane: Lane,
) -> Answer<PathBuf> {
    let seen = Arc::downgrade(core);
    let told = move |step: cubicl_client::Progress| {
        if let Some(core) = seen.upgrade() {
            progress(&core, id, step.done, step.total);
        }
    };
    core.client()?
        .in_lane(lane)
        .download(file, target, told)
        .await
        .map_err(|error| problem::of_file(error, name))
}

#[cfg(test)]
mod tests;
