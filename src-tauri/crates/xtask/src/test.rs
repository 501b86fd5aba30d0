//! `cargo xtask test | bindings | screens`: everything that runs the tests' code.
//!
//! One `cargo build` over the whole workspace makes the app, the sandbox and all test programs with the same features,
//! so that nothing is built twice; every later call names the whole workspace too and finds it fresh.

use anyhow::Context;
use serde_json::Value;
use xshell::cmd;

use crate::flags::{Kind, Screens, Test};
use crate::packages::{self, Purpose};
use crate::page;
use crate::report::Report;
use crate::workspace::Workspace;

/// Speaks WebDriver for the app's window. Its newest version is for Tauri 3.
const TAURI_DRIVER: &str = "2.1.0";

pub(crate) fn test(workspace: &Workspace, flags: &Test) -> anyhow::Result<()> {
    let wanted = |kind| flags.only.is_none_or(|only| only == kind);
    let filter = flags.filter.as_deref();
    let mut report = Report::default();
    if wanted(Kind::Page) {
        report.part("page tests", || page::test(workspace, filter));
    }
    if wanted(Kind::Rust) || wanted(Kind::Stories) {
        let purpose = if wanted(Kind::Stories) {
            Purpose::Stories
        } else {
            Purpose::Build
        };
        if report.part("build", || build(workspace, purpose)) {
            if wanted(Kind::Rust) {
                report.part("Rust tests", || rust(workspace, filter));
                report.part("simulation", || simulation(workspace, filter));
            }
            if wanted(Kind::Stories) {
                report.part("stories", || stories(workspace, filter));
            }
        }
    }
    report.finish()
}

/// Writes the page's bindings anew.
pub(crate) fn bindings(workspace: &Workspace) -> anyhow::Result<()> {
    packages::ensure(workspace, Purpose::Build)?;
    let dist = workspace.ui().join("dist");
    if !dist.join("index.html").exists() {
        // The page may not build before its bindings are right, and the crate does not compile without a page.
        workspace.shell.write_file(dist.join("index.html"), "")?;
    }
    cmd!(workspace.shell, "cargo test --package cubicl-desktop bindings")
        .env("UPDATE_BINDINGS", "1")
        .run()
        .context("the bindings could not be written")
}

/// Takes the pictures.
pub(crate) fn screens(workspace: &Workspace, flags: &Screens) -> anyhow::Result<()> {
    build(workspace, Purpose::Stories)?;
    tauri_driver(workspace)?;
    let folder = workspace.screens();
    let (program, filter) = (workspace.built("screens"), &flags.filter);
    cmd!(workspace.shell, "{program} {filter...}")
        .env("CUBICL_SCREENS", &folder)
        .run()
        .context("the pictures could not be taken")?;
    println!("Pictures are in {}", folder.display());
    Ok(())
}

fn build(workspace: &Workspace, purpose: Purpose) -> anyhow::Result<()> {
    packages::ensure(workspace, purpose)?;
    page::build(workspace)?;
    cmd!(workspace.shell, "cargo build --workspace --all-targets --locked")
        .run()
        .context("the workspace does not build")
}

fn rust(workspace: &Workspace, filter: Option<&str>) -> anyhow::Result<()> {
    // Stories are marked as ignored, so this leaves them out.
    cmd!(
        workspace.shell,
        "cargo test --workspace --all-targets --locked --no-fail-fast -- {filter...}"
    )
    .run()
    .context("Rust tests failed")
}

/// Built by itself, optimised, with invented clock, network and disk: the app must not have the feature for that.
fn simulation(workspace: &Workspace, filter: Option<&str>) -> anyhow::Result<()> {
    cmd!(
        workspace.shell,
        "cargo test --package cubicl-sync --features simulation --profile sim --test sim --locked -- {filter...}"
    )
    .run()
    .context("a history ended badly")
}

fn stories(workspace: &Workspace, filter: Option<&str>) -> anyhow::Result<()> {
    tauri_driver(workspace)?;
    let folder = workspace.stories();
    workspace.shell.remove_path(&folder)?;
    let program = stories_program(workspace)?;
    // Each has a screen, a keychain and a server of its own. One alone waits half the time; more than two hinder each other.
    let args = ["--ignored", "--test-threads=2"];
    cmd!(workspace.shell, "{program} {args...} {filter...}")
        .env("CUBICL_STORIES", &folder)
        // A story says what it waited for; where in the harness it did is no news.
        .env("RUST_BACKTRACE", "0")
        .env("RUST_LIB_BACKTRACE", "0")
        .run()
        .with_context(|| format!("stories failed; what they saw is in {}", folder.display()))
}

/// The test program of the stories. To name it alone to cargo would build what it stands on once more, with the features
/// that it alone asks for.
fn stories_program(workspace: &Workspace) -> anyhow::Result<String> {
    let listed = cmd!(
        workspace.shell,
        "cargo test --workspace --all-targets --locked --no-run --message-format json-render-diagnostics"
    )
    .quiet()
    .ignore_stderr()
    .read()
    .context("the stories do not build")?;
    program_named("stories", &listed).context("cargo lists no program of the stories")
}

/// The executable of a test target in cargo's messages.
fn program_named(target: &str, messages: &str) -> Option<String> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find(|message| message["target"]["name"] == target && message["profile"]["test"] == true)
        .and_then(|message| message["executable"].as_str().map(str::to_owned))
}

pub(crate) fn tauri_driver(workspace: &Workspace) -> anyhow::Result<()> {
    workspace.install("tauri-driver", "tauri-driver", TAURI_DRIVER)
}

#[cfg(test)]
mod tests {
    use super::program_named;

    #[test]
    fn finds_the_program_of_a_test_target() {
        let messages = r#"{"reason":"compiler-artifact","target":{"name":"stories"},"profile":{"test":false},"executable":null}
not json
{"reason":"compiler-artifact","target":{"name":"http"},"profile":{"test":true},"executable":"/target/http-1"}
{"reason":"compiler-artifact","target":{"name":"stories"},"profile":{"test":true},"executable":"/target/stories-2"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(
            program_named("stories", messages).as_deref(),
            Some("/target/stories-2")
        );
        assert_eq!(program_named("pictures", messages), None, "no such target");
    }
}
