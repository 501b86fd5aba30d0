//! The picture of the last time: a file of its own, so that nothing else has to be read before it is shown. It goes before
//! anything is written that a start would draw differently, so it is never older than the rows.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::write::Moved;
use super::{Batch, Store};
use crate::private_dir;

/// Far more than a board of a large window takes.
const LARGEST: usize = 8 << 20;

/// Whether a picture lies there, and what of the drawing it would be.
#[derive(Debug)]
pub(super) struct Launch {
    kept: bool,
    /// Counts the writings that changed something drawn.
    drawing: u32,
}

impl Launch {
    pub(super) fn of(account: &Path) -> Self {
        Self {
            kept: folder(account).exists(),
            drawing: 0,
        }
    }
}

/// Takes it away.
pub(super) fn forget(account: &Path) -> io::Result<()> {
    private_dir::empty(&folder(account))
}

fn folder(account: &Path) -> PathBuf {
    account.join("launch")
}

impl Store {
    /// Whether a picture lies there, of whatever name.
    pub(crate) fn has_launch_picture(&self) -> bool {
        self.launch.kept
    }

    /// Where the picture of that name lies, if there is one.
    pub(crate) fn launch_picture(&self, name: &str) -> PathBuf {
        folder(&self.folder).join(name)
    }

    /// Which drawing a picture made from now on shows.
    pub(crate) fn drawing(&self) -> u32 {
        self.launch.drawing
    }

    /// Keeps it in place of another one, unless something drawn has changed since.
    pub(crate) fn keep_launch_picture(&mut self, name: &str, drawing: u32, html: &str) -> io::Result<()> {
        if drawing != self.launch.drawing || html.len() > LARGEST || !self.has_room() {
            return Ok(());
        }
        self.forget_launch_picture()?;
        let folder = folder(&self.folder);
        self.launch.kept = true;
        private_dir::make(&folder)?;
        let unfinished = folder.join("unfinished");
        private_dir::new_file(&unfinished)?.write_all(html.as_bytes())?;
        fs::rename(unfinished, folder.join(name))
    }

    /// The picture goes if the batch, which is about to be written, has anything drawn in it.
    pub(super) fn note_drawing(&mut self, moved: &Moved, batch: &Batch<'_>) {
        let drawn = moved.is_drawn()
            || !batch.unsaved.tasks.is_empty()
            || batch.unsaved.projects
            || batch.unsaved.people
            || !batch.news.unsaved.is_empty()
            || !batch.chats.unsaved.is_empty();
        if !drawn {
            return;
        }
        self.launch.drawing = self.launch.drawing.wrapping_add(1);
        // An old picture for half a second is no reason not to store what a person did.
        if let Err(error) = self.forget_launch_picture() {
            tracing::warn!(%error, "the picture for the next start could not be removed");
        }
    }

    fn forget_launch_picture(&mut self) -> io::Result<()> {
        if self.launch.kept {
            forget(&self.folder)?;
            self.launch.kept = false;
        }
        Ok(())
    }
}
