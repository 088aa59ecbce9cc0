//! The pages of places.

use super::Desk;
use super::fields::{Form, name_field};
use crate::clock::day_of;
use crate::places::Size;
use crate::store::{CollectionPoint, Place, PlaceKind};
use crate::texts::Language;
use crate::web::error::Error;
use crate::web::staff::frame::page;
use crate::web::staff::{Tab, tabs};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListView {
    page_title: String,
    survey: String,
    title: String,
    href: String,
    tabs: Vec<Tab>,
    keeps_places: bool,
    rows: Vec<Row>,
    others: Vec<Choice>,
    other_error: Option<String>,
    form: FormView,
    errors: Vec<ErrorLink>,
    done: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    href: String,
    poster: String,
    name: String,
    kind: &'static str,
    days: String,
    short: String,
    archived: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneView {
    page_title: String,
    survey: String,
    title: String,
    href: String,
    tabs: Vec<Tab>,
    list: String,
    name: String,
    url: String,
    short: String,
    archived: bool,
    may_change: bool,
    posters: Vec<PosterLink>,
    form: FormView,
    errors: Vec<ErrorLink>,
    done: Option<&'static str>,
}

#[derive(Serialize)]
struct PosterLink {
    language: String,
    tag: String,
    sizes: Vec<SizeLink>,
}

#[derive(Serialize)]
struct SizeLink {
    name: String,
    page: String,
    svg: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FormView {
    names: Vec<NameField>,
    kinds: Vec<Choice>,
    kind_error: Option<String>,
    parents: Vec<Choice>,
    parent_error: Option<String>,
    site: Field,
    first_day: Field,
    last_day: Field,
    recipients: Field,
}

#[derive(Serialize)]
struct NameField {
    field: String,
    label: String,
    lang: String,
    dir: &'static str,
    value: String,
    error: Option<String>,
}

#[derive(Serialize)]
struct Field {
    value: String,
    error: Option<String>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Serialize)]
struct ErrorLink {
    field: &'static str,
    text: String,
}

fn kind_words(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Ward => "Ward",
        PlaceKind::Clinic => "Clinic",
        PlaceKind::Event => "Event",
        PlaceKind::Stand => "Stand",
        PlaceKind::Site => "Hospital or other site, with wards",
        PlaceKind::Trust => "Trust or other organisation, with sites",
        PlaceKind::Other => "Something else",
    }
}

fn told(done: Option<&str>) -> Option<&'static str> {
    Some(match done? {
        "added" => "The place is there. Print its poster, or share its link.",
        "changed" => "The place was changed.",
        "archived" => "The place is archived. Its link still leads to the survey, and answers come without the place.",
        "restored" => "The place is used again.",
        _ => return None,
    })
}

impl Desk<'_> {
    fn tabs(&self) -> Vec<Tab> {
        let survey = &self.edition.survey;
        tabs(&survey.id, "/places", |right| self.signed_in.may_with(right, survey))
    }

    fn title(&self) -> String {
        self.app.reader(&self.edition, &self.chain()[0]).label(&self.edition.survey.wording)
    }

    fn chain(&self) -> [Language; 1] {
        [self.edition.survey.default_language()]
    }

    fn called(&self, place: &Place) -> String {
        place.called(&self.chain()).to_owned()
    }

    fn url(&self, point: &CollectionPoint) -> String {
        format!("{}/p/{}", self.app.settings.public_url, point.code)
    }

    fn short(&self, point: &CollectionPoint) -> String {
        let url = self.url(point);
        url.split_once("://").map_or(url.clone(), |(_, short)| short.to_owned())
    }
}

/// `1 to 3 May 2026` would need words for every case: the days as they are typed.
fn days(place: &Place) -> String {
    let day = |day: Option<i32>| day.map(|day| day_of(day).to_string());
    match (day(place.first_day), day(place.last_day)) {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => "always".to_owned(),
    }
}

