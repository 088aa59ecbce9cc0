//! Where a command writes a file: a path, or what its output leads to.

use super::Failure;
use std::fs::File;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// What is being written: a file, under another name until it is whole; else the output.
pub(super) struct Output(Option<Unfinished>);

struct Unfinished {
    file: File,
    path: PathBuf,
    beside: PathBuf,
}

impl Output {
    /// To `path`, or to where the output leads.
    pub(super) fn to(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self(None)) };
        let mut beside = path.as_os_str().to_owned();
        beside.push(".part");
        let beside = PathBuf::from(beside);
        let file = crate::store::private_file(&beside).map_err(|error| unwritten(path, &error))?;
        Ok(Self(Some(Unfinished { file, path: path.to_owned(), beside })))
    }

    /// Writes on. A reader that went away early is no error.
    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match &mut self.0 {
            Some(one) => one.file.write_all(bytes).map_err(|error| unwritten(&one.path, &error)),
            None => match std::io::stdout().lock().write_all(bytes) {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::nobody_reads()),
                done => done.map_err(|error| Failure::setup(format!("the output can't be written: {error}"))),
            },
        }
    }

    /// The file is whole, and gets its name.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        let Some(one) = &self.0 else { return Ok(()) };
        let done = one.file.sync_all().and_then(|()| std::fs::rename(&one.beside, &one.path));
        done.map_err(|error| unwritten(&one.path, &error))?;
        self.0 = None;
        Ok(())
    }
}

impl Drop for Output {
    /// Half a file of answers lies about nowhere.
    fn drop(&mut self) {
        if let Some(one) = &self.0 {
            let _ = std::fs::remove_file(&one.beside);
        }
    }
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::setup(format!("{} can't be written: {error}", path.display()))
}

/// Bytes that a terminal can't show have to go into a file.
pub(super) fn refuse_terminal(path: Option<&Path>, format: &str) -> Result<(), Failure> {
    if path.is_some() || !std::io::stdout().is_terminal() {
        return Ok(());
    }
    Err(Failure::setup(format!(
        "{format} is nothing that a terminal can show: give --output FILE, or lead it into a file."
    )))
}
