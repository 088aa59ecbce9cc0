//! Asking people about a survey before it goes out: who is asked, what they say, what became of it, who has said yes.

mod view;

use super::desk::{Desk, Form};
use super::words::spreadsheet;
use crate::authoring::{needed, to_cell};
use crate::publish::{Edition, Round};
use crate::rights::Right;
use crate::store::{self, Outcome, RemarkState, Review, Reviewer};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::review::{LINK_SECONDS, NAME_MAX, WORDS_MAX, is_first_name, part_mark, pressed_id, without_controls};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use view::{Typed, said_now, show};

/// How long a survey waits for those who were asked.
const WAIT_SECONDS: i64 = 14 * 86_400;

/// The review of the survey on the desk.
pub(super) async fn round(desk: &Desk<'_>) -> Result<Round, Error> {
    let live = desk.live.as_ref().and_then(|live| live.survey.sign_offs);
    let own = desk.checked().survey.as_ref().and_then(|survey| survey.sign_offs);
    Ok(Round::of(&desk.app.store, &desk.draft, needed(live, own), desk.app.clock.seconds()).await?)
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
        _ if typed.chars().count() > WORDS_MAX => Some("Write 2,000 letters at most."),
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
    let outcome = Outcome::new(state, typed, now_said, (by, app.clock.seconds()));
    app.store.answer_remark(&desk.survey, id, outcome).await?;
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
