//! Webhooks: the user's own, and what they are told.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::desk::{Desk, id};

const PATH: &str = "users/self/webhook";
const TYPES: [&str; 9] = [
    "customer-created",
    "customer-deleted",
    "task-created",
    "task-updated",
    "task-deleted",
    "task-activity-created",
    "task-state-changed",
    "task-archived",
    "task-restored",
];

/// Takes what is posted to it.
struct Ear {
    url: String,
    heard: UnboundedReceiver<Value>,
}

impl Ear {
    async fn new(answer: StatusCode) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook?from=cubicl", listener.local_addr().unwrap());
        let (tell, heard) = unbounded_channel();
        let hook = axum::routing::post(async move |body: Bytes| {
            tell.send(serde_json::from_slice(&body).unwrap()).unwrap();
            answer
        });
        let router = Router::new().route("/hook", hook);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, heard }
    }

    /// What is heard next; a minute of silence is a failure.
    async fn next(&mut self) -> Value {
        let next = tokio::time::timeout(Duration::from_secs(60), self.heard.recv());
        next.await.expect("nothing is heard").unwrap()
    }
}

async fn hook(desk: &Desk, kind: &str, url: &str, group: Option<&str>) -> Value {
    let mut body = json!({ "type": kind, "url": url });
    if let Some(group) = group {
        body["group"] = json!(group);
    }
    let (status, webhook) = desk.post(PATH, body).await;
    assert_eq!(status, 200, "{webhook}");
    webhook
}

#[tokio::test]
async fn they_are_made_changed_and_deleted() {
    let desk = Desk::new().await;
    assert_eq!(
        desk.get(PATH).await,
        (200, json!([])),
        "there are none by default"
    );
    let group = desk.project_id("Atölye").await;
    let webhook = hook(&desk, "task-created", "https://example.com/hook", Some(&group)).await;
    assert_eq!(webhook["group"], json!(group));
    assert_eq!(desk.get(PATH).await.1, json!([webhook]));
    let path = format!("{PATH}/{}", id(&webhook));
    let (status, changed) = desk
        .put(&path, json!({ "url": "http://example.com/other" }))
        .await;
    assert_eq!(
        (status, &changed["url"], &changed["type"]),
        (200, &json!("http://example.com/other"), &webhook["type"])
    );
    let (status, changed) = desk.put(&path, json!({ "type": "customer-created" })).await;
    assert_eq!((status, &changed["group"]), (200, &Value::Null));
    assert_eq!(desk.look("state").await["webhooks"], 1);

    let other = id(&desk.get("organization/users").await.1[5]);
    let other = desk.token_of(&other).await;
    assert_eq!(desk.get_as(&other, PATH).await, (200, json!([])));
    let refused = desk.answer_as(&other, Method::DELETE, &path, &json!({})).await;
    assert_eq!(refused.0, 404, "others' are not there");
    assert_eq!(desk.delete(&path).await.0, 200);
    assert_eq!(desk.delete(&path).await.0, 404);
    assert_eq!(desk.put(&path, json!({})).await.0, 404);
}

#[tokio::test]
async fn wrong_ones_are_refused_with_the_documented_codes() {
    let desk = Desk::new().await;
    let group = desk.project_id("Atölye").await;
    let hidden = desk.project_id("Yönetim Kurulu").await;
    let url = "https://example.com/hook";
    for (body, status, code) in [
        (json!({ "type": "task-created", "url": url }), 400, 2),
        (json!({ "type": "task-moved", "url": url }), 400, 118),
        (json!({ "type": "customer-created" }), 400, 400),
        (json!({ "url": url }), 400, 400),
        (json!({ "type": 1, "url": url }), 400, 400),
        (
            json!({ "type": "customer-created", "url": "example.com" }),
            400,
            400,
        ),
        (
            json!({ "type": "customer-created", "url": "ftp://example.com/" }),
            400,
            400,
        ),
        (
            json!({ "type": "customer-created", "url": url, "colour": 1 }),
            400,
            400,
        ),
        (
            json!({ "type": "customer-created", "url": url, "group": group }),
            422,
            422,
        ),
        (
            json!({ "type": "task-created", "url": url, "group": "unknown" }),
            404,
            404,
        ),
        (
            json!({ "type": "task-created", "url": url, "group": hidden }),
            403,
            4,
        ),
    ] {
        let answer = desk.post(PATH, body.clone()).await;
        assert_eq!(answer, (status, json!({ "code": code })), "{body}");
    }
    let webhook = hook(&desk, "task-created", url, Some(&group)).await;
    let path = format!("{PATH}/{}", id(&webhook));
    for (body, code) in [
        (json!({ "group": null }), 2),
        (json!({ "type": "task-moved" }), 118),
        (json!({ "url": "" }), 400),
    ] {
        assert_eq!(
            desk.put(&path, body.clone()).await,
            (400, json!({ "code": code })),
            "{body}"
        );
    }
    assert_eq!(desk.get(PATH).await.1, json!([webhook]));
}

