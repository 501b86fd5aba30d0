//! The search index beside the rows: in step with them, made for files that have none, made anew when it is damaged.

use super::*;
use crate::search::Query;
use crate::view::Departure;

/// What the file finds: ids of tasks, comments and files.
fn found(state: &State, typed: &str) -> Vec<String> {
    try_found(state, typed).expect("the index answers")
}

fn try_found(state: &State, typed: &str) -> Result<Vec<String>, StoreError> {
    let reader = state.store.as_ref().expect("a store").reader();
    let query = Query::new(typed).expect("it has words");
    let found = reader.find(&query)?.into_iter().map(|found| {
        if found.item.is_empty() {
            found.task.to_string()
        } else {
            found.item
        }
    });
    Ok(found.collect())
}

fn file(id: &str, name: &str) -> FileRecord {
    FileRecord {
        id: id.into(),
        name: Some(name.to_owned()),
        thumbnail: None,
        size: None,
    }
}

fn write(state: &mut State, task: TaskRecord) {
    let asked = state.copy.moment();
    state.copy.write(task, Source::Record, asked, &mut HashMap::new());
    state.save().expect("it is stored");
}

/// Ids of the index's rows: they change with what they say.
fn rows(state: &State) -> Vec<i64> {
    let store = state.store.as_ref().expect("a store");
    let mut statement = store
        .connection
        .prepare("SELECT id FROM searched ORDER BY id")
        .expect("the table");
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.map(|row| row.expect("an id")).collect()
}

#[test]
fn names_tags_descriptions_comments_and_files_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    let mut with_file = task("t3", "Çizimler");
    with_file.files = vec![file("f1", "Kat planı (son).pdf")];
    write(&mut state, with_file);
    let mut stream = state.copy.activities[&"t1".into()].clone();
    stream[0].files = vec![file("f2", "Ölçüler.xlsx")];
    state.copy.activities.insert("t1".into(), stream);
    state.copy.unsaved.streams.insert("t1".into());
    state.save().expect("it is stored");
    for (typed, expected) in [
        ("sayim", vec!["t1"]),
        ("acil", vec!["t3", "t1", "t2"]),
        ("isikli kose", vec!["t3", "t1", "t2"]),
        ("gördüm", vec!["a1"]),
        ("son kat", vec!["f1"]),
        ("xlsx", vec!["f2"]),
        ("p", vec!["f1"]),
        ("strong", vec![]),
    ] {
        let mut found = found(&state, typed);
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn the_index_follows_what_is_renamed_and_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    state.save().expect("it is stored");
    write(&mut state, task("t1", "Beşiktaş deposu"));
    assert_eq!(found(&state, "sisli"), [""; 0]);
    assert_eq!(found(&state, "besik"), ["t1"]);
    assert_eq!(found(&state, "gordum"), ["a1"]);
    state
        .copy
        .remove(&"t1".into(), Departure::Deleted, &mut HashMap::new());
    state.save().expect("it is stored");
    assert_eq!(found(&state, "besik"), [""; 0]);
    assert_eq!(found(&state, "gordum"), [""; 0]);
    assert_eq!(rows(&state).len(), 1, "only the other task is left");
}

#[test]
fn what_says_the_same_is_not_indexed_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    state.save().expect("it is stored");
    let before = rows(&state);
    let mut moved = task("t1", "Şişli deposunda sayım");
    moved.state = "cb_active".to_owned();
    write(&mut state, moved);
    state.copy.unsaved.streams.insert("t1".into());
    state.save().expect("it is stored");
    assert_eq!(rows(&state), before);
    write(&mut state, task("t1", "Şişli deposunda sayım bitti"));
    assert_ne!(rows(&state), before);
}

#[test]
fn files_of_versions_without_an_index_get_theirs() {
    for file in [
        include_str!("../fixtures/v1.sql"),
        include_str!("../fixtures/v2.sql"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let state = open_old(folder.path(), file);
        assert_eq!(found(&state, "sisli"), ["t1"]);
        assert_eq!(found(&state, "gordum"), ["a1"]);
        let before = rows(&state);
        drop(state);
        assert_eq!(rows(&open_state(folder.path())), before, "once is enough");
    }
}

#[test]
fn the_index_of_version_3_finds_and_is_gone_on_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_old(folder.path(), include_str!("../fixtures/v3.sql"));
    assert_eq!(found(&state, "sisli"), ["t1"]);
    assert_eq!(found(&state, "gordum"), ["a1"]);
    write(&mut state, task("t3", "Şişli tabelası"));
    assert_eq!(found(&state, "sisli"), ["t3", "t1"]);
    let store = state.store.as_ref().expect("a store");
    store
        .connection
        .execute("INSERT INTO search (search) VALUES ('integrity-check')", [])
        .expect("the index is sound");
}

#[test]
fn an_index_of_another_form_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    stored(folder.path());
    let file = Connection::open(folder.path().join("cubicl.db")).expect("the file");
    file.execute_batch("UPDATE counter SET value = 999 WHERE name = 'index'; DELETE FROM searched")
        .expect("another form");
    drop(file);
    assert_eq!(found(&open_state(folder.path()), "sisli"), ["t1"]);
}

/// Where FTS5 keeps the words.
const WORDS: [&str; 3] = ["search_data", "search_idx", "searched"];

#[test]
fn a_damaged_index_is_made_anew_when_something_is_written() {
    for table in WORDS {
        let folder = tempfile::tempdir().expect("a folder");
        stored(folder.path());
        break_table(folder.path(), table);
        let mut state = open_state(folder.path());
        write(&mut state, task("t3", "Kadıköy deposu"));
        assert_eq!(state.storage, Storage::Kept, "{table}: nothing else is touched");
        assert_eq!(found(&state, "depo"), ["t3", "t1"], "{table}");
        assert_eq!(state.outbox.all().len(), 2);
        let store = state.store.as_ref().expect("a store");
        let sound: String = store
            .connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .expect("a verdict");
        assert_eq!(sound, "ok", "{table}");
    }
}

#[test]
fn a_damaged_index_is_made_anew_when_nothing_can_be_found() {
    let folder = tempfile::tempdir().expect("a folder");
    stored(folder.path());
    break_table(folder.path(), "search_data");
    let mut state = open_state(folder.path());
    let cause = try_found(&state, "sisli").expect_err("it is damaged");
    assert!(matches!(cause, StoreError::Damaged(_)), "{cause}");
    state.index_damaged = true;
    state.save().expect("it is made anew");
    assert_eq!(found(&state, "sisli"), ["t1"]);
    assert_eq!(state.storage, Storage::Kept);
}

#[test]
fn a_closed_store_finds_nothing_and_keeps_nothing_open() {
    let folder = tempfile::tempdir().expect("a folder");
    stored(folder.path());
    let mut state = open_state(folder.path());
    let reader = state.store.as_ref().expect("a store").reader();
    let query = Query::new("sisli").expect("it has words");
    assert_eq!(reader.find(&query).expect("it answers").len(), 1);
    drop(state.store.take());
    assert!(
        !folder.path().join("cubicl.db-wal").exists(),
        "the last one tidied up"
    );
    assert!(reader.find(&query).expect("no trouble").is_empty());
}
