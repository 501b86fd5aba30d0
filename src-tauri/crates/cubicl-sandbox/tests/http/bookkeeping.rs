//! Bookkeeping: entries, payments, their history, and sums that add up.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use crate::desk::{Desk, id};

async fn page(desk: &Desk) -> Value {
    let (status, page) = desk.get("bookkeeping/page").await;
    assert_eq!(status, 200, "{page}");
    page
}

async fn client(desk: &Desk) -> String {
    id(&desk.get("crm/customers?limit=1").await.1[0])
}

async fn make(desk: &Desk, fields: Value) -> Value {
    let mut body = json!({
        "customer": client(desk).await, "type": "receivable", "name": "Deneme", "amount": 1_000, "currency": "TRY",
    });
    body.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    let (status, made) = desk.post("bookkeeping/entries", body).await;
    assert_eq!(status, 200, "{made}");
    made
}

fn cents(value: &Value) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "rounded, and far from the limits")]
    let cents = (value.as_f64().unwrap() * 100.0).round() as i64;
    cents
}

/// By currency: total, outstanding, overdue.
fn sums(totals: &Value) -> BTreeMap<String, [i64; 3]> {
    let sum = |totals: &Value| ["total", "outstanding", "overdue"].map(|name| cents(&totals[name]));
    let totals = totals.as_array().unwrap().iter();
    totals
        .map(|totals| (totals["currency"].as_str().unwrap().to_owned(), sum(totals)))
        .collect()
}

fn expected(page: &Value, kind: &str, now: i64) -> BTreeMap<String, [i64; 3]> {
    let mut sums = BTreeMap::new();
    for entry in page["entries"].as_array().unwrap() {
        if entry["type"] != kind {
            continue;
        }
        let currency = entry["currency"].as_str().unwrap().to_owned();
        let (amount, paid) = (cents(&entry["amount"]), cents(&entry["paidAmount"]));
        let late = entry["dueAt"].as_i64().is_some_and(|due| due < now);
        let sum = sums.entry(currency).or_insert([0; 3]);
        sum[0] += amount;
        sum[1] += amount - paid;
        sum[2] += if late { amount - paid } else { 0 };
    }
    sums
}

#[tokio::test]
async fn the_sums_of_the_page_are_those_of_its_entries() {
    let desk = Desk::new().await;
    let now = desk.look("state").await["now"].as_i64().unwrap();
    let first = page(&desk).await;
    for (list, kind) in [("receivables", "receivable"), ("payables", "payable")] {
        let sums = sums(&first[list]);
        assert_eq!(sums, expected(&first, kind, now), "{list}");
        assert_eq!(Vec::from_iter(sums.keys()), ["EUR", "TRY", "USD"]);
        assert!(sums.values().any(|sum| sum[2] > 0), "some {list} are overdue");
    }
    let state = desk.look("state").await;
    assert_eq!((&state["entries"], &state["payments"]), (&json!(18), &json!(9)));
    let lines = first["activities"].as_array().unwrap();
    assert_eq!(lines.len(), 27, "one line for each of them");
    let is = |name: &str, wanted: Value| {
        let mut entries = first["entries"].as_array().unwrap().iter();
        assert!(entries.any(|entry| entry[name] == wanted), "{name} {wanted}");
    };
    is("isPaid", json!(true));
    is("isPaid", json!(false));
    is("dueAt", Value::Null);
    is("desc", Value::Null);

    // Whole amounts of a tenth do not add up in floating point.
    for _ in 0..3 {
        make(&desk, json!({ "amount": 0.1, "currency": "RON" })).await;
    }
    let ron = &page(&desk).await["receivables"][3];
    assert_eq!(
        ron,
        &json!({ "currency": "RON", "total": 0.3, "outstanding": 0.3, "overdue": 0 })
    );
}

