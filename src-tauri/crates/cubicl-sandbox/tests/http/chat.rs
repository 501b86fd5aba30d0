//! Chats: threads, messages, and how a thread comes into being.

use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, id};

async fn threads(desk: &Desk) -> Vec<Value> {
    let (status, threads) = desk.get("chat/threads").await;
    assert_eq!(status, 200, "{threads}");
    threads.as_array().unwrap().clone()
}

async fn messages(desk: &Desk, thread: &str, query: &str) -> Vec<Value> {
    let (status, rows) = desk.get(&format!("chat/threads/{thread}/messages?{query}")).await;
    assert_eq!(status, 200, "{rows}");
    rows.as_array().unwrap().clone()
}

/// The thread with the most messages, and a page as long as it allows.
async fn long_thread(desk: &Desk) -> (String, Vec<Value>) {
    let workshop = desk.project_id("Atölye").await;
    let thread = threads(desk)
        .await
        .into_iter()
        .find(|thread| thread["group"] == json!(workshop));
    let thread = id(&thread.unwrap());
    let page = messages(desk, &thread, "limit=100").await;
    assert_eq!(page.len(), 100);
    (thread, page)
}

#[tokio::test]
async fn the_numbers_of_a_thread_fit_its_messages() {
    let desk = Desk::new().await;
    let me = desk.look("state").await["me"].clone();
    let threads = threads(&desk).await;
    let mut kinds: Vec<&str> = threads
        .iter()
        .map(|thread| thread["type"].as_str().unwrap())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds, ["custom", "group", "personal"]);
    assert!(threads.is_sorted_by_key(|thread| std::cmp::Reverse(thread["activity"].as_i64())));
    let mut unseen = 0;
    for thread in &threads {
        let rows = messages(&desk, &id(thread), "limit=100").await;
        let Some(last) = rows.first() else {
            assert_eq!(
                (&thread["lastMessage"], &thread["access"]),
                (&Value::Null, &json!(0))
            );
            continue;
        };
        assert_eq!(&thread["lastMessage"], last);
        assert_eq!(thread["activity"], last["createdAt"]);
        let new = rows.iter().filter(|row| {
            row["from"] != me && row["createdAt"].as_i64().unwrap() > thread["access"].as_i64().unwrap()
        });
        assert_eq!(
            thread["newActivityCount"],
            json!(new.count()),
            "{}",
            thread["type"]
        );
        unseen += thread["newActivityCount"].as_u64().unwrap();
    }
    assert!(unseen > 10, "some of it is new");
}

#[tokio::test]
async fn a_thread_comes_into_being_with_the_first_message_to_somebody() {
    let desk = Desk::new().await;
    let (me, before) = (desk.look("state").await["me"].clone(), desk.look("state").await);
    let (_, colleagues) = desk.get("organization/users").await;
    let talked_to = threads(&desk)
        .await
        .iter()
        .map(|thread| thread["users"].to_string())
        .collect::<String>();
    let fresh = colleagues
        .as_array()
        .unwrap()
        .iter()
        .map(id)
        .find(|one| !talked_to.contains(one))
        .unwrap();
    let (status, sent) = desk
        .post("chat/messages", json!({ "to": fresh, "content": "Merhaba!" }))
        .await;
    assert_eq!(status, 200, "{sent}");
    let (thread, message) = (&sent["thread"], &sent["message"]);
    assert_eq!(
        (&thread["type"], &thread["users"]),
        (&json!("personal"), &json!([me, fresh]))
    );
    assert_eq!((&thread["lastMessage"], &message["from"]), (message, &me));
    assert_eq!(
        thread["newActivityCount"], 0,
        "nobody has to be told of their own words"
    );

    let again = json!({ "to": fresh, "content": "Bir de şu", "replyTo": id(message) });
    let (_, second) = desk.post("chat/messages", again).await;
    assert_eq!(
        (&second["thread"], &second["message"]["thread"]),
        (&Value::Null, &thread["_id"])
    );
    assert_eq!(second["message"]["replyTo"], message["_id"]);
    let answer = json!({ "by": fresh, "thread": id(thread), "content": "Selam" });
    desk.control(Method::POST, "messages", answer).await;
    let seen = threads(&desk).await[0].clone();
    assert_eq!(
        (&seen["_id"], &seen["newActivityCount"]),
        (&thread["_id"], &json!(1))
    );
    assert_eq!(seen["lastMessage"]["content"], "Selam");

    let rows = messages(&desk, &id(thread), "").await;
    let sorted = |rows: &[Value]| rows.is_sorted_by_key(|row| std::cmp::Reverse(id(row)));
    assert!(
        rows.len() == 3 && sorted(&rows),
        "ids keep the order of one second"
    );
    let after = desk.look("state").await;
    let grown = |name: &str| after[name].as_u64().unwrap() - before[name].as_u64().unwrap();
    assert_eq!((grown("threads"), grown("messages")), (1, 3));
}

