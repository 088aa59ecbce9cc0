//! A question: its words, how it is answered, what becomes of the answer.

use super::desk::{Desk, Form};
use super::frame;
use super::look::Menus;
use super::outline::{ItemView, KindView, item_view, kinds};
use super::part::{self, Part};
use crate::authoring::{Draft, Field, MEDIA, Of, SectionView, VARIANTS, WORDS, about, settings};
use crate::json::{Node, Pointer};
use crate::question::{check_name, known};
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::field;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

struct Question(String);

impl Part for Question {
    fn at(&self, draft: &Draft) -> Option<Pointer> {
        draft.item(&self.0).map(|part| part.at())
    }

    fn of(&self) -> Of {
        Of::Item
    }

    fn sections(&self, draft: &Draft) -> Vec<(&'static str, Vec<Field>)> {
        let kind = draft.item(&self.0).and_then(|part| known(part.node.text_of("type")));
        let Some(kind) = kind else { return vec![("The question", WORDS.to_vec())] };
        let sections = [
            ("The question", WORDS.to_vec()),
            ("How it is answered", settings(kind).collect()),
            ("Picture and sound", MEDIA.to_vec()),
            ("Other words for some readers", VARIANTS.to_vec()),
            ("What becomes of the answer", about(kind).collect()),
        ];
        sections.into_iter().filter(|(_, fields): &(_, Vec<Field>)| !fields.is_empty()).collect()
    }

    fn called(&self, draft: &Draft) -> String {
        let part = draft.item(&self.0);
        part.map_or_else(String::new, |part| format!("The question \u{201c}{}\u{201d}", draft.item_words(part.node)))
    }

    fn href(&self) -> String {
        format!("/questions/{}", self.0)
    }

    fn press(&self, draft: &mut Draft, button: &str, form: &Form) -> Option<String> {
        let at = self.at(draft)?;
        match button {
            "rename" => {
                let wish = field(form, "name").unwrap_or_default().trim().to_owned();
                let taken = wish != self.0 && draft.item(&wish).is_some();
                if taken || check_name(&wish).is_err() {
                    return Some(format!("{}?done=name", self.href()));
                }
                draft.rename_item(&self.0, &wish);
                Some(format!("/questions/{wish}?done=saved"))
            }
            "change-kind" => {
                change_kind(draft, &at, field(form, "kind").unwrap_or_default());
                Some(format!("{}?done=saved", self.href()))
            }
            "move" => {
                draft.move_to_page(&self.0, field(form, "page").unwrap_or_default());
                Some(format!("{}?done=saved", self.href()))
            }
            "ask" => {
                let words = field(form, "words").unwrap_or_default().trim().to_owned();
                let item = draft.add_question_at(&at, field(form, "kind").unwrap_or_default(), &words)?;
                Some(format!("/questions/{item}"))
            }
            "remove-question" if !draft.asked_by(&self.0).is_empty() => Some(format!("{}?done=asked", self.href())),
            "remove-question" => {
                draft.remove(&at);
                Some(String::new())
            }
            _ => None,
        }
    }
}

/// Another kind of answer; settings that it does not have go.
fn change_kind(draft: &mut Draft, at: &Pointer, name: &str) {
    let Some(kind) = known(name).filter(|kind| kind.is_ready()) else { return };
    let all: Vec<&str> = crate::question::KINDS.iter().flat_map(|kind| kind.settings).copied().collect();
    draft.put(&at.key("type"), Some(Node::string(kind.name)));
    for setting in all.into_iter().filter(|setting| !kind.settings.contains(setting)).chain(["display"]) {
        draft.put(&at.key(setting), None);
    }
    for list in ["options", "rows"] {
        let wants = kind.settings.contains(&list) && !kind.settings.contains(&"from");
        let has = draft.document().at(&at.key(list)).is_some() || draft.document().at(&at.key("optionList")).is_some();
        if wants && !has {
            draft.put(&at.key(list), Some(Node::array([])));
        }
    }
    if kind.settings.contains(&"points") && draft.document().at(&at.key("points")).is_none() {
        draft.put(&at.key("points"), crate::json::parse("5").ok());
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct QuestionView {
    heading: String,
    item: String,
    page: String,
    page_words: String,
    kind: &'static str,
    sections: Vec<SectionView>,
    shown: String,
    condition: String,
    list_href: String,
    inner: Vec<ItemView>,
    is_group: bool,
    in_group: bool,
    asked_by: Vec<String>,
    is_published: bool,
    kinds: Vec<KindView>,
    pages: Vec<PageChoice>,
    look: String,
    menus: Menus,
    findings: Vec<crate::authoring::FindingView>,
}

#[derive(Serialize)]
struct PageChoice {
    id: String,
    words: String,
    current: bool,
}

/// `GET /author/{survey}/questions/{item}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, item) = path.into_inner();
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let part = Question(item);
    let found = desk.draft.item(&part.0).ok_or(Error::NotFound)?;
    let (at, page) = (found.at(), &desk.draft.pages()[found.page]);
    let kind = known(found.node.text_of("type"));
    let list = found.node.text_of("optionList");
    let heading = desk.draft.item_words(found.node);
    let inner = desk
        .draft
        .items()
        .into_iter()
        .filter(|one| one.page == found.page && found.group.is_none() && one.group == Some(found.index));
    let pages = desk.draft.pages().iter().map(|other| PageChoice {
        id: other.text_of("id").to_owned(),
        words: desk.draft.page_words(other),
        current: std::ptr::eq(other, page),
    });
    let view = QuestionView {
        item: part.0.clone(),
        page: page.text_of("id").to_owned(),
        page_words: format!("Page {}", found.page + 1),
        kind: kind.map_or("", |kind| kind.title),
        sections: part::shown(&desk, &part)?,
        shown: found.node.get("visibleIf").map(|one| desk.draft.sentence(one, &app.interface)).unwrap_or_default(),
        condition: format!("/author/{survey}/condition?at={}", at.key("visibleIf")),
        list_href: if list.is_empty() { String::new() } else { format!("/author/{survey}/lists/{list}") },
        inner: inner.map(|one| item_view(&desk, &one)).collect(),
        is_group: kind.is_some_and(|kind| kind.settings.contains(&"items")),
        in_group: found.group.is_some(),
        asked_by: desk.draft.asked_by(&part.0),
        is_published: desk.live.as_ref().is_some_and(|live| live.survey.item(&part.0).is_some()),
        kinds: kinds(),
        pages: pages.collect(),
        look: format!("/author/{survey}/look/{}", page.text_of("id")),
        menus: Menus::of(&desk, ["", "", "", ""]),
        findings: ["", "/id", "/type", "/visibleIf", "/items"]
            .iter()
            .filter_map(|end| Pointer::parse(end))
            .flat_map(|end| desk.look().at(&at.join(&end)))
            .collect(),
        heading: heading.clone(),
    };
    let done = match parameter(&req, "done").as_deref() {
        Some("name") => {
            "The name was not changed: use small letters, digits and \u{201c}-\u{201d}, and no name that another question has."
        }
        Some("asked") => "The question was not taken out: other parts are shown by its answer. Change those first.",
        Some(_) => "Saved.",
        None => "",
    };
    frame::told(&desk, StatusCode::OK, ("", &heading), done, "author/question", view)
}

/// `POST /author/{survey}/questions/{item}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let (survey, item) = path.into_inner();
    part::post(&app, &req, &survey, &Question(item), &form).await
}
