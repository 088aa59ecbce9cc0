//! One's second factor: set up with an app and a first code, and taken away; the codes for the day that it is lost.

use super::Form;
use super::form::{Wrong, entry_of, mail, title, typed};
use crate::sign_in::{Changed, Secret, enrolment_uri, recovery_codes, recovery_hash};
use crate::store::{Change, CodeHash};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use crate::web::staff::{SignedIn, Stage, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use data_encoding::BASE64URL_NOPAD;
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;
use std::fmt::Write;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EnrolView {
    page_title: String,
    csrf: String,
    has_factor: bool,
    required: bool,
    left: i64,
    sealed: String,
    words: String,
    picture: Option<Picture>,
    errors: Vec<Wrong>,
}

/// A QR code: how many squares each side has, and the path of the dark ones.
#[derive(Serialize)]
struct Picture {
    side: i32,
    path: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodesView {
    page_title: &'static str,
    codes: Vec<String>,
}

/// What a secret is sealed for while it is being set up.
const ENROL: &str = "enrol";

/// Whoever may change the second factor now: signed in a moment ago, or on the way in.
async fn somebody(app: &App, req: &HttpRequest) -> Result<SignedIn, Error> {
    let signed_in = SignedIn::at_any_stage(app, req).await?;
    if signed_in.stage == Stage::AwaitsFactor { Err(Error::AwaitsFactor) } else { Ok(signed_in) }
}

/// `GET /account/me/factor`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = somebody(&app, &req).await?;
    show(&app, &signed_in, Secret::new()?, None).await
}

/// `POST /account/me/factor`
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = somebody(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    if signed_in.stage == Stage::Whole && !signed_in.is_fresh(&app) {
        let wrong = Wrong::at("main", "You signed in a while ago. Sign out and in again, then change this.");
        return show(&app, &signed_in, Secret::new()?, Some(wrong)).await;
    }
    match (typed(&form, "do").as_str(), signed_in.person.has_factor()) {
        ("enrol", false) => enrol(&app, &signed_in, &form).await,
        ("codes", true) => {
            let codes = recovery_codes()?;
            let change = Change::Recovery(hashes(&app, &signed_in, &codes));
            finish(&app, &signed_in, change, "new recovery codes", codes).await
        }
        ("remove", true) => {
            let entry = entry_of(&app, &signed_in, "remove second factor", "");
            let (email, keep) = (&signed_in.person.email, Some(signed_in.session()));
            let mail = mail(&app, Changed::NoFactor, email, None);
            app.store.change_credentials(email, Change::NoFactor, keep, entry, mail).await?;
            let mut response = go("/account/me?done=noFactor");
            signed_in.renew(&app, &mut response).await?;
            Ok(response)
        }
        _ => Err(Error::Bad("an unknown change".to_owned())),
    }
}

/// A first code shows that the app has the secret.
async fn enrol(app: &App, signed_in: &SignedIn, form: &Form) -> Result<HttpResponse, Error> {
    let email = &signed_in.person.email;
    let sealed = BASE64URL_NOPAD.decode(typed(form, "sealed").as_bytes()).unwrap_or_default();
    let secret = app.keys.open(ENROL, email, &sealed).and_then(|secret| Secret::from_bytes(&secret));
    let Some(secret) = secret else { return Err(Error::Bad("the form was not ours".to_owned())) };
    let Some(step) = secret.step_of(&typed(form, "code"), app.clock.seconds(), 0) else {
        let wrong = Wrong::at("code", "This code does not fit. Wait for the next one in the app, and type it.");
        return show(app, signed_in, secret, Some(wrong)).await;
    };
    let sealed = app.keys.seal("factor", email, secret.as_bytes());
    let sealed = sealed.ok_or_else(|| Error::Broken("a secret could not be sealed".to_owned()))?;
    let codes = recovery_codes()?;
    let change = Change::Factor(sealed, step, hashes(app, signed_in, &codes));
    finish(app, signed_in, change, "set up second factor", codes).await
}

fn hashes(app: &App, signed_in: &SignedIn, codes: &[String]) -> Vec<CodeHash> {
    codes.iter().map(|code| recovery_hash(&app.keys, &signed_in.person.email, code).into()).collect()
}

/// Makes the change and shows the codes, once. The session goes on under a new token; the others end.
async fn finish(
    app: &App,
    signed_in: &SignedIn,
    change: Change,
    what: &str,
    codes: Vec<String>,
) -> Result<HttpResponse, Error> {
    let (email, keep) = (&signed_in.person.email, Some(signed_in.session()));
    let changed = if matches!(change, Change::Recovery(_)) { Changed::Codes } else { Changed::NewFactor };
    let (entry, mail) = (entry_of(app, signed_in, what, ""), mail(app, changed, email, None));
    app.store.change_credentials(email, change, keep, entry, mail).await?;
    let view = CodesView { page_title: "Write these codes down", codes };
    let mut response = page(app, StatusCode::OK, None, "account/codes", view)?;
    signed_in.renew(app, &mut response).await?;
    Ok(response)
}

async fn show(app: &App, signed_in: &SignedIn, secret: Secret, wrong: Option<Wrong>) -> Result<HttpResponse, Error> {
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let email = &signed_in.person.email;
    let sealed = app.keys.seal(ENROL, email, secret.as_bytes()).unwrap_or_default();
    let errors: Vec<Wrong> = wrong.into_iter().collect();
    let view = EnrolView {
        page_title: title("Second factor", &errors),
        csrf: signed_in.csrf(app),
        has_factor: signed_in.person.has_factor(),
        required: signed_in.stage == Stage::AwaitsEnrolment,
        left: app.store.recovery_left(email).await?,
        sealed: BASE64URL_NOPAD.encode(&sealed),
        words: secret.words(),
        picture: picture(&enrolment_uri(&secret, &app.settings.brand.name, email)),
        errors,
    };
    let shown = (signed_in.stage == Stage::Whole).then_some(signed_in);
    page(app, status, shown, "account/enrol", view)
}

/// A text as a QR code with the quiet zone that readers need.
fn picture(text: &str) -> Option<Picture> {
    const QUIET: i32 = 4;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing into a string does not fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    Some(Picture { side: code.size() + 2 * QUIET, path })
}
