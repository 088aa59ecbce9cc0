//! Single rows into PostgreSQL: so many connections, each with one prepared statement, each waiting for its commit.
//! No HTTP. It works when it is told to, for as long as it is told.

use crate::load::percentile;
use crate::random::Random;
use crate::survey;
use diesel::connection::SimpleConnection;
use diesel::{Connection, ExpressionMethods, PgConnection, RunQueryDsl};
use std::time::{Duration, Instant};

diesel::table! {
    bench_rows (id) {
        id -> BigInt,
        survey -> Text,
        day -> Integer,
        body -> Text,
    }
}

const LAY: &str = "CREATE TABLE IF NOT EXISTS bench_rows (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, \
    survey TEXT NOT NULL, day INTEGER NOT NULL, body TEXT NOT NULL)";
const CONNECTIONS: usize = 16;

/// Reads a number of seconds a line, and answers `rows p50 p99`, the times in milliseconds.
pub(super) fn run(url: &str) -> Result<(), String> {
    let open = || PgConnection::establish(url).map_err(|error| error.to_string());
    open()?.batch_execute(LAY).map_err(|error| error.to_string())?;
    let mut conns = (0..CONNECTIONS).map(|_| open()).collect::<Result<Vec<_>, _>>()?;
    println!("http://127.0.0.1:1"); // It serves nobody, but is ready now.
    for line in std::io::stdin().lines() {
        let seconds: f64 = line.ok().and_then(|line| line.trim().parse().ok()).ok_or("no number of seconds")?;
        let mut micros = work(&mut conns, Duration::from_secs_f64(seconds))?;
        micros.sort_unstable();
        println!("{} {} {}", micros.len(), percentile(&micros, 0.5), percentile(&micros, 0.99));
    }
    Ok(())
}

fn work(conns: &mut [PgConnection], time: Duration) -> Result<Vec<u32>, String> {
    let until = Instant::now() + time;
    std::thread::scope(|scope| {
        let threads: Vec<_> = conns
            .iter_mut()
            .enumerate()
            .map(|(number, conn)| scope.spawn(move || insert(conn, number, until)))
            .collect();
        let mut all = Vec::new();
        for thread in threads {
            let done = thread.join().map_err(|_| "a thread of the floor panicked".to_owned())?;
            all.append(&mut done.map_err(|error| error.to_string())?);
        }
        Ok(all)
    })
}

fn insert(conn: &mut PgConnection, number: usize, until: Instant) -> diesel::QueryResult<Vec<u32>> {
    let body = survey::response(&mut Random::of(number));
    let mut micros = Vec::new();
    while Instant::now() < until {
        let begun = Instant::now();
        let row = (bench_rows::survey.eq("bench"), bench_rows::day.eq(20_000), bench_rows::body.eq(&body));
        diesel::insert_into(bench_rows::table).values(row).execute(conn)?;
        micros.push(u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX));
    }
    Ok(micros)
}
