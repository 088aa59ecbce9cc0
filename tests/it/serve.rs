//! `yousaid serve`, as an operator runs it: what it refuses at start, what it logs, and how it stops.

use crate::ledger_rule::{Entries, Entry, SURVEY, Stored, wrong};
use crate::on_both;
use crate::serving::{Serving, product, tell_to_stop, yousaid};
use crate::world::{Browser, fresh_folder, sqlite};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use uuid::Uuid;
use yousaid::config::service_key;

/// The folder of one service, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        Self(fresh_folder())
    }

    fn serve(&self) -> Command {
        product(&self.0, &sqlite(&self.0))
    }

    fn log(&self) -> String {
        fs::read_to_string(self.0.join("log")).unwrap()
    }

    /// Starts it with its log in a file.
    fn start(&self, log: &str) -> Serving {
        let file = File::create(self.0.join("log")).unwrap();
        Serving::start(self.serve().env("YOUSAID_LOG", log).stderr(file))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn refused(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn wrong_settings_of_mail_are_an_error_before_anything_is_published() {
    for (name, value) in [
        ("YOUSAID_SMTP_URL", "smtps://user:secret@mail.example.org?ca=/no/such.pem"),
        ("YOUSAID_SMTP_URL", "smtp://ho_st"),
        ("YOUSAID_MAIL_FROM", "two words@localhost"),
    ] {
        let folder = Folder::new();
        let (code, said) = refused(&folder.serve().env(name, value).output().unwrap());
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(&format!("{name} is wrong: ")) && !said.contains("secret"), "{said}");
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 0, "nothing was opened");
    }
}

/// What others may do with a file or folder, and with all within.
fn open_to_others(place: &Path, found: &mut Vec<String>) {
    let metadata = fs::metadata(place).unwrap();
    if metadata.permissions().mode() & 0o077 != 0 {
        found.push(place.display().to_string());
    }
    if metadata.is_dir() {
        fs::read_dir(place).unwrap().for_each(|entry| open_to_others(&entry.unwrap().path(), found));
    }
}

#[test]
fn nothing_that_it_writes_can_be_read_by_others() {
    let folder = Folder::new();
    let data = folder.0.join("data");
    let url = sqlite(&data);
    let found = || {
        let mut found = Vec::new();
        open_to_others(&data, &mut found);
        found
    };
    let serve = || Serving::start(product(&data, &url).current_dir(&folder.0).stderr(Stdio::null()));
    let mut serving = serve();
    Browser::at(&serving.url).post("/account", &[("email", "ward.design@example.nhs.uk")]);
    serving.tell_to_stop();
    assert!(serving.ended().success());
    drop(serve());
    assert_eq!(found(), Vec::<String>::new());
    // As an earlier version left them.
    for file in ["yousaid.db", "drafts.db", "yousaid.db.lock"] {
        fs::set_permissions(data.join(file), fs::Permissions::from_mode(0o644)).unwrap();
    }
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
    let serving = serve();
    assert_eq!(found(), Vec::<String>::new());
    assert!(data.join("yousaid.db-wal").exists());
    drop(serving);
}

/// A name that somebody else points at this machine is not ours, though the browser asks for it by that name.
#[test]
fn a_form_comes_from_the_public_address_or_from_this_machine() {
    let folder = Folder::new();
    let public = "https://feedback.example.nhs.uk";
    let serving = Serving::start(folder.serve().env("YOUSAID_PUBLIC_URL", public).stderr(Stdio::null()));
    let local = serving.url.trim_start_matches("http://");
    for (origin, host, status) in [
        (public, "feedback.example.nhs.uk", 422),
        (serving.url.as_str(), local, 422),
        ("http://elsewhere.example", "elsewhere.example", 403),
        ("https://elsewhere.example", local, 403),
    ] {
        let kind = ("Content-Type", "application/x-www-form-urlencoded");
        let page = Browser::at(&serving.url).send_with("/account", &[("Origin", origin), ("Host", host), kind], b"a=b");
        assert_eq!(page.status, status, "{origin} at {host}");
    }
}

#[test]
fn a_second_process_on_one_file_is_refused_and_commands_work_beside_it() {
    let folder = Folder::new();
    let _serving = folder.start("readable,error");
    let (code, said) = refused(&folder.serve().output().unwrap());
    assert_eq!(code, Some(2));
    assert!(said.contains("another yousaid serves this database: stop it first"), "{said}");
    for arguments in [["outbox", "list"].as_slice(), &["account", "link", "ward.design@example.nhs.uk"]] {
        let beside = yousaid(&folder.0, &sqlite(&folder.0)).args(arguments).output().unwrap();
        assert!(beside.status.success(), "{arguments:?}: {beside:?}");
    }
}

