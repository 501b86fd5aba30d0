//! A server that answers what a test says, for lists and refusals that the sandbox does not give.

use std::sync::{Arc, Mutex};

use cubicl_sync::view::*;
use cubicl_sync::{Account, Session};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Heard, Memory, Secrets, session_at, wait};

/// What is answered to `GET` of a path with its query.
pub(crate) enum Says {
    Json(Value),
    Status(u16),
}

type Answer = dyn Fn(&str) -> Option<Says> + Send + Sync;

pub(crate) struct Odd {
    asked: Arc<Mutex<Vec<String>>>,
    pub(crate) session: Session,
    _folder: tempfile::TempDir,
}

impl Odd {
    /// A session that is signed in as `me`, who has the project `p`. What `answer` leaves open is an empty list.
    pub(crate) async fn start(answer: impl Fn(&str) -> Option<Says> + Send + Sync + 'static) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::default();
        let (log, answer): (_, Arc<Answer>) = (Arc::clone(&asked), Arc::new(answer));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, Arc::clone(&answer), Arc::clone(&log)));
            }
        });
        let folder = tempfile::tempdir().unwrap();
        let (secrets, memory): (Arc<Secrets>, Arc<Memory>) = Default::default();
        let session = session_at(
            &address,
            secrets,
            Arc::<Memory>::clone(&memory),
            Arc::<Heard>::default(),
            folder.path(),
            1000,
        );
        session.start().await;
        let odd = Self {
            asked,
            session,
            _folder: folder,
        };
        odd.check_token().await.unwrap();
        odd.session.keep_token(false).await.unwrap();
        odd
    }

    pub(crate) async fn check_token(&self) -> Result<TokenPreview, Problem> {
        self.session
            .check_token("a-token-of-an-odd-server".to_owned(), None)
            .await
    }

    pub(crate) fn account(&self) -> Arc<Account> {
        self.session.account().unwrap()
    }

    /// Every path that was asked for, with its query.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// Asks for what is newest until the board was read once more.
    pub(crate) async fn read_again(&self, query: &BoardQuery) {
        let account = self.account();
        let readings = || self.asked().iter().filter(|path| is_first_page(path)).count();
        let before = readings();
        account.refresh();
        wait("another reading", || {
            readings() > before && !account.board(query).unwrap().freshness.refreshing
        })
        .await;
    }
}

/// The board of the one project.
pub(crate) fn board() -> BoardQuery {
    BoardQuery {
        project: ProjectId::from("p"),
        ..BoardQuery::default()
    }
}

fn is_first_page(path: &str) -> bool {
    path.starts_with("/tasks?group=") && !path.contains("skip=")
}

/// The value of a number in the query.
pub(crate) fn number(path: &str, name: &str) -> usize {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    value.map_or(0, |value| value.parse().unwrap())
}

async fn serve(mut stream: TcpStream, answer: Arc<Answer>, log: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(read) if read > 0 => head.extend_from_slice(&piece[..read]),
            _ => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default();
    let path = path.strip_prefix("/api/v1").unwrap_or(path).to_owned();
    log.lock().unwrap().push(path.clone());
    let usual = || match path.as_str() {
        "/app/me" => {
            json!({ "_id": "me", "firstname": "Ada", "lastname": "Işık", "org": { "name": "Kalyon" } })
        }
        "/groups" => json!([{ "_id": "p", "name": "Depo", "members": ["me"] }]),
        _ => json!([]),
    };
    let (status, body) = match answer(&path).unwrap_or_else(|| Says::Json(usual())) {
        Says::Json(body) => (200, body.to_string()),
        Says::Status(status) => (status, String::new()),
    };
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    // Whoever asked may have given up.
    let _ = stream.write_all(answer.as_bytes()).await;
}
