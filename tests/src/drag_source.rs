//! Another program's window, from which files are dragged into the app.

use std::path::Path;

use anyhow::Context;

use crate::hands::Hands;
use crate::process::Program;
use crate::wait::eventually;

const SCRIPT: &str = include_str!("drag_source.py");
const TITLE: &str = "Files to drag";

/// A small window that stands for a file browser with files selected.
#[derive(Debug)]
pub(crate) struct DragSource {
    program: Program,
    /// A point inside of it, on the screen.
    pub(crate) point: (i64, i64),
}

impl DragSource {
    pub(crate) async fn open(hands: &Hands, logs: &Path, files: &[&Path]) -> anyhow::Result<Self> {
        // The system's own: another Python in the path does not know the system's GTK.
        let mut command = hands.command("/usr/bin/python3");
        command.arg("-c").arg(SCRIPT).arg(TITLE).args(files);
        let mut program = Program::start("drag-source", &mut command, logs)?;
        let (x, y) = eventually("the window to drag from", async || {
            program.check()?;
            if hands.window(TITLE)?.is_none() {
                return Ok(None);
            }
            hands.corner(TITLE).map(Some)
        })
        .await
        .context("the drag source")?;
        Ok(Self {
            program,
            point: (x + 30, y + 20),
        })
    }

    /// Waits until the other side has taken the files: they come from this program.
    pub(crate) async fn has_given(&mut self) -> anyhow::Result<()> {
        self.program.line(|line| line == "dropped").await.map(drop)
    }
}
