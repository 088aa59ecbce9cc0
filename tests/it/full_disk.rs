//! A disk that is full and then isn't, under the product itself: no answer is falsely acknowledged, families keep what
//! they typed, and it is well again without a restart.

use crate::busy::{Check, Family, is_problem, is_well_again, submit};
use crate::ledger::{is_a_moment, under_load};
use crate::ledger_rule::{Entries, Stored, wrong};
use crate::serving::{Serving, product};
use crate::world::{Browser, fresh_folder, sqlite};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use uuid::Uuid;
use yousaid::config::service_key;

/// A serving process whose disk a test fills and mends.
struct Disk {
    folder: PathBuf,
    serving: Serving,
}

impl Disk {
    fn new() -> Self {
        let folder = fresh_folder();
        let mut command = product(&folder, &sqlite(&folder));
        command.env("LD_PRELOAD", library(&folder)).env("FULL_DISK", folder.join("full"));
        Self { serving: Serving::start(&mut command), folder }
    }

    fn url(&self) -> &str {
        &self.serving.url
    }

    fn fill(&self) {
        std::fs::write(self.folder.join("full"), "").unwrap();
    }

    fn mend(&self) {
        std::fs::remove_file(self.folder.join("full")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// What makes the writing fail; see its source.
fn library(folder: &Path) -> PathBuf {
    let (source, library) =
        (Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/full_disk.c"), folder.join("full_disk.so"));
    let compiled = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).status().unwrap();
    assert!(compiled.success());
    library
}

#[test]
fn a_full_disk_is_said_with_the_answers_and_passes() {
    let disk = Disk::new();
    let [answering, checking] = ["en", "en"].map(|language| Family::begin(disk.url(), language));
    assert_eq!(checking.answer("9").status, 303);
    let (check, id) = (checking.check(), Uuid::new_v4());

    disk.fill();
    answering.is_told(&answering.answer("8"), "busy-page-body", "value=\"8\"");
    let told = checking.send(&check);
    checking.is_told(&told, "busy-body", "<p dir=\"auto\">9</p>");
    is_problem(&submit(disk.url(), id));
    assert_eq!(Browser::at(disk.url()).get("/readyz").status, 503);

    disk.mend();
    is_well_again(disk.url());
    assert_eq!(checking.send(&Check::of(&told)).status, 303);
    assert_eq!(submit(disk.url(), id).status, 201);
    assert_eq!(answering.answer("8").status, 303);
    assert_eq!(answering.send(&answering.check()).status, 303);
}

/// How often the disk is full while clients send.
const ROUNDS: usize = 10;

#[test]
fn nothing_that_a_full_disk_refused_is_acknowledged() {
    let mut disk = Disk::new();
    let entries = Mutex::new(Entries::new());
    let goes_on = under_load(disk.url(), &entries, |acknowledged| {
        (0..ROUNDS).all(|_| {
            let goes_on = is_a_moment(acknowledged, 60);
            disk.fill();
            while acknowledged.try_recv().is_ok() {} // what came before it was full
            assert_eq!(Browser::at(disk.url()).get("/readyz").status, 503);
            disk.mend();
            goes_on
        })
    });
    assert!(goes_on, "it is well again after each time");
    disk.serving.kill();
    let entries = entries.into_inner().unwrap();
    let refused = entries.values().filter(|entry| entry.receipt.is_none()).count();
    println!("{ROUNDS} times full: {} acknowledged, {refused} refused", entries.len() - refused);
    assert!(refused >= ROUNDS, "{refused}");
    let keys = service_key(&disk.folder.join("secret")).unwrap();
    assert_eq!(wrong(&entries, &Stored::read(&sqlite(&disk.folder)), &keys), []);
}
