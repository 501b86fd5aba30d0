//! Node.js for building the page: the system's when it is new enough, otherwise one of this checkout's own.

use anyhow::{Context, bail};
use xshell::cmd;

use crate::packages::{self, System};
use crate::workspace::Workspace;

/// The oldest that Vite takes.
const OLDEST: (u32, u32) = (20, 19);
/// The release line that is fetched when there is none.
const FETCHED: &str = "node@24";

/// Makes sure that `node` and `npm` in the shell's `PATH` are new enough.
pub(crate) fn ensure(workspace: &Workspace) -> anyhow::Result<()> {
    let shell = &workspace.shell;
    if version(workspace).is_some_and(|found| found >= OLDEST)
        && cmd!(shell, "npm --version").quiet().read().is_ok()
    {
        return Ok(());
    }
    let system = System::detect();
    let (major, minor) = OLDEST;
    if system != System::Debian {
        bail!(
            "Node.js {major}.{minor} or newer is needed to build the page: {}",
            system.node_advice()
        );
    }

    let prefix = workspace.tools().join("node");
    let binaries = prefix.join("node_modules/node/bin");
    if !binaries.join("node").exists() {
        println!(
            "Node.js {major}.{minor} or newer was not found: fetching one into {}",
            prefix.display()
        );
        packages::install(workspace, &["npm"])?;
        shell.create_dir(&prefix)?;
        cmd!(
            shell,
            "npm install --no-audit --no-fund --prefix {prefix} {FETCHED}"
        )
        .run()
        .context("npm could not fetch Node.js")?;
    }
    workspace.prefer(binaries)?;
    match version(workspace) {
        Some(found) if found >= OLDEST => Ok(()),
        other => bail!("the fetched Node.js does not work here (version {other:?})"),
    }
}

fn version(workspace: &Workspace) -> Option<(u32, u32)> {
    parse(
        &cmd!(workspace.shell, "node --version")
            .quiet()
            .ignore_stderr()
            .read()
            .ok()?,
    )
}

/// Major and minor of `v20.19.4`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_versions_as_numbers() {
        assert_eq!(parse("v20.9.0\n"), Some((20, 9)));
        assert!(
            parse("v20.9.0").is_some_and(|found| found < OLDEST),
            "20.9 is older than 20.19"
        );
        assert!(
            parse("v24.0.1").is_some_and(|found| found >= OLDEST),
            "24 is newer"
        );
        assert_eq!(parse("24"), None, "not what node prints");
    }
}
