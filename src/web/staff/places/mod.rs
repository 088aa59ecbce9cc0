//! Places of a survey: the list, a form for each, and the posters.

mod fields;
mod poster;
mod view;

pub(super) use poster::{address as poster_sheet, poster, poster_svg, stylesheet};

use super::frame::Survey;
use super::session::SignedIn;
use crate::places::{Laid, Rules, Wrong, lay, use_in};
use crate::publish::Edition;
use crate::rights::{Ground, Right};
use crate::store::{AuditEntry, CollectionPoint, Place};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use fields::Form;
use std::sync::Arc;

/// Who asks, for which survey, and what is there.
struct Desk<'a> {
    app: &'a App,
    signed_in: SignedIn,
    edition: Arc<Edition>,
    points: Vec<CollectionPoint>,
    places: Vec<Place>,
}

impl<'a> Desk<'a> {
    async fn of(app: &'a App, req: &HttpRequest, survey: &str) -> Result<Self, Error> {
        let signed_in = SignedIn::of(app, req).await?;
        let edition = signed_in.survey(app, survey, Right::Places)?;
        let points = app.store.collection_points(survey).await?;
        let places = app.store.places().await?;
        Ok(Self { app, signed_in, edition, points, places })
    }

    fn id(&self) -> &str {
        &self.edition.survey.id
    }

    fn href(&self) -> String {
        format!("/author/{}/places", self.id())
    }

    /// The collection point of a place. Errors: the survey does not use it.
    fn point(&self, place: &str) -> Result<&CollectionPoint, Error> {
        self.points.iter().find(|point| point.place.id == place).ok_or(Error::NotFound)
    }

    /// Whether this person may change what holds for the place in every survey that uses it.
    fn may_change(&self, place: &Place) -> bool {
        place.team.as_deref().is_none_or(|team| self.signed_in.may(Right::Places, Ground::Team(team)))
    }

    fn rules<'b>(&'b self, own: Option<&'b str>) -> Rules<'b> {
        Rules { places: &self.places, own, staff: &self.app.settings.staff }
    }

    /// The team that looks after a new place: the survey's.
    fn team(&self) -> Option<String> {
        self.signed_in.teams.of(&self.edition.survey).map(|team| team.id.clone())
    }

    fn entry(&self, what: &str, place: &str) -> AuditEntry {
        AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: self.app.clock.seconds(),
            who: self.signed_in.person.email.clone(),
            what: what.to_owned(),
            survey: Some(self.id().to_owned()),
            detail: place.to_owned(),
        }
    }

    fn checked(&self, form: &[(String, String)]) -> Result<(), Error> {
        self.signed_in.check_csrf(self.app, field(form, "csrf"))
    }
}

/// `GET /author/{survey}/places`
pub(super) async fn list(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    let done = parameter(&req, "done");
    view::list(&desk, &Form::blank(&desk), done.as_deref(), StatusCode::OK)
}

/// `POST /author/{survey}/places`: adds a place, or uses one that there is.
pub(super) async fn add(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    desk.checked(&form)?;
    if field(&form, "do") == Some("use") {
        return use_one(&desk, &form).await;
    }
    let typed = Form::typed(&desk, &form);
    let details = match typed.typed.read(&desk.rules(None)) {
        Ok(details) => details,
        Err(wrong) => return refused(&desk, typed, wrong),
    };
    match lay(&app.store, &survey, (details, None, desk.team()), |place| desk.entry("add place", place)).await? {
        Laid::Done(point) => Ok(go(&format!("{}/{}?done=added", desk.href(), point.place.id))),
        // Several people adding at once: nothing is lost, and the same press may do.
        Laid::Taken => Err(Error::Busy),
    }
}

fn refused(desk: &Desk<'_>, form: Form, wrong: Vec<Wrong>) -> Result<HttpResponse, Error> {
    view::list(desk, &Form { wrong, ..form }, None, StatusCode::UNPROCESSABLE_ENTITY)
}

async fn use_one(desk: &Desk<'_>, form: &[(String, String)]) -> Result<HttpResponse, Error> {
    let chosen = field(form, "place").unwrap_or_default();
    let Some(place) = desk.places.iter().find(|place| place.id == chosen && desk.may_change(place)) else {
        let wrong = Wrong { field: "place", text: "Choose a place".to_owned() };
        return refused(desk, Form::blank(desk), vec![wrong]);
    };
    let entry = |place: &str| desk.entry("use place", place);
    match use_in(&desk.app.store, desk.id(), place.clone(), entry).await? {
        Laid::Done(_) | Laid::Taken => Ok(go(&format!("{}/{}?done=added", desk.href(), place.id))),
    }
}

/// `GET /author/{survey}/places/{place}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, place) = path.into_inner();
    let desk = Desk::of(&app, &req, &survey).await?;
    let point = desk.point(&place)?;
    let done = parameter(&req, "done");
    view::one(&desk, point, &Form::of(&desk, point), done.as_deref(), StatusCode::OK)
}

/// `POST /author/{survey}/places/{place}`: changes the place and who gets its reports, archives it or uses it again.
pub(super) async fn change(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let (survey, place) = path.into_inner();
    let desk = Desk::of(&app, &req, &survey).await?;
    desk.checked(&form)?;
    let point = desk.point(&place)?;
    let (what, done, changed) = match field(&form, "do") {
        Some("archive") => ("archive place", "archived", CollectionPoint { archived: true, ..point.clone() }),
        Some("restore") => ("restore place", "restored", CollectionPoint { archived: false, ..point.clone() }),
        _ => {
            let typed = Form::changed(&desk, point, &form);
            match typed.typed.read(&desk.rules(Some(&place))) {
                Err(wrong) => {
                    let form = Form { wrong, ..typed };
                    return view::one(&desk, point, &form, None, StatusCode::UNPROCESSABLE_ENTITY);
                }
                Ok(details) => {
                    let recipients = details.recipients.clone();
                    let place = details.place(place.clone(), point.place.team.clone());
                    ("change place", "changed", CollectionPoint { recipients, place, ..point.clone() })
                }
            }
        }
    };
    app.store.change_collection_point(changed, desk.entry(what, &place)).await?;
    Ok(go(&format!("{}/{place}?done={done}", desk.href())))
}
