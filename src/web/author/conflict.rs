//! Two people have changed the same part: nothing is saved yet, and both versions are shown.

use super::desk::{Desk, Form};
use super::frame;
use super::part::{Part, typed};
use crate::authoring::{Draft, FieldView, GroupView};
use crate::web::error::Error;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ConflictView {
    who: String,
    back: String,
    differences: Vec<Difference>,
    gone: bool,
    fields: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Difference {
    label: String,
    theirs: String,
    yours: String,
}

/// The page with both versions. Its button saves what was typed on top of what is there now.
pub(super) async fn show(desk: &Desk<'_>, part: &impl Part, form: &Form, revision: i32) -> Result<HttpResponse, Error> {
    let at = part.at(&desk.draft);
    // Where the part is gone, or the draft of then is not known any more, theirs is compared with the form alone.
    let base = desk.at(revision).await.ok().map(|base| values(desk, &base, part)).unwrap_or_default();
    let mut yours = match desk.at(revision).await {
        Ok(draft) if part.at(&draft).is_some() => draft,
        _ => desk.draft.clone(),
    };
    if part.at(&yours).is_some() {
        typed(&mut yours, part, form)?;
    }
    let theirs = values(desk, &desk.draft, part);
    let own = values(desk, &yours, part);
    let labels = own.iter().chain(&theirs).map(|(name, label, _)| (name.clone(), label.clone()));
    let labels: std::collections::BTreeMap<String, String> = labels.collect();
    let value = |all: &[(String, String, String)], name: &str| {
        all.iter().find(|(own, ..)| own == name).map(|(_, _, value)| value.clone()).unwrap_or_default()
    };
    let differences = labels.into_iter().map(|(name, label)| Difference {
        label,
        theirs: value(&theirs, &name),
        yours: value(&own, &name),
    });
    let newest = desk.app.store.survey_revisions(&desk.survey, 1).await?;
    let view = ConflictView {
        who: newest.first().map(|newest| newest.who.clone()).unwrap_or_default(),
        back: format!("/author/{}{}", desk.survey, if at.is_some() { part.href() } else { String::new() }),
        differences: differences.filter(|one| one.theirs != one.yours).collect(),
        gone: at.is_none(),
        // What was not touched stays as they have it.
        fields: form
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "csrf" | "revision" | "do"))
            .filter(|(name, value)| {
                !base.iter().any(|(own, _, was)| own == name && was.trim() == value.replace("\r\n", "\n").trim())
            })
            .cloned()
            .collect(),
    };
    let mut response = frame::page(desk, StatusCode::CONFLICT, ("", "Changed by two people"), "author/conflict", view)?;
    response.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("x-conflict"),
        actix_web::http::header::HeaderValue::from_static("1"),
    );
    Ok(response)
}

/// Every field of a part with its value: name, label, value.
pub(super) fn values(desk: &Desk<'_>, draft: &Draft, part: &impl Part) -> Vec<(String, String, String)> {
    let Some(at) = part.at(draft) else { return Vec::new() };
    let look = crate::authoring::Look { draft, ..desk.look() };
    let fields = part.sections(draft).into_iter().flat_map(|(_, fields)| fields);
    let mut found = Vec::new();
    look.fields(&at, part.of(), fields).iter().for_each(|field| collect(field, "", &mut found));
    found
}

fn collect(field: &FieldView, before: &str, found: &mut Vec<(String, String, String)>) {
    let label = format!("{before}{}", field.label);
    for words in &field.words {
        found.push((words.name.clone(), format!("{label} ({})", words.language), words.value.clone()));
    }
    let chosen: Vec<&str> =
        field.choices.iter().filter(|choice| choice.chosen).map(|choice| choice.label.as_str()).collect();
    match field.control {
        "words" | "media" | "labels" | "list" | "variants" | "shares" => {}
        "flag" => {
            found.push((field.name.clone(), label.clone(), if chosen.is_empty() { "no" } else { "yes" }.to_owned()))
        }
        "select" | "boxes" => found.push((field.name.clone(), label.clone(), chosen.join(", "))),
        _ => found.push((field.name.clone(), label.clone(), field.value.clone())),
    }
    for GroupView { legend, fields, more, .. } in &field.groups {
        fields.iter().chain(more).for_each(|inner| collect(inner, &format!("{legend}: "), found));
    }
}
