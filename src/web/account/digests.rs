//! Digests: how often somebody hears of new results, of which surveys and places; and the page on which a mail's link
//! ends it, without signing in.

use super::Form;
use super::form::{Choice, Wrong, entry, entry_of, title, typed};
use crate::files::HAS_PDF;
use crate::keys::hash;
use crate::publish::Edition;
use crate::report::Audience;
use crate::rights::{Right, may_read_place};
use crate::store::{CollectionPoint, Digest, Often, TokenHash};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::{SignedIn, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DigestsView {
    page_title: String,
    email: String,
    often: Vec<Choice>,
    surveys: Vec<Choice>,
    places: Vec<Choice>,
    attached: Vec<Choice>,
    has_pdf: bool,
    /// Where days may begin; empty where there is nothing to choose.
    zones: Vec<Choice>,
    errors: Vec<Wrong>,
    /// What is wrong, by the field that it stands at.
    wrong: WrongAt,
    done: String,
}

/// What is wrong with each field; empty where nothing is.
#[derive(Debug, Default, Serialize)]
struct WrongAt {
    often: &'static str,
    surveys: &'static str,
    places: &'static str,
    attached: &'static str,
    zone: &'static str,
}

impl WrongAt {
    fn listed(&self) -> Vec<Wrong> {
        let all = [
            ("often", self.often),
            ("surveys", self.surveys),
            ("places", self.places),
            ("attached", self.attached),
            ("zone", self.zone),
        ];
        all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(at, text)| Wrong::at(at, text)).collect()
    }
}

/// What a person may choose from: surveys and places, each with its name, by id.
struct Choices {
    surveys: BTreeMap<String, String>,
    places: BTreeMap<String, String>,
    zones: Vec<String>,
}

impl Choices {
    async fn of(app: &App, signed_in: &SignedIn) -> Result<Self, Error> {
        let (mut surveys, mut places, mut zones) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for edition in app.catalogue.all() {
            let points = readable_places(app, signed_in, &edition).await?;
            if points.is_empty() && !signed_in.may_with(Right::ReadResults, &edition.survey) {
                continue;
            }
            surveys.insert(edition.survey.id.clone(), app.title(&edition));
            let named = |point: &CollectionPoint| point.place.called(&[Language::english()]).to_owned();
            places.extend(points.iter().map(|point| (point.place.id.clone(), named(point))));
            zones.extend(edition.survey.timezone.iana_name().map(str::to_owned));
        }
        zones.sort();
        zones.dedup();
        Ok(Self { surveys, places, zones })
    }

    /// Where days begin for whoever has chosen nothing: where most staff are, or else where a survey of theirs is.
    fn zone(&self) -> String {
        let here = self.zones.iter().find(|zone| *zone == HERE).or_else(|| self.zones.first());
        here.map_or(HERE.to_owned(), Clone::clone)
    }
}

/// The clocks of the staff.
const HERE: &str = "Europe/London";

async fn readable_places(
    app: &App,
    signed_in: &SignedIn,
    edition: &Arc<Edition>,
) -> Result<Vec<CollectionPoint>, Error> {
    if edition.survey.place_item().is_none() {
        return Ok(Vec::new());
    }
    let ground = signed_in.teams.ground(&edition.survey);
    let points = app.store.collection_points(&edition.survey.id).await?;
    let is_readable =
        |point: &CollectionPoint| !point.archived && may_read_place(&signed_in.person, ground, &point.recipients);
    Ok(points.into_iter().filter(is_readable).collect())
}

fn key(app: &App, email: &str) -> TokenHash {
    hash(&app.keys.digest_reader(email)).into()
}

/// What somebody has who has chosen nothing yet.
fn nothing(app: &App, email: &str, zone: String) -> Digest {
    Digest {
        email: email.to_owned(),
        often: Often::Off,
        surveys: Vec::new(),
        places: Vec::new(),
        attached: None,
        zone,
        key: key(app, email),
    }
}

/// `GET /account/digests`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let choices = Choices::of(&app, &signed_in).await?;
    let email = &signed_in.person.email;
    let digest = app.store.digest(email).await?.unwrap_or_else(|| nothing(&app, email, choices.zone()));
    let done = if parameter(&req, "done").is_some() { told(digest.often) } else { "" };
    show(&app, &signed_in, &choices, &digest, WrongAt::default(), done)
}

/// `POST /account/digests`
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let choices = Choices::of(&app, &signed_in).await?;
    let (digest, wrong) = read(&app, &signed_in, &choices, &form);
    if !wrong.listed().is_empty() {
        return show(&app, &signed_in, &choices, &digest, wrong, "");
    }
    if app.store.digest(&signed_in.person.email).await?.as_ref() != Some(&digest) {
        let newest = app.store.newest_releases(i32::MAX).await?;
        let entry = entry_of(&app, &signed_in, "change digest", detail(&digest));
        app.store.save_digest(digest, newest, entry).await?;
    }
    Ok(go("/account/digests?done=saved"))
}

