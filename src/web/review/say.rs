//! Saying something about a page, or a question on it, in the words that somebody reads.

use super::asked::{Asked, from};
use super::form::{WORDS_MAX, part_mark, press, pressed_id, without_controls};
use crate::authoring::{Draft, Eyes, READY, said};
use crate::definition::{Band, Item, Page};
use crate::publish::Edition;
use crate::store::{self, Outcome, Remark};

use crate::web::error::Error;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

/// How much one person may say about one survey.
const REMARKS_MAX: i64 = 200;
/// The longest name of a page.
const PAGE_MAX: usize = 100;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SayView {
    title: String,
    csrf: String,
    action: String,
    home: String,
    form_href: String,
    page: String,
    page_lang: String,
    page_dir: &'static str,
    questions: Vec<Question>,
    single: bool,
    whole_chosen: bool,
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    bands: Vec<Choice>,
    ready: Vec<Choice>,
    words: String,
    error: String,
    error_at: &'static str,
    /// The number of the form.
    press: String,
    /// The revision that is shown.
    revision: i32,
    done: bool,
    adult: String,
    upset: bool,
}

/// A question as it is read.
#[derive(Serialize)]
struct Question {
    id: String,
    words: Vec<String>,
    chosen: bool,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

fn choice(value: &str, words: String, chosen: bool) -> Choice {
    Choice { value: value.to_owned(), words, chosen }
}

/// What was typed, where something was wrong with it.
#[derive(Default)]
struct Typed {
    item: Option<String>,
    ready: Option<String>,
    words: String,
}

/// The page on which something is said about `page`.
pub(super) async fn get(asked: &Asked<'_>, req: &HttpRequest, page: &str) -> Result<HttpResponse, Error> {
    let from = from(req);
    let revision = from("rev").and_then(|number| number.parse().ok());
    let (_, edition) = asked.seen(revision).await?.ok_or(Error::NotFound)?;
    let found = edition.survey.page(page).ok_or(Error::NotFound)?;
    let done = from("done");
    let eyes = asked.eyes(&from);
    show((asked, req), &edition, found, &eyes, StatusCode::OK, &Typed::default(), ("", ""), done.as_deref())
}

#[allow(clippy::too_many_arguments)] // Each is a part of the one page; a struct of them would be named once, here.
fn show(
    (asked, req): (&Asked<'_>, &HttpRequest),
    edition: &Edition,
    page: &Page,
    eyes: &Eyes,
    status: StatusCode,
    typed: &Typed,
    (error, error_at): (&str, &'static str),
    done: Option<&str>,
) -> Result<HttpResponse, Error> {
    let (app, own) = (asked.app, asked.reader());
    let reader = eyes.reader(&app.interface, &edition.survey);
    let items: Vec<&Item> = page.items.iter().flat_map(Item::with_inner).filter(|item| !is_hidden(item)).collect();
    let questions: Vec<Question> = items
        .iter()
        .map(|item| Question {
            id: item.id.clone(),
            words: crate::authoring::words_of(item, &reader),
            chosen: typed.item.as_deref() == Some(&item.id),
        })
        .collect();
    let everybody = |chosen| choice("", own.say("review-everybody"), chosen);
    let roles = &edition.survey.roles;
    let role_of = |role: &crate::definition::Role| {
        choice(&role.id, own.words(&role.label), eyes.role.as_deref() == Some(&role.id))
    };
    let band_of = |band: Band| {
        choice(band.id(), own.say(&format!("review-band-{}", band.id().trim_end_matches('+'))), eyes.band == Some(band))
    };
    let view = SayView {
        title: own.say("review-say-title"),
        csrf: asked.csrf(),
        action: format!("{}?lang={}", asked.href(), asked.language.tag()),
        home: format!("{}?lang={}", asked.href(), asked.language.tag()),
        form_href: format!("/s/~{}/{}?lang={}", asked.token, page.id, eyes.language.tag()),
        page: page.id.clone(),
        page_lang: eyes.language.tag().to_owned(),
        page_dir: eyes.language.dir(),
        single: questions.len() == 1,
        whole_chosen: typed.item.is_none(),
        questions,
        languages: edition
            .survey
            .languages
            .iter()
            .map(|one| choice(one.tag(), one.name(), *one == eyes.language))
            .collect(),
        roles: std::iter::once(everybody(eyes.role.is_none()))
            .chain(roles.iter().map(role_of))
            .filter(|_| !roles.is_empty())
            .collect(),
        bands: std::iter::once(everybody(eyes.band.is_none())).chain(Band::ALL.into_iter().map(band_of)).collect(),
        ready: READY
            .iter()
            .map(|(word, key)| choice(word, own.say(key), typed.ready.as_deref() == Some(*word)))
            .collect(),
        words: typed.words.clone(),
        error: if error.is_empty() { String::new() } else { own.say(error) },
        error_at,
        press: press(),
        revision: edition.number,
        done: done.is_some(),
        upset: done == Some("upset"),
        adult: asked.reviewer.adult.clone().unwrap_or_default(),
    };
    super::home::page((asked, req), status, "review/say", view)
}

fn is_hidden(item: &Item) -> bool {
    item.kind.name() == "hidden"
}

/// Takes what was said. It is about the words that were shown; whatever has become of them since, it is kept.
pub(super) async fn post(
    (asked, req): (&Asked<'_>, &HttpRequest),
    form: &[(String, String)],
) -> Result<HttpResponse, Error> {
    let (survey, page) = (&asked.reviewer.survey, field(form, "page").unwrap_or_default());
    let revision = field(form, "rev").and_then(|number| number.parse().ok());
    let seen = asked.seen(revision).await?;
    let found = seen.as_ref().and_then(|(draft, edition)| Some((draft, edition, edition.survey.page(page)?)));
    let eyes = asked.eyes(|name| field(form, if name == "lang" { "of" } else { name }).map(str::to_owned));
    let on_page = |item: &&str| {
        found.is_some_and(|(.., page)| page.items.iter().flat_map(Item::with_inner).any(|one| one.id == *item))
    };
    let ready = field(form, "ready").and_then(|word| READY.iter().find(|(known, _)| *known == word));
    let typed = Typed {
        item: field(form, "item").filter(on_page).map(str::to_owned),
        ready: ready.map(|(word, _)| (*word).to_owned()),
        words: without_controls(field(form, "words").unwrap_or_default()),
    };
    let wrong = match () {
        () if typed.words.is_empty() && typed.ready.is_none() => Some(("review-say-empty", "ready")),
        () if typed.words.chars().count() > WORDS_MAX => Some(("review-say-long", "words")),
        () => None,
    };
    let refuse = |wrong| match found {
        Some((_, edition, page)) => {
            show((asked, req), edition, page, &eyes, StatusCode::UNPROCESSABLE_ENTITY, &typed, wrong, None)
        }
        None => Err(Error::NotFound),
    };
    if let Some(wrong) = wrong {
        return refuse(wrong);
    }
    let said = |(_, edition, page): (&Draft, &Edition, &Page)| {
        let reader = eyes.reader(&asked.app.interface, &edition.survey);
        said(&edition.survey, &page.id, typed.item.as_deref(), &reader)
    };
    let remark = Remark {
        survey: survey.clone(),
        id: pressed_id(form),
        reviewer: asked.reviewer.id.clone(),
        at: asked.app.clock.seconds(),
        page: page.chars().take(PAGE_MAX).filter(|c| !c.is_control()).collect(),
        language: eyes.language.tag().to_owned(),
        role: eyes.role.clone(),
        band: eyes.band.map(|band| band.id().to_owned()),
        said: found.map(said).unwrap_or_default(),
        part: found.map(|(draft, ..)| part_mark(draft, page, typed.item.as_deref())).unwrap_or_default(),
        shared: asked.review.as_ref().is_some_and(|review| review.shared),
        item: typed.item.clone(),
        ready: typed.ready.clone(),
        words: typed.words.clone(),
        outcome: Outcome::default(),
    };
    match asked.app.store.add_remark(remark, REMARKS_MAX).await {
        // The button was pressed twice.
        Ok(true) | Err(store::Error::Taken) => {}
        Ok(false) => return refuse(("review-say-enough", "words")),
        Err(error) => return Err(error.into()),
    }
    if found.is_none() {
        return Ok(go(&format!("{}?lang={}&done=saved", asked.href(), asked.language.tag())));
    }
    let done = if typed.ready.as_deref() == Some("upset") { "upset" } else { "said" };
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("page", page).append_pair("lang", eyes.language.tag());
    for (name, value) in [("role", eyes.role.as_deref()), ("band", eyes.band.map(Band::id))] {
        query.extend_pairs(value.map(|value| (name, value)));
    }
    Ok(go(&format!("{}?{}", asked.href(), query.append_pair("done", done).finish())))
}
