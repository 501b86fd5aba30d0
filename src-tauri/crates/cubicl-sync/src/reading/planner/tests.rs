use std::collections::HashMap;

use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn scene<'a>(board: Option<&'a ProjectId>, task: Option<&'a TaskId>) -> Scene<'a> {
    Scene {
        visible: true,
        sparing: false,
        board,
        task,
        chats: false,
        chat: None,
        clients: false,
        directory: None,
        lately: &[],
        watched: &[],
    }
}

/// Lets `length` pass, answering every reading at once; counts the requests each thing took.
fn pass(
    scene: &Scene<'_>,
    reads: &mut Reads,
    length: Duration,
    cost: impl Fn(&Key) -> u32,
) -> HashMap<Key, u32> {
    let begin = Instant::now();
    let mut planner = Planner::default();
    let mut now = begin;
    let mut spent = HashMap::new();
    while now < begin + length {
        let (start, next) = planner.plan(scene, reads, now);
        for key in start {
            let expected = reads.cost_of(&key).max(1);
            let requests = cost(&key);
            planner.spend(requests.saturating_sub(expected), now);
            reads.cost(&key, requests);
            reads.end(&key, Ok(()), 0, now);
            *spent.entry(key).or_default() += requests;
        }
        now += next.max(SECOND / 50);
    }
    spent
}

#[test]
fn each_thing_is_read_as_often_as_it_is_worth() {
    let (board, task, lately) = ("b".into(), "t".into(), ["a".into(), "b".into()]);
    let scene = Scene {
        lately: &lately,
        ..scene(Some(&board), Some(&task))
    };
    let spent = pass(&scene, &mut Reads::default(), SECOND * 3600, |_| 1);
    for (key, times) in [
        (Key::Board("b".into()), 60),
        (Key::Task("t".into()), 60),
        (Key::Activities("t".into()), 60),
        (Key::Mine, 30),
        (Key::Threads, 60),
        (Key::Board("a".into()), 6),
        (Key::Projects, 4),
        (Key::Users, 4),
        (Key::Clients, 4),
    ] {
        assert_eq!(spent.get(&key), Some(&times), "{key:?}");
    }
}

#[test]
fn a_large_board_leaves_other_large_lists_their_turn() {
    let board = "b".into();
    let cost = |key: &Key| match key {
        Key::Board(_) => 21,
        Key::Mine | Key::Clients => 8,
        _ => 1,
    };
    let spent = pass(
        &scene(Some(&board), None),
        &mut Reads::default(),
        SECOND * 3600,
        cost,
    );
    let times = |key: Key| spent.get(&key).map_or(0, |requests| requests / cost(&key));
    let (board, mine, clients) = (times(Key::Board(board)), times(Key::Mine), times(Key::Clients));
    assert!(board >= 20, "the board was read {board} times");
    assert!(mine >= 12, "my tasks were read {mine} times");
    assert!(clients >= 2, "clients were read {clients} times");
}

#[test]
fn nobody_looking_makes_everything_rarer() {
    let board = "b".into();
    let hidden = Scene {
        visible: false,
        ..scene(Some(&board), None)
    };
    let spent = pass(&hidden, &mut Reads::default(), SECOND * 3600, |_| 1);
    assert_eq!(spent[&Key::Board("b".into())], 12);
    assert_eq!(spent[&Key::Mine], 6);
}

#[test]
fn whoever_pays_for_it_gets_the_screen_alone() {
    let (board, task, watched) = ("b".into(), "t".into(), ["w".into()]);
    let sparing = Scene {
        sparing: true,
        watched: &watched,
        ..scene(Some(&board), Some(&task))
    };
    let spent = pass(&sparing, &mut Reads::default(), SECOND * 600, |_| 1);
    assert_eq!(spent.len(), 3, "{spent:?}");
}

#[test]
fn the_open_chat_is_read_three_times_a_minute_and_the_list_of_chats_also_by_whoever_pays_for_it() {
    let scene = Scene {
        sparing: true,
        chats: true,
        chat: Some("c".into()),
        ..scene(None, None)
    };
    let spent = pass(&scene, &mut Reads::default(), SECOND * 3600, |_| 1);
    assert_eq!(spent[&Key::Messages("c".into())], 180);
    assert_eq!(spent[&Key::Threads], 60);
    assert_eq!(spent.len(), 2, "{spent:?}");
}

#[test]
fn clients_on_the_screen_are_kept_in_step_like_a_board() {
    for sparing in [false, true] {
        let looking = Scene {
            clients: true,
            sparing,
            ..scene(None, None)
        };
        let spent = pass(&looking, &mut Reads::default(), SECOND * 600, |_| 1);
        assert_eq!(spent[&Key::Clients], 10);
    }
}

