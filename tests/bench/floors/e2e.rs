//! From a request to a durable row and back: JSON that is looked at a little, one writer that commits what is queued,
//! an answer after the commit. SQLite in WAL with `synchronous=FULL`, the library that the product has.

use super::{block_on, say_where};
use actix_web::web::{Bytes, Data, post};
use actix_web::{App, HttpResponse, HttpServer};
use diesel::connection::SimpleConnection;
use diesel::{Connection, RunQueryDsl, SqliteConnection};
use serde::Deserialize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use tokio::sync::oneshot;

diesel::table! {
    rows (id) {
        id -> BigInt,
        survey -> Text,
        day -> Integer,
        body -> Text,
    }
}

const LAY: &str = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; \
    CREATE TABLE rows (id INTEGER PRIMARY KEY, survey TEXT NOT NULL, day INTEGER NOT NULL, body TEXT NOT NULL)";
/// Rows in one transaction, at most.
const MOST: usize = 256;

type Job = (String, oneshot::Sender<()>);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    submission_id: String,
    answers: serde_json::Map<String, serde_json::Value>,
}

pub(super) fn run(file: &str) -> Result<(), String> {
    let mut conn = SqliteConnection::establish(file).map_err(|error| error.to_string())?;
    conn.batch_execute(LAY).map_err(|error| error.to_string())?;
    let (queue, jobs) = sync_channel(4096);
    std::thread::spawn(move || write(conn, &jobs));
    let queue = Data::new(queue);
    let server = HttpServer::new(move || App::new().app_data(queue.clone()).route("/", post().to(submit)));
    let server = server.bind(("127.0.0.1", 0)).map_err(|error| error.to_string())?;
    say_where(&server.addrs());
    block_on(server.run())
}

async fn submit(queue: Data<SyncSender<Job>>, bytes: Bytes) -> HttpResponse {
    let Ok(body) = serde_json::from_slice::<Body>(&bytes) else { return HttpResponse::BadRequest().finish() };
    let chosen =
        |item: &str| body.answers.get(item).and_then(|value| value.as_str()).is_some_and(|value| value.len() == 2);
    if uuid::Uuid::parse_str(&body.submission_id).is_err() || !(chosen("q1") && chosen("q2") && chosen("q3")) {
        return HttpResponse::UnprocessableEntity().finish();
    }
    let answers = serde_json::Value::Object(body.answers).to_string();
    let (done, wait) = oneshot::channel();
    if queue.try_send((answers, done)).is_err() {
        return HttpResponse::ServiceUnavailable().finish();
    }
    match wait.await {
        Ok(()) => HttpResponse::Created().json(serde_json::json!({"receipt": body.submission_id})),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

/// Any fault ends the thread, and with it every answer.
fn write(mut conn: SqliteConnection, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let some: Vec<Job> = std::iter::once(first).chain(jobs.try_iter().take(MOST - 1)).collect();
        let stored = conn.immediate_transaction(|conn| some.iter().try_for_each(|(body, _)| insert(conn, body)));
        if let Err(error) = stored {
            return eprintln!("the floor's writer: {error}");
        }
        for (_, done) in some {
            done.send(()).ok();
        }
    }
}

fn insert(conn: &mut SqliteConnection, answers: &str) -> diesel::QueryResult<()> {
    use diesel::ExpressionMethods;
    let row = (rows::survey.eq("bench"), rows::day.eq(20_000), rows::body.eq(answers));
    diesel::insert_into(rows::table).values(row).execute(conn).map(drop)
}