/// A request whose handler has begun is answered, though the service was told to stop meanwhile, and what it stored is
/// there.
#[test]
fn what_was_accepted_is_finished() {
    let folder = Folder::new();
    let mut serving = folder.start("readable,info");
    let id = Uuid::new_v4();
    let mut entry = Entry::new(id, 1);
    let host = serving.url.trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&host).unwrap();
    let head = format!(
        "POST /api/v1/surveys/{SURVEY}/responses HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n",
        entry.body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut told = [0; 25];
    stream.read_exact(&mut told).unwrap();
    assert_eq!(&told, b"HTTP/1.1 100 Continue\r\n\r\n");
    serving.tell_to_stop();
    stream.write_all(entry.body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 Created"), "{answer}");
    assert!(serving.ended().success());
    assert!(TcpStream::connect(&host).is_err());
    entry.receipt = answer.split("\"receipt\":\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    assert!(entry.receipt.is_some());
    let entries = Entries::from([(id, entry)]);
    let keys = service_key(&folder.0.join("secret")).unwrap();
    assert_eq!(wrong(&entries, &Stored::read(&sqlite(&folder.0)), &keys), []);
}

/// From the moment that it says where it listens, a service is stopped and not killed.
#[test]
fn it_can_be_stopped_as_soon_as_it_listens() {
    let folder = Folder::new();
    let mut child = folder.serve().stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    tell_to_stop(&child);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_log_in_a_file_has_no_colours_and_says_what_was_published() {
    let folder = Folder::new();
    drop(folder.start("readable,info"));
    let log = folder.log();
    assert!(log.contains("published") && log.contains("ward-design") && !log.contains('\u{1b}'), "{log:?}");
}

/// Whatever an operator asks the log to say, it says nothing that a family wrote, no address and no token.
#[test]
fn the_log_tells_nothing_about_people() {
    let folder = Folder::new();
    let serving = folder.start("json,trace");
    let browser = Browser::at(&serving.url);
    let who = browser.post("/s/ward-design/who?lang=en", &[("role", "child"), ("help", "together")]);
    let draft = who.headers["set-cookie"].split(['=', ';']).nth(1).unwrap().to_owned();
    browser.post("/s/ward-design/last-word", &[("one-change", "Zebedee was kind to me")]);
    browser.post("/s/ward-design/age-page", &[("age", "Zebedee")]);
    let sent = browser.post("/s/ward-design/check", &[]);
    let receipt = browser.get(sent.location()).between("translate=\"no\">", "<").unwrap().to_owned();
    browser.post("/withdraw", &[("receipt", &receipt)]);
    let body = Entry::new(Uuid::new_v4(), 4711).body;
    browser.send(&format!("/api/v1/surveys/{SURVEY}/responses"), "application/json", body.as_bytes());
    browser.send(&format!("/api/v1/surveys/{SURVEY}/responses"), "application/json", b"{\"Zebedee\": 1}");
    let email = "ward.design@example.nhs.uk";
    browser.post("/account", &[("email", email)]);
    let link = yousaid(&folder.0, &sqlite(&folder.0)).args(["account", "link", email]).output().unwrap();
    let link = String::from_utf8(link.stdout).unwrap();
    let token = link.split("/account/link/").nth(1).unwrap().split_whitespace().next().unwrap();
    let session = browser.post(&format!("/account/link/{token}"), &[]);
    assert_eq!(session.status, 303);
    let session = session.headers["set-cookie"].split(['=', ';']).nth(1).unwrap().to_owned();
    assert_eq!(browser.get("/results/ward-design/comments").status, 200);
    drop(serving);
    let log = folder.log();
    assert!(log.contains("/account/link/{token}"), "{log}");
    for secret in ["Zebedee", "more of 4711", email, token, &draft, &receipt, &session, "127.0.0.1"] {
        let told: Vec<&str> = log.lines().filter(|line| line.contains(secret)).collect();
        assert!(told.is_empty(), "{secret}: {told:#?}");
    }
}

on_both! {
    fn counters_move_by_the_hour(world) {
        let browser = world.browser();
        let count = |class: &str| {
            let page = browser.get("/metrics");
            assert_eq!(page.headers["content-type"], "application/openmetrics-text; version=1.0.0; charset=utf-8");
            assert!(page.body.ends_with("# EOF\n"), "{}", page.body);
            let line = format!("yousaid_answers_total{{class=\"{class}\"}} ");
            page.body.lines().find_map(|one| one.strip_prefix(&line)?.parse::<u64>().ok()).unwrap_or_default()
        };
        let before = count("4xx");
        for _ in 0..3 {
            assert_eq!(browser.get("/s/nothing").status, 404);
        }
        assert_eq!(count("4xx"), before);
        world.pass(3600);
        assert_eq!(count("4xx"), before + 3);
    }
}
