//! The files pages of projects and clients.

use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, answer, id};

const ROOT: &str = "file-system-nodes";

async fn some_file(desk: &Desk) -> String {
    let files = desk.look("files").await;
    id(&files.as_array().unwrap()[0])
}

#[tokio::test]
async fn a_directory_takes_files_and_goes_with_them() {
    let desk = Desk::new().await;
    let group = desk.project_id("Atölye").await;
    let file = some_file(&desk).await;
    let body = json!({ "group": group, "name": "Şablonlar" });
    let (status, outer) = desk.post("file-system-nodes/directories", body).await;
    assert_eq!(
        (status, &outer["type"], &outer["parent"]),
        (200, &json!("d"), &Value::Null)
    );
    let body = json!({ "group": group, "parent": id(&outer), "name": "İç" });
    let inner = desk.post("file-system-nodes/directories", body).await.1;
    let body = json!({ "group": group, "parent": id(&inner), "files": [file] });
    let (status, added) = desk.post("file-system-nodes/files", body).await;
    assert_eq!((status, &added[0]["file"]["_id"]), (200, &json!(file)), "{added}");

    let inside = format!("{ROOT}?group={group}&parent={}", id(&inner));
    assert_eq!(desk.get(&inside).await, (200, added));
    assert_eq!(
        desk.delete(&format!("{ROOT}?ids={},unknown", id(&outer))).await.0,
        404
    );
    assert_eq!(desk.get(&inside).await.0, 200, "all or none");
    assert_eq!(desk.delete(&format!("{ROOT}?ids={}", id(&outer))).await.0, 200);
    assert_eq!(desk.get(&inside).await.0, 404, "what was in it is gone too");
}

#[tokio::test]
async fn a_client_has_a_page_too() {
    let desk = Desk::new().await;
    let (_, rows) = desk.get("crm/customers?limit=1").await;
    let client = id(&rows[0]);
    let (status, nodes) = desk.get(&format!("{ROOT}?customer={client}")).await;
    assert_eq!(status, 200);
    let file = nodes
        .as_array()
        .unwrap()
        .iter()
        .find(|node| node["type"] == "f")
        .unwrap();
    assert_eq!(file["customer"], json!(client));
    assert_eq!(desk.get(&format!("files/{}/url", id(&file["file"]))).await.0, 200);
}

#[tokio::test]
async fn wrong_requests_are_refused() {
    let desk = Desk::new().await;
    let group = desk.project_id("Atölye").await;
    let other = desk.project_id("Sevkiyat").await;
    let file = some_file(&desk).await;
    let body = json!({ "group": other, "name": "Başka yerde" });
    let elsewhere = id(&desk.post("file-system-nodes/directories", body).await.1);
    for (query, status) in [
        (String::new(), 400),
        (format!("?group={group}&customer=x"), 400),
        ("?group=unknown".into(), 404),
        ("?customer=unknown".into(), 404),
        (format!("?group={group}&parent={elsewhere}"), 422),
    ] {
        assert_eq!(desk.get(&format!("{ROOT}{query}")).await.0, status, "{query}");
    }
    for (body, status) in [
        (json!({ "group": group }), 400),
        (json!({ "group": group, "files": [] }), 400),
        (json!({ "group": group, "files": ["unknown"] }), 422),
        (json!({ "files": [file] }), 400),
        (
            json!({ "group": group, "files": [file], "parent": elsewhere }),
            422,
        ),
    ] {
        assert_eq!(
            desk.post("file-system-nodes/files", body.clone()).await.0,
            status,
            "{body}"
        );
    }
    assert_eq!(
        desk.post("file-system-nodes/directories", json!({ "group": group }))
            .await
            .0,
        400
    );
    assert_eq!(desk.delete(ROOT).await.0, 400);
}

#[tokio::test]
async fn a_project_that_is_not_seen_has_no_page_to_see() {
    let desk = Desk::new().await;
    let tasks = desk.look("tasks").await;
    let mut rows = tasks.as_array().unwrap().iter();
    let outsider = rows
        .find_map(|task| task["support"]["portalUser"].as_str())
        .unwrap();
    let given = desk
        .control(Method::POST, "tokens", json!({ "user": outsider }))
        .await;
    let group = desk.project_id("Atölye").await;
    let url = format!("{}{ROOT}?group={group}", desk.sandbox.address());
    let refused = answer(desk.http.get(url).bearer_auth(given["token"].as_str().unwrap())).await;
    assert_eq!(refused, (403, json!({ "code": 4 })));
}
