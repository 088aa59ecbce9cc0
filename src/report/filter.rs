//! Which part of the answers a report is of: `role=child`, `noise-at-night=often`, `beds/light=good`.

use super::plan::{Facet, Include, Plan, Question};
use crate::json::did_you_mean;
use crate::question::Column;
use std::fmt;

/// One value of something closed, which all answers of a report have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filter {
    pub(super) by: By,
    /// The place of the value among those of `by`.
    pub(super) value: usize,
}

/// What tells people apart: a grouping or a closed question, by its place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    Facet(Facet),
    /// The one answer to a question.
    Answer(usize),
    /// The one answer in a row of a grid.
    Row(usize, usize),
    /// Whether this answer is among several.
    Choice(usize, usize),
}

/// Those who answered a question with none of its values, who left it blank, and who were not asked.
const OTHERS: usize = 3;

/// Why there can't be such a filter, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl Unfit {
    /// For a question that isn't counted at all: addresses, telephone numbers, notes.
    #[must_use]
    pub fn open(item: &str) -> Self {
        Self(format!("\"{item}\" has no fixed answers; answers can be chosen only by a question that has."))
    }
}

impl Filter {
    /// The filter `item=value`: a closed question, a row of a grid as `question/row`, or a grouping.
    pub fn parse(plan: &Plan, item: &str, value: &str) -> Result<Self, Unfit> {
        let by = Self::by(plan, item)?;
        let values = match by {
            By::Choice(question, _) => plan.questions[question].values(),
            by => by.values(plan),
        };
        let at = place(item, value, &values.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(match by {
            By::Choice(question, _) => Self { by: By::Choice(question, at), value: 0 },
            by => Self { by, value: at },
        })
    }

    fn by(plan: &Plan, item: &str) -> Result<By, Unfit> {
        let is_place = |question: usize| plan.questions[question].id == item;
        let by_item = plan.place.filter(|question| is_place(*question)).map(|_| Facet::Place);
        if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.id() == item).or(by_item) {
            return Ok(By::Facet(facet));
        }
        let (id, row) = item.split_once('/').map_or((item, None), |(id, row)| (id, Some(row)));
        let found = plan.questions.iter().position(|question| question.id == id);
        by(plan, found.ok_or_else(|| unknown(plan, item))?, row)
    }

    /// The filters by each value of `item`, in order.
    pub fn each(plan: &Plan, item: &str) -> Result<Vec<Self>, Unfit> {
        let by = Self::by(plan, item)?;
        Ok(match by {
            By::Choice(question, _) => {
                let count = plan.questions[question].values().len();
                (0..count).map(|at| Self { by: By::Choice(question, at), value: 0 }).collect()
            }
            by => (0..by.values(plan).len()).map(|value| Self { by, value }).collect(),
        })
    }

    /// The filter as it is written.
    #[must_use]
    pub fn written(self, plan: &Plan) -> (String, String) {
        (self.by.name(plan), self.by.values(plan).swap_remove(self.value))
    }

    /// Whether both are of the same question or grouping.
    #[must_use]
    pub fn is_of_the_same(self, other: Self) -> bool {
        match (self.by, other.by) {
            (By::Facet(one), By::Facet(two)) => one == two,
            (By::Row(..), By::Row(..)) => self.by == other.by,
            (one, two) => one.question().is_some() && one.question() == two.question(),
        }
    }

    /// Whether one pass over the answers tells both parts apart.
    #[must_use]
    pub fn is_by_the_same(self, other: Self) -> bool {
        self.by == other.by
    }

    /// Whether the figures of this part may be exact: people are told apart by what they think, one answer each.
    #[must_use]
    pub fn is_plain(self, plan: &Plan) -> bool {
        match self.by {
            By::Facet(_) => true,
            By::Choice(..) => false,
            By::Answer(question) | By::Row(question, _) => plan.questions[question].is_ordinary(),
        }
    }

    /// Whether releases keep the figures of this part, so that no row need be read.
    #[must_use]
    pub fn is_kept(self) -> bool {
        matches!(self.by, By::Facet(_))
    }
}

fn by(plan: &Plan, at: usize, row: Option<&str>) -> Result<By, Unfit> {
    let question = &plan.questions[at];
    let id = &question.id;
    if question.report == Include::Withhold {
        return Err(Unfit(format!("\"{id}\" is in no report, so answers can't be chosen by it.")));
    }
    match (&question.column, row) {
        (Column::Code(_) | Column::Scale(_), None) => Ok(By::Answer(at)),
        (Column::Set(_), None) => Ok(By::Choice(at, 0)),
        (Column::Grid { rows, .. }, Some(row)) => {
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            place(&format!("{id}/"), row, &rows).map(|row| By::Row(at, row))
        }
        (Column::Grid { rows, .. }, None) => {
            let rows: Vec<String> = rows.iter().map(|row| format!("{id}/{row}")).collect();
            Err(Unfit(format!("\"{id}\" has rows: write one of {}.", rows.join(", "))))
        }
        (_, Some(_)) => Err(unknown(plan, &format!("{id}/{}", row.unwrap_or_default()))),
        (column, None) => Err(open(id, column)),
    }
}

