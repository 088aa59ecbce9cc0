//! The ledger: what was acknowledged is stored, exactly once, whatever kills the process.
//!
//! The product runs as a process of its own under load and is killed without warning, again and again. Its clients
//! live on and know of each submission what they were about to send and what was acknowledged. Then the database is
//! read past the product: every acknowledged submission is there once and as it was sent, every other one at most
//! once, and nothing else is there.
//!
//! The same harness finds losses of a writer that answers before its commit.

use crate::ledger_rule::{Entries, Entry, SURVEY, Stored, Wrong, wrong};
use crate::postgres;
use crate::serving::{Serving, agent, product};
use crate::world::{SECRET, World, definitions, fresh_folder, sqlite};
use rand::Rng;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use uuid::Uuid;
use yousaid::config::service_key;
use yousaid::keys::Keys;
use yousaid::store::Options;

const CLIENTS: usize = 8;

/// How often the process is killed, and how many acknowledgements there are between two kills at most. The long run
/// of the fault table, with some 100,000 acknowledgements, is `LEDGER_KILLS=200`, with `--release`.
fn kills() -> (usize, usize) {
    let long = std::env::var("LEDGER_KILLS").ok().and_then(|kills| kills.parse().ok());
    long.map_or((6, 90), |kills| (kills, 970))
}

/// The receipt of a submission that was acknowledged by any 2xx.
fn send(agent: &ureq::Agent, url: &str, entry: &Entry) -> Option<(u16, String)> {
    let url = format!("{url}/api/v1/surveys/{SURVEY}/responses");
    let request = agent.post(&url).header("Content-Type", "application/json");
    let mut response = request.send(&entry.body).ok()?;
    let answer: Value = serde_json::from_str(&response.body_mut().read_to_string().ok()?).ok()?;
    let status = response.status();
    status.is_success().then(|| (status.as_u16(), answer["receipt"].as_str().unwrap_or_default().to_owned()))
}

/// Runs clients against a server until `work` is done, which hears of each acknowledgement.
pub(crate) fn under_load<T>(url: &str, entries: &Mutex<Entries>, work: impl FnOnce(&Receiver<()>) -> T) -> T {
    let (stop, (sender, acknowledged)) = (AtomicBool::new(false), channel());
    std::thread::scope(|scope| {
        for sender in vec![sender; CLIENTS] {
            let stop = &stop;
            scope.spawn(move || client(url, entries, stop, &sender));
        }
        let done = work(&acknowledged);
        stop.store(true, Ordering::Relaxed);
        done
    })
}

/// One client: writes down, sends, writes down.
fn client(url: &str, entries: &Mutex<Entries>, stop: &AtomicBool, acknowledged: &Sender<()>) {
    let agent = agent();
    while !stop.load(Ordering::Relaxed) {
        let id = Uuid::new_v4();
        let about_to = {
            let mut entries = entries.lock().unwrap();
            let about_to = Entry::new(id, entries.len());
            entries.insert(id, about_to.clone());
            about_to
        };
        if let Some((_, receipt)) = send(&agent, url, &about_to) {
            entries.lock().unwrap().get_mut(&id).unwrap().receipt = Some(receipt);
            acknowledged.send(()).ok();
        }
    }
}

/// Waits until the load has done something, then for a random moment of it. `false` where nothing is done.
pub(crate) fn is_a_moment(acknowledged: &Receiver<()>, most: usize) -> bool {
    let mut rng = rand::rng();
    let done = (0..rng.random_range(30..most)).all(|_| acknowledged.recv_timeout(Duration::from_secs(60)).is_ok());
    std::thread::sleep(Duration::from_micros(rng.random_range(0..20_000)));
    done
}

/// A server that is killed, and what it is made of.
struct Rig {
    folder: PathBuf,
    database: String,
    serve: fn(&Path, &str) -> Command,
    keys: fn(&Path) -> Keys,
}

impl Rig {
    fn new(database: impl FnOnce(&Path) -> String) -> Self {
        let folder = fresh_folder();
        let database = database(&folder);
        let keys = |folder: &Path| service_key(&folder.join("secret")).unwrap();
        Self { folder, database, serve: product, keys }
    }

    /// The same over this test program's own service, with the writer that `serve` asks for.
    fn of_our_own(database: impl FnOnce(&Path) -> String, serve: fn(&Path, &str) -> Command) -> Self {
        let mut rig = Self::new(database);
        (rig.serve, rig.keys) = (serve, |_: &Path| Keys::new(SECRET));
        rig
    }

