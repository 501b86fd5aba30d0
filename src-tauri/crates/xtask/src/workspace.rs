//! Where things are in this checkout, and a shell that stands at its root.

use std::path::PathBuf;

use anyhow::Context;
use xshell::{Shell, cmd};

/// The checkout.
pub(crate) struct Workspace {
    /// Runs commands from the root; its `PATH` is what they see.
    pub(crate) shell: Shell,
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    pub(crate) fn open() -> anyhow::Result<Self> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(3)
            .context("this program was built outside of the checkout")?
            .to_owned();
        // <target>/debug/xtask
        let target = std::env::current_exe()?
            .ancestors()
            .nth(2)
            .context("this program does not stand in a target folder")?
            .to_owned();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        Ok(Self { shell, root, target })
    }

    /// The page's folder.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A program that was built with the dev profile.
    pub(crate) fn built(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }

    /// A program of this workspace, built as for a release.
    pub(crate) fn released(&self, name: &str) -> PathBuf {
        self.target.join("release").join(name)
    }

    /// What this program remembers between runs.
    pub(crate) fn marks(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The crate of the app.
    pub(crate) fn app(&self) -> PathBuf {
        self.root.join("src-tauri")
    }

    /// A program that is installed for this checkout only.
    pub(crate) fn tool(&self, program: &str) -> PathBuf {
        let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        self.tools().join("bin").join(file)
    }

    /// Installs a crate's program for this checkout, unless it is there.
    pub(crate) fn install(&self, package: &str, program: &str, version: &str) -> anyhow::Result<()> {
        if self.tool(program).exists() {
            return Ok(());
        }
        let root = self.tools();
        println!("Installing {package} {version} into {}", root.display());
        cmd!(
            self.shell,
            "cargo install --quiet --locked {package} --version {version} --root {root}"
        )
        .run()
        .with_context(|| format!("{package} could not be installed"))
    }

    /// Tools that are installed for this checkout only.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// What failed stories leave behind.
    pub(crate) fn stories(&self) -> PathBuf {
        self.target.join("stories")
    }

    /// The pictures.
    pub(crate) fn screens(&self) -> PathBuf {
        self.target.join("screens")
    }

    /// Puts a folder first in `PATH`.
    pub(crate) fn prefer(&self, folder: PathBuf) -> anyhow::Result<()> {
        let before = self.shell.var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(std::iter::once(folder).chain(std::env::split_paths(&before)))?;
        self.shell.set_var("PATH", path);
        Ok(())
    }
}
