//! Lists that servers give as they like: in an order that changes, with records that cannot be read, without what is null.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use cubicl_sync::view::{Card, ProblemKind, TaskId};
use serde_json::{Value, json};

use crate::support::{Odd, Says, board, number, wait};

const PAGE: usize = 50;

fn task(number: usize) -> Value {
    json!({ "_id": format!("t{number}"), "name": format!("İş {number}"), "state": "cb_active", "group": "p" })
}

/// A page of `PAGE` records of a list in this order.
fn page(list: &[usize], path: &str) -> Option<Says> {
    let rest = &list[number(path, "skip").min(list.len())..];
    let rows = rest.iter().take(PAGE).map(|number| task(*number));
    Some(Says::Json(rows.collect()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_never_stands_still_takes_nothing_off_the_board() {
    let moves = Arc::new(AtomicUsize::new(0));
    let moving = Arc::clone(&moves);
    let odd = Odd::start(move |path| {
        let gone = path == "/tasks/t119" && moving.load(Ordering::Relaxed) > 0;
        if gone {
            return Some(Says::Status(404));
        }
        if !path.starts_with("/tasks?") {
            return None;
        }
        // Whoever is on top is edited after each page, and sinks below what was not read yet.
        let moved = match moving.load(Ordering::Relaxed) {
            0 => 0,
            _ => moving.fetch_add(1, Ordering::Relaxed),
        };
        let mut list: Vec<usize> = (0..119 + usize::from(moved == 0)).collect();
        let at = moved % list.len();
        list.rotate_left(at);
        page(&list, path)
    })
    .await;
    let account = odd.account();
    account.show(Some(board().project), None);
    wait("the board", || {
        account.board(&board()).unwrap().freshness.as_of.is_some()
    })
    .await;
    let known = account.board(&board()).unwrap();
    assert_eq!((known.total, known.freshness.problem), (120, None));

    moves.store(1, Ordering::Relaxed);
    odd.read_again(&board()).await;
    let after = account.board(&board()).unwrap();
    assert!(after.total >= 119, "{} of 120 are left", after.total);
    assert_eq!(
        after.freshness.as_of, known.freshness.as_of,
        "it is as old as it was"
    );
    assert_eq!(
        after.freshness.problem.map(|problem| problem.kind),
        Some(ProblemKind::UnexpectedAnswer)
    );
    assert!(
        account.news(&board().project).items.len() <= 1,
        "nothing is called gone"
    );
    let readings = odd.asked().len();
    account.board(&board()).unwrap();
    assert!(
        odd.asked().len() <= readings + 5,
        "it is not read again by looking"
    );
    wait("who is gone", || account.board(&board()).unwrap().total == 119).await;

    moves.store(0, Ordering::Relaxed);
    odd.read_again(&board()).await;
    let after = account.board(&board()).unwrap();
    assert_eq!((after.total, after.freshness.problem), (120, None));
    assert!(account.task(&TaskId::from("t119")).is_ok());
}

/// The card of a task that was opened while it had a deadline, after it lost it elsewhere. Rows are as `row` makes them.
async fn after_a_deadline_was_cleared(row: fn(Value) -> Value) -> Card {
    let cleared = Arc::new(AtomicBool::new(false));
    let gone = Arc::clone(&cleared);
    let odd = Odd::start(move |path| {
        if path == "/tasks/t1" {
            let mut record = task(1);
            record["deadline"] = json!(1_900_000_000);
            return Some(Says::Json(record));
        }
        let list = path.starts_with("/tasks?group=");
        let name = if gone.load(Ordering::Relaxed) {
            "Yeni ad"
        } else {
            "Eski ad"
        };
        let mut only = task(1);
        only["name"] = json!(name);
        list.then(|| Says::Json(json!([row(only)])))
    })
    .await;
    let account = odd.account();
    let card = || {
        let columns = account.board(&board()).unwrap().columns.into_iter();
        columns.flat_map(|column| column.cards).next()
    };
    wait("the card", || {
        card().is_some() && !account.board(&board()).unwrap().freshness.refreshing
    })
    .await;
    account.show(Some(board().project), Some(TaskId::from("t1")));
    wait("its record", || {
        card().is_some_and(|card| card.deadline.is_some())
    })
    .await;
    account.show(Some(board().project), None);
    cleared.store(true, Ordering::Relaxed);
    odd.read_again(&board()).await;
    let card = card().unwrap();
    assert_eq!(card.name, "Yeni ad");
    card
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_cleared_elsewhere_goes_where_lists_leave_out_what_is_null() {
    let card = after_a_deadline_was_cleared(|row| row).await;
    assert_eq!(card.deadline, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_list_tells_of_its_own_choice_takes_nothing_away() {
    let card = after_a_deadline_was_cleared(|mut row| {
        row["assignedBy"] = json!("me");
        row
    })
    .await;
    assert!(card.deadline.is_some());
}
