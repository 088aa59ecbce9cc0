//! Lists of answers that several questions share.

use super::desk::{Desk, Form};
use super::frame;
use super::part::{self, Part};
use crate::authoring::{Draft, Field, Of, SETTINGS, SectionView};
use crate::json::{Node, Pointer};
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

/// The part is the list itself, and its one field is all of it.
struct List(String);

impl List {
    fn used_by(&self, draft: &Draft) -> Vec<String> {
        let items = draft.items();
        let using = items.iter().filter(|part| part.node.text_of("optionList") == self.0);
        using.map(|part| draft.item_words(part.node)).collect()
    }
}

impl Part for List {
    fn at(&self, draft: &Draft) -> Option<Pointer> {
        let at = Pointer::root().key("optionLists").key(&self.0);
        draft.document().at(&at).map(|_| at)
    }

    fn of(&self) -> Of {
        Of::Item
    }

    fn sections(&self, _: &Draft) -> Vec<(&'static str, Vec<Field>)> {
        let options = SETTINGS.iter().find(|field| field.key == "/options").copied();
        vec![("Answers", options.into_iter().map(|field| Field { key: "", ..field }).collect())]
    }

    fn called(&self, _: &Draft) -> String {
        format!("The list \u{201c}{}\u{201d}", self.0)
    }

    fn href(&self) -> String {
        format!("/lists/{}", self.0)
    }

    fn press(&self, draft: &mut Draft, button: &str, form: &Form) -> Option<String> {
        match button {
            "rename" => {
                let wish = field(form, "name").unwrap_or_default().trim().to_owned();
                if !is_name(&wish) || (wish != self.0 && draft.lists().contains(&wish.as_str())) {
                    return Some(format!("{}?done=name", self.href()));
                }
                draft.rename_list(&self.0, &wish);
                Some(format!("/lists/{wish}?done=saved"))
            }
            "remove-list" if !self.used_by(draft).is_empty() => Some(format!("{}?done=used", self.href())),
            "remove-list" => {
                draft.put(&Pointer::root().key("optionLists").key(&self.0), None);
                Some("/lists?done=saved".to_owned())
            }
            "save" => {
                crate::authoring::drop_blank(draft, &Pointer::root().key("optionLists").key(&self.0), "value");
                Some(format!("{}?done=saved", self.href()))
            }
            _ => None,
        }
    }
}

/// Whether a list or a rule can be called so: authors alone see it.
pub(super) fn is_name(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    first && name.len() <= 40 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[derive(Serialize)]
struct ListsView {
    lists: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    name: String,
    answers: String,
}

/// `GET /author/{survey}/lists`
pub(super) async fn all(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let lists = desk.draft.lists().into_iter().map(|name| {
        let node = desk.draft.document().at(&Pointer::root().key("optionLists").key(name));
        let answers: Vec<&str> =
            node.map(Node::elements).unwrap_or_default().iter().map(|one| desk.draft.words(one.get("label"))).collect();
        Listed { name: name.to_owned(), answers: answers.join(", ") }
    });
    let view = ListsView { lists: lists.collect() };
    let done = match parameter(&req, "done").as_deref() {
        Some("name") => {
            "The name was not taken: use letters, digits and \u{201c}-\u{201d}, and no name that another list has."
        }
        Some(_) => "Saved.",
        None => "",
    };
    frame::told(&desk, StatusCode::OK, ("", "Lists of answers"), done, "author/lists", view)
}

/// `POST /author/{survey}/lists`: a new one.
pub(super) async fn add(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let name = field(&form, "name").unwrap_or_default().trim().to_owned();
    if !is_name(&name) || desk.draft.lists().contains(&name.as_str()) {
        return Ok(go(&format!("/author/{survey}/lists?done=name")));
    }
    let mut draft = desk.draft.clone();
    draft.add_element(&Pointer::root().key("optionLists").key(&name));
    desk.keep(&draft, "The lists of answers").await?;
    Ok(go(&format!("/author/{survey}/lists/{name}")))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListView {
    heading: String,
    list: String,
    sections: Vec<SectionView>,
    used_by: Vec<String>,
    look: String,
}

/// `GET /author/{survey}/lists/{list}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, list) = path.into_inner();
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let part = List(list);
    let heading = part.called(&desk.draft);
    let view = ListView {
        sections: part::shown(&desk, &part)?,
        used_by: part.used_by(&desk.draft),
        look: String::new(),
        list: part.0,
        heading: heading.clone(),
    };
    let done = match parameter(&req, "done").as_deref() {
        Some("name") => {
            "The name was not changed: use letters, digits and \u{201c}-\u{201d}, and no name that another list has."
        }
        Some("used") => "The list was not taken out: questions use it. Give them other answers first.",
        Some(_) => "Saved.",
        None => "",
    };
    frame::told(&desk, StatusCode::OK, ("", &heading), done, "author/shared", view)
}

/// `POST /author/{survey}/lists/{list}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let (survey, list) = path.into_inner();
    part::post(&app, &req, &survey, &List(list), &form).await
}
