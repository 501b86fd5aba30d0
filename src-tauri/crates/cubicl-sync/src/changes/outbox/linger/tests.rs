use super::*;
use crate::changes::outbox::Doubt;
use crate::view::{ChangeId, NewTask, Problem, ProblemKind, TaskChange};
use tokio::time::Instant;

const STRAGGLERS: i64 = 60;

fn silence() -> Problem {
    crate::problem::plain(ProblemKind::ServerTrouble)
}

fn push(outbox: &mut Outbox, task: &str, action: Action) -> ChangeId {
    outbox.push(task.into(), "p".into(), action, 0)
}

fn edit(outbox: &mut Outbox, name: &str) -> ChangeId {
    push(outbox, "a", Action::Edit(TaskChange::Name(name.to_owned())))
}

fn taken(outbox: &mut Outbox, server_now: i64) -> Vec<ChangeId> {
    let later = Instant::now() + std::time::Duration::from_secs(3600);
    let taken = outbox.take_ready(later, server_now);
    taken.iter().map(|change| change.id).collect()
}

/// As it comes back when the app is started again.
fn restarted(outbox: &Outbox) -> Outbox {
    let stored: Vec<Change> = outbox.to_store().into_iter().cloned().collect();
    let json = serde_json::to_string(&stored).expect("it is stored");
    Outbox::restore(serde_json::from_str(&json).expect("and read"), outbox.last_id().0)
}

#[test]
fn an_edit_that_was_in_doubt_holds_up_its_field_until_no_straggler_can_come() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let first = edit(&mut outbox, "1");
    assert_eq!(taken(&mut outbox, 100), [first]);
    outbox.doubt(first, silence(), now, 130);
    assert_eq!(taken(&mut outbox, 140), [first]);
    outbox.deliver(first, 140, STRAGGLERS);
    assert_eq!(outbox.all().len(), 0, "nobody waits for it");
    let other = push(&mut outbox, "a", Action::Edit(TaskChange::Priority(5)));
    assert_eq!(taken(&mut outbox, 141), [other], "another field is free");
    outbox.deliver(other, 141, STRAGGLERS);
    let second = edit(&mut outbox, "2");
    let mut outbox = restarted(&outbox);
    assert_eq!(outbox.take_ready(now, 142).len(), 0);
    let due = outbox.next_try(now).expect("somebody wakes up for it");
    assert_eq!(due - now, std::time::Duration::from_secs(130 + 60 - 142));
    assert_eq!(taken(&mut outbox, 190), [second]);
    assert_eq!(outbox.to_store().len(), 1, "and it is forgotten");
}

#[test]
fn a_later_doubt_never_shortens_an_earlier_one() {
    let mut outbox = Outbox::default();
    let id = edit(&mut outbox, "1");
    outbox.take_ready(Instant::now(), 100);
    outbox.doubt(id, silence(), Instant::now(), 130);
    assert_eq!(taken(&mut outbox, 90), [id], "the clock was wrong");
    outbox.doubt(id, silence(), Instant::now(), 95);
    let doubt = outbox.get(id).and_then(|change| change.doubt);
    assert_eq!(doubt, Some(Doubt { from: 90, until: 130 }));
}

#[test]
fn the_doubt_of_an_ended_run_reaches_to_when_the_server_tells_its_time() {
    let mut outbox = Outbox::default();
    let id = edit(&mut outbox, "1");
    outbox.take_ready(Instant::now(), 100);
    let mut outbox = restarted(&restarted(&outbox));
    assert_eq!(taken(&mut outbox, 500), [id]);
    let doubt = outbox.get(id).and_then(|change| change.doubt);
    assert_eq!(
        doubt,
        Some(Doubt {
            from: 100,
            until: 500
        })
    );
}

#[test]
fn a_task_whose_making_is_in_doubt_is_looked_for_before_it_is_deleted() {
    let mut outbox = Outbox::default();
    let new = NewTask {
        project: "p".into(),
        name: "new".to_owned(),
        ..NewTask::default()
    };
    let made = push(&mut outbox, "local-1", Action::Create(Box::new(new)));
    outbox.take_ready(Instant::now(), 100);
    outbox.doubt(made, silence(), Instant::now(), 130);
    push(&mut outbox, "local-1", Action::Delete);
    assert_eq!(outbox.never_to_be_made(Instant::now()), [], "it may be there");
    assert_eq!(taken(&mut outbox, 140), [made]);
    outbox.never_arrived(made);
    assert_eq!(outbox.never_to_be_made(Instant::now()), [made]);
}

#[test]
fn a_clock_that_was_ahead_holds_nothing_up_for_hours() {
    let mut outbox = Outbox::default();
    let id = edit(&mut outbox, "1");
    outbox.take_ready(Instant::now(), 100);
    outbox.doubt(id, silence(), Instant::now(), 9_000);
    assert_eq!(taken(&mut outbox, 140), [id]);
    outbox.deliver(id, 141, STRAGGLERS);
    let second = edit(&mut outbox, "2");
    assert_eq!(taken(&mut outbox, 141 + STRAGGLERS), [second]);
}
