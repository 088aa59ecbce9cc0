//! What forms of accounts share: fields with what was typed and what is wrong with it, and choices.

use super::Form;
use crate::sign_in::{Changed, notice};
use crate::store::{AuditEntry, NewDelivery};
use crate::web::app::App;
use crate::web::respond::field;
use crate::web::staff::SignedIn;
use serde::Serialize;

/// The most letters of a name.
const NAME_MAX: usize = 120;

/// A field with what is typed into it.
#[derive(Debug, Serialize)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) autocomplete: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: Option<&'static str>,
    pub(super) value: String,
    pub(super) error: Option<String>,
}

impl Field {
    /// One with a label of its own.
    pub(super) fn new(name: &'static str, label: &'static str, kind: &'static str) -> Self {
        Self { name, kind, autocomplete: "off", label, hint: None, value: String::new(), error: None }
    }

    /// As browsers fill it in.
    pub(super) fn filled_as(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    /// With what was typed.
    pub(super) fn holding(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    /// With a word about what is wanted.
    pub(super) fn hinting(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// With what is wrong with it, if anything.
    pub(super) fn told(self, error: Option<impl Into<String>>) -> Self {
        Self { error: error.map(Into::into), ..self }
    }
}

/// An error of the summary, and the field that it leads to.
#[derive(Debug, Serialize)]
pub(super) struct Wrong {
    pub(super) field: String,
    pub(super) text: String,
}

impl Wrong {
    /// One about something that is no field, by the id of what it is about.
    pub(super) fn at(field: impl Into<String>, text: impl Into<String>) -> Self {
        Self { field: field.into(), text: text.into() }
    }
}

/// The summary of what is wrong with some fields.
pub(super) fn wrongs<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Vec<Wrong> {
    let wrong = |field: &Field| field.error.clone().map(|text| Wrong::at(field.name, text));
    fields.into_iter().filter_map(wrong).collect()
}

/// An option of a list.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

impl Choice {
    /// One of several, chosen where it is what was typed.
    pub(super) fn new(value: impl Into<String>, label: impl Into<String>, typed: &str) -> Self {
        let value = value.into();
        Self { chosen: value == typed, value, label: label.into() }
    }
}

/// What was typed into a field, without spaces around it.
pub(super) fn typed(form: &Form, name: &str) -> String {
    field(form, name).unwrap_or_default().trim().to_owned()
}

/// Whether something is not what a person, a team or an organisation can be called.
pub(super) fn is_no_name(typed: &str) -> bool {
    typed.is_empty() || typed.chars().count() > NAME_MAX || typed.chars().any(char::is_control)
}

/// The title of a page, which says first that something is wrong.
pub(super) fn title(title: &str, errors: &[Wrong]) -> String {
    if errors.is_empty() { title.to_owned() } else { format!("Error: {title}") }
}

/// An entry of the audit trail for what somebody does on a page.
pub(super) fn entry(app: &App, who: &str, what: &str, detail: impl Into<String>) -> AuditEntry {
    AuditEntry {
        id: uuid::Uuid::new_v4().to_string(),
        at: app.clock.seconds(),
        who: who.to_owned(),
        what: what.to_owned(),
        survey: None,
        detail: detail.into(),
    }
}

/// The same for somebody who has signed in.
pub(super) fn entry_of(app: &App, signed_in: &SignedIn, what: &str, detail: impl Into<String>) -> AuditEntry {
    entry(app, &signed_in.person.email, what, detail)
}

/// The mail that tells somebody what was changed; `by` is who did it, where it was not the person.
pub(super) fn mail(app: &App, changed: Changed, email: &str, by: Option<&SignedIn>) -> NewDelivery {
    let by = by.map(|by| by.person.email.as_str());
    notice(changed, email, by, &app.settings.public_url, app.clock.seconds())
}
