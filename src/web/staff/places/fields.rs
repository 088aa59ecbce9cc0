//! The fields of a place's form, as they are and as they were typed.

use super::Desk;
use crate::clock::day_of;
use crate::places::{Typed, Wrong};
use crate::store::CollectionPoint;
use crate::web::respond::field;

/// A form: what stands in it, and what is wrong with that.
pub(super) struct Form {
    pub(super) typed: Typed,
    pub(super) wrong: Vec<Wrong>,
}

impl Form {
    /// The form of a place that there is not yet.
    pub(super) fn blank(desk: &Desk<'_>) -> Self {
        Self { typed: Typed { names: names(desk, |_| String::new()), ..Typed::default() }, wrong: Vec::new() }
    }

    /// What was typed.
    pub(super) fn typed(desk: &Desk<'_>, form: &[(String, String)]) -> Self {
        let typed = |name: &str| field(form, name).unwrap_or_default().to_owned();
        let typed = Typed {
            names: names(desk, |name| typed(name)),
            kind: typed("kind"),
            parent: typed("parent"),
            site: typed("site"),
            first_day: typed("firstDay"),
            last_day: typed("lastDay"),
            recipients: typed("recipients"),
        };
        Self { typed, wrong: Vec::new() }
    }

    /// The form of a place as it is.
    pub(super) fn of(desk: &Desk<'_>, point: &CollectionPoint) -> Self {
        let place = &point.place;
        let day = |day: Option<i32>| day.map(|day| day_of(day).to_string()).unwrap_or_default();
        let languages = &desk.edition.survey.languages;
        let own = languages.iter().map(|language| (language.clone(), place.name.only(language).unwrap_or_default()));
        let mut names: Vec<_> = own.map(|(language, name)| (language, name.to_owned())).collect();
        // A place that another survey named in a language that this one lacks has its name there.
        if let Some((_, first)) = names.first_mut().filter(|(_, name)| name.is_empty()) {
            place.called(languages).clone_into(first);
        }
        let others = place.name.iter().filter(|(language, _)| !languages.contains(language));
        names.extend(others.map(|(language, name)| (language.clone(), name.to_owned())));
        let typed = Typed {
            names,
            kind: place.kind.word().to_owned(),
            parent: place.parent.clone().unwrap_or_default(),
            site: place.site.clone().unwrap_or_default(),
            first_day: day(place.first_day),
            last_day: day(place.last_day),
            recipients: point.recipients.join("\n"),
        };
        Self { typed, wrong: Vec::new() }
    }

    /// What was typed about a place that there is. What only its own team may change stays as it is, and so do names in
    /// languages that this survey lacks.
    pub(super) fn changed(desk: &Desk<'_>, point: &CollectionPoint, form: &[(String, String)]) -> Self {
        let (own, mut typed) = (Self::of(desk, point).typed, Self::typed(desk, form).typed);
        if !desk.may_change(&point.place) {
            return Self { typed: Typed { recipients: typed.recipients, ..own }, wrong: Vec::new() };
        }
        let others = own.names.into_iter().filter(|(language, _)| !desk.edition.survey.languages.contains(language));
        typed.names.extend(others);
        Self { typed, wrong: Vec::new() }
    }
}

/// The name's field in each of the survey's languages: `name` for the first, `name_cy` for another.
fn names(desk: &Desk<'_>, value: impl Fn(&str) -> String) -> Vec<(crate::texts::Language, String)> {
    let languages = desk.edition.survey.languages.iter().enumerate();
    languages.map(|(index, language)| (language.clone(), value(&name_field(index, language.tag())))).collect()
}

/// The name of a name's field.
pub(super) fn name_field(index: usize, tag: &str) -> String {
    if index == 0 { "name".to_owned() } else { format!("name_{tag}") }
}
