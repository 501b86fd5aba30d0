//! Tasks with everything that the contract has, spread over the projects by their share.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::calendar::Calendar;
use super::comments::{CHECKLISTS, COMMENTS, DESCRIPTIONS};
use super::files::Cabinet;
use super::projects;
use super::task_names;
use crate::model::{Activity, Item, Kind, Project, Standing, StateType, Steps, Task, World};

/// Adds `count` tasks to one project, or to all by their share.
pub(crate) fn add_tasks(world: &mut World, count: usize, project: Option<&str>, now: i64) {
    let calendar = Calendar::new(now);
    let cabinet = Cabinet::fill(&mut world.random);
    let homes: Vec<Project> = match project {
        Some(id) => world
            .projects
            .iter()
            .filter(|project| project.id == id)
            .cloned()
            .collect(),
        None => world.projects.clone(),
    };
    let shares: Vec<usize> = match homes.as_slice() {
        [_] => vec![1],
        homes => homes.iter().map(|home| projects::share(&home.name)).collect(),
    };
    let total: usize = shares.iter().sum();
    let mut given = 0;
    let mut passed = 0;
    let mut made = Vec::new();
    for (home, share) in homes.iter().zip(&shares) {
        passed += share;
        // Rounded so that all of them together are exactly `count`.
        let until = (count * passed) / total.max(1);
        let before = world.tasks.values().filter(|task| task.group == home.id).count();
        for index in given..until {
            let mut maker = Maker {
                world,
                calendar,
                cabinet: &cabinet,
                home,
                all_in_sight: project.is_some(),
            };
            let task = maker.task(before + index - given);
            made.push(task);
        }
        given = until;
    }
    made.sort_by(|left, right| (left.created_at, &left.id).cmp(&(right.created_at, &right.id)));
    for task in made {
        world.order.push(task.id.clone());
        world.tasks.insert(task.id.clone(), task);
    }
    let fresh = world.order[world.order.len() - count.min(world.order.len())..].to_vec();
    make_families(world, &fresh);
}

struct Maker<'a> {
    world: &'a mut World,
    calendar: Calendar,
    cabinet: &'a Cabinet,
    home: &'a Project,
    /// No task is archived or private, so that a list shows every one.
    all_in_sight: bool,
}