#[tokio::test]
async fn an_entry_is_paid_bit_by_bit() {
    let desk = Desk::new().await;
    let due = desk.look("state").await["now"].as_i64().unwrap() + 60;
    let made = make(
        &desk,
        json!({ "type": "payable", "amount": 100.5, "currency": "EUR", "dueAt": due, "paidAmount": 40.25 }),
    )
    .await;
    let entry = id(&made["entry"]);
    assert_eq!(
        (&made["entry"]["paidAmount"], &made["entry"]["isPaid"]),
        (&json!(40.25), &json!(false))
    );
    assert_eq!(made["payment"]["amount"], 40.25);
    assert_eq!(made["entryActivity"]["type"], "payable-created");
    assert_eq!(made["paymentActivity"]["type"], "payment-sent");
    assert_eq!(made["paymentActivity"]["payment"], made["payment"]["_id"]);
    assert_eq!(
        made["paymentActivity"]["data"],
        json!({ "entryName": "Deneme", "amount": 40.25, "currency": "EUR", "entryDueAt": due })
    );

    let pay = async |amount: Value| {
        let path = format!("bookkeeping/payment/{entry}");
        desk.post(&path, json!({ "amount": amount, "note": "Nakit" }))
            .await
    };
    assert_eq!(pay(json!(60.26)).await.0, 422, "more than is open");
    let (status, paid) = pay(json!(60.25)).await;
    assert_eq!(
        (status, &paid["payment"]["note"]),
        (200, &json!("Nakit")),
        "{paid}"
    );
    let path = format!("bookkeeping/entries/{entry}");
    let (_, read) = desk.get(&path).await;
    assert_eq!(
        (&read["paidAmount"], &read["isPaid"]),
        (&json!(100.5), &json!(true))
    );
    assert_eq!(pay(json!(0.01)).await.0, 422);

    let path = format!("bookkeeping/payments/{}", id(&paid["payment"]));
    let (status, line) = desk.delete(&path).await;
    assert_eq!(
        (status, &line["type"], &line["payment"]),
        (200, &json!("payment-deleted"), &paid["payment"]["_id"])
    );
    assert_eq!(desk.delete(&path).await, (404, json!({ "code": 1501 })));
    let (_, read) = desk.get(&format!("bookkeeping/entries/{entry}")).await;
    assert_eq!(
        (&read["paidAmount"], &read["isPaid"]),
        (&json!(40.25), &json!(false))
    );
    let (_, lines) = desk.get(&format!("bookkeeping/activities?entry={entry}")).await;
    let kinds: Vec<&str> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "payment-deleted",
            "payment-sent",
            "payment-sent",
            "payable-created"
        ],
        "newest first"
    );
}

#[tokio::test]
async fn what_is_overdue_follows_the_clock_and_the_payments() {
    let desk = Desk::new().await;
    let due = desk.look("state").await["now"].as_i64().unwrap() + 3_600;
    let made = make(
        &desk,
        json!({ "amount": 900, "currency": "CHF", "dueAt": due, "paidAmount": 100 }),
    )
    .await;
    let francs = async || {
        let all = sums(&page(&desk).await["receivables"]);
        all["CHF"]
    };
    assert_eq!(francs().await, [90_000, 80_000, 0]);
    desk.control(Method::POST, "clock", json!({ "seconds": 7_200 }))
        .await;
    assert_eq!(francs().await, [90_000, 80_000, 80_000]);
    let path = format!("bookkeeping/payment/{}", id(&made["entry"]));
    assert_eq!(desk.post(&path, json!({ "amount": 800 })).await.0, 200);
    assert_eq!(francs().await, [90_000, 0, 0]);
}

#[tokio::test]
async fn an_entry_is_changed_and_goes_with_all_that_hangs_on_it() {
    let desk = Desk::new().await;
    let before = desk.look("state").await;
    let lines = page(&desk).await["activities"].clone();
    let made = make(&desk, json!({ "desc": "Açıklama", "paidAmount": 250 })).await;
    let path = format!("bookkeeping/entries/{}", id(&made["entry"]));
    let needed = json!({ "type": "receivable", "currency": "TRY", "name": "Yeni ad" });
    let with = |more: Value| {
        let mut body = needed.clone();
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        body
    };
    let (status, changed) = desk.put(&path, with(json!({ "desc": "", "amount": 250 }))).await;
    assert_eq!(status, 200, "{changed}");
    assert_eq!(
        (&changed["name"], &changed["desc"], &changed["isPaid"]),
        (&json!("Yeni ad"), &Value::Null, &json!(true))
    );
    assert_eq!(desk.get(&path).await.1, changed);
    for (body, status) in [
        (json!({ "type": "receivable", "currency": "TRY" }), 400),
        (json!({ "name": "x", "currency": "TRY" }), 400),
        (json!({ "name": "x", "type": "receivable" }), 400),
        (with(json!({ "customer": "x" })), 400),
        (with(json!({ "amount": 0 })), 400),
        (with(json!({ "dueAt": "yarın" })), 400),
        (with(json!({ "amount": 249.99 })), 422),
        (with(json!({ "currency": "XXX" })), 422),
    ] {
        assert_eq!(desk.put(&path, body.clone()).await.0, status, "{body}");
    }
    assert_eq!(desk.get(&path).await.1, changed, "refused is not half done");

    assert_eq!(desk.delete(&path).await.0, 200);
    let gone = (404, json!({ "code": 1501 }));
    assert_eq!(desk.get(&path).await, gone);
    assert_eq!(desk.put(&path, needed).await, gone);
    assert_eq!(desk.delete(&path).await, gone);
    let entry = id(&made["entry"]);
    assert_eq!(
        desk.get(&format!("bookkeeping/activities?entry={entry}")).await,
        gone
    );
    assert_eq!(
        desk.post(&format!("bookkeeping/payment/{entry}"), json!({ "amount": 1 }))
            .await,
        gone
    );
    assert_eq!(
        desk.delete(&format!("bookkeeping/payments/{}", id(&made["payment"])))
            .await,
        gone
    );
    let after = desk.look("state").await;
    assert_eq!(
        (&after["entries"], &after["payments"]),
        (&before["entries"], &before["payments"])
    );
    assert_eq!(page(&desk).await["activities"], lines);
}

