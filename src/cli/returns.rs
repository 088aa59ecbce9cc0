//! `yousaid return`

use super::Failure;
use super::output::Output;
use super::progress::Progress;
use super::service::{Service, unreachable};
use crate::config::Config;
use crate::definition::Standard;
use crate::publish::Edition;
use crate::returns::{FftReturn, Level, Month, csv, fft, json, organisation, text};
use crate::store::{AuditEntry, Mode};
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  yousaid return fft --month 2026-11")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The monthly counts of the Friends and Family Test
    #[command(after_help = AFTER_HELP)]
    Fft(Fft),
}

#[derive(Debug, clap::Args)]
struct Fft {
    /// The month, as 2026-11
    #[arg(long, value_parser = month)]
    month: Month,
    /// The survey; not needed where one alone asks the question
    #[arg(long)]
    survey: Option<String>,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Of what a line of the CSV is
    #[arg(long, value_enum, default_value_t = Sheet::Wards)]
    level: Sheet,
    /// Into this file, which is there only once it is whole; else to where the output goes
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const AFTER_HELP: &str = "Examples:
  yousaid return fft --month 2026-11
  yousaid return fft --month 2026-11 --format csv --level trusts --output fft-2026-11.csv

Exact counts of the six answers by ward, site and trust and by collection mode. On a small ward they tell what single
people answered: keep them to the return. The columns of the CSV are those of NHS England's published inpatient file.
How many people could have answered, and totals of paper forms, are entered under /return/fft. Each return stands in the
audit trail.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Csv,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sheet {
    Wards,
    Sites,
    Trusts,
}

impl Sheet {
    fn level(self) -> Level {
        match self {
            Self::Wards => Level::Wards,
            Self::Sites => Level::Sites,
            Self::Trusts => Level::Trusts,
        }
    }
}

fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "expected a month such as 2026-11".to_owned())
}

pub(super) fn run(arguments: &Arguments, config: &Config) -> Result<(), Failure> {
    let What::Fft(arguments) = &arguments.what;
    super::serve::runtime()?.block_on(async {
        let progress = Progress::of("Reading answers");
        let service = Service::open(config, Mode::Beside).await?;
        let done = write(&service, arguments).await;
        service.store.shutdown().await;
        drop(progress);
        done
    })
}

async fn write(service: &Service, arguments: &Fft) -> Result<(), Failure> {
    let edition = edition(service, arguments.survey.as_deref())?;
    let month = arguments.month;
    let today = edition.today(service.clock.now());
    if month > Month::of(today) {
        return Err(Failure::input(format!(
            "{} has not begun: name a month that is over, or this one.",
            month.words()
        )));
    }
    let mut output = Output::to(arguments.output.as_deref())?;
    let name = organisation(&service.store, &edition.survey).await.map_err(unreachable)?;
    let counted = fft(&service.store, &edition, (month, today), &name).await.map_err(unreachable)?;
    let counted = counted.ok_or_else(|| unasked(&edition.survey.id))?;
    noted(service, arguments, &edition).await?;
    output.put(written(arguments, &counted).as_bytes())?;
    output.finish()
}

fn written(arguments: &Fft, counted: &FftReturn) -> String {
    match arguments.format {
        Format::Text => text(counted),
        Format::Csv => csv(counted, arguments.level.level()),
        Format::Json => format!("{:#}\n", json(counted)),
    }
}

/// Before the first byte is written.
async fn noted(service: &Service, arguments: &Fft, edition: &Edition) -> Result<(), Failure> {
    let (what, how) = match arguments.format {
        Format::Text => ("read return", String::new()),
        Format::Csv => ("export return", format!(" {} as csv", arguments.level.level().word())),
        Format::Json => ("export return", " as json".to_owned()),
    };
    let entry = service.entry(what, format!("{}{how}", arguments.month));
    let entry = AuditEntry { survey: Some(edition.survey.id.clone()), ..entry };
    service.store.record(entry).await.map_err(unreachable)
}

/// The survey that was named, or the one that asks the question. Errors: none does, or several.
fn edition(service: &Service, named: Option<&str>) -> Result<Arc<Edition>, Failure> {
    if let Some(named) = named {
        return service.survey(named);
    }
    let asks = |edition: &Arc<Edition>| edition.survey.standard(Standard::FriendsAndFamilyTest).is_some();
    let mut found: Vec<Arc<Edition>> = service.catalogue.all().into_iter().filter(asks).collect();
    match (found.len(), found.pop()) {
        (1, Some(only)) => Ok(only),
        (_, None) => Err(Failure::input(
            "no published survey asks the question of the Friends and Family Test: mark it with \"standard\": \
             \"friendsAndFamilyTest\", and publish.",
        )),
        (_, Some(last)) => {
            let names = found.iter().chain([&last]).map(|edition| edition.survey.id.clone()).collect::<Vec<_>>();
            Err(Failure::input(format!(
                "several surveys ask the question: name one by --survey: {}.",
                names.join(", ")
            )))
        }
    }
}

fn unasked(survey: &str) -> Failure {
    Failure::input(format!(
        "{survey} does not ask the question of the Friends and Family Test: mark it with \"standard\": \
         \"friendsAndFamilyTest\", and publish."
    ))
}
