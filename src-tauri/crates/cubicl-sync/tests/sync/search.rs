//! Searching, as somebody who types: the copy, what is not sent yet, and what is gone.

use cubicl_sync::Account;
use cubicl_sync::view::*;

use serde_json::json;

use crate::clients::make;
use crate::support::{Desk, offline, quiet, wait};

fn group(account: &Account, typed: &str, kind: SearchKind) -> Option<SearchGroup> {
    let found = account.search(typed, 20).unwrap();
    found.groups.into_iter().find(|group| group.kind == kind)
}

fn words(pieces: &[TextPiece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Titles of tasks.
fn tasks(account: &Account, typed: &str) -> Vec<String> {
    let group = group(account, typed, SearchKind::Task);
    let hits = group.into_iter().flat_map(|group| group.hits);
    hits.map(|hit| words(&hit.title)).collect()
}

fn new_task(query: &BoardQuery, name: &str) -> NewTask {
    NewTask {
        project: query.project.clone(),
        name: name.into(),
        ..NewTask::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_sent_is_found_as_the_screen_shows_it() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let account = desk.account();
    offline(&desk).await;
    let made = account
        .create_task(new_task(&query, "Zümrütevler şantiyesi"))
        .unwrap();
    account
        .change_task(&card.id, TaskChange::Name("Yeniköy cephesi".into()))
        .unwrap();
    account
        .comment(&card.id, "Örümcek <b>iskele</b> kuruldu".into(), Vec::new())
        .unwrap();
    assert_eq!(tasks(&account, "zumrut"), ["Zümrütevler şantiyesi"]);
    assert_eq!(tasks(&account, "yenikoy"), ["Yeniköy cephesi"]);
    assert!(!tasks(&account, &card.name).contains(&card.name), "its old name");
    let comments = group(&account, "orumcek iskele", SearchKind::Comment).unwrap();
    assert_eq!(words(&comments.hits[0].snippet), "Örümcek iskele kuruldu");
    assert_eq!(words(&comments.hits[0].title), "Yeniköy cephesi");

    account.delete_task(&made).unwrap();
    assert_eq!(
        tasks(&account, "zumrut"),
        [""; 0],
        "it is not to be made any more"
    );
    desk.reach("up").await;
    account.refresh();
    quiet(&account).await;
    assert_eq!(
        tasks(&account, "yenikoy"),
        ["Yeniköy cephesi"],
        "once, when it is sent"
    );
    let comments = group(&account, "orumcek", SearchKind::Comment).unwrap();
    assert_eq!(comments.hits.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_or_signed_out_of_is_not_found() {
    let mut desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    let id = account
        .create_task(new_task(&query, "Zümrütevler şantiyesi"))
        .unwrap();
    quiet(&account).await;
    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(
        tasks(&account, "ZÜMRÜT"),
        ["Zümrütevler şantiyesi"],
        "from the disk"
    );
    account.delete_task(&id).unwrap();
    assert_eq!(tasks(&account, "zumrut"), [""; 0]);
    quiet(&account).await;
    assert_eq!(tasks(&account, "zumrut"), [""; 0]);
    assert!(!tasks(&account, "a").is_empty());
    desk.session.sign_out().await;
    assert!(!desk.stored("zumrut"), "nor are its words on the disk");
    let found = account.search("a", 20).unwrap();
    assert!(found.groups.is_empty() && found.projects.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_is_searched_in_memory() {
    let desk = Desk::new().await;
    let (address, token) = (desk.sandbox.address().to_owned(), desk.sandbox.token().to_owned());
    desk.session.open_sample(address, token).await.unwrap();
    let account = desk.account();
    wait("projects", || account.projects().freshness.as_of.is_some()).await;
    let query = desk.board().await;
    let (card, _) = desk.card(&query).await;
    let typed = card.name.to_uppercase();
    let found = group(&account, &typed, SearchKind::Task).unwrap();
    let is_card =
        |hit: &SearchHit| matches!(&hit.target, SearchTarget::Task { task, .. } if *task == card.id);
    let hit = found.hits.into_iter().find(is_card).expect("it is found");
    let SearchTarget::Task { state, deadline, .. } = &hit.target else {
        panic!("a task: {hit:?}");
    };
    assert_eq!((&state.name, *deadline), (&card.state, card.deadline));
    assert!(hit.title.iter().any(|piece| piece.marked));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_has_its_limit_and_says_how_many_more() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    offline(&desk).await;
    for number in 1..=5 {
        account
            .create_task(new_task(&query, &format!("Zümrüt {number}")))
            .unwrap();
    }
    let found = account.search("zumrut", 3).unwrap();
    let [group] = found.groups.as_slice() else {
        panic!("one kind: {found:?}");
    };
    assert_eq!((group.hits.len(), group.more, group.more_at_least), (3, 2, false));
    assert_eq!(words(&group.hits[0].title), "Zümrüt 5", "the newest first");
}

#[tokio::test(flavor = "multi_thread")]
async fn projects_are_found_by_their_names() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let project = account.projects().projects[0].clone();
    let found = account.search(&project.name.to_uppercase(), 5).unwrap();
    assert!(found.projects.iter().any(|hit| hit.id == project.id));
    assert!(found.as_of.is_some(), "it says how old what it knows is");
    for nothing in ["", "  ", "…"] {
        let found = account.search(nothing, 5).unwrap();
        assert!(found.groups.is_empty() && found.projects.is_empty());
    }
}

fn hits(account: &Account, typed: &str, kind: SearchKind) -> Vec<SearchHit> {
    group(account, typed, kind)
        .map(|group| group.hits)
        .unwrap_or_default()
}

fn titles(account: &Account, typed: &str, kind: SearchKind) -> Vec<String> {
    let hits = hits(account, typed, kind);
    hits.iter().map(|hit| words(&hit.title)).collect()
}

/// A project's Files page, and a chat, both read.
async fn page_and_chat(account: &Account) -> (NodePlace, ChatRef) {
    let project = account.projects().projects[0].id.clone();
    let place = NodePlace {
        owner: NodeOwner::Project(project),
        directory: None,
    };
    wait("the page", || account.nodes(&place).freshness.as_of.is_some()).await;
    wait("the chats", || !account.chats().chats.is_empty()).await;
    let chat = account.chats().chats[0].chat.clone();
    wait("its messages", || {
        account.messages(&chat, 60).freshness.as_of.is_some()
    })
    .await;
    (place, chat)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_says_by_what_it_was_found() {
    let desk = Desk::signed_in().await;
    let told = json!({
        "name": "Ğüzel Iğdır Mobilya", "phone": "+90 (476) 000 01 00",
        "contacts": [{ "name": "Şermin Öğüt", "email": "sermin@ogutler.example", "phone": "0532 000 99 11" }],
    });
    make(&desk, told).await;
    let account = desk.account();
    account.show_clients();
    account.refresh();
    for (typed, line) in [
        ("ığdır", "+90 (476) 000 01 00"),
        ("MOBILYA OGUT", "Şermin Öğüt"),
        ("ogutler.example", "sermin@ogutler.example"),
        ("05320009911", "0532 000 99 11"),
        ("0476 000", "+90 (476) 000 01 00"),
    ] {
        wait("the client", || {
            !hits(&account, typed, SearchKind::Client).is_empty()
        })
        .await;
        let hits = hits(&account, typed, SearchKind::Client);
        let [hit] = hits.as_slice() else {
            panic!("one client for {typed}: {hits:?}");
        };
        assert_eq!(words(&hit.title), "Ğüzel Iğdır Mobilya", "{typed}");
        assert_eq!(words(&hit.snippet), line, "{typed}");
        let SearchTarget::Client { client } = &hit.target else {
            panic!("a client: {hit:?}");
        };
        assert_eq!(account.client(client).unwrap().name, "Ğüzel Iğdır Mobilya");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_files_page_or_a_chat_is_found_where_it_will_be() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let (place, chat) = page_and_chat(&account).await;
    offline(&desk).await;
    let outer = account.make_directory(&place, "Zümrüt şantiyesi").unwrap();
    let within = |directory: &NodeId| NodePlace {
        directory: Some(directory.clone()),
        ..place.clone()
    };
    let inner = account.make_directory(&within(&outer), "Çürük ölçüler").unwrap();
    let picked = account
        .pick_all(vec![desk.file("Örümcek iskele.pdf", b"plan")])
        .files;
    let picked = picked.iter().map(|file| file.id).collect();
    account.add_to_directory(&within(&inner), picked).unwrap();
    account
        .send_message(&chat, "Zebercet <b>taşı</b> geldi".to_owned(), None)
        .unwrap();

    assert_eq!(titles(&account, "zumrut", SearchKind::Node), ["Zümrüt şantiyesi"]);
    let way = |typed: &str| match hits(&account, typed, SearchKind::Node).remove(0).target {
        SearchTarget::Node {
            place,
            node,
            directory,
            path,
            ..
        } => (place, node, directory, path),
        target => panic!("on a Files page: {target:?}"),
    };
    let outside = "Zümrüt şantiyesi".to_owned();
    assert_eq!(
        way("curuk"),
        (within(&outer), Some(inner.clone()), true, vec![outside.clone()])
    );
    let both = vec![outside, "Çürük ölçüler".to_owned()];
    assert_eq!(way("orumcek"), (within(&inner), None, false, both.clone()));
    let message = hits(&account, "zebercet tasi", SearchKind::Message).remove(0);
    assert_eq!(words(&message.snippet), "Zebercet taşı geldi");
    assert_eq!(words(&message.title), account.chats().chats[0].name);

    desk.reach("up").await;
    account.refresh();
    quiet(&account).await;
    wait("the file", || {
        account.status().waiting_changes == 0 && way("orumcek").1.is_some()
    })
    .await;
    assert_eq!(way("orumcek").3, both, "once, when it is there");
    assert_eq!(titles(&account, "orumcek", SearchKind::Node).len(), 1);
    assert_eq!(hits(&account, "zebercet", SearchKind::Message).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_pages_and_chats_are_found_after_a_restart_until_somebody_deletes_them() {
    let mut desk = Desk::signed_in().await;
    let account = desk.account();
    let (place, chat) = page_and_chat(&account).await;
    let outer = account.make_directory(&place, "Zümrüt şantiyesi").unwrap();
    let within = NodePlace {
        directory: Some(outer),
        ..place.clone()
    };
    account.make_directory(&within, "Çürük ölçüler").unwrap();
    account
        .send_message(&chat, "Zebercet geldi".to_owned(), None)
        .unwrap();
    wait("everything to be sent", || account.status().waiting_changes == 0).await;
    drop(account);
    desk.restart().await;
    let account = desk.account();
    offline(&desk).await;
    let hit = hits(&account, "curuk", SearchKind::Node).remove(0);
    let SearchTarget::Node {
        place: at,
        path,
        owner_name,
        ..
    } = &hit.target
    else {
        panic!("on a Files page: {hit:?}");
    };
    assert_eq!(path, &["Zümrüt şantiyesi"], "the way there is on the disk");
    assert!(!owner_name.is_empty());
    assert_eq!(titles(&account, "zebercet", SearchKind::Message).len(), 1);

    account
        .delete_nodes(&place, &[at.directory.clone().unwrap()])
        .unwrap();
    for gone in ["curuk", "zumrut"] {
        assert_eq!(titles(&account, gone, SearchKind::Node), [""; 0], "{gone}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_pages_and_chats_of_the_sample_are_searched_in_memory() {
    let desk = Desk::new().await;
    let (address, token) = (desk.sandbox.address().to_owned(), desk.sandbox.token().to_owned());
    desk.session.open_sample(address, token).await.unwrap();
    let account = desk.account();
    wait("projects", || account.projects().freshness.as_of.is_some()).await;
    let (place, chat) = page_and_chat(&account).await;
    account.show_clients();
    let all = ClientsQuery {
        text: String::new(),
        offset: 0,
        length: 5,
    };
    wait("the clients", || !account.clients(&all).rows.is_empty()).await;
    let name = account.clients(&all).rows[0].name.clone();
    let typed = name.to_uppercase();
    assert!(
        titles(&account, &typed, SearchKind::Client).contains(&name),
        "{typed}"
    );
    account.make_directory(&place, "Zümrüt şantiyesi").unwrap();
    account
        .send_message(&chat, "Zebercet geldi".to_owned(), None)
        .unwrap();
    wait("everything to be sent", || account.status().waiting_changes == 0).await;
    assert_eq!(titles(&account, "zumrut", SearchKind::Node), ["Zümrüt şantiyesi"]);
    assert_eq!(titles(&account, "zebercet", SearchKind::Message).len(), 1);
}
