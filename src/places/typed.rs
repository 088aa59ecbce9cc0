//! What staff type about a place → its details, or everything that is wrong with them at once.

use crate::clock::day_number;
use crate::definition::StaffDomains;
use crate::store::{Place, PlaceKind};
use crate::texts::{Language, Localized};
use jiff::civil::Date;
use std::collections::BTreeMap;
use validator::ValidateEmail;

/// The longest name.
const NAME_MAX: usize = 80;
/// The longest code of another system.
const SITE_MAX: usize = 20;
/// The most addresses that get a place's report.
const RECIPIENTS_MAX: usize = 20;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The name in each language.
    pub names: Vec<(Language, String)>,
    /// What it is.
    pub kind: String,
    /// The place that it belongs to; empty where there is none.
    pub parent: String,
    /// The code by which other systems know it.
    pub site: String,
    /// The first day.
    pub first_day: String,
    /// The last day.
    pub last_day: String,
    /// Who gets its reports: addresses with spaces, commas or lines between them.
    pub recipients: String,
}

/// What a place is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// All places.
    pub places: &'a [Place],
    /// The place that is changed; none for a new one.
    pub own: Option<&'a str>,
    /// Where mail may go.
    pub staff: &'a StaffDomains,
}

/// What was found right.
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    /// The name by language.
    pub name: Localized,
    /// What it is.
    pub kind: PlaceKind,
    /// The place that it belongs to.
    pub parent: Option<String>,
    /// The code by which other systems know it.
    pub site: Option<String>,
    /// The first day, in days since 1970.
    pub first_day: Option<i32>,
    /// The last day.
    pub last_day: Option<i32>,
    /// Who gets its reports.
    pub recipients: Vec<String>,
}

/// Something that is wrong, and in which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The field.
    pub field: &'static str,
    /// What to do about it.
    pub text: String,
}

impl Typed {
    /// Reads the fields. Errors: all that is wrong with them.
    pub fn read(&self, rules: &Rules<'_>) -> Result<Details, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut told = |field, text: String| wrong.push(Wrong { field, text });
        let name = self.name().map_err(|text| told("name", text)).ok();
        let kind = PlaceKind::parse(&self.kind);
        if kind.is_none() {
            told("kind", "Choose what it is".to_owned());
        }
        let parent = parent(self.parent.trim(), rules).map_err(|text| told("parent", text)).ok();
        let site = site(self.site.trim()).map_err(|text| told("site", text)).ok();
        let first_day = day(&self.first_day).map_err(|text| told("firstDay", text)).ok();
        let last_day = day(&self.last_day).map_err(|text| told("lastDay", text)).ok();
        if first_day.flatten().zip(last_day.flatten()).is_some_and(|(first, last)| last < first) {
            told("lastDay", "The last day is before the first".to_owned());
        }
        let recipients = recipients(&self.recipients, rules.staff).map_err(|text| told("recipients", text)).ok();
        let read = name.zip(kind).zip(parent).zip(site).zip(first_day).zip(last_day).zip(recipients);
        match read {
            Some(((((((name, kind), parent), site), first_day), last_day), recipients)) if wrong.is_empty() => {
                Ok(Details { name, kind, parent, site, first_day, last_day, recipients })
            }
            _ => Err(wrong),
        }
    }

    fn name(&self) -> Result<Localized, String> {
        let names = self.names.iter().map(|(language, name)| (language.clone(), tidy(name)));
        let names: BTreeMap<Language, String> = names.filter(|(_, name)| !name.is_empty()).collect();
        let default = self.names.first().map(|(language, _)| language);
        if default.is_none_or(|default| !names.contains_key(default)) {
            return Err("Write what people call it".to_owned());
        }
        if names.values().any(|name| name.chars().count() > NAME_MAX) {
            return Err(format!("A name has {NAME_MAX} characters at most: it stands on a poster"));
        }
        Ok(Localized::new(names))
    }
}

