//! Counts the rows of an index by the parts that filters choose: one pass over each lane that holds something asked for.

use super::layout::{BLANK, Digit, FIRST, FIRST_OF_ROW, Field, GIVEN, Layout};
use super::segment::{Lane, Numbers, Segment};
use crate::question::Column;
use crate::report::filter::{By, Filter};
use crate::report::plan::{Facet, Plan};
use std::collections::BTreeMap;

/// The people of each release by the parts that some filters together can choose, of each filter in the groups that
/// `By::size` counts.
pub struct Sorted {
    /// How many parts.
    pub(in crate::report) groups: usize,
    /// What each release counts, in order.
    pub(in crate::report) releases: Vec<Sums>,
}

/// What one release counts.
pub(in crate::report) struct Sums {
    /// How many people are in each part.
    pub(in crate::report) people: Vec<u32>,
    /// By question; none of one that was not asked for.
    pub(in crate::report) questions: Vec<Option<Counts>>,
}

/// What one question counts in each part.
pub(in crate::report) struct Counts {
    /// How many cells a part has.
    width: usize,
    /// Asked, answered, then the cells; part by part.
    flat: Vec<u32>,
    /// Of numbers the bins of each part, and the sum and the sum of squares.
    pub(in crate::report) numbers: Vec<(BTreeMap<i32, i64>, [f64; 2])>,
}

/// How many cells stand before those of the values.
const HEADS: usize = 2;

impl Counts {
    fn empty(column: &Column, groups: usize) -> Self {
        let cells = match column {
            Column::Code(values) | Column::Set(values) => values.len(),
            Column::Scale(points) => *points as usize,
            Column::Grid { rows, values } => rows.len() * values.len(),
            _ => 0,
        };
        let numbers = match column {
            Column::Number(_) | Column::Month | Column::Hour => vec![Default::default(); groups],
            _ => Vec::new(),
        };
        let width = HEADS + cells;
        Self { width, flat: vec![0; width * groups], numbers }
    }

    fn part(&self, group: usize) -> &[u32] {
        self.flat.get(group * self.width..(group + 1) * self.width).unwrap_or_default()
    }

    /// How many of a part were asked, and how many answered.
    pub(in crate::report) fn heads(&self, group: usize) -> [i64; HEADS] {
        let part = self.part(group);
        [0, 1].map(|head| part.get(head).copied().map_or(0, i64::from))
    }

    /// How many of a part gave each answer.
    pub(in crate::report) fn cells(&self, group: usize) -> impl Iterator<Item = i64> {
        self.part(group).iter().skip(HEADS).copied().map(i64::from)
    }

    fn add(&mut self, group: usize, cell: usize, count: u32) {
        if let Some(sum) = self.flat.get_mut(group * self.width + cell) {
            *sum += count;
        }
    }

    fn status(&mut self, group: usize, code: u32, count: u32) {
        if code >= BLANK {
            self.add(group, 0, count);
        }
        if code >= GIVEN {
            self.add(group, 1, count);
        }
    }
}

impl Sorted {
    /// Whether it is of no release.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.releases.is_empty()
    }

    pub(super) fn of<'s>(
        plan: &Plan,
        layout: &Layout,
        segments: impl Iterator<Item = &'s Segment>,
        filters: &[Filter],
        questions: Option<&[usize]>,
    ) -> Self {
        let sorting = Sorting::new(plan, layout, filters, questions);
        Self { groups: sorting.groups, releases: segments.map(|segment| sorting.sums(segment)).collect() }
    }
}

/// How rows are told apart, and what is counted of them.
struct Sorting<'a> {
    plan: &'a Plan,
    layout: &'a Layout,
    groups: usize,
    /// The lane that tells rows apart by a filter, and what each of its codes adds to the number of the part.
    by: Vec<(usize, Vec<u32>)>,
    /// What is counted of each lane.
    places: Vec<Vec<Placed>>,
    is_asked: Vec<bool>,
}

/// A digit of a lane: the question that it is of, and what it stands for.
struct Placed {
    question: usize,
    place: Place,
}

/// What a digit of a question stands for.
#[derive(Clone, Copy)]
enum Place {
    /// Whether it was asked and answered; and the one value.
    Status(Digit),
    /// Whether an option was chosen: its cell.
    Option(Digit, usize),
    /// The value of a row: the first cell of the row.
    Row(Digit, usize),
}

