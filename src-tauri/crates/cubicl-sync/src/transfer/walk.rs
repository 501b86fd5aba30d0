//! The files of a folder, however deep: what a person would call its files, without what systems and programs keep there.

use std::path::{Path, PathBuf};

use cubicl_client::FileProblem;
use walkdir::{DirEntry, WalkDir};

/// What was found.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Walked {
    /// In the order of their names, folder by folder.
    pub(super) files: Vec<PathBuf>,
    /// What could not be looked into.
    pub(super) unreadable: Vec<(PathBuf, FileProblem)>,
    /// There are more than were asked for.
    pub(super) more: bool,
}

/// Walks through `folder` for at most so many files. Symbolic links are not followed. Blocks.
pub(super) fn walk(folder: &Path, most: usize) -> Walked {
    let mut found = Walked::default();
    // The folder itself was chosen, whatever it is called.
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if !entry.file_type().is_file() => {}
            Ok(_) if found.files.len() == most => {
                found.more = true;
                break;
            }
            Ok(entry) => found.files.push(entry.into_path()),
            Err(cause) => {
                let path = cause.path().unwrap_or(folder).to_owned();
                found.unreadable.push((path, FileProblem::Unreadable));
            }
        }
    }
    found
}

fn is_hidden(entry: &DirEntry) -> bool {
    is_kept_by_programs(&entry.file_name().to_string_lossy()) || has_hidden_attribute(entry)
}

/// Hidden files of Unix and macOS, thumbnails and settings of Windows' folders, locks of office programs.
fn is_kept_by_programs(name: &str) -> bool {
    const NAMES: [&str; 7] = [
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "__macosx",
        "$recycle.bin",
        "system volume information",
    ];
    name.starts_with('.') || name.starts_with("~$") || NAMES.contains(&name.to_lowercase().as_str())
}

#[cfg(windows)]
fn has_hidden_attribute(entry: &DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 0x2;
    const SYSTEM: u32 = 0x4;
    entry
        .metadata()
        .is_ok_and(|metadata| metadata.file_attributes() & (HIDDEN | SYSTEM) != 0)
}

#[cfg(not(windows))]
fn has_hidden_attribute(_entry: &DirEntry) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("it is made");
            std::fs::write(path, name.as_bytes()).expect("it is written");
        }
        folder
    }

    fn names(folder: &Path, found: &Walked) -> Vec<String> {
        let relative = |path: &PathBuf| path.strip_prefix(folder).expect("inside").display().to_string();
        found.files.iter().map(relative).collect()
    }

    #[test]
    fn files_of_folders_in_folders_are_found_and_what_programs_keep_is_not() {
        let folder = folder_with(&[
            "b.txt",
            "a/iç/çizim.dwg",
            "a/Thumbs.db",
            ".DS_Store",
            ".git/config",
            "~$teklif.docx",
            "desktop.ini",
            "teklif.docx",
        ]);
        let found = walk(folder.path(), 100);
        assert_eq!(
            names(folder.path(), &found),
            ["a/iç/çizim.dwg", "b.txt", "teklif.docx"]
        );
        assert!(found.unreadable.is_empty() && !found.more);
    }

    #[test]
    fn a_folder_with_a_hidden_name_that_was_chosen_is_walked_through() {
        let folder = folder_with(&[".gizli/a.txt"]);
        assert_eq!(walk(&folder.path().join(".gizli"), 100).files.len(), 1);
    }

    #[test]
    fn more_than_the_most_is_said() {
        let folder = folder_with(&["a", "b", "c"]);
        assert!(!walk(folder.path(), 3).more);
        let found = walk(folder.path(), 2);
        assert_eq!((found.files.len(), found.more), (2, true));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_not_even_in_a_circle() {
        let folder = folder_with(&["a.txt"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("circle")).expect("a link");
        std::os::unix::fs::symlink(folder.path().join("a.txt"), folder.path().join("b.txt")).expect("a link");
        assert_eq!(names(folder.path(), &walk(folder.path(), 100)), ["a.txt"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = folder_with(&[]);
        let gone = folder.path().join("yok");
        assert_eq!(walk(&gone, 100).unreadable, [(gone, FileProblem::Unreadable)]);
    }
}
