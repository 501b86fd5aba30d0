use super::*;
use crate::event::Event;
use crate::problem;
use crate::state::Link;
use crate::view::{ProblemKind, StatusView};

fn probes(fx: &Effects) -> usize {
    fx.reads.iter().filter(|(key, _)| *key == Key::Me).count()
}

#[test]
fn who_asks_again_while_a_probe_is_on_its_way_gets_another_one_at_once() {
    let mut state = State::new(AccountView::somebody("me"));
    let mut fx = Effects::default();
    state.connected = true;
    let unplugged = || problem::plain(ProblemKind::Offline);
    state.trouble(&unplugged(), &mut fx);
    assert_eq!(probes(&fx), 1);
    // The network comes back, and the first probe fails nevertheless.
    state.refresh(&mut fx);
    assert_eq!(probes(&fx), 1);
    state.end_reading(Key::Me, Err(unplugged()), Lane::Person, &mut fx);
    state.plan(Instant::now(), 0, &mut fx);
    assert_eq!(probes(&fx), 2);
    state.end_reading(Key::Me, Err(unplugged()), Lane::Person, &mut fx);
    assert!(matches!(state.link, Link::Offline { probe_at, .. } if probe_at > Instant::now()));
    state.plan(Instant::now(), 0, &mut fx);
    assert_eq!(probes(&fx), 2, "once");
    state.refresh(&mut fx);
    assert_eq!(probes(&fx), 3, "and when somebody asks");
}

/// Online, with the board of `p` asked for.
fn reading() -> (State, Effects, Key) {
    let mut state = State::new(AccountView::somebody("me"));
    let mut fx = Effects::default();
    state.connected = true;
    state.answered(&mut fx);
    let board = Key::Board("p".into());
    state.read_again(board.clone(), Lane::Background, &mut fx);
    (state, fx, board)
}

#[test]
fn what_times_out_alone_leaves_everything_else_on_and_waits_longer_each_time() {
    for kind in [ProblemKind::TimedOut, ProblemKind::Offline, ProblemKind::InDoubt] {
        let (mut state, mut fx, board) = reading();
        let mut pauses = Vec::new();
        for probed in 1..=3 {
            let failed = Err(problem::plain(kind.clone()));
            state.end_reading(board.clone(), failed, Lane::Background, &mut fx);
            assert!(matches!(state.link, Link::Online), "the others go on");
            assert_eq!(probes(&fx), probed, "it is asked whether Cubicl can be reached");
            state.end_reading(Key::Me, Ok(()), Lane::Change, &mut fx);
            pauses.push(state.reads.back_off(&board, Instant::now()).as_secs_f64().round());
            state.read_again(board.clone(), Lane::Background, &mut fx);
        }
        assert_eq!(pauses, [30.0, 60.0, 120.0]);
    }
}

#[test]
fn a_network_that_was_lost_is_forgiven() {
    let (mut state, mut fx, board) = reading();
    let lost = || Err(problem::plain(ProblemKind::Offline));
    state.end_reading(board.clone(), lost(), Lane::Background, &mut fx);
    state.end_reading(Key::Me, lost(), Lane::Change, &mut fx);
    assert!(matches!(state.link, Link::Offline { .. }));
    state.end_reading(Key::Me, Ok(()), Lane::Background, &mut fx);
    assert!(matches!(state.link, Link::Online));
    assert!(state.reads.back_off(&board, Instant::now()).is_zero());
}

#[test]
fn a_probe_that_is_refused_was_answered() {
    let (mut state, mut fx, _) = reading();
    state.end_reading(
        Key::Me,
        Err(problem::plain(ProblemKind::TimedOut)),
        Lane::Change,
        &mut fx,
    );
    assert!(matches!(state.link, Link::Offline { .. }));
    let page = problem::plain(ProblemKind::UnexpectedAnswer);
    state.end_reading(Key::Me, Err(page), Lane::Background, &mut fx);
    assert!(
        matches!(state.link, Link::Offline { probe_at, .. } if probe_at > Instant::now()),
        "that was somebody else"
    );
    let trouble = problem::plain(ProblemKind::ServerTrouble);
    state.end_reading(Key::Me, Err(trouble), Lane::Background, &mut fx);
    assert!(matches!(state.link, Link::Online));
}

