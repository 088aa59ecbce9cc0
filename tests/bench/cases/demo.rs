//! How soon the demonstration is there, and what it takes while nobody asks.

use super::headers;
use crate::http::Http;
use crate::measure::{Wanted, goal};
use crate::process::{Process, command};
use std::time::{Duration, Instant};

pub(super) fn run(_: f64) -> Result<(), String> {
    let begun = Instant::now();
    let surveys = concat!(env!("CARGO_MANIFEST_DIR"), "/survey-definitions");
    let process = Process::start(command().args(["demo", "--listen", "127.0.0.1:0", "--surveys", surveys]))?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let status = runtime.block_on(async {
        let mut http = Http::open(process.address).await?;
        let request = format!("GET / HTTP/1.1\r\n{}\r\n", headers(process.address));
        Ok::<u16, String>(http.send(request.as_bytes()).await?.status)
    })?;
    let ready = begun.elapsed().as_secs_f64();
    if status != 200 {
        return Err(format!("/ answers {status}"));
    }
    let spent = process.watched().seconds();
    std::thread::sleep(Duration::from_secs(2)); // for what is done behind the first page
    goal("ready after", ready, Wanted::AtMost(3.0), "s");
    println!("  {spent:.2} s of processor until then");
    goal("memory while idle", process.watched().mebibytes(), Wanted::AtMost(60.0), "MiB");
    Ok(())
}
