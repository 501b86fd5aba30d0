//! Answers that the sandbox does not give.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use cubicl_client::{AccessToken, Client, Config, Lane, ServerAddress};

use super::{create, task};
use crate::view::{NewTask, ProblemKind};

fn connected(listener: &TcpListener) -> Client {
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = ServerAddress::parse(&address).unwrap();
    let mut config = Config::new(server, AccessToken::parse("token").unwrap(), "test/1");
    config.retry.repeats = 0;
    Client::new(config).unwrap()
}

/// Reads a whole request without a length: a JSON object, or none.
fn asked(stream: &mut TcpStream) {
    let mut asked = Vec::new();
    while !(asked.ends_with(b"}") || asked.starts_with(b"GET") && asked.ends_with(b"\r\n\r\n")) {
        let mut piece = [0; 1024];
        let read = stream.read(&mut piece).unwrap();
        asked.extend_from_slice(&piece[..read]);
    }
}

/// A client of a server that gives these answers, one after the other.
fn client(answers: [(&'static str, &'static str); 2]) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = connected(&listener);
    std::thread::spawn(move || {
        for (status, body) in answers {
            let (mut stream, _) = listener.accept().unwrap();
            asked(&mut stream);
            let length = body.len();
            write!(
                stream,
                "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
            )
            .unwrap();
        }
    });
    client
}

fn new() -> NewTask {
    NewTask {
        project: "p".into(),
        name: "Ölçü al".to_owned(),
        state: Some("cb_active".to_owned()),
        ..NewTask::default()
    }
}

#[tokio::test]
async fn a_task_of_which_the_answer_tells_the_id_alone_is_read() {
    let whole = r#"{"_id": "t", "name": "Ölçü al", "state": "cb_active", "group": "p", "priority": 5}"#;
    let client = client([("201 Created", r#"{"_id": "t"}"#), ("200 OK", whole)]);
    let made = create(&client, &new()).await.unwrap();
    assert_eq!((made.name(), made.priority), ("Ölçü al", 5));
}

#[tokio::test]
async fn a_task_of_which_the_answer_leaves_out_what_was_asked_for_is_read() {
    let row = r#"{"_id": "t", "name": "Ölçü al", "state": "cb_active", "group": "p"}"#;
    let whole = r#"{"_id": "t", "name": "Ölçü al", "state": "cb_active", "group": "p", "desc": "Meşe"}"#;
    let client = client([("201 Created", row), ("200 OK", whole)]);
    let new = NewTask {
        description: Some("Meşe".to_owned()),
        ..new()
    };
    let made = create(&client, &new).await.unwrap();
    assert_eq!(made.description, "Meşe");
}

#[tokio::test]
async fn a_task_that_cannot_be_read_after_it_was_made_looks_as_it_was_asked_for() {
    let client = client([("200 OK", r#"{"_id": "t"}"#), ("403 Forbidden", "")]);
    let made = create(&client, &new()).await.unwrap();
    let told = (made.id.as_str(), made.name(), made.state.as_str());
    assert_eq!(told, ("t", "Ölçü al", "cb_active"));
    assert!(!made.complete, "it is read when it is opened");
}

#[tokio::test]
async fn only_what_changes_something_can_be_in_doubt() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = connected(&listener);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            asked(&mut stream.unwrap());
        }
    });
    let read = task(&client, &"t".into(), Lane::Person).await;
    assert_eq!(
        read.map_err(|problem| problem.kind).err(),
        Some(ProblemKind::Offline)
    );
    let made = create(&client, &new()).await;
    assert_eq!(
        made.map_err(|problem| problem.kind).err(),
        Some(ProblemKind::InDoubt)
    );
}
