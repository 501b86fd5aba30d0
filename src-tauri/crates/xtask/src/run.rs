//! `cargo xtask run`: from a fresh checkout to the open window.

use anyhow::Context;
use xshell::cmd;

use crate::flags::Run;
use crate::packages::{self, Purpose};
use crate::page;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, flags: &Run) -> anyhow::Result<()> {
    packages::ensure(workspace, Purpose::Build)?;
    page::build(workspace)?;
    let release = flags.release.then_some("--release");
    let args = &flags.app_args;
    cmd!(
        workspace.shell,
        "cargo run --package cubicl-desktop {release...} -- {args...}"
    )
    .run()
    .context("the app did not end well")
}