impl Maker<'_> {
    fn task(&mut self, index: usize) -> Task {
        let (name, tag) = task_names::name(&self.home.name, index, &mut self.world.random);
        let owner = self.member();
        let age = self.world.random.between(0, 120);
        let minute = self.world.random.between(0, 560);
        let mut task = Task {
            id: self.world.random.id(),
            name,
            group: self.home.id.clone(),
            state: self.state(),
            assigned_by: owner,
            priority: *self.world.random.pick(&[1, 2, 3, 3, 3, 3, 4, 4, 5]),
            priority_score: i64::try_from(index).unwrap_or(i64::MAX) * 10,
            created_at: self.calendar.moment(-age, minute),
            tags: vec![tag.to_owned()],
            ..Task::default()
        };
        self.people(&mut task);
        self.dates(&mut task);
        self.details(&mut task);
        self.steps(&mut task);
        self.attachments(&mut task);
        self.activities(&mut task);
        task
    }

    fn member(&mut self) -> String {
        // Now and then somebody who has left since.
        let left = |standing| standing == Standing::Left;
        if self.world.random.chance(4) {
            let gone: Vec<String> = self
                .world
                .people
                .iter()
                .filter(|p| left(p.standing))
                .map(|p| p.id.clone())
                .collect();
            return self.world.random.pick(&gone).clone();
        }
        self.world.random.pick(&self.home.members).clone()
    }

    fn state(&mut self) -> String {
        let states = self.home.states();
        // Most work waits or runs.
        let wanted = match self.world.random.below(100) {
            0..45 => StateType::Waiting,
            45..72 => StateType::Active,
            72..94 => StateType::Completed,
            _ => StateType::Suspended,
        };
        let fitting: Vec<_> = states.into_iter().filter(|state| state.kind == wanted).collect();
        self.world.random.pick(&fitting).name.clone()
    }

    fn people(&mut self, task: &mut Task) {
        let count = *self.world.random.pick(&[0, 1, 1, 1, 1, 2, 2, 3]);
        task.assignees = self.world.random.some(&self.home.members, count);
        if self.world.random.chance(3) {
            let gone = self.member();
            if !task.assignees.contains(&gone) {
                task.assignees.push(gone);
            }
        }
        let followers = self.world.random.below(3);
        task.followers = self.world.random.some(&self.home.members, followers);
    }

    fn dates(&mut self, task: &mut Task) {
        let calendar = self.calendar;
        let random = &mut self.world.random;
        let completed = self
            .home
            .state(&task.state)
            .is_some_and(|state| state.kind == StateType::Completed);
        let day = match random.below(100) {
            // No dates: an idea.
            0..28 => None,
            28..42 => Some(random.between(-30, -1)),
            42..50 => Some(0),
            50..58 => Some(1),
            58..80 => Some(random.between(2, 9)),
            _ => Some(random.between(10, 75)),
        };
        if let Some(day) = day {
            let planned = calendar.moment(day - random.between(2, 15), random.between(0, 560));
            task.created_at = task.created_at.min(planned);
            task.deadline = Some(match random.chance(12) {
                true => calendar.start_of(day) + 17 * 3_600 + 1_800,
                false => calendar.end_of(day),
            });
            if random.chance(40) {
                task.start = Some(calendar.start_of(day - random.between(0, 12)));
            }
        }
        if completed {
            let days_ago = random.between(0, 40);
            let done = calendar.moment(-days_ago, random.between(30, 560));
            task.completed_at = Some(done.max(task.created_at + 60));
            if days_ago > 25 && !self.all_in_sight {
                task.archived_at = Some(calendar.moment(-random.between(0, 20), 30));
            }
        }
    }

    fn details(&mut self, task: &mut Task) {
        let for_clients = projects::serves_clients(&self.home.name);
        let outsider = |world: &mut World, standing| {
            let some: Vec<String> = world
                .people
                .iter()
                .filter(|p| p.standing == standing)
                .map(|p| p.id.clone())
                .collect();
            world.random.pick(&some).clone()
        };
        let world = &mut *self.world;
        if world.random.chance(55) {
            task.desc = (*world.random.pick(DESCRIPTIONS)).to_owned();
        }
        if world.random.chance(20) {
            task.tags.push(
                (*world
                    .random
                    .pick(&["acil", "beklemede", "müşteri bekliyor", "ihracat", "yeniden"]))
                .into(),
            );
        }
        if for_clients && world.random.chance(70) {
            task.customer = Some(world.random.pick(&world.clients.clone()).customer());
            task.shared_with_customer = world.random.chance(15);
        }
        if world.random.chance(30) {
            task.estimated_time = Some(1_800 * u64::try_from(world.random.between(1, 32)).unwrap_or(1));
        }
        if world.random.chance(18) {
            let mut fields = BTreeMap::from([(
                "Sipariş no".into(),
                format!("KM-{}", 4_000 + world.random.below(900)),
            )]);
            if world.random.chance(50) {
                fields.insert(
                    "Kaplama".into(),
                    (*world.random.pick(&["Ceviz", "Meşe", "Kayın", "Lake beyaz"])).into(),
                );
            }
            task.custom_fields = fields;
        }
        match world.random.below(100) {
            0..4 => task.private = !self.all_in_sight,
            4..8 if for_clients => task.email_user = Some(outsider(world, Standing::EmailSender)),
            8..12 if for_clients => {
                let user = outsider(world, Standing::Portal);
                task.portal_followers = vec![user.clone()];
                task.support_user = Some(user);
            }
            12..15 => {
                task.recurrent = true;
                task.recurrence = Some(json!({ "type": "week", "every": 1, "days": [1] }));
            }
            15..17 => {
                let ids = [world.random.id(), world.random.id(), world.random.id()];
                task.workflow = Some(json!({
                    "id": ids[0], "templateId": ids[1], "taskflowId": ids[2], "isCompleted": false,
                }));
            }
            _ => {}
        }
    }

    fn steps(&mut self, task: &mut Task) {
        let random = &mut self.world.random;
        let all_done = task.completed_at.is_some();
        task.steps = match random.below(100) {
            0..34 => {
                let names = *random.pick(CHECKLISTS);
                let done = if all_done {
                    names.len()
                } else {
                    random.below(names.len() + 1)
                };
                let item = |(place, name): (usize, &&str)| Item {
                    id: random.id(),
                    name: (*name).to_owned(),
                    completed: place < done,
                };
                Steps::List(names.iter().enumerate().map(item).collect())
            }
            34..46 => {
                let total = *random.pick(&[10, 20, 24, 48, 100]);
                let part = u64::try_from(random.between(0, 10)).unwrap_or(0);
                Steps::Progress {
                    completed: if all_done { total } else { total * part / 10 },
                    total,
                }
            }
            _ => Steps::None,
        };
    }

    fn attachments(&mut self, task: &mut Task) {
        let count = *self.world.random.pick(&[0, 0, 0, 0, 0, 0, 1, 1, 2, 3]);
        for _ in 0..count {
            let file = self.cabinet.copy(self.world, &task.assigned_by, task.created_at);
            task.files.push(file);
        }
    }

    fn activities(&mut self, task: &mut Task) {
        let mut at = task.created_at;
        task.activities
            .push(self.activity(Kind::Created, task.assigned_by.clone(), at));
        let default = self.home.default_state();
        if task.state != default {
            at = self.later(at, task);
            let user = self.member();
            let mut moved = self.activity(Kind::StateChanged, user, at);
            moved.changes = changed("state", &json!(default), &json!(task.state));
            task.activities.push(moved);
        }
        if task.deadline.is_some() && self.world.random.chance(30) {
            at = self.later(at, task);
            let user = self.member();
            let mut replanned = self.activity(Kind::Updated, user, at);
            let before = task
                .deadline
                .map(|deadline| deadline - 86_400 * self.world.random.between(1, 6));
            replanned.changes = changed("deadline", &json!(before), &json!(task.deadline));
            task.activities.push(replanned);
        }
        let comments = *self.world.random.pick(&[0, 0, 0, 1, 1, 2, 3, 5]);
        for _ in 0..comments {
            at = self.later(at, task);
            let user = self.member();
            let mut comment = self.activity(Kind::Comment, user.clone(), at);
            comment.content = Some((*self.world.random.pick(COMMENTS)).to_owned());
            comment.visible = task.has_outsider().then(|| self.world.random.chance(30));
            if self.world.random.chance(8) {
                comment.files = vec![self.cabinet.copy(self.world, &user, at)];
            }
            task.activities.push(comment);
        }
        if let Some(archived) = task.archived_at {
            let user = self.member();
            task.activities
                .push(self.activity(Kind::Archived, user, archived.max(at)));
        }
    }

    /// Some time after `at`, but not in the future and not after the task's end.
    fn later(&mut self, at: i64, task: &Task) -> i64 {
        let end = task.completed_at.unwrap_or(self.calendar.now - 60).max(at);
        (at + self.world.random.between(600, 3 * 86_400)).min(end)
    }

    fn activity(&mut self, kind: Kind, user: String, created_at: i64) -> Activity {
        Activity {
            id: self.world.random.id(),
            kind,
            user,
            created_at,
            content: None,
            files: Vec::new(),
            visible: None,
            changes: Map::new(),
        }
    }
}

fn changed(field: &str, from: &Value, to: &Value) -> Map<String, Value> {
    Map::from_iter([(field.to_owned(), json!({ "from": from, "to": to }))])
}

/// Makes about one in twelve a subtask of an older task in the same project.
fn make_families(world: &mut World, fresh: &[String]) {
    let mut last_in: BTreeMap<String, String> = BTreeMap::new();
    for id in fresh {
        let Some(task) = world.tasks.get(id) else { continue };
        let (group, alone) = (task.group.clone(), task.archived_at.is_none() && !task.private);
        if !alone {
            continue;
        }
        let parent = last_in.get(&group).cloned();
        match parent {
            Some(parent) if world.random.chance(8) => {
                if let Some(task) = world.tasks.get_mut(id) {
                    task.parent = Some(parent.clone());
                }
                if let Some(parent) = world.tasks.get_mut(&parent) {
                    parent.subtasks.push(id.clone());
                }
            }
            _ => {
                last_in.insert(group, id.clone());
            }
        }
    }
}