#[tokio::test]
async fn wrong_entries_are_refused_with_the_documented_codes() {
    let desk = Desk::new().await;
    let before = desk.look("state").await;
    let good = json!({
        "customer": client(&desk).await, "type": "payable", "name": "x", "amount": 10, "currency": "USD",
    });
    for (field, value, status, code) in [
        ("customer", Value::Null, 400, 400),
        ("customer", json!("unknown"), 422, 1201),
        ("type", json!("debt"), 400, 400),
        ("name", json!(" "), 400, 400),
        ("amount", json!(0), 400, 400),
        ("amount", json!(-5), 400, 400),
        ("amount", json!("10"), 400, 400),
        ("amount", json!(0.001), 400, 400),
        ("currency", json!("XXX"), 422, 303),
        ("currency", Value::Null, 400, 400),
        ("paidAmount", json!(10), 422, 1504),
        ("paidAmount", json!(0), 422, 1504),
        ("paidAmount", json!("1"), 400, 400),
        ("dueAt", json!(1.5), 400, 400),
        ("colour", json!("red"), 400, 400),
    ] {
        let mut body = good.clone();
        body[field] = value;
        let answer = desk.post("bookkeeping/entries", body.clone()).await;
        assert_eq!(answer, (status, json!({ "code": code })), "{body}");
    }
    for missing in ["customer", "type", "name", "amount", "currency"] {
        let mut body = good.clone();
        body.as_object_mut().unwrap().remove(missing);
        assert_eq!(desk.post("bookkeeping/entries", body).await.0, 400, "{missing}");
    }
    assert_eq!(desk.get("bookkeeping/activities").await.0, 400);
    let entry = id(&page(&desk).await["entries"][0]);
    for body in [
        json!({}),
        json!({ "amount": 0 }),
        json!({ "amount": "1" }),
        json!({ "amount": 1, "colour": 1 }),
    ] {
        let path = format!("bookkeeping/payment/{entry}");
        assert_eq!(desk.post(&path, body.clone()).await.0, 400, "{body}");
    }
    let after = desk.look("state").await;
    assert_eq!(
        (&after["entries"], &after["payments"]),
        (&before["entries"], &before["payments"])
    );
}

#[tokio::test]
async fn it_is_for_admins_and_the_acting_user_alone() {
    let desk = Desk::new().await;
    let entry = id(&page(&desk).await["entries"][0]);
    let (_, me) = desk.get("app/me").await;
    let (_, colleagues) = desk.get("organization/users").await;
    let admin = me["org"]["admins"][0].as_str().unwrap();
    let others = colleagues.as_array().unwrap().iter().map(id);
    let other = others
        .into_iter()
        .find(|one| *one != id(&me) && one != admin)
        .unwrap();
    let admin = desk.token_of(admin).await;
    assert_eq!(desk.get_as(&admin, "bookkeeping/page").await.0, 200);
    let other = desk.token_of(&other).await;
    for (method, path) in [
        (Method::GET, "bookkeeping/page".to_owned()),
        (Method::GET, format!("bookkeeping/activities?entry={entry}")),
        (Method::GET, format!("bookkeeping/entries/{entry}")),
        (Method::PUT, format!("bookkeeping/entries/{entry}")),
        (Method::DELETE, format!("bookkeeping/entries/{entry}")),
        (Method::POST, "bookkeeping/entries".to_owned()),
        (Method::POST, format!("bookkeeping/payment/{entry}")),
        (Method::DELETE, "bookkeeping/payments/unknown".to_owned()),
    ] {
        let answer = desk.answer_as(&other, method, &path, &json!({})).await;
        assert_eq!(answer, (403, json!({ "code": 4 })), "{path}");
    }
}

#[tokio::test]
async fn a_client_takes_its_entries_along() {
    let desk = Desk::new().await;
    let (_, client) = desk.post("crm/customers", json!({ "name": "Geçici" })).await;
    let before = page(&desk).await;
    make(&desk, json!({ "customer": id(&client), "paidAmount": 1 })).await;
    assert_eq!(
        desk.delete(&format!("crm/customers/{}", id(&client))).await.0,
        200
    );
    assert_eq!(page(&desk).await, before);
}

#[tokio::test]
async fn lists_and_entries_can_be_wrapped_and_full_of_nulls() {
    let desk = Desk::new().await;
    let made = make(&desk, json!({})).await;
    let entry = id(&made["entry"]);
    let path = format!("bookkeeping/entries/{entry}");
    let bare = desk.get(&path).await.1;
    desk.speak(json!({ "bookkeeping": "wrapped" })).await;
    assert_eq!(desk.get(&path).await.1, json!({ "entry": bare }));
    let lines = format!("bookkeeping/activities?entry={entry}");
    assert_eq!(
        desk.get(&lines).await.1,
        json!({ "activities": [made["entryActivity"]] })
    );
    assert!(make(&desk, json!({})).await["entry"]["name"].is_string());
    desk.speak(json!({ "bookkeeping": "bare", "rows": "nulls" }))
        .await;
    let entry = desk.get(&path).await.1;
    assert_eq!(
        (entry.get("desc"), entry.get("dueAt")),
        (Some(&Value::Null), Some(&Value::Null))
    );
}
