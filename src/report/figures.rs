//! What can be said in a report: counts, figures, splits. These are shapes; only [`super::disclose`] may let them out.

use super::filter::Filter;
use super::ledger::Range;
use super::plan::Facet;
use jiff::civil::Date;

/// A number of people as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly so many.
    Exact(u64),
    /// Rounded to 5, up or down; 10 or more.
    About(u64),
    /// Zero to nine, nobody says which.
    FewerThanTen,
}

/// What a count is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The value at this place.
    Value(usize),
    /// The value at the second place in the row at the first.
    Row(usize, usize),
    /// The bin of this number.
    Bin(i32),
}

/// A mean of at least ten exact answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// The standard deviation of the answers.
    pub deviation: f64,
}

/// The figures of one question among some people.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Who was asked.
    pub asked: Count,
    /// Who answered.
    pub answered: Count,
    /// The cells in order.
    pub cells: Vec<(Cell, Count)>,
    /// The mean of numbers.
    pub mean: Option<Mean>,
}

/// The groups that a split shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The places of its groups in the plan; the place after the last is whoever said none.
    pub groups: Vec<usize>,
    /// Its figures.
    pub figure: Figure,
}

/// A question's figures by group.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The grouping.
    pub facet: Facet,
    /// Its parts, in the order of the plan.
    pub parts: Vec<Part>,
    /// The releases that it is of.
    pub span: Span,
}

/// Releases by the days of the last before and of the last in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The day of the release before; none from the start on.
    pub after: Option<Date>,
    /// The day of the last release.
    pub until: Date,
    /// The number of the last release.
    pub release: u32,
}

/// What may be said of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// Its figures, and the releases that they are of; none while fewer than ten were asked.
    pub now: Option<(Figure, Span)>,
    /// The same of the range before.
    pub before: Option<(Figure, Span)>,
    /// The same by group.
    pub splits: Vec<Split>,
    /// The same month by month, in a report of all answers.
    pub months: Vec<(Figure, Span)>,
}

impl Answers {
    pub(super) const NONE: Self = Self { now: None, before: None, splits: Vec::new(), months: Vec::new() };
}

/// What may be said of a survey in a range of releases.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// How many answers have come in altogether.
    pub came_in: u64,
    /// How many of them all figures up to the end of the range are of; none under ten.
    pub released: Option<u64>,
    /// The range.
    pub range: Range,
    /// The days of the range; none where there is no release.
    pub span: Option<Span>,
    /// The days of the range before, where one is compared.
    pub before: Option<Span>,
    /// The months that have releases, to choose a period from.
    pub months: Vec<(Range, Span)>,
    /// Who responded.
    pub people: Answers,
    /// The questions in the order of the plan; none for one that is withheld, or that the part is chosen by.
    pub questions: Vec<Option<Answers>>,
    /// The part of the answers that it is of, and how far that can be told; none where it is of all.
    pub part: Option<(Vec<Filter>, Standing)>,
}

impl Figures {
    /// Whether there are releases, but none in the range.
    pub(super) fn is_of_no_release(&self) -> bool {
        self.span.is_none() && (self.range.until > 0 || !self.months.is_empty())
    }
}

/// How far a part of the answers can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Exactly, where ten people are in it and ten outside.
    Exact,
    /// In rounded numbers alone.
    Rounded,
    /// Not at all, until a release settles what was taken back.
    Changed,
    /// Not at all any more: answers whose time was over have gone.
    Expired,
}
