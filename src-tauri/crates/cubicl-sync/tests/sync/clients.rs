//! Clients: the whole list from any server, what is kept when it cannot be read, and what leads to and from tasks.

use cubicl_sandbox::{Dialect, Options};
use cubicl_sync::view::{Card, ClientId, ClientRow, ClientView, ClientsQuery, ClientsView, ProblemKind};
use cubicl_sync::{Account, Event};
use serde_json::{Value, json};

use crate::support::{Desk, offline, wait};

fn query(text: &str) -> ClientsQuery {
    ClientsQuery {
        text: text.to_owned(),
        offset: 0,
        length: 200,
    }
}

fn list(account: &Account, text: &str) -> ClientsView {
    account.clients(&query(text))
}

fn names(account: &Account, text: &str) -> Vec<String> {
    let rows = list(account, text).rows.into_iter();
    rows.map(|row: ClientRow| row.name).collect()
}

fn named(account: &Account, name: &str) -> ClientView {
    let row = list(account, name).rows.remove(0);
    account.client(&row.id).unwrap()
}

/// The list was read to its end, once more if it had been before.
async fn read(desk: &Desk) {
    let account = desk.account();
    account.show_clients();
    account.refresh();
    wait("the clients", || {
        let freshness = list(&account, "").freshness;
        !freshness.refreshing && (freshness.as_of.is_some() || freshness.problem.is_some())
    })
    .await;
}

/// A request to the API itself, as a colleague's program would send it.
async fn ask(desk: &Desk, method: reqwest::Method, path: &str, body: Value) -> Value {
    let address = format!("{}{path}", desk.sandbox.address());
    let request = reqwest::Client::new().request(method, address);
    let answer = request.bearer_auth(desk.sandbox.token()).json(&body).send();
    let answer = answer.await.unwrap();
    assert!(answer.status().is_success(), "{path}: {}", answer.status());
    answer.json().await.unwrap()
}

pub(crate) async fn make(desk: &Desk, body: Value) -> ClientId {
    let made = ask(desk, reqwest::Method::POST, "crm/customers", body).await;
    made["_id"].as_str().unwrap().into()
}

async fn speaking(limit: &str) -> Desk {
    let dialect = Dialect::default().with("limit", limit).unwrap();
    let dialect = dialect.with("unknown", "everywhere").unwrap();
    let desk = Desk::with(Options {
        tasks: 60,
        rate: 0,
        dialect,
        ..Options::default()
    })
    .await;
    desk.sign_in(false).await;
    desk
}

