//! The audit trail: who did what and when to which survey. Admins and operators of a team see what was done about its
//! surveys; those of the organisation see everything, and can check that nobody has changed it.

use super::form::Choice;
use super::me::moment;
use crate::rights::{Ground, Right, may_somewhere};
use crate::store::{AuditEntry, AuditFilter, Verified};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::staff::{SignedIn, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

/// How many entries stand on a page.
const AT_ONCE: usize = 100;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AuditView {
    page_title: &'static str,
    surveys: Vec<Choice>,
    who: String,
    entries: Vec<EntryView>,
    next: Option<String>,
    may_check: bool,
    checked: Option<String>,
    is_broken: bool,
}

#[derive(Serialize)]
struct EntryView {
    at: String,
    who: String,
    what: String,
    survey: Option<String>,
    detail: String,
}

/// `GET /account/audit`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    if !may_somewhere(&signed_in.person, Right::Audit, &signed_in.teams) {
        return Err(Error::Forbidden);
    }
    let sees_all = signed_in.may(Right::Audit, Ground::Organisation);
    let (survey, who) = (asked(&req, "survey"), asked(&req, "who").to_lowercase());
    let own = own_surveys(&app, &signed_in);
    let surveys = match (survey.as_str(), sees_all) {
        ("", true) => None,
        ("", false) => Some(own.iter().map(|(id, _)| id.clone()).collect()),
        (one, _) if sees_all || own.iter().any(|(id, _)| id == one) => Some(vec![one.to_owned()]),
        _ => return Err(Error::Forbidden),
    };
    let before = parameter(&req, "before").and_then(|before| before.parse().ok());
    let filter = AuditFilter { surveys, who: Some(who.clone()).filter(|who| !who.is_empty()), before };
    let mut found = app.store.audit_entries(filter, AT_ONCE as i64 + 1).await?;
    let more = found.len() > AT_ONCE;
    found.truncate(AT_ONCE);
    let checked = match sees_all && parameter(&req, "check").is_some() {
        true => Some(app.store.verify_audit().await?),
        false => None,
    };
    let view = AuditView {
        page_title: "Audit trail",
        next: found.last().filter(|_| more).map(|(number, _)| next(&survey, &who, *number)),
        entries: found.into_iter().map(|(_, entry)| view(entry)).collect(),
        surveys: choices(&own, &survey),
        who,
        may_check: sees_all,
        is_broken: checked.is_some_and(|checked| !matches!(checked, Verified::Whole { .. })),
        checked: checked.map(words),
    };
    page(&app, StatusCode::OK, Some(&signed_in), "account/audit", view)
}

fn asked(req: &HttpRequest, name: &str) -> String {
    parameter(req, name).unwrap_or_default().trim().to_owned()
}

/// The surveys of which the person may see what was done, with their titles.
fn own_surveys(app: &App, signed_in: &SignedIn) -> Vec<(String, String)> {
    let all = app.catalogue.all();
    let own = all.iter().filter(|edition| signed_in.may_with(Right::Audit, &edition.survey));
    own.map(|edition| (edition.survey.id.clone(), app.title(edition))).collect()
}

fn choices(own: &[(String, String)], survey: &str) -> Vec<Choice> {
    let all = Choice::new("", "All", survey);
    std::iter::once(all).chain(own.iter().map(|(id, title)| Choice::new(id, title, survey))).collect()
}

fn next(survey: &str, who: &str, before: i64) -> String {
    let before = before.to_string();
    let query = serde_urlencoded::to_string([("survey", survey), ("who", who), ("before", &before)]);
    format!("?{}", query.unwrap_or_default())
}

fn view(entry: AuditEntry) -> EntryView {
    let AuditEntry { at, who, what, survey, detail, .. } = entry;
    EntryView { at: moment(at), who, what, survey, detail }
}

fn words(checked: Verified) -> String {
    match checked {
        Verified::Whole { chained, older: 0 } => format!("All {chained} entries are as they were written."),
        Verified::Whole { chained, older } => format!(
            "All {chained} entries of the chain are as they were written. Beside it stand {older} from before there was \
             one: nothing shows whether they are as they were written."
        ),
        Verified::Broken(number) => format!(
            "Entry {number} was changed, moved or removed past this service, or was written with another service key. \
             Tell whoever answers for the protection of data."
        ),
        Verified::Beside { found, older } => format!(
            "{found} entries stand beside the chain, where {older} are from before it: others were put in or taken out \
             past this service. Tell whoever answers for the protection of data."
        ),
    }
}
