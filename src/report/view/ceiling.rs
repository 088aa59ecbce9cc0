//! How many children chose the happiest face: more than that no figure of theirs can rise.

use super::bars::{exact, size};
use super::groups::part_view;
use super::sentence::Sentence;
use super::words;
use crate::report::chance::Share;
use crate::report::figures::{Answers, Part, Split};
use crate::report::plan::{Facet, Plan, Question};

/// From how many of a hundred on most say that the ceiling is reached.
const MOST: u32 = 50;

/// `18 of 27 people of “Age 0-7” (67 %) chose the happiest face. …` Empty where no children stand by themselves.
///
/// Children under 10 mostly pick the top of a scale of faces, whatever was asked (`access.md`, 14): what gets better for
/// them can't be seen there, and neither can what is good already be told from what is perfect.
pub(super) fn ceiling(plan: &Plan, question: &Question, answers: &Answers) -> Sentence {
    if !question.marks.faces {
        return Sentence::default();
    }
    let of = |facet: Facet, young: &[&str]| {
        let split = answers.splits.iter().find(|split| split.facet == facet)?;
        split.parts.iter().find(|part| is_of(plan, facet, part, young)).and_then(|part| sentence(plan, split, part))
    };
    of(Facet::Band, &["0-7", "8-11"]).or_else(|| of(Facet::Role, &["child"])).unwrap_or_default()
}

fn is_of(plan: &Plan, facet: Facet, part: &Part, ids: &[&str]) -> bool {
    let groups = plan.groups(facet);
    part.groups.iter().all(|at| groups.get(*at).is_some_and(|group| ids.contains(&group.id.as_str())))
}

fn sentence(plan: &Plan, split: &Split, part: &Part) -> Option<Sentence> {
    // The points stand in order: the last is the happiest.
    let (_, top) = part.figure.cells.last()?;
    let share = Share::new(exact(*top)?, size(part.figure.answered))?;
    let label = part_view(plan, split.facet, &part.groups);
    let why = if share.percent() >= MOST {
        " Young children mostly do, so this hardly shows whether something got better: ask them in other ways too."
    } else {
        ""
    };
    let who = Sentence::default().label(&label).say(": ");
    Some(who.say(format!("{} chose the happiest face.{why}", words::out_of(share))))
}
