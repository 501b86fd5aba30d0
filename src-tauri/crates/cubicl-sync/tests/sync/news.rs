//! What others did since somebody looked, and what became of tasks that left their list.

use cubicl_sync::view::{
    BoardQuery, Card, Departure, NewTask, NewsItem, NewsKind, TaskChange, TaskId, UserId,
};
use cubicl_sync::{Account, Event};
use serde_json::json;

use crate::support::{Desk, quiet, wait};

/// Somebody else of the project, who may do everything in it.
async fn colleague(desk: &Desk, query: &BoardQuery) -> UserId {
    let me = desk.look("/state").await["me"].clone();
    let projects = desk.look("/projects").await;
    let project = projects
        .as_array()
        .unwrap()
        .iter()
        .find(|project| project["_id"] == query.project.as_str())
        .unwrap();
    let people = ["admins", "members"].map(|role| project[role].as_array().unwrap().clone());
    let other = people.into_iter().flatten().find(|person| *person != me).unwrap();
    UserId::from(other.as_str().unwrap())
}

fn item(account: &Account, query: &BoardQuery, task: &TaskId) -> Option<NewsItem> {
    let news = account.news(&query.project);
    news.items.into_iter().find(|item| item.task == *task)
}

fn count(account: &Account, query: &BoardQuery) -> u32 {
    let counts = account.news_counts();
    let found = counts.iter().find(|count| count.project == query.project);
    found.map_or(0, |count| count.tasks)
}

fn cards(account: &Account, query: &BoardQuery) -> Vec<Card> {
    let board = account.board(query).unwrap();
    board
        .columns
        .into_iter()
        .flat_map(|column| column.cards)
        .collect()
}

fn kinds_of(account: &Account, query: &BoardQuery, task: &TaskId) -> Vec<NewsKind> {
    let cards = cards(account, query);
    let card = cards.into_iter().find(|card| card.id == *task).unwrap();
    card.news
}

