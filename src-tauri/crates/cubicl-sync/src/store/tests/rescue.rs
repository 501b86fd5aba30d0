//! What a person did is rescued from a damaged file whenever the program ends, and nothing waits for what is lost.

use super::*;
use crate::changes::Comment;
use crate::store::open::try_open;
use crate::store::rescue::set_aside;
use crate::view::{ChangeState, NodeChangeId, NodeOwner, NodePlace, ProblemKind};

const ALL: Storage = Storage::Rebuilt {
    rescued: 3,
    complete: true,
};

/// The file is there once more, and a start finds everything once.
fn check_rescued(folder: &Path) {
    let state = open_state(folder);
    assert_eq!(state.storage, ALL);
    assert_eq!((state.outbox.all().len(), state.transfers.all().len()), (2, 1));
    check_drafts(&state);
    // The program ends before anything else is written.
    drop(state);
    let mut state = open_state(folder);
    assert_eq!(state.storage, Storage::Kept);
    assert_eq!((state.outbox.all().len(), state.transfers.all().len()), (2, 1));
    assert_eq!(state.last_local, 4);
    check_drafts(&state);
    state.save().expect("it goes on");
}

fn damaged(folder: &Path) {
    stored(folder);
    break_table(folder, "project");
}

#[test]
fn a_program_that_ends_after_setting_the_file_aside_rescues_it_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    damaged(folder.path());
    set_aside(folder.path()).expect("it is set aside");
    check_rescued(folder.path());
}

#[test]
fn a_program_that_ends_with_an_empty_file_in_its_place_does_too_and_keeps_what_was_pasted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    let kept = state.store.as_ref().expect("a store").kept_files();
    let pasted = keep_bytes(&kept, b"pasted").expect("it is kept");
    let source = cubicl_client::Source::open(&pasted).expect("it is there");
    let picked = Picked::new(source, "resim.png".to_owned());
    state.transfers.upload(picked, Purpose::Task("t1".into()));
    state.save().expect("it is stored");
    drop(state);
    set_aside(folder.path()).expect("it is set aside");
    drop(try_open(folder.path()).expect("an empty file"));
    let state = open_state(folder.path());
    assert_eq!(state.transfers.all().len(), 1);
    assert!(pasted.exists());
}

#[test]
fn a_file_that_was_set_aside_in_part_is_rescued_with_its_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let mut state = open_state(folder.path());
    fill(&mut state);
    state.save().expect("it is stored");
    // Everything is in the log while the file is open.
    for end in ["", "-wal"] {
        let name = format!("cubicl.db{end}");
        std::fs::copy(path(&name), path(&format!("copy{end}"))).expect("a copy");
    }
    drop(state);
    std::fs::remove_file(path("cubicl.db")).expect("it goes");
    std::fs::rename(path("copy"), path("unrescued.db")).expect("it is set aside");
    std::fs::rename(path("copy-wal"), path("cubicl.db-wal")).expect("it is not yet");
    check_rescued(folder.path());
}

#[test]
fn rescuing_a_second_time_brings_everything_once() {
    let folder = tempfile::tempdir().expect("a folder");
    damaged(folder.path());
    drop(open_state(folder.path()));
    let entries = std::fs::read_dir(folder.path()).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").path());
    let kept = names
        .into_iter()
        .find(|path| path.to_string_lossy().contains("damaged-"));
    // The program ended after the rows were there, and before the file had its other name.
    std::fs::rename(kept.expect("it is kept"), folder.path().join("unrescued.db")).expect("a name");
    check_rescued(folder.path());
}

#[test]
fn damage_seen_at_work_loses_nothing_when_no_new_file_can_be_made_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    stored(folder.path());
    break_table(folder.path(), "task");
    let mut state = open_state(folder.path());
    state.recall_board(&"p1".into());
    let hindrance = folder.path().join("unrescued.db-wal");
    std::fs::create_dir(&hindrance).expect("a folder where a file is to go");
    for _ in 0..2 {
        state.save().expect_err("it is not stored");
        assert!(matches!(state.storage, Storage::Failing { .. }));
    }
    std::fs::remove_dir(&hindrance).expect("it goes");
    state.save().expect("a new file");
    assert_eq!(state.storage, ALL);
    drop(state);
    let state = open_state(folder.path());
    assert_eq!(
        (state.storage.clone(), state.outbox.all().len()),
        (Storage::Kept, 2)
    );
}

