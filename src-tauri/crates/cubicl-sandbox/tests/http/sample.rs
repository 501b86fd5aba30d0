//! The sample workspace is as large, as varied and as repeatable as promised.

use std::collections::BTreeSet;

use cubicl_sandbox::Options;
use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, id};

#[tokio::test]
async fn a_seed_makes_the_same_company_again() {
    let options = || Options {
        rate: 0,
        tasks: 200,
        seed: 7,
        ..Options::default()
    };
    let (one, other) = (Desk::with(options()).await, Desk::with(options()).await);
    let names = async |desk: &Desk| {
        let tasks = desk.look("tasks").await;
        let tasks = tasks.as_array().unwrap();
        let named = tasks
            .iter()
            .map(|task| (id(task), task["name"].to_string(), task["assignees"].to_string()));
        named.collect::<BTreeSet<_>>()
    };
    assert_eq!(names(&one).await, names(&other).await);
    let talk = async |desk: &Desk| {
        let (_, page) = desk.get("bookkeeping/page").await;
        let (_, threads) = desk.get("chat/threads").await;
        let threads = threads.as_array().unwrap().iter();
        let said = threads.map(|thread| (id(thread), thread["lastMessage"]["content"].to_string()));
        (
            page["receivables"].clone(),
            id(&page["entries"][0]),
            said.collect::<BTreeSet<_>>(),
        )
    };
    assert_eq!(talk(&one).await, talk(&other).await);
    let another = Desk::with(Options { seed: 8, ..options() }).await;
    assert_ne!(names(&one).await, names(&another).await);
}

#[tokio::test]
async fn a_thousand_tasks_hold_everything_that_the_contract_has() {
    let desk = Desk::with(Options {
        rate: 0,
        tasks: 1_000,
        ..Options::default()
    })
    .await;
    let inside = desk.look("tasks").await;
    let tasks = inside.as_array().unwrap();
    assert_eq!(tasks.len(), 1_000);
    let now = desk.look("state").await["now"].as_i64().unwrap();
    let some = |what: &str, is: &dyn Fn(&Value) -> bool| assert!(tasks.iter().any(is), "no task with {what}");
    for field in [
        "desc",
        "start",
        "deadline",
        "followers",
        "portalFollowers",
        "completedAt",
        "archivedAt",
        "customer",
        "files",
        "tags",
        "subtasks",
        "parent",
        "email",
        "support",
        "sharedWithCustomer",
        "workflow",
        "estimatedTime",
        "customFields",
        "recurrence",
        "lastCopy",
    ] {
        some(field, &|task| !task[field].is_null());
    }
    some("a checklist", &|task| task["stepType"] == "steps");
    some("a progress bar", &|task| task["stepType"] == "progress");
    some("a formatted description", &|task| {
        task["desc"].as_str().is_some_and(|desc| desc.starts_with("<p>"))
    });
    some("a past deadline", &|task| {
        task["deadline"].as_i64().is_some_and(|deadline| deadline < now)
    });
    some("a deadline ahead", &|task| {
        task["deadline"]
            .as_i64()
            .is_some_and(|deadline| deadline > now + 864_000)
    });
    some("privacy", &|task| task["private"] == true);
    for task in tasks {
        let (created, text) = (
            task["createdAt"].as_i64().unwrap(),
            task["name"].as_str().unwrap(),
        );
        assert!(created <= now, "{text} is made in the future");
        let times: Vec<i64> = task["activities"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["createdAt"].as_i64().unwrap())
            .collect();
        assert!(
            times.is_sorted() && times.iter().all(|at| (created..=now).contains(at)),
            "{text}: {times:?}"
        );
    }
    let atelier = desk.project_id("Atölye").await;
    assert_eq!(tasks.iter().filter(|task| task["group"] == *atelier).count(), 400);
}

#[tokio::test]
async fn a_board_for_measuring_has_exactly_as_many_tasks_as_asked_for() {
    let desk = Desk::with(Options {
        rate: 0,
        tasks: 50,
        board: 330,
        ..Options::default()
    })
    .await;
    let board = desk.project_id("Büyük pano").await;
    assert_eq!(
        desk.all(&format!("tasks?group={board}&")).await.len(),
        330,
        "all of them in sight"
    );
    desk.control(Method::POST, "seed", json!({ "tasks": 20, "project": board }))
        .await;
    assert_eq!(desk.all(&format!("tasks?group={board}&")).await.len(), 350);
    assert_eq!(desk.look("state").await["tasks"], 400);
}

#[tokio::test]
async fn its_files_are_real_files() {
    let desk = Desk::with(Options {
        rate: 0,
        tasks: 300,
        ..Options::default()
    })
    .await;
    let mut seen = BTreeSet::new();
    for task in desk.all("tasks?include=files&").await {
        for file in task["files"].as_array().into_iter().flatten() {
            let name = file["name"].as_str().unwrap();
            let extension = name.rsplit('.').next().unwrap().to_owned();
            if !seen.insert(extension.clone()) {
                continue;
            }
            let (_, link) = desk.get(&format!("files/{}/url", id(file))).await;
            let bytes = desk
                .http
                .get(link.as_str().unwrap())
                .send()
                .await
                .unwrap()
                .bytes()
                .await
                .unwrap();
            let start: &[u8] = match extension.as_str() {
                "png" => b"\x89PNG\r\n\x1a\n",
                "pdf" => b"%PDF-1.4",
                "xlsx" => b"PK\x03\x04",
                "csv" => "\u{feff}Parça".as_bytes(),
                _ => b"",
            };
            assert!(bytes.starts_with(start) && bytes.len() > 100, "{name}");
        }
    }
    assert_eq!(Vec::from_iter(seen), ["csv", "pdf", "png", "txt", "xlsx"]);
}
