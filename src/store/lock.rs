//! The lock of the one process that serves an SQLite file. The operating system
//! gives it back when that process ends, however it ends.

use super::OpenError;
use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Takes the lock for as long as the file is held open.
pub(super) fn take(database: &Path) -> Result<File, OpenError> {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    let why = |error: std::io::Error| OpenError::Unreachable(format!("{}: {error}", Path::new(&name).display()));
    let file = OpenOptions::new().create(true).append(true).mode(0o600).open(&name).map_err(why)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::Serving),
        Err(TryLockError::Error(error)) => Err(why(error)),
    }
}
