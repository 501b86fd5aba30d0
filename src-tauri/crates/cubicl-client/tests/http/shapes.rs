//! Chat, bookkeeping and webhooks: what goes out, and every shape that may come back.

use cubicl_client::Request;
use cubicl_client::endpoints::Field;
use cubicl_client::endpoints::bookkeeping::{self, EntryUpdate, NewEntry};
use cubicl_client::endpoints::chat::{self, MessageQuery, NewMessage, Recipient};
use cubicl_client::endpoints::webhooks::{self, WebhookFields};
use cubicl_client::model::{EntryKind, ThreadKind};
use serde_json::{Value, json};

fn read<T>(request: &Request<T>, answer: &Value) -> T {
    request
        .decode(answer.to_string().as_bytes())
        .unwrap_or_else(|| panic!("{}: {answer}", request.endpoint))
}

fn line<T>(request: &Request<T>) -> String {
    let query: Vec<_> = request
        .query
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    format!(
        "{} {} {}",
        request.method(),
        request.path.join("/"),
        query.join("&")
    )
}

#[test]
fn chats() {
    let thread = json!({"_id": "c1", "type": "personal", "users": ["u1", "u2"], "access": 0, "newActivityCount": 3,
        "lastMessage": {"_id": "m1", "from": "u1", "content": "Merhaba"}});
    for answer in [json!([thread]), json!({"threads": [thread]})] {
        let threads = read(&chat::threads(), &answer);
        assert_eq!(
            (threads.len(), threads[0].unseen, threads[0].access),
            (1, 3, None)
        );
        assert_eq!(threads[0].kind, ThreadKind::Personal);
        assert_eq!(threads[0].last_message.as_ref().unwrap().content, "Merhaba");
    }
    let query = MessageQuery {
        before: Some("m9".into()),
        limit: Some(20),
        ..MessageQuery::default()
    };
    let messages = chat::messages(&"c1".into(), &query);
    assert_eq!(line(&messages), "GET chat/threads/c1/messages before=m9&limit=20");
    let unordered =
        json!([{"_id": "b", "createdAt": 5}, {"_id": "a", "createdAt": 5}, {"_id": "z", "createdAt": 1}]);
    let ids: Vec<_> = read(&messages, &unordered)
        .into_iter()
        .map(|message| message.id.to_string())
        .collect();
    assert_eq!(ids, ["z", "a", "b"], "A17");

    let send = chat::send_message(&NewMessage {
        to: Recipient::User("u2".into()),
        content: Some("Selam".to_owned()),
        files: vec!["f1".into()],
        reply_to: None,
    });
    assert_eq!(
        send.body,
        Some(json!({"to": "u2", "content": "Selam", "files": ["f1"]}))
    );
    assert!(!send.repeatable, "A23");
    let bare = read(&send, &json!({"message": "m2", "thread": thread}));
    assert_eq!(
        (bare.id.as_str(), bare.message, bare.thread.is_some()),
        ("m2", None, true)
    );
    let record = read(&send, &json!({"message": {"_id": "m2", "content": "Selam"}}));
    assert_eq!(record.message.unwrap().content, "Selam");
    assert!(send.decode(b"{}").is_none());
}

