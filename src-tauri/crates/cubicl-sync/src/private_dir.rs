//! Folders and files of an account: only their owner may look inside.

use std::fs::File;
use std::io;
use std::path::Path;

/// Makes the folder, and its parents, for the owner alone.
pub fn make(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// Makes a file that was not there, for the owner alone.
pub(crate) fn new_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Waits until the disk has the names of the files in the folder; only Unix knows how.
pub(crate) fn sync(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Removes it with everything in it, files that may only be read too. What another program holds stays, and nothing else.
pub(crate) fn empty(path: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        // It ended at the first that stays.
        Err(_) => remove_each(path, &remove_file),
        Ok(()) => Ok(()),
    }
}

/// Gives the first error when everything else is removed.
fn remove_each(folder: &Path, remove: &impl Fn(&Path) -> io::Result<()>) -> io::Result<()> {
    let mut outcome = Ok(());
    for entry in std::fs::read_dir(folder)? {
        let removed = entry.and_then(|entry| {
            if entry.file_type()?.is_dir() {
                remove_each(&entry.path(), remove)
            } else {
                remove(&entry.path())
            }
        });
        outcome = outcome.and(removed);
    }
    outcome?;
    std::fs::remove_dir(folder)
}

/// On Windows, disks of other formats than its own keep what may not be written.
fn remove_file(path: &Path) -> io::Result<()> {
    let removed = std::fs::remove_file(path);
    if cfg!(windows) && matches!(&removed, Err(error) if error.kind() == io::ErrorKind::PermissionDenied) {
        let mut rights = std::fs::metadata(path)?.permissions();
        #[expect(clippy::permissions_set_readonly_false, reason = "only Windows comes here")]
        rights.set_readonly(false);
        std::fs::set_permissions(path, rights)?;
        return std::fs::remove_file(path);
    }
    removed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_that_stays_keeps_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join("opened").join(name);
        for name in ["a/first", "a/held", "b/last"] {
            std::fs::create_dir_all(path(name).parent().expect("a folder")).expect("it is made");
            std::fs::write(path(name), "plan").expect("it is written");
        }
        let held = |path: &Path| match path.ends_with("held") {
            true => Err(io::Error::from(io::ErrorKind::PermissionDenied)),
            false => remove_file(path),
        };
        let outcome = remove_each(&path(""), &held).expect_err("one is held");
        assert_eq!(outcome.kind(), io::ErrorKind::PermissionDenied);
        assert!(path("a/held").exists());
        assert!(!path("a/first").exists() && !path("b").exists());
        empty(&path("")).expect("nobody holds it any more");
        assert!(!path("").exists());
        empty(&path("")).expect("nothing is there");
    }
}
