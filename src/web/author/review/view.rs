//! The page on which authors see who is asked about a draft, what they say, and what became of it.

use super::round;
use crate::authoring::{Eyes, READY, difference_of, language_name, said};
use crate::clock::staff_time;
use crate::definition::Band;
use crate::publish::{Edition, Round, is_about};
use crate::store::{Remark, RemarkState, Reviewer};
use crate::texts::{Args, Language};
use crate::web::author::desk::Desk;
use crate::web::author::frame;
use crate::web::error::Error;
use crate::web::preview;
use crate::web::review::press;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

fn date(at: i64) -> String {
    staff_time(at).strftime("%-d %B %Y").to_string()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReviewView {
    asked: bool,
    /// The number of the form that asks somebody.
    press: String,
    until: String,
    lapsed: String,
    shared: bool,
    agreed: String,
    needed: bool,
    open: usize,
    reviewers: Vec<ReviewerView>,
    questions: Vec<QuestionView>,
    fields: Typed,
    error: String,
    error_at: String,
}

/// What was typed about somebody who is to be asked.
#[derive(Serialize, Default)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) adult: String,
    pub(super) lived: bool,
    pub(super) young: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReviewerView {
    id: String,
    name: String,
    about: String,
    href: String,
    yes: String,
    credit: String,
    /// Whether the published survey does not name them so.
    unnamed: bool,
    minutes: i32,
}

#[derive(Serialize)]
struct QuestionView {
    words: String,
    href: String,
    remarks: Vec<RemarkView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RemarkView {
    id: String,
    who: String,
    when: String,
    read: String,
    lang: String,
    ready: String,
    upset: bool,
    words: String,
    open: bool,
    changed: bool,
    answer: String,
    answered: String,
    before: Vec<String>,
    now: Vec<String>,
    typed: String,
}

/// The page. `error` stands at the field, or the remark, `error_at`; `typed` is the answer that was typed there.
pub(super) async fn show(
    desk: &Desk<'_>,
    status: StatusCode,
    done: &str,
    fields: Typed,
    (error, error_at, typed): (&str, &str, &str),
) -> Result<HttpResponse, Error> {
    let round = round(desk).await?;
    let review = round.review.as_ref();
    let view = ReviewView {
        asked: review.is_some(),
        press: press(),
        until: if round.waits() { round.until() } else { String::new() },
        lapsed: if round.waits() { String::new() } else { round.until() },
        shared: review.is_some_and(|review| review.shared),
        agreed: round.words(),
        needed: round.needed.is_some(),
        open: round.open().count(),
        reviewers: round
            .reviewers
            .iter()
            .filter(|one| !one.name.is_empty())
            .map(|one| person(desk, &round, one))
            .collect(),
        questions: questions(desk, &round, (error_at, typed)),
        fields,
        error: error.to_owned(),
        error_at: error_at.to_owned(),
    };
    frame::told(desk, status, ("/review", "Review"), done, "author/review", view)
}

fn person(desk: &Desk<'_>, round: &Round, reviewer: &Reviewer) -> ReviewerView {
    let mut about: Vec<String> = Vec::new();
    about.extend(reviewer.email.clone());
    about.extend(reviewer.lived_experience.then(|| "lived experience".to_owned()));
    about.extend(reviewer.adult.as_ref().map(|adult| format!("under 18; {adult} is the adult")));
    let yes = round.sign_offs.iter().find(|yes| yes.reviewer == reviewer.id);
    let end = preview::personal(desk.app, &desk.survey, 'r', &reviewer.id);
    let is_linked = reviewer.email.is_none() && reviewer.is_asked(desk.app.clock.seconds());
    ReviewerView {
        id: reviewer.id.clone(),
        name: reviewer.name.clone(),
        about: about.join(", "),
        href: if is_linked { format!("{}/review/{end}", desk.app.settings.public_url) } else { String::new() },
        yes: match yes {
            Some(yes) if is_about(&yes.body, &desk.draft) => format!("Said yes on {}.", date(yes.at)),
            Some(yes) => format!("Said yes on {}, before the last changes. Ask again.", date(yes.at)),
            None => "Has not said yes.".to_owned(),
        },
        credit: reviewer.credit.clone().unwrap_or_default(),
        unnamed: desk.live.is_some() && reviewer.credit.is_some() && reviewer.credit != reviewer.credited,
        minutes: reviewer.minutes,
    }
}

/// What was said, by question in the order of the survey; of what is not there any more, last.
fn questions(desk: &Desk<'_>, round: &Round, typed: (&str, &str)) -> Vec<QuestionView> {
    let (draft, base) = (&desk.draft, format!("/author/{}", desk.survey));
    let items = draft.items();
    let mut places: Vec<(Option<&str>, Option<&str>, String, String)> = Vec::new();
    for (number, page) in draft.pages().iter().enumerate() {
        let id = page.text_of("id");
        let words = format!("The page \u{201c}{}\u{201d}", draft.page_words(page));
        places.push((Some(id), None, words, format!("{base}/pages/{id}")));
        for part in items.iter().filter(|part| part.page == number) {
            places.push((
                None,
                Some(part.id()),
                draft.item_words(part.node),
                format!("{base}/questions/{}", part.id()),
            ));
        }
    }
    let is_here = |remark: &Remark, (page, item): (Option<&str>, Option<&str>)| match &remark.item {
        Some(own) => item == Some(own.as_str()),
        None => page == Some(remark.page.as_str()),
    };
    // One look at the draft is enough for all that was said of it.
    let edition = Edition::preview(draft, &desk.media, "~", desk.revision).ok();
    let of = |remarks: Vec<&Remark>| -> Vec<RemarkView> {
        let mut remarks = remarks;
        // What upset somebody comes first, then what waits.
        remarks.sort_by_key(|remark| (remark.state() != RemarkState::Open, remark.ready.as_deref() != Some("upset")));
        remarks.into_iter().map(|remark| remark_view(desk, (round, edition.as_ref()), remark, typed)).collect()
    };
    let mut found: Vec<QuestionView> = Vec::new();
    for (page, item, words, href) in &places {
        let own: Vec<&Remark> = round.remarks.iter().filter(|remark| is_here(remark, (*page, *item))).collect();
        if !own.is_empty() {
            found.push(QuestionView { words: words.clone(), href: href.clone(), remarks: of(own) });
        }
    }
    let gone = |remark: &&Remark| !places.iter().any(|(page, item, ..)| is_here(remark, (*page, *item)));
    let gone: Vec<&Remark> = round.remarks.iter().filter(gone).collect();
    if !gone.is_empty() {
        let words = "What is not in the survey any more".to_owned();
        found.push(QuestionView { words, href: String::new(), remarks: of(gone) });
    }
    found
}

fn remark_view(
    desk: &Desk<'_>,
    (round, edition): (&Round, Option<&Edition>),
    remark: &Remark,
    (error_at, typed): (&str, &str),
) -> RemarkView {
    let who = round.reviewer(&remark.reviewer);
    let name = who.map(|who| who.name.clone()).filter(|name| !name.is_empty());
    let ready = READY.iter().find(|(word, _)| remark.ready.as_deref() == Some(*word));
    let say = |key: &str| desk.app.interface.say(&Language::english(), key, &Args::new());
    let mut read: Vec<String> = Language::parse(&remark.language).iter().map(language_name).collect();
    read.extend(remark.role.as_deref().map(|role| desk.draft.role_words(role)));
    read.extend(remark.band.as_deref().map(crate::authoring::band_words));
    let now_said = match remark.state() {
        // What can't be shown is not known to have changed.
        RemarkState::Open => edition.map_or_else(|| remark.said.clone(), |edition| said_now(desk, edition, remark)),
        _ => remark.outcome.now_said.clone(),
    };
    let (before, now) = difference_of(&remark.said, &now_said);
    RemarkView {
        id: remark.id.clone(),
        who: match (name, who.is_some_and(|who| who.lived_experience)) {
            (Some(name), true) => format!("{name}, with lived experience"),
            (Some(name), false) => name,
            (None, _) => "Somebody".to_owned(),
        },
        when: date(remark.at),
        read: read.join(", "),
        lang: remark.language.clone(),
        ready: ready.map(|(_, key)| say(key)).unwrap_or_default(),
        upset: remark.ready.as_deref() == Some("upset"),
        words: remark.words.clone(),
        open: remark.state() == RemarkState::Open,
        changed: remark.state() == RemarkState::Changed,
        answer: remark.outcome.answer.clone(),
        answered: remark
            .outcome
            .answered_by
            .iter()
            .zip(remark.outcome.answered_at)
            .map(|(by, at)| format!("{by}, {}", date(at)))
            .collect(),
        before,
        now,
        typed: if error_at == remark.id { typed.to_owned() } else { String::new() },
    }
}

/// What a remark is about, as it reads in the draft now.
pub(super) fn said_now(desk: &Desk<'_>, edition: &Edition, remark: &Remark) -> String {
    let eyes = Eyes {
        language: Language::parse(&remark.language).unwrap_or_else(Language::english),
        role: remark.role.clone(),
        band: remark.band.as_deref().and_then(Band::parse),
    };
    let reader = eyes.reader(&desk.app.interface, &edition.survey);
    said(&edition.survey, &remark.page, remark.item.as_deref(), &reader)
}
