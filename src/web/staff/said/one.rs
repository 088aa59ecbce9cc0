//! One entry: its words in every language, the figures that they come from, who reviews and who signs it.

use super::list::{standing, state_words};
use super::typed::Typed;
use super::{Desk, read};
use crate::changes::{Entry, PARTS, Part, State, languages, missing, told_of, writers, wrong};
use crate::figures::{Asked, report};
use crate::report::{Links, ReportView};
use crate::store::{ChangeRecord, CoSigner};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::said::{EntryView, entry_view, token};
use crate::web::staff::frame::page;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneView {
    page_title: String,
    survey: String,
    survey_title: String,
    list: String,
    href: String,
    title: String,
    state: &'static str,
    standing: String,
    revision: i32,
    may_write: bool,
    is_year: bool,
    published: bool,
    /// Whether the words are other than those that families read.
    fresh: bool,
    /// What is missing, a line for each language.
    gaps: Vec<String>,
    wrong: String,
    /// The button that is open: `yes`, `publish` or none.
    next: &'static str,
    /// Whether there is anything that this person can press.
    acts: bool,
    waits: &'static str,
    choices: Vec<Choice>,
    states: Vec<Choice>,
    by: String,
    before: Vec<Choice>,
    after: Vec<Choice>,
    has_share: bool,
    findings: Vec<Finding>,
    tongues: Vec<Tongue>,
    /// As families read it, in the survey's first language.
    shown: EntryView,
    signers: Vec<Signer>,
    error: String,
    error_at: String,
    done: &'static str,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

/// A sentence of the report, to be taken over as it stands.
#[derive(Serialize)]
struct Finding {
    item: String,
    question: String,
    finding: String,
}

/// The words in one language.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tongue {
    tag: String,
    name: String,
    dir: &'static str,
    easy: bool,
    open: bool,
    long: String,
    fields: Vec<FieldView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FieldView {
    name: String,
    id: String,
    label: &'static str,
    hint: &'static str,
    value: String,
    short: bool,
    error: String,
}

#[derive(Serialize)]
struct Signer {
    id: String,
    name: String,
    href: String,
    standing: String,
}

/// `GET /results/{survey}/you-said/{change}`
pub(in crate::web::staff) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, id) = path.into_inner();
    let desk = Desk::of(&app, &req, &survey).await?;
    let change = app.store.change(&survey, &id).await?;
    let done = match parameter(&req, "done").as_deref() {
        Some("saved") => "Saved.",
        Some("taken") => "The sentence stands below, as the report has it.",
        Some("reviewed") => "Thank you. It can be published as it is.",
        Some("published") => "Families can read it now. Those who asked to hear get a mail.",
        Some("taken-back") => "Families do not read it any more.",
        Some("asked") => "The link is below. Give it to this person alone.",
        Some("ended") => "The link does not work any more, and the name is gone.",
        _ => "",
    };
    show(&desk, &change, Typed::of(read(&change)), StatusCode::OK, done).await
}

