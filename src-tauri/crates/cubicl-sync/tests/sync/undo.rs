//! Undo and redo: what was not sent sends nothing, what was sent is changed back, nobody else's change is overwritten.

use std::time::Duration;

use cubicl_sync::Account;
use cubicl_sync::view::*;
use serde_json::{Value, json};

use crate::support::{Desk, column_of, offline, online, quiet, wait};

/// Longer than any test takes.
const LONG: Duration = Duration::from_secs(3600);

fn name(text: &str) -> TaskChange {
    TaskChange::Name(text.to_owned())
}

fn undo(account: &Account) -> DeedView {
    account.undo(None).unwrap().expect("something to undo")
}

fn redo(account: &Account) -> DeedView {
    account.redo().unwrap().expect("something to redo")
}

/// Requests of this method since the desk was opened.
async fn sent(desk: &Desk, method: &str) -> Vec<String> {
    let requests = desk.requests().await.into_iter();
    requests.filter(|line| line.starts_with(method)).collect()
}

async fn is_at_the_server(desk: &Desk, task: &TaskId) -> bool {
    let tasks = desk.look("/tasks").await;
    tasks
        .as_array()
        .unwrap()
        .iter()
        .any(|each| each["_id"] == task.as_str())
}

/// A task with a checklist of at least two items, as the server has it.
async fn checklist(desk: &Desk, query: &BoardQuery) -> (TaskId, Value) {
    let tasks = desk.look("/tasks").await;
    let good = |task: &&Value| {
        task["group"] == query.project.as_str()
            && task["stepType"] == "steps"
            && task["steps"].as_array().is_some_and(|steps| steps.len() > 1)
    };
    let task = tasks.as_array().unwrap().iter().find(good);
    let task = task.expect("the sample has checklists");
    let id = TaskId::from(task["_id"].as_str().unwrap());
    let account = desk.account();
    wait("the record", || account.task(&id).unwrap().complete).await;
    (id, task.clone())
}

fn items(account: &Account, task: &TaskId) -> Vec<StepItem> {
    let StepsView::Checklist { items } = account.task(task).unwrap().steps else {
        return Vec::new();
    };
    items
}

