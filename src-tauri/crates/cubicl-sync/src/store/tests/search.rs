//! The search index beside the rows: in step with them, made for files that have none, made anew when it is damaged.

use serde_json::json;

use super::*;
use crate::chat::{Chats, MessageRecord, ThreadRecord, ThreadRow};
use crate::clients::ClientRecord;
use crate::nodes::{NodeContent, NodeCopy, NodeRecord};
use crate::search::Query;
use crate::view::{Departure, NodeOwner};

/// What the file finds: ids.
fn found(state: &State, typed: &str) -> Vec<String> {
    try_found(state, typed).expect("the index answers")
}

fn try_found(state: &State, typed: &str) -> Result<Vec<String>, StoreError> {
    let reader = state.store.as_ref().expect("a store").reader();
    let query = Query::new(typed).expect("it has words");
    let found = reader.find(&query)?.into_iter().map(|found| {
        if found.item.is_empty() {
            found.origin.id().into_owned()
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

fn client() -> ClientRecord {
    let stored = json!({
        "id": "c1", "name": "ISPARTA Mobilya", "fullname": "Isparta Mobilya Ticaret A.Ş.",
        "email": "bilgi@isparta.example", "phone": "+90 (224) 000 01 00",
        "contacts": [{
            "name": "İlker Çağlayan", "phone": "0532 000 00 11", "email": "ilker@caglayan.example",
        }],
    });
    serde_json::from_value(stored).expect("a client")
}

fn node(id: &str, parent: Option<&str>, content: NodeContent) -> NodeRecord {
    NodeRecord {
        id: id.into(),
        owner: NodeOwner::Project("p1".into()),
        parent: parent.map(Into::into),
        content,
        created_at: Some(READ_AT),
    }
}

fn nodes() -> Vec<NodeRecord> {
    let told_elsewhere = FileRecord {
        name: None,
        ..file("f9", "")
    };
    vec![
        node("d1", None, NodeContent::Directory("Ölçü ÇİZİMLERİ".to_owned())),
        node(
            "n1",
            Some("d1"),
            NodeContent::File(Some(file("f8", "Kat planı.pdf"))),
        ),
        node("n2", None, NodeContent::File(Some(told_elsewhere))),
        node("n3", None, NodeContent::File(None)),
    ]
}

fn message(id: &str, content: &str) -> MessageRecord {
    MessageRecord {
        id: id.into(),
        from: Some("u1".into()),
        content: content.to_owned(),
        created_at: Some(READ_AT),
        ..MessageRecord::default()
    }
}

fn messages() -> Vec<MessageRecord> {
    vec![
        message("m1", "<p>Iğdır'daki <b>şantiye</b> açıldı</p>"),
        message("m2", "Gördüm"),
    ]
}

/// The chat `h1` with these messages, all of them to be stored.
fn chat_with(state: &mut State, messages: Vec<MessageRecord>) {
    let record = ThreadRecord {
        id: "h1".into(),
        ..ThreadRecord::default()
    };
    let row = ThreadRow {
        record,
        ..ThreadRow::default()
    };
    state.chats = Chats::restore(vec![row]);
    state.chats.recall(&"h1".into(), messages);
    state.chats.all_unsaved();
}

/// A client, a Files page and a chat, stored.
fn fill_apart(state: &mut State) {
    state.clients.write(client());
    state.copy.learn_file(&file("f9", "Keşif özeti.xlsx"));
    state.nodes.copy.recall(&NodeOwner::Project("p1".into()), nodes());
    state.nodes.copy.all_unsaved();
    chat_with(state, messages());
    state.save().expect("it is stored");
}

/// What finds each of them.
const APART: [(&str, &[&str]); 16] = [
    ("ısparta", &["c1"]),
    ("isparta mob", &["c1"]),
    ("İSPARTA", &["c1"]),
    ("CAGLAYAN ilker", &["c1"]),
    ("bilgi@isparta", &["c1"]),
    ("0224 000 01", &["c1"]),
    ("+90 224 000 0100", &["c1"]),
    ("5320000011", &["c1"]),
    ("0999 000", &[]),
    ("cizim", &["d1"]),
    ("ölçü", &["d1"]),
    ("kat plani", &["n1"]),
    ("kesif", &["n2"]),
    ("ıgdır", &["m1"]),
    ("igdir santiye", &["m1"]),
    ("strong", &[]),
];

fn check_apart(state: &State) {
    for (typed, expected) in APART {
        assert_eq!(found(state, typed), expected, "{typed}");
    }
}

/// A name that was told elsewhere is told again when that is read.
fn check_apart_as_stored(state: &State) {
    for (typed, expected) in APART.iter().filter(|(typed, _)| *typed != "kesif") {
        assert_eq!(found(state, typed), *expected, "{typed}");
    }
}

#[test]
fn clients_files_pages_and_messages_are_found_whatever_becomes_of_their_letters() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    fill_apart(&mut state);
    check_apart(&state);
    assert_eq!(found(&state, "gordum"), ["a1", "m2"], "a comment and a message");
    let before = rows(&state);
    chat_with(&mut state, messages());
    state.nodes.copy.all_unsaved();
    state.clients.all_unsaved();
    state.save().expect("it is stored");
    assert_eq!(rows(&state), before, "what says the same stays");
    drop(state);
    check_apart(&open_state(folder.path()));
}

#[test]
fn clients_nodes_and_messages_that_left_are_not_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill_apart(&mut state);
    state.clients.keep_only(&Default::default());
    state.nodes.copy = NodeCopy::default();
    state.nodes.copy.unsaved.insert("d1".into());
    chat_with(&mut state, vec![message("m1", "Kars'taki şantiye")]);
    state.chats.unsaved.messages.insert(("h1".into(), "m2".into()));
    state.save().expect("it is stored");
    for gone in ["ısparta", "cizim", "gordum", "igdir"] {
        assert_eq!(found(&state, gone), [""; 0], "{gone}");
    }
    assert_eq!(found(&state, "kars"), ["m1"], "what it says instead");
    assert_eq!(found(&state, "kat"), ["n1"], "nobody said that it left");
    state.chats = Chats::default();
    state.chats.unsaved.threads.insert("h1".into());
    state.save().expect("it is stored");
    assert_eq!(found(&state, "kars"), [""; 0], "its chat is gone");
    assert_eq!(rows(&state).len(), 2, "two files of the page are left");
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
fn what_lies_apart_is_found_in_a_file_of_version_4_and_its_tasks_are_not_indexed_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_old(folder.path(), include_str!("../fixtures/v4.sql"));
    assert_eq!(rows(&state)[..3], [1, 2, 3], "of tasks and comments");
    assert_eq!(found(&state, "sisli"), ["t1"]);
    check_apart_as_stored(&state);
    let before = rows(&state);
    state.save().expect("it is stored");
    drop(state);
    let state = open_state(folder.path());
    assert_eq!(rows(&state), before, "once");
}

#[test]
fn the_index_of_version_3_finds_and_is_gone_on_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_old(folder.path(), include_str!("../fixtures/v3.sql"));
    assert_eq!(found(&state, "sisli"), ["t1"]);
    assert_eq!(found(&state, "gordum"), ["a1"]);
    write(&mut state, task("t3", "Şişli tabelası"));
    assert_eq!(found(&state, "sisli"), ["t3", "t1"]);
    fill_apart(&mut state);
    check_apart(&state);
    let store = state.store.as_ref().expect("a store");
    for table in ["search", "search_apart"] {
        let sql = format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')");
        store.connection.execute(&sql, []).expect("the index is sound");
    }
}

#[test]
fn an_index_of_another_form_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    stored(folder.path());
    let mut state = open_state(folder.path());
    fill_apart(&mut state);
    drop(state);
    let file = Connection::open(folder.path().join("cubicl.db")).expect("the file");
    file.execute_batch("UPDATE counter SET value = 999 WHERE name = 'index'; DELETE FROM searched")
        .expect("another form");
    drop(file);
    let state = open_state(folder.path());
    assert_eq!(found(&state, "sisli"), ["t1"]);
    check_apart_as_stored(&state);
}

/// Where FTS5 keeps the words.
const WORDS: [&str; 4] = ["search_data", "search_idx", "search_apart_data", "searched"];

#[test]
fn a_damaged_index_is_made_anew_when_something_is_written() {
    for table in WORDS {
        let folder = tempfile::tempdir().expect("a folder");
        stored(folder.path());
        break_table(folder.path(), table);
        let mut state = open_state(folder.path());
        state.clients.write(client());
        write(&mut state, task("t3", "Kadıköy deposu"));
        assert_eq!(state.storage, Storage::Kept, "{table}: nothing else is touched");
        assert_eq!(found(&state, "depo"), ["t3", "t1"], "{table}");
        assert_eq!(found(&state, "isparta"), ["c1"], "{table}");
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
