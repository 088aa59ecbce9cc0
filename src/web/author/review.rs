//! Asking people about a survey before it goes out: who is asked, what they say, what became of it, who has said yes.

use super::desk::{Desk, Form};
use super::frame;
use super::words::spreadsheet;
use crate::authoring::{
    Agreed, Agreement, Draft, Eyes, Missing, READY, agreement, difference_of, language_name, said, to_cell,
};
use crate::clock::staff_time;
use crate::definition::{Band, SignOffs};
use crate::json::Pointer;
use crate::publish::Edition;
use crate::rights::Right;
use crate::store::{Remark, RemarkAnswer, RemarkState, Review, Reviewer, SignOff, Store};
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

/// Everything about the review of one survey.
pub(super) struct Round {
    review: Option<Review>,
    reviewers: Vec<Reviewer>,
    remarks: Vec<Remark>,
    sign_offs: Vec<SignOff>,
    needed: Option<SignOffs>,
    now: i64,
}

impl Round {
    pub(super) async fn of(desk: &Desk<'_>) -> Result<Self, Error> {
        let (store, survey): (&Store, &str) = (&desk.app.store, &desk.survey);
        Ok(Self {
            review: store.review(survey).await?,
            reviewers: store.reviewers(survey).await?,
            remarks: store.remarks(survey).await?,
            sign_offs: store.sign_offs(survey).await?,
            needed: desk.checked().survey.as_ref().and_then(|survey| survey.sign_offs),
            now: desk.app.clock.seconds(),
        })
    }

    /// Those who have said yes to the draft as it is.
    fn agreed(&self, draft: &Draft) -> Agreed {
        let holds = |yes: &&SignOff| Draft::parse(&yes.body).is_ok_and(|body| body.meets_the_same(draft));
        let mut agreed = Agreed::default();
        for yes in self.sign_offs.iter().filter(holds) {
            agreed.readers += 1;
            agreed.lived_experience += u32::from(self.reviewer(&yes.reviewer).is_some_and(|one| one.lived_experience));
        }
        agreed
    }

    fn reviewer(&self, id: &str) -> Option<&Reviewer> {
        self.reviewers.iter().find(|reviewer| reviewer.id == id)
    }

    fn agreement(&self, draft: &Draft) -> Agreement {
        let lapses_at = self.review.as_ref().map(|review| review.lapses_at);
        agreement(self.needed, self.agreed(draft), lapses_at, self.now)
    }

    fn open(&self) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(|remark| remark.state() == RemarkState::Open)
    }

    /// What of the review keeps the draft from going out.
    pub(super) fn missing(&self, draft: &Draft) -> Vec<Missing> {
        let at = Pointer::root().key("signOffs");
        let missing = |what: String| Missing { what, at: at.clone() };
        let mut found = Vec::new();
        let open = self.open().count();
        if open > 0 {
            let them = if open == 1 { "comment is" } else { "comments are" };
            found.push(missing(format!("{open} {them} not answered yet.")));
        }
        let agreed = self.needed.map(|needed| self.agreed(draft).words(needed)).unwrap_or_default();
        match self.agreement(draft) {
            Agreement::Unasked => found.push(missing(format!("Reviewers have to be asked: {agreed}."))),
            Agreement::Awaited => {
                found.push(missing(format!("{agreed}. It waits for the others until {}.", self.lapses())));
            }
            Agreement::Needless | Agreement::Given | Agreement::Lapsed => {}
        }
        found
    }

    /// What is said where not enough have said yes, and the survey waits no longer.
    pub(super) fn lapsed(&self, draft: &Draft) -> String {
        match (self.agreement(draft), self.needed) {
            (Agreement::Lapsed, Some(needed)) => format!(
                "The wait for reviewers ended on {}: {}. It can go out without the others.",
                self.lapses(),
                self.agreed(draft).words(needed)
            ),
            _ => String::new(),
        }
    }

    fn lapses(&self) -> String {
        self.review.as_ref().map(|review| date(review.lapses_at)).unwrap_or_default()
    }

    /// Those who took part: who said something, or said yes.
    pub(super) fn took_part(&self) -> Vec<String> {
        let took_part = |reviewer: &&Reviewer| {
            self.remarks.iter().any(|remark| remark.reviewer == reviewer.id)
                || self.sign_offs.iter().any(|yes| yes.reviewer == reviewer.id)
        };
        self.reviewers.iter().filter(took_part).map(|reviewer| reviewer.id.clone()).collect()
    }
}