fn told(steps: &Value) -> Vec<(String, bool)> {
    let steps = steps.as_array().unwrap().iter();
    steps
        .map(|step| {
            (
                step["name"].as_str().unwrap().to_owned(),
                step["completed"] == true,
            )
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_status_tells_where_a_card_will_stand() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    let told = account.status();
    assert_eq!(told.undo.unwrap().leads_to.as_deref(), Some(&*card.state));
    assert_eq!(
        undo(&account).leads_to.as_deref(),
        Some(&*other),
        "what doing it again leads to"
    );
    assert_eq!(account.status().redo.unwrap().leads_to.as_deref(), Some(&*other));
    redo(&account);
    assert_eq!(account.status().undo.unwrap().leads_to, Some(card.state));
    account.change_task(&card.id, name("Bir")).unwrap();
    assert_eq!(
        account.status().undo.unwrap().leads_to,
        None,
        "it stays where it is"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_undone_before_it_is_sent_is_never_sent() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let (list, _) = checklist(&desk, &query).await;
    let account = desk.account();
    let before = items(&account, &list);
    offline(&desk).await;
    account.change_task(&card.id, TaskChange::State(other)).unwrap();
    account.change_task(&card.id, name("Bir")).unwrap();
    account.change_task(&card.id, name("İki")).unwrap();
    let (key, done) = (before[1].key.clone(), !before[1].done);
    account
        .change_task(&list, TaskChange::StepTicked { key, done })
        .unwrap();
    account
        .change_task(
            &list,
            TaskChange::StepAdded {
                name: "Yeni".to_owned(),
            },
        )
        .unwrap();
    account
        .change_task(
            &list,
            TaskChange::StepRemoved {
                key: before[0].key.clone(),
            },
        )
        .unwrap();
    for what in [
        ChangeKind::Steps,
        ChangeKind::Steps,
        ChangeKind::Steps,
        ChangeKind::Name,
    ] {
        assert_eq!(undo(&account).what, what);
    }
    assert_eq!(items(&account, &list), before);
    assert_eq!(account.task(&card.id).unwrap().name, "Bir", "one step at a time");
    undo(&account);
    let moved = undo(&account);
    assert_eq!(
        (moved.what, moved.task_name),
        (ChangeKind::State, card.name.clone())
    );
    assert_eq!(account.undo(None).unwrap(), None, "nothing is left to undo");
    assert_eq!(account.changes(), [], "nothing waits");
    online(&desk).await;
    assert_eq!(sent(&desk, "PUT").await, [""; 0]);
    assert_eq!(column_of(&account, &query, &card.id), Some(card.state));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_was_sent_goes_back_and_forth() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    quiet(&account).await;
    let offered = account.status().undo.expect("a move can be undone");
    assert_eq!((offered.what, &offered.task), (ChangeKind::State, &card.id));

    let back = undo(&account);
    assert_eq!(
        (back.what, &back.task, &back.state),
        (ChangeKind::State, &card.id, &card.state)
    );
    assert_eq!(
        column_of(&account, &query, &card.id).as_ref(),
        Some(&card.state),
        "at once"
    );
    quiet(&account).await;
    desk.server_task(&card.id, "the way back", |task| {
        task["state"] == card.state.as_str()
    })
    .await;
    let offered = account.status().redo.expect("it can be done again");
    assert_eq!((offered.what, &offered.task), (ChangeKind::State, &card.id));

    redo(&account);
    quiet(&account).await;
    desk.server_task(&card.id, "the move again", |task| task["state"] == other.as_str())
        .await;
    assert_eq!(account.status().redo, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_edits_two_undos_and_a_redo_end_at_the_first_edit() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    account.change_task(&card.id, name("Bir")).unwrap();
    account.change_task(&card.id, name("İki")).unwrap();
    undo(&account);
    undo(&account);
    assert_eq!(account.task(&card.id).unwrap().name, card.name);
    redo(&account);
    assert_eq!(account.task(&card.id).unwrap().name, "Bir");
    quiet(&account).await;
    desk.server_task(&card.id, "the first edit", |task| task["name"] == "Bir")
        .await;

    undo(&account);
    account.change_task(&card.id, TaskChange::Priority(5)).unwrap();
    assert_eq!(account.redo().unwrap(), None, "something else was done since");
    quiet(&account).await;
    desk.server_task(&card.id, "the old name", |task| {
        task["name"] == card.name.as_str()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_colleague_changed_meanwhile_is_not_undone() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    account.change_task(&card.id, TaskChange::State(other)).unwrap();
    account.change_task(&card.id, name("Benim")).unwrap();
    quiet(&account).await;
    desk.put(&format!("/tasks/{}", card.id), json!({ "name": "Onun" }))
        .await;
    account.refresh();
    wait("the colleague's name", || {
        account.task(&card.id).unwrap().name == "Onun"
    })
    .await;
    let problem = account.undo(None).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::ChangedMeanwhile);
    assert_eq!(account.task(&card.id).unwrap().name, "Onun");

    assert_eq!(
        undo(&account).what,
        ChangeKind::State,
        "the step before can be undone"
    );
    quiet(&account).await;
    let task = desk
        .server_task(&card.id, "the way back", |task| {
            task["state"] == card.state.as_str()
        })
        .await;
    assert_eq!(task["name"], "Onun");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_change_is_not_offered_to_be_undone() {
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
    account.change_task(&card.id, TaskChange::State(other)).unwrap();
    wait("the refusal", || account.status().refused_changes == 1).await;
    assert_eq!(account.status().undo, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_undone_by_their_item() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (list, task) = checklist(&desk, &query).await;
    let account = desk.account();
    let before = told(&task["steps"]);
    let item = items(&account, &list).remove(1);
    let ticked = TaskChange::StepTicked {
        key: item.key.clone(),
        done: !item.done,
    };
    account.change_task(&list, ticked).unwrap();
    account
        .change_task(&list, TaskChange::StepRemoved { key: item.key })
        .unwrap();
    quiet(&account).await;
    let mut steps = desk.look(&format!("/tasks/{list}")).await["steps"].clone();
    let first = json!({ "name": "Bir başkasının adımı", "completed": false });
    steps.as_array_mut().unwrap().insert(0, first);
    desk.put(&format!("/tasks/{list}"), json!({ "steps": steps }))
        .await;
    account.refresh();
    wait("a colleague's step", || {
        items(&account, &list).len() == before.len()
    })
    .await;

    undo(&account);
    quiet(&account).await;
    undo(&account);
    quiet(&account).await;
    let after = told(&desk.look(&format!("/tasks/{list}")).await["steps"]);
    assert_eq!(after[0].0, "Bir başkasının adımı", "it is where it was put");
    assert_eq!(after[1..], before, "the item is where it was, and as it was");
    redo(&account);
    redo(&account);
    quiet(&account).await;
    let after = told(&desk.look(&format!("/tasks/{list}")).await["steps"]);
    assert_eq!(after.len(), before.len());
    assert!(
        !after.iter().any(|(name, _)| *name == item.name),
        "it is gone again"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_is_undone_is_never_sent() {
    let desk = Desk::deleting_after(LONG).await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    let change = account.delete_task(&card.id).unwrap();
    assert_eq!(column_of(&account, &query, &card.id), None, "gone at once");
    account.refresh();
    wait("what the refresh reads", || !account.is_reading()).await;
    assert_eq!(
        account.changes()[0].state,
        ChangeState::Waiting,
        "it is held back all the same"
    );

    let back = account.undo(Some(change)).unwrap().expect("the deletion");
    assert_eq!((back.what, back.task), (ChangeKind::Delete, card.id.clone()));
    assert_eq!(column_of(&account, &query, &card.id), Some(card.state));
    assert_eq!(account.changes(), []);
    assert_eq!(sent(&desk, "DELETE").await, [""; 0]);

    redo(&account);
    assert_eq!(column_of(&account, &query, &card.id), None);
    undo(&account);
    assert_eq!(sent(&desk, "DELETE").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_leaves_by_itself_and_cannot_be_undone_then() {
    let desk = Desk::deleting_after(Duration::from_millis(300)).await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    account.change_task(&card.id, TaskChange::State(other)).unwrap();
    let change = account.delete_task(&card.id).unwrap();
    quiet(&account).await;
    assert!(!is_at_the_server(&desk, &card.id).await);
    assert_eq!(account.status().undo, None, "nothing of the task can be undone");
    let late = account.undo(Some(change)).unwrap_err();
    assert_eq!(late.kind, ProblemKind::TooLate);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_waits_when_the_app_ends_is_sent_at_the_next_start() {
    let mut desk = Desk::deleting_after(LONG).await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    desk.account().delete_task(&card.id).unwrap();
    desk.restart().await;
    let account = desk.account();
    quiet(&account).await;
    assert!(!is_at_the_server(&desk, &card.id).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_was_never_sent_comes_back_or_is_never_made() {
    let mut desk = Desk::deleting_after(LONG).await;
    let query = desk.board().await;
    offline(&desk).await;
    let new = NewTask {
        project: query.project.clone(),
        name: "Vazgeçildi".to_owned(),
        ..NewTask::default()
    };
    let account = desk.account();
    let local = account.create_task(new).unwrap();
    account.delete_task(&local).unwrap();
    assert_eq!(column_of(&account, &query, &local), None);
    undo(&account);
    assert!(column_of(&account, &query, &local).is_some());

    redo(&account);
    drop(account);
    desk.reach("up").await;
    desk.restart().await;
    quiet(&desk.account()).await;
    assert_eq!(sent(&desk, "POST").await, [""; 0], "nobody heard of it");
}
