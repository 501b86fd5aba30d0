//! The outbox as a table of moves.

use super::*;
use crate::record::FileRecord;
use crate::view::{ChangeId, ChatRef, NewTask, Problem, ProblemKind, TaskChange};

fn name(text: &str) -> Action {
    Action::Edit(TaskChange::Name(text.to_owned()))
}

fn state(text: &str) -> Action {
    Action::Edit(TaskChange::State(text.to_owned()))
}

fn create(project: &str) -> Action {
    Action::Create(Box::new(NewTask {
        project: project.into(),
        name: "new".to_owned(),
        ..NewTask::default()
    }))
}

fn silence() -> Problem {
    crate::problem::plain(ProblemKind::ServerTrouble)
}

fn push(outbox: &mut Outbox, task: &str, action: Action) -> ChangeId {
    outbox.push(task.into(), "p".into(), action, 0)
}

fn taken(outbox: &mut Outbox, now: Instant) -> Vec<ChangeId> {
    outbox.take_ready(now, 0).iter().map(|change| change.id).collect()
}

#[test]
fn one_change_of_a_task_at_a_time_and_three_tasks() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let first = push(&mut outbox, "a", name("1"));
    let second = push(&mut outbox, "a", state("x"));
    let others: Vec<ChangeId> = ["b", "c", "d"]
        .into_iter()
        .map(|task| push(&mut outbox, task, name("1")))
        .collect();
    assert_eq!(taken(&mut outbox, now), [first, others[0], others[1]]);
    assert_eq!(taken(&mut outbox, now), [], "three are on their way");
    outbox.confirm(first);
    assert_eq!(taken(&mut outbox, now), [second]);
}

#[test]
fn unsent_edits_of_one_field_merge_and_sent_ones_do_not() {
    let mut outbox = Outbox::default();
    let first = push(&mut outbox, "a", name("1"));
    assert_eq!(push(&mut outbox, "a", name("2")), first);
    assert_eq!(outbox.take_ready(Instant::now(), 0).len(), 1);
    let third = push(&mut outbox, "a", name("3"));
    assert_ne!(third, first, "what is on its way cannot be changed any more");
    let mut task = TaskRecord::new("a".into(), "p".into());
    outbox.overlay(&mut task);
    assert_eq!(task.name(), "3", "the screen shows the last");
}

#[test]
fn a_refused_change_shows_the_old_value_and_keeps_its_text() {
    let mut outbox = Outbox::default();
    let id = push(&mut outbox, "a", name("mine"));
    outbox.take_ready(Instant::now(), 0);
    outbox.refuse(id, crate::problem::plain(ProblemKind::NotPermitted), None);
    let mut task = TaskRecord::new("a".into(), "p".into());
    task.set_name("theirs".to_owned());
    outbox.overlay(&mut task);
    assert_eq!(task.name(), "theirs");
    assert_eq!(
        outbox.get(id).and_then(|change| change.action.text()).as_deref(),
        Some("mine")
    );
    assert!(outbox.retry(id));
    assert_eq!(taken(&mut outbox, Instant::now()), [id]);
}

#[test]
fn a_postponed_change_holds_its_task_back_in_order() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let first = push(&mut outbox, "a", name("1"));
    let second = push(&mut outbox, "a", state("x"));
    outbox.take_ready(now, 0);
    outbox.postpone(first, now);
    assert_eq!(taken(&mut outbox, now), [], "the second does not overtake");
    let later = outbox.next_try(now).expect("it is tried again");
    assert_eq!(taken(&mut outbox, later), [first]);
    outbox.confirm(first);
    assert_eq!(taken(&mut outbox, later), [second]);
}

#[test]
fn a_held_change_waits_for_its_time_however_the_network_is() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let id = push(&mut outbox, "a", Action::Delete);
    let until = now + Duration::from_secs(8);
    outbox.hold(id, until);
    outbox.hurry();
    assert_eq!(taken(&mut outbox, until - Duration::from_millis(1)), []);
    assert_eq!(outbox.next_try(now), Some(until));
    assert_eq!(taken(&mut outbox, until), [id]);
}

