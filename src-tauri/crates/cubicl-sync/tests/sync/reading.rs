//! Reading: boards in windows, tasks that were not known before, and what follows when something is gone.

use std::collections::HashSet;

use cubicl_sandbox::Options;
use cubicl_sync::Event;
use cubicl_sync::view::{
    ActivityKind, BoardQuery, NewTask, ProblemKind, ProjectId, TaskChange, TaskId, WindowQuery,
};
use serde_json::json;

use crate::support::{Desk, offline, online, quiet, wait};

#[tokio::test(flavor = "multi_thread")]
async fn a_large_board_comes_in_windows_without_gap_or_repetition() {
    let (desk, query) = Desk::with_large_board(700).await;
    let account = desk.account();
    let board = account.board(&query).unwrap();
    assert_eq!(board.total, 700);
    let mut seen = HashSet::new();
    for column in &board.columns {
        assert!(column.cards.len() <= 60);
        let mut offset = 0;
        while offset < column.count {
            let window = WindowQuery {
                board: query.clone(),
                state: column.state.name.clone(),
                offset,
                length: 500,
            };
            let window = account.board_window(&window).unwrap();
            assert!(
                (1..=200).contains(&window.cards.len()),
                "a window has at most 200 cards"
            );
            if offset == 0 {
                assert_eq!(
                    window.cards[..column.cards.len()],
                    column.cards[..],
                    "the board begins as its window does"
                );
            }
            offset += u32::try_from(window.cards.len()).unwrap();
            for card in window.cards {
                assert_eq!(card.state, column.state.name);
                assert!(seen.insert(card.id), "a card stands once");
            }
        }
    }
    assert_eq!(seen.len(), 700);
}

