//! `cargo xtask bench`: the benchmarks of the client, of the store and of the window, five hundred crashes and a million histories,
//! one after the other. What is measured is built as for a release.

use xshell::cmd;

use crate::flags::Bench;
use crate::packages::{self, Purpose};
use crate::workspace::Workspace;
use crate::{page, test};

/// What the store does with ten thousand tasks.
const STORE: &str = "store";
/// Not benchmarks, but as long.
const CRASHES: &str = "crash";
const SIMULATION: &str = "sim";
/// The parts of the window's benchmarks.
const WINDOW: [&str; 4] = ["start", "boards", "frames", "act"];

pub(crate) fn bench(workspace: &Workspace, flags: &Bench) -> anyhow::Result<()> {
    packages::ensure(workspace, Purpose::Build)?;
    let shell = &workspace.shell;
    let all = flags.names.is_empty();
    let wanted = |name: &str| all || flags.names.iter().any(|wanted| wanted == name);
    let (window, names): (Vec<&String>, Vec<&String>) = flags
        .names
        .iter()
        .filter(|name| ![STORE, CRASHES, SIMULATION].contains(&name.as_str()))
        .partition(|name| WINDOW.contains(&name.as_str()));
    if all || !names.is_empty() {
        cmd!(
            shell,
            "cargo bench --locked --package cubicl-client --bench client -- {names...}"
        )
        .run()?;
    }
    if wanted(STORE) {
        cmd!(
            shell,
            "cargo test --release --package cubicl-sync --lib --locked -- --ignored --nocapture ten_thousand_tasks"
        )
        .run()?;
    }
    if all || !window.is_empty() {
        in_the_window(workspace, &window)?;
    }
    if wanted(CRASHES) {
        cmd!(
            shell,
            "cargo test --package cubicl-sync --test sync --locked -- killed_at_any_moment"
        )
        .env("CUBICL_CRASH_ROUNDS", "500")
        .run()?;
    }
    if wanted(SIMULATION) {
        // Other seeds than those of the tests.
        cmd!(
            shell,
            "cargo test --package cubicl-sync --features simulation --profile sim --test sim --locked -- --nocapture histories"
        )
        .env("SIM_FIRST", "1000000")
        .env("SIM_COUNT", "1000000")
        .run()?;
    }
    Ok(())
}

/// Builds the app as for a release and drives it in the stories' harness.
fn in_the_window(workspace: &Workspace, parts: &[&String]) -> anyhow::Result<()> {
    packages::ensure(workspace, Purpose::Stories)?;
    page::build(workspace)?;
    test::tauri_driver(workspace)?;
    let shell = &workspace.shell;
    let packages =
        ["cubicl-desktop", "cubicl-sandbox", "cubicl-stories"].map(|name| format!("--package={name}"));
    cmd!(
        shell,
        "cargo build --release --locked --bins --example empty-window {packages...}"
    )
    .run()?;
    let program = workspace.released("bench-window");
    Ok(cmd!(shell, "{program} {parts...}").run()?)
}
