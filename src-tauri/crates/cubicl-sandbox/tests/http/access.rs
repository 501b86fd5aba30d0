//! Who gets in, and what they may do.

use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, answer, id};

#[tokio::test]
async fn every_request_needs_a_known_bearer_token() {
    let desk = Desk::new().await;
    for path in [
        "app/me",
        "groups",
        "tasks",
        "tasks/1",
        "files/1/url",
        "no/such/path",
    ] {
        let url = format!("{}{path}", desk.sandbox.address());
        let refused = (401, json!({ "code": 401 }));
        assert_eq!(
            answer(desk.http.get(&url)).await,
            refused,
            "without a token: {path}"
        );
        assert_eq!(
            answer(desk.http.get(&url).bearer_auth("wrong")).await,
            refused,
            "wrong token: {path}"
        );
        let basic = desk
            .http
            .get(&url)
            .header("authorization", format!("Basic {}", desk.sandbox.token()));
        assert_eq!(answer(basic).await, refused, "another scheme: {path}");
    }
    assert_eq!(desk.get("app/me").await.0, 200);

    desk.control(Method::DELETE, "tokens", Value::Null).await;
    assert_eq!(
        desk.get("app/me").await.0,
        401,
        "a removed token is not known any longer"
    );
}

#[tokio::test]
async fn another_persons_token_acts_for_that_person() {
    let desk = Desk::new().await;
    let (_, colleagues) = desk.get("organization/users").await;
    let colleague = id(&colleagues[5]);
    let given = desk
        .control(Method::POST, "tokens", json!({ "user": colleague }))
        .await;
    let url = format!("{}app/me", desk.sandbox.address());
    let (status, me) = answer(desk.http.get(url).bearer_auth(given["token"].as_str().unwrap())).await;
    assert_eq!((status, id(&me)), (200, colleague));
}

#[tokio::test]
async fn unknown_paths_and_wrong_methods_are_told_apart() {
    let desk = Desk::new().await;
    assert_eq!(desk.get("no/such/path").await, (404, json!({ "code": 404 })));
    assert_eq!(
        desk.post("app/me", json!({})).await,
        (405, json!({ "code": 405 }))
    );
    assert_eq!(desk.delete("files/upload").await.0, 405);
    assert_eq!(desk.get("tasks/000000000000000000000000").await.0, 404);
}

#[tokio::test]
async fn me_has_an_organization_and_no_address() {
    let desk = Desk::new().await;
    let (_, me) = desk.get("app/me").await;
    assert_eq!(me["org"]["isAdmin"], false);
    assert_eq!(me["org"]["name"], "Kavlan Mobilya");
    assert_eq!(me["email"], Value::Null);
    let photo = desk
        .http
        .get(me["profile"].as_str().unwrap())
        .send()
        .await
        .unwrap();
    assert_eq!(photo.headers()["content-type"], "image/png");
    assert!(
        photo.bytes().await.unwrap().starts_with(b"\x89PNG"),
        "the photo needs no token"
    );
}

#[tokio::test]
async fn people_who_left_resolve_only_by_id() {
    let desk = Desk::with(cubicl_sandbox::Options {
        rate: 0,
        tasks: 1_000,
        ..Default::default()
    })
    .await;
    let (_, colleagues) = desk.get("organization/users").await;
    let colleagues = colleagues.as_array().unwrap();
    assert_eq!(colleagues.len(), 14);
    assert!(colleagues.iter().all(|user| user["email"].is_string()));
    assert!(
        colleagues.iter().any(|user| user["profile"].is_null()),
        "not everybody has a photo"
    );

    let tasks = desk.all("tasks?").await;
    let known: Vec<String> = colleagues.iter().map(id).collect();
    let stranger = tasks
        .iter()
        .filter_map(|task| task["assignedBy"].as_str())
        .find(|owner| !known.iter().any(|id| id == owner))
        .expect("some owner has left");
    let (_, found) = desk
        .get(&format!("users?ids={stranger},{},nobody", known[0]))
        .await;
    assert_eq!(found.as_array().unwrap().len(), 2, "an unknown id is left out");
    assert_eq!(id(&found[0]), stranger);
    assert_eq!(found[0]["email"], Value::Null);
    assert_eq!(desk.get("users").await.0, 400, "ids is required");
}

#[tokio::test]
async fn a_project_that_may_only_be_viewed_takes_no_change() {
    let desk = Desk::new().await;
    let group = desk.project_id("Bilgi İşlem").await;
    let me = id(&desk.get("app/me").await.1);
    let rows = desk.all(&format!("tasks?group={group}&")).await;
    let foreign = rows
        .iter()
        .find(|task| task["assignedBy"] != *me && !task["assignees"].to_string().contains(&me))
        .unwrap();
    let task = format!("tasks/{}", id(foreign));
    let refused = (403, json!({ "code": 4 }));
    assert_eq!(desk.get(&task).await.0, 200);
    assert_eq!(desk.put(&task, json!({ "name": "x" })).await, refused);
    assert_eq!(
        desk.put(&format!("{task}/state"), json!({ "state": "cb_active" }))
            .await,
        refused
    );
    assert_eq!(
        desk.post(&format!("{task}/activities"), json!({ "content": "x" }))
            .await,
        refused
    );
    assert_eq!(
        desk.post(&format!("{task}/subtasks"), json!({ "name": "x" }))
            .await,
        refused
    );
    assert_eq!(desk.delete(&task).await, refused);
    assert_eq!(
        desk.post("tasks", json!({ "group": group, "name": "x" })).await,
        refused
    );
}

#[tokio::test]
async fn what_is_hidden_is_neither_listed_nor_read() {
    let desk = Desk::new().await;
    let hidden = desk.project_id("Yönetim Kurulu").await;
    let (_, projects) = desk.get("groups").await;
    assert!(
        projects
            .as_array()
            .unwrap()
            .iter()
            .all(|project| id(project) != hidden)
    );
    assert_eq!(desk.get(&format!("tasks?group={hidden}")).await.0, 403);

    let all = desk.look("tasks").await;
    let tasks = all.as_array().unwrap();
    let secret = tasks.iter().find(|task| task["group"] == *hidden).unwrap();
    assert_eq!(desk.get(&format!("tasks/{}", id(secret))).await.0, 403);
}

#[tokio::test]
async fn an_assignee_may_move_and_comment_without_the_right_to_edit() {
    let desk = Desk::new().await;
    let group = desk.project_id("Bilgi İşlem").await;
    let me = id(&desk.get("app/me").await.1);
    let (_, colleagues) = desk.get("organization/users").await;
    let body = json!({ "by": id(&colleagues[6]), "group": group, "name": "Senin işin", "assignees": [me] });
    let task = desk.control(Method::POST, "tasks", body).await;
    let task = format!("tasks/{}", id(&task));
    assert_eq!(
        desk.put(&format!("{task}/state"), json!({ "state": "cb_active" }))
            .await
            .0,
        200
    );
    assert_eq!(
        desk.post(&format!("{task}/activities"), json!({ "content": "Başladım" }))
            .await
            .0,
        200
    );
    assert_eq!(desk.put(&task, json!({ "name": "Benim işim" })).await.0, 403);
    assert_eq!(desk.delete(&task).await.0, 403);
}
