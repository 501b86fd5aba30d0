//! `cargo xtask bench store`: ten thousand tasks into the file, out of it, and onto the page, beside rows of the same size that
//! SQLite writes without anything around.

use std::time::Duration;

use super::*;
use crate::view::BoardQuery;

const TASKS: usize = 10_000;
const ROUNDS: usize = 9;

#[test]
#[ignore = "a benchmark: cargo xtask bench store"]
fn ten_thousand_tasks() {
    let tasks: Vec<TaskRecord> = (0..TASKS).map(realistic).collect();
    let rows: Vec<String> = tasks
        .iter()
        .map(|task| serde_json::to_string(task).expect("JSON"))
        .collect();
    let [mut plain, mut stored, mut read, mut shown] = [const { Vec::new() }; 4];
    for _ in 0..ROUNDS {
        let folder = tempfile::tempdir().expect("a folder");
        plain.push(took(|| write_plainly(folder.path(), &rows)));
        let mut state = open_state(folder.path());
        fill(&mut state);
        state.save().expect("it is stored");
        let asked = state.copy.moment();
        for task in &tasks {
            state
                .copy
                .write(task.clone(), Source::List, asked, &mut HashMap::new());
        }
        stored.push(took(|| state.save().expect("it is stored")));
        drop(state);
        let mut state = open_state(folder.path());
        // As it is done beside, while nobody waits.
        read.push(took(|| {
            state.recall_board(&"p1".into());
            for task in state.copy.all_tasks() {
                task.name_key();
            }
        }));
        let query = BoardQuery {
            project: "p1".into(),
            ..BoardQuery::default()
        };
        let mut cards = 0;
        shown.push(took(|| {
            let board = state.board(&query, &mut Effects::default()).expect("a board");
            cards = board.total as usize;
        }));
        assert_eq!(cards, TASKS + 3, "with those of before");
    }
    let [plain, stored, read, shown] = [plain, stored, read, shown].map(median);
    println!(
        "store: 10,000 tasks with their index {stored:.0} ms (asked 150), plain rows {plain:.0} ms, ratio {:.2}",
        stored / plain
    );
    println!("store: 10,000 tasks out of the file {read:.0} ms");
    println!("store: their board as the page gets it {shown:.2} ms (asked 5)");
}

/// As much as the list tells of one.
fn realistic(number: usize) -> TaskRecord {
    let mut task = task(
        &format!("{number:024x}"),
        &format!("Sipariş {number} – Çınar şifonyer: numune onayını bekle"),
    );
    task.set_tags(vec!["tahsilat".to_owned(), "ihracat".to_owned()]);
    task.description = String::new();
    task.assignees = vec!["u1".into(), "u2".into()];
    task.deadline = Some(READ_AT + i64::try_from(number % 90).unwrap_or_default() * 86_400);
    task.complete = false;
    task
}

fn write_plainly(folder: &Path, rows: &[String]) {
    let mut file = Connection::open(folder.join("plain.db")).expect("a file");
    file.pragma_update(None, "journal_mode", "WAL").expect("WAL");
    file.execute_batch("CREATE TABLE task (id INTEGER PRIMARY KEY, record TEXT NOT NULL) STRICT")
        .expect("a table");
    let transaction = file.transaction().expect("a transaction");
    for row in rows {
        transaction
            .prepare_cached("INSERT INTO task (record) VALUES (?)")
            .and_then(|mut insert| insert.execute([row]))
            .expect("a row");
    }
    transaction.commit().expect("on the disk");
}

fn took(act: impl FnOnce()) -> Duration {
    let begun = std::time::Instant::now();
    act();
    begun.elapsed()
}

/// Milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}
