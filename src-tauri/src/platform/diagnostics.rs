//! What this program knows of itself, and the last report on the server.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use specta::Type;

use super::folders::Folders;
use super::renderer::{self, Renderer};

/// Facts about this installation.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Diagnostics {
    pub(crate) version: &'static str,
    /// `linux`, `macos` or `windows`.
    pub(crate) system: &'static str,
    pub(crate) renderer: Renderer,
    pub(crate) data_folder: String,
    pub(crate) log_folder: String,
}

impl Diagnostics {
    pub(crate) fn of(folders: &Folders) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            system: std::env::consts::OS,
            renderer: renderer::in_use(),
            data_folder: folders.data().to_string_lossy().into_owned(),
            log_folder: folders.logs().to_string_lossy().into_owned(),
        }
    }
}

/// The report of the last check, until the app closes. It never passes through the page.
#[derive(Default)]
pub(crate) struct LastReport(Mutex<Option<String>>);

impl LastReport {
    pub(crate) fn keep(&self, report: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(report);
    }

    pub(crate) fn text(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
