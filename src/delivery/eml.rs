//! Mails as files, where no mail server is set: a mail program opens them.

use super::letter::Trouble;
use crate::store::{close_folder, private_file, private_folder};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a mail into `folder`, named after its delivery: a repeat overwrites what was written before.
pub(super) async fn write(folder: PathBuf, delivery: &str, mail: Vec<u8>) -> Result<(), Trouble> {
    let name = delivery.replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "_");
    let place = folder.display().to_string();
    let written = tokio::task::spawn_blocking(move || write_now(&folder, &name, &mail)).await;
    let written = written.unwrap_or_else(|_| Err(io::Error::other("the writing was stopped")));
    written.map_err(|error| Trouble::Passing(format!("{place}: {error}")))
}

/// Under another name first, so that nobody ever reads half a mail.
fn write_now(folder: &Path, name: &str, mail: &[u8]) -> io::Result<()> {
    private_folder(folder)?;
    close_folder(folder)?;
    let unfinished = folder.join(format!(".{name}.part"));
    let mut out = private_file(&unfinished)?;
    out.write_all(mail)?;
    out.sync_all()?;
    fs::rename(&unfinished, folder.join(format!("{name}.eml")))?;
    File::open(folder)?.sync_all()
}
