//! A POST without an answer: the look afterwards says what became of it.

use cubicl_client::endpoints::chat::{NewMessage, Recipient};
use cubicl_client::{Endpoint, Error, Look, Verdict};
use reqwest::Method;
use serde_json::json;

use crate::chats::stranger;
use crate::place::{NAME, Place, client_of, entry_of, webhook_to};

/// A verdict without what was found.
fn word<T>(verdict: &Verdict<T>) -> &'static str {
    match verdict {
        Verdict::Done(_) => "done",
        Verdict::NotDone => "not done",
        Verdict::CannotTell => "cannot tell",
    }
}

impl Place {
    /// The next POST is cut off, before or after it is carried out.
    async fn cut(&self, endpoint: Endpoint, when: &str) {
        self.upset(endpoint, &json!({ "times": 1, "action": { "type": when } }))
            .await;
    }

    fn doubt(&self, error: &Error) -> Look<'_> {
        Look {
            by: &self.me,
            doubt: **error.in_doubt.as_ref().unwrap(),
            known: &|_| false,
        }
    }

    /// The look that belongs to [`Place::run`].
    async fn look(&self, endpoint: Endpoint, look: Look<'_>) -> &'static str {
        let (usual, shelf, file) = (&self.usual, self.shelf(), std::slice::from_ref(&self.file));
        match endpoint {
            Endpoint::CreateTask => word(&usual.look_for_task(&self.new_task(), None, look).await.unwrap()),
            Endpoint::CreateSubtask => {
                let parent = Some(&self.task);
                word(&usual.look_for_task(&self.new_task(), parent, look).await.unwrap())
            }
            Endpoint::Comment => word(&usual.look_for_comment(&self.task, NAME, &[], look).await.unwrap()),
            Endpoint::Upload => word(&usual.look_for_upload()),
            Endpoint::AddFiles => word(
                &usual
                    .look_for_added_files(&shelf, None, file, look)
                    .await
                    .unwrap(),
            ),
            Endpoint::MakeDirectory => {
                word(&usual.look_for_directory(&shelf, None, NAME, look).await.unwrap())
            }
            Endpoint::CreateClient => word(&usual.look_for_client(&client_of(NAME), look).await.unwrap()),
            Endpoint::SendMessage => word(&usual.look_for_message(&self.message(), look).await.unwrap()),
            Endpoint::CreateEntry => {
                let new = entry_of(&self.client, NAME);
                word(&usual.look_for_entry(&new, look).await.unwrap())
            }
            Endpoint::Pay => word(&usual.look_for_payment(&self.entry, 2.5, look).await.unwrap()),
            Endpoint::CreateWebhook => {
                word(&usual.look_for_webhook(&webhook_to("/cut"), look).await.unwrap())
            }
            _ => panic!("there is no look for {endpoint}"),
        }
    }
}

#[tokio::test]
async fn every_post_that_was_cut_off_can_be_looked_for() {
    let place = Place::new().await;
    let posts = Endpoint::ALL
        .iter()
        .filter(|endpoint| endpoint.method() == Method::POST);
    for endpoint in posts {
        let (not_done, done) = match endpoint {
            // No request lists files.
            Endpoint::Upload => ("cannot tell", "cannot tell"),
            // The history tells neither who paid nor when.
            Endpoint::Pay => ("not done", "cannot tell"),
            _ => ("not done", "done"),
        };
        for (when, verdict) in [("cut_before", not_done), ("cut_after", done)] {
            place.cut(*endpoint, when).await;
            let error = place.run(*endpoint, &place.usual, "").await.unwrap_err();
            let seen = place.look(*endpoint, place.doubt(&error)).await;
            assert_eq!(seen, verdict, "{endpoint}, {when}");
        }
    }
}

#[tokio::test]
async fn a_second_one_of_the_same_is_told_by_who_knew_the_first() {
    let place = Place::new().await;
    let (client, new) = (&place.usual, place.new_task());
    let first = client.create_task(&new).await.unwrap();
    place.cut(Endpoint::CreateTask, "cut_after").await;
    let error = client.create_task(&new).await.unwrap_err();
    let look = place.doubt(&error);
    let verdict = client.look_for_task(&new, None, look).await.unwrap();
    assert_eq!(verdict, Verdict::CannotTell);
    let known = |id: &str| id == first.row.id.as_str();
    let look = Look {
        known: &known,
        ..look
    };
    let verdict = client.look_for_task(&new, None, look).await.unwrap();
    assert!(matches!(verdict, Verdict::Done(second) if second.row.id != first.row.id));
}

#[tokio::test]
async fn what_says_something_else_is_another_one() {
    let place = Place::new().await;
    let client = &place.usual;
    place.cut(Endpoint::Comment, "cut_after").await;
    let error = client.comment(&place.task, "Onaylandı", &[]).await.unwrap_err();
    let look = place.doubt(&error);
    let verdict = client
        .look_for_comment(&place.task, "Onaylandı!", &[], look)
        .await;
    assert_eq!(verdict.unwrap(), Verdict::NotDone);
    place.cut(Endpoint::CreateEntry, "cut_after").await;
    let mut new = entry_of(&place.client, NAME);
    client.create_entry(&new).await.unwrap_err();
    new.amount += 0.01;
    let verdict = client.look_for_entry(&new, look).await.unwrap();
    assert_eq!(verdict, Verdict::NotDone);
}

#[tokio::test]
async fn a_first_message_is_found_in_the_chat_that_it_made() {
    let place = Place::new().await;
    let client = &place.usual;
    let message = NewMessage {
        to: Recipient::User(stranger(client, &place.me).await),
        content: Some("İlk söz".to_owned()),
        files: Vec::new(),
        reply_to: None,
    };
    for (when, done) in [("cut_before", false), ("cut_after", true)] {
        place.cut(Endpoint::SendMessage, when).await;
        let error = client.send_message(&message).await.unwrap_err();
        let verdict = client
            .look_for_message(&message, place.doubt(&error))
            .await
            .unwrap();
        assert_eq!(matches!(verdict, Verdict::Done(_)), done, "{when}: {verdict:?}");
    }
}

#[tokio::test]
async fn half_of_the_files_leave_the_doubt() {
    let place = Place::new().await;
    let client = &place.usual;
    let shelf = place.shelf();
    place.cut(Endpoint::AddFiles, "cut_after").await;
    let error = place.run(Endpoint::AddFiles, client, "").await.unwrap_err();
    let both = [place.file.clone(), "another".into()];
    let verdict = client
        .look_for_added_files(&shelf, None, &both, place.doubt(&error))
        .await;
    assert_eq!(verdict.unwrap(), Verdict::CannotTell);
}
