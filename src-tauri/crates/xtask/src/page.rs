//! The page: its packages by lockfile, its build, its own tests. Each is skipped when nothing changed since.

use std::path::{Path, PathBuf};

use anyhow::Context;
use serde_json::Value;
use xshell::cmd;

use crate::workspace::Workspace;
use crate::{fingerprint, node};

/// Installs the page's packages when the lockfile differs from what is installed.
pub(crate) fn packages(workspace: &Workspace) -> anyhow::Result<()> {
    node::ensure(workspace)?;
    let ui = workspace.ui();
    let lockfile = read(&ui.join("package-lock.json")).context("the page's lockfile")?;
    // npm writes down here what it has installed.
    let fits = || {
        read(&ui.join("node_modules/.package-lock.json"))
            .is_ok_and(|installed| satisfies(&installed, &lockfile))
    };
    if fits() {
        return Ok(());
    }
    let _ui = workspace.shell.push_dir(&ui);
    // Not `npm ci`: it refuses a lockfile without every optional package of every other system, and not every
    // registry has those. What was installed is compared with the lockfile instead.
    cmd!(workspace.shell, "npm install --no-save --no-audit --no-fund")
        .run()
        .context("npm could not install the page's packages")?;
    anyhow::ensure!(
        fits(),
        "npm installed other packages than ui/package-lock.json names"
    );
    Ok(())
}

fn read(lockfile: &Path) -> anyhow::Result<Value> {
    Ok(serde_json::from_slice(&std::fs::read(lockfile)?)?)
}

/// Whether every package is installed in its version. Optional ones may be for other systems.
fn satisfies(installed: &Value, lockfile: &Value) -> bool {
    let Some(wanted) = lockfile["packages"].as_object() else {
        return false;
    };
    wanted
        .iter()
        .filter(|(place, _)| !place.is_empty())
        .all(|(place, package)| match installed["packages"].get(place) {
            Some(found) => {
                found["version"] == package["version"] && found["integrity"] == package["integrity"]
            }
            None => package["optional"] == true,
        })
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn notices_what_is_not_installed() {
        let lockfile = json!({ "packages": {
            "": { "version": "0.1.0" },
            "node_modules/vite": { "version": "8.0.0", "integrity": "a" },
            "node_modules/vite-win32": { "version": "8.0.0", "integrity": "b", "optional": true },
        }});
        let vite = |version: &str| json!({ "packages": { "node_modules/vite": { "version": version, "integrity": "a" } } });
        assert!(
            satisfies(&vite("8.0.0"), &lockfile),
            "what is for another system may be missing"
        );
        assert!(!satisfies(&vite("7.9.0"), &lockfile), "another version");
        assert!(
            !satisfies(&json!({ "packages": {} }), &lockfile),
            "a package is missing"
        );
        assert!(
            !satisfies(&json!({}), &json!({})),
            "a lockfile that names nothing is no lockfile"
        );
    }
}
