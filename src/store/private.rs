//! What is written is for this service alone: folders 0700, files 0600.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Makes a folder, and those above it where they are missing. One that is there already stays as it is: it may be
/// somebody else's.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Closes a folder that an earlier version made for all to read. A folder that is everybody's, as `/tmp`, is not ours.
pub fn close_folder(folder: &Path) -> io::Result<()> {
    const EVERYBODYS: u32 = 0o1000;
    let mode = std::fs::metadata(folder)?.permissions().mode();
    if mode & EVERYBODYS != 0 || mode & 0o077 == 0 {
        return Ok(());
    }
    std::fs::set_permissions(folder, Permissions::from_mode(0o700))
}

/// Opens a file to write it anew.
pub fn private_file(file: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file)?;
    file.set_permissions(Permissions::from_mode(0o600))?;
    Ok(file)
}

/// Makes the file of a database where there is none, so that SQLite, which gives its mode to the files beside it,
/// never makes one that others can read; and closes those that stand there. A file of another user's stays as it is.
pub(super) fn private_database(database: &Path) -> io::Result<()> {
    // One that is there is not opened: to close it again would give back SQLite's locks on it.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(database) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    for file in ["", "-wal", "-shm", ".lock"].map(|end| beside(database, end)) {
        match std::fs::metadata(&file) {
            Ok(found) if found.permissions().mode() & 0o077 != 0 => {
                if let Err(error) = std::fs::set_permissions(&file, Permissions::from_mode(0o600)) {
                    tracing::warn!(%error, file = %file.display(), "others may read this file");
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn beside(database: &Path, end: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(end);
    name.into()
}
