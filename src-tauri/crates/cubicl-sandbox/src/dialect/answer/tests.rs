use serde_json::{Value, json};

use super::{Asked, shaped};
use crate::dialect::Dialect;

fn spoken(switch: &str, shape: &str, method: &str, path: &str, value: Value) -> Value {
    let asked = Asked {
        method: method.to_owned(),
        path: path.to_owned(),
        include: Vec::new(),
    };
    let dialect = Dialect::default().with(switch, shape).unwrap();
    shaped(&dialect, &asked, value)
}

#[test]
fn a_sent_message_is_told_by_its_id() {
    let sent = json!({ "message": { "_id": "m1", "content": "Merhaba" }, "thread": { "_id": "t1" } });
    assert_eq!(
        spoken("message", "id", "POST", "/chat/messages", sent.clone()),
        json!({ "message": "m1", "thread": { "_id": "t1" } })
    );
    assert_eq!(
        spoken("message", "record", "POST", "/chat/messages", sent.clone()),
        sent
    );
}

#[test]
fn bookkeeping_is_wrapped() {
    let list = json!([{ "_id": "b1" }]);
    assert_eq!(
        spoken(
            "bookkeeping",
            "wrapped",
            "GET",
            "/bookkeeping/activities",
            list.clone()
        ),
        json!({ "activities": list })
    );
    let entry = json!({ "_id": "b1" });
    assert_eq!(
        spoken(
            "bookkeeping",
            "wrapped",
            "GET",
            "/bookkeeping/entries/b1",
            entry.clone()
        ),
        json!({ "entry": entry })
    );
}

#[test]
fn what_is_made_with_an_entry_is_not_wrapped_twice() {
    let made = json!({ "entry": { "_id": "b1" }, "entryActivity": { "_id": "a1" } });
    assert_eq!(
        spoken(
            "bookkeeping",
            "wrapped",
            "POST",
            "/bookkeeping/entries",
            made.clone()
        ),
        made
    );
}

#[test]
fn a_message_to_the_bone_with_nulls_and_with_ids_of_files() {
    let messages =
        json!([{ "_id": "m1", "content": "", "files": [{ "_id": "f1", "name": "a" }], "likes": [] }]);
    let path = "/chat/threads/t1/messages";
    assert_eq!(
        spoken("rows", "bone", "GET", path, messages.clone()),
        json!([{ "_id": "m1", "files": [{ "_id": "f1", "name": "a" }] }])
    );
    let row = spoken("rows", "nulls", "GET", path, messages.clone())[0].take();
    assert_eq!(row.get("replyTo"), Some(&Value::Null));
    assert_eq!(
        spoken("files", "ids", "GET", path, messages)[0]["files"],
        json!(["f1"])
    );
}

#[test]
fn a_row_to_the_bone_and_a_row_of_nulls() {
    let rows = json!([{ "_id": "t1", "name": "Ölçü" }]);
    assert_eq!(
        spoken("rows", "bone", "GET", "/tasks", rows.clone()),
        json!([{ "_id": "t1" }])
    );
    let row = spoken("rows", "nulls", "GET", "/tasks", rows)[0].take();
    assert_eq!(
        (&row["name"], row.get("deadline")),
        (&json!("Ölçü"), Some(&Value::Null))
    );
}
