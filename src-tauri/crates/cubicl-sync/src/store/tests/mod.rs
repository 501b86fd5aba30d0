//! The file itself: what comes back, and what happens when it is full, damaged, too new, or in use.

use std::path::Path;

use cubicl_client::{ProjectId, TaskId};
use tokio::time::Instant;

use super::*;
use crate::changes::{Action, Draft};
use crate::copy::Source;
use crate::reading::Key;
use crate::record::{ActivityRecord, FileRecord, PersonRecord, TaskRecord};
use crate::state::{Effects, State};
use crate::time::now_millis;
use crate::transfer::{Picked, Purpose};
use crate::view::{
    AccountView, ActivityKind, ChangeId, NewTask, ProjectRow, StateKind, StateView, Storage, TaskChange,
    TransferState,
};

mod bench;
mod clients;
mod damage;
mod launch;
mod rescue;
mod search;
mod versions;

use damage::{break_table, stored};
use versions::open_old;

const READ_AT: i64 = 1_763_000_000;

/// An account whose file is in the folder.
fn open_state(folder: &Path) -> State {
    let mut state = State::new(AccountView::somebody("u1"));
    state.restore(open(folder), &mut Effects::default());
    state
}

fn task(id: &str, name: &str) -> TaskRecord {
    let mut task = TaskRecord::new(id.into(), "p1".into());
    task.set_name(name.to_owned());
    task.set_tags(vec!["acil iş".to_owned()]);
    task.state = "cb_waiting".to_owned();
    task.description = "<p>Işıklı köşe</p>".to_owned();
    task.complete = true;
    task
}

/// A little of everything that is stored.
fn fill(state: &mut State) {
    let mut touched = HashMap::new();
    let asked = state.copy.moment();
    state.copy.projects = vec![ProjectRow {
        id: "p1".into(),
        name: "Üretim".to_owned(),
        parents: Vec::new(),
        mine: true,
        members: vec!["u1".into()],
        states: vec![StateView {
            name: "cb_waiting".to_owned(),
            kind: StateKind::Waiting,
            color: "#fff".to_owned(),
            is_default: true,
        }],
        may_create: true,
        may_edit: true,
    }];
    let person = PersonRecord {
        name: "İrem Gündoğdu".to_owned(),
        photo: None,
        current: true,
    };
    state.copy.people.insert("u1".into(), person);
    state.copy.unsaved.projects = true;
    state.copy.unsaved.people = true;
    for (id, name) in [("t1", "Şişli deposunda sayım"), ("t2", "Boya")] {
        state
            .copy
            .write(task(id, name), Source::Record, asked, &mut touched);
    }
    let comment = ActivityRecord {
        id: "a1".into(),
        author: Some("u1".into()),
        at: Some(READ_AT),
        kind: ActivityKind::Comment {
            html: "Gördüm".to_owned(),
        },
        text: Some("Gördüm".to_owned()),
        files: Vec::new(),
    };
    state.copy.add_activity(&"t1".into(), comment);
    let board = Key::Board("p1".into());
    state.reads.start(&board);
    state.reads.end(&board, Ok(()), READ_AT, Instant::now());

    let new = NewTask {
        project: "p1".into(),
        name: "Yolda yazıldı".to_owned(),
        ..NewTask::default()
    };
    state.last_local = 4;
    state.outbox.push(
        "local-4".into(),
        "p1".into(),
        Action::Create(Box::new(new)),
        READ_AT,
    );
    let edit = Action::Edit(TaskChange::Name("Boya ve vernik".to_owned()));
    state.outbox.push("t2".into(), "p1".into(), edit, READ_AT);
    state.copy.alias("local-3".into(), "t1".into());
    let source = cubicl_client::Source::Disk {
        path: "/ev/plan.pdf".into(),
        identity: cubicl_client::Identity {
            size: 11,
            modified: Some(std::time::UNIX_EPOCH + std::time::Duration::from_secs(5)),
        },
    };
    let mut picked = Picked::new(source, "plan.pdf".to_owned());
    picked.hash = Some("00ff".to_owned());
    state.transfers.upload(picked, Purpose::Task("t1".into()));
    for (place, text) in DRAFTS {
        let draft = Draft {
            text: text.into(),
            written_at: READ_AT,
        };
        state.drafts.insert(place.to_owned(), draft);
    }
}