#[tokio::test]
async fn messages_are_paged_to_either_side_and_searched() {
    let desk = Desk::new().await;
    let (thread, newest) = long_thread(&desk).await;
    let oldest = messages(&desk, &thread, &format!("limit=100&before={}", id(&newest[99]))).await;
    assert_eq!(oldest.len(), 20, "all 120 of them");
    let all: Vec<Value> = newest.iter().chain(&oldest).cloned().collect();
    assert!(all.is_sorted_by_key(|row| std::cmp::Reverse((row["createdAt"].as_i64(), id(row)))));

    let before = messages(&desk, &thread, &format!("limit=5&before={}", id(&all[10]))).await;
    assert_eq!(before, all[11..16]);
    let after = messages(&desk, &thread, &format!("limit=5&after={}", id(&all[10]))).await;
    assert_eq!(after, all[5..10], "the first ones after it");
    let after = messages(&desk, &thread, &format!("after={}", id(&all[0]))).await;
    assert_eq!(after, [Value::Null; 0]);

    let found = messages(&desk, &thread, "limit=100&search=PANEL%20testere").await;
    let fits = |row: &&Value| row["content"].as_str().unwrap().contains("Panel testere");
    let expected = all.iter().filter(fits).count();
    assert_eq!(
        (found.len(), found.iter().filter(fits).count()),
        (expected, expected)
    );
    assert!((1..120).contains(&expected));

    let path = format!("chat/threads/{thread}/messages");
    assert_eq!(desk.get(&format!("{path}?after=unknown")).await.0, 404);
    assert_eq!(desk.get(&format!("{path}?limit=x")).await.0, 400);
    desk.speak(json!({ "message-order": "oldest-first" })).await;
    let turned = messages(&desk, &thread, "limit=3").await;
    assert_eq!(turned, all[..3].iter().rev().cloned().collect::<Vec<_>>());
}

#[tokio::test]
async fn only_who_takes_part_reads_and_writes() {
    let desk = Desk::new().await;
    let me = desk.look("state").await["me"].clone();
    let (_, colleagues) = desk.get("organization/users").await;
    let given = desk
        .control(Method::POST, "tokens", json!({ "user": colleagues[1]["_id"] }))
        .await;
    let chief = given["token"].as_str().unwrap();
    let (_, theirs) = desk.get_as(chief, "chat/threads").await;
    let theirs = theirs.as_array().unwrap().clone();
    let own = threads(&desk).await;
    let foreign = |thread: &&Value| !own.iter().any(|other| other["_id"] == thread["_id"]);
    let foreign: Vec<&Value> = theirs.iter().filter(foreign).collect();
    assert!(foreign.iter().any(|thread| thread["type"] == "custom"));
    let board = desk.project_id("Yönetim Kurulu").await;
    assert!(foreign.iter().any(|thread| thread["group"] == json!(board)));
    for thread in foreign {
        if thread["type"] != "group" {
            assert!(!thread["users"].as_array().unwrap().contains(&me));
        }
        let path = format!("chat/threads/{}/messages", id(thread));
        assert_eq!(desk.get(&path).await, (403, json!({ "code": 4 })));
        assert_eq!(desk.get_as(chief, &path).await.0, 200);
        let body = json!({ "thread": id(thread), "content": "Ben de geldim" });
        assert_eq!(desk.post("chat/messages", body).await.0, 403);
    }
    assert_eq!(desk.get("chat/threads/unknown/messages").await.0, 404);

    let outsider = desk.outsider().await;
    assert_eq!(desk.get_as(&outsider, "chat/threads").await.0, 403);
}

