//! `cargo xtask bench`: the benchmarks, built as for a release and run one after the other.

use xshell::cmd;

use crate::flags::Bench;
use crate::packages::{self, Purpose};
use crate::workspace::Workspace;

pub(crate) fn bench(workspace: &Workspace, flags: &Bench) -> anyhow::Result<()> {
    packages::ensure(workspace, Purpose::Build)?;
    let names = &flags.names;
    let shell = &workspace.shell;
    Ok(cmd!(
        shell,
        "cargo bench --locked --package cubicl-client --bench client -- {names...}"
    )
    .run()?)
}
