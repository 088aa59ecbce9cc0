//! Asking people about a survey before it goes out: who is asked, what they say, what became of it, who has said yes.

use super::desk::{Desk, Form};
use super::frame;
use super::words::spreadsheet;
use crate::authoring::{Draft, Eyes, READY, difference_of, language_name, needed, said, to_cell};
use crate::clock::staff_time;
use crate::definition::Band;
use crate::keys::hash;
use crate::publish::{Edition, Round, is_about};
use crate::rights::Right;
use crate::store::{self, Remark, RemarkAnswer, RemarkState, Review, Reviewer};
use crate::texts::{Args, Language};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::preview;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

/// How long a survey waits for those who were asked.
const WAIT_SECONDS: i64 = 14 * 86_400;
/// For how long a personal link holds after the review was last asked for.
const LINK_SECONDS: i64 = 30 * 86_400;
/// The longest name, and the longest answer to a remark.
const NAME_MAX: usize = 100;
const ANSWER_MAX: usize = 2_000;

/// The review of the survey on the desk.
pub(super) async fn round(desk: &Desk<'_>) -> Result<Round, Error> {
    let live = desk.live.as_ref().and_then(|live| live.survey.sign_offs);
    let own = desk.checked().survey.as_ref().and_then(|survey| survey.sign_offs);
    Ok(Round::of(&desk.app.store, &desk.draft, needed(live, own), desk.app.clock.seconds()).await?)
}

/// Stands for a question, or a page, as it is defined.
pub(in crate::web) fn part_mark(draft: &Draft, page: &str, item: Option<&str>) -> String {
    data_encoding::HEXLOWER.encode(&hash(draft.part_text(page, item).as_bytes())[..16])
}

/// Words without control characters other than line ends: PostgreSQL takes no NUL, and nobody reads the others.
pub(in crate::web) fn without_controls(words: &str) -> String {
    let words = words.replace("\r\n", "\n");
    words.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>().trim().to_owned()
}

/// Whether something can be the first name of somebody under 18, and no more than that.
pub(in crate::web) fn is_first_name(name: &str) -> bool {
    let may_stand = |c: char| !c.is_ascii() || c.is_ascii_alphabetic() || matches!(c, '-' | '\'');
    name.chars().all(|c| may_stand(c) && !c.is_whitespace())
}

/// The number that a form was made with, so that a button that is pressed twice does its work once.
pub(in crate::web) fn pressed_id(form: &[(String, String)]) -> String {
    let sent = field(form, "press").filter(|id| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()));
    sent.map_or_else(press, str::to_owned)
}

/// A number for a form.
pub(in crate::web) fn press() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

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
struct Typed {
    name: String,
    adult: String,
    lived: bool,
    young: bool,
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

/// `GET /author/{survey}/review`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let done = match parameter(&req, "done").as_deref() {
        Some("asked") => {
            "Reviewers with an account find it under \u{201c}Reviews\u{201d}. Everybody else needs a link of their own."
        }
        Some("added") => "The link is below. Give it to this person alone: it opens this draft, and nothing else.",
        Some("ended") => "The link does not work any more.",
        Some("named") => "The published survey names the person so.",
        Some("forgotten") => "The person is forgotten. What was said stays.",
        Some(_) => "Saved.",
        None => "",
    };
    show(&desk, StatusCode::OK, done, Typed::default(), ("", "", "")).await
}

async fn show(
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
        _ => remark.now_said.clone(),
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
        answer: remark.answer.clone(),
        answered: remark
            .answered_by
            .iter()
            .zip(remark.answered_at)
            .map(|(by, at)| format!("{by}, {}", date(at)))
            .collect(),
        before,
        now,
        typed: if error_at == remark.id { typed.to_owned() } else { String::new() },
    }
}

/// What a remark is about, as it reads in the draft now.
fn said_now(desk: &Desk<'_>, edition: &Edition, remark: &Remark) -> String {
    let eyes = Eyes {
        language: Language::parse(&remark.language).unwrap_or_else(Language::english),
        role: remark.role.clone(),
        band: remark.band.as_deref().and_then(Band::parse),
    };
    let reader = eyes.reader(&desk.app.interface, &edition.survey);
    said(&edition.survey, &remark.page, remark.item.as_deref(), &reader)
}

/// `POST /author/{survey}/review`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let button = field(&form, "do").unwrap_or_default();
    let (verb, what) = button.split_once(':').unwrap_or((button, ""));
    let done = match verb {
        "ask" => {
            ask(&desk, field(&form, "shared").is_some()).await?;
            "asked"
        }
        "name" => {
            app.store.credit_reviewers(&survey, vec![what.to_owned()]).await?;
            app.store.record(desk.entry("named a reviewer", "")).await?;
            app.catalogue.reload().await?;
            "named"
        }
        "add" => return add(&desk, &form).await,
        "end" => {
            app.store.end_reviewer(&survey, what).await?;
            app.store.record(desk.entry("took a reviewer's link back", "")).await?;
            "ended"
        }
        "forget" => {
            app.store.forget_reviewer(&survey, what).await?;
            app.store.record(desk.entry("forgot a reviewer", "")).await?;
            app.catalogue.reload().await?;
            "forgotten"
        }
        "changed" => return answer(&desk, what, RemarkState::Changed, &form).await,
        "kept" => return answer(&desk, what, RemarkState::Kept, &form).await,
        _ => return Err(Error::NotFound),
    };
    Ok(go(&format!("/author/{survey}/review?done={done}")))
}

