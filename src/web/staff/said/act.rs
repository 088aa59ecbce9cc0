//! What is done to an entry: saved, reviewed, published, taken back, thrown away; champions are asked to sign it.

use super::one::{gaps, has_written, show};
use super::typed::Typed;
use super::{Desk, read};
use crate::changes::{Entry, Part, languages, news_of, told, told_of, writers, wrong};
use crate::figures::{Asked, report};
use crate::report::Links;
use crate::store::{self, ChangeRecord, CoSigner, Publication};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use crate::web::review::{LINK_SECONDS, NAME_MAX, is_first_name, pressed_id, without_controls};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// `POST /results/{survey}/you-said/{change}`
pub(in crate::web::staff) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let (survey, id) = path.into_inner();
    let desk = Desk::of(&app, &req, &survey).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let button = field(&form, "do").unwrap_or_default();
    let (verb, what) = button.split_once(':').unwrap_or((button, ""));
    if verb != "yes" {
        desk.must_write()?;
    }
    let change = app.store.change(&survey, &id).await?;
    match verb {
        "save" => save(&desk, change, &form).await,
        "take" => take(&desk, change, &form, what).await,
        "yes" => review(&desk, change, &form).await,
        "publish" => publish(&desk, change, &form).await,
        "take-back" => {
            app.store.take_back_change(&survey, &id, desk.entry("took back what was done", &id)).await?;
            app.catalogue.reload().await?;
            Ok(done(&desk, &id, "taken-back"))
        }
        "delete" => {
            app.store.delete_change(&survey, &id, desk.entry("threw away what was done", &id)).await?;
            Ok(go(&format!("{}?done=deleted", desk.href())))
        }
        "ask" => ask(&desk, change, &form).await,
        "end" => {
            app.store.end_co_signer(&survey, &id, what).await?;
            Ok(done(&desk, &id, "ended"))
        }
        _ => Err(Error::NotFound),
    }
}

fn done(desk: &Desk<'_>, id: &str, what: &str) -> HttpResponse {
    go(&format!("{}/{id}?done={what}", desk.href()))
}

/// Keeps what was typed. Where somebody was faster, both are shown.
async fn save(desk: &Desk<'_>, change: ChangeRecord, form: &[(String, String)]) -> Result<HttpResponse, Error> {
    let typed = Typed::read(desk, form, &read(&change)).await?;
    keep(desk, change, typed, form, "saved").await
}

