//! Handing files and links to the system's other programs.

use std::path::Path;

use cubicl_sync::view::ProblemKind;
use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;
use tracing::info;

use crate::error::{Answer, plain};

/// Kinds of file that a program shows. Everything else may run something, now or in the next version of some system: it
/// can be saved, and opened from there by choice. Web pages and what may hold one (`svg`, `xml`) run scripts.
const SHOWN: &[&[&str]] = &[
    // Documents. Office programs ask before they run what is in a file that is marked as come from elsewhere.
    &[
        "pdf", "doc", "docx", "docm", "dotx", "odt", "ott", "rtf", "pages", "epub", "djvu", "udf",
    ],
    &[
        "xls", "xlsx", "xlsm", "xlsb", "xltx", "ods", "ots", "csv", "tsv", "numbers",
    ],
    &["ppt", "pptx", "pptm", "pps", "ppsx", "potx", "odp", "key"],
    &["vsd", "vsdx", "mpp", "odg"],
    &["txt", "text", "md", "log", "json", "yml", "yaml"],
    &["eml", "msg", "ics", "vcf"],
    // Pictures and drawings.
    &[
        "png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif",
    ],
    &["psd", "ai", "indd", "fig", "sketch", "xcf", "kra", "cdr"],
    &[
        "dwg", "dxf", "dwf", "dwfx", "skp", "rvt", "ifc", "3dm", "step", "stp", "igs", "iges", "stl", "obj",
    ],
    // Media.
    &[
        "mp4", "m4v", "mov", "avi", "mkv", "webm", "wmv", "mpg", "mpeg", "3gp", "ogv",
    ],
    &[
        "mp3", "m4a", "wav", "ogg", "oga", "opus", "flac", "aac", "wma", "aif", "aiff", "amr",
    ],
    // Archives: what is in them is only listed.
    &["zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst"],
];

/// Refuses whatever is not known to be shown only.
pub(crate) fn check(name: &str) -> Answer<()> {
    let safe = cubicl_sync::safe_file_name(name);
    let extension = Path::new(&safe)
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    let is_shown = |extension: String| SHOWN.iter().any(|kinds| kinds.contains(&extension.as_str()));
    if extension.is_some_and(is_shown) {
        Ok(())
    } else {
        Err(plain(ProblemKind::UnsafeToOpen { name: safe }))
    }
}

/// Opens with the program the system has for it.
pub(crate) fn open_file(app: &AppHandle, path: &Path) -> Answer<()> {
    app.opener()
        .open_path(path.to_string_lossy(), None::<&str>)
        .map_err(|cause| {
            info!(kind = kind(&cause), "no program opened a file");
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
        info!(kind = kind(&cause), "no program opened a link");
        plain(ProblemKind::NoProgram { name: url.to_owned() })
    })
}

/// The words of a cause quote the path or the address.
fn kind(cause: &tauri_plugin_opener::Error) -> String {
    match cause {
        tauri_plugin_opener::Error::Io(cause) => cause.kind().to_string(),
        _ => "other".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_is_shown_is_opened_and_nothing_else() {
        for name in [
            "Fatura.pdf",
            "çizim.PNG",
            "table.xlsx",
            "PLAN.TIF",
            "kat.dwg",
            "foto.jpg ",
            "a.tar.gz",
        ] {
            assert!(check(name).is_ok(), "{name} would not be opened");
        }
        let runs = [
            "setup.exe",
            "Fatura.PDF.js",
            "run.sh",
            "x.DESKTOP",
            "a.lnk ",
            "add.xll",
            "help.chm",
            "app.msix",
            "app.appinstaller",
            "disk.iso",
            "disk.img",
            "disk.vhdx",
            "x.search-ms",
            "x.theme",
            "x.inetloc",
            "x.fileloc",
            "x.mobileconfig",
            "page.html",
            "page.htm",
            "logo.svg",
            "fatura.xml",
            "page.mht",
            "a.slk",
            "a.iqy",
            "a.accde",
            "a.flatpakref",
            "a.diagcab",
            "no extension",
            "..",
            ".pdf",
        ];
        for name in runs {
            assert!(check(name).is_err(), "{name} would be opened");
        }
    }
}
