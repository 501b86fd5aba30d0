//! What is tried again, and what is not.

use std::time::Duration;

use cubicl_client::endpoints::tasks::NewTask;
use cubicl_client::retry::Retry;
use cubicl_client::{Client, Config, ErrorKind, Fate, Timeout};

use crate::canned::{Answer, Canned, config, reply};

fn client(server: &Canned) -> Client {
    let retry = Retry {
        pause: Duration::from_millis(1),
        ..Retry::default()
    };
    Client::new(Config {
        retry,
        ..config(&server.address)
    })
    .unwrap()
}

fn busy() -> Answer {
    reply("503 Busy", "", "")
}

fn fine() -> Answer {
    reply(
        "200 OK",
        "",
        r#"{"_id": "x", "firstname": "Ece", "lastname": "Ak", "org": {"name": "Atölye"}}"#,
    )
}

#[tokio::test]
async fn reading_survives_two_failures() {
    for failures in [
        vec![busy(), busy()],
        vec![Answer::Cut, busy()],
        vec![Answer::Cut, Answer::Cut],
    ] {
        let server = Canned::start([failures, vec![fine()]].concat()).await;
        assert_eq!(client(&server).me().await.unwrap().firstname, "Ece");
        assert_eq!(server.asked().len(), 3);
    }
}

#[tokio::test]
async fn the_third_failure_stands() {
    let server = Canned::start(vec![busy(), busy(), busy(), fine()]).await;
    let error = client(&server).me().await.unwrap_err();
    assert_eq!((error.kind, server.asked().len()), (ErrorKind::Server, 3));
}

#[tokio::test]
async fn a_post_is_sent_once_and_says_when_it_was_under_way() {
    for failure in [busy(), Answer::Cut, reply("200 OK", "", "<html>")] {
        let dated = reply("404 No", "date: Wed, 01 Jan 2020 00:00:00 GMT\r\n", "");
        let server = Canned::start(vec![dated, failure, fine()]).await;
        let client = client(&server);
        client.me().await.unwrap_err();
        let error = client.create_task(&NewTask::default()).await.unwrap_err();
        assert_eq!((error.fate, server.asked().len()), (Fate::Unknown, 2), "{error}");
        let doubt = error.in_doubt.unwrap();
        // By the server's clock: 2020 in its first minute.
        assert!((1_577_836_800..1_577_836_860).contains(&doubt.from) && doubt.until >= doubt.from);
    }
}

#[tokio::test]
async fn deleting_what_is_gone_on_the_second_try_is_done() {
    let gone = reply("404 Not Found", "", r#"{"code": 1}"#);
    let server = Canned::start(vec![Answer::Cut, gone.clone()]).await;
    client(&server).delete_task(&"t".into()).await.unwrap();
    let server = Canned::start(vec![gone]).await;
    let error = client(&server).delete_task(&"t".into()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn a_429_is_waited_for() {
    let limited = reply("429 Too Many", "retry-after: 1\r\n", "");
    let server = Canned::start(vec![limited, fine()]).await;
    let client = client(&server);
    let begin = std::time::Instant::now();
    client.me().await.unwrap();
    assert!(begin.elapsed() >= Duration::from_secs(1), "too early");
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn an_answer_that_drips_is_given_up() {
    let Answer::Bytes(bytes) = reply("200 OK", "", &" ".repeat(5000)) else {
        unreachable!()
    };
    let server = Canned::start(vec![Answer::Drip(bytes)]).await;
    let impatient = Config {
        whole_timeout: Duration::from_millis(300),
        ..config(&server.address)
    };
    let error = Client::new(impatient).unwrap().me().await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Timeout(Timeout::Whole));
}
