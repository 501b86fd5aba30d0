//! `cargo xtask bench`: the benchmarks, built as for a release and run one after the other; then a million histories.

use xshell::cmd;

use crate::flags::Bench;
use crate::packages::{self, Purpose};
use crate::workspace::Workspace;

/// Not a benchmark, but as long.
const SIMULATION: &str = "sim";

pub(crate) fn bench(workspace: &Workspace, flags: &Bench) -> anyhow::Result<()> {
    packages::ensure(workspace, Purpose::Build)?;
    let shell = &workspace.shell;
    let (simulation, names): (Vec<&String>, Vec<&String>) =
        flags.names.iter().partition(|name| *name == SIMULATION);
    let all = flags.names.is_empty();
    if all || !names.is_empty() {
        cmd!(
            shell,
            "cargo bench --locked --package cubicl-client --bench client -- {names...}"
        )
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
