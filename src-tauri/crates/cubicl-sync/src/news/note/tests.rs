use super::*;
use crate::event::Event;
use crate::view::AccountView;

fn state() -> State {
    State::new(AccountView::somebody("me"))
}

fn rows(count: usize) -> Vec<TaskRecord> {
    let row = |number: usize| {
        let mut row = TaskRecord::new(format!("t{number}").into(), "p".into());
        row.set_name(format!("İş {number}"));
        row.state = "cb_waiting".to_owned();
        row
    };
    (0..count).map(row).collect()
}

/// One reading of the list, as the page hears of it.
fn read(state: &mut State, rows: Vec<TaskRecord>) -> Vec<Event> {
    let key = Key::Board("p".into());
    let mut fx = Effects::default();
    let asked = state.copy.moment();
    let seen = rows.iter().map(|row| row.id.clone()).collect();
    for row in rows {
        let id = row.id.clone();
        let written = state.copy.write(row, Source::List, asked, &mut fx.touched);
        state.note(&id, written, Source::List, None, 1_000, &mut fx);
    }
    let missing = state
        .copy
        .finish_board(&"p".into(), &seen, asked, &mut fx.touched);
    state.left_the_list(&"p".into(), missing, 1_000, &mut fx);
    state.reads.start(&key);
    state.reads.end(&key, Ok(()), 1_000, tokio::time::Instant::now());
    state.events(&mut fx)
}

#[test]
fn of_ten_thousand_rows_the_ten_that_differ_are_announced_and_stored() {
    let mut state = state();
    read(&mut state, rows(10_000));
    assert_eq!(state.news_counts(), [], "the first reading marks nothing");
    state.copy.unsaved = Default::default();
    let mut again = rows(10_000);
    for row in again.iter_mut().step_by(1_000) {
        row.state = "cb_active".to_owned();
    }
    let events = read(&mut state, again);
    let named: Vec<&TaskId> = events
        .iter()
        .flat_map(|event| match event {
            Event::TasksChanged { tasks, .. } => tasks.as_slice(),
            _ => &[],
        })
        .collect();
    assert_eq!(named.len(), 10);
    assert_eq!(state.copy.unsaved.tasks.len(), 10);
    assert_eq!(state.news.unsaved.len(), 10);
    let events = read(
        &mut state,
        rows(10_000).into_iter().map(active_if_thousandth).collect(),
    );
    let told_of_tasks =
        |event: &&Event| matches!(event, Event::TasksChanged { .. } | Event::NewsChanged { .. });
    assert_eq!(events.iter().filter(told_of_tasks).count(), 0, "nothing differs");
}

fn active_if_thousandth(mut row: TaskRecord) -> TaskRecord {
    if row.id.as_str().ends_with("000") || row.id.as_str() == "t0" {
        row.state = "cb_active".to_owned();
    }
    row
}

#[test]
fn what_comes_back_to_the_list_has_not_left() {
    let mut state = state();
    read(&mut state, rows(3));
    read(&mut state, rows(2));
    let items = state.news_of(&"p".into()).items;
    assert_eq!(
        items[0].kinds,
        [crate::view::NewsKind::Gone {
            why: Departure::NotListed
        }]
    );
    assert_eq!(items[0].name, "İş 2");
    read(&mut state, rows(3));
    assert_eq!(state.news_counts(), []);
}

#[test]
fn what_happens_to_the_open_task_is_seen_while_somebody_looks() {
    let mut state = state();
    read(&mut state, rows(2));
    state.open_task = Some("t0".into());
    let mut changed = rows(2);
    changed[0].state = "cb_active".to_owned();
    read(&mut state, changed);
    assert_eq!(state.news_counts(), []);
    state.set_visible(false, &mut Effects::default());
    read(&mut state, rows(2));
    assert_eq!(state.news_counts().len(), 1, "nobody looks at the window");
    state.set_visible(true, &mut Effects::default());
    assert_eq!(state.news_counts(), []);
}
