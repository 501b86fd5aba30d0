//! The sample workspace: Kavlan Mobilya, a furniture maker in Bursa with clients abroad. Everything follows from the
//! seed and the start time.

mod bookkeeping;
mod calendar;
mod chat_lines;
mod chats;
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
use std::mem;

use tokio::sync::mpsc::UnboundedSender;

use crate::model::{Chat, Ledger, Letter, Webhooks, World};
use crate::random::Random;

pub(crate) use tasks::add_tasks;

/// `tasks` in all, and `board` more in a project of their own; `post` takes what webhooks are told.
pub(crate) fn workspace(
    seed: u64,
    tasks: usize,
    board: usize,
    now: i64,
    post: UnboundedSender<Letter>,
) -> World {
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
        chat: Chat::default(),
        ledger: Ledger::default(),
        webhooks: Webhooks {
            all: Vec::new(),
            post,
        },
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
    let cabinet = files::Cabinet::fill(&mut random);
    nodes::fill(&mut world, &mut random, &cabinet, now);
    let of_tasks = mem::replace(&mut world.random, Random::new(seed ^ 0x6368_6174));
    chats::fill(&mut world, &cabinet, now);
    bookkeeping::fill(&mut world, now);
    world.random = of_tasks;
    world
}
