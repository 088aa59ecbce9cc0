//! `yousaid place`: places where answers are collected, their links and posters.

use super::service::{Service, unreachable};
use super::{Failure, outbox, say};
use crate::clock::day_of;
use crate::config::Config;
use crate::definition::StaffDomains;
use crate::json::did_you_mean;
use crate::places::{Home, Laid, Rules, Size, Typed, lay, poster as drawn};
use crate::publish::Edition;
use crate::question::{Reader, check_name};
use crate::rights::Teams;
use crate::store::{AuditEntry, CollectionPoint, Mode, Place};
use crate::texts::Language;
use clap::Subcommand;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  yousaid place add friends-and-family \"Ward 7\" --kind ward\n  \
    yousaid place poster friends-and-family ward-7 --lang ur --size a5 > ward-7.svg")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add a place to a survey
    #[command(
        after_help = "Examples:\n  yousaid place add friends-and-family \"Ward 7\" --kind ward --to sister@example.nhs.uk\n  \
        yousaid place add event-feedback \"Spring fair\" --kind event --first-day 2026-05-02 --last-day 2026-05-03"
    )]
    Add(Add),
    /// List the places of a survey and their links
    #[command(after_help = "Example:\n  yousaid place list friends-and-family")]
    List {
        /// The survey
        survey: String,
    },
    /// Write a poster as a drawing (SVG)
    #[command(
        after_help = "Example:\n  yousaid place poster friends-and-family ward-7 --lang cy --size a5 --out ward-7.svg"
    )]
    Poster(PosterArguments),
    /// Use a place no more; its answers and its link stay
    #[command(after_help = "Example:\n  yousaid place archive friends-and-family ward-7")]
    Archive {
        /// The survey
        survey: String,
        /// The place's short name
        place: String,
    },
    /// Use an archived place again
    #[command(after_help = "Example:\n  yousaid place restore friends-and-family ward-7")]
    Restore {
        /// The survey
        survey: String,
        /// The place's short name
        place: String,
    },
}

#[derive(Debug, clap::Args)]
struct Add {
    /// The survey
    survey: String,
    /// What people call it, in the survey's first language
    name: String,
    /// ward, clinic, event, stand, site (with wards), trust (with sites) or other
    #[arg(long)]
    kind: String,
    /// Its short name, which answers carry; made from its name where it is not given
    #[arg(long)]
    id: Option<String>,
    /// The short name of the place that it belongs to, with whose parts it is counted where it is small
    #[arg(long, default_value = "")]
    parent: String,
    /// The code by which other systems know it
    #[arg(long, default_value = "")]
    site: String,
    /// The first day, as 2026-11-01
    #[arg(long, default_value = "")]
    first_day: String,
    /// The last day
    #[arg(long, default_value = "")]
    last_day: String,
    /// Who gets its reports; may be given several times
    #[arg(long, value_name = "ADDRESS")]
    to: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct PosterArguments {
    /// The survey
    survey: String,
    /// The place's short name
    place: String,
    /// One of the survey's languages; its first where it is not given
    #[arg(long)]
    lang: Option<String>,
    /// a4 or a5
    #[arg(long, default_value = "a4", value_parser = size)]
    size: Size,
    /// The file; standard output where it is not given
    #[arg(long)]
    out: Option<PathBuf>,
}

fn size(text: &str) -> Result<Size, String> {
    Size::parse(&text.to_lowercase()).ok_or_else(|| "expected a4 or a5".to_owned())
}

pub(super) fn run(arguments: Arguments, config: &Config) -> Result<(), Failure> {
    super::serve::runtime()?.block_on(async {
        let service = Service::open(config, Mode::Beside).await?;
        let done = match arguments.what {
            What::Add(new) => add(&service, config, new).await,
            What::List { survey } => list(&service, config, &survey).await,
            What::Poster(asked) => poster(&service, config, &asked).await,
            What::Archive { survey, place } => archive(&service, &survey, &place, Use::NoMore).await,
            What::Restore { survey, place } => archive(&service, &survey, &place, Use::Again).await,
        };
        service.store.shutdown().await;
        done?.iter().for_each(|line| say(line));
        Ok(())
    })
}

/// Whether a place is used from now on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Again,
    NoMore,
}

fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    did_you_mean(name, known).map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default()
}

fn known(service: &Service, survey: &str) -> Result<Arc<Edition>, Failure> {
    let all = service.catalogue.all();
    let hint = || meant(survey, all.iter().map(|edition| edition.survey.id.as_str()));
    let found = service.catalogue.current(survey);
    found.ok_or_else(|| Failure::input(format!("there is no survey \"{survey}\".{}", hint())))
}

async fn point(service: &Service, survey: &str, place: &str) -> Result<CollectionPoint, Failure> {
    let points = service.store.collection_points(survey).await.map_err(unreachable)?;
    let hint = meant(place, points.iter().map(|point| point.place.id.as_str()));
    let found = points.into_iter().find(|point| point.place.id == place);
    found.ok_or_else(|| Failure::input(format!("{survey} has no place \"{place}\".{hint}")))
}

fn entry(service: &Service, what: &str, survey: &str, place: &str) -> AuditEntry {
    AuditEntry { survey: Some(survey.to_owned()), ..service.entry(what, place) }
}

