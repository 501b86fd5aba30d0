//! A number that stands for the content of files, to skip work whose input is the same as last time.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// Stands for names and contents of these files and of everything in these folders. Missing ones count as empty.
pub(crate) fn of(paths: &[PathBuf]) -> io::Result<u64> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        std::fs::read(&file)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// Whether the mark in this file is of the same content.
pub(crate) fn matches(mark: &Path, fingerprint: u64) -> bool {
    std::fs::read_to_string(mark).is_ok_and(|text| text == fingerprint.to_string())
}

/// Marks the work as done for this content.
pub(crate) fn store(mark: &Path, fingerprint: u64) -> io::Result<()> {
    if let Some(folder) = mark.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(mark, fingerprint.to_string())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_with_content_and_with_names() -> io::Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("inside"))?;
        let paths = [folder.clone(), folder.join("missing")];
        std::fs::write(folder.join("inside/a"), "1")?;
        let first = of(&paths)?;
        assert_eq!(of(&paths)?, first, "the same content has the same number");

        std::fs::write(folder.join("inside/a"), "2")?;
        let edited = of(&paths)?;
        std::fs::rename(folder.join("inside/a"), folder.join("inside/b"))?;
        let renamed = of(&paths)?;
        std::fs::remove_dir_all(&folder)?;
        assert_ne!(edited, first, "an edit shows");
        assert_ne!(renamed, edited, "another name shows");
        Ok(())
    }
}