#[tokio::test(flavor = "multi_thread")]
async fn searching_narrows_the_board_the_turkish_way() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    account
        .change_task(&card.id, TaskChange::Name("Şişli İSTANBUL sevkiyatı".into()))
        .unwrap();
    let search = |text: &str| {
        let query = BoardQuery {
            text: text.to_owned(),
            ..query.clone()
        };
        account.board(&query).unwrap()
    };
    for text in ["sisli istanbul", "SEVKİYAT", "ıstanbul"] {
        let found = search(text);
        assert_eq!(found.matching, 1, "{text}: before Cubicl has confirmed the name");
        assert!(found.total > 1);
    }
    assert_eq!(search("bulunmayan sözcük").matching, 0);
    quiet(&account).await;
    assert_eq!(search("sisli istanbul").matching, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_read_when_it_is_opened_and_said_to_be_gone_when_it_is() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let tasks = desk.look("/tasks").await;
    let some = TaskId::from(tasks[0]["_id"].as_str().unwrap());
    assert!(
        !account.task(&some).unwrap().complete,
        "nothing is known of it yet"
    );
    wait("the record", || account.task(&some).unwrap().complete).await;
    let created = |kind: &ActivityKind| matches!(kind, ActivityKind::Created);
    wait("its history", || {
        let stream = account.activities(&some).unwrap();
        stream.freshness.as_of.is_some() && stream.activities.iter().any(|activity| created(&activity.kind))
    })
    .await;

    let nowhere = TaskId::from("nowhere");
    account.task(&nowhere).unwrap();
    wait("the news that it is gone", || {
        account.task(&nowhere).unwrap().gone
    })
    .await;
    let missing = BoardQuery {
        project: ProjectId::from("nowhere"),
        ..BoardQuery::default()
    };
    assert_eq!(account.board(&missing).unwrap_err().kind, ProblemKind::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subtask_stands_under_its_task_from_the_first_moment() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let subtask = NewTask {
        project: query.project.clone(),
        name: "Alt iş".into(),
        parent: Some(card.id.clone()),
        ..NewTask::default()
    };
    account.create_task(subtask).unwrap();
    let under = || {
        let rows = account.task(&card.id).unwrap().subtasks;
        rows.into_iter()
            .filter(|row| row.name.as_deref() == Some("Alt iş"))
            .count()
    };
    assert_eq!(under(), 1, "at once");
    quiet(&account).await;
    assert_eq!(under(), 1, "confirmed, and there once");
    let tasks = desk.look("/tasks").await;
    let made = tasks
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["name"] == "Alt iş")
        .unwrap();
    assert_eq!(made["parent"], card.id.as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_another_shape_is_read_again() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    desk.rule(
        "PUT",
        "/tasks/*/state",
        json!({ "type": "status", "status": 200, "body": { "ok": true } }),
    )
    .await;
    account.change_task(&card.id, TaskChange::State(other)).unwrap();
    quiet(&account).await;
    let board = account.board(&query).unwrap();
    let shown = board
        .columns
        .iter()
        .flat_map(|column| &column.cards)
        .find(|shown| shown.id == card.id)
        .unwrap();
    assert_eq!(
        shown.state, card.state,
        "the server, which only pretended, is believed"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_board_fills_while_it_is_read() {
    let desk = Desk::with(Options {
        tasks: 60,
        board: 250,
        rate: 0,
        ..Options::default()
    })
    .await;
    desk.sign_in(false).await;
    let account = desk.account();
    let projects = account.projects().projects;
    let large = projects
        .iter()
        .find(|project| project.name == "Büyük pano")
        .unwrap();
    let query = BoardQuery {
        project: large.id.clone(),
        ..BoardQuery::default()
    };
    desk.post(
        "/rules",
        json!({ "method": "GET", "path": "/tasks", "skip": 1, "delay": 500 }),
    )
    .await;
    wait("the first page", || account.board(&query).unwrap().total > 0).await;
    let board = account.board(&query).unwrap();
    assert!(
        board.freshness.refreshing && board.freshness.as_of.is_none(),
        "the rest is on its way"
    );
    assert!(board.total < 250);
    desk.read(&query).await;
    assert_eq!(account.board(&query).unwrap().total, 250);
    let told = |event: &Event| matches!(event, Event::TasksChanged { project, .. } if *project == large.id);
    wait("the announcements", || {
        desk.heard.all().iter().filter(|event| told(event)).count() >= 3
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_is_told_of_once_when_it_is_read_and_again_when_it_differs() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let stream = || account.activities(&card.id).unwrap();
    let told = |event: &&Event| matches!(event, Event::ActivitiesChanged { task } if *task == card.id);
    let times = || desk.heard.all().iter().filter(told).count();
    assert!(stream().freshness.as_of.is_none(), "nothing is known of it yet");
    wait("its history", || !stream().activities.is_empty()).await;
    wait("the end of the reading", || stream().freshness.as_of.is_some()).await;
    quiet(&account).await;
    // It is announced a moment after it is known.
    wait("the announcement", || times() > 0).await;
    assert_eq!(times(), 1);

    let path = format!("/tasks/{}", card.id);
    desk.put(&path, json!({ "deadline": 1_900_000_000 })).await;
    let before = stream().activities.len();
    account.refresh();
    wait("what was done", || stream().activities.len() > before).await;
    quiet(&account).await;
    wait("the second announcement", || times() > 1).await;
    assert_eq!(times(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_read_says_without_a_network_why() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    let projects = account.projects().projects.into_iter();
    let other = projects
        .map(|row| row.id)
        .find(|id| *id != query.project)
        .unwrap();
    let unread = BoardQuery {
        project: other.clone(),
        ..BoardQuery::default()
    };
    offline(&desk).await;
    let freshness = account.board(&unread).unwrap().freshness;
    assert_eq!((freshness.as_of, freshness.refreshing), (None, false));
    assert_eq!(freshness.problem.unwrap().kind, ProblemKind::Offline);
    drop(account);

    // The page may ask before anybody knows that there is no network.
    desk.restart().await;
    let account = desk.account();
    account.show(Some(unread.project.clone()), None);
    let told = |event: &Event| matches!(event, Event::TasksChanged { project, .. } if *project == other);
    wait("the reason", || {
        let known = account.board(&unread).unwrap().freshness.problem;
        known.is_some_and(|problem| problem.kind == ProblemKind::Offline) && desk.heard.all().iter().any(told)
    })
    .await;
    online(&desk).await;
    wait("the board", || {
        account.board(&unread).unwrap().freshness.as_of.is_some()
    })
    .await;
}
