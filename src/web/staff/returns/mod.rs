//! Returns, for whoever has the right to exact counts: the figures of a month, what is entered by hand, and forms on paper
//! that are keyed in. Each look and each change stands in the audit trail, without a count.

mod forms;
mod page;
mod totals;

pub(super) use forms::{get as forms, post as key};
pub(super) use page::{get as page, list};
pub(super) use totals::{get as totals, post as enter};

use super::session::SignedIn;
use crate::definition::Standard;
use crate::publish::Edition;
use crate::returns::Month;
use crate::rights::Right;
use crate::store::{AuditEntry, Place};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::HttpRequest;
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;

/// Who asks, for the return of which survey.
struct Desk<'a> {
    app: &'a App,
    signed_in: SignedIn,
    edition: Arc<Edition>,
}

impl<'a> Desk<'a> {
    /// Errors: this person may not see exact counts; the survey does not ask the question.
    async fn of(app: &'a App, req: &HttpRequest, survey: &str) -> Result<Self, Error> {
        let signed_in = SignedIn::of(app, req).await?;
        let edition = signed_in.survey(app, survey, Right::ExactCounts)?;
        let asks = edition.survey.standard(Standard::FriendsAndFamilyTest).is_some();
        if asks { Ok(Self { app, signed_in, edition }) } else { Err(Error::NotFound) }
    }

    fn id(&self) -> &str {
        &self.edition.survey.id
    }

    fn href(&self) -> String {
        format!("/return/fft/{}", self.id())
    }

    fn title(&self) -> String {
        title(self.app, &self.edition)
    }

    /// The day, where the survey is.
    fn today(&self) -> Date {
        self.edition.today(self.app.clock.now())
    }

    /// The month that is named; the last that is over where none is. Errors: what was named instead of a month that has
    /// begun.
    fn month(&self, asked: Option<&str>) -> Result<Month, String> {
        let now = Month::of(self.today());
        match asked {
            None => Ok(now.before(1)),
            Some(asked) => Month::parse(asked.trim()).filter(|month| *month <= now).ok_or_else(|| asked.to_owned()),
        }
    }

    fn entry(&self, what: &str, detail: String) -> AuditEntry {
        AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: self.app.clock.seconds(),
            who: self.signed_in.person.email.clone(),
            what: what.to_owned(),
            survey: Some(self.id().to_owned()),
            detail,
        }
    }

    async fn noted(&self, what: &str, detail: String) -> Result<(), Error> {
        Ok(self.app.store.record(self.entry(what, detail)).await?)
    }
}

fn title(app: &App, edition: &Edition) -> String {
    app.reader(edition, &edition.survey.default_language()).label(&edition.survey.wording)
}

/// What a place is called on these pages.
fn called(place: &Place) -> String {
    place.called(&[Language::english()]).to_owned()
}

/// Something that can be chosen from a menu.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

impl Choice {
    fn new(value: &str, label: impl Into<String>, chosen: Option<&str>) -> Self {
        Self { value: value.to_owned(), label: label.into(), chosen: chosen == Some(value) }
    }
}

/// What is wrong, and where it stands.
#[derive(Serialize)]
struct ErrorLink {
    field: String,
    text: String,
}
