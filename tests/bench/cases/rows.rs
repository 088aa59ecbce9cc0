//! Released answers row by row as CSV, by `yousaid export`: how long a million rows take, and that a file of ten times as
//! many needs no more memory.

use crate::machine::Watched;
use crate::measure::{Wanted, goal};
use crate::process::{Folder, command};
use crate::records;
use crate::survey::{REPORT, write_report};
use jiff::Timestamp;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use yousaid::definition::StaffDomains;
use yousaid::publish::publish_folder;
use yousaid::store::{Options, Store};

/// How many rows each file has.
const FILES: [u64; 2] = [100_000, 1_000_000];
/// How often the memory is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);

pub(super) fn run(_: f64) -> Result<(), String> {
    let mut memory = Vec::new();
    for rows in FILES {
        let (seconds, mebibytes) = file(rows)?;
        let within = if rows == 1_000_000 { 10.0 } else { 2.0 };
        goal(&format!("{rows} rows"), seconds, Wanted::AtMost(within), "s");
        memory.push(mebibytes);
    }
    println!("  memory at most {:.0} and {:.0} MiB", memory[0], memory[1]);
    goal("memory for ten times as many rows", memory[1] / memory[0], Wanted::AtMost(1.25), "times");
    Ok(())
}

/// Writes one file of so many rows; the seconds, and the most memory on the way.
fn file(rows: u64) -> Result<(f64, f64), String> {
    let folder = Folder::new()?;
    let surveys = folder.path().join("surveys");
    std::fs::create_dir(&surveys).and_then(|()| write_report(&surveys)).map_err(told)?;
    publish(&folder, &surveys)?;
    records::fill_sqlite(&folder.path().join("data/yousaid.db"), REPORT, rows)?;
    let file = folder.path().join("rows.csv");
    let mut export = command();
    export.args(["export", REPORT, "--output"]).arg(&file);
    export.env("YOUSAID_DATA_DIR", folder.path().join("data")).env("YOUSAID_SURVEYS", &surveys);
    let begun = Instant::now();
    let mut process = export.stdout(Stdio::null()).spawn().map_err(told)?;
    let mut most: f64 = 0.0;
    let done = loop {
        match process.try_wait().map_err(told)? {
            Some(done) => break done,
            None => most = most.max(Watched::Process(process.id()).mebibytes()),
        }
        std::thread::sleep(LOOK_EVERY);
    };
    let seconds = begun.elapsed().as_secs_f64();
    let written = lines(&file)?;
    if !done.success() || written != rows + 1 {
        return Err(format!("yousaid export: {done} with {written} lines"));
    }
    Ok((seconds, most))
}

fn publish(folder: &Folder, surveys: &Path) -> Result<(), String> {
    let url = format!("sqlite:{}", folder.path().join("data/yousaid.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(told)?;
    runtime.block_on(async {
        let store = Store::open(&Options::new(url)).map_err(told)?;
        let now = Timestamp::now().as_second();
        publish_folder(&store, surveys, &StaffDomains::default(), now).await.map_err(told)?;
        store.shutdown().await;
        Ok(())
    })
}

/// Line by line: the file is larger than what a benchmark should hold.
fn lines(file: &Path) -> Result<u64, String> {
    use std::io::BufRead;
    let mut reader = std::io::BufReader::new(std::fs::File::open(file).map_err(told)?);
    let (mut count, mut line) = (0, Vec::new());
    while reader.read_until(b'\n', &mut line).map_err(told)? > 0 {
        count += 1;
        line.clear();
    }
    Ok(count)
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
