//! `cargo xtask bundle`: what people install, built as for a release.

use anyhow::Context;
use xshell::cmd;

use crate::flags::Bundle;
use crate::packages::{self, Purpose};
use crate::page;
use crate::workspace::Workspace;

/// Wraps a built app up. Its newest version is for Tauri 3.
const TAURI_CLI: &str = "2.12.4";

/// Kinds that each system can make by itself; an AppImage would fetch programs from elsewhere.
const KINDS: &str = if cfg!(windows) {
    "nsis"
} else if cfg!(target_os = "macos") {
    "app,dmg"
} else {
    "deb,rpm"
};

pub(crate) fn bundle(workspace: &Workspace, flags: &Bundle) -> anyhow::Result<()> {
    packages::ensure(workspace, Purpose::Build)?;
    page::build(workspace)?;
    workspace.install("tauri-cli", "cargo-tauri", TAURI_CLI)?;
    let kinds = flags.kinds.as_deref().unwrap_or(KINDS);
    let cli = workspace.tool("cargo-tauri");
    let _app = workspace.shell.push_dir(workspace.app());
    cmd!(workspace.shell, "{cli} build --bundles {kinds} -- --locked")
        .run()
        .context("the installers could not be made")?;
    println!("Installers are in {}", workspace.released("bundle").display());
    Ok(())
}
