//! Folders and files of an account: only their owner may look inside.

use std::fs::File;
use std::io;
use std::path::Path;

/// Makes the folder, and its parents, for the owner alone.
pub(crate) fn make(path: &Path) -> io::Result<()> {
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

/// Removes it with everything in it, files that may only be read too.
pub(crate) fn empty(path: &Path) -> io::Result<()> {
    let mut removed = std::fs::remove_dir_all(path);
    if cfg!(windows) && matches!(&removed, Err(error) if error.kind() == io::ErrorKind::PermissionDenied) {
        // Disks of other formats than Windows' own keep what may not be written.
        unprotect(path)?;
        removed = std::fs::remove_dir_all(path);
    }
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Lets every file below be written, and so removed.
fn unprotect(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            unprotect(&entry.path())?;
        } else if kind.is_file() {
            let mut rights = entry.metadata()?.permissions();
            #[expect(clippy::permissions_set_readonly_false, reason = "only Windows comes here")]
            rights.set_readonly(false);
            std::fs::set_permissions(entry.path(), rights)?;
        }
    }
    Ok(())
}
