//! `yousaid export SURVEY`

use super::Failure;
use super::output::Output;
use super::progress::Progress;
use super::service::{Service, unreachable};
use crate::config::Config;
use crate::figures::{RowFormat, Rows, TooFew, codebook};
use crate::publish::Edition;
use crate::store::{AuditEntry, Mode};
use clap::ValueEnum;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// The survey's id
    survey: String,
    /// How the rows are written
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Write the codebook instead, as CSV: what each column and code stands for
    #[arg(long)]
    codebook: bool,
    /// Into this file, which is there only once it is whole; else to where the output goes
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const AFTER_HELP: &str = "Examples:
  yousaid export ward-design --output ward-design-rows.csv
  yousaid export ward-design --format ndjson > ward-design.ndjson
  yousaid export ward-design --codebook > ward-design-codebook.csv

A line a person: all answers of one person side by side, which the results never show. Whoever knows some of them can
find the line. So there are no words that people wrote, no contact details, no questions that tell who people are, the
month instead of the day, and nothing of who answered that fewer than ten people share. Only released answers are in it,
in an order that is new each time. Each file stands in the audit trail.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Ndjson,
}

pub(super) fn run(arguments: &Arguments, config: &Config) -> Result<(), Failure> {
    super::serve::runtime()?.block_on(async {
        let progress = Progress::of("Reading answers");
        let service = Service::open(config, Mode::Beside).await?;
        let done = write(&service, arguments, &progress).await;
        service.store.shutdown().await;
        drop(progress);
        done
    })
}

async fn write(service: &Service, arguments: &Arguments, progress: &Progress) -> Result<(), Failure> {
    let edition = service.survey(&arguments.survey)?;
    let mut output = Output::to(arguments.output.as_deref())?;
    if arguments.codebook {
        let book = codebook(&service.store, &service.interface, &edition).await.map_err(unreachable)?;
        output.put(book.as_bytes())?;
        return output.finish();
    }
    rows(service, &edition, arguments.format, &mut output, progress).await?;
    output.finish()
}

async fn rows(
    service: &Service,
    edition: &Edition,
    format: Format,
    output: &mut Output,
    progress: &Progress,
) -> Result<(), Failure> {
    let (format, name) = match format {
        Format::Csv => (RowFormat::Csv, "csv"),
        Format::Ndjson => (RowFormat::Ndjson, "ndjson"),
    };
    let words = (&service.store, service.interface.as_ref());
    let opened = Rows::open(words, edition, format, progress.done()).await.map_err(unreachable)?;
    let mut rows = opened.map_err(|TooFew| {
        Failure::input("fewer than ten answers are figures so far: there is no file of so few.".to_owned())
    })?;
    let entry = service.entry("export rows", format!("{} rows as {name}", rows.people()));
    let entry = AuditEntry { survey: Some(edition.survey.id.clone()), ..entry };
    service.store.record(entry).await.map_err(unreachable)?;
    while let Some(bytes) = rows.next().await.map_err(unreachable)? {
        output.put(&bytes)?;
    }
    Ok(())
}