const DRAFTS: [(&str, &str); 2] = [
    ("comment:t1", r#"{"value":{"text":"Yarım kalmış"}}"#),
    ("create", r#"{"value":{"name":"Yeni"}}"#),
];

/// Files have them since version 2.
fn check_drafts(state: &State) {
    let drafts = state.drafts();
    let drafts: Vec<_> = drafts
        .iter()
        .map(|draft| (draft.place.as_str(), draft.text.as_str()))
        .collect();
    assert_eq!(drafts, DRAFTS);
}

fn check(state: &mut State) {
    let t1 = TaskId::from("t1");
    assert_eq!(state.copy.projects[0].name, "Üretim");
    assert_eq!(state.copy.people[&"u1".into()].name, "İrem Gündoğdu");
    assert_eq!(
        state.reads.freshness(&Key::Board("p1".into())).as_of,
        Some(READ_AT),
        "the age is the real one"
    );
    assert_eq!(state.copy.real(&"local-3".into()), t1);
    assert_eq!(state.last_local, 4, "no local id is given twice");
    assert_eq!(state.outbox.last_id(), ChangeId(2), "nor an id of a change");
    let names: Vec<String> = state
        .changes()
        .into_iter()
        .map(|change| change.task_name)
        .collect();
    assert_eq!(
        names,
        ["Yolda yazıldı", "Boya ve vernik"],
        "in their order, with names"
    );
    let transfer = &state.transfers.all()[0];
    assert_eq!((transfer.name.as_str(), transfer.size), ("plan.pdf", Some(11)));
    assert_eq!(transfer.state, TransferState::Waiting);
    let source = transfer.source.as_ref().expect("a file");
    assert_eq!(source.hash.as_deref(), Some("00ff"));
    assert!(
        state.copy.activities.is_empty(),
        "streams are read when somebody looks"
    );
    state.recall_stream(&t1);
    assert_eq!(state.copy.activities[&t1][0].text.as_deref(), Some("Gördüm"));
    state.recall_board(&"p1".into());
    assert_eq!(state.copy.task(&t1), Some(&task("t1", "Şişli deposunda sayım")));
    assert_eq!(state.copy.members(&"p1".into()).count(), 2);
}

#[test]
fn everything_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    state.save().expect("it is stored");
    drop(state);
    let mut state = open_state(folder.path());
    assert_eq!(state.storage, Storage::Kept);
    check(&mut state);
    check_drafts(&state);
}

#[test]
fn places_under_the_limit_are_known_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    let soon = now_millis() + 60_000;
    state.places = vec![soon, soon + 5];
    state.save().expect("it is stored");
    state.places.push(soon + 9);
    state.save().expect("it is stored");
    drop(state);
    let mut state = open_state(folder.path());
    assert_eq!(state.places, [soon, soon + 5, soon + 9]);
    state.places.clear();
    state.save().expect("it is stored");
    drop(state);
    assert!(open_state(folder.path()).places.is_empty());
}

#[test]
fn what_goes_is_gone_from_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    state.save().expect("it is stored");
    let mut touched = HashMap::new();
    state
        .copy
        .remove(&"t1".into(), crate::view::Departure::Deleted, &mut touched);
    let ids: Vec<ChangeId> = state.outbox.all().iter().map(|change| change.id).collect();
    for id in ids {
        state.outbox.confirm(id);
    }
    state.save().expect("it is stored");
    drop(state);
    let mut state = open_state(folder.path());
    state.recall_board(&ProjectId::from("p1"));
    state.recall_stream(&"t1".into());
    assert!(state.copy.task(&"t1".into()).is_none());
    assert!(state.copy.activities.is_empty());
    assert!(state.outbox.all().is_empty());
    assert_eq!(state.outbox.last_id(), ChangeId(2), "ids go on");
}

