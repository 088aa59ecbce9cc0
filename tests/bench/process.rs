//! The processes that are measured: the product as its users start it, and the floors, which are this program itself
//! under another argument.

use super::machine::Watched;
use super::survey;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long a process may take to start or to stop.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder of its own on the disk that the build is on, gone when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Result<Self, String> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("bench-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self(folder))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// A process that was started, and ends when this is dropped.
pub(crate) struct Process {
    child: Child,
    lines: BufReader<ChildStdout>,
    pub(crate) address: SocketAddr,
}

impl Process {
    /// Starts a command and waits until it says on its output where it serves, behind `http://`.
    pub(crate) fn start(command: &mut Command) -> Result<Self, String> {
        let name = format!("{command:?}");
        let failed = |error: &dyn std::fmt::Display| format!("{name}: {error}");
        let begun = Instant::now();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| failed(&error))?;
        let output = child.stdout.take().ok_or("no output")?;
        let mut lines = BufReader::new(output);
        let mut line = String::new();
        while begun.elapsed() < PATIENCE {
            line.clear();
            let read = lines.read_line(&mut line).map_err(|error| failed(&error))?;
            if let Some(address) = address(&line) {
                return Ok(Self { child, lines, address });
            }
            if read == 0 {
                break;
            }
        }
        child.kill().ok();
        child.wait().ok();
        Err(failed(&"it did not say where it serves"))
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn watched(&self) -> Watched {
        Watched::Process(self.id())
    }

    /// Writes a line to it, and reads the one that it answers.
    pub(crate) fn ask(&mut self, line: &str) -> Result<String, String> {
        let input = self.child.stdin.as_mut().ok_or("no input")?;
        writeln!(input, "{line}").and_then(|()| input.flush()).map_err(|error| error.to_string())?;
        let mut answer = String::new();
        self.lines.read_line(&mut answer).map_err(|error| error.to_string())?;
        Ok(answer.trim().to_owned())
    }

    /// Asks it to end, as an operator does, and waits until it has.
    pub(crate) fn stop(&mut self) -> Result<(), String> {
        let asked = Command::new("kill").args(["-TERM", &self.id().to_string()]).status();
        asked.map_err(|error| error.to_string())?;
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match self.child.try_wait().map_err(|error| error.to_string())? {
                Some(ended) if ended.success() => return Ok(()),
                Some(ended) => return Err(format!("it ended with {ended}")),
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        Err("it does not stop".to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn address(line: &str) -> Option<SocketAddr> {
    line.split_once("http://")?.1.split_whitespace().next()?.parse().ok()
}

/// The product, with a folder of its own that holds the benchmarks' surveys.
pub(crate) struct Product {
    pub(crate) process: Process,
    folder: Folder,
}

impl Product {
    /// `yousaid serve` on SQLite, or on the database that is given.
    pub(crate) fn serve(database: Option<&str>) -> Result<Self, String> {
        let folder = Folder::new()?;
        let surveys = folder.path().join("surveys");
        std::fs::create_dir(&surveys).and_then(|()| survey::write(&surveys)).map_err(|error| error.to_string())?;
        let mut command = command();
        command.arg("serve").env("YOUSAID_DATA_DIR", folder.path().join("data")).env("YOUSAID_SURVEYS", &surveys);
        command.env("YOUSAID_LISTEN", "127.0.0.1:0").env("YOUSAID_LOG", "readable,warn");
        if let Some(url) = database {
            command.env("YOUSAID_DATABASE_URL", url);
        }
        Ok(Self { process: Process::start(&mut command)?, folder })
    }

    /// The file of its records, on SQLite.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("data/yousaid.db")
    }
}

/// The product, in an environment that says nothing about it.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yousaid"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("YOUSAID_")) {
        command.env_remove(name);
    }
    command
}

/// This program again, as a floor.
pub(crate) fn floor(arguments: &[&str]) -> Result<Process, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    Process::start(Command::new(own).arg("floor").args(arguments))
}
