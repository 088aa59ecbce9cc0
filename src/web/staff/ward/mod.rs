//! What is told to those whom it is about: a ward's own page, its published comments, and the thank-yous for its wall.

mod sheet;

pub(super) use sheet::{comments, friday, place_thanks, sheet_address, stylesheet, thanks};

use super::session::SignedIn;
use crate::publish::Edition;
use crate::rights::may_read_place;
use crate::store::CollectionPoint;
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::HttpRequest;
use std::sync::Arc;

/// A place, and somebody who may read what is told of it.
struct Ward {
    signed_in: SignedIn,
    edition: Arc<Edition>,
    point: CollectionPoint,
    /// Whether the person reads all results of the survey.
    reads_all: bool,
}

impl Ward {
    /// Errors: nobody is signed in; the person may not, or there is no such place: an outsider can't tell which.
    async fn of(app: &App, req: &HttpRequest, survey: &str, place: &str) -> Result<Self, Error> {
        let signed_in = SignedIn::of(app, req).await?;
        let edition = app.catalogue.current(survey).ok_or(Error::Forbidden)?;
        let points = app.store.collection_points(survey).await?;
        let point = points.into_iter().find(|point| point.place.id == place);
        let recipients = point.as_ref().map(|point| point.recipients.as_slice()).unwrap_or_default();
        if !may_read_place(&signed_in.person, signed_in.teams.ground(&edition.survey), recipients) {
            return Err(Error::Forbidden);
        }
        let reads_all = may_read_place(&signed_in.person, signed_in.teams.ground(&edition.survey), &[]);
        Ok(Self { point: point.ok_or(Error::NotFound)?, signed_in, edition, reads_all })
    }

    fn name(&self) -> String {
        let languages = [crate::texts::Language::english(), self.edition.survey.default_language()];
        self.point.place.called(&languages).to_owned()
    }
}