/// The list, and the form of a new place.
pub(super) fn list(
    desk: &Desk<'_>,
    form: &Form,
    done: Option<&str>,
    status: StatusCode,
) -> Result<HttpResponse, Error> {
    let (title, href) = (desk.title(), desk.href());
    let row = |point: &CollectionPoint| Row {
        href: format!("{href}/{}", point.place.id),
        poster: format!("{href}/{}/poster", point.place.id),
        name: desk.called(&point.place),
        kind: kind_words(point.place.kind),
        days: days(&point.place),
        short: desk.short(point),
        archived: point.archived,
    };
    let is_other = |place: &&Place| desk.may_change(place) && desk.point(&place.id).is_err();
    let other = |place: &Place| Choice { value: place.id.clone(), label: desk.called(place), chosen: false };
    let view = ListView {
        page_title: titled(form, &format!("Places: {title}")),
        survey: desk.id().to_owned(),
        tabs: desk.tabs(),
        keeps_places: desk.edition.survey.place_item().is_some(),
        rows: desk.points.iter().map(row).collect(),
        others: desk.places.iter().filter(is_other).map(other).collect(),
        other_error: error(form, "place"),
        form: form_view(desk, form, None),
        errors: errors(form),
        done: told(done),
        title,
        href,
    };
    page(desk.app, status, Some(&desk.signed_in), "places/list", view)
}

/// One place.
pub(super) fn one(
    desk: &Desk<'_>,
    point: &CollectionPoint,
    form: &Form,
    done: Option<&str>,
    status: StatusCode,
) -> Result<HttpResponse, Error> {
    let href = format!("{}/{}", desk.href(), point.place.id);
    let size = |language: &Language, size: Size| {
        let query = format!("?size={}&lang={}", size.word(), language.tag());
        let (page, svg) = (format!("{href}/poster{query}"), format!("{href}/poster.svg{query}"));
        SizeLink { name: size.word().to_uppercase(), page, svg }
    };
    let poster = |language: &Language| PosterLink {
        language: language.name(),
        tag: language.tag().to_owned(),
        sizes: Size::ALL.into_iter().map(|one| size(language, one)).collect(),
    };
    let name = desk.called(&point.place);
    let view = OneView {
        page_title: titled(form, &name),
        survey: desk.id().to_owned(),
        title: desk.title(),
        tabs: desk.tabs(),
        list: desk.href(),
        url: desk.url(point),
        short: desk.short(point),
        archived: point.archived,
        may_change: desk.may_change(&point.place),
        posters: desk.edition.offered.iter().map(poster).collect(),
        form: form_view(desk, form, Some(&point.place.id)),
        errors: errors(form),
        done: told(done),
        name,
        href,
    };
    page(desk.app, status, Some(&desk.signed_in), "places/one", view)
}

fn titled(form: &Form, title: &str) -> String {
    if form.wrong.is_empty() { title.to_owned() } else { format!("Error: {title}") }
}

fn errors(form: &Form) -> Vec<ErrorLink> {
    form.wrong.iter().map(|wrong| ErrorLink { field: wrong.field, text: wrong.text.clone() }).collect()
}

fn error(form: &Form, field: &str) -> Option<String> {
    form.wrong.iter().find(|wrong| wrong.field == field).map(|wrong| wrong.text.clone())
}

fn form_view(desk: &Desk<'_>, form: &Form, own: Option<&str>) -> FormView {
    let typed = &form.typed;
    let field = |name: &str, value: &str| Field { value: value.to_owned(), error: error(form, name) };
    let shown = typed.names.iter().filter(|(language, _)| desk.edition.survey.languages.contains(language));
    let names = shown.enumerate().map(|(index, (language, value))| NameField {
        field: name_field(index, language.tag()),
        label: match index {
            0 => "What people call it".to_owned(),
            _ => format!("The same in {} (optional)", language.name()),
        },
        lang: language.tag().to_owned(),
        dir: language.dir(),
        value: value.clone(),
        error: error(form, "name").filter(|_| index == 0),
    });
    let kind = |kind: PlaceKind| Choice {
        value: kind.word().to_owned(),
        label: kind_words(kind).to_owned(),
        chosen: typed.kind == kind.word(),
    };
    let parents = desk.places.iter().filter(|place| own != Some(place.id.as_str()));
    let parent =
        |place: &Place| Choice { value: place.id.clone(), label: desk.called(place), chosen: typed.parent == place.id };
    FormView {
        names: names.collect(),
        kinds: PlaceKind::ALL.map(kind).into(),
        kind_error: error(form, "kind"),
        parents: parents.map(parent).collect(),
        parent_error: error(form, "parent"),
        site: field("site", &typed.site),
        first_day: field("firstDay", &typed.first_day),
        last_day: field("lastDay", &typed.last_day),
        recipients: field("recipients", &typed.recipients),
    }
}
