//! `yousaid outbox`: mails that wait, were sent, or failed.

use super::serve::runtime;
use super::{Failure, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::store::{Delivery, DeliveryState, Error, Mode, Options, Store};
use jiff::Timestamp;

/// The most mails that are listed, the newest first.
const LISTED: i64 = 1_000;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  yousaid outbox\n  yousaid outbox retry\n\nMails that the mail server refused stay here until they are sent with `retry`."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Clone, clap::Subcommand)]
enum Action {
    /// List the mails, the newest first
    #[command(after_help = "Example:\n  yousaid outbox list")]
    List,
    /// Put failed mails back, to be sent by the serving yousaid
    #[command(after_help = "Example:\n  yousaid outbox retry 9c06b9d6-e2f1-45aa-af60-9da44a9a9d7a")]
    Retry {
        /// Their ids, as `yousaid outbox` shows them; all that failed where none is given
        ids: Vec<String>,
    },
}

pub(super) fn run(arguments: Arguments, config: &Config) -> Result<(), Failure> {
    let options = Options { mode: Mode::Beside, ..Options::new(&config.database_url) };
    runtime()?.block_on(async {
        let store = Store::open(&options).map_err(|error| Failure::setup(error.to_string()))?;
        let done = match arguments.action.unwrap_or(Action::List) {
            Action::List => list(&store).await,
            Action::Retry { ids } => retry(&store, ids, Clock::system().seconds()).await,
        };
        store.shutdown().await;
        done
    })
}

async fn list(store: &Store) -> Result<(), Failure> {
    let deliveries = store.deliveries(None, LISTED).await.map_err(unreachable)?;
    if deliveries.is_empty() {
        say("The outbox is empty.");
        return Ok(());
    }
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(deliveries.iter().map(row));
    table(&rows).iter().for_each(|line| say(line));
    Ok(())
}

const HEAD: [&str; 8] = ["state", "report", "recipient", "period", "attempts", "next try", "id", "last error"];

fn row(delivery: &Delivery) -> [String; 8] {
    let Delivery { report, recipient, period, attempts, id, last_error, .. } = delivery;
    let error = last_error.as_deref().unwrap_or_default();
    let (state, next) = (state(delivery.state).to_owned(), next_try(delivery));
    [state, report.clone(), recipient.clone(), period.clone(), attempts.to_string(), next, id.clone(), one_line(error)]
}

fn state(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Waiting => "waiting",
        DeliveryState::Claimed => "sending",
        DeliveryState::Sent => "sent",
        DeliveryState::Failed => "failed",
    }
}

fn next_try(delivery: &Delivery) -> String {
    let at = match delivery.state {
        DeliveryState::Waiting if delivery.next_at == 0 => return "now".to_owned(),
        DeliveryState::Waiting => delivery.next_at,
        DeliveryState::Claimed => delivery.lease_until.unwrap_or_default(),
        DeliveryState::Sent | DeliveryState::Failed => return "-".to_owned(),
    };
    Timestamp::from_second(at).map_or_else(|_| "-".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

/// A mail server's answer must not break the table, nor reach the terminal as a command.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Columns as wide as their widest cell; the last is as long as it is.
pub(super) fn table<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..N).map(width).collect();
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

async fn retry(store: &Store, ids: Vec<String>, now: i64) -> Result<(), Failure> {
    let ids = if ids.is_empty() { failed(store).await? } else { ids };
    let (mut back, mut unknown) = (0, Vec::new());
    for id in ids {
        match store.requeue(&id, now).await {
            Ok(()) => back += 1,
            Err(Error::NotFound) => unknown.push(id),
            Err(error) => return Err(unreachable(error)),
        }
    }
    say(&match back {
        0 => "No mail was put back.".to_owned(),
        1 => "1 mail was put back; the serving yousaid sends it.".to_owned(),
        _ => format!("{back} mails were put back; the serving yousaid sends them."),
    });
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(Failure::input(format!("no failed mail has the id {}", unknown.join(", "))))
    }
}

async fn failed(store: &Store) -> Result<Vec<String>, Failure> {
    let failed = store.deliveries(Some(DeliveryState::Failed), i64::MAX).await.map_err(unreachable)?;
    Ok(failed.into_iter().map(|delivery| delivery.id).collect())
}

#[allow(clippy::needless_pass_by_value)] // As `map_err` gives it.
fn unreachable(error: Error) -> Failure {
    Failure::setup(format!("the outbox can't be reached: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_and_errors_on_one_line() {
        let row = |a: &str, b: &str| [a.to_owned(), one_line(b)];
        let lines =
            table(&[row("state", "last error"), row("sent", ""), row("failed", "550\r\n\u{1b}[2Jno such user")]);
        assert_eq!(lines, ["state   last error", "sent", "failed  550 [2Jno such user"]);
    }
}
