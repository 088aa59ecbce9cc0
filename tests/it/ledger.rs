//! The ledger: what was acknowledged is stored, exactly once, whatever kills the process.
//!
//! The product runs as a process of its own under load and is killed without warning, again and again. A client writes
//! down each submission before it sends it and each acknowledgement when it comes. Then every acknowledged one must be
//! there with its body, and nothing that was never sent may be there.

use crate::postgres;
use crate::world::fresh_folder;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// How often the process is killed. The long run of the fault table is `YOUSAID_KILLS=200`.
fn kills() -> usize {
    std::env::var("YOUSAID_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(6)
}

struct Serving {
    child: Child,
    url: String,
}

impl Serving {
    fn start(folder: &Path, database: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yousaid"))
            .arg("serve")
            .env("YOUSAID_DATA_DIR", folder)
            .env("YOUSAID_DATABASE_URL", database)
            .env("YOUSAID_LISTEN", "127.0.0.1:0")
            .env("YOUSAID_SURVEYS", Path::new(env!("CARGO_MANIFEST_DIR")).join("survey-definitions"))
            .env("YOUSAID_LOG", "readable,error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().expect("the service says where it listens").unwrap();
        let url = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        Self { child, url }
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// What one client knows of one submission.
#[derive(Debug, Clone)]
struct Entry {
    body: Value,
    receipt: Option<String>,
}

type Ledger = Mutex<BTreeMap<Uuid, Entry>>;

fn submission(id: Uuid, number: usize) -> Value {
    json!({"submissionId": id.to_string(), "language": "en", "answers": {"how-it-was": number % 5 + 1, "what-to-change": format!("more of {number}")},
           "role": "staff"})
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(10)))
        .build()
        .into()
}

fn send(agent: &ureq::Agent, url: &str, body: &Value) -> Option<(u16, String)> {
    let url = format!("{url}/api/v1/surveys/event-feedback/responses");
    let request = agent.post(&url).header("Content-Type", "application/json");
    let mut response = request.send(&body.to_string()).ok()?;
    let answer: Value = serde_json::from_str(&response.body_mut().read_to_string().ok()?).ok()?;
    Some((response.status().as_u16(), answer["receipt"].as_str()?.to_owned()))
}

fn load(url: &str, ledger: &Ledger, stop: &AtomicBool) {
    let agent = agent();
    while !stop.load(Ordering::Relaxed) {
        let id = Uuid::new_v4();
        let number = ledger.lock().unwrap().len();
        let body = submission(id, number);
        ledger.lock().unwrap().insert(id, Entry { body: body.clone(), receipt: None });
        if let Some((201, receipt)) = send(&agent, url, &body) {
            ledger.lock().unwrap().get_mut(&id).unwrap().receipt = Some(receipt);
        }
    }
}

fn run(folder: &Path, database: &str) {
    let ledger = Ledger::default();
    for round in 0..kills() {
        let serving = Serving::start(folder, database);
        let (stop, url) = (AtomicBool::new(false), serving.url.clone());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| load(&url, &ledger, &stop));
            }
            // A different moment each round, not a rhythm.
            std::thread::sleep(Duration::from_millis(300 + 137 * (round as u64 % 5)));
            serving.kill();
            stop.store(true, Ordering::Relaxed);
        });
    }
    let serving = Serving::start(folder, database);
    let wrong = judge(&serving.url, &ledger.into_inner().unwrap());
    serving.kill();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Sends every submission again: an acknowledged one must be known with its receipt, and with no other body.
fn judge(url: &str, ledger: &BTreeMap<Uuid, Entry>) -> Vec<String> {
    let agent = agent();
    let acknowledged = ledger.values().filter(|entry| entry.receipt.is_some()).count();
    assert!(acknowledged > 20 * kills(), "only {acknowledged} were acknowledged: this proves little");
    let mut wrong = Vec::new();
    for (id, entry) in ledger {
        let Some(receipt) = &entry.receipt else { continue };
        match send(&agent, url, &entry.body) {
            Some((200, again)) if again == *receipt => {}
            other => wrong.push(format!("{id} was acknowledged, and now: {other:?}")),
        }
    }
    wrong
}

#[test]
fn what_was_acknowledged_survives_a_kill_on_sqlite() {
    let folder = fresh_folder();
    run(&folder, &format!("sqlite:{}", folder.join("yousaid.db").display()));
    std::fs::remove_dir_all(folder).ok();
}

#[test]
fn what_was_acknowledged_survives_a_kill_on_postgres() {
    let folder = fresh_folder();
    run(&folder, &postgres::database());
    std::fs::remove_dir_all(folder).ok();
}

/// The judge sees a loss: a ledger that claims an acknowledgement which never came is found out.
#[test]
fn a_lost_answer_is_seen() {
    let folder = fresh_folder();
    let serving = Serving::start(&folder, &format!("sqlite:{}", folder.join("yousaid.db").display()));
    let mut ledger = BTreeMap::new();
    let agent = agent();
    for number in 0..(21 * kills()) {
        let id = Uuid::new_v4();
        let body = submission(id, number);
        let (_, receipt) = send(&agent, &serving.url, &body).unwrap();
        ledger.insert(id, Entry { body, receipt: Some(receipt) });
    }
    assert!(judge(&serving.url, &ledger).is_empty());
    let never_sent = Uuid::new_v4();
    ledger.insert(never_sent, Entry { body: submission(never_sent, 0), receipt: Some("none".to_owned()) });
    assert_eq!(judge(&serving.url, &ledger).len(), 1);
    serving.kill();
    std::fs::remove_dir_all(folder).ok();
}
