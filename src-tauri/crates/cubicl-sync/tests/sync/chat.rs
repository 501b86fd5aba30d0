//! Chats: read, written without a network, found again when the answer was lost.

use crate::support::{Desk, offline, online, quiet, wait};
use cubicl_sync::Account;
use cubicl_sync::view::*;
use serde_json::{Value, json};

const PATH: &str = "/chat/messages";

/// Signed in, with the chats read, and the project chat that has the most to tell.
async fn desk() -> (Desk, ChatRef) {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    wait("the chats", || account.chats().freshness.as_of.is_some()).await;
    let chat = chat_named(&account, "Atölye");
    wait("its messages", || {
        account.messages(&chat, 60).freshness.as_of.is_some()
    })
    .await;
    (desk, chat)
}

fn chat_named(account: &Account, name: &str) -> ChatRef {
    let chats = account.chats().chats;
    chats
        .into_iter()
        .find(|row| row.name == name)
        .expect("a chat")
        .chat
}

fn texts(account: &Account, chat: &ChatRef) -> Vec<String> {
    let messages = account.messages(chat, 1000).messages;
    messages
        .iter()
        .map(|message| message.html.replace("<p>", "").replace("</p>", ""))
        .collect()
}

fn send(account: &Account, chat: &ChatRef, text: &str) -> ChangeId {
    account.send_message(chat, text.to_owned(), None).unwrap()
}

/// All messages of a chat at the server, oldest first.
async fn at_server(desk: &Desk, chat: &ChatRef) -> Vec<Value> {
    let ChatRef::Thread(thread) = chat else {
        return Vec::new();
    };
    let address = format!("{}chat/threads/{thread}/messages", desk.sandbox.address());
    let mut messages: Vec<Value> = Vec::new();
    loop {
        let first = messages.first().and_then(|first| first["_id"].as_str());
        let before = first.map(|id| format!("?before={id}")).unwrap_or_default();
        let asked = reqwest::Client::new().get(format!("{address}{before}"));
        let answer = asked.bearer_auth(desk.sandbox.token()).send().await.unwrap();
        let mut page: Vec<Value> = answer.json().await.unwrap();
        if page.is_empty() {
            return messages;
        }
        // The sandbox tells them newest first.
        page.reverse();
        page.append(&mut messages);
        messages = page;
    }
}

async fn times(desk: &Desk, chat: &ChatRef, text: &str) -> usize {
    let messages = at_server(desk, chat).await;
    messages
        .iter()
        .filter(|message| message["content"] == text)
        .count()
}

