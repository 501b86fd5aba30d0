//! The picture for the next start: never older than the rows.

use super::*;

const HTML: &str = "<div>Üretim</div>";

fn store(state: &mut State) -> &mut Store {
    state.store.as_mut().expect("a store")
}

fn keep(state: &mut State, look: &str) {
    let drawing = store(state).drawing();
    store(state)
        .keep_launch_picture(look, drawing, HTML)
        .expect("it is kept");
}

fn kept(state: &State, look: &str) -> Option<String> {
    let path = state.store.as_ref().expect("a store").launch_picture(look);
    std::fs::read_to_string(path).ok()
}

/// A filled account with a picture of the look "1280".
fn with_picture(folder: &Path) -> State {
    let mut state = open_state(folder);
    fill(&mut state);
    state.save().expect("it is stored");
    keep(&mut state, "1280");
    state
}

#[test]
fn it_is_there_at_the_next_start_in_the_same_look_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(with_picture(folder.path()));
    let mut state = open_state(folder.path());
    assert!(store(&mut state).has_launch_picture());
    assert_eq!(kept(&state, "1280").as_deref(), Some(HTML));
    assert_eq!(kept(&state, "1024"), None);
    keep(&mut state, "1024");
    assert_eq!(kept(&state, "1024").as_deref(), Some(HTML));
    assert_eq!(kept(&state, "1280"), None, "one is enough");
}

#[test]
fn it_goes_with_the_first_change_of_anything_drawn() {
    type Act = fn(&mut State);
    let changes: [(&str, Act); 5] = [
        ("a task", |state| {
            let asked = state.copy.moment();
            let mut touched = HashMap::new();
            state
                .copy
                .write(task("t2", "Cila"), Source::Record, asked, &mut touched);
        }),
        ("a person's own change", |state| {
            let name = Action::Edit(TaskChange::Name("Cila".to_owned()));
            state.outbox.push("t2".into(), "p1".into(), name, READ_AT);
        }),
        ("a change that went through", |state| {
            let first = state.outbox.all().first().expect("a change").id;
            state.outbox.confirm(first);
        }),
        ("projects", |state| state.copy.unsaved.projects = true),
        ("people", |state| state.copy.unsaved.people = true),
    ];
    for (what, change) in changes {
        let folder = tempfile::tempdir().expect("a folder");
        let mut state = with_picture(folder.path());
        let before = store(&mut state).drawing();
        change(&mut state);
        assert!(kept(&state, "1280").is_some(), "{what} is not stored yet");
        state.save().expect("it is stored");
        assert_eq!(kept(&state, "1280"), None, "{what}");
        assert_ne!(store(&mut state).drawing(), before, "{what}");
    }
}

#[test]
fn what_no_start_draws_leaves_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = with_picture(folder.path());
    state
        .save_draft("comment", Some("yarım".to_owned()))
        .expect("it is kept");
    state.places = vec![now_millis() + 60_000];
    state.copy.unsaved.streams.insert("t1".into());
    state.save().expect("it is stored");
    assert_eq!(kept(&state, "1280").as_deref(), Some(HTML));
}

#[test]
fn a_picture_of_an_older_drawing_is_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = with_picture(folder.path());
    let older = store(&mut state).drawing();
    state.copy.unsaved.people = true;
    state.save().expect("it is stored");
    store(&mut state)
        .keep_launch_picture("1280", older, HTML)
        .expect("nothing went wrong");
    assert_eq!(kept(&state, "1280"), None);
}

#[test]
fn it_does_not_outlive_a_damaged_file() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(with_picture(folder.path()));
    std::fs::write(folder.path().join("cubicl.db"), "no database").expect("it is damaged");
    let mut state = open_state(folder.path());
    assert!(!store(&mut state).has_launch_picture());
    assert_eq!(kept(&state, "1280"), None);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_look_at_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = with_picture(folder.path());
    let path = store(&mut state).launch_picture("1280");
    let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().expect("a folder")), 0o700);
}

#[test]
fn one_without_end_is_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_state(folder.path());
    let store = store(&mut state);
    let html = "x".repeat((8 << 20) + 1);
    store
        .keep_launch_picture("1280", store.drawing(), &html)
        .expect("it is only missed");
    assert!(!store.has_launch_picture());
}