pub(super) async fn show(
    desk: &Desk<'_>,
    change: &ChangeRecord,
    typed: Typed,
    status: StatusCode,
    done: &'static str,
) -> Result<HttpResponse, Error> {
    let (app, survey) = (desk.app, &desk.edition.survey);
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    let view = report(sources, &desk.edition, &Asked::All, Links::default()).await?;
    let Typed { entry, before, after, by, wrong: error } = &typed;
    let saved = read(change);
    let signers = app.store.co_signers(&survey.id, &change.id).await?;
    let signed = super::act::signed(&signers, &saved);
    let (error_at, error) = error.clone().unwrap_or_default();
    let (next, waits) = next(desk, change, &saved);
    let language = survey.default_language();
    let view = OneView {
        page_title: format!("You said, we did: {}", desk.title(&saved)),
        survey: survey.id.clone(),
        survey_title: app.title(&desk.edition),
        list: desk.href(),
        href: format!("{}/{}", desk.href(), change.id),
        title: desk.title(entry),
        state: state_words(entry),
        standing: standing(&desk.edition, change, &saved),
        revision: change.revision,
        may_write: desk.may_write,
        is_year: entry.year.is_some(),
        published: change.published.is_some(),
        fresh: told_of(change).is_none_or(|told| told.entry != saved || told.signed != signed),
        gaps: gaps(desk, &saved),
        wrong: wrong(&saved, survey).unwrap_or_default().to_owned(),
        acts: desk.may_write || !next.is_empty(),
        next,
        waits,
        choices: questions(desk, entry, &view),
        states: states(entry),
        by: by.clone(),
        before: periods(&view, entry, before),
        after: periods(&view, entry, after),
        has_share: entry.item.is_some() && entry.year.is_none(),
        findings: findings(&view),
        tongues: languages(survey).iter().map(|language| tongue(entry, language, (&error_at, &error))).collect(),
        shown: entry_view(app, &desk.edition, &language, (&change.id, &saved, &signed)),
        signers: signers.iter().map(|signer| signer_view(desk, signer, &saved)).collect(),
        error,
        error_at,
        done,
    };
    page(app, status, Some(&desk.signed_in), "results/said/one", view)
}

/// What this person can do next, or what the entry waits for.
fn next(desk: &Desk<'_>, change: &ChangeRecord, entry: &Entry) -> (&'static str, &'static str) {
    let ready = missing(entry, &desk.edition.survey).is_empty() && wrong(entry, &desk.edition.survey).is_none();
    match &change.reviewed_by {
        _ if !ready => ("", "It can be reviewed once nothing is missing."),
        None if desk.may_review(change) => ("yes", ""),
        None => (
            "",
            "A second person has to review it: somebody who has written none of it. Send them this page\u{2019}s address.",
        ),
        Some(_) if desk.may_write => ("publish", ""),
        Some(_) => ("", "A lead can publish it."),
    }
}

/// What is missing, language by language.
pub(super) fn gaps(desk: &Desk<'_>, entry: &Entry) -> Vec<String> {
    let line = |gap: &crate::changes::Gap| {
        let parts: Vec<String> = gap.parts.iter().map(|part| label(entry, *part).to_lowercase()).collect();
        format!("{}: {}", gap.language.name(), parts.join(", "))
    };
    missing(entry, &desk.edition.survey).iter().map(line).collect()
}

fn questions(desk: &Desk<'_>, entry: &Entry, view: &ReportView) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        words: "No single question: a theme, or the whole survey".to_owned(),
        chosen: entry.item.is_none(),
    };
    let reader = desk.app.reader(&desk.edition, &desk.edition.survey.default_language());
    let shown = |id: &str| view.questions.is_empty() || view.questions.iter().any(|question| question.id == id);
    let asked = desk.edition.survey.items().filter(|item| item.from.is_none() && shown(&item.id));
    let choice = |item: &crate::definition::Item| Choice {
        value: item.id.clone(),
        words: reader.label(&item.wording),
        chosen: entry.item.as_ref() == Some(&item.id),
    };
    std::iter::once(none).chain(asked.map(choice)).collect()
}

fn states(entry: &Entry) -> Vec<Choice> {
    let words = |state: State| match state {
        State::Done => "We did it",
        State::Will => "We will do it, by a day",
        State::Cant => "We can\u{2019}t do it, and say why",
    };
    let choice = |state: State| Choice {
        value: state.word().to_owned(),
        words: words(state).to_owned(),
        chosen: entry.state == state,
    };
    State::ALL.map(choice).into()
}

fn periods(view: &ReportView, entry: &Entry, typed: &str) -> Vec<Choice> {
    let kept = entry.compared.as_ref().filter(|_| typed.is_empty() || typed == "keep");
    let first = match kept {
        Some(_) => Choice { value: "keep".to_owned(), words: "As it is".to_owned(), chosen: true },
        None => Choice { value: String::new(), words: "No picture".to_owned(), chosen: typed.is_empty() },
    };
    let none = kept.map(|_| Choice { value: String::new(), words: "No picture".to_owned(), chosen: false });
    let months = view.periods.iter().filter(|period| period.month.is_some()).map(|period| {
        let value = format!("{}-{}", period.from, period.until);
        Choice { chosen: kept.is_none() && value == typed, value, words: period.label.clone() }
    });
    std::iter::once(first).chain(none).chain(months).collect()
}