async fn add(service: &Service, config: &Config, new: Add) -> Result<Vec<String>, Failure> {
    let edition = known(service, &new.survey)?;
    let places = service.store.places().await.map_err(unreachable)?;
    let typed = Typed {
        names: vec![(edition.survey.default_language(), new.name)],
        kind: new.kind,
        parent: new.parent,
        site: new.site,
        first_day: new.first_day,
        last_day: new.last_day,
        recipients: new.to.join(" "),
    };
    let staff = StaffDomains::new(&config.staff_domains);
    let details = typed.read(&Rules { places: &places, own: None, staff: &staff }).map_err(|wrong| {
        let wrong: Vec<String> = wrong.into_iter().map(|wrong| format!("{}: {}.", wrong.field, wrong.text)).collect();
        Failure::setup(wrong.join(" "))
    })?;
    if let Some(wrong) = new.id.as_deref().and_then(|id| check_name(id).err()) {
        return Err(Failure::setup(format!("--id: {wrong}")));
    }
    let teams = Teams::load(&service.store).await.map_err(unreachable)?;
    let team = teams.of(&edition.survey).map(|team| team.id.clone());
    let entry = |place: &str| entry(service, "add place", &new.survey, place);
    match lay(&service.store, &new.survey, (details, new.id, team), entry).await.map_err(unreachable)? {
        Laid::Taken => Err(Failure::input("there is a place with this short name.")),
        Laid::Done(point) => Ok(added(config, &edition, &point)),
    }
}

fn added(config: &Config, edition: &Edition, point: &CollectionPoint) -> Vec<String> {
    let mut said =
        vec![format!("The place {} has the link {}/p/{}", point.place.id, config.web.public_url, point.code)];
    if edition.survey.place_item().is_none() {
        said.push(format!(
            "{} does not keep the place: results can't be told apart by place. For that it needs a hidden item with \
             \"from\": \"place\".",
            point.survey
        ));
    }
    said
}

async fn list(service: &Service, config: &Config, survey: &str) -> Result<Vec<String>, Failure> {
    let edition = known(service, survey)?;
    let points = service.store.collection_points(survey).await.map_err(unreachable)?;
    if points.is_empty() {
        return Ok(vec![format!(
            "{survey} has no place yet. Add one with `yousaid place add {survey} NAME --kind KIND`."
        )]);
    }
    let chain = [edition.survey.default_language()];
    let row = |point: &CollectionPoint| {
        let state = if point.archived { "archived" } else { "used" };
        [
            point.place.id.clone(),
            point.place.called(&chain).to_owned(),
            point.place.kind.word().to_owned(),
            days(&point.place),
            state.to_owned(),
            format!("{}/p/{}", config.web.public_url, point.code),
        ]
    };
    let mut rows = vec![["place", "name", "kind", "days", "state", "link"].map(str::to_owned)];
    rows.extend(points.iter().map(row));
    Ok(outbox::table(&rows))
}

fn days(place: &Place) -> String {
    let day = |day: Option<i32>| day.map(|day| day_of(day).to_string()).unwrap_or_default();
    match (place.first_day, place.last_day) {
        (None, None) => "always".to_owned(),
        (first, last) => format!("{}..{}", day(first), day(last)),
    }
}

async fn archive(service: &Service, survey: &str, place: &str, used: Use) -> Result<Vec<String>, Failure> {
    known(service, survey)?;
    let archived = used == Use::NoMore;
    let point = CollectionPoint { archived, ..point(service, survey, place).await? };
    let what = if archived { "archive place" } else { "restore place" };
    let entry = entry(service, what, survey, place);
    service.store.change_collection_point(point, entry).await.map_err(unreachable)?;
    Ok(vec![match used {
        Use::NoMore => {
            format!("{place} is archived. Its link leads to {survey} still, and answers come without the place.")
        }
        Use::Again => format!("{place} is used again."),
    }])
}

async fn poster(service: &Service, config: &Config, asked: &PosterArguments) -> Result<Vec<String>, Failure> {
    let edition = known(service, &asked.survey)?;
    let point = point(service, &asked.survey, &asked.place).await?;
    let language = language(&edition, asked.lang.as_deref())?;
    let reader = Reader::new(&service.interface, &language, &edition.survey.default_language());
    let home = Home { url: &config.web.public_url, name: &config.web.brand.name };
    let today = edition.today(service.clock.now());
    let poster = drawn(&reader, &edition.survey, &point, home, today, asked.size)
        .ok_or_else(|| Failure::setup("YOUSAID_PUBLIC_URL is too long for a QR code."))?;
    let svg = service.renderer.html("poster/drawing", &poster).map_err(|error| Failure::setup(error.to_string()))?;
    let Some(file) = &asked.out else { return Ok(vec![svg.trim_end().to_owned()]) };
    std::fs::write(file, svg).map_err(|error| Failure::setup(format!("{}: {error}", file.display())))?;
    Ok(vec![format!("The poster is in {}.", file.display())])
}

fn language(edition: &Edition, asked: Option<&str>) -> Result<Language, Failure> {
    let Some(asked) = asked else { return Ok(edition.survey.default_language()) };
    let found = Language::parse(asked).filter(|language| edition.offered.contains(language));
    found.ok_or_else(|| {
        let known: Vec<&str> = edition.offered.iter().map(Language::tag).collect();
        Failure::input(format!("{} is not offered in \"{asked}\": it is in {}.", edition.survey.id, known.join(", ")))
    })
}
