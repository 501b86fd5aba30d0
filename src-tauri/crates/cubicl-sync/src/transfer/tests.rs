//! The list of transfers as a table of moves.

use std::time::{Duration, SystemTime};

use cubicl_client::{Identity, Source};
use tokio::time::Instant;

use super::*;
use crate::problem;
use crate::state::{Effects, State};
use crate::view::{AccountView, ProblemKind, TransferPlace, TransferState};

fn picked(name: &str, size: u64) -> Picked {
    let source = Source::Disk {
        path: format!("/ev/{name}").into(),
        identity: Identity {
            size,
            modified: Some(SystemTime::UNIX_EPOCH),
        },
    };
    Picked::new(source, name.to_owned())
}

/// So many files of 100 bytes for one task.
fn queue(count: u32) -> Transfers {
    let mut transfers = Transfers::default();
    for number in 1..=count {
        transfers.upload(picked(&number.to_string(), 100), Purpose::Task("t".into()));
    }
    transfers
}

fn started(transfers: &mut Transfers) -> Vec<u32> {
    let ready = transfers.take_ready(Instant::now());
    ready.uploads.iter().map(|(id, _)| id.0).collect()
}

fn order(transfers: &Transfers) -> Vec<u32> {
    transfers.all().iter().map(|transfer| transfer.id.0).collect()
}

fn reopened(transfers: &Transfers) -> Transfers {
    let stored = transfers.to_store().into_iter().map(|stored| {
        let json = serde_json::to_string(&stored).expect("it is written");
        serde_json::from_str(&json).expect("it is read")
    });
    Transfers::restore(stored.collect(), transfers.last_id())
}

fn state(transfers: &Transfers, id: u32) -> TransferState {
    transfers.get(TransferId(id)).expect("it is there").state.clone()
}

#[test]
fn three_at_a_time_in_the_order_of_the_queue() {
    let mut transfers = queue(5);
    assert_eq!(started(&mut transfers), [1, 2, 3]);
    assert_eq!(started(&mut transfers), [0; 0]);
    transfers.set_state(TransferId(2), TransferState::Attaching);
    assert_eq!(
        started(&mut transfers),
        [4],
        "what is being attached needs no place"
    );
}

#[test]
fn what_waits_is_moved_and_stays_there_over_a_restart() {
    let mut transfers = queue(6);
    started(&mut transfers);
    assert!(transfers.move_to(TransferId(6), TransferPlace::Front));
    assert_eq!(order(&transfers), [1, 2, 3, 6, 4, 5], "before all that wait");
    assert!(transfers.move_to(TransferId(5), TransferPlace::Earlier));
    assert_eq!(order(&transfers), [1, 2, 3, 6, 5, 4]);
    assert!(
        !transfers.move_to(TransferId(6), TransferPlace::Front),
        "it is there"
    );
    assert!(!transfers.move_to(TransferId(1), TransferPlace::Front), "it runs");

    let mut transfers = reopened(&transfers);
    assert_eq!(order(&transfers), [1, 2, 3, 6, 5, 4]);
    let last = transfers.upload(picked("7", 1), Purpose::Task("t".into()));
    assert_eq!(order(&transfers).last(), Some(&last.0), "new ones go last");
    assert_eq!(started(&mut transfers), [1, 2, 3]);
    for id in 1..=3 {
        transfers.set_state(TransferId(id), TransferState::Done);
    }
    assert_eq!(started(&mut transfers), [6, 5, 4]);
}

#[test]
fn a_paused_one_lets_the_next_go_and_stays_paused_over_a_restart() {
    let mut transfers = queue(4);
    started(&mut transfers);
    transfers.progress(TransferId(1), Instant::now(), 60, None);
    assert!(transfers.pause(TransferId(1)).is_some());
    assert!(transfers.pause(TransferId(1)).is_none(), "once");
    assert_eq!(started(&mut transfers), [4]);
    assert_eq!(
        transfers.get(TransferId(1)).expect("it is there").done,
        60,
        "what is lost can be said"
    );

    let mut transfers = reopened(&transfers);
    assert_eq!(state(&transfers, 1), TransferState::Paused);
    assert_eq!(
        state(&transfers, 2),
        TransferState::Waiting,
        "what ran waits for its turn"
    );
    assert_eq!(started(&mut transfers), [2, 3, 4]);
    transfers.set_state(TransferId(2), TransferState::Done);
    assert!(transfers.go_on(TransferId(1)));
    assert!(!transfers.go_on(TransferId(2)), "it was not paused");
    let ready = transfers.take_ready(Instant::now());
    let (id, source) = &ready.uploads[0];
    assert_eq!(id.0, 1);
    assert!(source.recalled, "its content is looked at before it goes on");
    assert_eq!(
        transfers.get(*id).expect("it is there").done,
        0,
        "from its beginning"
    );
}

#[test]
fn what_failed_waits_longer_each_time_and_ends_at_last() {
    let (mut transfers, now) = (queue(1), Instant::now());
    let lost = problem::plain(ProblemKind::TimedOut);
    for seconds in [5, 10, 20] {
        assert_eq!(started(&mut transfers), [1]);
        let transfer = transfers.get_mut(TransferId(1)).expect("it is there");
        transfer.fail(&lost, false, now);
        assert_eq!(started(&mut transfers), [0; 0]);
        assert_eq!(transfers.next_try(now), Some(now + Duration::from_secs(seconds)));
        transfers.hurry();
    }
    assert_eq!(started(&mut transfers), [1]);
    let transfer = transfers.get_mut(TransferId(1)).expect("it is there");
    transfer.fail(&lost, false, now);
    assert!(transfer.has_failed());
}

