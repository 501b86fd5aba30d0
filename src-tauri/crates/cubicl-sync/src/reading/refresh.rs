//! Reads one thing from Cubicl into the copy.

use std::collections::HashSet;
use std::sync::Arc;

use cubicl_client::{Lane, ProjectId, TaskId, UserId};
use tokio::time::Instant;

use super::mine::LOOK_UP_AGAIN;
use super::reads::Key;
use super::{mine, remote};
use crate::copy::{Moment, Source};
use crate::core::Core;
use crate::record::{ActivityRecord, PersonRecord, TaskRecord};
use crate::state::{Effects, State};
use crate::time::now_unix;
use crate::view::{AccountView, Departure, Problem, ProblemKind, ProjectRow};
use crate::{chat, clients, nodes, problem};

/// People asked for at once.
const BATCH: usize = 50;
/// So many refused alone, one after the other, and it is not the ids: it is tried again later.
const ALONE: u32 = 5;

/// Reads what `key` names; it is marked as running already.
pub(crate) async fn read(core: &Arc<Core>, key: Key, lane: Lane) {
    let outcome = match &key {
        Key::Me => me(core, lane).await,
        Key::Projects => projects(core, lane).await,
        Key::Users => users(core, lane).await,
        Key::Clients => clients::read(core, lane).await,
        Key::Others => others(core, lane).await,
        Key::Board(project) => board(core, project, lane).await,
        Key::Mine => mine::read(core, lane).await,
        Key::Task(task) => self::task(core, task, lane).await,
        Key::Activities(task) => activities(core, task, lane).await,
        Key::Threads => chat::threads(core, lane).await,
        Key::Messages(thread) => chat::messages(core, thread, lane).await,
        Key::Earlier(thread) => chat::earlier(core, thread, lane).await,
        Key::Directory(word) => nodes::read(core, word, lane).await,
    };
    core.with(|state, fx| state.end_reading(key, outcome, lane, fx));
}

async fn me(core: &Arc<Core>, lane: Lane) -> Result<(), Problem> {
    let client = core.client()?;
    let (account, photo) = remote::me(&client, lane).await?;
    if core.with(|state, fx| state.know_me(account, photo, fx)) {
        core.remember();
    }
    Ok(())
}

async fn projects(core: &Arc<Core>, lane: Lane) -> Result<(), Problem> {
    let me = core.peek(|state| state.account.user.clone());
    let projects = remote::projects(&core.client()?, &me, lane).await?;
    core.with(|state, fx| state.know_projects(projects, fx));
    Ok(())
}

async fn users(core: &Arc<Core>, lane: Lane) -> Result<(), Problem> {
    let users = remote::organization_users(&core.client()?, lane).await?;
    core.with(|state, fx| state.know_organization(users, fx));
    Ok(())
}

/// Names people that tasks mention and the organization does not have.
async fn others(core: &Arc<Core>, lane: Lane) -> Result<(), Problem> {
    let mut at_once = BATCH;
    let mut alone = 0;
    loop {
        let wanted = core.peek(State::unknown_people);
        let wanted: Vec<UserId> = wanted.into_iter().take(at_once).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let users = match remote::users(&core.client()?, &wanted, lane).await {
            Ok(users) => {
                alone = 0;
                users
            }
            // One id that Cubicl does not take may spoil the others.
            Err(problem) if is_refused(&problem) && wanted.len() > 1 => {
                at_once = wanted.len() / 2;
                continue;
            }
            Err(problem) if is_refused(&problem) && alone < ALONE => {
                alone += 1;
                Vec::new()
            }
            Err(problem) => return Err(problem),
        };
        at_once = (at_once * 2).min(BATCH);
        core.with(|state, fx| state.know_others(&wanted, users, fx));
    }
}

fn is_refused(problem: &Problem) -> bool {
    matches!(
        problem.kind,
        ProblemKind::Refused | ProblemKind::NotFound | ProblemKind::NotPermitted
    )
}

/// The first reading shows each page as it arrives. With a gap nothing leaves the board.
async fn board(core: &Arc<Core>, project: &ProjectId, lane: Lane) -> Result<(), Problem> {
    core.recall_board(project).await;
    let asked = core.quietly(|state| {
        state.recall_board(project);
        state.copy.moment()
    });
    let mut seen = HashSet::new();
    let mut pages = remote::tasks(&core.client()?, project, lane);
    let mut requests = 0;
    let mut gap = false;
    while let Some(page) = pages.next().await? {
        requests += 1;
        if page.restarted {
            seen.clear();
        }
        gap |= page.gap;
        seen.extend(page.rows.iter().map(|row| row.id.clone()));
        core.with(|state, fx| state.know_rows(page, Source::List, asked, fx));
    }
    core.with(|state, fx| {
        state.cost(&Key::Board(project.clone()), requests, lane, Instant::now());
        let outcome = if gap {
            let missing = state
                .copy
                .members(project)
                .filter(|task| !seen.contains(&task.id));
            state.look_up(missing.map(|task| task.id.clone()).collect());
            Err(problem::of_a_gap())
        } else {
            let missing = state.copy.finish_board(project, &seen, asked, &mut fx.touched);
            state.left_the_list(project, missing, now_unix(), fx);
            Ok(())
        };
        state.ask_who(project);
        outcome
    })
}

