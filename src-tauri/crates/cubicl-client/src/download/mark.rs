//! The system's mark of a file that came from elsewhere: whoever opens it is asked, or shown it without what runs in it.

use std::io;
use std::path::Path;

/// The zone "Internet", in a stream beside the file's own. It goes with the file wherever it is moved.
#[cfg(windows)]
pub(super) fn as_downloaded(path: &Path) -> io::Result<()> {
    let mut stream = path.as_os_str().to_owned();
    stream.push(":Zone.Identifier");
    std::fs::write(stream, "[ZoneTransfer]\r\nZoneId=3\r\n")
}

/// Downloaded, by this app, not looked at yet.
#[cfg(target_os = "macos")]
pub(super) fn as_downloaded(path: &Path) -> io::Result<()> {
    use rustix::fs::{XattrFlags, setxattr};
    use std::time::SystemTime;

    let seconds = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |time| time.as_secs());
    let mark = format!("0081;{seconds:x};Cubicl;");
    Ok(setxattr(
        path,
        "com.apple.quarantine",
        mark.as_bytes(),
        XattrFlags::empty(),
    )?)
}

/// Linux has none that anybody reads.
#[cfg(not(any(windows, target_os = "macos")))]
#[expect(clippy::unnecessary_wraps, reason = "as on the systems that have one")]
pub(super) fn as_downloaded(_path: &Path) -> io::Result<()> {
    Ok(())
}
