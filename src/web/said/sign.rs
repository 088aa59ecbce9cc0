//! Champions who put their names below what was done, as they wish to be named, by a link of their own.

use super::view::{EntryView, entry_view};
use super::{Link, links, spoken};
use crate::changes::Entry;
use crate::publish::Edition;
use crate::store::{ChangeRecord, CoSigner};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::review::{NAME_MAX, is_first_name, without_controls};
use crate::web::{preview, send};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;

/// How long a part of a link's number is: the entry's, then the champion's.
const PART: usize = 32;

/// The end of the address of somebody who is asked.
pub(in crate::web) fn token(app: &App, signer: &CoSigner) -> String {
    preview::personal(app, &signer.survey, 's', &format!("{}{}", signer.change, signer.id))
}

/// Somebody who is asked, about what.
struct Asked {
    signer: CoSigner,
    change: ChangeRecord,
    entry: Entry,
    edition: Arc<Edition>,
    language: Language,
}

impl Asked {
    /// Errors: the link was never made, was taken back, or its time is over; the entry is gone.
    async fn of(app: &App, req: &HttpRequest, token: &str) -> Result<Self, Error> {
        let (survey, link) = preview::person(app, token, 's').ok_or(Error::NotFound)?;
        let (change, id) = link.split_at_checked(PART).ok_or(Error::NotFound)?;
        let signers = app.store.co_signers(&survey, change).await?;
        let now = app.clock.seconds();
        let signer = signers.into_iter().find(|signer| signer.id == id && now < signer.expires_at);
        let signer = signer.ok_or(Error::NotFound)?;
        let edition = app.catalogue.current(&survey).ok_or(Error::NotFound)?;
        let change = app.store.change(&survey, change).await?;
        let entry = Entry::read(&change.body).ok_or(Error::NotFound)?;
        let language = spoken(req, &edition);
        Ok(Self { signer, change, entry, edition, language })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SignView {
    title: String,
    hello: String,
    languages: Vec<Link>,
    buttons: bool,
    entry: EntryView,
    action: String,
    seen: String,
    name: String,
    young: bool,
    signed: bool,
    stale: bool,
    done: bool,
    error: String,
}

/// `GET /co-sign/{token}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let asked = Asked::of(&app, &req, &token).await?;
    let name = asked.signer.credit.clone().unwrap_or_default();
    show(&app, &req, (&asked, &token), StatusCode::OK, (&name, ""))
}

/// `POST /co-sign/{token}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let asked = Asked::of(&app, &req, &token).await?;
    let name = without_controls(field(&form, "name").unwrap_or_default());
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mark = asked.entry.mark();
    let signs = field(&form, "do") != Some("no");
    let wrong = match () {
        () if !signs => "",
        () if name.is_empty() => "sign-missing",
        () if name.chars().count() > NAME_MAX => "review-credit-long",
        () if asked.signer.young && !is_first_name(&name) => "review-credit-first-name",
        () if field(&form, "seen") != Some(&mark) => "review-changed-meanwhile",
        () => "",
    };
    if !wrong.is_empty() {
        let status = if wrong.ends_with("meanwhile") { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
        return show(&app, &req, (&asked, &token), status, (&name, wrong));
    }
    let (credit, signed) = if signs { (Some(name), Some(mark)) } else { (None, None) };
    app.store.co_sign(CoSigner { credit, signed, ..asked.signer }).await?;
    Ok(go(&format!("/co-sign/{token}?lang={}&done=1", asked.language.tag())))
}

fn show(
    app: &App,
    req: &HttpRequest,
    (asked, token): (&Asked, &str),
    status: StatusCode,
    (name, wrong): (&str, &str),
) -> Result<HttpResponse, Error> {
    let Asked { signer, change, entry, edition, language } = asked;
    let reader = app.reader(edition, language);
    let address = format!("/co-sign/{token}");
    let view = SignView {
        title: reader.say("sign-title"),
        hello: reader.say_with("sign-hello", &[("name", signer.name.clone().into())]),
        languages: links(edition, language, &address),
        buttons: false,
        entry: entry_view(app, edition, language, (&change.id, entry, &[])),
        action: format!("{address}?lang={}", language.tag()),
        seen: entry.mark(),
        name: name.to_owned(),
        young: signer.young,
        signed: signer.credit.is_some(),
        stale: signer.signed.as_ref().is_some_and(|signed| *signed != entry.mark()),
        done: parameter(req, "done").is_some() && wrong.is_empty(),
        error: if wrong.is_empty() { String::new() } else { reader.say(wrong) },
    };
    Ok(send::page(req, status, &app.framed("said/sign", language, Some(edition), view)?))
}