#[test]
fn a_subtask_that_is_out_of_sight_is_not_asked_for_with_each_reading() {
    let (mut state, mut fx, _) = reading();
    state.open_task = Some("t".into());
    let hidden = Key::Task("hidden".into());
    let parent_is_read = |state: &mut State, fx: &mut Effects| {
        let mut parent = TaskRecord::new("t".into(), "p".into());
        parent.subtasks = vec!["hidden".into()];
        parent.complete = true;
        let asked = state.copy.moment();
        state.know_task(parent, asked, fx);
        std::mem::take(&mut fx.reads)
            .iter()
            .filter(|(key, _)| *key == hidden)
            .count()
    };
    assert_eq!(parent_is_read(&mut state, &mut fx), 1);
    state.know_gone(&"hidden".into(), Departure::NoAccess, &mut fx);
    state.end_reading(hidden.clone(), Ok(()), Lane::Person, &mut fx);
    for _ in 0..3 {
        state.reads.slept(std::time::Duration::from_secs(60));
        assert_eq!(parent_is_read(&mut state, &mut fx), 0);
    }
    state.reads.slept(LOOK_UP_AGAIN);
    assert_eq!(
        parent_is_read(&mut state, &mut fx),
        1,
        "it may be in sight by now"
    );
}

fn announced(state: &mut State, fx: &mut Effects) -> Option<StatusView> {
    state.events(fx).into_iter().find_map(|event| match event {
        Event::StatusChanged { status } => Some(status),
        _ => None,
    })
}

#[test]
fn what_the_background_reads_is_not_announced_each_time() {
    let mut state = State::new(AccountView::somebody("me"));
    let mut fx = Effects::default();
    state.connected = true;
    state.read_again(Key::Mine, Lane::Background, &mut fx);
    state.end_reading(Key::Mine, Ok(()), Lane::Background, &mut fx);
    let first = announced(&mut state, &mut fx).expect("the first answer");
    assert!(first.as_of.is_some());

    state.read_again(Key::Mine, Lane::Background, &mut fx);
    assert_eq!(announced(&mut state, &mut fx), None);
    state.end_reading(Key::Mine, Ok(()), Lane::Background, &mut fx);
    assert_eq!(announced(&mut state, &mut fx), None);

    state.read_again(Key::Mine, Lane::Background, &mut fx);
    state.read_again(Key::Mine, Lane::Person, &mut fx);
    assert!(announced(&mut state, &mut fx).expect("somebody waits").refreshing);
    state.end_reading(Key::Mine, Ok(()), Lane::Background, &mut fx);
    assert_eq!(
        fx.reads.last(),
        Some(&(Key::Mine, Lane::Person)),
        "it is read once more, for the person"
    );
    state.end_reading(Key::Mine, Ok(()), Lane::Person, &mut fx);
    assert!(!announced(&mut state, &mut fx).expect("nobody waits").refreshing);
}

#[test]
fn what_is_left_of_a_project_that_is_gone_is_out_of_sight_unless_it_is_the_persons_own() {
    let mut state = State::new(AccountView::somebody("me"));
    let task = |assignee: &str| {
        let mut task = TaskRecord::new("t".into(), "gone".into());
        task.assignees = vec![assignee.into()];
        task
    };
    assert!(!state.is_out_of_sight(&task("other")), "projects were never read");
    state.reads.mark_read(Key::Projects, 0, Instant::now());
    assert!(state.is_out_of_sight(&task("other")));
    assert!(!state.is_out_of_sight(&task("me")));
}
