//! A page of a survey: its title, when it is shown, what stands on it.

use super::desk::{Desk, Form};
use super::frame;
use super::look::Menus;
use super::outline::{ItemView, KindView, item_view, kinds};
use super::part::{self, Part};
use crate::authoring::{Draft, Field, Of, PAGE, SectionView, name_from, names};
use crate::definition::is_reserved_page;
use crate::json::{Json, Node, Pointer};
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::field;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

struct Page(String);

impl Part for Page {
    fn at(&self, draft: &Draft) -> Option<Pointer> {
        draft.page(&self.0).map(|page| Pointer::root().key("pages").index(page))
    }

    fn of(&self) -> Of {
        Of::Page
    }

    fn sections(&self, _: &Draft) -> Vec<(&'static str, Vec<Field>)> {
        PAGE.iter().map(|section| (section.title, section.fields.to_vec())).collect()
    }

    fn called(&self, draft: &Draft) -> String {
        let page = draft.page(&self.0).map(|page| &draft.pages()[page]);
        page.map_or_else(String::new, |page| format!("The page \u{201c}{}\u{201d}", draft.page_words(page)))
    }

    fn href(&self) -> String {
        format!("/pages/{}", self.0)
    }

    fn press(&self, draft: &mut Draft, button: &str, form: &Form) -> Option<String> {
        let at = self.at(draft)?;
        match button {
            "rename" => {
                let wish = field(form, "name").unwrap_or_default().trim().to_owned();
                let taken = draft.pages().iter().any(|page| page.text_of("id") == wish && wish != self.0);
                if taken || is_reserved_page(&wish) || crate::question::check_name(&wish).is_err() {
                    return Some(format!("{}?done=name", self.href()));
                }
                draft.put(&at.key("id"), Some(Node::string(&wish)));
                Some(format!("/pages/{wish}?done=saved"))
            }
            "after-check" => {
                let is_set = draft.document().at(&at.key("afterCheck")).is_some();
                let value = (!is_set).then(|| Node::new(Json::Bool(true)));
                draft.put(&at.key("afterCheck"), value);
                Some(format!("{}?done=saved", self.href()))
            }
            "ask" => {
                let words = field(form, "words").unwrap_or_default().trim().to_owned();
                let item = draft.add_question_at(&at, field(form, "kind").unwrap_or_default(), &words)?;
                Some(format!("/questions/{item}"))
            }
            "split" => {
                split(draft, &at);
                Some(String::new())
            }
            "remove-page" => {
                draft.remove(&at);
                Some(String::new())
            }
            _ => None,
        }
    }
}

/// Gives each question but the first a page of its own, after this one.
fn split(draft: &mut Draft, at: &Pointer) {
    let Some(index) = at.last().and_then(|index| index.parse::<usize>().ok()) else { return };
    let items = draft.document().at(&at.key("items")).map(Node::elements).unwrap_or_default().to_vec();
    let [first, rest @ ..] = items.as_slice() else { return };
    let condition = draft.document().at(&at.key("visibleIf")).cloned();
    let mut taken = names(draft);
    let pages: Vec<Node> = rest
        .iter()
        .map(|item| {
            let id = name_from(&item.text_of("id").replace('-', " "), &taken);
            taken.insert(id.clone());
            let mut page = Node::object([("id", Node::string(id)), ("items", Node::array([item.clone()]))]);
            page.set("visibleIf", condition.clone());
            page
        })
        .collect();
    draft.put(&at.key("items"), Some(Node::array([first.clone()])));
    draft.put(&at.key("reason"), None);
    if let Some(elements) = draft.document_mut().at_mut(&Pointer::root().key("pages")).and_then(Node::elements_mut) {
        elements.splice(index + 1..=index, pages);
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageView {
    heading: String,
    page: String,
    sections: Vec<SectionView>,
    shown: String,
    condition: String,
    items: Vec<ItemView>,
    several: bool,
    after_check: bool,
    is_published: bool,
    kinds: Vec<KindView>,
    look: String,
    menus: Menus,
    findings: Vec<crate::authoring::FindingView>,
}

/// `GET /author/{survey}/pages/{page}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, page) = path.into_inner();
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let part = Page(page);
    let at = part.at(&desk.draft).ok_or(Error::NotFound)?;
    let node = desk.draft.document().at(&at).ok_or(Error::NotFound)?;
    let number = desk.draft.page(&part.0).unwrap_or_default();
    let items = desk.draft.items().into_iter().filter(|item| item.page == number && item.group.is_none());
    let heading = format!("Page {}: {}", number + 1, desk.draft.page_words(node));
    let view = PageView {
        page: part.0.clone(),
        sections: part::shown(&desk, &part)?,
        shown: node.get("visibleIf").map(|one| desk.draft.sentence(one, &app.interface)).unwrap_or_default(),
        condition: format!("/author/{survey}/condition?at={}", at.key("visibleIf")),
        several: items.clone().count() > 1,
        items: items.map(|item| item_view(&desk, &item)).collect(),
        after_check: node.get("afterCheck").is_some(),
        is_published: desk.live.as_ref().is_some_and(|live| live.survey.page(&part.0).is_some()),
        kinds: kinds(),
        look: format!("/author/{survey}/look/{}", part.0),
        menus: Menus::of(&desk, ["", "", "", ""]),
        findings: ["", "/id", "/visibleIf", "/items", "/afterCheck"]
            .iter()
            .filter_map(|end| Pointer::parse(end))
            .flat_map(|end| desk.look().at(&at.join(&end)))
            .collect(),
        heading: heading.clone(),
    };
    let done = match parameter(&req, "done").as_deref() {
        Some("name") => {
            "The name was not changed: use small letters, digits and \u{201c}-\u{201d}, and no name that another page has."
        }
        Some(_) => "Saved.",
        None => "",
    };
    frame::told(&desk, StatusCode::OK, ("", &heading), done, "author/page", view)
}

/// `POST /author/{survey}/pages/{page}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let (survey, page) = path.into_inner();
    part::post(&app, &req, &survey, &Page(page), &form).await
}
