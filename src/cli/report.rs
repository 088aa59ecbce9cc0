//! `yousaid report SURVEY`

use super::service::Service;
use super::{Failure, say};
use crate::config::Config;
use crate::figures::{Asked, Books, report};
use crate::report::Links;
use crate::store::Mode;
use clap::ValueEnum;
use jiff::civil::Date;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  yousaid report ward-design --format csv > ward-design.csv")]
pub(super) struct Arguments {
    /// The survey's id
    survey: String,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The first day, as 2026-11-01
    #[arg(long)]
    from: Option<Date>,
    /// The last day
    #[arg(long)]
    until: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Html,
    Json,
    Csv,
}

pub(super) fn run(arguments: &Arguments, config: &Config) -> Result<(), Failure> {
    super::serve::runtime()?.block_on(async {
        let service = Service::open(config, Mode::Beside).await?;
        let written = write(&service, config, arguments).await;
        service.store.shutdown().await;
        say(written?.trim_end());
        Ok(())
    })
}

async fn write(service: &Service, config: &Config, arguments: &Arguments) -> Result<String, Failure> {
    let survey = &arguments.survey;
    let edition = service.catalogue.current(survey).ok_or_else(|| unknown(service, survey))?;
    let asked = match (arguments.from, arguments.until) {
        (None, None) => Asked::All,
        (from, until) => Asked::Days { from, until, before: None },
    };
    let page = format!("{}/results/{survey}", config.web.public_url);
    let links = Links { csv: format!("{page}?format=csv"), page };
    let books = Books::default();
    let sources = (&service.store, service.interface.as_ref(), &books, &service.keys);
    let view = report(sources, &edition, &asked, links).await.map_err(|error| Failure::setup(error.to_string()))?;
    let rendered = match arguments.format {
        Format::Text => service.renderer.text("report.txt", &view),
        Format::Html => service.renderer.html("email/report/body.html", &view),
        Format::Json => Ok(serde_json::to_string_pretty(&view.json()).unwrap_or_default()),
        Format::Csv => Ok(view.csv()),
    };
    rendered.map_err(|error| Failure::setup(error.to_string()))
}

fn unknown(service: &Service, survey: &str) -> Failure {
    let known: Vec<String> = service.catalogue.all().iter().map(|edition| edition.survey.id.clone()).collect();
    let hint = crate::json::did_you_mean(survey, known.iter().map(String::as_str));
    let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
    Failure::input(format!("there is no survey \"{survey}\".{hint} Published are: {}.", known.join(", ")))
}