#[test]
fn what_was_being_sent_when_the_app_ended_is_in_doubt() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    let sent = state.outbox.take_ready(Instant::now(), READ_AT);
    assert_eq!(sent.len(), 2);
    state.save().expect("it is stored");
    drop(state);
    let state = open_state(folder.path());
    for change in state.outbox.all() {
        let doubt = change.doubt.expect("nobody knows what became of it");
        assert_eq!(doubt.from, READ_AT);
        assert!(change.is_waiting() && !change.is_unsent());
    }
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    state.save().expect("it is stored");
    let store = state.store.as_ref().expect("a store");
    store.let_grow(0);
    let long = "x".repeat(1 << 20);
    let edit = Action::Edit(TaskChange::Description(long));
    state.outbox.push("t1".into(), "p1".into(), edit, READ_AT);
    let problem = state.save().expect_err("there is no room");
    assert_eq!(problem.kind, crate::view::ProblemKind::DiskFull);
    assert!(matches!(state.storage, Storage::Failing { .. }));
    let store = state.store.as_ref().expect("a store");
    assert_eq!(store.count("change"), 2, "nothing of it is in the file");
    store.let_grow(1 << 20);
    state.save().expect("there is room again");
    assert_eq!(state.storage, Storage::Kept);
    assert_eq!(state.store.as_ref().expect("a store").count("change"), 3);
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    stored(folder.path());
    let path = folder.path().join("cubicl.db");
    let newer = Connection::open(&path).expect("the file");
    newer
        .pragma_update(None, "user_version", schema::VERSION + 1)
        .expect("a version");
    drop(newer);
    let before = std::fs::read(&path).expect("the file");
    let mut state = open_state(folder.path());
    assert_eq!(state.storage, Storage::TooNew);
    assert!(state.store.is_none());
    fill(&mut state);
    state.save().expect("in memory alone");
    assert_eq!(state.unkept_changes(), 2, "the end of the app would lose them");
    drop(state);
    assert_eq!(std::fs::read(&path).expect("the file"), before);
}

#[test]
fn a_second_program_does_not_get_the_outbox() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = open_state(folder.path());
    let second = open_state(folder.path());
    assert!(matches!(second.storage, Storage::Failing { .. }));
    assert!(second.store.is_none());
    drop(first);
    assert_eq!(open_state(folder.path()).storage, Storage::Kept);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look_inside() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().expect("a folder");
    let folder = folder_of(parent.path(), "https://cubicl.io", &"u1".into());
    let mut state = open_state(&folder);
    fill(&mut state);
    state.save().expect("it is stored");
    let kept = state.store.as_ref().expect("a store").kept_files();
    keep_bytes(&kept, b"pasted").expect("it is kept");
    let mut seen = 0;
    let mut folders = vec![parent.path().join("accounts"), folder, kept];
    while let Some(folder) = folders.pop() {
        let mode = std::fs::metadata(&folder).expect("a folder").permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{}", folder.display());
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let entry = entry.expect("an entry");
            if entry.file_type().expect("a type").is_file() {
                let mode = entry.metadata().expect("a file").permissions().mode();
                assert_eq!(mode & 0o777, 0o600, "{}", entry.path().display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 3, "the file, its log, and what was pasted: {seen}");
}

#[test]
fn pasted_files_stay_as_long_as_a_transfer_needs_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    let kept = state.store.as_ref().expect("a store").kept_files();
    let needed = keep_bytes(&kept, b"needed").expect("it is kept");
    let forgotten = keep_bytes(&kept, b"forgotten").expect("it is kept");
    let source = cubicl_client::Source::open(&needed).expect("it is there");
    let picked = Picked::new(source, "resim.png".to_owned());
    let id = state.transfers.upload(picked, Purpose::Task("t1".into()));
    state.save().expect("it is stored");
    drop(state);

    let mut state = open_state(folder.path());
    assert!(needed.exists() && !forgotten.exists());
    let transfer = state.transfers.get_mut(id).expect("it goes on");
    transfer.uploaded = Some(FileRecord {
        id: "f1".into(),
        name: None,
        thumbnail: None,
        size: None,
    });
    state.save().expect("it is stored");
    assert!(!needed.exists(), "it is in Cubicl");
}
