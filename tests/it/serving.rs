//! A serving process of its own, for tests that kill it, stop it or take something away from it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The command that serves: the product, with its records and everything else that it writes in `folder`.
pub(crate) fn product(folder: &Path, database: &str) -> Command {
    let mut command = yousaid(folder, database);
    command.arg("serve");
    command
}

/// The product's binary, set to this folder and database and to nothing of the environment's.
pub(crate) fn yousaid(folder: &Path, database: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yousaid"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("YOUSAID_")) {
        command.env_remove(name);
    }
    command.env("YOUSAID_DATA_DIR", folder).env("YOUSAID_DATABASE_URL", database);
    command.env("YOUSAID_LISTEN", "127.0.0.1:0").env("YOUSAID_SURVEYS", crate::world::definitions());
    command.env("YOUSAID_LOG", "readable,error").current_dir(folder);
    command
}

/// A process that serves; it is gone when this is.
pub(crate) struct Serving {
    child: Child,
    pub(crate) url: String,
    /// How long it took from its start until it could store.
    pub(crate) ready_after: Duration,
}

impl Serving {
    /// Starts it, and waits until it has said where it listens and that it can store.
    pub(crate) fn start(command: &mut Command) -> Self {
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("http://")).expect("it says where it listens");
        let url = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        // Whatever else it prints is read, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let mut serving = Self { child, url, ready_after: Duration::ZERO };
        assert_eq!(agent().get(format!("{}/readyz", serving.url)).call().unwrap().status(), 200);
        serving.ready_after = begun.elapsed();
        serving
    }

    /// Kills it without a warning.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Tells it to stop, as a service manager does.
    pub(crate) fn tell_to_stop(&self) {
        tell_to_stop(&self.child);
    }

    /// Waits until it has ended by itself; how it did.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

/// Tells a process to stop, as a service manager does.
pub(crate) fn tell_to_stop(child: &Child) {
    let told = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(told.success());
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A client that takes every status as an answer.
pub(crate) fn agent() -> ureq::Agent {
    let patience = Some(Duration::from_secs(20));
    ureq::Agent::config_builder().http_status_as_error(false).timeout_global(patience).build().into()
}
