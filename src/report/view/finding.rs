//! What a figure says, in one sentence.

use super::bars::{Bar, Meaning, bars, good_share, size};
use super::sentence::Sentence;
use super::words;
use crate::question::Column;
use crate::report::chance::Share;
use crate::report::figures::{Count, Figure};
use crate::report::plan::{Plan, Question};

/// The finding of a question's figure.
pub(super) fn finding(plan: &Plan, question: &Question, figure: &Figure) -> Sentence {
    let bars = bars(question, figure);
    match &question.column {
        Column::Moderated | Column::None => {
            Sentence::default().say(format!("{} wrote something.", words::capital(&words::people(figure.answered))))
        }
        Column::Grid { .. } => super::journey::finding(plan, question, figure).unwrap_or_else(|| grid(plan, &bars)),
        Column::Number(_) => number(figure, &bars),
        _ => good_share(question, figure).map_or_else(
            || most(plan, question, figure, &bars),
            |share| {
                let said =
                    Sentence::default().say(format!("{} ", words::out_of(share))).then(good_words(plan, question));
                said.say(if question.marks.always { always(share) } else { "." })
            },
        ),
    }
}

/// The same in few words: `71 % said “Never”`.
pub(super) fn headline(plan: &Plan, question: &Question, figure: &Figure) -> Sentence {
    let bars = bars(question, figure);
    let say = |words: String| Sentence::default().say(words);
    match (&question.column, good_share(question, figure), figure.mean, top(&bars)) {
        (Column::Moderated | Column::None, ..) => say(format!("{} wrote", words::count(figure.answered))),
        (_, Some(share), ..) => say(format!("{} ", words::share(share))).then(good_words(plan, question)),
        (_, _, Some(mean), _) => say(format!("mean {}", words::number(mean.mean))),
        (Column::Grid { .. }, _, _, Some(top)) if top.meaning == Meaning::Good => {
            say("most good answers: ".to_owned()).then(named(plan, top))
        }
        (_, _, _, Some(top)) => named(plan, top),
        _ => say("nothing by ten or more".to_owned()),
    }
}

/// `“The garden”: 52 %`.
fn named(plan: &Plan, bar: &Bar) -> Sentence {
    let label = if bar.own { Sentence::default().quote(&bar.label, plan) } else { Sentence::default().say(&bar.label) };
    label.say(format!(": {}", bar.percent()))
}

/// The longest bar, the first of equals.
pub(super) fn top(bars: &[Bar]) -> Option<&Bar> {
    let value = |bar: &Bar| bar.share.map_or(bar.length, Share::value);
    let longest = bars.iter().reduce(|top, bar| if value(bar) > value(top) { bar } else { top });
    longest.filter(|bar| size(bar.count) > 0)
}

/// `said “Very good” or “Good”`, `chose 4 or 5 of 5`.
pub(super) fn good_words(plan: &Plan, question: &Question) -> Sentence {
    let named: Vec<&str> =
        question.positive.iter().filter_map(|value| question.labels.get(value)).map(String::as_str).collect();
    match question.column {
        Column::Scale(points) if named.len() < question.positive.len() => {
            Sentence::default().say(format!("chose {} out of {points}", question.positive.join(" or ")))
        }
        _ => Sentence::default().say("said ").quote_all(&named, "or", plan),
    }
}

/// What should happen to everybody every time counts all or none: whoever is not sure, and whoever says "mostly", is not
/// among those for whom it did. (NHS England, "Always Events toolkit"; all-or-none measurement: T. Nolan, D. M. Berwick,
/// JAMA 295 (2006), 1168–1170.)
fn always(share: Share) -> &'static str {
    if share.n == share.of { ": everybody, every time." } else { ". It should be everybody, every time." }
}

/// `said “Never”` → `Said “Never”: `.
pub(super) fn said_of(said: Sentence) -> Sentence {
    let mut said = said.say(": ");
    said.text = words::capital(&said.text);
    if let Some(first) = said.pieces.first_mut() {
        first.text = words::capital(&first.text);
    }
    said
}

