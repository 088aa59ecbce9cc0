//! The closed answers of a survey's released rows, in memory: packed into bytes, a segment a release.
//!
//! It is derived from the rows and holds nothing that they don't; whoever has it can count any part of the answers by
//! any question without reading a row again. A new release is one more segment. What is counted never leaves the room
//! but through [`super::disclose`].

mod layout;
mod segment;
mod sort;

use segment::Segment;
pub use segment::{Packer, Segments};
pub use sort::Sorted;
pub(super) use sort::Sums;

use super::filter::Filter;
use super::plan::Plan;
use layout::Layout;
use std::sync::Arc;

/// The released answers of a survey.
#[derive(Clone)]
pub struct Index {
    layout: Arc<Layout>,
    segments: Vec<Arc<Segment>>,
}

impl Index {
    /// An index of no answers yet.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        Self { layout: Arc::new(Layout::new(plan)), segments: Vec::new() }
    }

    /// Begins the segments of some releases; [`Index::put`] takes them in.
    #[must_use]
    pub fn begin(&self, releases: impl IntoIterator<Item = u32>) -> Segments {
        Segments::begin(&self.layout, releases)
    }

    /// What packs rows into them.
    #[must_use]
    pub fn packer<'p>(&'p self, plan: &'p Plan) -> Packer<'p> {
        Packer::new(plan, &self.layout)
    }

    /// Takes segments in, in place of those of the same releases.
    pub fn put(&mut self, segments: Segments) {
        for segment in segments.finish() {
            match self.segments.binary_search_by_key(&segment.number, |known| known.number) {
                Ok(at) => self.segments[at] = Arc::new(segment),
                Err(at) => self.segments.insert(at, Arc::new(segment)),
            }
        }
    }

    /// Whether it fits a plan: other options, groups or places make another index.
    #[must_use]
    pub fn fits(&self, plan: &Plan) -> bool {
        *self.layout == Layout::new(plan)
    }

    /// How many rows the releases up to a number have.
    #[must_use]
    pub fn rows_until(&self, release: u32) -> i64 {
        self.until(release).map(|segment| i64::try_from(segment.rows).unwrap_or(i64::MAX)).sum()
    }

    /// How much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.segments.iter().map(|segment| segment.bytes()).sum()
    }

    /// The people of each release up to a number by the parts that filters together can choose, with their answers to
    /// `questions`; to all where none are named.
    #[must_use]
    pub fn sort(&self, plan: &Plan, filters: &[Filter], questions: Option<&[usize]>, until: u32) -> Sorted {
        Sorted::of(plan, &self.layout, self.until(until), filters, questions)
    }

    fn until(&self, release: u32) -> impl Iterator<Item = &Segment> {
        self.segments.iter().map(Arc::as_ref).take_while(move |segment| segment.number <= release)
    }
}