/// Records of the table are no JSON any more, and the file has to be set aside.
fn break_records(folder: &Path, table: &str, which: &str) {
    let connection = Connection::open(folder.join("cubicl.db")).expect("the file");
    let sql = format!("UPDATE {table} SET record = 'broken' WHERE {which}");
    assert!(connection.execute(&sql, []).expect("rows") > 0);
    drop(connection);
    break_table(folder, "project");
}

#[test]
fn a_comment_whose_file_is_lost_is_refused_with_its_words_and_pasted_files_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    let kept = state.store.as_ref().expect("a store").kept_files();
    let pasted = keep_bytes(&kept, b"pasted").expect("it is kept");
    let comment = Action::Comment(Comment {
        shown_as: "local-1".into(),
        text: "Ekte".to_owned(),
        files: Vec::new(),
        missing: 1,
    });
    let change = state.outbox.push("t1".into(), "p1".into(), comment, READ_AT);
    let source = cubicl_client::Source::open(&pasted).expect("it is there");
    let picked = Picked::new(source, "resim.png".to_owned());
    state
        .transfers
        .upload(picked, Purpose::Comment(change, "t1".into()));
    state.save().expect("it is stored");
    drop(state);
    let state = open_state(folder.path());
    assert!(state.outbox.all()[0].is_waiting(), "its file is on its way");
    drop(state);

    break_records(folder.path(), "transfer", "true");
    let state = open_state(folder.path());
    let expected = Storage::Rebuilt {
        rescued: 1,
        complete: false,
    };
    assert_eq!(state.storage, expected);
    let told = &state.outbox.all()[0];
    assert!(
        matches!(&told.state, ChangeState::Refused { problem, .. } if problem.kind == ProblemKind::NotStored)
    );
    assert_eq!(told.action.text().as_deref(), Some("Ekte"));
    drop(state);
    let mut state = open_state(folder.path());
    assert!(pasted.exists(), "somebody may want what could not be read");
    assert!(state.outbox.retry(change));
    let sent = state.outbox.take_ready(Instant::now(), READ_AT);
    assert_eq!(sent.len(), 1, "it goes without the file when the person says so");
}

#[test]
fn what_goes_into_a_directory_that_is_lost_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    let mut fx = Effects::default();
    let owner = NodeOwner::Project("p1".into());
    let root = NodePlace {
        owner: owner.clone(),
        directory: None,
    };
    let mut into = |state: &mut State, place: &NodePlace, name: &str| {
        let made = state.make_directory(place, name, &mut fx).expect("a directory");
        NodePlace {
            owner: owner.clone(),
            directory: Some(made),
        }
    };
    let outer = into(&mut state, &root, "Dış");
    let inner = into(&mut state, &outer, "İç");
    let innermost = into(&mut state, &inner, "En iç");
    for place in [&outer, &innermost] {
        let source = cubicl_client::Source::Memory(b"x".as_slice().into());
        let picked = Picked::new(source, "plan.pdf".to_owned());
        state.transfers.upload(picked, Purpose::Place(place.clone()));
    }
    state.save().expect("it is stored");
    drop(state);

    break_records(folder.path(), "node_change", "id = 1");
    let mut state = open_state(folder.path());
    for transfer in state.transfers.all() {
        assert!(transfer.has_failed(), "{}: {:?}", transfer.name, transfer.state);
    }
    let refused: Vec<NodeChangeId> = state
        .node_changes()
        .into_iter()
        .map(|change| change.change)
        .collect();
    assert_eq!(
        refused,
        [NodeChangeId(2)],
        "the person sees it and what to do about it"
    );
    state
        .retry_node_change(NodeChangeId(2), &mut Effects::default())
        .expect_err("there is nothing to make it in");
    state
        .discard_node_change(NodeChangeId(2), &mut Effects::default())
        .expect("it is let go");
    assert_eq!(state.nodes.queue.all().count(), 0);
}
