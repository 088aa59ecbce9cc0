//! Sending answers: judged, stored, and only then told.

use super::cookies::Jar;
use super::draft::{self, Draft};
use super::page::spoken;
use super::path::FROM_CHECK;
use super::visit::{Form, Visit, field, go};
use crate::clock::day_number;
use crate::figures::Step;
use crate::intake::record;
use crate::keys::{DraftSecret, Receipt};
use crate::response::read;
use crate::store::{Standing, Submitted};
use crate::web::error::Error;
use actix_web::HttpResponse;

/// What became of a press of the button.
pub(super) enum Outcome {
    /// Where it goes on: the answers are stored, or a page of them has to be mended first.
    Sent(HttpResponse),
    /// They can't be stored now.
    Busy,
}

/// Sends the draft. A second press, a reload or a resent form is the same submission.
pub(super) async fn send(visit: &Visit<'_>, secret: &DraftSecret, draft: &Draft) -> Result<Outcome, Error> {
    let (app, survey) = (visit.app, &visit.edition.survey);
    let submission = draft.submission();
    let today = visit.edition.today(app.clock.now());
    let places = match visit.places_for(draft).await {
        Ok(places) => places,
        Err(Error::Busy) => return Ok(Outcome::Busy),
        Err(error) => return Err(error),
    };
    let Ok(response) = read(survey, &submission, today, &places) else {
        let page = first_wrong(visit, draft).unwrap_or_else(|| "check".to_owned());
        return Ok(Outcome::Sent(go(&format!("/s/{}/{page}", survey.id))));
    };
    if visit.edition.is_preview() {
        return tried(visit, secret).await.map(Outcome::Sent);
    }
    let receipt = app.keys.receipt(&survey.id, &secret.submission_id());
    let new = record(&app.keys, &visit.edition, (&submission, &response), &receipt, day_number(today))?;
    let submitted = app.store.submit(new).await;
    if matches!(submitted, Ok(Submitted::Stored)) && !draft.at.is_empty() {
        app.journeys.count(&survey.id, draft.begun, Step::Send(&draft.at));
    }
    match submitted {
        Ok(Submitted::Stored | Submitted::Already | Submitted::Conflict) => {
            finish(visit, secret, &receipt).await.map(Outcome::Sent)
        }
        Ok(Submitted::Withdrawn) => Err(Error::Withdrawn),
        Err(crate::store::Error::Busy) => Ok(Outcome::Busy),
        Err(error) => Err(error.into()),
    }
}

/// The first page with something wrong, which says so when it is sent again.
pub(super) fn first_wrong(visit: &Visit<'_>, draft: &Draft) -> Option<String> {
    let reading = visit.reading(&draft.submission());
    let errors = spoken(visit, &reading, &reading.problems, &visit.language());
    let wrong = errors.first()?;
    let step = reading.walk.steps.iter().find(|step| step.items.iter().any(|item| item.id == wrong.item));
    Some(format!("{}{FROM_CHECK}", step.map_or("who", |step| step.page.id.as_str())))
}

/// The draft is gone, but its cookie is there: perhaps it was sent, and the answer did not reach the browser in time.
pub(super) async fn sent_before(visit: &Visit<'_>, secret: &DraftSecret) -> Result<HttpResponse, Error> {
    let receipt = visit.app.keys.receipt(&visit.edition.survey.id, &secret.submission_id());
    match visit.app.store.submitted(receipt.key().into()).await? {
        Standing::Stored(_) => finish(visit, secret, &receipt).await,
        Standing::Withdrawn => Err(Error::Withdrawn),
        Standing::Unknown if visit.away => Err(Error::Busy),
        Standing::Unknown => Ok(go(&visit.href(""))),
    }
}

/// Where the draft can't be read, or is lost, what the page carried is what the person has checked.
pub(super) async fn take_carried(visit: &mut Visit<'_>, secret: &DraftSecret, form: &Form) -> Result<(), Error> {
    let carried = field(form, "answers").and_then(|answers| draft::carried(secret, answers));
    if let (None, Some(draft)) = (&visit.draft, carried) {
        visit.edition = visit.app.answered_version(&visit.edition.survey.id, draft.version).await?;
        visit.draft = Some(draft);
    }
    Ok(())
}

/// The response is durable. Only now the draft goes, and the receipt is shown.
async fn finish(visit: &Visit<'_>, secret: &DraftSecret, receipt: &Receipt) -> Result<HttpResponse, Error> {
    let mut response = tried(visit, secret).await?;
    Jar::of(visit.app, &visit.edition).give_receipt(&mut response, receipt);
    Ok(response)
}

/// The draft goes: its answers are stored, or were never meant to be.
async fn tried(visit: &Visit<'_>, secret: &DraftSecret) -> Result<HttpResponse, Error> {
    let app = visit.app;
    if let Err(error) = app.store.delete_draft(secret.key().into()).await {
        tracing::warn!(%error, "a sent draft could not be deleted; it ends by itself within a day");
    }
    let mut response = go(&format!("/s/{}/sent?lang={}", visit.edition.survey.id, visit.language().tag()));
    Jar::of(app, &visit.edition).take_draft(&mut response);
    Ok(response)
}
