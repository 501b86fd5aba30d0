//! Clients in the file, and which tasks are theirs.

use cubicl_client::ClientId;
use serde_json::json;

use super::*;
use crate::clients::ClientRecord;
use crate::view::ClientRef;

fn client(id: &str, name: &str) -> ClientRecord {
    let stored = json!({
        "id": id, "name": name, "custom_fields": { "vergi-no": "4817" }, "extra": { "novel": [1] },
        "contacts": [{ "name": "İlker Çağlayan", "extra": { "since": 2020 } }],
    });
    serde_json::from_value(stored).expect("a client")
}

/// Ids of the stored tasks of a client.
fn tasks_of(state: &State, client: &str) -> Vec<String> {
    let store = state.store.as_ref().expect("a store");
    let stored = store.tasks_of_client(&client.into()).expect("they are read");
    let mut ids: Vec<String> = stored.iter().map(|(task, _)| task.id.to_string()).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn clients_come_back_whole_and_those_that_left_do_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    for (id, name) in [("c1", "Şişli Su"), ("c2", "Cam")] {
        state.clients.write(client(id, name));
    }
    state.save().expect("it is stored");
    drop(state);
    let mut state = open_state(folder.path());
    assert_eq!(state.clients.len(), 0, "clients are read when somebody looks");
    state.recall_client(&"c1".into());
    assert_eq!(state.clients.get(&"c1".into()), Some(&client("c1", "Şişli Su")));
    state.recall_clients();
    assert_eq!(state.clients.len(), 2);
    let seen = [ClientId::from("c2")].into();
    assert!(state.clients.keep_only(&seen));
    state.save().expect("it is stored");
    drop(state);
    let mut state = open_state(folder.path());
    state.recall_clients();
    let left: Vec<&str> = {
        state.clients.sort();
        state.clients.sorted().map(ClientRecord::title).collect()
    };
    assert_eq!(left, ["Cam"]);
}

#[test]
fn tasks_of_a_client_follow_what_the_tasks_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    let name = "Şişli Su".to_owned();
    let asked = state.copy.moment();
    for (id, client) in [("t1", Some("c1")), ("t2", Some("c1")), ("t3", None)] {
        let mut task = task(id, "Sayım");
        task.set_client(client.map(|id| ClientRef {
            id: id.into(),
            name: name.clone(),
        }));
        state.copy.write(task, Source::Record, asked, &mut HashMap::new());
    }
    state.save().expect("it is stored");
    assert_eq!(tasks_of(&state, "c1"), ["t1", "t2"]);
    let asked = state.copy.moment();
    let without = task("t2", "Sayım");
    state
        .copy
        .write(without, Source::Record, asked, &mut HashMap::new());
    state.save().expect("it is stored");
    assert_eq!(tasks_of(&state, "c1"), ["t1"]);
}

#[test]
fn tasks_of_earlier_versions_are_found_by_their_client() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = r#""client":{"id":"c1","name":"Şişli Su"}"#;
    let file = include_str!("../fixtures/v3.sql").replace(r#""client":null"#, told);
    let state = open_old(folder.path(), &file);
    assert_eq!(tasks_of(&state, "c1"), ["t1", "t2"]);
}

#[test]
fn a_damaged_list_of_clients_is_read_again_from_cubicl() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    fill(&mut state);
    state.clients.write(client("c1", "Şişli Su"));
    state.reads.start(&Key::Clients);
    state.reads.end(&Key::Clients, Ok(()), READ_AT, Instant::now());
    state.save().expect("it is stored");
    drop(state);
    break_table(folder.path(), "client");
    let mut state = open_state(folder.path());
    assert!(state.reads.is_complete(&Key::Clients));
    state.recall_clients();
    assert_eq!(state.reads.freshness(&Key::Clients).as_of, None);
    state.save().expect("a new file");
    assert_eq!(state.outbox.all().len(), 2, "nothing that was done is lost");
}
