//! The page: its packages by lockfile, its build, its own tests. Each is skipped when nothing changed since.

use std::path::PathBuf;

use anyhow::Context;
use xshell::cmd;

use crate::workspace::Workspace;
use crate::{fingerprint, node};

/// Installs the page's packages when the lockfile differs from what is installed.
pub(crate) fn packages(workspace: &Workspace) -> anyhow::Result<()> {
    node::ensure(workspace)?;
    let ui = workspace.ui();
    let mark = ui.join("node_modules/.lockfile-installed");
    let wanted = fingerprint::of(&[ui.join("package-lock.json")])?;
    if fingerprint::matches(&mark, wanted) {
        return Ok(());
    }
    let _ui = workspace.shell.push_dir(&ui);
    cmd!(workspace.shell, "npm ci --no-audit --no-fund")
        .run()
        .context("npm could not install the page's packages")?;
    Ok(fingerprint::store(&mark, wanted)?)
}

/// Builds the page into `ui/dist`, where the app takes it from.
pub(crate) fn build(workspace: &Workspace) -> anyhow::Result<()> {
    packages(workspace)?;
    let ui = workspace.ui();
    let mark = workspace.marks().join("page-built");
    let input = fingerprint::of(&inputs(workspace))?;
    if ui.join("dist/index.html").exists() && fingerprint::matches(&mark, input) {
        return Ok(());
    }
    let _ui = workspace.shell.push_dir(&ui);
    cmd!(workspace.shell, "npm run --silent build")
        .run()
        .context("the page does not build")?;
    Ok(fingerprint::store(&mark, input)?)
}

/// Runs the page's own tests.
pub(crate) fn test(workspace: &Workspace, filter: Option<&str>) -> anyhow::Result<()> {
    packages(workspace)?;
    let _ui = workspace.shell.push_dir(workspace.ui());
    let filter: Vec<&str> = filter
        .map(|name| vec!["--passWithNoTests", "--testNamePattern", name])
        .unwrap_or_default();
    cmd!(workspace.shell, "npm run --silent test -- {filter...}")
        .run()
        .context("tests of the page failed")
}

/// Runs the page's linters.
pub(crate) fn lint(workspace: &Workspace) -> anyhow::Result<()> {
    packages(workspace)?;
    let _ui = workspace.shell.push_dir(workspace.ui());
    cmd!(workspace.shell, "npm run --silent lint")
        .run()
        .context("the page's linters found something")
}

fn inputs(workspace: &Workspace) -> Vec<PathBuf> {
    [
        "src",
        "public",
        "index.html",
        "package.json",
        "package-lock.json",
        "tsconfig.json",
        "vite.config.ts",
    ]
    .iter()
    .map(|name| workspace.ui().join(name))
    .collect()
}