/// Numbers, days and words are as many as people: a part of one of them is one person.
fn open(id: &str, column: &Column) -> Unfit {
    let what = match column {
        Column::Number(_) => "numbers",
        Column::Month => "dates",
        Column::Hour => "times of day",
        _ => "words of people's own",
    };
    Unfit(format!("\"{id}\" is answered with {what}; answers can be chosen only by a question with fixed answers."))
}

fn place(item: &str, value: &str, known: &[&str]) -> Result<usize, Unfit> {
    known.iter().position(|one| *one == value).ok_or_else(|| match known {
        [] => Unfit(format!("this survey does not ask \"{item}\".")),
        _ if item.ends_with('/') => Unfit(format!(
            "there is no row \"{item}{value}\".{} Known are: {}.",
            hint(value, known, item),
            known.iter().map(|row| format!("{item}{row}")).collect::<Vec<_>>().join(", ")
        )),
        _ => Unfit(format!(
            "\"{item}\" has no answer \"{value}\".{} Known are: {}.",
            hint(value, known, ""),
            known.join(", ")
        )),
    })
}

fn hint(name: &str, known: &[&str], before: &str) -> String {
    let meant = did_you_mean(name, known.iter().copied());
    meant.map(|meant| format!(" Did you mean \"{before}{meant}\"?")).unwrap_or_default()
}

fn unknown(plan: &Plan, item: &str) -> Unfit {
    let facets = Facet::ALL.into_iter().filter(|facet| !plan.groups(*facet).is_empty()).map(|facet| facet.id());
    let closed = plan.questions.iter().filter(|question| question.report != Include::Withhold).flat_map(names);
    let known: Vec<String> = facets.map(str::to_owned).chain(closed).collect();
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    Unfit(format!("there is no question \"{item}\".{} Known are: {}.", hint(item, &names, ""), names.join(", ")))
}

/// By what names answers can be chosen by a question.
pub(super) fn names(question: &Question) -> Vec<String> {
    match &question.column {
        Column::Code(_) | Column::Scale(_) | Column::Set(_) => vec![question.id.clone()],
        Column::Grid { rows, .. } => rows.iter().map(|row| format!("{}/{row}", question.id)).collect(),
        _ => Vec::new(),
    }
}

impl By {
    pub(super) fn question(self) -> Option<usize> {
        match self {
            Self::Facet(_) => None,
            Self::Answer(question) | Self::Row(question, _) | Self::Choice(question, _) => Some(question),
        }
    }

    /// Its stable name, as it is asked for.
    pub(super) fn name(self, plan: &Plan) -> String {
        match self {
            Self::Facet(facet) => facet.id().to_owned(),
            Self::Answer(question) | Self::Choice(question, _) => plan.questions[question].id.clone(),
            Self::Row(question, row) => {
                let question = &plan.questions[question];
                format!("{}/{}", question.id, question.rows()[row])
            }
        }
    }

    /// What people can be asked for, without those who said nothing. Of several answers: this one, and not this one.
    pub(super) fn values(self, plan: &Plan) -> Vec<String> {
        match self {
            Self::Facet(facet) => plan.groups(facet).iter().map(|group| group.id.clone()).collect(),
            Self::Answer(question) | Self::Row(question, _) => plan.questions[question].values(),
            Self::Choice(question, at) => {
                let chosen = plan.questions[question].values().swap_remove(at);
                vec![chosen.clone(), format!("not {chosen}")]
            }
        }
    }

    /// How many groups people fall into: one a value, then those who answered and gave none of these, those who left
    /// the question blank, and those who were not asked. Of groupings: one a value, then those who said nothing.
    pub(super) fn size(self, plan: &Plan) -> usize {
        match self {
            Self::Facet(facet) => plan.groups(facet).len() + 1,
            Self::Answer(question) | Self::Row(question, _) => plan.questions[question].values().len() + OTHERS,
            // Who answered and did not choose it is a value by itself.
            Self::Choice(..) => 1 + OTHERS,
        }
    }

    /// The value that a group counts for.
    pub(super) fn value(self, group: usize, plan: &Plan) -> Option<usize> {
        match self {
            Self::Choice(..) => Some(group.min(1)),
            by => (group + by.others() < by.size(plan)).then_some(group),
        }
    }

    fn others(self) -> usize {
        if self.question().is_some() { OTHERS } else { 1 }
    }
}
