//! Faults and edits from the control address.

use cubicl_sandbox::{Options, Sandbox};
use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, answer, id};

#[tokio::test]
async fn a_rule_answers_instead_of_the_server() {
    let desk = Desk::new().await;
    let task = desk.task("Atölye").await;
    let other = desk.task("Sevkiyat").await;
    let state = |task: &Value| format!("tasks/{}/state", id(task));
    let active = json!({ "state": "cb_active" });
    desk.rule(json!({
        "method": "PUT", "path": "/tasks/*/state", "project": task["group"], "skip": 1, "times": 1,
        "action": { "type": "status", "status": 403, "body": { "code": 4 } },
    }))
    .await;
    assert_eq!(
        desk.put(&state(&other), active.clone()).await.0,
        200,
        "another project"
    );
    assert_eq!(
        desk.put(&state(&task), active.clone()).await.0,
        200,
        "skipped once"
    );
    assert_eq!(
        desk.put(&state(&task), active.clone()).await,
        (403, json!({ "code": 4 }))
    );
    assert_eq!(desk.put(&state(&task), active).await.0, 200, "used up");

    desk.rule(json!({ "path": "**", "action": { "type": "status", "status": 502, "body": "<h1>Bad gateway</h1>" } })).await;
    let page = desk.request(Method::GET, "app/me").send().await.unwrap();
    assert_eq!(
        (page.status().as_u16(), &page.headers()["content-type"]),
        (502, &"text/html; charset=utf-8".parse().unwrap())
    );
    desk.control(Method::DELETE, "rules", Value::Null).await;
    assert_eq!(desk.get("app/me").await.0, 200);
}

#[tokio::test]
async fn a_connection_is_cut_before_or_after_the_work() {
    let desk = Desk::new().await;
    let group = desk.project_id("Atölye").await;
    let create = |name: &str| {
        desk.request(Method::POST, "tasks")
            .json(&json!({ "group": group, "name": name }))
    };
    let exists = async |name: &str| {
        let tasks = desk.look("tasks").await;
        tasks.as_array().unwrap().iter().any(|task| task["name"] == name)
    };
    desk.rule(json!({ "method": "POST", "path": "/tasks", "times": 1, "action": { "type": "cut_before" } }))
        .await;
    create("Önce").send().await.expect_err("no answer may come");
    assert!(!exists("Önce").await);

    desk.rule(json!({ "method": "POST", "path": "/tasks", "times": 1, "action": { "type": "cut_after" } }))
        .await;
    create("Sonra").send().await.expect_err("no answer may come");
    assert!(exists("Sonra").await, "it was carried out");

    desk.rule(json!({ "method": "GET", "path": "/groups", "times": 1, "action": { "type": "cut_half" } }))
        .await;
    let response = desk.request(Method::GET, "groups").send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.bytes().await.expect_err("only half of it comes");
    assert_eq!(desk.get("groups").await.0, 200);
}

#[tokio::test]
async fn an_answer_can_be_spoilt() {
    let desk = Desk::new().await;
    let text = async || {
        desk.request(Method::GET, "groups")
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap()
    };
    let whole = text().await;
    let spoilt = async |action: &str| {
        desk.rule(json!({ "path": "/groups", "times": 1, "action": { "type": action } }))
            .await;
        text().await
    };
    assert_eq!(spoilt("duplicate").await, whole.repeat(2));
    let half = spoilt("truncate").await;
    assert!(half.len() == whole.len() / 2 && whole.starts_with(&half));
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert!(json(&spoilt("wrong_shape").await).is_object());
    let (whole, wrong) = (json(&whole), json(&spoilt("wrong_types").await));
    assert_eq!(wrong[0]["_id"], whole[0]["_id"]);
    assert!(whole[0]["name"].is_string() && wrong[0]["name"].is_object());
}

#[tokio::test]
async fn faults_can_be_there_from_the_start() {
    let faults = vec![json!({ "path": "/app/me", "action": { "type": "status", "status": 500 } })];
    let desk = Desk::with(Options {
        faults,
        ..Options::default()
    })
    .await;
    assert_eq!(desk.get("app/me").await.0, 500);
    let faults = vec![json!({ "path": "/app/me", "action": { "type": "mischief" } })];
    assert!(
        Sandbox::start(Options {
            faults,
            ..Options::default()
        })
        .await
        .is_err()
    );
}

