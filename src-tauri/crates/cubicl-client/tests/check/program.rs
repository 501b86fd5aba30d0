//! The program `cubicl-check`, from outside.

use std::process::{Output, Stdio};

use cubicl_sandbox::{Dialect, Sandbox};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::support::sandbox;

fn program(sandbox: &Sandbox) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cubicl-check"));
    command
        .args(["--server", sandbox.address()])
        .env_remove("CUBICL_TOKEN");
    command
}

async fn piped(mut command: Command, token: &str) -> Output {
    let command = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(token.as_bytes()).await.unwrap();
    drop(input);
    child.wait_with_output().await.unwrap()
}

#[tokio::test]
async fn the_token_comes_by_pipe_variable_or_file_and_a_report_is_written() {
    let sandbox = sandbox(Dialect::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let (report, json) = (folder.path().join("report.md"), folder.path().join("report.json"));
    let mut command = program(&sandbox);
    command.arg("--report").arg(&report);
    let output = piped(command, &format!("{}\n", sandbox.token())).await;
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("ok  A12 "), "{said}");
    let report = std::fs::read_to_string(report).unwrap();
    assert!(report.contains("| A12 |") && !report.contains(sandbox.token()) && !report.contains("127.0.0.1"));

    let mut command = program(&sandbox);
    let output = command
        .env("CUBICL_TOKEN", sandbox.token())
        .output()
        .await
        .unwrap();
    assert_eq!(output.status.code(), Some(0));

    let file = folder.path().join("token");
    std::fs::write(&file, sandbox.token()).unwrap();
    let mut command = program(&sandbox);
    command.arg("--token-file").arg(&file).arg("--report").arg(&json);
    assert_eq!(command.output().await.unwrap().status.code(), Some(0));
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), 26);
}

#[tokio::test]
async fn what_goes_wrong_has_its_exit_code_and_a_plain_sentence() {
    let sandbox = sandbox(Dialect::default()).await;
    let output = piped(program(&sandbox), "wrong").await;
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "The server does not accept the token. (status 401)\n"
    );
    let mut command = program(&sandbox);
    command.args(["--token", "in-sight"]);
    let output = piped(command, "").await;
    assert_eq!(output.status.code(), Some(2), "a token is never an argument");
    let mut command = program(&sandbox);
    command.args(["--server", "http://cubicl.example"]);
    let output = piped(command, "token").await;
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("https"), "{said}");
}
