//! Chats against the sandbox, in every dialect.

use cubicl_client::endpoints::chat::{MessageQuery, NewMessage, Recipient};
use cubicl_client::model::ThreadKind;
use cubicl_client::{Client, Source, UserId};

use crate::sandbox::{dialects, speaking};

/// Somebody with whom there is no chat yet.
pub(crate) async fn stranger(client: &Client, me: &UserId) -> UserId {
    let threads = client.threads().await.unwrap();
    let met: Vec<_> = threads
        .iter()
        .filter(|thread| thread.kind == ThreadKind::Personal)
        .flat_map(|thread| thread.users.clone())
        .collect();
    let people = client.organization_users().await.unwrap();
    let mut strangers = people
        .into_iter()
        .filter(|person| person.id != *me && !met.contains(&person.id));
    strangers.next().expect("not everybody talks to everybody").id
}

#[tokio::test]
async fn a_chat_comes_into_being_and_is_read() {
    for (name, dialect) in dialects() {
        let (_sandbox, client) = speaking(dialect).await;
        let me = client.me().await.unwrap().id;
        let other = stranger(&client, &me).await;
        let source = Source::Memory("çizim".into());
        let file = client.upload(&source, "Şişli.txt", |_| {}).await.unwrap();
        let first = NewMessage {
            to: Recipient::User(other.clone()),
            content: Some("Merhaba, çizim ekte".to_owned()),
            files: vec![file.id.clone()],
            reply_to: None,
        };
        let sent = client.send_message(&first).await.unwrap();
        let thread = sent.thread.expect("this message made it");
        assert!(
            thread.users.contains(&me) && thread.users.contains(&other),
            "{name}"
        );
        let mut answered = sent.id.clone();
        for number in 0..30 {
            let next = NewMessage {
                to: Recipient::Thread(thread.id.clone()),
                content: Some(format!("{number}. soru")),
                files: Vec::new(),
                reply_to: Some(answered),
            };
            let sent = client.send_message(&next).await.unwrap();
            assert!(sent.thread.is_none(), "{name}: it was there");
            answered = sent.id;
        }

        let (mut read, mut query) = (Vec::new(), MessageQuery::default());
        query.limit = Some(10);
        loop {
            let page = client.messages(&thread.id, &query).await.unwrap();
            let Some(oldest) = page.first() else { break };
            query.before = Some(oldest.id.clone());
            read.splice(0..0, page);
        }
        assert_eq!(read.len(), 31, "{name}");
        assert!(
            read.iter().all(|message| message.from.as_ref() == Some(&me)),
            "{name}"
        );
        assert_eq!((&read[0].id, read[0].files.len()), (&sent.id, 1), "{name}");
        assert_eq!(read[0].files[0].id, file.id, "{name}");
        for pair in read.windows(2) {
            assert_eq!(pair[1].reply_to.as_ref(), Some(&pair[0].id), "{name}: A17");
        }
        let later = MessageQuery {
            after: Some(read[27].id.clone()),
            ..MessageQuery::default()
        };
        assert_eq!(
            client.messages(&thread.id, &later).await.unwrap().len(),
            3,
            "{name}"
        );

        let threads = client.threads().await.unwrap();
        let told = threads.iter().find(|one| one.id == thread.id).unwrap();
        assert_eq!(told.last_message.as_ref().unwrap().id, answered, "{name}");
    }
}