#[test]
fn a_task_that_is_deleted_before_it_is_made_is_not_made() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let made = push(&mut outbox, "local-1", create("p"));
    let deletion = push(&mut outbox, "local-1", Action::Delete);
    let until = now + Duration::from_secs(8);
    outbox.hold(deletion, until);
    assert_eq!(taken(&mut outbox, now), [], "the person may think again");
    assert_eq!(outbox.never_to_be_made(now), []);
    assert_eq!(outbox.never_to_be_made(until), [made]);
    outbox.discard(deletion);
    assert_eq!(taken(&mut outbox, now), [made], "the person thought again");
}

#[test]
fn nothing_is_sent_for_a_task_that_is_not_made_yet() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let made = push(&mut outbox, "local-1", create("p"));
    let edit = push(&mut outbox, "local-1", name("2"));
    assert_eq!(taken(&mut outbox, now), [made]);
    outbox.ask(made, crate::problem::plain(ProblemKind::InDoubt));
    assert_eq!(taken(&mut outbox, now), [], "the edit waits for the task");
    outbox.confirm(made);
    outbox.rename(&"local-1".into(), &"t9".into());
    let sent = outbox.take_ready(now, 0);
    assert_eq!(
        (sent[0].id, sent[0].task().map(TaskId::as_str)),
        (edit, Some("t9"))
    );
}

#[test]
fn doubt_begins_with_the_first_sending_and_ends_with_a_decision() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let id = push(&mut outbox, "a", name("1"));
    outbox.take_ready(now, 100);
    outbox.doubt(id, silence(), now, 130);
    let later = outbox.next_try(now).expect("it is looked for");
    assert_eq!(outbox.take_ready(later, 200).len(), 1);
    outbox.doubt(id, silence(), later, 230);
    let doubt = outbox.get(id).and_then(|change| change.doubt);
    assert_eq!(
        doubt,
        Some(Doubt {
            from: 100,
            until: 230
        })
    );
    outbox.ask(id, crate::problem::plain(ProblemKind::InDoubt));
    assert!(outbox.retry(id));
    assert!(outbox.get(id).is_some_and(|change| change.insisted));
    assert_ne!(
        push(&mut outbox, "a", name("2")),
        id,
        "what may have arrived takes in nothing"
    );
}

#[test]
fn letting_a_new_task_go_lets_everything_of_it_go() {
    let mut outbox = Outbox::default();
    let made = push(&mut outbox, "local-1", create("p"));
    push(&mut outbox, "local-1", state("x"));
    let other = push(&mut outbox, "b", state("x"));
    assert_eq!(outbox.discard(made).len(), 2);
    assert_eq!(
        outbox.all().iter().map(|change| change.id).collect::<Vec<_>>(),
        [other]
    );
}

fn attach(file: &str) -> Action {
    Action::Attach(vec![FileRecord {
        id: file.into(),
        name: None,
        thumbnail: None,
        size: None,
    }])
}

#[test]
fn gathered_files_wait_for_each_other_and_nothing_waits_for_them() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let files = push(&mut outbox, "a", attach("1"));
    let later = now + Duration::from_secs(20);
    outbox.gather(&"a".into(), Some(later));
    let edit = push(&mut outbox, "a", name("1"));
    assert_eq!(taken(&mut outbox, now), [edit], "a click does not wait for files");
    assert_eq!(push(&mut outbox, "a", attach("2")), files, "one change for both");
    outbox.gather(&"a".into(), Some(later + Duration::from_secs(5)));
    assert_eq!(outbox.next_try(now), Some(later), "the first decides how long");
    outbox.confirm(edit);
    assert_eq!(taken(&mut outbox, now), []);
    assert_eq!(taken(&mut outbox, later), [files]);

    let rest = push(&mut outbox, "a", attach("3"));
    outbox.gather(&"a".into(), Some(later + Duration::from_secs(5)));
    outbox.confirm(files);
    assert_eq!(taken(&mut outbox, later), []);
    outbox.gather(&"a".into(), None);
    assert_eq!(taken(&mut outbox, later), [rest], "nothing more comes");
}

