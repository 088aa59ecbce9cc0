//! A PostgreSQL server of the tests' own: made by `initdb`, one for the test process,
//! one database for each test, reached by a Unix socket, and gone when the process is,
//! however that ends.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A fresh, empty database; its URL.
pub(crate) fn database() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    cluster().create(&name);
    cluster().url(&name)
}

/// A command of PostgreSQL's own, as the user that the server runs as.
pub(crate) fn command(program: &str) -> Command {
    let program = programs().join(program);
    if !am_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser"); // the server refuses to run as root
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

/// A server that one test may stop and start.
pub(crate) struct Own(Cluster);

impl Own {
    pub(crate) fn new() -> Self {
        Self(Cluster::new("own"))
    }

    /// A fresh, empty database; its URL.
    pub(crate) fn database(&self) -> String {
        self.0.create("own");
        self.0.url("own")
    }

    /// Stops it: `fast` as an operator does, `immediate` as a crash does.
    pub(crate) fn stop(&self, how: &str) {
        run(self.0.control().args(["-m", how, "stop"]));
    }

    pub(crate) fn start(&self) {
        self.0.start();
    }
}

struct Cluster {
    folder: PathBuf,
    /// Ends the server when the pipe to it closes, which the kernel does for us.
    _guard: Child,
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| Cluster::new("all"))
}

impl Cluster {
    fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let (process, number) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(format!("yousaid-postgres-{process}-{name}-{number}"));
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir(&folder).expect("a temporary folder");
        if am_root() {
            run(Command::new("chown").arg("postgres").arg(&folder));
        }
        let guard = guard(&folder);
        let data = folder.join("data");
        run(command("initdb").args(["--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8"]).arg("-D").arg(&data));
        let cluster = Self { folder, _guard: guard };
        cluster.start();
        cluster
    }

    fn start(&self) {
        let (log, settings) = (self.folder.join("log"), settings(&self.folder));
        run(self.control().arg("-l").arg(log).arg("-o").arg(settings).arg("start"));
    }

    fn control(&self) -> Command {
        let mut control = command("pg_ctl");
        control.arg("-D").arg(self.folder.join("data")).args(["-w", "-s"]);
        control
    }

    fn create(&self, name: &str) {
        run(command("createdb").args(["-U", "postgres", "-h"]).arg(&self.folder).arg(name));
    }

    fn url(&self, name: &str) -> String {
        let host = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://postgres@/{name}?host={host}")
    }
}

/// Durable as in earnest; nothing listens on the network.
fn settings(folder: &Path) -> String {
    let folder = folder.display();
    format!("-k {folder} -c listen_addresses='' -c max_connections=300 -c fsync=on -c shared_buffers=64MB")
}

/// Waits for its standard input to close, then stops the server and removes its folder.
fn guard(folder: &Path) -> Child {
    const WORDS: &str = r#"read _; "$@" stop -m immediate -s; rm -rf "$FOLDER""#;
    let stop = command("pg_ctl");
    let mut guard = Command::new("setsid");
    guard.args(["sh", "-c", WORDS, "sh"]).arg(stop.get_program()).args(stop.get_args());
    guard.arg("-D").arg(folder.join("data")).env("FOLDER", folder);
    guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    guard.spawn().expect("a guard")
}

/// `PG_BIN`, or the newest that Debian has installed.
fn programs() -> PathBuf {
    if let Some(folder) = std::env::var_os("PG_BIN") {
        return folder.into();
    }
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = installed.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.pop().expect("PostgreSQL is installed, or PG_BIN names its programs' folder")
}

fn am_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

fn run(command: &mut Command) {
    let done = command.current_dir("/").output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