/// Without marks that nobody sees, and with one space between words.
fn tidy(text: &str) -> String {
    let seen: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parent(id: &str, rules: &Rules<'_>) -> Result<Option<String>, String> {
    if id.is_empty() {
        return Ok(None);
    }
    let find = |id: &str| rules.places.iter().find(|place| place.id == id);
    let line = || std::iter::successors(find(id), |place| place.parent.as_deref().and_then(find));
    match find(id) {
        None => Err(format!("There is no place \"{id}\"")),
        // A circle that is there already would never end.
        Some(_) if line().take(rules.places.len() + 1).any(|place| rules.own == Some(place.id.as_str())) => {
            Err("A place can't belong to itself, or to one that belongs to it".to_owned())
        }
        Some(_) => Ok(Some(id.to_owned())),
    }
}

fn site(code: &str) -> Result<Option<String>, String> {
    let right = code.chars().count() <= SITE_MAX && code.chars().all(|c| c.is_ascii_graphic());
    match (code, right) {
        ("", _) => Ok(None),
        (code, true) => Ok(Some(code.to_owned())),
        _ => Err(format!("A site code has letters, digits and signs without spaces, {SITE_MAX} at most")),
    }
}

fn day(typed: &str) -> Result<Option<i32>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let day: Result<Date, _> = typed.parse();
    day.map(|day| Some(day_number(day))).map_err(|_| "Write the day as 2026-11-01".to_owned())
}

fn recipients(typed: &str, staff: &StaffDomains) -> Result<Vec<String>, String> {
    let mut all: Vec<String> = Vec::new();
    for address in typed.split([',', ';']).flat_map(str::split_whitespace).map(str::to_lowercase) {
        if !address.validate_email() {
            return Err(format!("\"{address}\" is not an address that mail can go to"));
        }
        if !staff.allow(&address) {
            return Err(format!("Mail does not go to {address}: only to the domains that your operator allows"));
        }
        if !all.contains(&address) {
            all.push(address);
        }
    }
    if all.len() > RECIPIENTS_MAX {
        return Err(format!("{RECIPIENTS_MAX} addresses are the most"));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: &str, parent: Option<&str>) -> Place {
        let name = Localized::new(BTreeMap::from([(Language::english(), id.to_owned())]));
        let parent = parent.map(str::to_owned);
        let (site, first_day, last_day, team) = (None, None, None, None);
        Place { id: id.to_owned(), name, kind: PlaceKind::Ward, parent, site, first_day, last_day, team }
    }

    fn right() -> Typed {
        Typed { names: vec![(Language::english(), " Ward\n 7 ".into())], kind: "ward".into(), ..Typed::default() }
    }

    fn check(typed: &Typed, own: Option<&str>, staff: &StaffDomains) -> Result<Details, Vec<Wrong>> {
        let places = [place("floor", None), place("ward", Some("floor")), place("bay", Some("ward"))];
        typed.read(&Rules { places: &places, own, staff })
    }

    #[test]
    fn what_is_right_is_tidied() {
        let typed = Typed {
            parent: "floor".into(),
            site: " RXA01 ".into(),
            first_day: "1970-01-02".into(),
            last_day: "1970-01-02".into(),
            recipients: "A@Example.org, b@example.org\na@example.org".into(),
            ..right()
        };
        let details =
            check(&typed, Some("ward"), &StaffDomains::default()).unwrap_or_else(|wrong| unreachable!("{wrong:?}"));
        assert_eq!(details.name.only(&Language::english()), Some("Ward 7"));
        assert_eq!((details.parent.as_deref(), details.site.as_deref()), (Some("floor"), Some("RXA01")));
        assert_eq!((details.first_day, details.last_day), (Some(1), Some(1)));
        assert_eq!(details.recipients, ["a@example.org", "b@example.org"]);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let staff = StaffDomains::new(&["example.nhs.uk".to_owned()]);
        let fields = |typed: Typed, own: Option<&str>| {
            check(&typed, own, &staff)
                .err()
                .unwrap_or_default()
                .into_iter()
                .map(|wrong| wrong.field)
                .collect::<Vec<_>>()
        };
        let typed = Typed {
            names: vec![(Language::english(), " ".into())],
            kind: "tent".into(),
            parent: "none".into(),
            site: "a b".into(),
            first_day: "soon".into(),
            last_day: "1/1/26".into(),
            recipients: "somebody".into(),
        };
        assert_eq!(fields(typed, None), ["name", "kind", "parent", "site", "firstDay", "lastDay", "recipients"]);
        let turned = Typed { first_day: "2026-01-02".into(), last_day: "2026-01-01".into(), ..right() };
        assert_eq!(fields(turned, None), ["lastDay"]);
        assert_eq!(fields(Typed { recipients: "a@example.org".into(), ..right() }, None), ["recipients"]);
        for parent in ["floor", "ward", "bay"] {
            assert_eq!(fields(Typed { parent: parent.into(), ..right() }, Some("floor")), ["parent"], "{parent}");
        }
        assert_eq!(fields(Typed { parent: "bay".into(), ..right() }, None), Vec::<&str>::new());
    }
}
