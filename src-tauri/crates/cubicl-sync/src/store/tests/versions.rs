//! Files that earlier versions of the program left.

use super::*;

/// What opens when the file is as the program of then left it.
pub(super) fn open_old(folder: &Path, file: &str) -> State {
    let old = Connection::open(folder.join("cubicl.db")).expect("a file");
    old.execute_batch(file).expect("the file of then");
    drop(old);
    let state = open_state(folder);
    assert_eq!(state.storage, Storage::Kept);
    state
}

/// When a version follows, those before it have to lead to the same.
#[test]
fn a_file_of_version_1_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_old(folder.path(), include_str!("../fixtures/v1.sql"));
    check(&mut state);
    assert!(state.drafts().is_empty());
    state
        .save_draft("create", Some("yeni".to_owned()))
        .expect("it is kept");
    state.save().expect("the table is there");
}

#[test]
fn a_file_of_version_2_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_old(folder.path(), include_str!("../fixtures/v2.sql"));
    check(&mut state);
    check_drafts(&state);
}

#[test]
fn a_file_of_version_3_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_old(folder.path(), include_str!("../fixtures/v3.sql"));
    check(&mut state);
    check_drafts(&state);
    let mark = state.news.get(&"p1".into(), &"t2".into());
    let called = mark.and_then(|mark| mark.name.as_deref());
    assert_eq!(called, Some("Eski boya"), "what somebody else did is still new");
}

#[test]
fn a_file_of_version_4_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_old(folder.path(), include_str!("../fixtures/v4.sql"));
    check(&mut state);
    check_drafts(&state);
    state.recall_clients();
    let client = state.clients.get(&"c1".into()).expect("the client");
    assert_eq!(client.title(), "ISPARTA Mobilya");
}
