//! Rules: conditions with a name, which several parts of a survey share.

use super::desk::{Desk, Form};
use super::frame;
use super::shared::is_name;
use crate::json::{Node, Pointer};
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
struct RulesView {
    rules: Vec<Rule>,
}

#[derive(Serialize)]
struct Rule {
    name: String,
    sentence: String,
    href: String,
    findings: Vec<crate::authoring::FindingView>,
}

/// `GET /author/{survey}/rules`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let rules = desk.draft.rules().into_iter().map(|name| {
        let at = Pointer::root().key("conditions").key(name);
        let sentence = desk.draft.document().at(&at).map(|rule| desk.draft.sentence(rule, &app.interface));
        Rule {
            name: name.to_owned(),
            sentence: sentence.unwrap_or_default(),
            href: format!("/author/{survey}/condition?at={at}"),
            findings: desk.look().within(&at),
        }
    });
    let view = RulesView { rules: rules.collect() };
    let done = match parameter(&req, "done").as_deref() {
        Some("name") => {
            "The name was not taken: use letters, digits and \u{201c}-\u{201d}, and no name that another rule has."
        }
        Some("used") => "The rule was not taken out: something is shown by it. Change that first.",
        Some(_) => "Saved.",
        None => "",
    };
    frame::told(&desk, StatusCode::OK, ("", "Rules"), done, "author/rules", view)
}

/// `POST /author/{survey}/rules`: a new rule, another name, or one less.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let mut draft = desk.draft.clone();
    let name = field(&form, "name").unwrap_or_default().trim().to_owned();
    let button = field(&form, "do").unwrap_or_default();
    let (verb, rule) = button.split_once(':').unwrap_or((button, ""));
    let at = Pointer::root().key("conditions");
    let is_free = is_name(&name) && !draft.rules().contains(&name.as_str());
    let to = match verb {
        "add" if !is_free => "/rules?done=name".to_owned(),
        "add" => {
            draft.put(&at.key(&name), Some(Node::object([("all", Node::array([]))])));
            format!("/condition?at={}", at.key(&name))
        }
        "rename" if !is_free => "/rules?done=name".to_owned(),
        "rename" => {
            draft.rename_rule(rule, &name);
            "/rules?done=saved".to_owned()
        }
        "remove" => {
            draft.put(&at.key(rule), None);
            // What is shown by it would be wrong then.
            let errors = |draft: &crate::authoring::Draft| draft.checked(&desk.media.addresses()).errors().count();
            if errors(&draft) > desk.checked().errors().count() {
                return Ok(go(&format!("/author/{survey}/rules?done=used")));
            }
            "/rules?done=saved".to_owned()
        }
        _ => return Err(Error::NotFound),
    };
    desk.keep(&draft, "The rules").await?;
    Ok(go(&format!("/author/{survey}{to}")))
}
