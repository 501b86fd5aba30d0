//! What is read of Cubicl, in the copy's own records and problems.

use cubicl_client::endpoints::tasks::TaskQuery;
use cubicl_client::model::Told;
use cubicl_client::{Client, Lane, ProjectId, TaskId, UserId};

use crate::problem;
use crate::record::{ActivityRecord, PersonRecord, TaskRecord, intake};
use crate::view::{AccountView, Problem, ProjectRow};

type Answer<T> = Result<T, Problem>;

pub(super) async fn me(client: &Client, lane: Lane) -> Answer<(AccountView, Option<String>)> {
    let me = client.in_lane(lane).me().await.map_err(problem::of)?;
    Ok(intake::account(me, &client.server().host()))
}

pub(super) async fn projects(client: &Client, me: &UserId, lane: Lane) -> Answer<Vec<ProjectRow>> {
    let projects = client.in_lane(lane).projects().await.map_err(problem::of)?;
    Ok(intake::projects(&projects, me))
}

pub(super) async fn organization_users(client: &Client, lane: Lane) -> Answer<Vec<(UserId, PersonRecord)>> {
    let users = client
        .in_lane(lane)
        .organization_users()
        .await
        .map_err(problem::of)?;
    Ok(users.into_iter().map(|user| intake::person(user, true)).collect())
}

pub(super) async fn users(
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
pub(super) struct Pages {
    pages: cubicl_client::Pages,
    /// `None` for a list over all projects.
    project: Option<ProjectId>,
}

/// Some rows of a list.
pub(super) struct Page {
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

pub(super) fn tasks(client: &Client, project: &ProjectId, lane: Lane) -> Pages {
    let query = TaskQuery {
        project: Some(project.clone()),
        include: intake::CARD_FIELDS.to_vec(),
        ..TaskQuery::default()
    };
    pages(client, query, lane)
}

/// Everything assigned to `person`, over all projects.
pub(super) fn tasks_of(client: &Client, person: &UserId, lane: Lane) -> Pages {
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

pub(super) async fn activities(client: &Client, task: &TaskId, lane: Lane) -> Answer<Vec<ActivityRecord>> {
    let activities = client.in_lane(lane).activities(task).await.map_err(problem::of)?;
    Ok(activities.into_iter().map(intake::activity).collect())
}
