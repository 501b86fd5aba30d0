use serde_json::{Value, json};

use super::{FIELDS, Task, TaskAnswer, TaskRow};
use crate::lenient::{Decode, list};
use crate::model::Steps;

#[test]
fn a_row_may_lack_everything_but_its_id() {
    let row = TaskRow::decode(json!({"_id": "t1"}), "$").unwrap();
    assert_eq!(
        row,
        TaskRow {
            id: "t1".into(),
            ..TaskRow::default()
        }
    );
    assert!(TaskRow::decode(json!({"name": "no id"}), "$").is_err());
}

#[test]
fn wrong_types_cost_only_their_field() {
    let row = TaskRow::decode(
        json!({"_id": "t1", "name": "Fatura", "deadline": "soon", "assignees": ["u1", 7, null, {}], "priority": "5",
               "tags": [{"_id": "x", "name": "acil"}, "b"], "files": [{"_id": "f1"}, "f2", ""], "start": 17.9,
               "customer": {"name": "no id"}, "private": "true", "steps": 5}),
        "$",
    )
    .unwrap();
    assert_eq!(row.name.as_deref(), Some("Fatura"));
    assert_eq!(row.deadline, None);
    assert_eq!(row.start, Some(17));
    assert_eq!(row.priority, Some(5));
    assert_eq!(row.tags, Some(vec!["acil".to_owned(), "b".to_owned()]));
    assert_eq!(row.assignees.unwrap().len(), 2);
    assert_eq!(row.files.unwrap().len(), 2);
    assert_eq!(row.client, None);
    assert!(row.private);
    assert_eq!(row.steps, Some(Steps::None));
    assert!(row.told.has("deadline") && !row.told.has("parent"));
}

/// A list is read by another way than a record; both say the same of everything odd.
#[test]
fn a_list_reads_its_rows_as_records_are_read() {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
        json!("7"),
        json!("İş"),
        json!([]),
        json!([null, 1, "a", {}, {"_id": "x", "name": "n"}]),
        json!({}),
        json!({"_id": "x", "name": "n", "completed": 3}),
    ];
    let mut records: Vec<Value> = odd.to_vec();
    for field in FIELDS.iter().copied().chain(["novel"]) {
        records.extend(odd.iter().map(|value| {
            let mut record = json!({"_id": "t1", "name": "A", "stepType": "steps"});
            record[field] = value.clone();
            record
        }));
    }
    records.extend(odd.iter().take(3).cloned());
    let body = serde_json::to_vec(&records).unwrap();
    let can_be_read = |record: &Value| TaskRow::decode(record.clone(), "$").is_ok();
    let listed = list::<TaskRow>(&body).unwrap();
    assert_eq!(listed.length, records.len());
    assert!(can_be_read(&records[listed.read_to - 1]));
    assert!(!records[listed.read_to..].iter().any(can_be_read));
    let alone: Vec<_> = records
        .into_iter()
        .filter_map(|record| TaskRow::decode(record, "$").ok())
        .collect();
    assert!(alone.len() > 300 && listed.read == alone);
    for body in [&br#"{"_id": "t1"}"#[..], b"[{}", b"[] []", b"", b"7"] {
        assert!(list::<TaskRow>(body).is_none());
    }
}

#[test]
fn unknown_fields_survive() {
    let task = Task::decode(
        json!({"_id": "t1", "recurrence": {"every": 3}, "novel": [1]}),
        "$",
    )
    .unwrap();
    assert!(task.row.recurrent);
    assert_eq!(task.extra.get("novel"), Some(&json!([1])));
}

#[test]
fn an_update_answers_in_several_shapes() {
    let task = json!({"_id": "t1", "name": "A", "group": "g1", "state": "cb_active"});
    for answer in [
        json!({"activity": {"_id": "a1"}, "task": task}),
        json!({"task": task}),
        task,
    ] {
        assert_eq!(
            TaskAnswer::read(answer).task.unwrap().row.state.as_deref(),
            Some("cb_active")
        );
    }
    for answer in [
        json!(null),
        json!("ok"),
        json!({"ok": true}),
        json!({"_id": "a1", "type": "state"}),
        json!({"_id": "t1", "state": "cb_active"}),
        json!({"task": {"_id": "t1", "name": "A"}}),
        json!([]),
    ] {
        assert!(TaskAnswer::read(answer.clone()).task.is_none(), "{answer}");
    }
}