fn message(text: &str) -> crate::changes::NewMessage {
    crate::changes::NewMessage {
        shown_as: "local-1".into(),
        text: text.to_owned(),
        reply_to: None,
    }
}

#[test]
fn messages_of_a_chat_go_one_by_one_beside_those_of_tasks_and_other_chats() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let chat = ChatRef::Thread("a".into());
    let first = outbox.push_message(chat.clone(), message("1"), 0);
    let second = outbox.push_message(chat, message("1"), 0);
    assert_ne!(second, first, "the same words twice are two messages");
    let task = push(&mut outbox, "a", state("x"));
    let other = outbox.push_message(ChatRef::Person("a".into()), message("1"), 0);
    assert_eq!(taken(&mut outbox, now), [first, task, other]);
    outbox.confirm(first);
    assert_eq!(taken(&mut outbox, now), [second]);
}

#[test]
fn messages_to_a_person_stay_in_order_when_the_chat_is_made() {
    let now = Instant::now();
    let mut outbox = Outbox::default();
    let (person, thread) = (ChatRef::Person("o".into()), ChatRef::Thread("t".into()));
    let first = outbox.push_message(person.clone(), message("1"), 0);
    let second = outbox.push_message(person.clone(), message("2"), 0);
    assert_eq!(taken(&mut outbox, now), [first]);
    assert!(outbox.move_chat(&person, &thread));
    let third = outbox.push_message(thread.clone(), message("3"), 0);
    assert_eq!(taken(&mut outbox, now), [], "the first is still on its way");
    outbox.confirm(first);
    assert_eq!(taken(&mut outbox, now), [second]);
    let waiting: Vec<ChangeId> = outbox.messages(&thread).map(|(change, _)| change.id).collect();
    assert_eq!(waiting, [second, third]);
}

#[test]
fn a_change_stored_by_an_earlier_version_is_that_of_its_task() {
    let stored = r#"{"id":7,"task":"t1","project":"p1","action":{"Edit":{"field":"name","value":"1"}},
        "state":{"state":"waiting"},"made_at":5,"doubt":null,"insisted":false,"alike":[],"alike_steps":null,
        "sent_at":null,"tries":0}"#;
    let change: Change = serde_json::from_str(stored).expect("it is read");
    assert_eq!(
        (change.task(), change.project()),
        (Some(&"t1".into()), Some(&"p1".into()))
    );
    let mut outbox = Outbox::default();
    outbox.push_message(ChatRef::Person("o".into()), message("1"), 0);
    let json = serde_json::to_string(&outbox.all()[0]).expect("it is stored");
    let again: Change = serde_json::from_str(&json).expect("and read");
    assert_eq!(again.chat(), Some(&ChatRef::Person("o".into())));
}

#[test]
fn after_several_tries_it_tells_why_it_waits() {
    let mut outbox = Outbox::default();
    let id = push(&mut outbox, "a", name("1"));
    let mut now = Instant::now();
    for told in [None, None, Some(silence()), Some(silence())] {
        now += LONGEST_PAUSE;
        assert_eq!(taken(&mut outbox, now), [id]);
        outbox.doubt(id, silence(), now, 0);
        assert_eq!(outbox.get(id).unwrap().trouble().cloned(), told);
    }
    now += LONGEST_PAUSE;
    assert_eq!(taken(&mut outbox, now), [id], "it goes on trying");
    assert_eq!(
        outbox.get(id).unwrap().trouble(),
        Some(&silence()),
        "also meanwhile"
    );
    outbox.postpone(id, now);
    assert_eq!(outbox.get(id).unwrap().trouble(), None, "Cubicl was not reached");
    outbox.doubt(id, silence(), now, 0);
    outbox.retry(id);
    assert_eq!(outbox.get(id).unwrap().trouble(), None, "the person knows");
    assert_eq!(outbox.discard(id).len(), 1, "and may let it go");
}
