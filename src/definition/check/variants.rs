//! Words for roles and bands: whom they may be for, and which words can differ.

use super::conditions::meant;
use super::spoken::{Spoken, WordingKind};
use super::texts;
use crate::definition::people::Band;
use crate::json::{Findings, Pointer};
use crate::typed::{self, Wording};

/// Checks every `byRole` and `byBand` of a survey whose roles are `roles`.
pub(super) fn check(survey: &typed::Survey, roles: &[String], findings: &mut Findings) {
    for spoken in texts::spoken(survey) {
        for (role, words) in spoken.by_role() {
            let at = spoken.at.key("byRole").key(role);
            if !roles.contains(role) {
                findings.error(&at, no_role(role, roles));
            }
            keys(&spoken, words, &at, findings);
        }
        for (band, words) in spoken.by_band() {
            let at = spoken.at.key("byBand").key(band);
            if Band::parse(band).is_none() {
                let known = Band::ALL.map(Band::id).join(", ");
                findings.error(&at, format!("\"{band}\" is not an age band. Known are: {known}."));
            }
            keys(&spoken, words, &at, findings);
        }
    }
}

/// What to do about a role that the survey does not have.
pub(super) fn no_role(role: &str, roles: &[String]) -> String {
    if roles.is_empty() {
        return format!("\"{role}\" is not a role of this survey: it has none. List its roles under \"roles\".");
    }
    let hint = meant(role, roles.iter().map(String::as_str));
    format!("\"{role}\" is not a role of this survey.{hint} Its roles are: {}.", roles.join(", "))
}

/// A title belongs to pages and surveys, a label to what stands on a page.
fn keys(spoken: &Spoken<'_>, words: &Wording, at: &Pointer, findings: &mut Findings) {
    let given = [
        ("label", words.label.is_some()),
        ("title", words.title.is_some()),
        ("hint", words.hint.is_some()),
        ("introduction", words.introduction.is_some()),
    ];
    let (what, known): (&str, &[&str]) = match spoken.kind {
        WordingKind::Survey => ("the survey", &["title", "introduction"]),
        WordingKind::Page => ("a page", &["title"]),
        WordingKind::Rest => ("an item, an option or a row", &["label", "hint"]),
    };
    for (key, _) in given.into_iter().filter(|(key, given)| *given && !known.contains(key)) {
        let message = format!("\"{key}\" does not belong to {what}. Known here are: {}, and media.", known.join(", "));
        findings.error(&at.key(key), message);
    }
}