fn findings(view: &ReportView) -> Vec<Finding> {
    let told = view.questions.iter().filter(|question| !question.bars.is_empty());
    told.map(|question| Finding {
        item: question.id.clone(),
        question: question.label.text.clone(),
        finding: question.finding.text.clone(),
    })
    .collect()
}

fn tongue(entry: &Entry, language: &Language, (at, error): (&str, &str)) -> Tongue {
    let needed = entry.parts();
    // What is not asked just now stays in the form, so that another choice does not lose it.
    let is_asked = |part: &Part| needed.contains(part) || entry.year.is_none();
    let field = |part: Part| {
        let name = format!("{}/{}", part.word(), language.tag());
        FieldView {
            id: name.replace('/', "_"),
            label: label(entry, part),
            hint: hint(entry, part),
            value: entry.only(part, language).to_owned(),
            short: part.most() < 100,
            error: if at == name { error.to_owned() } else { String::new() },
            name,
        }
    };
    let fields: Vec<FieldView> = PARTS.into_iter().filter(is_asked).map(field).collect();
    let lacks = needed.iter().any(|part| entry.only(*part, language).is_empty());
    Tongue {
        tag: language.tag().to_owned(),
        name: language.name(),
        dir: language.dir(),
        easy: language.is_easy_read(),
        open: lacks || fields.iter().any(|field| !field.error.is_empty()),
        long: long_sentence(entry, language),
        fields,
    }
}

/// The first sentence that is too long for Easy Read: over 15 words.
fn long_sentence(entry: &Entry, language: &Language) -> String {
    const MOST: usize = 15;
    let texts = PARTS.iter().filter(|_| language.is_easy_read()).map(|part| entry.only(*part, language));
    let mut sentences = texts.flat_map(|text| text.split_inclusive(['.', '!', '?', '\n']));
    sentences.find(|one| one.split_whitespace().count() > MOST).unwrap_or_default().trim().to_owned()
}

fn label(entry: &Entry, part: Part) -> &'static str {
    match (entry.year, part) {
        (Some(_), Part::Said) => "What we heard",
        (Some(_), _) => "What we could do better",
        (None, Part::About) => "What it is about",
        (None, Part::Said) => "What you said",
        (None, Part::Did) => "What we did, will do or can\u{2019}t do",
        (None, Part::Why) => "Why not",
        (None, Part::Who) => "Who does it",
    }
}

fn hint(entry: &Entry, part: Part) -> &'static str {
    match (entry.year, part) {
        (None, Part::About) => "Only where it is about no single question. As “Food at night”.",
        (None, Part::Said) => "Only what the report says. Quote nobody: a way of speaking can tell who it was.",
        (None, Part::Why) => "Only for what can’t be done.",
        (None, Part::Who) => "As “the play team”. No names of single people.",
        _ => "",
    }
}

fn signer_view(desk: &Desk<'_>, signer: &CoSigner, entry: &Entry) -> Signer {
    let now = desk.app.clock.seconds();
    let href = format!("{}/co-sign/{}", desk.app.settings.public_url, token(desk.app, signer));
    let standing = match (&signer.credit, &signer.signed) {
        (Some(credit), Some(signed)) if *signed == entry.mark() => format!("Signed as \u{201c}{credit}\u{201d}."),
        (Some(credit), _) => {
            format!("Signed as \u{201c}{credit}\u{201d} before the last changes, so the name is not shown. Ask again.")
        }
        (None, _) => "Has not signed.".to_owned(),
    };
    let href = if now < signer.expires_at { href } else { String::new() };
    Signer { id: signer.id.clone(), name: signer.name.clone(), href, standing }
}

/// Whether somebody has written anything of an entry.
pub(super) fn has_written(change: &ChangeRecord, email: &str) -> bool {
    writers(change).iter().any(|writer| writer == email)
}
