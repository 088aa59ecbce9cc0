//! Whole responses over the API, each answered when it is durable, beside the least that could do so.

use super::{CLIENTS, headers};
use crate::http::Http;
use crate::load::{Run, Unit, run as load, settle};
use crate::machine::{Watched, Whole, processors};
use crate::measure::{Runs, Side, Wanted, goal, in_turn};
use crate::postgres::Server;
use crate::process::{Folder, Process, Product, floor};
use crate::random::Random;
use crate::records;
use crate::survey::{ONE_PAGE, response};
use std::net::SocketAddr;

pub(super) fn sqlite(seconds: f64) -> Result<(), String> {
    let folder = Folder::new()?;
    let least = e2e(&folder)?;
    let mut product = Product::serve(None)?;
    let [floor, own] = in_turn([
        Side::new("floor: e2e", posts(&least, "/", seconds, &[least.watched()])),
        Side::new("yousaid", posts(&product.process, &path(), seconds, &[product.process.watched()])),
    ])?;
    goal("rate, of the floor's", own.rate() / floor.rate() * 100.0, Wanted::AtLeast(60.0), "%");
    goal("processor a submission", own.micros(), Wanted::AtMost(80.0), "µs");
    common_goals(&own, &floor);
    product.process.stop()?;
    kept(records::in_sqlite(&product.file())?, &own)
}

pub(super) fn postgres(seconds: f64) -> Result<(), String> {
    let server = Server::start()?;
    let (folder, url) = (Folder::new()?, server.database("yousaid")?);
    let least = e2e(&folder)?;
    let mut rows = floor(&["rows", &server.database("floor")?])?;
    let mut product = Product::serve(Some(&url))?;
    let both = [product.process.watched(), server.watched()];
    let [singly, floor, own] = in_turn([
        Side::new("floor: single rows", || insert(&mut rows, &server, seconds)),
        Side::new("floor: e2e (on SQLite)", posts(&least, "/", seconds, &[least.watched()])),
        Side::new("yousaid + PostgreSQL", posts(&product.process, &path(), seconds, &both)),
    ])?;
    let lower = if singly.rate() < floor.rate() { &singly } else { &floor };
    goal("rate, of the lower floor's", own.rate() / lower.rate() * 100.0, Wanted::AtLeast(50.0), "%");
    common_goals(&own, lower);
    product.process.stop()?;
    kept(records::in_postgres(&url)?, &own)
}

fn e2e(folder: &Folder) -> Result<Process, String> {
    floor(&["e2e", &folder.path().join("floor.db").display().to_string()])
}

fn path() -> String {
    format!("/api/v1/surveys/{ONE_PAGE}/responses")
}

fn common_goals(own: &Runs, floor: &Runs) {
    goal("99 of 100, of the floor's", own.nearly_all() / floor.nearly_all() * 100.0, Wanted::AtMost(200.0), "%");
    goal("memory under load", own.mebibytes(), Wanted::AtMost(64.0), "MiB");
}

/// Every submission that was answered as stored must be there.
fn kept(rows: i64, own: &Runs) -> Result<(), String> {
    let done = i64::try_from(own.done()).unwrap_or(i64::MAX);
    println!("  {done} were answered as stored; {rows} are there.");
    if rows < done { Err(format!("{} were lost", done - rows)) } else { Ok(()) }
}

fn posts(
    process: &Process,
    path: &str,
    seconds: f64,
    watched: &[Watched],
) -> impl FnMut() -> Result<Run, String> + use<> {
    let (address, path, watched) = (process.address, path.to_owned(), watched.to_vec());
    let mut round = 0;
    move || {
        round += 1;
        let unit = |client| Post::new(address, &path, Random::of(round * CLIENTS + client));
        Ok(settle(load(address, CLIENTS, seconds, &watched, unit)?, &watched))
    }
}

struct Post {
    random: Random,
    head: String,
    request: Vec<u8>,
}

impl Post {
    fn new(address: SocketAddr, path: &str, random: Random) -> Self {
        let head =
            format!("POST {path} HTTP/1.1\r\n{}Content-Type: application/json\r\nContent-Length: ", headers(address));
        Self { random, head, request: Vec::new() }
    }
}

impl Unit for Post {
    async fn once(&mut self, http: &mut Http) -> Result<(), String> {
        let body = response(&mut self.random);
        self.request.clear();
        self.request.extend_from_slice(self.head.as_bytes());
        self.request.extend_from_slice(format!("{}\r\n\r\n{body}", body.len()).as_bytes());
        let answer = http.send(&self.request).await?;
        let receipt = answer.body.starts_with(b"{\"receipt\":\"");
        if answer.status == 201 && receipt {
            return Ok(());
        }
        Err(format!("{}: {}", answer.status, String::from_utf8_lossy(answer.body)))
    }
}

/// A run of the floor that inserts rows without HTTP.
fn insert(rows: &mut Process, server: &Server, seconds: f64) -> Result<Run, String> {
    let watched = [rows.watched(), server.watched()];
    let used = || watched.map(Watched::seconds);
    let (before, whole) = (used(), Whole::now());
    let answer = rows.ask(&seconds.to_string())?;
    let micros: Vec<f64> = used().iter().zip(before).map(|(after, before)| after - before).collect();
    let others = Whole::now().others_since(whole, micros.iter().sum());
    let figures: Vec<f64> = answer.split(' ').filter_map(|figure| figure.parse().ok()).collect();
    let [count, half, nearly_all] = figures[..] else { return Err(format!("it said {answer:?}")) };
    Ok(Run {
        rate: count / seconds,
        micros: micros.iter().map(|seconds| seconds * 1e6 / count.max(1.0)).collect(),
        later: 0.0,
        half,
        nearly_all,
        client: micros[0] / (seconds * processors() as f64),
        others,
        mebibytes: 0.0,
        done: count as usize,
        failed: 0,
    })
}
