//! Whatever a server, a proxy or a cable can do, the client says what it was.

use std::ops::Range;
use std::time::Duration;

use cubicl_client::endpoints::chat::{NewMessage, Recipient};
use cubicl_client::endpoints::tasks::{NewTask, TaskQuery};
use cubicl_client::{Error, ErrorKind, Fate, InDoubt, Look, Timeout, UserId, Verdict};
use serde_json::{Value, json};

use crate::canned::{Answer, Canned, TOKEN, client, impatient, reply};

const JSON: &str = "content-type: application/json\r\n";
const HTML: &str = "content-type: text/html; charset=utf-8\r\n";

async fn me(status: &str, headers: &str, body: &str) -> Error {
    Canned::answering(status, headers, body)
        .await
        .client()
        .me()
        .await
        .unwrap_err()
}

#[tokio::test]
async fn every_documented_status_has_its_kind() {
    for (status, kind) in [
        ("400 Bad Request", ErrorKind::Invalid),
        ("401 Unauthorized", ErrorKind::Unauthorized),
        ("403 Forbidden", ErrorKind::NotPermitted),
        ("404 Not Found", ErrorKind::NotFound),
        ("405 Method Not Allowed", ErrorKind::WrongMethod),
        ("418 No Coffee", ErrorKind::OtherStatus),
        ("422 Unprocessable", ErrorKind::Impossible),
        ("429 Too Many", ErrorKind::TooManyRequests(None)),
        ("500 Oops", ErrorKind::Server),
        ("503 Busy", ErrorKind::Server),
    ] {
        let error = me(status, JSON, r#"{"code": 7}"#).await;
        assert_eq!(error.kind, kind, "{status}");
        assert_eq!(error.code, Some(7), "{status}");
        let fate = if kind == ErrorKind::Server {
            Fate::Unknown
        } else {
            Fate::Refused
        };
        assert_eq!(error.fate, fate, "{status}");
    }
}

#[tokio::test]
async fn what_is_absent_is_absent_in_any_words() {
    for (headers, body) in [(HTML, "<pre>Cannot GET /app/me</pre>"), (JSON, ""), ("", "gone")] {
        let kind = me("404 Not Found", headers, body).await.kind;
        assert_eq!(kind, ErrorKind::NotFound, "{body}");
    }
}

#[tokio::test]
async fn a_page_for_people_takes_no_comment() {
    for page in ["<!DOCTYPE html><p>Welcome</p>", "\n<html><p>Sign in</p></html>"] {
        let canned = Canned::answering("200 OK", HTML, page).await;
        let error = canned
            .client()
            .comment(&"t".into(), "Tamam", &[])
            .await
            .unwrap_err();
        assert_eq!((error.kind, error.fate), (ErrorKind::NotCubicl, Fate::Unknown));
    }
}

#[tokio::test]
async fn half_a_letter_hides_no_list() {
    let body = r#"[{"_id": "1", "name": "a\ud83d"}, {"_id": "2", "name": "b"}]"#;
    let canned = Canned::answering("200 OK", JSON, body).await;
    let page = canned.client().pages(TaskQuery::default()).next().await;
    let names: Vec<_> = page
        .unwrap()
        .unwrap()
        .rows
        .into_iter()
        .map(|row| row.name)
        .collect();
    assert_eq!(names, [Some("a\u{fffd}".to_owned()), Some("b".to_owned())]);
}

#[tokio::test]
async fn storage_full_says_how_much() {
    let error = me(
        "403 Forbidden",
        JSON,
        r#"{"code": 204, "totalCapacity": 10, "totalSize": 9}"#,
    )
    .await;
    assert_eq!(
        error.kind,
        ErrorKind::StorageFull {
            total_capacity: Some(10),
            total_size: Some(9)
        }
    );
}

#[tokio::test]
async fn bodies_that_are_not_cubicls() {
    for (headers, body) in [
        (HTML, "<h1>Welcome</h1>"),
        (JSON, ""),
        (JSON, "[]"),
        (JSON, r#"{"_id": "x"}"#),
        (JSON, "{\"_id"),
    ] {
        assert_eq!(
            me("200 OK", headers, body).await.kind,
            ErrorKind::NotCubicl,
            "{body}"
        );
    }
}

#[tokio::test]
async fn the_excerpt_is_short_and_without_the_token() {
    let error = me("500 Oops", HTML, &format!("<p>{TOKEN}</p>{}", "ş".repeat(5000))).await;
    let excerpt = error.excerpt.clone().unwrap();
    assert!(
        excerpt.chars().count() <= 200 && excerpt.contains("[token]"),
        "{excerpt}"
    );
    assert!(!format!("{error} {error:?}").contains(TOKEN));
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_takes_no_token_along() {
    let elsewhere = Canned::answering("200 OK", JSON, "{}").await;
    let headers = format!("location: {}/api/v1/app/me\r\n", elsewhere.address);
    let error = me("302 Found", &headers, "").await;
    assert_eq!((error.kind, error.status), (ErrorKind::NotCubicl, Some(302)));
    assert!(elsewhere.asked().is_empty());
}

#[tokio::test]
async fn the_token_goes_to_the_server_in_its_header() {
    let server = Canned::answering("401 No", JSON, "").await;
    server.client().me().await.unwrap_err();
    let head = server.asked().remove(0);
    assert!(head.starts_with("GET /api/v1/app/me HTTP/1.1"), "{head}");
    assert!(head.contains(&format!("authorization: Bearer {TOKEN}")), "{head}");
}

#[tokio::test]
async fn a_429_holds_up_the_next_request_for_as_long_as_asked() {
    for retry_after in ["500".to_owned(), httpdate(Duration::from_secs(500))] {
        let limited = reply("429 Too Many", &format!("retry-after: {retry_after}\r\n"), "");
        let server = Canned::start(vec![limited]).await;
        let client = server.client();
        let error = client.me().await.unwrap_err();
        assert!(
            matches!(error.kind, ErrorKind::TooManyRequests(Some(_))),
            "{error}"
        );
        let until = client.slowed().borrow().unwrap();
        let left = until.duration_since(tokio::time::Instant::now());
        assert!(left > Duration::from_secs(300), "{retry_after}: {left:?}");
        let next = tokio::time::timeout(Duration::from_millis(50), client.me()).await;
        assert!(
            next.is_err() && server.asked().len() == 1,
            "the next one went at once"
        );
    }
}

fn httpdate(ahead: Duration) -> String {
    httpdate::fmt_http_date(std::time::SystemTime::now() + ahead)
}

#[tokio::test]
async fn silence_and_cuts_leave_the_fate_of_a_post_unknown() {
    for (answer, kind) in [
        (Answer::Silence, ErrorKind::Timeout(Timeout::Idle)),
        (Answer::Cut, ErrorKind::Network),
        (
            Answer::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"_id\": \"t".to_vec()),
            ErrorKind::Network,
        ),
    ] {
        let waits = matches!(answer, Answer::Silence);
        let server = Canned::start(vec![answer]).await;
        let client = if waits {
            impatient(&server.address)
        } else {
            server.client()
        };
        let error = client.create_task(&NewTask::default()).await.unwrap_err();
        assert_eq!((error.kind, error.fate), (kind, Fate::Unknown));
        assert!(server.asked().len() <= 1, "a POST is not repeated");
    }
}

#[tokio::test]
async fn nothing_listening_and_unknown_hosts_are_told_apart() {
    let error = client("http://127.0.0.1:1").me().await.unwrap_err();
    assert_eq!(
        (error.kind, error.fate),
        (ErrorKind::ConnectionRefused, Fate::NotSent)
    );
    let error = client("https://nobody.invalid").me().await.unwrap_err();
    assert_eq!((error.kind, error.fate), (ErrorKind::UnknownHost, Fate::NotSent));
}

#[tokio::test]
async fn a_server_without_tls_is_a_tls_problem() {
    let server = Canned::answering("200 OK", JSON, "{}").await;
    let https = server.address.replace("http://", "https://");
    assert_eq!(client(&https).me().await.unwrap_err().kind, ErrorKind::Tls);
}

#[tokio::test]
async fn an_endless_answer_is_refused() {
    let mut bytes = b"HTTP/1.1 200 OK\r\n\r\n[".to_vec();
    bytes.resize(65 << 20, b' ');
    let server = Canned::start(vec![Answer::Bytes(bytes)]).await;
    assert_eq!(
        server.client().projects().await.unwrap_err().kind,
        ErrorKind::TooLarge
    );
}

#[tokio::test]
async fn one_bad_record_does_not_hide_the_others() {
    let body = r#"[{"_id": "t1", "name": "İlk"}, {"name": "no id"}, 7, null, {"_id": "t2", "deadline": {}, "tags": 3}]"#;
    let server = Canned::answering("200 OK", JSON, body).await;
    let rows = server.client().all_tasks(&TaskQuery::default()).await.unwrap();
    assert_eq!(
        rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
        ["t1", "t2"]
    );
}

/// A page of tasks with these ids.
fn rows(ids: Range<usize>) -> Answer {
    let rows: Vec<_> = ids.map(|id| json!({ "_id": id.to_string() })).collect();
    reply("200 OK", "", &json!(rows).to_string())
}

#[tokio::test]
async fn a_limit_that_is_too_large_ends_no_list() {
    // The largest page here has 100 records; whoever asks for more gets 20.
    let pages = vec![
        rows(0..100),
        rows(99..119),
        rows(118..218),
        rows(217..250),
        rows(249..250),
    ];
    let server = Canned::start(pages).await;
    let found = server.client().all_tasks(&TaskQuery::default()).await.unwrap();
    assert_eq!(found.len(), 250, "all of them");
    let asked = server.asked();
    let asked: Vec<_> = asked.iter().map(|head| head.lines().next().unwrap()).collect();
    assert!(asked[1].contains("limit=1000"), "{asked:?}");
    assert!(
        asked[2].contains("limit=100 ") && asked[2].contains("skip=118"),
        "{asked:?}"
    );
}

#[tokio::test]
async fn a_422_for_a_large_limit_is_asked_for_less() {
    let refused = reply("422 Unprocessable Entity", "", "{}");
    let server = Canned::start(vec![rows(0..100), refused, rows(99..120), rows(119..120)]).await;
    let found = server.client().all_tasks(&TaskQuery::default()).await.unwrap();
    assert_eq!(found.len(), 120);
}

#[tokio::test]
async fn a_message_is_not_missed_where_before_is_ignored() {
    let message = |id: &str, at: i64| json!({ "_id": id, "createdAt": at, "from": "me", "content": id });
    let page = |messages: &[Value]| reply("200 OK", JSON, &json!(messages).to_string());
    let newest = page(&[message("c", 300), message("d", 301)]);
    let new = NewMessage {
        to: Recipient::Thread("t".into()),
        content: Some("a".to_owned()),
        files: Vec::new(),
        reply_to: None,
    };
    let me = UserId::from("me");
    let look = Look {
        by: &me,
        doubt: InDoubt {
            from: 100,
            until: 130,
        },
        known: &|_| false,
    };
    let ignored = Canned::start(vec![newest.clone()]).await;
    let verdict = ignored.client().look_for_message(&new, look).await.unwrap();
    assert_eq!(verdict, Verdict::CannotTell, "older ones were not seen");

    let first = page(&[message("b", 200)]);
    let followed = Canned::start(vec![newest.clone(), first.clone(), first]).await;
    let verdict = followed.client().look_for_message(&new, look).await.unwrap();
    assert_eq!(verdict, Verdict::NotDone, "that was the first one");

    let found = page(&[message("a", 120), message("b", 200)]);
    let followed = Canned::start(vec![newest, found]).await;
    let verdict = followed.client().look_for_message(&new, look).await.unwrap();
    assert!(matches!(verdict, Verdict::Done(_)), "{verdict:?}");
}