/// Why the list says the task went.
fn why(account: &Account, query: &BoardQuery, task: &TaskId) -> Option<Departure> {
    match item(account, query, task)?.kinds.into_iter().next()? {
        NewsKind::Gone { why } => Some(why),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_do_is_marked_until_somebody_looks() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    assert_eq!(count(&account, &query), 0, "the first reading marks nothing");
    account.activities(&card.id).unwrap();
    wait("the stream", || {
        account.activities(&card.id).unwrap().freshness.as_of.is_some()
    })
    .await;

    let by = colleague(&desk, &query).await;
    let path = format!("/tasks/{}", card.id);
    desk.put(
        &path,
        json!({ "by": by, "state": other, "deadline": 1_900_000_000 }),
    )
    .await;
    desk.post(
        &format!("{path}/activities"),
        json!({ "by": by, "content": "Bakar mısınız?" }),
    )
    .await;
    let made = desk
        .post(
            "/tasks",
            json!({ "by": by, "group": query.project, "name": "Yeni iş" }),
        )
        .await;
    let made = TaskId::from(made["_id"].as_str().unwrap());
    account.refresh();
    wait("the marks, with who did it", || {
        let commented = |item: NewsItem| item.kinds.contains(&NewsKind::Commented { count: 1 });
        count(&account, &query) == 2
            && item(&account, &query, &card.id).is_some_and(commented)
            && item(&account, &query, &made).is_some_and(|item| item.by.as_ref() == Some(&by))
    })
    .await;
    assert_eq!(
        kinds_of(&account, &query, &card.id),
        [
            NewsKind::Moved {
                from: card.state.clone(),
                to: other
            },
            NewsKind::Deadline {
                from: card.deadline,
                to: Some(1_900_000_000)
            },
            NewsKind::Commented { count: 1 },
        ]
    );
    assert_eq!(kinds_of(&account, &query, &made), [NewsKind::New]);
    let told = |event: &Event| matches!(event, Event::NewsChanged { project } if *project == query.project);
    wait("the page to be told", || desk.heard.all().iter().any(told)).await;

    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(count(&account, &query), 2, "they outlive the app");
    account.task(&card.id).unwrap();
    assert_eq!(count(&account, &query), 1, "opening is looking");
    account.mark_seen(&query.project);
    assert_eq!(count(&account, &query), 0);
    assert!(kinds_of(&account, &query, &made).is_empty());
    drop(account);
    desk.restart().await;
    assert_eq!(
        count(&desk.account(), &query),
        0,
        "and so does that they were seen"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_i_did_is_nothing_new() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    account.change_task(&card.id, TaskChange::State(other)).unwrap();
    account
        .change_task(&card.id, TaskChange::Name("Kendi adım".into()))
        .unwrap();
    account
        .create_task(NewTask {
            project: query.project.clone(),
            name: "Kendi işim".into(),
            ..NewTask::default()
        })
        .unwrap();
    // The list may tell of them before their answers do.
    account.refresh();
    quiet(&account).await;
    // On the phone: only the history tells who that was.
    let second = cards(&account, &query)
        .into_iter()
        .find(|each| each.id != card.id && each.state == card.state)
        .unwrap();
    desk.put(&format!("/tasks/{}", second.id), json!({ "name": "Telefondan" }))
        .await;
    account.refresh();
    wait("the phone's edit", || {
        let cards = cards(&account, &query);
        cards.iter().any(|card| card.name == "Telefondan")
    })
    .await;
    wait("no marks", || count(&account, &query) == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_left_its_list_is_looked_up_before_it_is_called_anything() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    let by = colleague(&desk, &query).await;
    let cards = cards(&account, &query);
    let [moved, archived, deleted, hidden, open] = &cards[..5] else {
        panic!("too few cards");
    };
    let elsewhere = account
        .projects()
        .projects
        .into_iter()
        .find(|project| project.id != query.project && project.mine)
        .unwrap();
    account.show(Some(query.project.clone()), Some(open.id.clone()));
    wait("the open task", || account.task(&open.id).unwrap().complete).await;
    let path = |card: &Card| format!("/tasks/{}", card.id);
    let admin = desk.look("/state").await["me"].clone();
    for card in [moved, open] {
        desk.put(&path(card), json!({ "by": admin, "group": elsewhere.id }))
            .await;
    }
    for card in [archived, hidden] {
        desk.put(&path(card), json!({ "by": by, "archivedAt": 1_700_000_000 }))
            .await;
    }
    desk.delete(&path(deleted)).await;
    desk.rule("GET", &path(hidden), json!({ "type": "status", "status": 403 }))
        .await;
    account.refresh();
    let moved_to = Departure::Moved {
        to: elsewhere.id.clone(),
    };
    for (card, expected) in [
        (moved, moved_to.clone()),
        (archived, Departure::Archived),
        (deleted, Departure::Deleted),
        (hidden, Departure::NoAccess),
    ] {
        let what = format!("{expected:?}");
        wait(&what, || {
            why(&account, &query, &card.id) == Some(expected.clone())
        })
        .await;
    }
    wait("the panel's words", || {
        account.task(&open.id).unwrap().departure == Some(moved_to.clone())
    })
    .await;
    assert_eq!(item(&account, &query, &open.id), None, "it is being looked at");
    let shut = account.task(&hidden.id).unwrap();
    assert!(shut.gone && shut.departure == Some(Departure::NoAccess));
}

#[tokio::test(flavor = "multi_thread")]
async fn when_hundreds_vanish_they_are_not_all_looked_up() {
    let (desk, query) = Desk::with_large_board(300).await;
    let account = desk.account();
    let tasks = desk.look("/tasks").await;
    let of_board = tasks
        .as_array()
        .unwrap()
        .iter()
        .filter(|task| task["group"] == query.project.as_str());
    // A parent takes its subtasks along.
    for task in of_board.filter(|task| task["parent"].is_null()).take(150) {
        desk.delete(&format!("/tasks/{}", task["_id"].as_str().unwrap()))
            .await;
    }
    desk.delete("/requests").await;
    account.refresh();
    wait("some of them", || {
        let items = account.news(&query.project).items;
        let gone = NewsKind::Gone {
            why: Departure::Deleted,
        };
        items.iter().filter(|item| item.kinds == [gone.clone()]).count() >= 3
    })
    .await;
    let news = account.news(&query.project);
    assert!(news.total >= 150, "{} left", news.total);
    let unknown = NewsKind::Gone {
        why: Departure::NotListed,
    };
    assert!(news.items.iter().any(|item| item.kinds == [unknown.clone()]));
    let look_ups = desk
        .requests()
        .await
        .iter()
        .filter(|line| line.contains("/tasks/") && !line.ends_with("/activities"))
        .count();
    assert!(look_ups <= 15, "{look_ups} look-ups");
}

#[tokio::test(flavor = "multi_thread")]
async fn my_tasks_are_read_over_all_projects_unless_every_byte_is_paid_for() {
    for sparing in [false, true] {
        let desk = Desk::new().await;
        desk.session.set_sparing(sparing);
        desk.sign_in(false).await;
        let query = desk.board().await;
        let account = desk.account();
        let asks = async || {
            let entries = desk.look("/requests").await;
            let entries = entries.as_array().unwrap().clone();
            entries
                .iter()
                .any(|entry| entry.to_string().contains("assignee="))
        };
        if sparing {
            account.refresh();
            desk.read(&query).await;
            assert!(!asks().await);
        } else {
            wait("the list of mine", || {
                account.status().as_of.is_some() && !account.is_reading()
            })
            .await;
            assert!(asks().await);
        }
    }
}