#[tokio::test]
async fn wrong_messages_are_refused() {
    let desk = Desk::new().await;
    let state = desk.look("state").await;
    let (thread, _) = long_thread(&desk).await;
    let other = threads(&desk)
        .await
        .into_iter()
        .find(|other| other["type"] == "personal")
        .unwrap();
    let partner = other["users"]
        .as_array()
        .unwrap()
        .iter()
        .find(|user| **user != state["me"])
        .unwrap();
    for (body, status) in [
        (json!({ "thread": thread }), 400),
        (json!({ "thread": thread, "content": "  " }), 400),
        (json!({ "thread": thread, "content": 1 }), 400),
        (json!({ "thread": thread, "files": [] }), 400),
        (json!({ "content": "Kime?" }), 400),
        (
            json!({ "thread": thread, "to": partner, "content": "İkisi birden" }),
            400,
        ),
        (json!({ "thread": thread, "content": "x", "colour": "red" }), 400),
        (json!({ "thread": "unknown", "content": "x" }), 404),
        (json!({ "to": "unknown", "content": "x" }), 422),
        (json!({ "to": state["me"], "content": "x" }), 422),
        (json!({ "thread": thread, "files": ["unknown"] }), 422),
        (
            json!({ "thread": thread, "content": "x", "replyTo": other["lastMessage"]["_id"] }),
            422,
        ),
    ] {
        assert_eq!(desk.post("chat/messages", body.clone()).await.0, status, "{body}");
    }
    assert_eq!(desk.look("state").await["messages"], state["messages"]);
}

#[tokio::test]
async fn a_file_is_for_everybody_in_the_thread() {
    let desk = Desk::new().await;
    let (thread, rows) = long_thread(&desk).await;
    let file = rows.iter().find_map(|row| row["files"].get(0)).unwrap();
    assert!(file["name"].is_string());
    assert_eq!(desk.get(&format!("files/{}/url", id(file))).await.0, 200);
    let (status, sent) = desk
        .post("chat/messages", json!({ "thread": thread, "files": [id(file)] }))
        .await;
    assert_eq!(
        (status, &sent["message"]["files"][0]),
        (200, file),
        "a file needs no text"
    );

    desk.speak(json!({ "message": "id", "files": "bare", "rows": "nulls" }))
        .await;
    let (_, sent) = desk
        .post("chat/messages", json!({ "thread": thread, "files": [id(file)] }))
        .await;
    let last = messages(&desk, &thread, "limit=1").await[0].clone();
    assert_eq!(sent, json!({ "message": last["_id"] }));
    assert_eq!(last["files"], json!([{ "_id": id(file) }]));
    assert_eq!(last.get("replyTo"), Some(&Value::Null));
}

#[tokio::test]
async fn a_message_comes_between_two_pages() {
    let desk = Desk::new().await;
    let (thread, rows) = long_thread(&desk).await;
    desk.rule(json!({ "path": "/chat/threads/*/messages", "times": 1, "action": { "type": "shift" } }))
        .await;
    let shifted = messages(&desk, &thread, "limit=2").await;
    assert_eq!(
        (&shifted[1], &shifted[0]["content"]),
        (&rows[0], &json!("Araya giren"))
    );
}
