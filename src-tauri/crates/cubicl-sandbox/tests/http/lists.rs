//! Lists: paging, fields, filters; and the project tree.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, id};

fn ids(rows: &Value) -> Vec<String> {
    rows.as_array().unwrap().iter().map(id).collect()
}

#[tokio::test]
async fn a_page_has_a_default_size_and_a_cap() {
    let desk = Desk::new().await;
    assert_eq!(ids(&desk.get("tasks").await.1).len(), 50);
    assert_eq!(ids(&desk.get("tasks?limit=7").await.1).len(), 7);
    assert_eq!(
        ids(&desk.get("tasks?limit=1000").await.1).len(),
        100,
        "a larger limit is capped in silence"
    );
    for query in [
        "limit=-1",
        "limit=x",
        "skip=x",
        "startDate=1",
        "archived=maybe",
        "include=name&exclude=desc",
    ] {
        assert_eq!(desk.get(&format!("tasks?{query}")).await.0, 400, "{query}");
    }
    desk.set(json!({ "defaultLimit": 3, "limitCap": 5 })).await;
    assert_eq!(ids(&desk.get("tasks").await.1).len(), 3);
    assert_eq!(ids(&desk.get("tasks?limit=1000").await.1).len(), 5);
}

#[tokio::test]
async fn pages_together_hold_every_visible_task_once() {
    let desk = Desk::new().await;
    let rows = desk.all("tasks?archived=all&").await;
    let found: BTreeSet<String> = rows.iter().map(id).collect();
    assert_eq!(found.len(), rows.len(), "no task is on two pages");
    let hidden = desk.project_id("Yönetim Kurulu").await;
    let inside = desk.look("tasks").await;
    let everything = inside.as_array().unwrap();
    assert_eq!(everything.len(), 300);
    let open = everything
        .iter()
        .filter(|task| task["group"] != *hidden && task["private"] != true);
    assert!(
        open.map(id).all(|id| found.contains(&id)),
        "nothing that is open to see is missing"
    );
}

#[tokio::test]
async fn rows_leave_details_out_unless_they_are_asked_for() {
    let desk = Desk::new().await;
    let group = desk.project_id("Atölye").await;
    let body = json!({ "group": group, "name": "Zımpara", "desc": "Açıklama", "tags": ["bakım"] });
    let task = id(&desk.post("tasks", body).await.1);
    let row = async |query: &str| {
        let (_, rows) = desk.get(&format!("tasks?search=Zımpara&limit=1{query}")).await;
        assert_eq!(id(&rows[0]), task);
        rows[0].clone()
    };
    let usual = row("").await;
    assert_eq!(
        (&usual["desc"], &usual["tags"]),
        (&Value::Null, &json!(["bakım"]))
    );
    assert_eq!(
        row("&include=name,desc").await,
        json!({ "_id": task, "name": "Zımpara", "desc": "Açıklama" })
    );
    let without = row("&exclude=tags,_id").await;
    assert_eq!(
        (&without["tags"], &without["name"]),
        (&Value::Null, &json!("Zımpara"))
    );
}

#[tokio::test]
async fn filters_find_what_they_say() {
    let desk = Desk::new().await;
    let group = desk.project_id("Cila ve Boya").await;
    let above = desk.project_id("Üretim").await;
    let me = id(&desk.get("app/me").await.1);
    let inside = desk.look("tasks").await;
    let customer = inside
        .as_array()
        .unwrap()
        .iter()
        .find_map(|task| task["customer"]["_id"].as_str())
        .unwrap();
    let body = json!({
        "group": group, "name": "IŞIK konsolun İKİNCİ katı", "assignees": [me], "tags": ["yalnız burada"],
        "customer": customer, "start": 4_000_000_000_i64, "deadline": 4_000_100_000_i64,
    });
    let task = desk.post("tasks", body).await.1;
    assert_eq!(task["customer"]["_id"], *customer, "read as an object");
    let wanted = id(&task);

    for (query, expected) in [
        ("tag=yalnız burada".to_owned(), true),
        ("tag=yalnız".to_owned(), false),
        ("search=ışık konsolun ikinci".to_owned(), true),
        ("startDate=3999999999&endDate=4000000001".to_owned(), true),
        ("startDate=4000099999&endDate=4000100001".to_owned(), true),
        ("startDate=4000000001&endDate=4000099999".to_owned(), false),
        (format!("group={group}"), true),
        (format!("group={above}"), false),
        (format!("group={above}&recursive=true"), true),
        (format!("assignee={me}&group={group}"), true),
        (format!("assignedBy={me}&group={group}"), true),
        (format!("customer={customer}"), true),
        ("archived=true".to_owned(), false),
        ("archived=all".to_owned(), true),
    ] {
        let rows = ids(&desk.get(&format!("tasks?{query}")).await.1);
        assert_eq!(rows.contains(&wanted), expected, "{query}");
    }
    desk.control(
        Method::PUT,
        &format!("tasks/{wanted}"),
        json!({ "archivedAt": 1_700_000_000 }),
    )
    .await;
    assert!(!ids(&desk.get(&format!("tasks?group={group}")).await.1).contains(&wanted));
    assert!(ids(&desk.get(&format!("tasks?group={group}&archived=true")).await.1).contains(&wanted));
    assert_eq!(desk.get("tasks?group=nowhere").await.0, 404);
}

#[tokio::test]
async fn the_tree_has_three_levels_and_a_project_with_two_parents() {
    let desk = Desk::new().await;
    let (_, all) = desk.get("groups").await;
    let named = |name: &str| {
        all.as_array()
            .unwrap()
            .iter()
            .find(|project| project["name"] == name)
            .unwrap()
    };
    assert_eq!(named("Ürün Geliştirme")["parents"].as_array().unwrap().len(), 2);
    assert_eq!(named("Üretim")["parents"], Value::Null, "a root has none");
    assert_eq!(
        named("Avrupa Siparişleri")["taskStates"]
            .as_array()
            .unwrap()
            .len(),
        6
    );
    assert_eq!(named("Atölye")["taskStates"], Value::Null, "only when customized");
    assert_eq!(named("Bilgi İşlem")["perms"]["everybody"]["tasks"], 1);

    let root = id(named("Üretim"));
    let children = ids(&desk.get(&format!("groups?parent={root}")).await.1);
    assert!(children.contains(&id(named("Atölye"))) && !children.contains(&id(named("Döşemehane"))));
    let below = ids(&desk.get(&format!("groups?parent={root}&recursive=true")).await.1);
    assert!(below.contains(&id(named("Döşemehane"))) && !below.contains(&root));
    assert_eq!(desk.get("groups?parent=nowhere").await.0, 404);
    assert_eq!(
        desk.get(&format!("groups?parent={root}&recursive=1")).await.0,
        400
    );
}