#[test]
fn bookkeeping_bare_and_wrapped() {
    let entry = json!({"_id": "e1", "type": "payable", "name": "Kira", "amount": 100.5, "currency": "TRY", "novel": 1});
    for answer in [entry.clone(), json!({"entry": entry})] {
        let entry = read(&bookkeeping::entry(&"e1".into()), &answer);
        assert_eq!((entry.kind, entry.amount), (Some(EntryKind::Payable), 100.5));
        assert_eq!(entry.extra.get("novel"), Some(&json!(1)));
    }
    let activity =
        json!({"entry": "e1", "type": "payable-created", "data": {"entryName": "Kira", "amount": 5}});
    let activities = bookkeeping::entry_activities(&"e1".into());
    assert_eq!(line(&activities), "GET bookkeeping/activities entry=e1");
    for answer in [json!([activity]), json!({"activities": [activity]})] {
        assert_eq!(
            read(&activities, &answer)[0].entry_name.as_deref(),
            Some("Kira"),
            "A19"
        );
    }
    let totals = json!({"total": 9, "outstanding": 4, "overdue": 1, "currency": "TRY"});
    for payables in [totals.clone(), json!([totals])] {
        let page =
            json!({"activities": [activity], "entries": [entry], "payables": payables, "receivables": []});
        let page = read(&bookkeeping::bookkeeping_page(), &page);
        assert_eq!((page.payables[0].outstanding, page.receivables.len()), (4.0, 0));
    }
    let create = bookkeeping::create_entry(&NewEntry {
        client: "k1".into(),
        kind: EntryKind::Receivable,
        name: "Avans".to_owned(),
        amount: 250.0,
        currency: "EUR".to_owned(),
        desc: None,
        due_at: Some(7),
        paid_amount: None,
    });
    let body = json!({"customer": "k1", "type": "receivable", "name": "Avans", "amount": 250, "currency": "EUR", "dueAt": 7});
    assert_eq!(create.body, Some(body));
    let made = read(&create, &json!({"entry": entry, "entryActivity": activity}));
    assert!(made.activity.is_some() && made.payment.is_none());

    let update = bookkeeping::update_entry(
        &"e1".into(),
        &EntryUpdate {
            kind: EntryKind::Payable,
            currency: "TRY".to_owned(),
            name: "Kira".to_owned(),
            desc: Field::Clear,
            due_at: Field::Clear,
            amount: None,
        },
    );
    let body = json!({"type": "payable", "currency": "TRY", "name": "Kira", "desc": "", "dueAt": null});
    assert_eq!(update.body, Some(body));
    assert_eq!(read(&update, &entry).name, "Kira");

    let pay = bookkeeping::pay(&"e1".into(), 20.5, Some("nakit"));
    assert_eq!(line(&pay), "POST bookkeeping/payment/e1 ");
    assert_eq!(pay.body, Some(json!({"amount": 20.5, "note": "nakit"})));
    let payment = json!({"_id": "p1", "entry": "e1", "amount": 20.5});
    assert_eq!(
        read(&pay, &json!({"payment": payment, "activity": activity}))
            .payment
            .amount,
        20.5
    );
    let delete = bookkeeping::delete_payment(&"p1".into());
    assert_eq!(line(&delete), "DELETE bookkeeping/payments/p1 ");
    assert!(read(&delete, &activity).is_some());
    assert_eq!(delete.decode(b""), Some(None), "gone before");
    assert_eq!(
        line(&bookkeeping::delete_entry(&"e1".into())),
        "DELETE bookkeeping/entries/e1 "
    );
}

#[test]
fn webhooks_of_the_user() {
    let webhook = json!({"_id": "w1", "type": "task-created", "url": "https://a.example", "group": "g1"});
    assert_eq!(
        read(&webhooks::webhooks(), &json!([webhook]))[0].kind,
        "task-created"
    );
    let fields = WebhookFields {
        url: Some("https://b.example".to_owned()),
        ..WebhookFields::default()
    };
    let update = webhooks::update_webhook(&"w1".into(), &fields);
    assert_eq!(line(&update), "PUT users/self/webhook/w1 ");
    assert_eq!(update.body, Some(json!({"url": "https://b.example"})));
    assert_eq!(read(&update, &json!({"webhook": webhook})).id.as_str(), "w1");
    let create = webhooks::create_webhook(&fields);
    assert_eq!(line(&create), "POST users/self/webhook ");
    let delete = webhooks::delete_webhook(&"w1".into());
    assert_eq!(line(&delete), "DELETE users/self/webhook/w1 ");
}
