//! `yousaid report SURVEY`

mod mail;
mod part;
mod plain;

use super::output::{Output, refuse_terminal};
use super::progress::Progress;
use super::service::Service;
use super::{Failure, say};
use crate::config::Config;
use crate::figures::{Asked, Books, report_of_part};
use crate::files::{self, HAS_PDF};
use crate::report::{Audience, Links, ReportView};
use crate::store::Mode;
use clap::ValueEnum;
use jiff::civil::Date;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// The survey's id
    survey: String,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Into this file, which is there only once it is whole; else to where the output goes
    #[arg(long, value_name = "FILE", conflicts_with = "email")]
    output: Option<PathBuf>,
    /// The first day, as 2026-11-01
    #[arg(long, value_parser = day)]
    from: Option<Date>,
    /// The last day
    #[arg(long, value_parser = day)]
    until: Option<Date>,
    /// Only the answers that have this in common: a closed question's id (question/row for a grid), role, help, band,
    /// language or mode, and one of its values; twice at most
    #[arg(long = "where", value_name = "ITEM=VALUE", value_parser = only)]
    only: Vec<(String, String)>,
    /// For whom it is written: in plain words for families, or for a child, as text, html or pdf
    #[arg(long = "for", value_name = "WHOM", value_parser = audience, default_value = "team", conflicts_with = "email")]
    audience: Audience,
    /// The language of the version in plain words, one of the survey's; its first where none is given
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Put the report into the outbox, as a mail to this address, instead of printing it
    #[arg(long, value_name = "ADDRESS", conflicts_with = "format")]
    email: Option<String>,
}

const AFTER_HELP: &str = "Examples:
  yousaid report ward-design --format csv > ward-design.csv
  yousaid report ward-design --format pdf --output ward-design.pdf
  yousaid report ward-design --where role=child
  yousaid report ward-design --where noise-at-night=often --from 2026-11-01 --until 2026-11-30
  yousaid report ward-design --for families --format html --output for-families.html
  yousaid report ward-design --email ward.design@example.nhs.uk

One --where shows exact figures where ten people are in that part and ten outside it; by who people are, by one of
several answers, or with two, every number is rounded. With --where, --from and --until are the ends of months or of
the survey's own report periods.

--email reaches whoever the definition names as owner, deputy or recipient; where YOUSAID_STAFF_DOMAINS is set, only and
all addresses there. The same report goes to an address once a minute, however often it is asked for.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Html,
    Json,
    Csv,
    Xlsx,
    Pdf,
}

fn audience(text: &str) -> Result<Audience, String> {
    Audience::parse(text).ok_or_else(|| "expected team, families or child".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a day such as 2026-11-01".to_owned())
}

fn only(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').map(|(item, value)| (item.trim(), value.trim()));
    let found = parts.filter(|(item, value)| !item.is_empty() && !value.is_empty());
    let found = found.map(|(item, value)| (item.to_owned(), value.to_owned()));
    found.ok_or_else(|| "expected a question and one of its values, such as role=child".to_owned())
}

pub(super) fn run(arguments: &Arguments, config: &Config) -> Result<(), Failure> {
    arguments.check()?;
    super::serve::runtime()?.block_on(async {
        let progress = Progress::of("Reading answers");
        let service = Service::open(config, Mode::Beside).await?;
        let written = write(&service, config, arguments, &progress).await;
        service.store.shutdown().await;
        drop(progress);
        match written? {
            Written::Said(words) => say(words.trim_end()),
            Written::File(bytes) => {
                let mut output = Output::to(arguments.output.as_deref())?;
                output.put(&bytes)?;
                output.finish()?;
            }
        }
        Ok(())
    })
}

impl Arguments {
    /// What is wrong whatever the survey is.
    fn check(&self) -> Result<(), Failure> {
        if self.format == Format::Pdf && !HAS_PDF {
            return Err(Failure::setup(
                "this build writes no pdf: it leaves out the Cargo feature \"pdf\". Packages carry it.",
            ));
        }
        match self.format {
            Format::Xlsx => refuse_terminal(self.output.as_deref(), "xlsx")?,
            Format::Pdf => refuse_terminal(self.output.as_deref(), "pdf")?,
            _ => {}
        }
        if self.audience != Audience::Team && !matches!(self.format, Format::Text | Format::Html | Format::Pdf) {
            return Err(Failure::setup("in plain words a report is written as text, html or pdf."));
        }
        if self.audience == Audience::Team && self.language.is_some() {
            return Err(Failure::setup("--language is for the versions in plain words: give --for too."));
        }
        if self.only.len() > 2 {
            return Err(Failure::setup("--where can be given twice at most: a third would leave too few people."));
        }
        if self.from.zip(self.until).is_some_and(|(from, until)| until < from) {
            return Err(Failure::setup("--until is before --from."));
        }
        Ok(())
    }

    /// A text for whoever looks on, or for the file.
    fn written(&self, text: String) -> Written {
        if self.output.is_some() { Written::File(text.into()) } else { Written::Said(text) }
    }

    fn asked(&self) -> Asked {
        match (self.from, self.until) {
            (None, None) => Asked::All,
            (from, until) => Asked::Days { from, until, before: None },
        }
    }
}

/// What came of it.
enum Written {
    Said(String),
    File(Vec<u8>),
}

async fn write(
    service: &Service,
    config: &Config,
    arguments: &Arguments,
    progress: &Progress,
) -> Result<Written, Failure> {
    let survey = &arguments.survey;
    let edition = service.survey(survey)?;
    let filters = part::filters(service, &edition, arguments).await?;
    if let Some(address) = &arguments.email {
        return mail::put(service, config, &edition, arguments, address).await.map(Written::Said);
    }
    if arguments.audience != Audience::Team {
        return plain::write(service, config, &edition, arguments, filters).await;
    }
    let page = format!("{}/results/{survey}", config.web.public_url);
    let links = Links { csv: format!("{page}?format=csv"), page };
    let books = Books::default();
    let sources = (&service.store, service.interface.as_ref(), &books, &service.keys);
    let broken = |error: &dyn std::fmt::Display| Failure::setup(error.to_string());
    let view = report_of_part(sources, &edition, &arguments.asked(), &filters, links, progress.done()).await;
    let view = view.map_err(|error| broken(&error))?;
    render(service, config, arguments, &view)
}

fn render(service: &Service, config: &Config, arguments: &Arguments, view: &ReportView) -> Result<Written, Failure> {
    let file = |bytes: Result<Vec<u8>, files::Unwritten>| {
        bytes.map(Written::File).map_err(|error| Failure::setup(error.to_string()))
    };
    let rendered = match arguments.format {
        Format::Html => service.renderer.html("email/report/body.html", view),
        Format::Json => Ok(serde_json::to_string_pretty(&view.json()).unwrap_or_default()),
        Format::Csv => Ok(view.csv()),
        Format::Text => service.renderer.text("report.txt", view),
        Format::Xlsx => return file(files::xlsx(view)),
        Format::Pdf => return file(files::pdf(view, &config.web.fonts)),
    };
    rendered.map(|text| arguments.written(text)).map_err(|error| Failure::setup(error.to_string()))
}
