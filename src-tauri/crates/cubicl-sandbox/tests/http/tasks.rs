//! Creating, changing and deleting tasks.

use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, id};

#[tokio::test]
async fn a_new_task_gets_what_the_server_sets() {
    let desk = Desk::new().await;
    let task = desk.task("Atölye").await;
    assert_eq!(task["state"], "cb_waiting");
    assert_eq!(task["priority"], 3);
    assert_eq!(task["stepType"], "none");
    assert!(task["createdAt"].is_u64());
    assert_eq!(task["deadline"], Value::Null, "what is null is left out");
    let own_states = desk.task("Avrupa Siparişleri").await;
    assert_eq!(own_states["state"], "Teklif", "the project's own default state");
}

#[tokio::test]
async fn what_cannot_be_read_is_a_400() {
    let desk = Desk::new().await;
    let group = desk.project_id("Atölye").await;
    let me = id(&desk.get("app/me").await.1);
    for body in [
        json!({ "name": "x" }),
        json!({ "group": group }),
        json!({ "group": group, "name": " " }),
        json!({ "group": group, "name": "x", "naem": "y" }),
        json!({ "group": group, "name": "x", "priority": 6 }),
        json!({ "group": group, "name": "x", "priority": "5" }),
        json!({ "group": group, "name": "x", "deadline": "2026-01-01" }),
        json!({ "group": group, "name": "x", "deadline": 1.5 }),
        json!({ "group": group, "name": "x", "deadline": 1_790_000_000_000_i64 }),
        json!({ "group": group, "name": "x", "assignees": me }),
        json!({ "group": group, "name": "x", "customer": { "_id": "1", "name": "y" } }),
        json!({ "group": group, "name": "x", "recurrent": true }),
        json!({ "group": group, "name": "x", "stepType": "list" }),
        json!({ "group": group, "name": "x", "stepType": "steps", "steps": [{ "completed": true }] }),
        json!([]),
    ] {
        assert_eq!(
            desk.post("tasks", body.clone()).await,
            (400, json!({ "code": 400 })),
            "{body}"
        );
    }
    let not_json = desk
        .request(Method::POST, "tasks")
        .body("{")
        .send()
        .await
        .unwrap();
    assert_eq!(not_json.status(), 400);
}

#[tokio::test]
async fn what_makes_no_sense_is_a_422() {
    let desk = Desk::new().await;
    let group = desk.project_id("Atölye").await;
    let elsewhere = id(&desk.task("Sevkiyat").await);
    for body in [
        json!({ "group": group, "name": "x", "state": "Teklif" }),
        json!({ "group": group, "name": "x", "start": 1_790_000_001, "deadline": 1_790_000_000 }),
        json!({ "group": group, "name": "x", "files": ["nothing"] }),
        json!({ "group": group, "name": "x", "assignees": ["nobody"] }),
        json!({ "group": group, "name": "x", "customer": "nobody" }),
        json!({ "group": group, "name": "x", "parent": elsewhere }),
        json!({ "group": group, "name": "x", "stepType": "progress", "steps": { "completed": 3, "total": 2 } }),
    ] {
        assert_eq!(
            desk.post("tasks", body.clone()).await,
            (422, json!({ "code": 422 })),
            "{body}"
        );
    }
    assert_eq!(
        desk.post("tasks", json!({ "group": "nowhere", "name": "x" }))
            .await
            .0,
        404
    );
    let task = format!("tasks/{}/state", id(&desk.task("Atölye").await));
    assert_eq!(desk.put(&task, json!({ "state": "Teklif" })).await.0, 422);
    assert_eq!(desk.put(&task, json!({})).await.0, 400);
}

