//! Handing files and links to the system's other programs.

use std::path::Path;

use cubicl_sync::view::ProblemKind;
use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;
use tracing::info;

use crate::error::{Answer, plain};

/// Kinds of file that run something when they are opened. They can be saved, and opened from there by choice.
const PROGRAMS: &[&str] = &[
    "app",
    "appimage",
    "application",
    "appref-ms",
    "bash",
    "bat",
    "cmd",
    "com",
    "command",
    "cpl",
    "csh",
    "deb",
    "desktop",
    "dll",
    "dmg",
    "exe",
    "gadget",
    "hta",
    "inf",
    "ins",
    "iso",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "lnk",
    "mpkg",
    "msc",
    "msh",
    "msi",
    "msp",
    "mst",
    "pif",
    "pkg",
    "pl",
    "ps1",
    "psm1",
    "py",
    "pyw",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scpt",
    "scr",
    "sct",
    "settingcontent-ms",
    "sh",
    "terminal",
    "tool",
    "url",
    "vb",
    "vbe",
    "vbs",
    "webloc",
    "workflow",
    "ws",
    "wsc",
    "wsf",
    "wsh",
    "xpi",
    "zsh",
];

/// Refuses programs and scripts.
pub(crate) fn check(name: &str) -> Answer<()> {
    let safe = cubicl_sync::safe_file_name(name);
    let extension = Path::new(&safe)
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    if extension.is_some_and(|extension| PROGRAMS.contains(&extension.as_str())) {
        return Err(plain(ProblemKind::UnsafeToOpen { name: safe }));
    }
    Ok(())
}

/// Opens with the program the system has for it.
pub(crate) fn open_file(app: &AppHandle, path: &Path) -> Answer<()> {
    app.opener()
        .open_path(path.to_string_lossy(), None::<&str>)
        .map_err(|cause| {
            info!(%cause, "no program opened a file");
            plain(ProblemKind::NoProgram {
                name: path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
            })
        })
}

/// Only web and mail addresses: a description may hold anything.
pub(crate) fn open_link(app: &AppHandle, url: &str) -> Answer<()> {
    let known = tauri::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "https" | "http" | "mailto"));
    if !known {
        return Err(plain(ProblemKind::BadInput));
    }
    app.opener().open_url(url, None::<&str>).map_err(|cause| {
        info!(%cause, "no program opened a link");
        plain(ProblemKind::NoProgram { name: url.to_owned() })
    })
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn programs_are_not_opened_and_documents_are() {
        for name in ["setup.exe", "Fatura.PDF.js", "run.sh", "x.DESKTOP", "a.lnk "] {
            assert!(check(name).is_err(), "{name} would be opened");
        }
        for name in ["Fatura.pdf", "çizim.png", "no extension", "table.xlsx", ".."] {
            assert!(check(name).is_ok(), "{name} would not be opened");
        }
    }
}