#[tokio::test(flavor = "multi_thread")]
async fn every_client_is_there_whatever_becomes_of_the_limit() {
    for limit in ["honoured", "capped20", "ignored"] {
        let desk = speaking(limit).await;
        for number in 0..230 {
            make(&desk, json!({ "name": format!("Şube {number:03}") })).await;
        }
        read(&desk).await;
        let account = desk.account();
        let view = list(&account, "sube");
        assert_eq!((view.matching, view.rows.len()), (230, 200), "{limit}");
        let rest = account.clients(&ClientsQuery {
            offset: 200,
            ..query("sube")
        });
        let all: Vec<String> = view
            .rows
            .into_iter()
            .chain(rest.rows)
            .map(|row| row.name)
            .collect();
        let expected: Vec<String> = (0..230).map(|number| format!("Şube {number:03}")).collect();
        assert_eq!(all, expected, "{limit}: in order, each once");
        assert_eq!(view.total, desk.look("/state").await["clients"], "{limit}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_sorted_and_searched_in_turkish() {
    let desk = Desk::signed_in().await;
    for name in ["Zümrüt", "Çınar", "Cam", "Şişli Işık", "Su", "Ilıca", "İpek"] {
        make(&desk, json!({ "name": name, "fullname": "Deneme Ltd." })).await;
    }
    let contact =
        json!([{ "name": "Ömer Çağ", "position": "Müdür", "phone": "", "email": "omer@su.example" }]);
    make(
        &desk,
        json!({ "name": "Yalı", "fullname": "Deneme Ltd.", "contacts": contact }),
    )
    .await;
    read(&desk).await;
    let account = desk.account();
    assert_eq!(
        names(&account, "deneme"),
        [
            "Cam",
            "Çınar",
            "Ilıca",
            "İpek",
            "Su",
            "Şişli Işık",
            "Yalı",
            "Zümrüt"
        ]
    );
    assert_eq!(names(&account, "SISLI"), ["Şişli Işık"]);
    let found = list(&account, "cag omer");
    assert_eq!(found.rows[0].name, "Yalı");
    assert_eq!(found.rows[0].line.as_deref(), Some("Ömer Çağ"));
    assert_eq!(list(&account, "bulunmaz").matching, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_and_sparse_records_cost_no_others() {
    let desk = Desk::signed_in().await;
    let records = json!([
        { "_id": "c1" },
        { "_id": "c2", "name": "Şişli", "email": null, "contacts": [{ "name": "Ayşe" }, 7], "customFields": null },
        7,
        { "name": "kimliksiz" },
        { "_id": "c3", "name": ["?"], "fullname": "Uzun Ad A.Ş.", "customFields": { "f1": "30 gün", "f2": null, "f3": 5 } },
    ]);
    for body in [records.clone(), json!({ "customers": records })] {
        let action = json!({ "type": "status", "status": 200, "body": body });
        desk.rule("GET", "/crm/customers", action).await;
        read(&desk).await;
        let account = desk.account();
        assert_eq!(
            names(&account, ""),
            ["Şişli", "Uzun Ad A.Ş.", ""],
            "who has no name comes last"
        );
        let client = named(&account, "ayse");
        assert_eq!((client.contacts.len(), client.email), (1, None));
        assert_eq!(named(&account, "uzun").own_values, ["30 gün", "5"]);
        desk.lift_rules().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_differs_is_announced() {
    let desk = Desk::signed_in().await;
    let id = make(&desk, json!({ "name": "Geçici" })).await;
    read(&desk).await;
    let account = desk.account();
    assert!(account.client(&id).is_ok());
    let told = || {
        let all = desk.heard.all();
        all.iter()
            .filter(|event| **event == Event::ClientsChanged)
            .count()
    };
    desk.heard.clear();
    read(&desk).await;
    read(&desk).await;
    assert_eq!(told(), 0, "the same again is no news");
    let path = format!("crm/customers/{id}");
    ask(&desk, reqwest::Method::PUT, &path, json!({ "name": "Kalıcı" })).await;
    read(&desk).await;
    assert_eq!(names(&account, "kalici"), ["Kalıcı"]);
    wait("the announcement", || told() == 1).await;
    ask(&desk, reqwest::Method::DELETE, &path, json!({})).await;
    read(&desk).await;
    wait("the announcement", || told() == 2).await;
    assert_eq!(account.client(&id).unwrap_err().kind, ProblemKind::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_stays_when_the_list_may_not_be_read() {
    let mut desk = Desk::signed_in().await;
    read(&desk).await;
    let before = list(&desk.account(), "");
    assert!(before.total > 5);
    let action = json!({ "type": "status", "status": 403, "body": { "code": 4 } });
    desk.rule("GET", "/crm/customers", action).await;
    read(&desk).await;
    let after = list(&desk.account(), "");
    assert_eq!((after.rows, after.total), (before.rows, before.total));
    assert_eq!(after.freshness.as_of, before.freshness.as_of, "as old as it is");
    let problem = after.freshness.problem.unwrap();
    assert_eq!(problem.kind, ProblemKind::NotPermitted);

    desk.restart().await;
    read(&desk).await;
    assert_eq!(
        list(&desk.account(), "").total,
        before.total,
        "after a restart too"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_the_clients_of_before_are_there_with_their_age() {
    let mut desk = Desk::signed_in().await;
    let contact = json!([{ "name": "Ömer Çağ", "position": "Müdür", "phone": "1", "email": "o@su.example" }]);
    let id = make(
        &desk,
        json!({ "name": "Şişli Su", "phone": "+90 212 000 0000", "contacts": contact }),
    )
    .await;
    read(&desk).await;
    let before = list(&desk.account(), "");
    let client = desk.account().client(&id).unwrap();
    desk.reach("refuse").await;
    desk.restart().await;
    offline(&desk).await;
    let account = desk.account();
    let after = list(&account, "");
    assert_eq!((after.rows, after.total), (before.rows, before.total));
    assert_eq!(after.freshness.as_of, before.freshness.as_of);
    assert_eq!(names(&account, "sisli"), ["Şişli Su"]);
    let same = account.client(&id).unwrap();
    assert_eq!((same.contacts, same.phone), (client.contacts, client.phone));
}

async fn first_client(desk: &Desk) -> Value {
    ask(desk, reqwest::Method::GET, "crm/customers", Value::Null).await[0].take()
}

/// A task on a board that was read, to which a colleague gave the client.
async fn task_with(desk: &Desk, client: &Value) -> Card {
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    desk.put(
        &format!("/tasks/{}", card.id),
        json!({ "customer": client["_id"] }),
    )
    .await;
    let account = desk.account();
    account.board(&query).unwrap();
    account.refresh();
    wait("the task's client", || {
        account.task(&card.id).unwrap().client.is_some()
    })
    .await;
    card
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_leads_to_its_client_and_back_even_after_a_restart() {
    let mut desk = Desk::signed_in().await;
    let client = first_client(&desk).await;
    let card = task_with(&desk, &client).await;
    read(&desk).await;
    let path = format!("crm/customers/{}", client["_id"].as_str().unwrap());
    ask(
        &desk,
        reqwest::Method::PUT,
        &path,
        json!({ "name": "Yeni Ünvan" }),
    )
    .await;
    read(&desk).await;
    desk.reach("refuse").await;
    desk.restart().await;
    offline(&desk).await;
    let account = desk.account();
    let shown = account.task(&card.id).unwrap().client.unwrap();
    assert_eq!(shown.name, "Yeni Ünvan", "as the list calls it");
    let view = account.client(&shown.id).unwrap();
    assert!(view.listed);
    let mine = view.tasks.iter().find(|task| task.id == card.id).unwrap();
    assert_eq!((&mine.name, &mine.state.name), (&card.name, &card.state));
    assert!(!mine.project_name.is_empty());
    assert!(view.tasks.is_sorted_by_key(|task| task.done), "open ones first");
    assert_eq!(view.tasks_total as usize, view.tasks.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_only_tasks_name_is_shown_as_far_as_it_is_known() {
    let desk = Desk::new().await;
    let told = first_client(&desk).await;
    let action = json!({ "type": "status", "status": 403, "body": { "code": 4 } });
    desk.rule("GET", "/crm/customers", action).await;
    desk.sign_in(false).await;
    let card = task_with(&desk, &told).await;
    read(&desk).await;
    let account = desk.account();
    let id = ClientId::from(told["_id"].as_str().unwrap());
    let view = account.client(&id).unwrap();
    assert!(!view.listed);
    assert_eq!(view.name, told["name"].as_str().unwrap());
    assert!(view.tasks.iter().any(|task| task.id == card.id));
    assert_eq!(
        account.client(&"nobody".into()).unwrap_err().kind,
        ProblemKind::NotFound
    );
}
