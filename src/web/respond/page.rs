//! A page of questions.

use super::carried::Carried;
use super::draft::Draft;
use super::path;
use super::visit::{Form, Visit, chosen_language, go};
use crate::definition::{Band, Item, Page};
use crate::form::{Fill, Spoken, page_view};
use crate::publish::Edition;
use crate::question::Problem;
use crate::response::Reading;
use crate::texts::{Language, escape};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::pages::{Key, Made};
use crate::web::send::Ready;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// `GET /s/{survey}/{page}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, page) = path.into_inner();
    let visit = Visit::begin(&app, &req, &survey).await?.readable()?;
    let page = visit.edition.survey.page(&page).ok_or(Error::NotFound)?;
    if visit.draft.is_none() && !visit.edition.survey.roles.is_empty() {
        return Ok(go(&visit.href("who")));
    }
    if let Some(ready) = untouched(&visit, page)? {
        return Ok(ready.send(&req));
    }
    let draft = visit.draft_or_new();
    let reading = visit.reading(&draft.submission());
    if !reading.walk.has_page(&page.id) {
        return Ok(go(&visit.href("")));
    }
    show(&visit, page, &Shown { draft: &draft, reading: &reading, errors: &[], busy: false, status: StatusCode::OK })
}

/// The page as everybody gets it who has answered nothing, compressed once. Only for addresses without anything of
/// their own, so that what is kept stays bounded.
fn untouched(visit: &Visit<'_>, page: &Page) -> Result<Option<Ready>, Error> {
    if visit.draft.is_some() || !visit.carried.hidden.is_empty() || from_check(visit.req) {
        return Ok(None);
    }
    let draft = visit.draft_or_new();
    let made = made(visit, page, &draft, None)?;
    if let Some(ready) = made.untouched.get() {
        return Ok(Some(ready.clone()));
    }
    let reading = visit.reading(&draft.submission());
    if !reading.walk.has_page(&page.id) {
        return Ok(None);
    }
    let shown = Shown { draft: &draft, reading: &reading, errors: &[], busy: false, status: StatusCode::OK };
    let html = made.compiled.html(&fill(visit, page, &made, &shown)?);
    Ok(Some(made.untouched.get_or_init(|| Ready::new(&html)).clone()))
}

/// `POST /s/{survey}/{page}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let (survey, page) = path.into_inner();
    let visit = Visit::begin(&app, &req, &survey).await?;
    let page = visit.edition.survey.page(&page).ok_or(Error::NotFound)?;
    if visit.draft.is_none() && !visit.away && !visit.edition.survey.roles.is_empty() {
        return ask_who_first(&visit, page, &form).await;
    }
    let before = visit.draft_or_new();
    let shown_before = shown_items(&visit.reading(&before.submission()), page);
    let mut draft = before;
    let items: BTreeSet<&str> = page.items.iter().flat_map(Item::with_inner).map(|item| item.id.as_str()).collect();
    draft.replace(|item| is_typed(page, item), &form);
    if let Some(language) = chosen_language(&form, &visit.edition) {
        draft.language = language.tag().to_owned();
        let to = format!("/s/{survey}/{}{}", page.id, if from_check(&req) { path::FROM_CHECK } else { "" });
        return keep_or_show(&visit, page, &draft, &to).await;
    }
    let reading = visit.reading(&draft.submission());
    let fresh: BTreeSet<String> = shown_items(&reading, page).difference(&shown_before).cloned().collect();
    let unasked =
        |item: &str| fresh.contains(item) && !form.iter().any(|(name, _)| name.split('.').next() == Some(item));
    let wrong: Vec<Problem> = reading
        .problems
        .iter()
        .filter(|problem| items.contains(problem.item.as_str()) && !unasked(&problem.item))
        .cloned()
        .collect();
    if !wrong.is_empty() {
        let errors = spoken(&visit, &reading, &wrong, &language_of(&draft));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show(&visit, page, &Shown { draft: &draft, reading: &reading, errors: &errors, busy: false, status });
    }
    draft.saw(&page.id);
    // An answer that opens another question on the same page leads there first.
    let to = match fresh.iter().find(|item| unasked(item)) {
        Some(item) => format!("{}{}#{item}", page.id, if from_check(&req) { path::FROM_CHECK } else { "" }),
        None => {
            let order: Vec<String> = visit.edition.survey.pages.iter().map(|page| page.id.clone()).collect();
            path::next(&reading.walk, &order, &page.id, &draft, from_check(&req))
        }
    };
    keep_or_show(&visit, page, &draft, &format!("/s/{survey}/{to}")).await
}

