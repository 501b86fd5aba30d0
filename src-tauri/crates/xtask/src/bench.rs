//! `cargo xtask bench`: the benchmarks of the client, those of the window, five hundred crashes and a million histories, one after the other. What
//! is measured is built as for a release.

use xshell::cmd;

use crate::flags::Bench;
use crate::packages::{self, Purpose};
use crate::workspace::Workspace;
use crate::{page, test};

/// Not benchmarks, but as long.
const SIMULATION: &str = "sim";
const CRASHES: &str = "crash";
/// The parts of the window's benchmarks.
const WINDOW: [&str; 4] = ["start", "boards", "frames", "act"];

pub(crate) fn bench(workspace: &Workspace, flags: &Bench) -> anyhow::Result<()> {
    packages::ensure(workspace, Purpose::Build)?;
    let shell = &workspace.shell;
    let (simulation, names): (Vec<&String>, Vec<&String>) =
        flags.names.iter().partition(|name| *name == SIMULATION);
    let (crashes, names): (Vec<&String>, Vec<&String>) = names.into_iter().partition(|name| *name == CRASHES);
    let (window, names): (Vec<&String>, Vec<&String>) = names
        .into_iter()
        .partition(|name| WINDOW.contains(&name.as_str()));
    let all = flags.names.is_empty();
    if all || !names.is_empty() {
        cmd!(
            shell,
            "cargo bench --locked --package cubicl-client --bench client -- {names...}"
        )
        .run()?;
    }
    if all || !window.is_empty() {
        in_the_window(workspace, &window)?;
    }
    if all || !crashes.is_empty() {
        cmd!(
            shell,
            "cargo test --package cubicl-sync --test sync --locked -- killed_at_any_moment"
        )
        .env("CUBICL_CRASH_ROUNDS", "500")
        .run()?;
    }
    if all || !simulation.is_empty() {
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
