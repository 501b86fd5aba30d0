//! Clients: the five requests, and what they do to tasks.

use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, answer, id};

#[tokio::test]
async fn a_list_has_names_only_until_asked_for_all() {
    let desk = Desk::new().await;
    let (_, rows) = desk.get("crm/customers").await;
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 10, "the documented default");
    assert_eq!(rows[0].as_object().unwrap().len(), 2, "{}", rows[0]);
    let (_, rest) = desk.get("crm/customers?skip=10&includeAllFields=true").await;
    assert_eq!(rest.as_array().unwrap().len(), 2);
    assert!(rest[0]["contacts"].is_array() && rest[0]["createdAt"].is_i64());
    desk.speak(json!({ "limit": "ignored" })).await;
    assert_eq!(desk.get("crm/customers").await.1.as_array().unwrap().len(), 12);
    assert_eq!(desk.get("crm/customers?limit=x").await.0, 400);
    assert_eq!(desk.get("crm/customers?includeAllFields=1").await.0, 400);
}

#[tokio::test]
async fn they_are_found_by_the_start_of_a_word_and_by_any_address() {
    let desk = Desk::new().await;
    let names = async |query: &str| {
        let (status, rows) = desk.get(&format!("crm/customers?{query}")).await;
        assert_eq!(status, 200);
        let rows = rows.as_array().unwrap().clone();
        rows.iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("name=alten").await, ["Hotel Altenriede"]);
    assert_eq!(names("name=tenriede").await, [""; 0]);
    assert_eq!(
        names("email=CONTACT2@client1.example").await,
        ["Nordhavn Interiør"]
    );
}

#[tokio::test]
async fn what_is_created_is_read_changed_and_deleted() {
    let desk = Desk::new().await;
    let body = json!({
        "name": "Deneme", "fullname": "Deneme A.Ş.", "contacts": [{ "name": "Ece" }],
        "customFields": { "a": "1", "b": null },
    });
    let (status, client) = desk.post("crm/customers", body).await;
    assert_eq!(status, 200, "{client}");
    let path = format!("crm/customers/{}", id(&client));
    assert_eq!(desk.get(&path).await, (200, client.clone()));

    let mut task = desk.task("Atölye").await;
    let task_path = format!("tasks/{}", id(&task));
    assert_eq!(
        desk.put(&task_path, json!({ "customer": id(&client) })).await.0,
        200
    );
    let (status, changed) = desk
        .put(&path, json!({ "name": "Yeni ad", "fullname": "" }))
        .await;
    assert_eq!(status, 200);
    assert_eq!(
        (&changed["name"], &changed["fullname"]),
        (&json!("Yeni ad"), &Value::Null)
    );
    assert_eq!(changed["contacts"], client["contacts"], "not sent, not changed");
    task = desk.get(&task_path).await.1;
    assert_eq!(task["customer"]["name"], "Yeni ad");

    assert_eq!(desk.delete(&path).await.0, 200);
    assert_eq!(desk.get(&path).await, (404, json!({ "code": 404 })));
    assert_eq!(desk.delete(&path).await.0, 404);
    assert_eq!(desk.get(&task_path).await.1["customer"], Value::Null);
}

#[tokio::test]
async fn wrong_bodies_are_refused() {
    let desk = Desk::new().await;
    let (_, rows) = desk.get("crm/customers?limit=1").await;
    let path = format!("crm/customers/{}", id(&rows[0]));
    for (body, status) in [
        (json!({}), 400),
        (json!({ "name": " " }), 400),
        (json!({ "fullname": "without a name" }), 400),
        (json!({ "name": "x", "contacts": [{ "nickname": "y" }] }), 400),
        (json!({ "name": "x", "customFields": { "a": 1 } }), 400),
        (json!({ "name": "x", "colour": "red" }), 400),
        (
            json!({ "name": "x", "portalCustomerManagerIds": ["nobody"] }),
            422,
        ),
    ] {
        assert_eq!(
            desk.post("crm/customers", body.clone()).await.0,
            status,
            "create {body}"
        );
        assert_eq!(desk.put(&path, body.clone()).await.0, status, "update {body}");
    }
    assert_eq!(
        desk.get("crm/customers?skip=12").await.1,
        json!([]),
        "nothing was added"
    );
}

#[tokio::test]
async fn only_colleagues_see_them() {
    let desk = Desk::new().await;
    let tasks = desk.look("tasks").await;
    let outsider = tasks
        .as_array()
        .unwrap()
        .iter()
        .find_map(|task| task["support"]["portalUser"].as_str())
        .unwrap();
    let given = desk
        .control(Method::POST, "tokens", json!({ "user": outsider }))
        .await;
    let url = format!("{}crm/customers", desk.sandbox.address());
    let refused = answer(desk.http.get(url).bearer_auth(given["token"].as_str().unwrap())).await;
    assert_eq!(refused, (403, json!({ "code": 4 })));
}