/// The draft is gone: its cookie was deleted, or its day is over. What was just typed begins a new one and waits on its
/// page; of it only what this person is then asked is ever sent.
async fn ask_who_first(visit: &Visit<'_>, page: &Page, form: &Form) -> Result<HttpResponse, Error> {
    let mut draft = visit.draft_or_new();
    draft.replace(|item| is_typed(page, item), form);
    if let Some(language) = chosen_language(form, &visit.edition) {
        draft.language = language.tag().to_owned();
    }
    if draft == visit.draft_or_new() {
        return Ok(go(&visit.href("who")));
    }
    keep_or_show(visit, page, &draft, &format!("/s/{}/who", visit.edition.survey.id)).await
}

/// What a hidden item holds came with the link and is not on the form.
fn is_typed(page: &Page, item: &str) -> bool {
    page.items.iter().flat_map(Item::with_inner).any(|one| one.id == item && one.kind.name() != "hidden")
}

fn from_check(req: &HttpRequest) -> bool {
    parameter(req, "from").as_deref() == Some("check")
}

fn shown_items(reading: &Reading<'_>, page: &Page) -> BTreeSet<String> {
    let step = reading.walk.steps.iter().find(|step| step.page.id == page.id);
    step.into_iter().flat_map(|step| &step.items).map(|item| item.id.clone()).collect()
}

fn language_of(draft: &Draft) -> Language {
    Language::parse(&draft.language).unwrap_or_else(Language::english)
}

/// Keeps the draft and goes on; where it can't be kept now, shows the page again with everything that was typed.
async fn keep_or_show(visit: &Visit<'_>, page: &Page, draft: &Draft, to: &str) -> Result<HttpResponse, Error> {
    let secret = visit.secret_or_new()?;
    // A draft that can't be read must not be overwritten by this page alone.
    let kept = if visit.away { Err(Error::Busy) } else { visit.keep(&secret, draft, to).await };
    match kept {
        Err(Error::Busy) => {
            let reading = visit.reading(&draft.submission());
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let mut response = show(visit, page, &Shown { draft, reading: &reading, errors: &[], busy: true, status })?;
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
            Ok(response)
        }
        other => other,
    }
}

/// The errors in the words of the person who made them.
pub(super) fn spoken(
    visit: &Visit<'_>,
    reading: &Reading<'_>,
    problems: &[Problem],
    language: &Language,
) -> Vec<Spoken> {
    let survey = &visit.edition.survey;
    let band = reading.walk.facts.band.map(crate::definition::Band::id);
    let reader = visit.app.reader(&visit.edition, language).answering_as(reading.walk.facts.role.as_deref(), band);
    let spoken = problems.iter().map(|problem| {
        let item = survey.item(&problem.item);
        let label = match item {
            Some(item) => reader.label(&item.wording),
            None => reader.say(&format!("who-{}", problem.item)),
        };
        let mut problem = problem.clone();
        let mut target = problem.item.clone();
        if let (Some(part), Some(item)) = (&problem.wrong.part, item) {
            if let Some((index, row)) = item.kind.rows().iter().enumerate().find(|(_, row)| row.id == *part) {
                problem.wrong.args.insert("row", reader.label(&row.wording).into());
                if index > 0 {
                    target = format!("{}_{part}", item.id);
                }
            } else if part == "other" {
                // The field for one's own words; the option that opens it has the id `…_other`.
                target = format!("{}_words", item.id);
            } else if part != "day" && *part != first_date_part(item, &reader) {
                target = format!("{}_{part}", item.id);
            }
        }
        if let Some(alone) = item.and_then(|item| item.kind.choices().iter().find(|choice| choice.exclusive)) {
            problem.wrong.args.insert("option", reader.label(&alone.wording).into());
        }
        Spoken { item: problem.item.clone(), target, text: problem.say(&reader, &label) }
    });
    spoken.collect()
}