impl<'a> Sorting<'a> {
    fn new(plan: &'a Plan, layout: &'a Layout, filters: &[Filter], questions: Option<&[usize]>) -> Self {
        let sizes: Vec<usize> = filters.iter().map(|filter| filter.by.size(plan)).collect();
        let after = |at: usize| u32::try_from(sizes[at + 1..].iter().product::<usize>()).unwrap_or(u32::MAX);
        let by = filters.iter().enumerate().flat_map(|(at, filter)| {
            let digits = groups_of(filter.by, sizes[at], plan, layout);
            digits.into_iter().map(move |(digit, groups)| {
                let group = |code: u32| groups.get(digit.of(code) as usize).copied().unwrap_or(0) * after(at);
                (digit.lane, (0..layout.lanes.get(digit.lane).copied().unwrap_or(0)).map(group).collect())
            })
        });
        let is_asked: Vec<bool> =
            (0..plan.questions.len()).map(|at| questions.is_none_or(|asked| asked.contains(&at))).collect();
        let mut places: Vec<Vec<Placed>> = layout.lanes.iter().map(|_| Vec::new()).collect();
        for (question, field) in layout.questions.iter().enumerate().filter(|(question, _)| is_asked[*question]) {
            let width = plan.questions[question].width().unwrap_or(1);
            for place in Place::all(field, width) {
                places[place.digit().lane].push(Placed { question, place });
            }
        }
        Self { by: by.collect(), groups: sizes.iter().product(), plan, layout, places, is_asked }
    }

    /// The part that each row is in.
    fn parts(&self, segment: &Segment) -> Vec<u32> {
        let mut parts = vec![0; segment.rows];
        for (lane, adds) in &self.by {
            let add = |code: usize| adds.get(code).copied().unwrap_or(0);
            match segment.lanes.get(*lane) {
                Some(Lane::Bytes(codes)) => {
                    // A table of as many as a byte has needs no check of its bounds.
                    let table: [u32; 256] = std::array::from_fn(add);
                    parts.iter_mut().zip(codes).for_each(|(part, code)| *part += table[*code as usize]);
                }
                Some(Lane::Wide(codes)) => {
                    parts.iter_mut().zip(codes).for_each(|(part, code)| *part += add(*code as usize));
                }
                None => {}
            }
        }
        parts
    }

    fn sums(&self, segment: &Segment) -> Sums {
        let mut parts = self.parts(segment);
        let mut people = vec![0; self.groups];
        parts.iter().for_each(|part| people[*part as usize] += 1);
        let peopled = close_up(&mut parts, &people);
        let counts = |at: usize| self.is_asked[at].then(|| Counts::empty(&self.plan.questions[at].column, self.groups));
        let mut questions: Vec<Option<Counts>> = (0..self.plan.questions.len()).map(counts).collect();
        for (lane, places) in self.places.iter().enumerate().filter(|(_, places)| !places.is_empty()) {
            let codes = self.layout.lanes[lane] as usize;
            let table = joint(&segment.lanes[lane], codes, &parts, peopled.len());
            for placed in places {
                questions[placed.question].iter_mut().for_each(|counts| placed.count(counts, &table, &peopled));
            }
        }
        for (field, counts) in self.layout.questions.iter().zip(&mut questions) {
            if let (Field::Number(at), Some(counts)) = (field, counts) {
                count_numbers(&segment.numbers[*at], &parts, &peopled, counts);
            }
        }
        Sums { people, questions }
    }
}

/// Numbers the parts anew, only those that anybody is in, so that tables of them are small; which these are.
fn close_up(parts: &mut [u32], people: &[u32]) -> Vec<usize> {
    let peopled: Vec<usize> = (0..people.len()).filter(|part| people[*part] > 0).collect();
    let mut places = vec![0; people.len()];
    for (place, part) in (0..).zip(&peopled) {
        places[*part] = place;
    }
    parts.iter_mut().for_each(|part| *part = places[*part as usize]);
    peopled
}

/// The digits that tell people apart by a filter, and what each of their values adds to the number of the group.
fn groups_of(by: By, size: usize, plan: &Plan, layout: &Layout) -> Vec<(Digit, Vec<u32>)> {
    let group = |group: usize| u32::try_from(group).unwrap_or(0);
    let values = |base: u32, first: u32, before: &[usize]| -> Vec<u32> {
        let before = before.iter().map(|at| group(*at));
        before.chain(0..base.saturating_sub(first)).collect()
    };
    let (given, blank, not_asked) = (size.wrapping_sub(3), size.wrapping_sub(2), size.wrapping_sub(1));
    match by {
        By::Facet(Facet::Place) => match plan.place.map(|question| &layout.questions[question]) {
            Some(Field::Code(digit)) => {
                vec![(*digit, values(digit.base, FIRST, &[plan.places.len(); FIRST as usize]))]
            }
            _ => Vec::new(),
        },
        By::Facet(facet) => {
            layout.facets[facet.place()].map(|digit| (digit, values(digit.base, 0, &[]))).into_iter().collect()
        }
        By::Answer(question) => match &layout.questions[question] {
            Field::Code(digit) => vec![(*digit, values(digit.base, FIRST, &[not_asked, blank, given]))],
            _ => Vec::new(),
        },
        // Who answered no row left the question blank; that is what its own digit adds.
        By::Row(question, row) => match &layout.questions[question] {
            Field::Grid(own, rows) => {
                let row = rows[row];
                vec![(row, values(row.base, FIRST_OF_ROW, &[not_asked, given])), (*own, vec![0, 1, 0])]
            }
            _ => Vec::new(),
        },
        By::Choice(question, at) => match &layout.questions[question] {
            Field::Set(own, options) => vec![(options[at], vec![1, 0]), (*own, vec![2, 1, 0])],
            _ => Vec::new(),
        },
    }
}