fn most(plan: &Plan, question: &Question, figure: &Figure, bars: &[Bar]) -> Sentence {
    let Some(top) = top(bars) else {
        return Sentence::default().say("No answer was given by ten people or more.");
    };
    let chosen = if matches!(question.column, Column::Set(_)) {
        " was chosen most often: by "
    } else {
        " was the most frequent answer: "
    };
    let label = if top.own {
        Sentence::default().quote(&top.label, plan)
    } else {
        Sentence::default().say(words::capital(&top.label))
    };
    label.say(chosen).say(how_many(top, figure.answered)).say(".")
}

fn how_many(bar: &Bar, answered: Count) -> String {
    match (bar.share, bar.words) {
        (Some(share), _) => words::out_of(share),
        (None, Some(roughly)) => format!("{}, {roughly} {}", words::people(bar.count), of_whole(bar.count, answered)),
        (None, None) => words::people(bar.count),
    }
}

/// `of about 80`. Part and whole are rounded apart: a whole no larger than its part is not named.
fn of_whole(part: Count, whole: Count) -> String {
    match (part, whole) {
        (Count::About(part), Count::About(whole)) if part >= whole => "of the answers".to_owned(),
        _ => format!("of {}", words::count(whole)),
    }
}

/// The best and the worst row.
fn grid(plan: &Plan, bars: &[Bar]) -> Sentence {
    let value = |bar: &&Bar| bar.share.map_or(0.0, Share::value);
    let good: Vec<&Bar> = bars.iter().filter(|bar| bar.meaning == Meaning::Good && bar.share.is_some()).collect();
    let best = good.iter().copied().reduce(|best, bar| if value(&bar) > value(&best) { bar } else { best });
    let worst = good.iter().copied().reduce(|worst, bar| if value(&bar) < value(&worst) { bar } else { worst });
    let named = |bar: &Bar| Sentence::default().quote(&bar.label, plan).say(format!(", {}", bar.plain_value()));
    match best.zip(worst) {
        None => Sentence::default().say("The commonest answer of each row is shown."),
        Some((best, worst)) if best.key == worst.key => {
            Sentence::default().say("Good answers: ").then(named(best)).say(".")
        }
        Some((best, worst)) => Sentence::default()
            .say("Most good answers: ")
            .then(named(best))
            .say("; fewest: ")
            .then(named(worst))
            .say("."),
    }
}

fn number(figure: &Figure, bars: &[Bar]) -> Sentence {
    match (figure.mean, top(bars)) {
        (Some(mean), _) => Sentence::default().say(format!(
            "The mean is {}, of {}.",
            words::number(mean.mean),
            answers(figure.answered)
        )),
        (None, Some(top)) => {
            Sentence::default().say(format!("Most often {}: {}.", top.label, how_many(top, figure.answered)))
        }
        _ => Sentence::default().say("No answer was given by ten people or more."),
    }
}

fn answers(count: Count) -> String {
    format!("{} answers", words::count(count))
}

/// How the share of good answers moved, honest about chance. Percentage points, not percent.
pub(super) fn trend(now: Share, before: Share) -> String {
    let (new, old) = (now.percent(), before.percent());
    let moved = match new.cmp(&old) {
        std::cmp::Ordering::Greater => format!("Up from {} ({} of {})", words::share(before), before.n, before.of),
        std::cmp::Ordering::Less => format!("Down from {} ({} of {})", words::share(before), before.n, before.of),
        std::cmp::Ordering::Equal => {
            return format!("The same as before, {} ({} of {}).", words::share(before), before.n, before.of);
        }
    };
    let chance = if now.could_be_chance(before) { "this could be chance" } else { "more than chance would explain" };
    format!("{moved}: {chance}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_is_never_named_smaller_than_its_part() {
        assert_eq!(of_whole(Count::About(55), Count::About(80)), "of about 80");
        assert_eq!(of_whole(Count::About(40), Count::About(40)), "of the answers");
        assert_eq!(of_whole(Count::About(40), Count::About(35)), "of the answers");
    }
}