fn date(at: i64) -> String {
    staff_time(at).strftime("%-d %B %Y").to_string()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReviewView {
    asked: bool,
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
    let round = Round::of(desk).await?;
    let review = round.review.as_ref();
    let view = ReviewView {
        asked: review.is_some(),
        until: review.filter(|review| round.now < review.lapses_at).map(|_| round.lapses()).unwrap_or_default(),
        lapsed: review.filter(|review| round.now >= review.lapses_at).map(|_| round.lapses()).unwrap_or_default(),
        shared: review.is_none_or(|review| review.shared),
        agreed: match round.needed {
            Some(needed) => round.agreed(&desk.draft).words(needed),
            None => match round.agreed(&desk.draft).readers {
                0 => "Nobody has said yes yet".to_owned(),
                1 => "1 has said yes".to_owned(),
                many => format!("{many} have said yes"),
            },
        },
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
    let holds = |yes: &SignOff| Draft::parse(&yes.body).is_ok_and(|body| body.meets_the_same(&desk.draft));
    let end = preview::personal(desk.app, &desk.survey, 'r', &reviewer.id);
    let is_linked = reviewer.email.is_none() && reviewer.is_asked(round.now);
    ReviewerView {
        id: reviewer.id.clone(),
        name: reviewer.name.clone(),
        about: about.join(", "),
        href: if is_linked { format!("{}/review/{end}", desk.app.settings.public_url) } else { String::new() },
        yes: match yes {
            Some(yes) if holds(yes) => format!("Said yes on {}.", date(yes.at)),
            Some(yes) => format!("Said yes on {}, before the last changes. Ask again.", date(yes.at)),
            None => "Has not said yes.".to_owned(),
        },
        credit: reviewer.credit.clone().unwrap_or_default(),
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
    let of = |remarks: Vec<&Remark>| -> Vec<RemarkView> {
        let mut remarks = remarks;
        // What upset somebody comes first, then what waits.
        remarks.sort_by_key(|remark| (remark.state() != RemarkState::Open, remark.ready.as_deref() != Some("upset")));
        remarks.into_iter().map(|remark| remark_view(desk, round, remark, typed)).collect()
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

fn remark_view(desk: &Desk<'_>, round: &Round, remark: &Remark, (error_at, typed): (&str, &str)) -> RemarkView {
    let who = round.reviewer(&remark.reviewer);
    let name = who.map(|who| who.name.clone()).filter(|name| !name.is_empty());
    let ready = READY.iter().find(|(word, _)| remark.ready.as_deref() == Some(*word));
    let say = |key: &str| desk.app.interface.say(&Language::english(), key, &Args::new());
    let mut read: Vec<String> = Language::parse(&remark.language).iter().map(language_name).collect();
    read.extend(remark.role.as_deref().map(|role| desk.draft.role_words(role)));
    read.extend(remark.band.as_deref().map(crate::authoring::band_words));
    let now_said = match remark.state() {
        RemarkState::Open => said_now(desk, remark),
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
fn said_now(desk: &Desk<'_>, remark: &Remark) -> String {
    let preview = Edition::preview(&desk.draft, &desk.media, "~", desk.revision);
    let Ok(edition) = preview else { return String::new() };
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
            let now = app.clock.seconds();
            let review = Review {
                survey: survey.to_string(),
                opened_by: desk.signed_in.person.email.clone(),
                opened_at: now,
                lapses_at: now + WAIT_SECONDS,
                shared: field(&form, "shared").is_some(),
            };
            app.store.ask_for_review(review, now + LINK_SECONDS).await?;
            app.store.record(desk.entry("asked for a review", "")).await?;
            "asked"
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

/// Asks somebody by a personal link.
async fn add(desk: &Desk<'_>, form: &Form) -> Result<HttpResponse, Error> {
    let (app, words) = (desk.app, |name| field(form, name).unwrap_or_default().trim().to_owned());
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
        () if typed.young && typed.name.contains(char::is_whitespace) => {
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
        id: uuid::Uuid::new_v4().simple().to_string(),
        email: None,
        name: typed.name,
        adult: Some(typed.adult).filter(|_| typed.young),
        lived_experience: typed.lived,
        credit: None,
        credited: false,
        minutes: 0,
        created_by: desk.signed_in.person.email.clone(),
        created_at: now,
        expires_at: now + LINK_SECONDS,
    };
    app.store.add_reviewer(reviewer).await?;
    app.store.record(desk.entry("asked a reviewer", "")).await?;
    Ok(go(&format!("/author/{}/review?done=added", desk.survey)))
}

/// Says what became of a remark. What is said to be changed must read or work otherwise than it did.
async fn answer(desk: &Desk<'_>, id: &str, state: RemarkState, form: &Form) -> Result<HttpResponse, Error> {
    let app = desk.app;
    let remarks = app.store.remarks(&desk.survey).await?;
    let remark = remarks.iter().find(|remark| remark.id == id).ok_or(Error::NotFound)?;
    let typed = field(form, "answer").unwrap_or_default().trim().to_owned();
    let now_said = said_now(desk, remark);
    let same_part = desk.draft.is_still(&remark.page, remark.item.as_deref(), &remark.part);
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