#[tokio::test]
async fn every_event_is_told_once_and_in_order() {
    let desk = Desk::new().await;
    let mut ear = Ear::new(StatusCode::NO_CONTENT).await;
    let group = desk.project_id("Atölye").await;
    for kind in TYPES {
        let of_task = kind.starts_with("task-").then_some(group.as_str());
        hook(&desk, kind, &ear.url, of_task).await;
    }
    let task = desk.task("Atölye").await;
    let path = format!("tasks/{}", id(&task));
    desk.put(&path, json!({ "priority": 5 })).await;
    desk.put(&format!("{path}/state"), json!({ "state": "cb_active" }))
        .await;
    desk.put(&path, json!({ "state": "cb_waiting", "priority": 1 }))
        .await;
    let comment = desk
        .post(&format!("{path}/activities"), json!({ "content": "Not" }))
        .await
        .1;
    desk.put(&path, json!({ "archivedAt": task["createdAt"] })).await;
    desk.put(&path, json!({ "archivedAt": null })).await;
    desk.task("Sevkiyat").await;
    desk.delete(&path).await;
    let client = desk.post("crm/customers", json!({ "name": "Yeni" })).await.1;
    desk.delete(&format!("crm/customers/{}", id(&client))).await;

    let mut told = Vec::new();
    for _ in 0..10 {
        told.push(ear.next().await);
    }
    let kinds: Vec<&str> = told
        .iter()
        .map(|letter| letter["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "task-created",
            "task-updated",
            "task-state-changed",
            "task-state-changed",
            "task-updated",
            "task-activity-created",
            "task-archived",
            "task-restored",
            "task-deleted",
            "customer-created",
        ],
        "nothing of another project"
    );
    assert_eq!(ear.next().await["customer"], client, "the client that is gone");
    for letter in told.iter().filter(|letter| letter["task"].is_object()) {
        assert_eq!(letter["task"]["_id"], task["_id"]);
    }
    assert_eq!(told[1]["activity"]["changes"]["priority"]["to"], 5);
    assert_eq!(told[2]["task"]["state"], "cb_active");
    assert_eq!(told[5]["activity"]["_id"], comment["_id"]);
    let deliveries = desk.deliveries(11).await;
    assert!(
        deliveries
            .iter()
            .all(|delivery| delivery["status"] == 204 && delivery["called"] == true)
    );
    assert_eq!(deliveries[0]["body"], told[0]);
}

#[tokio::test]
async fn who_may_not_see_a_task_is_not_told_of_it() {
    let desk = Desk::new().await;
    let mut ear = Ear::new(StatusCode::OK).await;
    let group = desk.project_id("Atölye").await;
    let member = id(&desk.get("organization/users").await.1[5]);
    let token = desk.token_of(&member).await;
    let body = json!({ "type": "task-created", "url": ear.url, "group": group });
    assert_eq!(desk.answer_as(&token, Method::POST, PATH, &body).await.0, 200);
    let secret = json!({ "group": group, "name": "Gizli", "private": true });
    desk.post("tasks", secret).await;
    let shown = desk.task("Atölye").await;
    assert_eq!(ear.next().await["task"]["_id"], shown["_id"]);
    let by = json!({ "by": member, "group": group, "name": "Kendi işi" });
    desk.control(Method::POST, "tasks", by).await;
    assert_eq!(ear.next().await["task"]["name"], "Kendi işi");
}

#[tokio::test]
async fn nobody_waits_for_an_address_that_is_elsewhere_or_silent_or_gone() {
    let desk = Desk::new().await;
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone_url = format!("http://{}/", gone.local_addr().unwrap());
    drop(gone);
    let mut ear = Ear::new(StatusCode::INTERNAL_SERVER_ERROR).await;
    let elsewhere = "http://192.0.2.1/hook";
    let silent_url = format!("http://{}/", silent.local_addr().unwrap());
    for url in [elsewhere, &silent_url, &gone_url, &ear.url] {
        hook(&desk, "customer-created", url, None).await;
    }
    let (status, client) = desk.post("crm/customers", json!({ "name": "Yeni" })).await;
    assert_eq!(status, 200);
    assert_eq!(ear.next().await["customer"], client);
    let deliveries = desk.deliveries(4).await;
    let seen: Vec<_> = deliveries
        .iter()
        .map(|delivery| (&delivery["called"], &delivery["status"]))
        .collect();
    let nothing = &Value::Null;
    assert_eq!(
        seen,
        [
            (&json!(false), nothing),
            (&json!(true), nothing),
            (&json!(true), nothing),
            (&json!(true), &json!(500)),
        ]
    );
}
