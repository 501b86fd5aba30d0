//! Changes: on the screen at once, confirmed or put back.

use crate::support::{Desk, column_of, quiet, wait};
use cubicl_sandbox::Options;
use cubicl_sync::Event;
use cubicl_sync::view::*;
use serde_json::json;

fn new_task(query: &BoardQuery, name: &str) -> NewTask {
    NewTask {
        project: query.project.clone(),
        name: name.to_owned(),
        ..NewTask::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_shows_at_once_and_arrives() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    assert_eq!(
        column_of(&account, &query, &card.id).as_ref(),
        Some(&other),
        "at once"
    );
    desk.server_task(&card.id, "the move", |task| task["state"] == other.as_str())
        .await;
    quiet(&account).await;
    assert_eq!(column_of(&account, &query, &card.id), Some(other));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_move_goes_back_with_its_reason() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    desk.rule(
        "PUT",
        "/tasks/*/state",
        json!({ "type": "status", "status": 403 }),
    )
    .await;
    let id = account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    let refused = |change: &PendingChange| matches!(change.state, ChangeState::Refused { .. });
    wait("the refusal", || account.changes().iter().any(refused)).await;
    assert_eq!(
        column_of(&account, &query, &card.id).as_ref(),
        Some(&card.state),
        "it is back"
    );
    let change = account.changes().remove(0);
    let ChangeState::Refused { problem, back_to } = change.state else {
        panic!("refused")
    };
    assert_eq!(
        (problem.kind, back_to),
        (ProblemKind::NotPermitted, Some(card.state.clone()))
    );
    assert_eq!(account.status().refused_changes, 1);

    desk.lift_rules().await;
    account.retry_change(id).unwrap();
    desk.server_task(&card.id, "the second try", |task| task["state"] == other.as_str())
        .await;
    quiet(&account).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_changes_wait_and_go_when_the_network_is_back() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    desk.reach("refuse").await;
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    account
        .change_task(&card.id, TaskChange::Name("Çevrimdışı".into()))
        .unwrap();
    wait("offline", || account.status().connection == Connection::Offline).await;
    let local = account.create_task(new_task(&query, "Yolda yazıldı")).unwrap();
    assert_eq!(
        column_of(&account, &query, &card.id).as_ref(),
        Some(&other),
        "it stays where it was put"
    );
    assert_eq!(account.status().waiting_changes, 3);
    assert!(column_of(&account, &query, &local).is_some());

    desk.reach("up").await;
    account.refresh();
    desk.server_task(&card.id, "both changes", |task| {
        task["state"] == other.as_str() && task["name"] == "Çevrimdışı"
    })
    .await;
    quiet(&account).await;
    assert_eq!(account.status().connection, Connection::Online);
    let tasks = desk.look("/tasks").await;
    let made = tasks
        .as_array()
        .unwrap()
        .iter()
        .filter(|task| task["name"] == "Yolda yazıldı")
        .count();
    assert_eq!(made, 1, "made once");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_to_a_task_before_it_is_made_follows_in_order() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    desk.post(
        "/rules",
        json!({ "method": "POST", "path": "/tasks", "delay": 300 }),
    )
    .await;
    let local = account.create_task(new_task(&query, "Taslak")).unwrap();
    let picked = account.pick(desk.file("plan.txt", b"plan"));
    account
        .change_task(&local, TaskChange::Name("Son hali".into()))
        .unwrap();
    account.attach(&local, vec![picked.id]).unwrap();
    assert!(account.task(&local).unwrap().local);
    assert_eq!(account.task(&local).unwrap().name, "Son hali");

    quiet(&account).await;
    let confirmed = desk.heard.all().into_iter().find_map(|event| match event {
        Event::TaskConfirmed { local: of, id } if of == local => Some(id),
        _ => None,
    });
    let id = confirmed.expect("announced");
    let record = desk
        .server_task(&id, "name and file", |task| task["name"] == "Son hali")
        .await;
    assert_eq!(record["files"].as_array().unwrap().len(), 1);
    assert_eq!(
        account.task(&local).unwrap().id,
        id,
        "the local id leads to the real task"
    );
    assert_eq!(column_of(&account, &query, &local), None);
    assert!(column_of(&account, &query, &id).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_create_without_an_answer_is_not_repeated_blindly() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    desk.rule("POST", "/tasks", json!({ "type": "cut_after" })).await;
    account.create_task(new_task(&query, "Belki gitti")).unwrap();
    wait("the loss", || account.changes()[0].state == ChangeState::Waiting).await;
    desk.lift_rules().await;
    account.refresh();
    quiet(&account).await;
    let tasks = desk.look("/tasks").await;
    let made = tasks
        .as_array()
        .unwrap()
        .iter()
        .filter(|task| task["name"] == "Belki gitti")
        .count();
    assert_eq!(made, 1, "it was looked for first");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_does_not_undo_a_change_on_its_way() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    desk.post(
        "/rules",
        json!({ "method": "PUT", "path": "/tasks/*/state", "delay": 1500 }),
    )
    .await;
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    desk.put(&format!("/tasks/{}", card.id), json!({ "name": "Başkası yazdı" }))
        .await;
    account.refresh();
    let name = || account.task(&card.id).unwrap().name;
    wait("a colleague's change", || name() == "Başkası yazdı").await;
    assert_eq!(
        column_of(&account, &query, &card.id).as_ref(),
        Some(&other),
        "mine is still on the screen"
    );
    quiet(&account).await;
    assert_eq!(column_of(&account, &query, &card.id), Some(other));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_edit_is_sent_alone_and_steps_keep_their_keys() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    let tasks = desk.look("/tasks").await;
    let with_steps =
        |task: &&serde_json::Value| task["stepType"] == "steps" && task["group"] == query.project.as_str();
    let Some(task) = tasks.as_array().unwrap().iter().find(with_steps) else {
        panic!("the sample has checklists")
    };
    let id = TaskId::from(task["_id"].as_str().unwrap());
    let items = || match account.task(&id).unwrap().steps {
        StepsView::Checklist { items } => items,
        other => panic!("{other:?}"),
    };
    wait("the record", || account.task(&id).unwrap().complete).await;
    let first = items().remove(0);
    account
        .change_task(
            &id,
            TaskChange::StepTicked {
                key: first.key.clone(),
                done: !first.done,
            },
        )
        .unwrap();
    account
        .change_task(
            &id,
            TaskChange::StepAdded {
                name: "Yeni adım".into(),
            },
        )
        .unwrap();
    account.change_task(&id, TaskChange::Priority(5)).unwrap();
    assert_eq!(items()[0].done, !first.done, "at once");
    quiet(&account).await;
    let after = desk.look(&format!("/tasks/{id}")).await;
    let before = task["steps"].as_array().unwrap();
    let steps = after["steps"].as_array().unwrap();
    assert_eq!(steps.len(), before.len() + 1);
    assert_eq!(steps[0]["id"], before[0]["id"]);
    assert_eq!(steps[0]["name"], before[0]["name"]);
    assert_ne!(steps[0]["completed"], before[0]["completed"]);
    assert_eq!(steps.last().unwrap()["name"], "Yeni adım");
    assert_eq!(after["priority"], 5);
    assert_eq!(after["name"], task["name"], "nothing else was written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_shows_at_once_and_a_deleted_task_comes_back_when_refused() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let picked = account.pick(desk.file("ek.txt", b"ek"));
    account
        .comment(&card.id, "Gördüm, teşekkürler".into(), vec![picked.id])
        .unwrap();
    let stream = account.activities(&card.id).unwrap();
    assert!(stream.activities.last().unwrap().waiting, "at once");
    quiet(&account).await;
    let said = |activity: &ActivityView| {
        !activity.waiting
            && activity.files.len() == 1
            && matches!(&activity.kind, ActivityKind::Comment { html } if html.contains("Gördüm"))
    };
    wait("the comment", || {
        account.activities(&card.id).unwrap().activities.iter().any(said)
    })
    .await;

    desk.rule("DELETE", "/tasks/*", json!({ "type": "status", "status": 403 }))
        .await;
    account.delete_task(&card.id).unwrap();
    assert_eq!(column_of(&account, &query, &card.id), None, "at once");
    wait("the refusal", || account.status().refused_changes == 1).await;
    assert!(column_of(&account, &query, &card.id).is_some(), "it is back");
    let refused = account.changes().remove(0);
    account.discard_change(refused.id).unwrap();
    desk.lift_rules().await;
    account.delete_task(&card.id).unwrap();
    quiet(&account).await;
    let tasks = desk.look("/tasks").await;
    assert!(
        !tasks
            .as_array()
            .unwrap()
            .iter()
            .any(|task| task["_id"] == card.id.as_str())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_that_is_not_documented_is_told_and_holds_nothing_up() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    desk.rule(
        "POST",
        "/tasks/*/activities",
        json!({ "type": "status", "status": 413 }),
    )
    .await;
    account.comment(&card.id, "Çok uzun".into(), Vec::new()).unwrap();
    account.comment(&card.id, "Kısa".into(), Vec::new()).unwrap();
    wait("both refusals", || account.status().refused_changes == 2).await;
    let refused = account.changes().remove(0);
    assert_eq!(refused.text.as_deref(), Some("Çok uzun"));
    let ChangeState::Refused { problem, .. } = refused.state else {
        panic!("{refused:?}");
    };
    assert_eq!(problem.kind, ProblemKind::Refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_tells_only_what_differs_and_drops_what_is_gone() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let settled = || !account.is_reading();
    wait("quiet", settled).await;
    desk.heard.clear();
    account.refresh();
    wait("the second reading", || desk.heard.all().len() >= 2 && settled()).await;
    let told = |event: &Event| matches!(event, Event::TasksChanged { .. });
    assert!(
        !desk.heard.all().iter().any(told),
        "nothing differs: {:?}",
        desk.heard.all()
    );

    desk.delete(&format!("/tasks/{}", card.id)).await;
    account.refresh();
    wait("the deletion", || column_of(&account, &query, &card.id).is_none()).await;
    let named = Event::TasksChanged {
        project: query.project.clone(),
        tasks: vec![card.id.clone()],
    };
    wait("the announcement", || desk.heard.all().contains(&named)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn people_who_left_still_have_names() {
    let desk = Desk::with(Options {
        rate: 0,
        ..Options::default()
    })
    .await;
    desk.sign_in(false).await;
    let account = desk.account();
    // Until then only the person themself is known.
    wait("the people", || account.people().len() > 1).await;
    let current: Vec<UserId> = account
        .people()
        .into_iter()
        .filter(|person| person.current)
        .map(|person| person.id)
        .collect();
    let tasks = desk.look("/tasks").await;
    let named = |task: &serde_json::Value| {
        let people = ["followers", "assignees"]
            .into_iter()
            .filter_map(|field| task[field].as_array());
        people
            .flatten()
            .chain([&task["assignedBy"]])
            .filter_map(|id| id.as_str())
            .map(UserId::from)
            .find(|id| !current.contains(id))
    };
    let found = tasks
        .as_array()
        .unwrap()
        .iter()
        .find_map(|task| named(task).map(|id| (task, id)));
    let (task, who) = found.expect("the sample has tasks of people who left");
    account
        .task(&TaskId::from(task["_id"].as_str().unwrap()))
        .unwrap();
    wait("the name", || {
        account
            .people()
            .iter()
            .any(|person| person.id == who && !person.current && !person.name.is_empty())
    })
    .await;
}