/// What a form chooses, and what is wrong with it.
fn read(app: &App, signed_in: &SignedIn, choices: &Choices, form: &Form) -> (Digest, WrongAt) {
    let ticked = |start: &str| -> Vec<String> {
        form.iter().filter_map(|(name, _)| name.strip_prefix(start).map(str::to_owned)).collect()
    };
    let email = &signed_in.person.email;
    let (often, attached, zone) = (Often::parse(&typed(form, "often")), typed(form, "attached"), typed(form, "zone"));
    let digest = Digest {
        often: often.unwrap_or(Often::Off),
        surveys: ticked("survey-"),
        places: ticked("place-"),
        attached: Some(attached).filter(|attached| !attached.is_empty()),
        ..nothing(app, email, if zone.is_empty() { choices.zone() } else { zone })
    };
    let wants = digest.often != Often::Off;
    let may_get = app.settings.staff_domains.allow(email);
    let wrong = WrongAt {
        often: match often {
            None => "Choose how often you want to hear.",
            Some(_) if wants && !may_get => "No mail goes to your address: ask whoever runs this service.",
            Some(_) => "",
        },
        surveys: said(
            digest.surveys.iter().all(|id| choices.surveys.contains_key(id)),
            "Choose surveys whose results you may read.",
        ),
        places: said(
            digest.places.iter().all(|id| choices.places.contains_key(id)),
            "Choose places whose results you may read.",
        ),
        attached: match &digest.attached {
            Some(word) if Audience::parse(word).is_none() => "Choose what is attached from the list.",
            Some(_) if !HAS_PDF => "This service was built without PDFs: nothing can be attached.",
            _ => "",
        },
        zone: said(
            digest.zone == choices.zone() || choices.zones.contains(&digest.zone),
            "Choose a time zone from the list.",
        ),
    };
    (digest, wrong)
}

fn said(is_right: bool, wrong: &'static str) -> &'static str {
    if is_right { "" } else { wrong }
}

/// For the audit trail.
fn detail(digest: &Digest) -> String {
    let some = |list: &[String]| if list.is_empty() { "all".to_owned() } else { list.join(", ") };
    let attached = digest.attached.as_ref().map(|word| format!("; with the PDF: {word}")).unwrap_or_default();
    format!("{}; surveys: {}; places: {}{attached}", digest.often.word(), some(&digest.surveys), some(&digest.places))
}

fn told(often: Often) -> &'static str {
    match often {
        Often::Off => "Saved. You get no digests.",
        Often::Release => "Saved. You get a mail whenever answers have joined the figures.",
        Often::Day => "Saved. You get a mail at eight in the morning after each day on which something was new.",
        Often::Week => "Saved. You get a mail on Mondays at eight, if something was new in the week before.",
        Often::Month => {
            "Saved. You get a mail on the first of the month at eight, if something was new in the month before."
        }
    }
}

fn label(often: Often) -> &'static str {
    match often {
        Often::Off => "Never",
        Often::Release => "Each time the figures move on",
        Often::Day => "Every day, in the morning",
        Often::Week => "Every week, on Monday morning",
        Often::Month => "Every month, on the morning of the first",
    }
}

fn show(
    app: &App,
    signed_in: &SignedIn,
    choices: &Choices,
    digest: &Digest,
    wrong: WrongAt,
    done: &str,
) -> Result<HttpResponse, Error> {
    let errors = wrong.listed();
    let some = |all: &BTreeMap<String, String>, chosen: &[String]| -> Vec<Choice> {
        let mut choices: Vec<Choice> = all
            .iter()
            .map(|(id, label)| Choice { value: id.clone(), label: label.clone(), chosen: chosen.contains(id) })
            .collect();
        choices.sort_by_key(|choice| choice.label.to_lowercase());
        choices
    };
    let zones = if choices.zones.len() > 1 { choices.zones.as_slice() } else { &[] };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = DigestsView {
        page_title: title("Mails of what is new", &errors),
        email: signed_in.person.email.clone(),
        often: Often::ALL.map(|often| Choice::new(often.word(), label(often), digest.often.word())).into(),
        surveys: some(&choices.surveys, &digest.surveys),
        places: some(&choices.places, &digest.places),
        attached: attached(digest.attached.as_deref().unwrap_or_default()),
        has_pdf: HAS_PDF,
        zones: zones.iter().map(|zone| Choice::new(zone, zone.replace('_', " "), &digest.zone)).collect(),
        errors,
        wrong,
        done: done.to_owned(),
    };
    page(app, status, Some(signed_in), "account/digests", view)
}

fn attached(chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", "Nothing", chosen);
    let some = Audience::ALL.map(|audience| Choice::new(audience.word(), version(audience), chosen));
    std::iter::once(none).chain(some).collect()
}

fn version(audience: Audience) -> &'static str {
    match audience {
        Audience::Team => "The team’s report",
        Audience::Families => "The version for families",
        Audience::Child => "The child’s version",
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LeaveView {
    page_title: &'static str,
    action: String,
    left: bool,
}

/// Whether a link may be one of ours; whose it is, nobody is told.
fn key_of(token: &str) -> Option<TokenHash> {
    let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
    (bytes.len() == 16).then(|| hash(&bytes).into())
}

/// `GET /account/digests/leave/{token}`: changes nothing, since programs that look for harm in mails follow links.
pub(super) async fn leave(app: web::Data<App>, token: web::Path<String>) -> Result<HttpResponse, Error> {
    key_of(&token).ok_or(Error::NotFound)?;
    let action = format!("/account/digests/leave/{token}");
    let view = LeaveView { page_title: "Get no more of these mails", action, left: false };
    page(&app, StatusCode::OK, None, "account/leave", view)
}

/// `POST /account/digests/leave/{token}`: the button of that page, or the one click that a mail program makes (RFC 8058,
/// 3.2), which comes from no page of ours.
pub(super) async fn left(app: web::Data<App>, token: web::Path<String>) -> Result<HttpResponse, Error> {
    let key = key_of(&token).ok_or(Error::NotFound)?;
    // The store puts in whose it is.
    app.store.leave_digest(key, entry(&app, "", "leave digest", "by the link of a mail")).await?;
    let view = LeaveView { page_title: "You get no more of these mails", action: String::new(), left: true };
    page(&app, StatusCode::OK, None, "account/leave", view)
}
