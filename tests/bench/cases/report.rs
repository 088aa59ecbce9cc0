//! A report of 100,000 responses to 20 questions in 100 releases: the first one, one when nothing has changed, those of
//! parts, and what the releases took.

use crate::machine::own;
use crate::measure::{Wanted, goal};
use crate::process::{Folder, command};
use crate::random::Random;
use crate::survey::{REPORT, write_report};
use futures_util::future::try_join_all;
use jiff::{SignedDuration, Timestamp};
use std::process::Stdio;
use std::time::Instant;
use yousaid::clock::day_number;
use yousaid::definition::StaffDomains;
use yousaid::figures::{self, Asked, Books};
use yousaid::keys::{Keys, random};
use yousaid::publish::{Catalogue, Edition, Variants, publish_folder};
use yousaid::render::Renderer;
use yousaid::report::Links;
use yousaid::store::{NewResponse, Options, Store};
use yousaid::texts::Interface;

const DAYS: i64 = 100;
const A_DAY: usize = 1_000;
/// How often the report is asked for when nothing has changed.
const AGAIN: u32 = 20;

pub(super) fn run(_: f64) -> Result<(), String> {
    let folder = Folder::new()?;
    let surveys = folder.path().join("surveys");
    std::fs::create_dir(&surveys).and_then(|()| write_report(&surveys)).map_err(|error| error.to_string())?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(in_process(&folder, &surveys))?;
    as_command(&folder, &surveys)
}

/// The service's own functions, without HTTP.
async fn in_process(folder: &Folder, surveys: &std::path::Path) -> Result<(), String> {
    let url = format!("sqlite:{}", folder.path().join("data/yousaid.db").display());
    let store = Store::open(&Options::new(url)).map_err(told)?;
    let now = Timestamp::now();
    publish_folder(&store, surveys, &StaffDomains::default(), now.as_second()).await.map_err(told)?;
    let catalogue = Catalogue::load(store.clone(), Variants::All).await.map_err(told)?;
    let edition = catalogue.current(REPORT).ok_or("the survey was not published")?;
    let interface = std::sync::Arc::new(Interface::load().map_err(told)?);
    fill(&store, &interface, &edition, now, A_DAY).await?;
    let (keys, books) = (Keys::new([7; 32]), Books::default());
    let renderer = Renderer::load(&interface).map_err(told)?;
    let ask = async || {
        let sources = (&store, interface.as_ref(), &books, &keys);
        let links = Links { page: String::new(), csv: String::new() };
        let view = figures::report(sources, &edition, &Asked::All, links).await.map_err(told)?;
        renderer.text("report.txt", &view).map_err(told)
    };
    let begun = Instant::now();
    let first = ask().await?;
    goal("the first", begun.elapsed().as_secs_f64(), Wanted::AtMost(1.0), "s");
    let begun = Instant::now();
    for _ in 0..AGAIN {
        if ask().await? != first {
            return Err("the report changed by itself".to_owned());
        }
    }
    goal(
        "when nothing has changed",
        begun.elapsed().as_secs_f64() * 1e3 / f64::from(AGAIN),
        Wanted::AtMost(20.0),
        "ms",
    );
    store.shutdown().await;
    Ok(())
}

pub(super) fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Stores a day's responses and releases them, day by day up to now.
pub(super) async fn fill(
    store: &Store,
    interface: &Interface,
    edition: &Edition,
    now: Timestamp,
    a_day: usize,
) -> Result<(), String> {
    let (mut drawn, mut releasing) = (Random::of(0), 0.0);
    for ago in (0..DAYS).rev() {
        let then = now - SignedDuration::from_hours(24 * ago);
        let day = day_number(edition.today(then));
        // No more at once than the writer takes.
        for first in (0..a_day).step_by(A_DAY) {
            let some = A_DAY.min(a_day - first);
            let responses = (0..some).map(|_| response(&mut drawn, day)).collect::<Result<Vec<_>, _>>()?;
            try_join_all(responses.into_iter().map(|one| store.submit(one))).await.map_err(told)?;
        }
        store.waiting_count(REPORT).await.map_err(told)?;
        let before = own().seconds();
        figures::release(store, interface, edition, then).await.map_err(told)?;
        releasing += own().seconds() - before;
    }
    let count = DAYS as f64 * a_day as f64;
    println!("  releasing took {:.1} µs of processor a response", releasing * 1e6 / count);
    Ok(())
}

fn response(drawn: &mut Random, day: i32) -> Result<NewResponse, String> {
    let answers: Vec<String> = (1..=20).map(|number| format!("\"q{number}\":\"a{}\"", drawn.below(5) + 1)).collect();
    let key: [u8; 16] = random().map_err(told)?;
    Ok(NewResponse {
        key: key.into(),
        survey: REPORT.to_owned(),
        version: 1,
        day,
        language: "en".to_owned(),
        role: Some(["child", "parentCarer"][drawn.below(2)].to_owned()),
        help: Some("alone".to_owned()),
        band: None,
        mode: "online".to_owned(),
        body_hash: [0; 16].into(),
        answers: format!("{{{}}}", answers.join(",")),
        comments: Vec::new(),
    })
}

/// The command, from its start to its end: of all answers, of those who gave one answer, of two things crossed.
fn as_command(folder: &Folder, surveys: &std::path::Path) -> Result<(), String> {
    for (name, filters) in [
        ("`yousaid report`", &[] as &[&str]),
        ("the same of one answer", &["--where", "q1=a1"]),
        ("the same of two crossed", &["--where", "q1=a1", "--where", "role=child"]),
    ] {
        run_command(folder, surveys, name, filters)?;
    }
    Ok(())
}

fn run_command(folder: &Folder, surveys: &std::path::Path, name: &str, filters: &[&str]) -> Result<(), String> {
    let mut report = command();
    report
        .args(["report", REPORT, "--format", "json"])
        .args(filters)
        .env("YOUSAID_DATA_DIR", folder.path().join("data"))
        .env("YOUSAID_SURVEYS", surveys);
    let begun = Instant::now();
    let done = report.stderr(Stdio::inherit()).output().map_err(told)?;
    let seconds = begun.elapsed().as_secs_f64();
    let text = String::from_utf8_lossy(&done.stdout);
    if !done.status.success() || !text.contains("q20") {
        return Err(format!("yousaid report: {} with {} bytes", done.status, text.len()));
    }
    goal(name, seconds, Wanted::AtMost(1.0), "s");
    Ok(())
}
