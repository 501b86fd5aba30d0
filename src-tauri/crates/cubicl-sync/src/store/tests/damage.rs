//! Files that cannot be read any more.

use super::*;

/// Overwrites the first page of a table.
pub(super) fn break_table(folder: &Path, table: &str) {
    let path = folder.join("cubicl.db");
    let connection = Connection::open(&path).expect("the file");
    let (page, size): (u32, u32) = connection
        .query_row(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = ?",
            [table],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .expect("the table");
    drop(connection);
    let mut bytes = std::fs::read(&path).expect("the file");
    let start = ((page - 1) * size) as usize;
    bytes[start..start + 512].fill(0xa5);
    std::fs::write(&path, bytes).expect("it is written");
}

pub(super) fn stored(folder: &Path) {
    let mut state = open_state(folder);
    fill(&mut state);
    state.save().expect("it is stored");
}

#[test]
fn a_file_that_is_no_database_is_set_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cubicl.db");
    std::fs::write(&path, vec![b'x'; 9000]).expect("it is written");
    let mut state = open_state(folder.path());
    assert_eq!(
        state.storage,
        Storage::Rebuilt {
            rescued: 0,
            complete: false
        }
    );
    let aside = std::fs::read_dir(folder.path()).expect("a folder").any(|entry| {
        entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .starts_with("damaged-")
    });
    assert!(aside, "nothing is thrown away");
    fill(&mut state);
    state.save().expect("the new one takes everything");
    drop(state);
    check(&mut open_state(folder.path()));
}

#[test]
fn the_outbox_of_a_damaged_file_is_rescued() {
    let folder = tempfile::tempdir().expect("a folder");
    stored(folder.path());
    break_table(folder.path(), "project");
    let mut state = open_state(folder.path());
    assert_eq!(
        state.storage,
        Storage::Rebuilt {
            rescued: 3,
            complete: true
        }
    );
    assert_eq!(state.outbox.all().len(), 2);
    assert_eq!(state.transfers.all().len(), 1);
    check_drafts(&state);
    state.save().expect("it is in the new file");
    drop(state);
    let state = open_state(folder.path());
    check_drafts(&state);
    assert_eq!(
        (state.storage.clone(), state.outbox.all().len()),
        (Storage::Kept, 2)
    );
}

#[test]
fn damage_that_shows_later_loses_no_change_and_is_not_taken_for_an_empty_board() {
    let folder = tempfile::tempdir().expect("a folder");
    stored(folder.path());
    break_table(folder.path(), "task");
    let mut state = open_state(folder.path());
    state.recall_board(&"p1".into());
    assert_eq!(
        state.reads.freshness(&Key::Board("p1".into())).as_of,
        None,
        "it has to be read again"
    );
    state.save().expect("a new file");
    assert!(matches!(state.storage, Storage::Rebuilt { rescued: 3, .. }));
    drop(state);
    let state = open_state(folder.path());
    assert_eq!(
        (state.storage.clone(), state.outbox.all().len()),
        (Storage::Kept, 2)
    );
}
