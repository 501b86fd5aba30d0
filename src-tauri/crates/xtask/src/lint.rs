//! `cargo xtask lint`: formatting, clippy, the page's linters and the rules of the crate graph.

use xshell::cmd;

use crate::packages::{self, Purpose};
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{graph, page};

pub(crate) fn lint(workspace: &Workspace) -> anyhow::Result<()> {
    let shell = &workspace.shell;
    let mut report = Report::default();
    report.part("rustfmt", || Ok(cmd!(shell, "cargo fmt --all --check").run()?));
    report.part("crate graph", || graph::check(workspace));
    report.part("page linters", || page::lint(workspace));
    report.part("clippy", || {
        packages::ensure(workspace, Purpose::Build)?;
        // The shell crate embeds the built page, so it does not even type-check without one.
        page::build(workspace)?;
        cmd!(
            shell,
            "cargo clippy --workspace --all-targets --locked -- --deny warnings"
        )
        .run()?;
        Ok(cmd!(
            shell,
            "cargo clippy --package cubicl-sync --package cubicl-client --features cubicl-sync/simulation --all-targets --locked -- --deny warnings"
        )
        .run()?)
    });
    report.finish()
}
