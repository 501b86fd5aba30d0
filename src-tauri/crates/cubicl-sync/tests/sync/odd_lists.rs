//! Lists that servers give as they like: in an order that changes, with records that cannot be read, without what is null.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cubicl_sync::view::{ProblemKind, TaskId};
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
