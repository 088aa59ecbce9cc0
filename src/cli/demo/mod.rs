//! `yousaid demo`: everything at once, in a fresh temporary folder.

mod answers;
mod history;
mod moderate;
mod places;
mod teams;

use super::serve::{listen, runtime, serve, start_log};
use super::service::{Post, Service};
use super::{Failure, say};
use crate::config::Config;
use crate::definition::Standard;
use crate::delivery;
use crate::sign_in;
use crate::store::Mode;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  yousaid demo --listen 0.0.0.0:8080")]
pub(super) struct Arguments {
    /// The address that is listened on
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder of the definitions
    #[arg(long, default_value = "survey-definitions")]
    surveys: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let folder = fresh_folder()?;
    let config = config(arguments, &folder)?;
    start_log(&config);
    // First of all: links to an address that another program answers would lead astray.
    let listener = listen(&config)?;
    runtime()?.block_on(async {
        let service = Service::open(&config, Mode::Serve).await?;
        service.publish(&config).await?;
        teams::make(&service).await?;
        places::lay_out(&service).await?;
        let stored = history::store(&service).await?;
        say(&format!("Stored {stored} made-up answers. Everything is in {}\n", folder.display()));
        let mails = mail(&service, &config).await?;
        print_links(&service, &config, &mails).await?;
        serve(&service, &config, Post::of(&config)?, listener).await
    })
}

/// Writes the newest report of each survey as a mail; the files, by survey.
async fn mail(service: &Service, config: &Config) -> Result<Vec<(String, PathBuf)>, Failure> {
    let broken = |error: crate::store::Error| Failure::setup(format!("the mails could not be written: {error}"));
    let worker = service.worker(config, Post::of(config)?);
    let (now, mut mails) = (service.clock.now(), BTreeMap::new());
    for edition in service.catalogue.all() {
        let (survey, schedules) = (&edition.survey, &edition.survey.reports);
        for (schedule, name) in schedules.iter().zip(delivery::names(schedules)) {
            let Some(period) = delivery::due(schedule, &survey.timezone, now) else { continue };
            for to in &schedule.to {
                let report = delivery::report(&survey.id, &name, schedule, &period, to, now);
                service.store.enqueue(report).await.map_err(broken)?;
            }
        }
        worker.deliver_all().await.map_err(broken)?;
        for file in files(&config.data_dir.join("outbox"))? {
            mails.entry(file).or_insert_with(|| survey.id.clone());
        }
    }
    Ok(mails.into_iter().map(|(file, survey)| (survey, file)).collect())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let broken = |error: std::io::Error| Failure::setup(format!("{}: {error}", folder.display()));
    let entries = std::fs::read_dir(folder).map_err(broken)?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(broken)).collect()
}

/// What there is to look at, survey by survey.
async fn print_links(service: &Service, config: &Config, mails: &[(String, PathBuf)]) -> Result<(), Failure> {
    let url = &config.web.public_url;
    for edition in service.catalogue.all() {
        let survey = &edition.survey;
        say(&survey.id);
        say(&format!("  for families         {url}/s/{}", survey.id));
        if let Some(owner) = &survey.owner {
            let path = link(service, &owner.email.to_lowercase()).await?;
            say(&format!("  for its team         {url}{path}"));
            say(&format!("  results, signed in   {url}/results/{}", survey.id));
        }
        if survey.standard(Standard::FriendsAndFamilyTest).is_some() {
            say(&format!("  return, signed in    {url}/return/fft/{}", survey.id));
        }
        if let Some(point) = places::of(service, &survey.id).await?.first() {
            say(&format!("  from a poster        {url}/p/{}", point.code));
            let page = format!("{url}/author/{}/places/{}/poster", survey.id, point.place.id);
            say(&format!("  poster, signed in    {page}"));
        }
        for (_, file) in mails.iter().filter(|(of, _)| *of == survey.id) {
            say(&format!("  report as mail       {}", file.display()));
        }
    }
    let path = link(service, teams::ADMIN).await?;
    say(&format!("organisation\n  for its admin        {url}{path}"));
    say("\nA link for a team or an admin signs in once, within an hour.");
    Ok(())
}

/// A link that signs somebody in, less the beginning of its address.
async fn link(service: &Service, email: &str) -> Result<String, Failure> {
    let link = sign_in::create(&service.store, &service.keys, email, service.clock.seconds()).await;
    link.map(|link| format!("/account/link/{}", link.token)).map_err(|error| Failure::setup(error.to_string()))
}

fn fresh_folder() -> Result<PathBuf, Failure> {
    let bytes: [u8; 6] = crate::keys::random().map_err(|error| Failure::setup(error.to_string()))?;
    let folder = std::env::temp_dir().join(format!("yousaid-demo-{}", data_encoding::HEXLOWER.encode(&bytes)));
    crate::store::private_folder(&folder).map_err(|error| Failure::setup(format!("{}: {error}", folder.display())))?;
    Ok(folder)
}

fn config(arguments: &Arguments, folder: &Path) -> Result<Config, Failure> {
    let set = [
        ("data_dir", folder.display().to_string()),
        ("listen", arguments.listen.to_string()),
        ("surveys", arguments.surveys.display().to_string()),
        ("brand_name", "Example Children's Hospital".to_owned()),
        ("log", "readable,warn".to_owned()),
    ];
    let set: BTreeMap<String, String> = set.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let mut config = Config::read(set, None).map_err(|error| Failure::setup(error.to_string()))?;
    config.web.demo = true;
    Ok(config)
}
