//! A server that takes an upload as fast as a connection gives it, so that the sending sides are what is measured.
//!
//! Of a request it reads the head and the length, of a body nothing. A thread for each connection, large reads.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

/// The first argument of the receiving process.
pub(crate) const WORD: &str = "receive";
const READ: usize = 1 << 20;
const FILE: &str = r#"{"_id":"65f1c0ffee00000000000001","name":"dosya.bin"}"#;

pub(crate) fn receive() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("http://{}/\nbench-token", listener.local_addr().unwrap());
    for connection in listener.incoming() {
        std::thread::spawn(move || answer(&connection.unwrap()));
    }
}

/// Until the other side closes.
fn answer(mut connection: &TcpStream) {
    let mut buffer = vec![0; READ];
    loop {
        let mut filled = 0;
        let head = loop {
            if let Some(end) = buffer[..filled].windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            match connection.read(&mut buffer[filled..]) {
                Ok(0) | Err(_) => return,
                Ok(read) => filled += read,
            }
        };
        let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
        let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
        if field("expect:").is_some() {
            connection.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").unwrap();
        }
        let length = field("content-length:").unwrap_or("0").trim();
        let mut left = length.parse::<usize>().unwrap() - (filled - head);
        while left > 0 {
            let wanted = left.min(READ);
            match connection.read(&mut buffer[..wanted]) {
                Ok(0) | Err(_) => return,
                Ok(read) => left -= read,
            }
        }
        let length = FILE.len();
        let head = "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length:";
        write!(connection, "{head} {length}\r\n\r\n{FILE}").unwrap();
    }
}
