//! A reviewer's own page: the way to the form, what was said and what became of it, whether it can go out, how the
//! person wishes to be named, and the time that was given.

use super::act::{may_sign, seen};
use super::asked::{Asked, from, offered};
use super::{day, say};
use crate::authoring::{READY, difference_of};
use crate::definition::Band;
use crate::publish::is_about;
use crate::question::Reader;
use crate::store::{Remark, RemarkState, Reviewer};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::send;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HomeView {
    title: String,
    csrf: String,
    action: String,
    hello: String,
    survey_title: String,
    survey_lang: String,
    form_href: String,
    languages: Vec<Link>,
    pages: Vec<PageLink>,
    remarks: Vec<RemarkView>,
    shared: bool,
    may_sign: bool,
    signed: String,
    stale: bool,
    until: String,
    lapsed: String,
    credit: String,
    minutes: String,
    so_far: i32,
    typed_minutes: String,
    is_over: bool,
    pages_lang: String,
    pages_dir: &'static str,
    adult: String,
    error: String,
    error_at: &'static str,
    done: String,
}

#[derive(Serialize)]
struct Link {
    tag: String,
    name: String,
    dir: &'static str,
    current: bool,
    href: String,
}

#[derive(Serialize)]
struct PageLink {
    words: String,
    href: String,
    said: usize,
}

/// A remark, as reviewers see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RemarkView {
    who: String,
    about: String,
    lang: String,
    /// The language, as its readers call it.
    language: String,
    read: String,
    ready: String,
    words: String,
    state: &'static str,
    answer: String,
    before: Vec<String>,
    now: Vec<String>,
}

