//! The sample workspace: Ladin Mobilya, a furniture maker in Bursa with clients abroad. Everything follows from the
//! seed and the start time.

mod calendar;
mod clients;
mod comments;
mod documents;
mod files;
mod nodes;
mod people;
mod pictures;
mod projects;
mod spreadsheet;
mod task_names;
mod tasks;

use std::collections::HashMap;

use crate::model::World;
use crate::random::Random;

pub(crate) use tasks::add_tasks;

/// `tasks` in all, and `board` more in a project of their own.
pub(crate) fn workspace(seed: u64, tasks: usize, board: usize, now: i64) -> World {
    let mut random = Random::new(seed);
    let cast = people::cast(&mut random);
    let projects = projects::tree(&mut random, &cast, board > 0);
    let mut world = World {
        random,
        me: cast.me(),
        people: cast.people(),
        clients: clients::dressed(&cast.customers(), now),
        projects,
        tasks: HashMap::new(),
        order: Vec::new(),
        files: HashMap::new(),
        nodes: Vec::new(),
        used: 0,
        emails: Vec::new(),
    };
    add_tasks(&mut world, tasks, None, now);
    let big = world
        .projects
        .iter()
        .find(|project| project.name == projects::BIG_BOARD);
    if let Some(id) = big.map(|project| project.id.clone()) {
        add_tasks(&mut world, board, Some(&id), now);
    }
    // Of its own, so that what was there before stays as it was.
    let mut random = Random::new(seed ^ 0x6e6f_6465);
    nodes::fill(&mut world, &mut random, now);
    world
}