async fn task(core: &Arc<Core>, task: &TaskId, lane: Lane) -> Result<(), Problem> {
    let asked = core.quietly(|state| state.copy.moment());
    let read = remote::task(&core.client()?, task, lane).await;
    match read {
        Ok(record) => core.with(|state, fx| state.know_task(record, asked, fx)),
        Err(problem) => {
            let why = match problem.kind {
                ProblemKind::NotFound => Departure::Deleted,
                ProblemKind::NotPermitted => Departure::NoAccess,
                _ => return Err(problem),
            };
            core.with(|state, fx| state.know_gone(task, why, fx));
        }
    }
    Ok(())
}

async fn activities(core: &Arc<Core>, task: &TaskId, lane: Lane) -> Result<(), Problem> {
    let activities = remote::activities(&core.client()?, task, lane).await?;
    core.with(|state, fx| state.know_activities(task, activities, fx));
    Ok(())
}

impl State {
    fn end_reading(&mut self, key: Key, outcome: Result<(), Problem>, lane: Lane, fx: &mut Effects) {
        // Its requests stand among the places that are taken by now; counted twice, a lively start would fill the minute.
        self.starting
            .retain(|(_, reading)| reading.as_ref() != Some(&key));
        match &outcome {
            Ok(()) => self.answered(fx),
            Err(problem) if key == Key::Me => self.probe_failed(problem, fx),
            Err(problem) => self.trouble(problem, fx),
        }
        let failed = outcome.is_err();
        let ended = self.reads.end(&key, outcome, now_unix(), Instant::now());
        if failed && matches!(&key, Key::Task(task) if self.is_missed(task)) {
            self.planner.errand(key.clone());
        }
        if key == Key::Me {
            self.probed();
        }
        if ended.again {
            let lane = if ended.waited_for { Lane::Person } else { lane };
            self.read_again(key.clone(), lane, fx);
        }
        if ended.differs {
            self.tell(key, fx);
        }
        self.name_unknown_people(fx);
    }

    /// An account was opened: reads what every screen needs.
    pub(crate) fn open(&mut self, fx: &mut Effects) {
        self.read_again(Key::Projects, Lane::Person, fx);
        self.read_again(Key::Users, Lane::Person, fx);
        self.read_again(Key::Me, Lane::Background, fx);
    }

    /// Tells whether the account differs from what is remembered.
    fn know_me(&mut self, account: AccountView, photo: Option<String>, fx: &mut Effects) -> bool {
        let me = self.copy.people.entry(account.user.clone()).or_default();
        let person = PersonRecord {
            name: account.name.clone(),
            photo,
            current: true,
        };
        if *me != person {
            *me = person;
            self.copy.unsaved.people = true;
            self.copy.forget_searches();
            fx.people = true;
        }
        let differs = self.account != account;
        self.account = account;
        fx.session |= differs;
        differs
    }

    fn know_projects(&mut self, projects: Vec<ProjectRow>, fx: &mut Effects) {
        if self.copy.projects != projects {
            let before = std::mem::replace(&mut self.copy.projects, projects);
            let gone = before.into_iter().map(|project| project.id);
            let gone: Vec<ProjectId> = gone.filter(|id| self.copy.project(id).is_none()).collect();
            self.lost_projects(&gone, now_unix(), fx);
            self.copy.unsaved.projects = true;
            fx.projects = true;
        }
    }

    fn know_organization(&mut self, users: Vec<(UserId, PersonRecord)>, fx: &mut Effects) {
        let before = self.copy.people.clone();
        for person in self.copy.people.values_mut() {
            person.current = false;
        }
        self.copy.people.extend(users);
        if let Some(me) = self.copy.people.get_mut(&self.account.user) {
            me.current = true;
        }
        if self.copy.people != before {
            self.copy.unsaved.people = true;
            self.copy.forget_searches();
            fx.people = true;
        }
    }

    fn know_others(&mut self, wanted: &[UserId], users: Vec<(UserId, PersonRecord)>, fx: &mut Effects) {
        self.copy.people.extend(users);
        self.copy.unsaved.people = true;
        for id in wanted {
            if !self.copy.people.contains_key(id) {
                self.nobody.insert(id.clone());
            }
        }
        self.copy.forget_searches();
        fx.people = true;
    }

