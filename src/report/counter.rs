//! Counts rows: each is read once into a short list of places, which is then counted for everybody and for each of its
//! groups in flat arrays. Only at the end are they tallies.

use super::plan::{Facet, Plan};
use super::row::{Reader, Seen, Unreadable};
use super::tallies::{Row, Slice, Tallies};
use super::tally::{Base, Cells, Tally};
use crate::question::Column;
use std::collections::HashMap;

/// Counts rows one after the other, for callers who read them in chunks.
pub struct Counter<'p> {
    plan: &'p Plan,
    reader: Reader<'p>,
    shape: Shape<'p>,
    everybody: Flat,
    facets: Vec<Vec<Flat>>,
}

impl<'p> Counter<'p> {
    /// A counter of nothing yet, for everybody and for each grouping of the plan.
    #[must_use]
    pub fn new(plan: &'p Plan) -> Self {
        let shape = Shape::new(plan);
        let groups = |facet: Facet| plan.groups(facet).iter().map(|_| Flat::empty(&shape)).collect();
        let facets = Facet::ALL.into_iter().map(groups).collect();
        Self { plan, reader: Reader::new(plan), everybody: Flat::empty(&shape), facets, shape }
    }

    /// Counts a row. Errors: its answers are not JSON; then nothing of it is counted.
    pub fn count(&mut self, row: &Row<'_>) -> Result<(), Unreadable> {
        self.reader.read(row.answers)?;
        self.shape.place(&self.reader);
        self.everybody.count(&self.shape);
        for (facet, slices) in Facet::ALL.into_iter().zip(&mut self.facets) {
            // Those who said none of a plan's groups are counted among everybody alone.
            let group = group_of(facet, self.plan, row, &self.reader);
            if let Some(slice) = group.and_then(|group| slices.get_mut(group)) {
                slice.count(&self.shape);
            }
        }
        Ok(())
    }

    /// What was counted.
    #[must_use]
    pub fn finish(self) -> Tallies {
        let slice = |flat: &Flat| flat.slice(self.plan, &self.shape);
        Tallies {
            everybody: slice(&self.everybody),
            facets: self.facets.iter().map(|slices| slices.iter().map(slice).collect()).collect(),
        }
    }
}

/// The group of a facet that a row is in, of those that the plan has; `reader` has read it.
fn group_of(facet: Facet, plan: &Plan, row: &Row<'_>, reader: &Reader<'_>) -> Option<usize> {
    match (facet, plan.place.map(|question| reader.seen()[question])) {
        (Facet::Place, Some(Seen::Cells { from, until })) => {
            reader.cells().get(from..until)?.first().map(|cell| *cell as usize)
        }
        (Facet::Place, _) => None,
        _ => row.value(facet).and_then(|value| plan.groups(facet).iter().position(|group| group.id == value)),
    }
}

/// Where the counts of each question stand in a flat array: asked, answered, then its cells. Bins without an end, such
/// as months, get a place when they are first seen.
struct Shape<'p> {
    columns: Vec<(&'p Column, usize)>,
    width: usize,
    open: HashMap<(usize, i32), usize>,
    /// The places of the row in hand, and its numbers by question.
    places: Vec<usize>,
    numbers: Vec<(usize, f64)>,
}

impl<'p> Shape<'p> {
    fn new(plan: &'p Plan) -> Self {
        let mut width = 0;
        let columns = plan.questions.iter().map(|question| {
            let start = width;
            width += 2 + cells(&question.column);
            (&question.column, start)
        });
        let columns = columns.collect();
        Self { columns, width, open: HashMap::new(), places: Vec::new(), numbers: Vec::new() }
    }

    fn place(&mut self, row: &Reader<'_>) {
        self.places.clear();
        self.numbers.clear();
        for (question, seen) in row.seen().iter().enumerate() {
            let (column, start) = self.columns[question];
            match *seen {
                Seen::NotAsked => continue,
                Seen::Blank => self.places.push(start),
                Seen::Given => self.places.extend([start, start + 1]),
                Seen::Cells { from, until } => {
                    self.places.extend([start, start + 1]);
                    self.places.extend(row.cells()[from..until].iter().map(|cell| start + 2 + *cell as usize));
                }
                Seen::Bin { bin, value } => {
                    let place = self.bin(question, column, start, bin);
                    self.places.extend([start, start + 1, place]);
                    self.numbers.push((question, value));
                }
            }
        }
    }

    fn bin(&mut self, question: usize, column: &Column, start: usize, bin: i32) -> usize {
        match usize::try_from(bin) {
            Ok(bin) if bin < cells(column) => start + 2 + bin,
            _ => *self.open.entry((question, bin)).or_insert_with(|| {
                self.width += 1;
                self.width - 1
            }),
        }
    }
}

/// How many cells of a column are known beforehand.
fn cells(column: &Column) -> usize {
    match column {
        Column::Code(values) | Column::Set(values) => values.len(),
        Column::Scale(points) => *points as usize,
        Column::Grid { rows, values } => rows.len() * values.len(),
        Column::Number(bins) => bins.count(),
        Column::Hour => 24,
        Column::Month | Column::Moderated | Column::None => 0,
    }
}

/// The counts of one group of people.
struct Flat {
    people: i64,
    counts: Vec<i64>,
    sums: Vec<[f64; 2]>,
}

impl Flat {
    fn empty(shape: &Shape<'_>) -> Self {
        Self { people: 0, counts: vec![0; shape.width], sums: vec![[0.0; 2]; shape.columns.len()] }
    }

    fn count(&mut self, row: &Shape<'_>) {
        self.people += 1;
        if self.counts.len() < row.width {
            self.counts.resize(row.width, 0);
        }
        for place in &row.places {
            self.counts[*place] += 1;
        }
        for (question, value) in &row.numbers {
            let [sum, squares] = &mut self.sums[*question];
            *sum += value;
            *squares += value * value;
        }
    }

    fn slice(&self, plan: &Plan, shape: &Shape<'_>) -> Slice {
        let mut slice = Slice::empty(plan);
        slice.people.asked = came(self.people);
        slice.people.answered = came(self.people);
        for (question, tally) in slice.questions.iter_mut().enumerate() {
            self.fill(tally, question, shape);
        }
        slice
    }

    fn fill(&self, tally: &mut Tally, question: usize, shape: &Shape<'_>) {
        let (column, start) = shape.columns[question];
        let count = |place: usize| self.counts.get(place).copied().unwrap_or(0);
        tally.asked = came(count(start));
        tally.answered = came(count(start + 1));
        match &mut tally.cells {
            Cells::Counts(counts) => counts.iter_mut().enumerate().for_each(|(at, cell)| *cell = count(start + 2 + at)),
            Cells::Numbers { bins, sums } => {
                let known = (0..cells(column)).filter_map(|at| Some((i32::try_from(at).ok()?, count(start + 2 + at))));
                let open = shape
                    .open
                    .iter()
                    .filter(|((of, _), _)| *of == question)
                    .map(|((_, bin), place)| (*bin, count(*place)));
                bins.extend(known.chain(open).filter(|(_, count)| *count != 0));
                *sums = sums.and(Some(self.sums[question]));
            }
            Cells::Moderated => {}
        }
    }
}

fn came(net: i64) -> Base {
    Base { net, gone: 0 }
}
