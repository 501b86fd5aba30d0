//! One program an account: two with the same outbox would send everything twice.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use super::StoreError;
use super::open::PATIENCE;
use crate::private_dir;

const FILE: &str = "cubicl.lock";
const PAUSE: Duration = Duration::from_millis(20);

/// Held as long as the file is open; the system lets go of it when the program ends, however it does.
pub(super) fn take(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(FILE);
    let file = match private_dir::new_file(&path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            File::options().write(true).open(&path)?
        }
        made => made?,
    };
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
            // A disk without locks has no second program to fear more than losing everything.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                tracing::warn!("the disk of the account's folder knows no locks");
                return Ok(file);
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
}