async fn keep(
    desk: &Desk<'_>,
    change: ChangeRecord,
    mut typed: Typed,
    form: &[(String, String)],
    what: &str,
) -> Result<HttpResponse, Error> {
    if typed.wrong.is_some() {
        return show(desk, &change, typed, StatusCode::UNPROCESSABLE_ENTITY, "").await;
    }
    let seen = field(form, "revision").and_then(|revision| revision.parse::<i32>().ok());
    let faster = seen != Some(change.revision);
    if !faster && typed.entry == read(&change) {
        return Ok(done(desk, &change.id, what));
    }
    let mut all = writers(&change);
    if !has_written(&change, desk.email()) {
        all.push(desk.email().to_owned());
    }
    let saved = ChangeRecord {
        body: typed.entry.json(),
        writers: serde_json::to_string(&all).unwrap_or_default(),
        written_at: desk.app.clock.seconds(),
        ..change.clone()
    };
    let kept = if faster { Err(store::Error::Taken) } else { desk.app.store.save_change(saved).await };
    match kept {
        Ok(()) => Ok(done(desk, &change.id, what)),
        Err(store::Error::Taken) => {
            let now = desk.app.store.change(&change.survey, &change.id).await?;
            let told = "Somebody else saved this entry meanwhile. Your words stand in the form, and theirs under \u{201c}As \
                        families will read it\u{201d}. Save again to keep yours.";
            typed.wrong = Some((String::new(), told.to_owned()));
            show(desk, &now, typed, StatusCode::CONFLICT, "").await
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a sentence of the report over, as it stands.
async fn take(
    desk: &Desk<'_>,
    change: ChangeRecord,
    form: &[(String, String)],
    item: &str,
) -> Result<HttpResponse, Error> {
    let app = desk.app;
    let mut typed = Typed::read(desk, form, &read(&change)).await?;
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    let view = report(sources, &desk.edition, &Asked::All, Links::default()).await?;
    let question = view.questions.iter().find(|question| question.id == item).ok_or(Error::NotFound)?;
    let all = languages(&desk.edition.survey);
    // Its sentences are in English; where the survey is not, its first language is where words are written from.
    let english = Language::english();
    let language = if all.contains(&english) { english } else { desk.edition.survey.default_language() };
    let known = typed.entry.only(Part::Said, &language).to_owned();
    let sentence = question.finding.text.as_str();
    let words = if known.is_empty() { sentence.to_owned() } else { format!("{known} {sentence}") };
    typed.entry.write(Part::Said, &language, &words);
    if typed.entry.year.is_none() && typed.entry.item.is_none() && typed.entry.only(Part::About, &language).is_empty() {
        typed.entry.item = Some(item.to_owned());
    }
    keep(desk, change, typed, form, "taken").await
}

/// A second person says yes to exactly these words.
async fn review(desk: &Desk<'_>, change: ChangeRecord, form: &[(String, String)]) -> Result<HttpResponse, Error> {
    let entry = read(&change);
    let refusal = match () {
        () if has_written(&change, desk.email()) => {
            Some("You have written some of this yourself, so somebody else has to review it.")
        }
        () if field(form, "revision") != Some(change.revision.to_string().as_str()) => {
            Some("It was changed while you read. Read it again, then say yes.")
        }
        () if !gaps(desk, &entry).is_empty() => Some("Words are missing. It can be reviewed once nothing is missing."),
        () => wrong(&entry, &desk.edition.survey),
    };
    if let Some(refusal) = refusal {
        return refuse(desk, &change, refusal).await;
    }
    let id = change.id.clone();
    let audited = desk.entry("reviewed what was done", &id);
    let who = Some(desk.email().to_owned());
    let at = Some(desk.app.clock.seconds());
    desk.app.store.review_change(ChangeRecord { reviewed_by: who, reviewed_at: at, ..change }, audited).await?;
    Ok(done(desk, &id, "reviewed"))
}

async fn refuse(desk: &Desk<'_>, change: &ChangeRecord, why: &str) -> Result<HttpResponse, Error> {
    let wrong = Some((String::new(), why.to_owned()));
    let typed = Typed { wrong, ..Typed::of(read(change)) };
    show(desk, change, typed, StatusCode::UNPROCESSABLE_ENTITY, "").await
}

/// Publishes what a second person has read, and tells those who asked to hear, once for each thing that is new.
async fn publish(desk: &Desk<'_>, change: ChangeRecord, form: &[(String, String)]) -> Result<HttpResponse, Error> {
    let (app, survey) = (desk.app, &desk.edition.survey);
    let entry = read(&change);
    let lacks = gaps(desk, &entry);
    if !lacks.is_empty() {
        return refuse(desk, &change, &format!("Words are missing. {}.", lacks.join("; "))).await;
    }
    if let Some(wrong) = wrong(&entry, survey) {
        return refuse(desk, &change, wrong).await;
    }
    if change.reviewed_by.is_none() || field(form, "revision") != Some(change.revision.to_string().as_str()) {
        return refuse(desk, &change, "Somebody who did not write it has to review it as it is now.").await;
    }
    let before = told_of(&change);
    let is_news = before.is_none_or(|before| before.entry.state != entry.state);
    let all = if is_news { app.store.subscribers(&survey.id).await? } else { Vec::new() };
    let signers = app.store.co_signers(&survey.id, &change.id).await?;
    let publication = Publication {
        change: (survey.id.clone(), change.id.clone()),
        revision: change.revision,
        published: told(&entry, signed(&signers, &entry)),
        by: desk.email().to_owned(),
        at: app.clock.seconds(),
        news: news_of(&app.keys, &survey.id, &change.id, entry.state.word(), &all),
    };
    app.store.publish_change(publication, desk.entry("published what was done", &change.id)).await?;
    app.catalogue.reload().await?;
    Ok(done(desk, &change.id, "published"))
}

/// The names of those who have signed exactly these words.
pub(super) fn signed(signers: &[CoSigner], entry: &Entry) -> Vec<String> {
    let mark = entry.mark();
    let same = signers.iter().filter(|signer| signer.signed.as_ref() == Some(&mark));
    same.filter_map(|signer| signer.credit.clone()).collect()
}

/// Asks a champion to sign, by a link.
async fn ask(desk: &Desk<'_>, change: ChangeRecord, form: &[(String, String)]) -> Result<HttpResponse, Error> {
    let name = without_controls(field(form, "name").unwrap_or_default());
    let young = field(form, "young").is_some();
    let wrong = match () {
        () if name.is_empty() => Some("Write what the person is called."),
        () if name.chars().count() > NAME_MAX => Some("A name takes 100 letters at most."),
        () if young && !is_first_name(&name) => Some("Of somebody under 18 write the first name only."),
        () => None,
    };
    if let Some(wrong) = wrong {
        let typed = Typed { wrong: Some(("name".to_owned(), wrong.to_owned())), ..Typed::of(read(&change)) };
        return show(desk, &change, typed, StatusCode::UNPROCESSABLE_ENTITY, "").await;
    }
    let signer = CoSigner {
        survey: change.survey,
        change: change.id.clone(),
        id: pressed_id(form),
        name,
        young,
        credit: None,
        signed: None,
        created_by: desk.email().to_owned(),
        expires_at: desk.app.clock.seconds() + LINK_SECONDS,
    };
    desk.app.store.add_co_signer(signer).await?;
    Ok(done(desk, &change.id, "asked"))
}