#[tokio::test]
async fn a_task_comes_between_two_pages() {
    let desk = Desk::new().await;
    let (_, first) = desk.get("tasks?limit=5").await;
    desk.rule(json!({ "path": "/tasks", "times": 1, "action": { "type": "shift" } }))
        .await;
    let (_, shifted) = desk.get("tasks?limit=5&skip=1").await;
    assert_eq!(shifted[0], first[0]);
}

#[tokio::test]
async fn a_stalled_request_holds_up_nobody_else() {
    let desk = Desk::new().await;
    desk.rule(json!({ "path": "/app/me", "times": 1, "action": { "type": "stall" } }))
        .await;
    let stalled = tokio::spawn(desk.request(Method::GET, "app/me").send());
    let mut rounds = 0;
    while desk.look("rules").await[0]["times"] != 0 {
        rounds += 1;
        assert!(rounds < 10_000, "the request never arrived");
    }
    assert_eq!(desk.get("app/me").await.0, 200);
    assert!(!stalled.is_finished());
    desk.sandbox.stop().await;
    stalled.await.unwrap().expect_err("stopping ends it");
}

#[tokio::test]
async fn the_network_can_go_and_come_back_on_the_same_port() {
    let desk = Desk::new().await;
    let reach = async |mode: &str| {
        desk.control(Method::PUT, "reach", json!({ "mode": mode })).await;
    };
    assert_eq!(desk.get("app/me").await.0, 200);
    reach("refuse").await;
    let mut rounds = 0;
    // The port closes a moment after the answer.
    while !desk
        .request(Method::GET, "app/me")
        .send()
        .await
        .is_err_and(|error| error.is_connect())
    {
        rounds += 1;
        assert!(rounds < 10_000, "the port stays open");
    }
    reach("close").await;
    assert!(desk.request(Method::GET, "app/me").send().await.is_err());
    reach("silent").await;
    let mut rounds = 0;
    let silent = loop {
        let silent = tokio::spawn(desk.request(Method::GET, "app/me").send());
        while !silent.is_finished() && desk.look("state").await["openRequests"] == 0 {
            rounds += 1;
            assert!(rounds < 10_000, "the request never arrived");
        }
        if !silent.is_finished() {
            break silent;
        }
        assert!(silent.await.unwrap().is_err(), "the port was not open again yet");
    };
    reach("up").await;
    silent.await.unwrap().expect_err("what was lost stays lost");
    while desk.request(Method::GET, "app/me").send().await.is_err() {
        rounds += 1;
        assert!(rounds < 10_000, "it never comes back");
    }
    assert_eq!(desk.get("app/me").await.0, 200);
}

#[tokio::test]
async fn a_colleague_works_at_the_same_time() {
    let desk = Desk::new().await;
    let (_, colleagues) = desk.get("organization/users").await;
    let by = id(&colleagues[3]);
    let task = format!("tasks/{}", id(&desk.task("Atölye").await));
    desk.control(Method::PUT, &task, json!({ "by": by, "name": "Ümit değiştirdi" }))
        .await;
    desk.control(
        Method::POST,
        &format!("{task}/activities"),
        json!({ "by": by, "content": "Baktım" }),
    )
    .await;
    assert_eq!(desk.get(&task).await.1["name"], "Ümit değiştirdi");
    let (_, stream) = desk.get(&format!("{task}/activities")).await;
    assert_eq!((&stream[0]["user"], &stream[1]["user"]), (&json!(by), &json!(by)));
    desk.control(Method::DELETE, &task, Value::Null).await;
    assert_eq!(desk.get(&task).await.0, 404);
}

#[tokio::test]
async fn settings_with_a_wrong_name_are_refused() {
    let desk = Desk::new().await;
    let url = format!("{}/settings", desk.sandbox.control_address().unwrap());
    assert_eq!(answer(desk.http.put(url).json(&json!({ "rat": 1 }))).await.0, 400);
}

#[tokio::test]
async fn nothing_answers_after_the_stop() {
    let desk = Desk::new().await;
    let address = desk.sandbox.address().to_owned();
    assert_eq!(desk.get("app/me").await.0, 200);
    desk.sandbox.stop().await;
    let error = desk
        .http
        .get(format!("{address}app/me"))
        .send()
        .await
        .unwrap_err();
    assert!(error.is_connect(), "{error}");
}