/// Asks everybody about the draft as it is now.
async fn ask(desk: &Desk<'_>, shared: bool) -> Result<(), Error> {
    let now = desk.app.clock.seconds();
    let review = Review {
        survey: desk.survey.clone(),
        opened_by: desk.signed_in.person.email.clone(),
        opened_at: now,
        lapses_at: now + WAIT_SECONDS,
        shared,
        body: desk.draft.text(),
    };
    desk.app.store.ask_for_review(review, now + LINK_SECONDS).await?;
    desk.app.store.record(desk.entry("asked for a review", "")).await?;
    Ok(())
}

/// Asks somebody by a personal link.
async fn add(desk: &Desk<'_>, form: &Form) -> Result<HttpResponse, Error> {
    let app = desk.app;
    let words = |name| field(form, name).unwrap_or_default().trim().replace(char::is_control, "");
    let typed = Typed {
        name: words("name"),
        adult: words("adult"),
        lived: field(form, "lived").is_some(),
        young: field(form, "young").is_some(),
    };
    let wrong = match () {
        () if typed.name.is_empty() => Some(("Write the person\u{2019}s name.", "name")),
        () if typed.name.chars().count() > NAME_MAX || typed.adult.chars().count() > NAME_MAX => {
            Some(("A name takes 100 letters at most.", "name"))
        }
        () if typed.young && !is_first_name(&typed.name) => {
            Some(("Of somebody under 18 write the first name only.", "name"))
        }
        () if typed.young && typed.adult.is_empty() => {
            Some(("Write who the adult is that looks after this person here.", "adult"))
        }
        () if !typed.young && !typed.adult.is_empty() => {
            Some(("An adult is named for somebody under 18. Tick that, or leave the adult out.", "young"))
        }
        () => None,
    };
    if let Some((error, at)) = wrong {
        return show(desk, StatusCode::UNPROCESSABLE_ENTITY, "", typed, (error, at, "")).await;
    }
    let now = app.clock.seconds();
    let reviewer = Reviewer {
        survey: desk.survey.clone(),
        id: pressed_id(form),
        email: None,
        name: typed.name,
        adult: Some(typed.adult).filter(|_| typed.young),
        lived_experience: typed.lived,
        credit: None,
        credited: None,
        minutes: 0,
        created_by: desk.signed_in.person.email.clone(),
        created_at: now,
        expires_at: now + LINK_SECONDS,
    };
    let id = reviewer.id.clone();
    match app.store.add_reviewer(reviewer).await {
        // The button was pressed twice.
        Err(store::Error::Taken) => return Ok(go(&format!("/author/{}/review?done=added", desk.survey))),
        other => other?,
    }
    app.store.record(desk.entry("asked a reviewer", &id)).await?;
    if app.store.review(&desk.survey).await?.is_none() {
        ask(desk, false).await?;
    }
    Ok(go(&format!("/author/{}/review?done=added", desk.survey)))
}

/// Says what became of a remark. What is said to be changed must read or work otherwise than it did.
async fn answer(desk: &Desk<'_>, id: &str, state: RemarkState, form: &Form) -> Result<HttpResponse, Error> {
    let app = desk.app;
    let remarks = app.store.remarks(&desk.survey).await?;
    let remark = remarks.iter().find(|remark| remark.id == id).ok_or(Error::NotFound)?;
    let typed = without_controls(field(form, "answer").unwrap_or_default());
    let edition = Edition::preview(&desk.draft, &desk.media, "~", desk.revision).ok();
    let now_said = edition.map_or_else(|| remark.said.clone(), |edition| said_now(desk, &edition, remark));
    let same_part = part_mark(&desk.draft, &remark.page, remark.item.as_deref()) == remark.part;
    let wrong = match state {
        _ if typed.chars().count() > ANSWER_MAX => Some("Write 2,000 letters at most."),
        RemarkState::Kept if typed.is_empty() => {
            Some("Write why it stays as it is: the person who said it reads this.")
        }
        RemarkState::Changed if same_part => {
            Some("Nothing has been changed there since it was said. Change it, or keep it with a reason.")
        }
        RemarkState::Changed if now_said == remark.said && typed.is_empty() => {
            Some("The words read as before. Write what was changed: the person who said it reads this.")
        }
        _ => None,
    };
    if let Some(error) = wrong {
        return show(desk, StatusCode::UNPROCESSABLE_ENTITY, "", Typed::default(), (error, id, &typed)).await;
    }
    let by = desk.signed_in.person.email.clone();
    let answer = RemarkAnswer { state, answer: typed, now_said, by, at: app.clock.seconds() };
    app.store.answer_remark(&desk.survey, id, answer).await?;
    Ok(go(&format!("/author/{}/review?done=answered#comments", desk.survey)))
}

/// `GET /author/{survey}/review/minutes`: the time that people gave, for payments.
pub(super) async fn minutes(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let mut rows = vec![["name", "address", "named adult", "lived experience", "minutes"].map(str::to_owned)];
    for one in app.store.reviewers(&survey).await?.iter().filter(|one| one.minutes > 0) {
        rows.push([
            to_cell(&one.name),
            to_cell(one.email.as_deref().unwrap_or_default()),
            to_cell(one.adult.as_deref().unwrap_or_default()),
            if one.lived_experience { "yes" } else { "no" }.to_owned(),
            one.minutes.to_string(),
        ]);
    }
    app.store.record(desk.entry("took the reviewers' minutes", "")).await?;
    Ok(spreadsheet(&format!("{survey}.minutes.csv"), &rows))
}
