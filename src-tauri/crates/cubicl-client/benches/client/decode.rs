//! Ten thousand tasks out of an answer, against plain serde into structs that fit it exactly.

use cubicl_client::endpoints::tasks::{self, TaskQuery};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{ROUNDS, report, timed};

const TASKS: usize = 10_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "only read, as the page would")]
struct Exact {
    #[serde(rename = "_id")]
    id: String,
    name: String,
    state: String,
    group: String,
    start: Option<i64>,
    deadline: Option<i64>,
    assignees: Vec<String>,
    priority: u8,
    priority_score: f64,
    tags: Vec<String>,
    step_type: String,
    steps: Vec<Step>,
    customer: Option<Customer>,
    files: Vec<File>,
    subtasks: Vec<String>,
    parent: Option<String>,
    created_at: i64,
    private: bool,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct Step {
    id: String,
    name: String,
    completed: bool,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct Customer {
    #[serde(rename = "_id")]
    id: String,
    name: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct File {
    #[serde(rename = "_id")]
    id: String,
}

fn task(number: usize) -> Value {
    json!({
        "_id": format!("65f1c0ffee{number:014}"),
        "name": format!("İmalat çizimi {number}: Şişli şubesi, 2. kat"),
        "state": (["cb_waiting", "cb_active", "cb_completed"][number % 3]),
        "group": "65f1c0ffee00000000000001",
        "start": (!number.is_multiple_of(2)).then_some(1_760_000_000 + number),
        "deadline": number.is_multiple_of(3).then_some(1_770_000_000 + number),
        "assignees": ["65f1c0ffee00000000000002", "65f1c0ffee00000000000003"],
        "priority": 1 + number % 5,
        "priorityScore": 0.5 * f64::from(u32::try_from(number).unwrap()),
        "tags": ["acil", "saha"],
        "stepType": "steps",
        "steps": [
            { "id": "a", "name": "Ölçü al", "completed": true },
            { "id": "b", "name": "Çiz", "completed": false },
        ],
        "customer": number.is_multiple_of(4).then(|| json!({ "_id": "c1", "name": "Yıldız Mobilya" })),
        "files": [{ "_id": "f1" }],
        "subtasks": [],
        "parent": null,
        "createdAt": 1_750_000_000 + number,
        "private": false,
    })
}

pub(crate) fn bench() {
    let body = serde_json::to_vec(&(0..TASKS).map(task).collect::<Vec<_>>()).unwrap();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (time, listing) = timed(|| tasks::tasks(&TaskQuery::default(), 0, TASKS).decode(&body));
        assert_eq!(listing.unwrap().rows.len(), TASKS);
        ours.push(time);
        let (time, exact) = timed(|| serde_json::from_slice::<Vec<Exact>>(&body));
        assert_eq!(exact.unwrap().len(), TASKS);
        theirs.push(time);
    }
    report(
        "decoding 10,000 tasks, against exact structs",
        &mut ours,
        &mut theirs,
        2.0,
    );
}