/// A colleague writes.
async fn told_by_other(desk: &Desk, chat: &ChatRef, text: &str) {
    let messages = at_server(desk, chat).await;
    // The last ones of the sample are others'.
    let user = &messages.last().unwrap()["from"];
    desk.post(
        "/messages",
        json!({ "by": user, "thread": messages[0]["thread"], "content": text }),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_is_read_back_to_its_beginning_when_somebody_scrolls_there() {
    let (desk, chat) = desk().await;
    let account = desk.account();
    let all = at_server(&desk, &chat).await;
    assert!(all.len() > 100, "several pages");
    let mut count = 60;
    wait("the beginning", || {
        count += 60;
        account.messages(&chat, count).earlier == EarlierMessages::None
    })
    .await;
    let shown = account.messages(&chat, 1000).messages;
    assert_eq!(shown.len(), all.len());
    let first = all[0]["_id"].as_str().unwrap();
    assert_eq!(shown[0].id.as_str(), first);
    let answered = shown.iter().filter(|message| message.reply_to.is_some());
    assert!(answered.clone().count() > 0);
    assert!(
        answered
            .clone()
            .all(|message| message.reply_to.as_ref().unwrap().text.is_some()),
        "what is answered is quoted"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_without_a_network_goes_out_once_and_in_order_after_a_restart() {
    let (mut desk, chat) = desk().await;
    let account = desk.account();
    offline(&desk).await;
    let known = texts(&account, &chat).len();
    for text in ["Bir", "İki", "Üç"] {
        send(&account, &chat, text);
    }
    assert_eq!(texts(&account, &chat)[known..], ["Bir", "İki", "Üç"]);
    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(
        texts(&account, &chat)[known..],
        ["Bir", "İki", "Üç"],
        "they are kept"
    );
    let last = account.messages(&chat, 60).row.unwrap().last.unwrap();
    assert_eq!((last.text.as_str(), last.waiting), ("Üç", true));
    online(&desk).await;
    quiet(&account).await;
    let sent: Vec<String> = at_server(&desk, &chat)
        .await
        .iter()
        .filter_map(|message| message["content"].as_str().map(str::to_owned))
        .filter(|text| ["Bir", "İki", "Üç"].contains(&text.as_str()))
        .collect();
    assert_eq!(sent, ["Bir", "İki", "Üç"], "each once and in order");
    wait("the messages as Cubicl has them", || {
        let messages = account.messages(&chat, 60).messages;
        messages.iter().all(|message| message.change.is_none())
            && texts(&account, &chat)
                .iter()
                .filter(|text| *text == "İki")
                .count()
                == 1
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_whose_answer_was_lost_is_found_and_not_sent_again() {
    let (desk, chat) = desk().await;
    let account = desk.account();
    send(&account, &chat, "Aynı söz");
    quiet(&account).await;
    desk.rule("POST", PATH, json!({ "type": "cut_after" })).await;
    send(&account, &chat, "Aynı söz");
    wait("the lost answer", || {
        account.changes()[0].state == ChangeState::Waiting
    })
    .await;
    assert_eq!(times(&desk, &chat, "Aynı söz").await, 2, "it arrived");
    desk.lift_rules().await;
    online(&desk).await;
    quiet(&account).await;
    assert_eq!(times(&desk, &chat, "Aynı söz").await, 2, "one for each sending");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_never_arrived_is_sent_once() {
    let (mut desk, chat) = desk().await;
    let account = desk.account();
    desk.rule("POST", PATH, json!({ "type": "stall" })).await;
    send(&account, &chat, "Kesildi");
    wait("it on its way", || {
        account.changes()[0].state == ChangeState::Sending
    })
    .await;
    drop(account);
    desk.end();
    desk.lift_rules().await;
    desk.restart().await;
    quiet(&desk.account()).await;
    assert_eq!(times(&desk, &chat, "Kesildi").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_message_keeps_its_text_and_its_reason_until_the_person_decides() {
    let (desk, chat) = desk().await;
    let account = desk.account();
    desk.rule("POST", PATH, json!({ "type": "status", "status": 403 }))
        .await;
    let change = send(&account, &chat, "Olmadı");
    let refused = || {
        let messages = account.messages(&chat, 60).messages;
        let last = messages.last().unwrap().clone();
        last.change
            .filter(|change| matches!(change.state, ChangeState::Refused { .. }))
    };
    wait("the refusal", || refused().is_some()).await;
    assert_eq!(refused().unwrap().text.as_deref(), Some("Olmadı"));
    assert_eq!(refused().unwrap().task_name, "Atölye");
    desk.lift_rules().await;
    account.retry_change(change).unwrap();
    quiet(&account).await;
    assert_eq!(times(&desk, &chat, "Olmadı").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_requests_hold_a_message_up_and_do_not_refuse_it() {
    let (desk, chat) = desk().await;
    let account = desk.account();
    desk.rule(
        "POST",
        PATH,
        json!({ "type": "status", "status": 429, "headers": { "retry-after": "1" } }),
    )
    .await;
    let change = send(&account, &chat, "Sırada");
    wait("the limit", || {
        matches!(account.status().connection, Connection::Slowed { .. })
    })
    .await;
    desk.lift_rules().await;
    assert_eq!(account.changes()[0].id, change, "it waits");
    quiet(&account).await;
    assert_eq!(times(&desk, &chat, "Sırada").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_message_to_a_person_makes_the_chat_and_those_behind_it_follow() {
    let (desk, _) = desk().await;
    let account = desk.account();
    let chats = account.chats().chats;
    let talks: Vec<UserId> = chats
        .iter()
        .filter(|row| row.kind == ChatKind::Personal)
        .flat_map(|row| row.people.clone())
        .collect();
    let stranger = account
        .people()
        .into_iter()
        .find(|person| person.current && !talks.contains(&person.id))
        .expect("somebody without a chat");
    let chat = ChatRef::Person(stranger.id.clone());
    offline(&desk).await;
    send(&account, &chat, "Merhaba");
    send(&account, &chat, "Bir sorum var");
    let row = account.chats().chats.remove(0);
    assert_eq!(
        (row.chat, row.name),
        (chat.clone(), stranger.name),
        "it stands in the list"
    );
    online(&desk).await;
    quiet(&account).await;
    wait("the chat", || {
        matches!(account.messages(&chat, 60).chat, ChatRef::Thread(_))
    })
    .await;
    let made = account.messages(&chat, 60).chat;
    for text in ["Merhaba", "Bir sorum var"] {
        assert_eq!(times(&desk, &made, text).await, 1, "{text}");
    }
    wait("both messages", || {
        texts(&account, &chat) == ["Merhaba", "Bir sorum var"]
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_write_is_counted_until_the_person_looked_also_after_a_restart() {
    let (mut desk, chat) = desk().await;
    let account = desk.account();
    let unread = |account: &Account| account.messages(&chat, 60).row.unwrap().unread;
    assert!(unread(&account) > 0, "the sample has unread messages");
    account.see_chat(&chat);
    assert_eq!(unread(&account), 0);
    drop(account);
    desk.restart().await;
    let account = desk.account();
    assert_eq!(unread(&account), 0, "Cubicl goes on counting what was seen here");
    wait("the network", || {
        account.status().connection == Connection::Online
    })
    .await;
    told_by_other(&desk, &chat, "Yeni bir haber").await;
    account.show_chats(true, Some(chat.clone()));
    account.refresh();
    wait("the message", || {
        texts(&account, &chat)
            .last()
            .is_some_and(|text| text == "Yeni bir haber")
    })
    .await;
    wait("the count", || unread(&account) == 1).await;
    account.see_chat(&chat);
    assert_eq!(unread(&account), 0);
}