#[test]
fn a_third_of_the_limit_is_never_exceeded_and_nothing_starves() {
    let (board, task) = ("b".into(), "t".into());
    let lately: Vec<ProjectId> = (0..3).map(|number| format!("l{number}").into()).collect();
    let watched: Vec<TaskId> = (0..15).map(|number| format!("w{number}").into()).collect();
    let scene = Scene {
        lately: &lately,
        watched: &watched,
        ..scene(Some(&board), Some(&task))
    };
    let hour = pass(&scene, &mut Reads::default(), SECOND * 3600, |key| match key {
        Key::Board(_) => 150,
        Key::Mine => 12,
        _ => 1,
    });
    let all: u32 = hour.values().sum();
    assert!(all <= 20 * 60 + 150 + 20, "{all} requests in an hour");
    for key in [
        Key::Board("b".into()),
        Key::Board("l2".into()),
        Key::Mine,
        Key::Users,
        Key::Clients,
        Key::Activities("w14".into()),
    ] {
        assert!(hour.contains_key(&key), "{key:?} was never read");
    }
    assert!(
        hour[&Key::Task("t".into())] >= 55,
        "the open task waits for no board"
    );
}

#[test]
fn after_a_start_most_of_the_first_minute_is_left_to_the_person() {
    let watched: Vec<TaskId> = (0..15).map(|number| format!("w{number}").into()).collect();
    let scene = Scene {
        watched: &watched,
        ..scene(None, None)
    };
    let minute = pass(&scene, &mut Reads::default(), SECOND * 60, |_| 1);
    assert_eq!(
        minute.len(),
        5 + 3,
        "projects, people, clients, my tasks, chats, and one more every 20 s"
    );
}

#[test]
fn errands_are_done_once_and_within_the_share() {
    let mut reads = Reads::default();
    let mut planner = Planner::default();
    let sparing = Scene {
        sparing: true,
        ..scene(None, None)
    };
    for number in 0..30 {
        planner.errand(Key::Task(format!("t{number}").into()));
        planner.errand(Key::Task(format!("t{number}").into()));
    }
    let now = Instant::now();
    let (first, wait) = planner.plan(&sparing, &mut reads, now);
    assert_eq!(first.len(), 11, "a short burst");
    assert_eq!(wait, FOR_EACH_REQUEST);
    let (later, _) = planner.plan(&sparing, &mut reads, now + SECOND * 30);
    assert_eq!(later.len(), 10);
    let (rest, _) = planner.plan(&sparing, &mut reads, now + SECOND * 600);
    assert_eq!(rest.len(), 9, "none twice");
}

#[test]
fn an_errand_that_failed_waits_as_long_as_anything() {
    let mut reads = Reads::default();
    let mut planner = Planner::default();
    let sparing = Scene {
        sparing: true,
        ..scene(None, None)
    };
    let key = Key::Task("t".into());
    let now = Instant::now();
    planner.errand(key.clone());
    let (first, _) = planner.plan(&sparing, &mut reads, now);
    assert_eq!(first, std::slice::from_ref(&key));
    let trouble = crate::problem::plain(crate::view::ProblemKind::ServerTrouble);
    reads.end(&key, Err(trouble), 0, now);
    planner.errand(key.clone());
    assert_eq!(planner.plan(&sparing, &mut reads, now + SECOND).0, []);
    assert_eq!(planner.plan(&sparing, &mut reads, now + SECOND * 30).0, [key]);
}

#[test]
fn failures_make_it_wait_longer_and_longer_up_to_a_ceiling() {
    let board = "b".into();
    let scene = scene(Some(&board), None);
    let key = Key::Board("b".into());
    let mut reads = Reads::default();
    let mut planner = Planner::default();
    let begin = Instant::now();
    let mut now = begin;
    let mut at = Vec::new();
    while now < begin + SECOND * 7200 {
        let (start, next) = planner.plan(&scene, &mut reads, now);
        for each in start {
            let trouble = crate::problem::plain(crate::view::ProblemKind::ServerTrouble);
            if each == key {
                at.push(now);
            }
            reads.end(&each, Err(trouble), 0, now);
        }
        now += next.max(SECOND / 50);
    }
    let pauses: Vec<u64> = at.windows(2).map(|pair| (pair[1] - pair[0]).as_secs()).collect();
    assert_eq!(pauses[..6], [30, 60, 120, 240, 480, 900]);
    assert!(pauses[6..].iter().all(|pause| *pause == 900), "{pauses:?}");
}

#[test]
fn only_the_wall_clock_goes_on_while_the_computer_sleeps() {
    let mut planner = Planner::default();
    let now = Instant::now();
    assert_eq!(planner.slept(now, 1_000), None, "nothing to compare with");
    assert_eq!(
        planner.slept(now + SECOND * 20, 1_021),
        None,
        "clocks are never exact"
    );
    assert_eq!(
        planner.slept(now + SECOND * 30, 1_031 + 3_600),
        Some(SECOND * 3_600)
    );
    assert_eq!(planner.slept(now + SECOND * 40, 1_000), None, "set back by hand");
}