    fn start(&self) -> Serving {
        Serving::start(&mut (self.serve)(&self.folder, &self.database))
    }

    /// Kills the server under load, so often, and gives what the clients know.
    fn kill_under_load(&self, (kills, most): (usize, usize)) -> Entries {
        let entries = Mutex::new(Entries::new());
        let mut slowest = Duration::ZERO;
        for _ in 0..kills {
            let mut serving = self.start();
            slowest = slowest.max(serving.ready_after);
            let done = under_load(&serving.url.clone(), &entries, |acknowledged| {
                let done = is_a_moment(acknowledged, most);
                serving.kill();
                done
            });
            assert!(done, "submissions are acknowledged");
        }
        let entries = entries.into_inner().unwrap();
        let acknowledged = entries.values().filter(|entry| entry.receipt.is_some()).count();
        println!("{kills} kills, {acknowledged} acknowledgements; ready again after {slowest:?} at most");
        entries
    }

    /// Sends everything once more, as a client does that has had no answer.
    fn send_again(&self, entries: &mut Entries) -> Vec<Wrong> {
        let (mut serving, agent) = (self.start(), agent());
        let mut wrong = Vec::new();
        for (id, entry) in entries {
            match (send(&agent, &serving.url, entry), &entry.receipt) {
                (Some((200, again)), Some(receipt)) if again == *receipt => {}
                (Some((200 | 201, receipt)), None) => entry.receipt = Some(receipt),
                _ => wrong.push(Wrong::NotTheSame(*id)),
            }
        }
        serving.kill();
        wrong
    }

    fn judge(&self, entries: &Entries) -> Vec<Wrong> {
        wrong(entries, &Stored::read(&self.database), &(self.keys)(&self.folder))
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

fn nothing_is_lost(rig: &Rig) {
    let mut entries = rig.kill_under_load(kills());
    assert_eq!(rig.judge(&entries), []);
    assert_eq!(rig.send_again(&mut entries), []);
    assert!(entries.values().all(|entry| entry.receipt.is_some()));
    assert_eq!(rig.judge(&entries), [], "after everything was sent again");
}

#[test]
fn what_was_acknowledged_survives_a_kill_on_sqlite() {
    nothing_is_lost(&Rig::new(sqlite));
}

#[test]
fn what_was_acknowledged_survives_a_kill_on_postgres() {
    nothing_is_lost(&Rig::new(|_| postgres::database()));
}

/// Serves until it is killed, where one of the tests below has started this program for that; else there is nothing
/// to do.
#[test]
fn serves_for_the_tests_of_the_ledger() {
    let Ok(database) = std::env::var("LEDGER_DATABASE") else { return };
    let early = std::env::var("LEDGER_EARLY").is_ok().then(|| Duration::from_millis(50));
    let folder = PathBuf::from(std::env::var("LEDGER_FOLDER").unwrap());
    let world = World::over(&Options { answers_early: early, ..Options::new(database) }, folder, &definitions());
    println!("serving at {}", world.url);
    loop {
        std::thread::park();
    }
}

fn our_own(folder: &Path, database: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "ledger::serves_for_the_tests_of_the_ledger", "--nocapture"]);
    command.env("LEDGER_FOLDER", folder).env("LEDGER_DATABASE", database);
    command
}

fn our_own_that_answers_early(folder: &Path, database: &str) -> Command {
    let mut command = our_own(folder, database);
    command.env("LEDGER_EARLY", "yes");
    command
}

/// The harness can see a loss: a writer that answers before its commit is found out, and nothing but that makes the
/// difference.
fn a_writer_that_answers_early_is_found_out(database: fn(&Path) -> String) {
    let early = Rig::of_our_own(database, our_own_that_answers_early);
    let wrong = early.judge(&early.kill_under_load((3, 90)));
    println!("answered before the commit: {} lost", wrong.len());
    assert!(!wrong.is_empty(), "a writer that answers before its commit has lost nothing: this harness sees nothing");
    assert!(wrong.iter().all(|one| matches!(one, Wrong::Lost(_))), "{wrong:?}");
    let in_time = Rig::of_our_own(database, our_own);
    assert_eq!(in_time.judge(&in_time.kill_under_load((3, 90))), []);
}

#[test]
fn an_early_answer_is_found_out_on_sqlite() {
    a_writer_that_answers_early_is_found_out(sqlite);
}

#[test]
fn an_early_answer_is_found_out_on_postgres() {
    a_writer_that_answers_early_is_found_out(|_| postgres::database());
}