#[tokio::test]
async fn a_state_of_the_completed_type_sets_the_time_of_completion() {
    let desk = Desk::new().await;
    let task = format!("tasks/{}", id(&desk.task("Avrupa Siparişleri").await));
    let (status, change) = desk
        .put(&format!("{task}/state"), json!({ "state": "Teslim edildi" }))
        .await;
    assert_eq!(status, 200);
    assert_eq!(change["activity"]["type"], "task-state-changed");
    assert_eq!(
        change["activity"]["changes"]["state"],
        json!({ "from": "Teklif", "to": "Teslim edildi" })
    );
    assert!(change["task"]["completedAt"].is_u64());
    let (_, change) = desk
        .put(&format!("{task}/state"), json!({ "state": "Üretimde" }))
        .await;
    assert_eq!(change["task"]["completedAt"], Value::Null);
}

#[tokio::test]
async fn an_update_changes_only_what_is_sent_and_null_unsets() {
    let desk = Desk::new().await;
    let path = format!("tasks/{}", id(&desk.task("Atölye").await));
    let (_, first) = desk
        .put(&path, json!({ "deadline": 1_790_000_000, "desc": "Açıklama" }))
        .await;
    assert_eq!(first["task"]["deadline"], 1_790_000_000);
    assert_eq!(first["activity"]["type"], "task-updated");
    let (_, second) = desk.put(&path, json!({ "deadline": null })).await;
    assert_eq!(second["task"]["deadline"], Value::Null);
    assert_eq!(second["task"]["desc"], "Açıklama");
    assert_eq!(second["task"]["name"], "Deneme görevi");
    let (_, third) = desk.put(&path, json!({ "desc": "" })).await;
    assert_eq!(
        third["task"]["desc"],
        Value::Null,
        "the empty text unsets as well"
    );

    let (_, archived) = desk.put(&path, json!({ "archivedAt": 1_790_000_000 })).await;
    assert_eq!(archived["activity"]["type"], "task-archived");
    let (_, restored) = desk.put(&path, json!({ "archivedAt": null })).await;
    assert_eq!(restored["activity"]["type"], "task-restored");

    desk.speak(json!({ "change": "bare" })).await;
    let (_, bare) = desk.put(&path, json!({ "priority": 5 })).await;
    assert_eq!(bare["priority"], 5, "the freedom that A5 leaves");
}

#[tokio::test]
async fn a_refused_update_changes_nothing() {
    let desk = Desk::new().await;
    let path = format!("tasks/{}", id(&desk.task("Atölye").await));
    let body = json!({ "name": "Yeni ad", "assignees": ["nobody"] });
    assert_eq!(desk.put(&path, body).await.0, 422);
    assert_eq!(desk.get(&path).await.1["name"], "Deneme görevi");
}

#[tokio::test]
async fn the_server_names_new_steps_and_keeps_the_names_of_old_ones() {
    let desk = Desk::new().await;
    let path = format!("tasks/{}", id(&desk.task("Atölye").await));
    let body =
        json!({ "stepType": "steps", "steps": [{ "name": "Bir" }, { "name": "İki", "completed": true }] });
    let (_, change) = desk.put(&path, body).await;
    let steps = &change["task"]["steps"];
    let (one, two) = (steps[0]["id"].as_str().unwrap(), steps[1]["id"].as_str().unwrap());
    assert_ne!(one, two);
    assert_eq!(steps[0]["completed"], false);

    let body = json!({ "steps": [{ "id": two, "name": "İki", "completed": false }, { "name": "Üç" }] });
    let (_, change) = desk.put(&path, body).await;
    assert_eq!(
        change["task"]["steps"][0],
        json!({ "id": two, "name": "İki", "completed": false })
    );
    assert!(![one, two].contains(&change["task"]["steps"][1]["id"].as_str().unwrap()));
    assert_eq!(change["activity"]["type"], "task-progress");

    let (_, change) = desk
        .put(
            &path,
            json!({ "stepType": "progress", "steps": { "completed": 3, "total": 8 } }),
        )
        .await;
    assert_eq!(change["task"]["steps"], json!({ "completed": 3, "total": 8 }));
    let (_, change) = desk.put(&path, json!({ "stepType": "none" })).await;
    assert_eq!(change["task"]["steps"], Value::Null);
}

