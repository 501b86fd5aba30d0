//! A server that answers every request with the same bytes, and remembers what it was asked.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cubicl_client::{AccessToken, Client, Config, ServerAddress};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

pub(crate) const TOKEN: &str = "canned-token-1234";

/// What the server does with each connection, one after the other; the last one stays.
#[derive(Clone)]
pub(crate) enum Answer {
    /// Raw bytes, then the connection is closed.
    Bytes(Vec<u8>),
    /// One byte after the other, each after a little while.
    Drip(Vec<u8>),
    /// Nothing at all, for ever.
    Silence,
    /// The connection is closed without a word.
    Cut,
}

pub(crate) struct Canned {
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Canned {
    pub(crate) async fn start(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        tokio::spawn(async move {
            let mut held = Vec::new();
            for number in 0.. {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut head = Vec::new();
                while !head.windows(4).any(|end| end == b"\r\n\r\n") {
                    let mut piece = [0; 1024];
                    let read = stream.read(&mut piece).await.unwrap();
                    if read == 0 {
                        break;
                    }
                    head.extend_from_slice(&piece[..read]);
                    // A TLS handshake has no such end.
                    if head[0] == 0x16 {
                        break;
                    }
                }
                log.lock()
                    .unwrap()
                    .push(String::from_utf8_lossy(&head).into_owned());
                match answers.get(number).or(answers.last()).unwrap() {
                    Answer::Bytes(bytes) => {
                        stream.write_all(bytes).await.unwrap();
                        stream.shutdown().await.unwrap();
                    }
                    Answer::Drip(bytes) => {
                        for byte in bytes {
                            tokio::time::sleep(Duration::from_millis(10)).await;
                            // Whoever asked may have given up.
                            if stream.write_all(&[*byte]).await.is_err() {
                                break;
                            }
                        }
                    }
                    Answer::Silence => held.push(stream),
                    Answer::Cut => drop(stream),
                }
            }
        });
        Self { address, asked }
    }

    pub(crate) async fn answering(status: &str, headers: &str, body: &str) -> Self {
        Self::start(vec![reply(status, headers, body)]).await
    }

    /// The heads of all requests so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    pub(crate) fn client(&self) -> Client {
        client(&self.address)
    }
}

pub(crate) fn reply(status: &str, headers: &str, body: &str) -> Answer {
    let length = body.len();
    Answer::Bytes(
        format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes(),
    )
}

pub(crate) fn client(address: &str) -> Client {
    Client::new(config(address)).unwrap()
}

/// Gives up soon, for servers that stay silent.
pub(crate) fn impatient(address: &str) -> Client {
    Client::new(Config {
        idle_timeout: Duration::from_millis(300),
        ..config(address)
    })
    .unwrap()
}

/// The usual settings, but nothing is tried again.
pub(crate) fn config(address: &str) -> Config {
    let server = ServerAddress::parse(address).unwrap();
    let mut config = Config::new(server, AccessToken::parse(TOKEN).unwrap(), "test/1");
    config.retry.repeats = 0;
    config
}
