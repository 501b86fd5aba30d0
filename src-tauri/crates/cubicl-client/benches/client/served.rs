//! A server as a process of its own, so that its memory is not taken for the client's.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use cubicl_sandbox::{Options, Sandbox};

use crate::receiver;

/// The first argument of the sandbox's process.
pub(crate) const WORD: &str = "serve";

pub(crate) struct Served {
    process: Child,
    pub(crate) address: String,
    pub(crate) token: String,
}

impl Served {
    /// The sandbox. `rate`: requests in any 60 s, strictly counted; 0: no limit.
    pub(crate) fn start(rate: usize) -> Self {
        Self::process(&[WORD, &rate.to_string()])
    }

    /// What takes uploads and forgets them.
    pub(crate) fn receiver() -> Self {
        Self::process(&[receiver::WORD])
    }

    fn process(words: &[&str]) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(words)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut line = || lines.next().unwrap().unwrap();
        let (address, token) = (line(), line());
        Self {
            process,
            address,
            token,
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Gone already is fine.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) fn serve() {
    let rate = std::env::args()
        .nth(2)
        .and_then(|rate| rate.parse().ok())
        .unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let sandbox = Sandbox::start(Options {
            rate,
            ..Options::default()
        })
        .await
        .unwrap();
        println!("{}\n{}", sandbox.address(), sandbox.token());
        std::future::pending::<()>().await;
    });
}
