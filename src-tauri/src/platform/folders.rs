//! Where the app keeps its files: the system's folders, or all below `CUBICL_DATA_DIR`.

use std::path::{Path, PathBuf};

/// The app's own folders. Nothing else is written.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    data: PathBuf,
    portable: bool,
}

impl Folders {
    /// `CUBICL_DATA_DIR` makes the app portable: everything it keeps, but the keychain entry, is below that folder.
    pub(crate) fn from_environment() -> Self {
        match std::env::var_os("CUBICL_DATA_DIR").filter(|folder| !folder.is_empty()) {
            Some(folder) => {
                let folder = PathBuf::from(folder);
                Self {
                    data: std::path::absolute(&folder).unwrap_or(folder),
                    portable: true,
                }
            }
            None => {
                let data = dirs::data_dir()
                    .unwrap_or_else(std::env::temp_dir)
                    .join("io.cubicl.desktop");
                Self {
                    data,
                    portable: false,
                }
            }
        }
    }

    /// Whether a person or a test chose the folder; such an app stands beside others.
    pub(crate) fn portable(&self) -> bool {
        self.portable
    }

    /// The folder that holds all others, and the local copies of accounts.
    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    pub(crate) fn settings_file(&self) -> PathBuf {
        self.data.join("settings.json")
    }

    pub(crate) fn window_file(&self) -> PathBuf {
        self.data.join("window.json")
    }

    pub(crate) fn logs(&self) -> PathBuf {
        self.data.join("logs")
    }

    /// Downloads that were opened; emptied at sign-out.
    pub(crate) fn opened_files(&self) -> PathBuf {
        self.data.join("opened")
    }

    /// What the web view insists on keeping.
    pub(crate) fn web_view(&self) -> PathBuf {
        self.data.join("webview")
    }
}
