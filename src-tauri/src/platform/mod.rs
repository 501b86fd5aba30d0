//! What the operating system offers, one adapter a file.

pub(crate) mod clipboard;
pub(crate) mod closing;
pub(crate) mod crash;
pub(crate) mod diagnostics;
pub(crate) mod dialogs;
pub(crate) mod drop;
pub(crate) mod folders;
pub(crate) mod keychain;
pub(crate) mod logging;
pub(crate) mod menu;
pub(crate) mod opening;
pub(crate) mod pasted;
pub(crate) mod photo;
pub(crate) mod privacy;
pub(crate) mod renderer;
pub(crate) mod sample;
pub(crate) mod settings;
pub(crate) mod window;

/// A WebDriver session drives the window: a second instance must not hand over to the first.
pub(crate) fn automated() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}