impl Place {
    fn all(field: &Field, width: usize) -> Vec<Self> {
        match field {
            Field::Code(digit) => vec![Self::Status(*digit)],
            Field::Set(own, options) => {
                let options = options.iter().enumerate().map(|(at, digit)| Self::Option(*digit, at));
                std::iter::once(Self::Status(*own)).chain(options).collect()
            }
            Field::Grid(own, rows) => {
                let rows = rows.iter().enumerate().map(|(row, digit)| Self::Row(*digit, row * width));
                std::iter::once(Self::Status(*own)).chain(rows).collect()
            }
            Field::Number(_) => Vec::new(),
        }
    }

    fn digit(self) -> Digit {
        match self {
            Self::Status(digit) | Self::Option(digit, _) | Self::Row(digit, _) => digit,
        }
    }

    /// Counts those of a part whose digit has a value.
    fn count(self, counts: &mut Counts, part: usize, value: u32, count: u32) {
        match self {
            Self::Status(_) => {
                counts.status(part, value, count);
                value.checked_sub(FIRST).into_iter().for_each(|cell| counts.add(part, HEADS + cell as usize, count));
            }
            Self::Option(_, cell) if value == 1 => counts.add(part, HEADS + cell, count),
            Self::Option(..) => {}
            Self::Row(_, first) => {
                let cell = value.checked_sub(FIRST_OF_ROW).map(|value| first + value as usize);
                cell.into_iter().for_each(|cell| counts.add(part, HEADS + cell, count));
            }
        }
    }
}

impl Placed {
    /// Adds up what a lane counts, part by part and code by code, by the values of the digit. Codes of the same value
    /// stand `stride` beside one another, and each value comes again after `stride * base` codes.
    fn count(&self, counts: &mut Counts, table: &[u32], peopled: &[usize]) {
        let digit = self.place.digit();
        let (stride, mut sums) = (digit.stride as usize, vec![0; digit.base as usize]);
        let parts = table.chunks_exact((table.len() / peopled.len().max(1)).max(1));
        for (part, row) in peopled.iter().zip(parts) {
            sums.fill(0);
            for turn in row.chunks(stride * sums.len()) {
                if stride == 1 {
                    sums.iter_mut().zip(turn).for_each(|(sum, count)| *sum += count);
                } else {
                    sums.iter_mut().zip(turn.chunks(stride)).for_each(|(sum, same)| *sum += same.iter().sum::<u32>());
                }
            }
            for (value, sum) in (0..).zip(&sums).filter(|(_, sum)| **sum > 0) {
                self.place.count(counts, *part, value, *sum);
            }
        }
    }
}

fn count_numbers(numbers: &Numbers, parts: &[u32], peopled: &[usize], counts: &mut Counts) {
    let codes = FIRST as usize + numbers.known.len();
    let table = joint(&numbers.codes, codes, parts, peopled.len());
    for (part, row) in peopled.iter().copied().zip(table.chunks_exact(codes)) {
        for (code, count) in (0..).zip(row).filter(|(_, count)| **count > 0) {
            counts.status(part, code, *count);
            let known = code.checked_sub(FIRST).and_then(|at| numbers.known.get(at as usize));
            if let (Some((bin, value)), Some((bins, [sum, squares]))) = (known, counts.numbers.get_mut(part)) {
                *bins.entry(*bin).or_default() += i64::from(*count);
                let times = f64::from(*count);
                *sum += times * value;
                *squares += times * value * value;
            }
        }
    }
}

/// How often each code stands in each part, part by part. Two tables, turn by turn: where the same cell follows itself,
/// as it mostly does, the processor need not wait for its last sum.
fn joint(lane: &Lane, codes: usize, parts: &[u32], groups: usize) -> Vec<u32> {
    let (mut even, mut odd) = (vec![0_u32; codes * groups], vec![0_u32; codes * groups]);
    let add = |at: usize, table: &mut [u32]| table.get_mut(at).into_iter().for_each(|sum| *sum += 1);
    let place = |part: u32, code: usize| part as usize * codes + code;
    match lane {
        Lane::Bytes(lane) => {
            let (pairs, rest) = lane.as_chunks::<2>();
            for ([first, second], two) in pairs.iter().zip(parts.as_chunks::<2>().0) {
                add(place(two[0], *first as usize), &mut even);
                add(place(two[1], *second as usize), &mut odd);
            }
            rest.iter().zip(parts.last()).for_each(|(code, part)| add(place(*part, *code as usize), &mut even));
        }
        Lane::Wide(lane) => {
            lane.iter().zip(parts).for_each(|(code, part)| add(place(*part, *code as usize), &mut even));
        }
    }
    even.iter_mut().zip(&odd).for_each(|(even, odd)| *even += odd);
    even
}
