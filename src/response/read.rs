//! Reading a submission along the path that it takes.

use super::submission::{ByItem, MODES, Submission};
use crate::definition::{Band, Help, More, Survey, Walk, Who};
use crate::question::{Answer, Asked, Problem, Wrong};
use crate::texts::Language;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A path with all that was found on it.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The path, with the answers that were right.
    pub walk: Walk<'a>,
    /// What is wrong, in the order of the survey.
    pub problems: Vec<Problem>,
    /// How it was answered.
    pub help: Option<Help>,
    /// How it was collected.
    pub mode: Option<String>,
}

/// A response that was found right.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The language that was read.
    pub language: Language,
    /// The role.
    pub role: Option<String>,
    /// How it was answered.
    pub help: Option<Help>,
    /// The age band.
    pub band: Option<Band>,
    /// How it was collected.
    pub mode: Option<String>,
    /// Every item that was asked: its answer, or `None` where it was left blank.
    pub asked: BTreeMap<String, Option<Answer>>,
}

/// Reads a submission that came in today; `places` are those whose answers are taken now. Errors: all that is wrong
/// with it; what was not asked on its path is never wrong.
pub fn read(
    survey: &Survey,
    submission: &Submission,
    today: Date,
    places: &[String],
) -> Result<Response, Vec<Problem>> {
    let reading = reading(survey, submission, today, places);
    if reading.problems.is_empty() { Ok(reading.into_response()) } else { Err(reading.problems) }
}

/// Reads as far as it goes: the path that the right answers make, and what is wrong along it.
pub fn reading<'a>(survey: &'a Survey, submission: &Submission, today: Date, places: &[String]) -> Reading<'a> {
    let mut problems = Vec::new();
    let by_item = ByItem::of(&submission.answers);
    let (mut who, help) = who(survey, submission, &mut problems);
    who.more = submission.more.unwrap_or_else(|| more(survey, &by_item));
    for name in by_item.unknown(|name| survey.item(name).is_some()) {
        problems.push(problem(name, Wrong::new("unknownItem")));
    }
    let walk = survey.walk(&who, |item, withheld| {
        let asked = Asked { today, withheld, required: item.required, places };
        item.kind.parse(&by_item.given(item), &asked).unwrap_or_else(|wrong| {
            problems.extend(wrong.into_iter().map(|wrong| problem(&item.id, wrong)));
            None
        })
    });
    Reading { walk, problems, help, mode: submission.mode.clone().filter(|mode| MODES.contains(&mode.as_str())) }
}

/// A program does not say whether it asked the questions after check answers: it did where it sends one of them.
fn more(survey: &Survey, given: &ByItem<'_>) -> More {
    if survey.after_check().any(|item| given.has(item)) { More::Asked } else { More::Skipped }
}

fn problem(item: &str, wrong: Wrong) -> Problem {
    Problem { item: item.to_owned(), wrong }
}

fn who(survey: &Survey, submission: &Submission, problems: &mut Vec<Problem>) -> (Who, Option<Help>) {
    let not_an_option = |value: &str| Wrong::new("notAnOption").with("value", value);
    let language = Language::parse(&submission.language).filter(|language| survey.languages.contains(language));
    if language.is_none() {
        problems.push(problem("language", not_an_option(&submission.language)));
    }
    let role = submission.role.clone().filter(|_| !survey.roles.is_empty());
    match &role {
        None if !survey.roles.is_empty() => problems.push(problem("role", Wrong::new("requiredChoice"))),
        Some(role) if !survey.roles.iter().any(|known| known.id == *role) => {
            problems.push(problem("role", not_an_option(role)));
        }
        _ => {}
    }
    let help = submission.help.as_deref().and_then(Help::parse);
    let band = submission.band.as_deref().and_then(Band::parse);
    let mode = submission.mode.as_deref();
    for (name, given, right) in [
        ("help", submission.help.as_deref(), help.is_some()),
        ("band", submission.band.as_deref(), band.is_some()),
        ("mode", mode, mode.is_some_and(|mode| MODES.contains(&mode))),
    ] {
        if let Some(value) = given.filter(|_| !right) {
            problems.push(problem(name, not_an_option(value)));
        }
    }
    let language = language.unwrap_or_else(|| survey.default_language());
    (Who { role, band, language, more: More::default() }, help)
}

impl Reading<'_> {
    fn into_response(self) -> Response {
        let mut facts = self.walk.facts;
        let items = self.walk.asked.iter().filter(|item| item.kind.shape() != crate::question::Shape::Nothing);
        let asked = items.map(|item| (item.id.clone(), facts.answers.remove(&item.id))).collect();
        Response {
            language: facts.language.unwrap_or_else(Language::english),
            role: facts.role,
            help: self.help,
            band: facts.band,
            mode: self.mode,
            asked,
        }
    }
}