/// The part of a date that stands first and so carries the item's own id.
fn first_date_part(item: &Item, reader: &crate::question::Reader<'_>) -> String {
    match item.kind.control(&item.id, reader).precision {
        "month" => "month".to_owned(),
        "year" => "year".to_owned(),
        _ => String::new(),
    }
}

/// What a page shows to one person.
struct Shown<'a> {
    draft: &'a Draft,
    reading: &'a Reading<'a>,
    errors: &'a [Spoken],
    busy: bool,
    status: StatusCode,
}

fn made(visit: &Visit<'_>, page: &Page, draft: &Draft, band: Option<&'static str>) -> Result<Arc<Made>, Error> {
    let language = language_of(draft);
    let key = Key {
        survey: visit.edition.survey.id.clone(),
        version: visit.edition.number,
        language: draft.language.clone(),
        role: draft.role.clone().filter(|role| visit.edition.survey.roles.iter().any(|known| known.id == *role)),
        band,
        page: page.id.clone(),
    };
    let role = key.role.clone();
    visit.app.made(key, &visit.edition, "form/page", || {
        page_view(page, &visit.app.reader(&visit.edition, &language).answering_as(role.as_deref(), band))
    })
}

/// As whom a page is looked at.
pub(in crate::web) struct Looked {
    /// In which language.
    pub(in crate::web) language: Language,
    /// As who.
    pub(in crate::web) role: Option<String>,
    /// About a child of which age.
    pub(in crate::web) band: Option<Band>,
}

/// A page as somebody sees it, whatever leads to it, with everything on it: for those who write it.
pub(in crate::web) fn look(
    app: &App,
    req: &HttpRequest,
    edition: Arc<Edition>,
    page: &str,
    who: &Looked,
) -> Result<HttpResponse, Error> {
    let carried = Carried::of(req, &edition, &[]);
    let draft = Draft {
        version: edition.number,
        language: who.language.tag().to_owned(),
        role: who.role.clone(),
        help: Some("alone".to_owned()),
        ..Draft::default()
    };
    let visit =
        Visit { app, req, edition, carried, secret: None, draft: Some(draft.clone()), away: false, places: Vec::new() };
    let page = visit.edition.survey.page(page).ok_or(Error::NotFound)?;
    let made = made(&visit, page, &draft, who.band.map(Band::id))?;
    let mut fill = personal((&visit, &made), &draft, &[], false, &page.id)?;
    fill.action = visit.action(&page.id, &who.language, false);
    fill.shown = page.items.iter().flat_map(Item::with_inner).map(|item| item.id.as_str()).collect();
    Ok(made.send(req, StatusCode::OK, &fill))
}

fn show(visit: &Visit<'_>, page: &Page, shown: &Shown<'_>) -> Result<HttpResponse, Error> {
    let band = shown.reading.walk.facts.band.map(crate::definition::Band::id);
    let made = made(visit, page, shown.draft, band)?;
    let fill = fill(visit, page, &made, shown)?;
    Ok(made.send(visit.req, shown.status, &fill))
}

fn fill<'a>(visit: &Visit<'_>, page: &'a Page, made: &Made, shown: &'a Shown<'a>) -> Result<Fill<'a>, Error> {
    let mut fill = personal((visit, made), shown.draft, shown.errors, shown.busy, &page.id)?;
    let walk = &shown.reading.walk;
    let back =
        if from_check(visit.req) { "check" } else { path::before(walk, &page.id).unwrap_or(first_before(visit)) };
    fill.back = visit.href(back);
    fill.action = visit.action(&page.id, &language_of(shown.draft), from_check(visit.req));
    if visit.away {
        // What leads to this page is not known now. What was typed on it must stay.
        fill.shown = page.items.iter().flat_map(Item::with_inner).map(|item| item.id.as_str()).collect();
        return Ok(fill);
    }
    fill.progress_html = progress(visit, shown, made, &page.id);
    fill.shown = walk.asked.iter().map(|item| item.id.as_str()).collect();
    fill.withheld = walk.withheld.iter().map(|(item, withheld)| (*item, withheld)).collect();
    Ok(fill)
}

