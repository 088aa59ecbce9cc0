//! Tallies as the text that the store keeps with a release, and back. Counts are written by name, so that a survey that
//! gains an option or a question still reads its earlier releases; nobody and nothing is left out.

use super::plan::{Facet, Plan, Question};
use super::tallies::{Slice, Tallies};
use super::tally::{Base, Cells, Tally};
use crate::question::Column;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

const VERSION: u32 = 1;

/// A text that is not tallies of a version that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotTallies;

impl fmt::Display for NotTallies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the stored tallies of a release can't be read")
    }
}

impl std::error::Error for NotTallies {}

#[derive(Serialize, Deserialize)]
struct Document {
    v: u32,
    all: StoredSlice,
    #[serde(default)]
    by: BTreeMap<String, BTreeMap<String, StoredSlice>>,
}

#[derive(Serialize, Deserialize, Default)]
struct StoredSlice {
    people: [i64; 2],
    #[serde(default)]
    q: BTreeMap<String, StoredTally>,
}

#[derive(Serialize, Deserialize, Default)]
struct StoredTally {
    /// Asked: net, gone.
    a: [i64; 2],
    /// Answered: net, gone.
    n: [i64; 2],
    /// Cells by name, or bins by number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    c: BTreeMap<String, i64>,
    /// Sum, and sum of squares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    s: Option<[f64; 2]>,
}

/// Tallies → text.
#[must_use]
pub fn encode(plan: &Plan, tallies: &Tallies) -> String {
    let by = Facet::ALL.into_iter().zip(&tallies.facets).map(|(facet, slices)| {
        let slices = plan.groups(facet).iter().zip(slices).filter(|(_, slice)| slice.people.asked.touched());
        (facet.id().to_owned(), slices.map(|(group, slice)| (group.id.clone(), write_slice(plan, slice))).collect())
    });
    let document = Document { v: VERSION, all: write_slice(plan, &tallies.everybody), by: by.collect() };
    serde_json::to_string(&document).unwrap_or_default()
}

/// Text → tallies. Values that the plan no longer has are left out; who was asked and who answered still counts them.
/// Errors: not such a text, or one of a version to come.
pub fn decode(plan: &Plan, text: &str) -> Result<Tallies, NotTallies> {
    let document: Document = serde_json::from_str(text).map_err(|_| NotTallies)?;
    if document.v != VERSION {
        return Err(NotTallies);
    }
    let mut tallies = Tallies::empty(plan);
    read_slice(plan, &document.all, &mut tallies.everybody);
    for (facet, slices) in Facet::ALL.into_iter().zip(&mut tallies.facets) {
        for (group, slice) in plan.groups(facet).iter().zip(slices) {
            if let Some(stored) = document.by.get(facet.id()).and_then(|groups| groups.get(&group.id)) {
                read_slice(plan, stored, slice);
            }
        }
    }
    Ok(tallies)
}

fn write_slice(plan: &Plan, slice: &Slice) -> StoredSlice {
    let touched = plan.questions.iter().zip(&slice.questions).filter(|(_, tally)| tally.asked.touched());
    let q = touched.map(|(question, tally)| (question.id.clone(), write_tally(question, tally))).collect();
    StoredSlice { people: pair(slice.people.asked), q }
}

fn read_slice(plan: &Plan, stored: &StoredSlice, slice: &mut Slice) {
    slice.people.asked = base(stored.people);
    slice.people.answered = base(stored.people);
    for (question, tally) in plan.questions.iter().zip(&mut slice.questions) {
        if let Some(stored) = stored.q.get(&question.id) {
            read_tally(question, stored, tally);
        }
    }
}

fn write_tally(question: &Question, tally: &Tally) -> StoredTally {
    let (c, s) = match &tally.cells {
        Cells::Counts(counts) => (cell_names(question).into_iter().zip(counts.iter().copied()).collect(), None),
        Cells::Numbers { bins, sums } => (bins.iter().map(|(bin, count)| (bin.to_string(), *count)).collect(), *sums),
        Cells::Moderated => (BTreeMap::new(), None),
    };
    let c = c.into_iter().filter(|(_, count): &(String, i64)| *count != 0).collect();
    StoredTally { a: pair(tally.asked), n: pair(tally.answered), c, s }
}

fn read_tally(question: &Question, stored: &StoredTally, tally: &mut Tally) {
    tally.asked = base(stored.a);
    tally.answered = base(stored.n);
    match &mut tally.cells {
        Cells::Counts(counts) => {
            for (name, count) in cell_names(question).iter().zip(counts) {
                *count = stored.c.get(name).copied().unwrap_or(0);
            }
        }
        Cells::Numbers { bins, sums } => {
            bins.extend(stored.c.iter().filter_map(|(bin, count)| Some((bin.parse().ok()?, *count))));
            *sums = sums.and(stored.s.or(Some([0.0; 2])));
        }
        Cells::Moderated => {}
    }
}

/// A value's name; of a grid the row's and the value's.
fn cell_names(question: &Question) -> Vec<String> {
    let values = question.values();
    match &question.column {
        Column::Grid { rows, .. } => {
            rows.iter().flat_map(|row| values.iter().map(move |value| format!("{row}/{value}"))).collect()
        }
        _ => values,
    }
}

fn pair(base: Base) -> [i64; 2] {
    [base.net, base.gone]
}

fn base([net, gone]: [i64; 2]) -> Base {
    Base { net, gone }
}
