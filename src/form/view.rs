//! The views that the templates of the form render: the same for everybody who reads in the same language, role and
//! band.

use crate::definition::{Help, Item, Page, Survey};
use crate::question::{Control, MediaView, Reader, SignedView};
use crate::texts::{markup_inline, markup_to_html};
use serde::Serialize;

/// A page of questions.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// The page itself.
    pub page: PageHead,
    /// The document's title.
    pub title: String,
    /// Whether there is exactly one question, whose label is the heading.
    pub single: bool,
    /// What stands on it.
    pub items: Vec<ItemView>,
}

/// The head of a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageHead {
    /// Its address.
    pub id: String,
    /// Its title.
    pub title_html: Option<String>,
    /// The picture beside the title.
    pub image: Option<MediaView>,
}

/// Something on a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// The stable name, which is the field's name and the first element's id.
    pub id: String,
    /// The kind, which is the template's name.
    pub kind: &'static str,
    /// Whether the label is the page's heading.
    pub heading: bool,
    /// The words.
    pub label: String,
    /// The line of help.
    pub hint_html: Option<String>,
    /// The words of a note.
    pub body_html: String,
    /// The picture.
    pub image: Option<MediaView>,
    /// The recorded reading.
    pub audio: Option<MediaView>,
    /// The video in a sign language.
    pub signed: Option<SignedView>,
    /// Whether it may be left blank.
    pub optional: bool,
    /// Whether it may be absent for some people.
    pub conditional: bool,
    /// Whether people write in their own words here.
    pub free_text: bool,
    /// The direction of what is typed, where it is not the page's.
    pub direction: &'static str,
    /// The controls.
    #[serde(flatten)]
    pub control: Control,
    /// What stands in a group.
    pub items: Vec<ItemView>,
}

/// Who is answering, and how.
#[derive(Debug, Serialize)]
pub struct WhoView {
    /// The document's title.
    pub title: String,
    /// The roles.
    pub roles: Vec<Named>,
    /// The ways of answering.
    pub helps: Vec<Named>,
}

/// Something with a name and words.
#[derive(Debug, Serialize)]
pub struct Named {
    /// The name on the wire.
    pub id: String,
    /// The words.
    pub label: String,
}

/// The view of a page of questions.
#[must_use]
pub fn page_view(page: &Page, reader: &Reader<'_>) -> PageView {
    let questions = page.items.iter().filter(|item| item.kind.name() != "hidden");
    let single = questions.clone().count() == 1 && questions.clone().all(|item| item.items.is_empty());
    let items: Vec<ItemView> = page.items.iter().map(|item| item_view(item, single, reader)).collect();
    let title = if page.has_title { reader.label(&page.wording) } else { String::new() };
    let first = items.iter().find(|item| item.kind != "hidden").map(|item| item.label.clone());
    PageView {
        title: if single || title.is_empty() { first.unwrap_or_default() } else { title.clone() },
        page: PageHead {
            id: page.id.clone(),
            title_html: page.has_title.then(|| markup_inline(&title)),
            image: reader.image(&page.wording),
        },
        single,
        items,
    }
}

fn item_view(item: &Item, heading: bool, reader: &Reader<'_>) -> ItemView {
    let mut control = item.kind.control(&item.id, reader);
    for option in &mut control.options {
        option.conditional = item.option_conditions.contains_key(&option.value);
    }
    lend_id_to_first(&item.id, &mut control);
    let (label, hint) = (reader.label(&item.wording), reader.hint(&item.wording));
    let is_note = item.kind.name() == "note";
    // A note of one sentence is all body; with a hint, its label stands above it.
    let (label, body_html) = match (is_note, hint) {
        (true, None) if !heading => (String::new(), markup_to_html(&label)),
        _ => (label, String::new()),
    };
    ItemView {
        id: item.id.clone(),
        kind: item.kind.name(),
        heading,
        label,
        hint_html: hint.map(markup_to_html),
        body_html,
        image: reader.image(&item.wording),
        audio: reader.audio(&item.wording),
        signed: reader.signed_video(&item.wording),
        optional: !item.required && item.kind.is_question(),
        conditional: item.visible_if.is_some(),
        free_text: item.kind.is_free_text() || item.kind.asks_why(),
        direction: match control.input_type {
            "email" | "tel" => "ltr",
            "text" if item.kind.is_free_text() => "auto",
            _ => "",
        },
        items: item.items.iter().map(|inner| item_view(inner, false, reader)).collect(),
        control,
    }
}

/// The item's own id, which an error links to, belongs to the first option that is always there.
fn lend_id_to_first(id: &str, control: &mut Control) {
    let Some(at) = control.options.iter().position(|option| !option.conditional).filter(|at| *at > 0) else { return };
    if let Some(first) = control.options.first_mut() {
        first.id = format!("{id}_{}", first.value);
    }
    if let Some(always) = control.options.get_mut(at) {
        id.clone_into(&mut always.id);
    }
}

/// The view of the page that asks who is answering.
#[must_use]
pub fn who_view(survey: &Survey, reader: &Reader<'_>) -> WhoView {
    let named = |id: &str, label: String| Named { id: id.to_owned(), label };
    WhoView {
        title: reader.say("who-title"),
        roles: survey.roles.iter().map(|role| named(&role.id, reader.words(&role.label))).collect(),
        helps: Help::ALL.iter().map(|help| named(help.id(), reader.say(&format!("help-{}", help.id())))).collect(),
    }
}
