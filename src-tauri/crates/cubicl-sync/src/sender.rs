//! Sends one change and tells the state what became of it.

use std::sync::Arc;

use cubicl_client::{Client, Lane, TaskId};

use crate::change::{Action, Comment};
use crate::core::Core;
use crate::outbox::Change;
use crate::record::{FileRecord, TaskRecord};
use crate::settle::{Delivered, is_that_comment, is_that_task};
use crate::view::{NewTask, Problem, ProblemKind, TaskChange};
use crate::{problem, remote, steps};

/// Sends `change`, which is marked as sending.
pub(crate) async fn send(core: &Arc<Core>, change: Change) {
    let outcome = deliver(core, &change).await;
    core.with(|state, fx| state.settle(&change, outcome, fx));
}

async fn deliver(core: &Core, change: &Change) -> Result<Delivered, Problem> {
    let client = &core.client();
    match &change.action {
        Action::Create(new) => create(core, client, change, new).await,
        Action::Edit(edit) => self::edit(client, &change.task, edit).await,
        Action::Delete => delete(client, &change.task).await,
        Action::Comment(comment) => self::comment(core, client, change, comment).await,
        Action::Attach(files) => attach(client, &change.task, files).await,
    }
}

async fn create(core: &Core, client: &Client, change: &Change, new: &NewTask) -> Result<Delivered, Problem> {
    if change.compare_first {
        let me = core.peek(|state| state.account.user.clone());
        let mut pages = remote::tasks(client, &new.project, Lane::Change);
        while let Some(page) = pages.next().await? {
            let arrived = |row: &TaskRecord| {
                is_that_task(change, row, &me) && !core.peek(|state| state.copy.was_made_here(&row.id))
            };
            if let Some(row) = page.rows.into_iter().find(arrived) {
                return remote::task(client, &row.id, Lane::Change).await.map(delivered);
            }
        }
    }
    remote::create(client, new).await.map(delivered)
}

fn delivered(record: TaskRecord) -> Delivered {
    Delivered::Task(Box::new(record))
}

async fn edit(client: &Client, task: &TaskId, edit: &TaskChange) -> Result<Delivered, Problem> {
    match edit {
        TaskChange::State(state) => {
            let answer = remote::set_state(client, task, state).await?;
            read_if_untold(client, task, answer).await
        }
        TaskChange::StepTicked { .. }
        | TaskChange::StepRenamed { .. }
        | TaskChange::StepRemoved { .. }
        | TaskChange::StepAdded { .. }
        | TaskChange::Progress(_) => {
            // The list is written whole: somebody else's steps must be in it.
            let now = remote::task(client, task, Lane::Change).await?;
            let mut wanted = now.steps.clone();
            if !steps::apply(&mut wanted, edit) {
                return Err(problem::plain(ProblemKind::NotFound));
            }
            let answer = remote::set_steps(client, task, &wanted).await?;
            read_if_untold(client, task, answer).await
        }
        TaskChange::FileRemoved(file) => {
            let now = remote::task(client, task, Lane::Change).await?;
            let kept = now
                .files
                .iter()
                .filter(|known| known.id != *file)
                .map(|known| known.id.clone())
                .collect();
            let answer = remote::set_files(client, task, kept).await?;
            read_if_untold(client, task, answer).await
        }
        single => {
            let answer = remote::update(client, task, single).await?;
            read_if_untold(client, task, answer).await
        }
    }
}

/// A5: an answer of another shape tells nothing, so the task is read.
async fn read_if_untold(
    client: &Client,
    task: &TaskId,
    answer: Option<TaskRecord>,
) -> Result<Delivered, Problem> {
    if let Some(record) = answer {
        return Ok(delivered(record));
    }
    Ok(remote::task(client, task, Lane::Change)
        .await
        .map_or(Delivered::Unseen, delivered))
}

async fn delete(client: &Client, task: &TaskId) -> Result<Delivered, Problem> {
    match remote::delete(client, task).await {
        Err(problem) if problem.kind != ProblemKind::NotFound => Err(problem),
        _ => Ok(Delivered::Gone),
    }
}

async fn comment(
    core: &Core,
    client: &Client,
    change: &Change,
    comment: &Comment,
) -> Result<Delivered, Problem> {
    if change.compare_first {
        let me = core.peek(|state| state.account.user.clone());
        let stream = remote::activities(client, &change.task, Lane::Change).await?;
        if stream
            .iter()
            .any(|activity| is_that_comment(change, activity, &me))
        {
            return Ok(Delivered::Comment(None));
        }
    }
    let files: Vec<_> = comment.files.iter().map(|file| file.id.clone()).collect();
    let activity = remote::comment(client, &change.task, &comment.text, &files).await?;
    Ok(Delivered::Comment(activity.map(Box::new)))
}

/// A13: an update replaces the whole list, so the union is written, and read again.
async fn attach(client: &Client, task: &TaskId, files: &[FileRecord]) -> Result<Delivered, Problem> {
    let now = remote::task(client, task, Lane::Change).await?;
    let mut union: Vec<_> = now.files.iter().map(|file| file.id.clone()).collect();
    let there = union.len();
    for file in files {
        if !union.contains(&file.id) {
            union.push(file.id.clone());
        }
    }
    if union.len() > there {
        remote::set_files(client, task, union).await?;
    }
    Ok(remote::task(client, task, Lane::Change)
        .await
        .map_or(Delivered::Unseen, delivered))
}