#[tokio::test]
async fn subtasks_live_and_die_with_their_parent() {
    let desk = Desk::new().await;
    let parent = desk.task("Atölye").await;
    let path = format!("tasks/{}", id(&parent));
    let (status, child) = desk
        .post(&format!("{path}/subtasks"), json!({ "name": "Alt görev" }))
        .await;
    assert_eq!(status, 200);
    assert_eq!(
        (&child["parent"], &child["group"]),
        (&parent["_id"], &parent["group"])
    );
    assert_eq!(desk.get(&path).await.1["subtasks"], json!([id(&child)]));
    let with_group = json!({ "name": "x", "group": parent["group"] });
    assert_eq!(desk.post(&format!("{path}/subtasks"), with_group).await.0, 400);

    let (_, second) = desk
        .post(&format!("{path}/subtasks"), json!({ "name": "İkinci" }))
        .await;
    assert_eq!(desk.delete(&format!("tasks/{}", id(&second))).await.0, 200);
    assert_eq!(desk.get(&path).await.1["subtasks"], json!([id(&child)]));
    assert_eq!(desk.delete(&path).await.0, 200);
    assert_eq!(desk.get(&path).await.0, 404);
    assert_eq!(desk.get(&format!("tasks/{}", id(&child))).await.0, 404);
}

#[tokio::test]
async fn comments_and_history_make_one_stream() {
    let desk = Desk::new().await;
    let me = id(&desk.get("app/me").await.1);
    let path = format!("tasks/{}", id(&desk.task("Atölye").await));
    let activities = format!("{path}/activities");
    desk.put(&path, json!({ "priority": 4 })).await;
    let (status, comment) = desk.post(&activities, json!({ "content": "Günaydın" })).await;
    assert_eq!(status, 200);
    assert_eq!(
        (comment["type"].as_str(), comment["user"].as_str()),
        (Some("comment"), Some(me.as_str()))
    );
    let (_, stream) = desk.get(&activities).await;
    let kinds: Vec<&str> = stream
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["comment", "task-updated", "task-created"]);
    let (_, page) = desk.get(&format!("{activities}?limit=1&skip=1")).await;
    assert_eq!(page[0]["type"], "task-updated");

    for body in [
        json!({}),
        json!({ "content": "  " }),
        json!({ "content": 1 }),
        json!({ "text": "x" }),
    ] {
        assert_eq!(desk.post(&activities, body.clone()).await.0, 400, "{body}");
    }
    assert_eq!(
        desk.post(&activities, json!({ "files": ["nothing"] })).await.0,
        422
    );
}

#[tokio::test]
async fn only_comments_with_a_client_on_the_other_end_can_be_shown() {
    let desk = Desk::with(cubicl_sandbox::Options {
        rate: 0,
        tasks: 1_500,
        ..Default::default()
    })
    .await;
    let plain = format!("tasks/{}/activities", id(&desk.task("Atölye").await));
    let (_, comment) = desk.post(&plain, json!({ "content": "x" })).await;
    let visibility = format!("{plain}/{}", id(&comment));
    assert_eq!(desk.put(&visibility, json!({ "visible": true })).await.0, 422);

    let tasks = desk.look("tasks").await;
    let by_email = tasks
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["email"].is_object())
        .unwrap();
    let stream = format!("tasks/{}/activities", id(by_email));
    let (_, comment) = desk.post(&stream, json!({ "content": "Merhaba Daniel" })).await;
    assert_eq!(comment["visible"], false);
    let visibility = format!("{stream}/{}", id(&comment));
    let (status, shown) = desk.put(&visibility, json!({ "visible": true })).await;
    assert_eq!((status, &shown["visible"]), (200, &json!(true)));
    assert_eq!(
        desk.look("emails").await,
        json!([id(&comment)]),
        "it went out as an e-mail"
    );
    assert_eq!(desk.put(&visibility, json!({})).await.0, 400);
    assert_eq!(
        desk.put(&format!("{stream}/nothing"), json!({ "visible": true }))
            .await
            .0,
        404
    );
}
