//! The figures of a month, as a page and as files.

use super::{Choice, Desk, ErrorLink, title};
use crate::definition::Standard;
use crate::publish::Edition;
use crate::returns::{ANSWERS, FftReturn, Level, Line, Mode, Month, TEMPLATE, Unit, csv, fft, json, organisation};
use crate::rights::{Right, may_somewhere};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::go;
use crate::web::staff::files::attached;
use crate::web::staff::frame::{Survey, page};
use crate::web::staff::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;

/// How many months can be chosen from.
const MONTHS: i32 = 24;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListView {
    page_title: &'static str,
    surveys: Vec<SurveyLink>,
}

#[derive(Serialize)]
struct SurveyLink {
    href: String,
    title: String,
}

/// `GET /return/fft`: the surveys whose return this person makes; where there is one, it.
pub(in crate::web::staff) async fn list(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    if !may_somewhere(&signed_in.person, Right::ExactCounts, &signed_in.teams) {
        return Err(Error::Forbidden);
    }
    let asks = |edition: &Arc<Edition>| {
        edition.survey.standard(Standard::FriendsAndFamilyTest).is_some()
            && signed_in.may_with(Right::ExactCounts, &edition.survey)
    };
    let own: Vec<Arc<Edition>> = app.catalogue.all().into_iter().filter(asks).collect();
    let query = parameter(&req, "month").and_then(|month| Month::parse(&month));
    let query = query.map(|month| format!("?month={month}")).unwrap_or_default();
    let href = |edition: &Edition| format!("/return/fft/{}{query}", edition.survey.id);
    if let [only] = own.as_slice() {
        return Ok(go(&href(only)));
    }
    let surveys = own.iter().map(|edition| SurveyLink { href: href(edition), title: title(&app, edition) });
    let view = ListView { page_title: "Returns", surveys: surveys.collect() };
    page(&app, StatusCode::OK, Some(&signed_in), "returns/list", view)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FftView {
    page_title: String,
    survey: String,
    title: String,
    href: String,
    months: Vec<Choice>,
    errors: Vec<ErrorLink>,
    done: bool,
    counted: Option<CountedView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CountedView {
    month: String,
    month_words: String,
    provisional: bool,
    answers: [&'static str; 6],
    modes: Vec<&'static str>,
    /// The whole of each trust, in a few words.
    trusts: Vec<TrustView>,
    rows: Vec<RowView>,
    missing: Vec<String>,
    blank: u64,
    by_hand: u64,
    files: Vec<FileLink>,
    template: &'static str,
}

#[derive(Serialize)]
struct TrustView {
    name: String,
    total: String,
    facts: Vec<Fact>,
}

#[derive(Serialize)]
struct Fact {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RowView {
    /// `trust`, `site` or `ward`.
    level: &'static str,
    name: String,
    answers: [u64; 6],
    total: u64,
    positive: String,
    eligible: String,
    rate: String,
    by_hand: u64,
    modes: [u64; 8],
    /// Where what is entered by hand can be changed; empty for a sum.
    totals: String,
}

#[derive(Serialize)]
struct FileLink {
    href: String,
    label: &'static str,
}

/// `GET /return/fft/{survey}`: the return of `?month=2026-11`; as a file with `&format=csv&level=wards`, or `json`.
pub(in crate::web::staff) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    let month = match desk.month(parameter(&req, "month").as_deref()) {
        Ok(month) => month,
        Err(asked) => return no_month(&desk, &asked),
    };
    let name = organisation(&app.store, &desk.edition.survey).await?;
    let counted = fft(&app.store, &desk.edition, (month, desk.today()), &name).await?.ok_or(Error::NotFound)?;
    let level = parameter(&req, "level").and_then(|level| Level::parse(&level)).unwrap_or(Level::Wards);
    match parameter(&req, "format").as_deref() {
        Some("csv") => {
            desk.noted("export return", format!("{month} {} as csv", level.word())).await?;
            let file = format!("fft-{survey}-{month}-{}.csv", level.word());
            Ok(attached("text/csv; charset=utf-8", &file, csv(&counted, level).into_bytes()))
        }
        Some("json") => {
            desk.noted("export return", format!("{month} as json")).await?;
            let body = json(&counted).to_string().into_bytes();
            Ok(attached("application/json", &format!("fft-{survey}-{month}.json"), body))
        }
        _ => {
            desk.noted("read return", month.to_string()).await?;
            let done = parameter(&req, "done").is_some();
            show(&desk, Some(month), StatusCode::OK, (Vec::new(), Some(view(&desk, &counted)), done))
        }
    }
}

fn no_month(desk: &Desk<'_>, asked: &str) -> Result<HttpResponse, Error> {
    let text = format!("“{asked}” is no month that has begun: choose one, or write it as 2026-11 in the address");
    let errors = vec![ErrorLink { field: "month".to_owned(), text }];
    show(desk, None, StatusCode::UNPROCESSABLE_ENTITY, (errors, None, false))
}

fn show(
    desk: &Desk<'_>,
    month: Option<Month>,
    status: StatusCode,
    (errors, counted, done): (Vec<ErrorLink>, Option<CountedView>, bool),
) -> Result<HttpResponse, Error> {
    let error = if errors.is_empty() { "" } else { "Error: " };
    let of = month.map(|month| format!(", {}", month.words())).unwrap_or_default();
    let view = FftView {
        page_title: format!("{error}Friends and Family Test return{of}"),
        survey: desk.id().to_owned(),
        title: desk.title(),
        href: desk.href(),
        months: months(desk, month),
        errors,
        done,
        counted,
    };
    page(desk.app, status, Some(&desk.signed_in), "returns/fft", view)
}

/// The months that can be chosen from, the newest first, and the one that is shown.
fn months(desk: &Desk<'_>, shown: Option<Month>) -> Vec<Choice> {
    let now = Month::of(desk.today());
    let mut months: Vec<Month> = (0..MONTHS).map(|ago| now.before(ago)).collect();
    months.extend(shown.filter(|shown| !months.contains(shown)));
    let shown = shown.map(|month| month.to_string());
    let words = |month: &Month| {
        if month.is_over(desk.today()) { month.words() } else { format!("{} (not over)", month.words()) }
    };
    months.iter().map(|month| Choice::new(&month.to_string(), words(month), shown.as_deref())).collect()
}

fn view(desk: &Desk<'_>, counted: &FftReturn) -> CountedView {
    let FftReturn { month, trusts, .. } = counted;
    let href = format!("{}?month={month}", desk.href());
    let file = |query: &str, label| FileLink { href: format!("{href}&format={query}"), label };
    CountedView {
        month: month.to_string(),
        month_words: month.words(),
        provisional: counted.is_provisional,
        answers: ANSWERS,
        modes: Mode::ALL.map(Mode::words).to_vec(),
        trusts: trusts.iter().map(trust).collect(),
        rows: rows(desk, counted),
        missing: counted.missing().into_iter().map(|ward| name(ward, "No ward")).collect(),
        blank: counted.blank,
        by_hand: trusts.iter().map(|trust| trust.line.by_hand.total()).sum(),
        files: vec![
            file("csv&level=wards", "Wards (CSV)"),
            file("csv&level=sites", "Sites (CSV)"),
            file("csv&level=trusts", "Trust with collection modes (CSV)"),
            file("json", "Everything (JSON)"),
        ],
        template: TEMPLATE,
    }
}

fn trust(trust: &Unit) -> TrustView {
    let line = &trust.line;
    let facts = [
        ("Very good or good", share(line.answers.positive())),
        ("Poor or very poor", share(line.answers.negative())),
        ("Could have answered", eligible(line)),
        ("Response rate", share(line.rate())),
    ];
    let facts = facts.map(|(name, value)| Fact { name, value }).into();
    let total = match line.answers.total() {
        0 => "No answers".to_owned(),
        1 => "1 answer".to_owned(),
        total => format!("{total} answers"),
    };
    TrustView { name: name(trust, "The organisation"), total, facts }
}

/// A line for each trust, each of its sites, each ward; sites that nobody has named stand for nothing.
fn rows(desk: &Desk<'_>, counted: &FftReturn) -> Vec<RowView> {
    let mut rows = Vec::new();
    for trust in &counted.trusts {
        rows.push(row("trust", name(trust, "The organisation"), &trust.line, String::new()));
        for site in &trust.parts {
            if !site.name.is_empty() || !site.code.is_empty() {
                let name = [site.name.as_str(), site.code.as_str()].join(" ").trim().to_owned();
                rows.push(row("site", name, &site.line, String::new()));
            }
            for ward in &site.parts {
                let query = url::form_urlencoded::Serializer::new(String::new())
                    .append_pair("month", &counted.month.to_string())
                    .append_pair("place", &ward.id)
                    .finish();
                rows.push(row("ward", name(ward, "No ward"), &ward.line, format!("{}/totals?{query}", desk.href())));
            }
        }
    }
    rows
}

fn row(level: &'static str, name: String, line: &Line, totals: String) -> RowView {
    RowView {
        level,
        name,
        answers: line.answers.0,
        total: line.answers.total(),
        positive: share(line.answers.positive()),
        eligible: eligible(line),
        rate: share(line.rate()),
        by_hand: line.by_hand.total(),
        modes: line.modes,
        totals,
    }
}

fn name(unit: &Unit, without: &str) -> String {
    if unit.name.is_empty() { without.to_owned() } else { unit.name.clone() }
}

fn eligible(line: &Line) -> String {
    line.eligible().map_or_else(|| "not entered".to_owned(), |eligible| eligible.to_string())
}

fn share(percent: Option<u64>) -> String {
    percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"))
}
