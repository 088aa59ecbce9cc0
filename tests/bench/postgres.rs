//! A PostgreSQL server of the benchmark's own: made by `initdb`, durable, reached by a Unix socket, gone at the end.

use super::machine::Watched;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A server that runs.
pub(crate) struct Server {
    folder: PathBuf,
    id: u32,
}

impl Server {
    /// Starts one. Errors: it is not installed, or does not start; why.
    pub(crate) fn start() -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("yousaid-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let mut server = Self { folder, id: 0 };
        if am_root() {
            run(Command::new("chown").arg("postgres").arg(&server.folder))?;
        }
        let data = server.data();
        run(command("initdb")?.args(["--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D"]).arg(&data))?;
        let log = server.folder.join("log");
        run(command("pg_ctl")?
            .arg("-D")
            .arg(&data)
            .args(["-w", "-s", "-l"])
            .arg(log)
            .arg("-o")
            .arg(settings(&server.folder))
            .arg("start"))?;
        let written = std::fs::read_to_string(data.join("postmaster.pid")).map_err(|error| error.to_string())?;
        server.id = written.lines().next().and_then(|line| line.parse().ok()).ok_or("postmaster.pid has no number")?;
        Ok(server)
    }

    /// A new database; its URL.
    pub(crate) fn database(&self, name: &str) -> Result<String, String> {
        run(command("createdb")?.args(["-U", "postgres", "-h"]).arg(&self.folder).arg(name))?;
        let host = self.folder.display().to_string().replace('/', "%2F");
        Ok(format!("postgres://postgres@/{name}?host={host}"))
    }

    /// The server with all its processes.
    pub(crate) fn watched(&self) -> Watched {
        Watched::Tree(self.id)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(mut stop) = command("pg_ctl") {
            run(stop.arg("-D").arg(self.data()).args(["-m", "immediate", "-s", "stop"])).ok();
        }
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// Durable as in earnest; nothing listens on the network.
fn settings(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        "-k {folder} -c listen_addresses='' -c max_connections=100 -c fsync=on -c synchronous_commit=on -c shared_buffers=128MB"
    )
}

/// A command of PostgreSQL's own, as a user that the server agrees to run as.
fn command(program: &str) -> Result<Command, String> {
    let program = programs()?.join(program);
    if !am_root() {
        return Ok(Command::new(program));
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    Ok(command)
}

/// `PG_BIN`, or the newest that is installed where Debian puts it.
fn programs() -> Result<PathBuf, String> {
    if let Some(folder) = std::env::var_os("PG_BIN") {
        return Ok(folder.into());
    }
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = installed.map(|version| version.path().join("bin")).max();
    newest.ok_or_else(|| "PostgreSQL is not installed, and PG_BIN does not say where".to_owned())
}

fn am_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn run(command: &mut Command) -> Result<(), String> {
    let done = command.current_dir("/").output().map_err(|error| format!("{command:?}: {error}"))?;
    let said = || format!("{command:?}: {}", String::from_utf8_lossy(&done.stderr).trim());
    if done.status.success() { Ok(()) } else { Err(said()) }
}