    /// People that something in the copy names and nobody has told of. Most of them the organization tells, unless it is not
    /// for this user's eyes.
    fn unknown_people(&self) -> HashSet<UserId> {
        let organization = self.reads.freshness(&Key::Users);
        if organization.as_of.is_none() && !organization.problem.as_ref().is_some_and(is_refused) {
            return HashSet::new();
        }
        let in_tasks = self.copy.all_tasks().flat_map(TaskRecord::people);
        let in_streams = self
            .copy
            .activities
            .values()
            .flatten()
            .filter_map(|activity| activity.author.as_ref());
        let in_projects = self.copy.projects.iter().flat_map(|project| &project.members);
        let named = in_tasks
            .chain(in_streams)
            .chain(in_projects)
            .chain(self.chats.people())
            .chain(self.clients.managers());
        named
            .filter(|id| !self.copy.people.contains_key(*id) && !self.nobody.contains(*id))
            .cloned()
            .collect()
    }

    fn name_unknown_people(&mut self, fx: &mut Effects) {
        let now = Instant::now();
        if self.may_send()
            && !self.unknown_people().is_empty()
            && self.reads.back_off(&Key::Others, now).is_zero()
            && self.reads.start(&Key::Others)
        {
            self.planner.spend(1, now);
            self.read(Key::Others, Lane::Background, fx);
        }
    }

    pub(super) fn know_rows(&mut self, page: remote::Page, from: Source, asked: Moment, fx: &mut Effects) {
        self.answered(fx);
        self.list_form.learn(&page.told, page.plain);
        let untold = self.list_form.untold();
        let unix = now_unix();
        for mut row in page.rows {
            let id = row.id.clone();
            row.untold.clone_from(&untold);
            self.recall_task(&id);
            let written = self.copy.write(row, from, asked, &mut fx.touched);
            self.note(&id, written, from, None, unix, fx);
        }
    }

    /// What a list took; the background pays for its own out of the planner's share.
    pub(crate) fn cost(&mut self, key: &Key, requests: u32, lane: Lane, now: Instant) {
        if lane == Lane::Background {
            let expected = self.reads.cost_of(key).max(1);
            self.planner.spend(requests.saturating_sub(expected), now);
        }
        self.reads.cost(key, requests);
    }

    fn know_task(&mut self, record: TaskRecord, asked: Moment, fx: &mut Effects) {
        for id in record.subtasks.iter().chain(&record.parent).chain([&record.id]) {
            self.recall_task(id);
        }
        // Those that are out of sight stay unnamed, and are asked for again now and then.
        let now = Instant::now();
        let due = |id: &TaskId| {
            self.reads
                .wait(&Key::Task(id.clone()), LOOK_UP_AGAIN, now)
                .is_zero()
        };
        let unnamed: Vec<TaskId> = record
            .subtasks
            .iter()
            .chain(&record.parent)
            .filter(|id| self.copy.task(id).is_none() && due(id))
            .cloned()
            .collect();
        let id = record.id.clone();
        let is_open = self.open_task.as_ref() == Some(&id);
        let written = self.copy.write(record, Source::Record, asked, &mut fx.touched);
        self.note(&id, written, Source::Record, None, now_unix(), fx);
        self.looked_up(&id, now_unix(), fx);
        // Their names stand in the open task; a list that has them brings them more cheaply.
        const NAMED: usize = 20;
        for id in unnamed.into_iter().take(if is_open { NAMED } else { 0 }) {
            self.look_at(Key::Task(id), fx);
        }
    }

    fn know_gone(&mut self, task: &TaskId, why: Departure, fx: &mut Effects) {
        let stood = self
            .copy
            .task(task)
            .filter(|known| !self.copy.is_gone(task) && self.copy.is_on_board(&known.project, task))
            .map(|known| (known.project.clone(), known.name().to_owned()));
        self.copy.remove(task, why.clone(), &mut fx.touched);
        if let Some((project, called)) = stood {
            self.depart(&project, task, &called, why, now_unix(), fx);
        }
        self.looked_up(task, now_unix(), fx);
    }

    fn know_activities(&mut self, task: &TaskId, activities: Vec<ActivityRecord>, fx: &mut Effects) {
        self.recall_stream(task);
        for file in activities.iter().flat_map(|activity| &activity.files) {
            self.copy.learn_file(file);
        }
        if self.copy.activities.get(task) != Some(&activities) {
            let before = self.copy.activities.insert(task.clone(), activities);
            self.copy.unsaved.streams.insert(task.clone());
            // The first reading of a stream marks nothing, and its end tells of it.
            let first = !self.reads.is_complete(&Key::Activities(task.clone()));
            if !first {
                fx.activities.insert(task.clone());
            }
            let before = before.filter(|_| !first);
            self.recall_task(task);
            self.note_stream(task, before.as_deref(), now_unix(), fx);
            if let Some(gone) = self.copy.task(task).filter(|_| self.departure(task).is_some()) {
                // The history says who did it.
                fx.touched
                    .entry(gone.project.clone())
                    .or_default()
                    .insert(task.clone());
            }
        } else {
            self.note_stream(task, None, now_unix(), fx);
        }
    }
}

#[cfg(test)]
mod tests;