/// A page for a reviewer, in its frame. It is not compressed where it carries a session's token beside what may be
/// reflected.
pub(super) fn page(
    (asked, req): (&Asked<'_>, &HttpRequest),
    status: StatusCode,
    template: &str,
    view: impl Serialize,
) -> Result<HttpResponse, Error> {
    let text = asked.app.framed(template, &asked.language, None, view)?;
    let mut response = match asked.signed_in {
        Some(_) => send::html(status, send::Encoding::Identity, text),
        None => send::page(req, status, &text),
    };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// `GET /review/{token}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let asked = Asked::of(&app, &req, &token).await?;
    if let Some(page) = from(&req)("page").filter(|page| !page.is_empty()) {
        return say::get(&asked, &req, &page).await;
    }
    let done = match from(&req)("done").as_deref() {
        Some("yes") => "review-done-yes",
        Some("no") => "review-done-no",
        Some(_) => "review-saved",
        None => "",
    };
    show((&asked, &req), StatusCode::OK, done, ("", "")).await
}

pub(super) async fn show(
    (asked, req): (&Asked<'_>, &HttpRequest),
    status: StatusCode,
    done: &str,
    (error, error_at): (&str, &'static str),
) -> Result<HttpResponse, Error> {
    let (app, own, survey) = (asked.app, asked.reader(), &asked.reviewer.survey);
    let (now, say) = (app.clock.seconds(), |key: &str| if key.is_empty() { String::new() } else { own.say(key) });
    let reviewers = app.store.reviewers(survey).await?;
    let remarks = app.store.remarks(survey).await?;
    let shared = asked.review.as_ref().is_some_and(|review| review.shared);
    let visible: Vec<&Remark> =
        remarks.iter().rev().filter(|remark| remark.shared || remark.reviewer == asked.reviewer.id).collect();
    let yes = app.store.sign_offs(survey).await?.into_iter().find(|yes| yes.reviewer == asked.reviewer.id);
    let first = asked.draft.languages().swap_remove(0);
    let form_language = if asked.draft.languages().contains(&asked.language) { &asked.language } else { &first };
    let lapses = asked.review.as_ref().map(|review| review.lapses_at);
    let name = [("name", asked.reviewer.name.as_str().into())];
    let minutes = [("minutes", f64::from(asked.reviewer.minutes).into())];
    let view = HomeView {
        title: own.say("review-title"),
        csrf: asked.csrf(),
        action: format!("{}?lang={}", asked.href(), asked.language.tag()),
        hello: own.say_with("review-hello", &name),
        survey_title: asked.draft.title(),
        survey_lang: first.tag().to_owned(),
        form_href: asked
            .edition
            .as_ref()
            .map(|_| format!("/s/~{}?lang={}", asked.token, form_language.tag()))
            .unwrap_or_default(),
        languages: offered(app, &asked.draft).iter().map(|language| link(asked, language)).collect(),
        pages: pages(asked, &remarks, form_language),
        remarks: visible.iter().map(|remark| remark_view(asked, remark, &reviewers, &own)).collect(),
        shared,
        may_sign: may_sign(asked).await? && asked.edition.is_some(),
        signed: yes
            .as_ref()
            .map(|yes| own.say_with("review-signed", &[("date", day(&own, yes.at).into())]))
            .unwrap_or_default(),
        stale: yes.as_ref().is_some_and(|yes| !is_about(&yes.body, &asked.draft)),
        until: lapses.filter(|at| now < *at).map(|at| day(&own, at)).unwrap_or_default(),
        lapsed: lapses.filter(|at| now >= *at).map(|at| day(&own, at)).unwrap_or_default(),
        credit: asked.reviewer.credit.clone().unwrap_or_default(),
        minutes: if asked.reviewer.minutes > 0 {
            own.say_with("review-minutes-so-far", &minutes)
        } else {
            String::new()
        },
        so_far: asked.reviewer.minutes,
        typed_minutes: asked.typed_minutes.clone(),
        is_over: asked.review.is_none(),
        pages_lang: form_language.tag().to_owned(),
        pages_dir: form_language.dir(),
        adult: asked.reviewer.adult.clone().unwrap_or_default(),
        error: say(error),
        error_at,
        done: say(done),
    };
    page((asked, req), status, "review/home", Seen { seen: seen(asked), view })
}

#[derive(Serialize)]
struct Seen {
    seen: String,
    #[serde(flatten)]
    view: HomeView,
}

fn link(asked: &Asked<'_>, language: &Language) -> Link {
    Link {
        tag: language.tag().to_owned(),
        name: language.name(),
        dir: language.dir(),
        current: *language == asked.language,
        href: format!("{}?lang={}", asked.href(), language.tag()),
    }
}

/// All pages, for whoever wants to say something without walking the form.
fn pages(asked: &Asked<'_>, remarks: &[Remark], language: &Language) -> Vec<PageLink> {
    let Some(edition) = &asked.edition else { return Vec::new() };
    let reader = Reader::new(&asked.app.interface, language, &edition.survey.default_language());
    let own = |page: &str| {
        remarks.iter().filter(|remark| remark.page == page && remark.reviewer == asked.reviewer.id).count()
    };
    let line = |page: &crate::definition::Page| PageLink {
        words: [reader.label(&page.wording)]
            .into_iter()
            .chain(page.items.iter().map(|item| reader.label(&item.wording)))
            .find(|words| !words.is_empty())
            .unwrap_or_else(|| page.id.clone()),
        href: format!("{}?page={}&lang={}&rev={}", asked.href(), page.id, language.tag(), edition.number),
        said: own(&page.id),
    };
    edition.survey.pages.iter().map(line).collect()
}

fn remark_view(asked: &Asked<'_>, remark: &Remark, reviewers: &[Reviewer], own: &Reader<'_>) -> RemarkView {
    let who = reviewers.iter().find(|reviewer| reviewer.id == remark.reviewer);
    let name = who.map(|who| who.name.clone()).filter(|name| !name.is_empty());
    let ready = READY.iter().find(|(word, _)| remark.ready.as_deref() == Some(*word));
    let mut read: Vec<String> = Vec::new();
    let roles = asked.edition.iter().flat_map(|edition| &edition.survey.roles);
    let mut role = roles.filter(|role| remark.role.as_deref() == Some(&role.id));
    read.extend(role.next().map(|role| own.words(&role.label)));
    let band = remark.band.as_deref().and_then(Band::parse);
    read.extend(band.map(|band| own.say(&format!("review-band-{}", band.id().trim_end_matches('+')))));
    let (before, now) = difference_of(&remark.said, &remark.outcome.now_said);
    let changed = remark.state() == RemarkState::Changed;
    RemarkView {
        who: match name {
            _ if remark.reviewer == asked.reviewer.id => own.say("review-you"),
            Some(name) => name,
            None => own.say("review-somebody"),
        },
        about: remark.said.lines().next().unwrap_or_default().to_owned(),
        lang: remark.language.clone(),
        language: Language::parse(&remark.language).map(|language| language.name()).unwrap_or_default(),
        read: read.join(", "),
        ready: ready.map(|(_, key)| own.say(key)).unwrap_or_default(),
        words: remark.words.clone(),
        state: match remark.state() {
            RemarkState::Open => "open",
            RemarkState::Changed => "changed",
            RemarkState::Kept => "kept",
        },
        answer: remark.outcome.answer.clone(),
        before: if changed { before } else { Vec::new() },
        now: if changed { now } else { Vec::new() },
    }
}