/// What stands before the first page.
fn first_before(visit: &Visit<'_>) -> &'static str {
    if visit.edition.survey.roles.is_empty() { "" } else { "who" }
}

fn progress(visit: &Visit<'_>, shown: &Shown<'_>, made: &Made, page: &str) -> String {
    let walk = &shown.reading.walk;
    // After check answers it begins anew, so that neither count promises what may not come.
    let here = walk.steps.iter().find(|step| step.page.id == page).map(|step| step.page);
    let steps: Vec<_> = here.into_iter().flat_map(|here| walk.steps_of(here)).collect();
    let Some(at) = steps.iter().position(|step| step.page.id == page).filter(|_| made.settled) else {
        return String::new();
    };
    let single = steps.iter().all(|step| step.items.iter().filter(|item| item.kind.is_question()).count() == 1);
    let key = if single { "progress" } else { "progress-page" };
    let args = [("number", (at + 1).into()), ("total", steps.len().into())].into_iter().collect();
    let said = visit.app.interface.say(&language_of(shown.draft), key, &args);
    format!("<p class=\"progress\">{}</p>", escape(&said))
}

#[derive(Serialize)]
struct Links {
    lang: String,
    languages: Vec<Link>,
    buttons: bool,
}

/// A language that can be chosen.
#[derive(Debug, Serialize)]
pub(super) struct Link {
    tag: String,
    name: String,
    dir: &'static str,
    current: bool,
    href: String,
}

/// The languages of a survey, with the address of `page` in each.
pub(super) fn links(visit: &Visit<'_>, current: &Language, page: &str) -> Vec<Link> {
    let slash = if page.is_empty() { "" } else { "/" };
    let link = |language: &Language| Link {
        tag: language.tag().to_owned(),
        name: language.name(),
        dir: language.dir(),
        current: language == current,
        href: format!("/s/{}{slash}{page}{}", visit.edition.survey.id, visit.carried.query(language)),
    };
    visit.edition.offered.iter().map(link).collect()
}

#[derive(Serialize)]
struct SummaryView<'a> {
    lang: &'a str,
    errors: Vec<ErrorLink<'a>>,
}

#[derive(Serialize)]
struct ErrorLink<'a> {
    href: String,
    text: &'a str,
}

/// The choice of language: links until there is a draft, then buttons that keep what was typed. Those are the same for
/// everybody.
fn languages(visit: &Visit<'_>, made: &Made, language: &Language, page: &str) -> Result<String, Error> {
    let buttons = visit.draft.is_some();
    if let Some(known) = made.buttons.get().filter(|_| buttons) {
        return Ok(known.clone());
    }
    let links = Links { lang: language.tag().to_owned(), languages: links(visit, language, page), buttons };
    let html = visit.app.renderer.html("form/languages", &links)?;
    Ok(if buttons { made.buttons.get_or_init(|| html).clone() } else { html })
}

/// What every page of the form has from one person: the language choice, what was typed, what is wrong.
pub(super) fn personal<'a>(
    (visit, made): (&Visit<'_>, &Made),
    draft: &'a Draft,
    errors: &'a [Spoken],
    busy: bool,
    page: &str,
) -> Result<Fill<'a>, Error> {
    let (app, language) = (visit.app, language_of(draft));
    let mut fill = Fill { languages_html: languages(visit, made, &language, page)?, errors, ..Fill::default() };
    if busy || !errors.is_empty() {
        fill.error_prefix = format!("{} ", app.interface.say(&language, "error-prefix", &crate::texts::Args::new()));
    }
    for (name, value) in &draft.fields {
        fill.fields.entry(name).or_default().push(value);
    }
    if !errors.is_empty() {
        let errors =
            errors.iter().map(|error| ErrorLink { href: format!("#{}", error.target), text: &error.text }).collect();
        fill.summary_html = app.renderer.html("form/summary", &SummaryView { lang: language.tag(), errors })?;
    }
    if busy {
        fill.summary_html =
            app.renderer.html("form/busy", &SummaryView { lang: language.tag(), errors: Vec::new() })?;
    }
    Ok(fill)
}