#[test]
fn what_ends_cannot_be_paused() {
    let mut transfers = queue(1);
    for ended in [
        TransferState::Attaching,
        TransferState::Done,
        TransferState::Cancelled,
    ] {
        transfers.set_state(TransferId(1), ended.clone());
        assert!(transfers.pause(TransferId(1)).is_none());
        assert_eq!(state(&transfers, 1), ended);
    }
}

#[test]
fn a_file_that_is_to_be_opened_cannot_be_paused_and_one_that_is_saved_can() {
    let mut transfers = Transfers::default();
    let wanted = |to| serde_json::from_value(serde_json::json!({ "file": "f", "name": "a", "to": to }));
    let open = serde_json::to_value(SaveTo::Cache).expect("written");
    let save = serde_json::to_value(SaveTo::Path("/ev/a".into())).expect("written");
    let open = transfers.download("a".to_owned(), wanted(open).expect("read"));
    let save = transfers.download("a".to_owned(), wanted(save).expect("read"));
    assert!(transfers.pause(open).is_none());
    assert!(transfers.pause(save).is_some());
}

#[test]
fn a_record_of_an_earlier_version_has_its_usual_place() {
    let stored = serde_json::json!({
        "id": 7, "purpose": { "Task": "t" }, "name": "a.txt", "size": 3, "state": { "state": "waiting" },
        "source": null, "wanted": null, "uploaded": null, "change": null
    });
    let stored: StoredTransfer = serde_json::from_value(stored).expect("it is read");
    let transfers = Transfers::restore(vec![stored.clone()], 0);
    assert_eq!(transfers.all()[0].place, 7);
    assert_eq!(transfers.to_store(), [stored], "nothing is to be written");
}

#[test]
fn the_percentage_grows_until_all_are_done() {
    let mut transfers = queue(4);
    let percent = |transfers: &Transfers| transfers.totals().percent;
    started(&mut transfers);
    assert_eq!(percent(&transfers), Some(0));
    transfers.progress(TransferId(1), Instant::now(), 50, None);
    assert_eq!(percent(&transfers), Some(12));
    transfers.set_state(TransferId(1), TransferState::Done);
    assert_eq!(percent(&transfers), Some(25), "what is finished counts");
    for id in 2..=4 {
        transfers.set_state(TransferId(id), TransferState::Done);
    }
    assert_eq!(percent(&transfers), None);
    transfers.upload(picked("5", 100), Purpose::Task("t".into()));
    assert_eq!(percent(&transfers), Some(0), "earlier ones do not count");
}

#[test]
fn what_is_left_is_told_at_the_pace_of_all() {
    let mut transfers = queue(4);
    started(&mut transfers);
    assert_eq!(transfers.totals().seconds_left, None);
    let start = Instant::now();
    for second in 0..=4_u64 {
        let now = start + Duration::from_secs(second);
        transfers.progress(TransferId(1), now, second * 5, None);
        transfers.progress(TransferId(2), now, second * 5, None);
    }
    // 360 bytes at 10 a second, less what the first instant hides.
    let left = transfers.totals().seconds_left.expect("it is known");
    assert!((36..=40).contains(&left), "{left}");
    transfers.pause(TransferId(4));
    let without = transfers.totals().seconds_left.expect("it is known");
    assert!(
        (26..=29).contains(&without),
        "what is paused is not waited for: {without}"
    );
}

#[test]
fn ended_ones_are_removed_one_by_one_and_others_are_not() {
    let mut transfers = queue(3);
    transfers.set_state(TransferId(1), TransferState::Done);
    let problem = problem::plain(ProblemKind::NotPermitted);
    transfers.set_state(TransferId(2), TransferState::Failed { problem });
    for id in 1..=3 {
        transfers.remove(TransferId(id));
    }
    assert_eq!(order(&transfers), [2, 3]);
}

#[test]
fn a_chosen_file_is_forgotten_when_it_is_on_its_way_and_not_before() {
    let mut state = State::new(AccountView::somebody("me"));
    let mut fx = Effects::default();
    let id = state.transfers.keep_picked(picked("plan.txt", 100));
    state
        .comment(&"nowhere".into(), "Bakın".to_owned(), &[id], &mut fx)
        .expect_err("there is no such task");
    assert!(state.transfers.picked(id).is_some(), "the person may try again");

    let before = state.before();
    state.attach(&"t".into(), &[id], &mut fx).expect("it goes up");
    assert!(state.transfers.picked(id).is_none());
    state.put_back(before);
    assert!(
        state.transfers.picked(id).is_some(),
        "what cannot be stored was not done"
    );
    assert_eq!(order(&state.transfers), [0; 0]);
}

#[test]
fn of_files_that_nobody_used_the_last_ones_chosen_are_kept() {
    let mut transfers = Transfers::default();
    let first = transfers.keep_picked(picked("0", 1));
    let second = transfers.keep_picked(picked("1", 1));
    for number in 2..=20_000 {
        transfers.keep_picked(picked(&number.to_string(), 1));
    }
    assert!(transfers.picked(first).is_none());
    assert!(transfers.picked(second).is_some());
}
