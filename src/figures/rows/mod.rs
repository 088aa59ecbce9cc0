//! Released answers row by row, for those with the right: a line a person, in codes and words.
//!
//! Figures protect people by disclosure control; rows can't, so they hold less. There is no key, no day (the month
//! alone), nothing that anybody wrote, no question that tells who people are, and numbers and times by their bins. Who a
//! person is (role, month, place, age, help, way, language) is told only as far as ten people share it: see
//! [`classes`]; and so is which of the questions they were asked that only some are: see [`telling`]. What is left can still be told by whoever knows some of somebody's answers: the page says so.
//!
//! **Order.** Keys are hashes of receipts, so their order tells nothing; but it is the same in each file, and rows of
//! one release after another would show which are new. So each file is laid out anew: keys are cut into slices at a
//! random place, the slices are read in a random order, and the rows of each are shuffled. Whether two rows lie near one
//! another depends on their keys alone, never on when they came. A slice is all that is ever held in memory.
//!
//! **Two files** differ by ten people or more: rows are taken by whole releases, and small ones (the last of a closed
//! survey) wait for more. Rows that were taken back are gone from the next file, which whoever has kept the older one can see.

mod classes;
mod codebook;
mod columns;
mod said;
mod slices;
mod telling;

pub use codebook::codebook;

use super::plan;
use crate::clock::day_of;
use crate::publish::Edition;
use crate::report::{Plan, Reader};
use crate::store::{self, Error, Key, Selection, Store};
use crate::texts::Interface;
use classes::{Census, Class};
use columns::Columns;
use slices::Slice;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Fewer people than this are told apart in no file.
pub(super) const FEW: u64 = 10;
/// How many rows are read at once.
const CHUNK: usize = 512;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFormat {
    /// RFC 4180, in UTF-8 with a mark that spreadsheets need to see that.
    Csv,
    /// A JSON object a line.
    Ndjson,
}

/// Fewer than ten answers are released: there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFew;

/// A file of rows that is being written.
pub struct Rows {
    store: Store,
    survey: String,
    known: Arc<Known>,
    slices: Vec<Slice>,
    is_begun: bool,
    people: u64,
    done: Arc<AtomicU64>,
}

/// What each row is read and written by.
struct Known {
    plan: Plan,
    /// The questions whose being asked tells who somebody is.
    telling: Vec<usize>,
    columns: Columns,
    classes: classes::Shown,
    format: RowFormat,
    /// The last release whose rows are in the file.
    until: i32,
}

impl Rows {
    /// Counts who is in the file, which reads each row once. `done` counts the rows that have been read.
    pub async fn open(
        (store, interface): (&Store, &Interface),
        edition: &Edition,
        format: RowFormat,
        done: &Arc<AtomicU64>,
    ) -> Result<Result<Self, TooFew>, Error> {
        let survey = &edition.survey;
        let plan = plan::plan(store, survey, interface, &survey.default_language()).await?;
        let until = until(&store.releases(&survey.id).await?);
        let telling = telling::telling(survey, &plan);
        let taken = census(store, &survey.id, (plan, telling), until, done).await?;
        let people = taken.census.people();
        if people < FEW {
            return Ok(Err(TooFew));
        }
        let columns = Columns::of(&taken.plan, &taken.telling);
        let Taken { plan, telling, census, .. } = taken;
        let known = Known { columns, classes: census.cut(), plan, telling, format, until };
        Ok(Ok(Self {
            store: store.clone(),
            survey: survey.id.clone(),
            known: Arc::new(known),
            slices: slices::cut(people, &mut rand::rng()),
            is_begun: false,
            people,
            done: Arc::clone(done),
        }))
    }

    /// How many people the file is of.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.people
    }

    /// The next bytes; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        if !self.is_begun {
            self.is_begun = true;
            return Ok(Some(self.known.columns.head(self.known.format).into_bytes()));
        }
        let Some(slice) = self.slices.pop() else { return Ok(None) };
        let mut lines = Lines { known: Arc::clone(&self.known), rows: Vec::with_capacity(CHUNK), written: Vec::new() };
        for (from, until) in slice {
            let which = Selection::Slice(Key::from(from), until.map(Key::from));
            lines = self.store.rows(&self.survey, which, lines, Lines::put).await?;
        }
        lines.write()?;
        self.done.fetch_add(lines.written.len() as u64, Ordering::Relaxed);
        Ok(Some(slices::shuffled(lines.written, &mut rand::rng())))
    }
}

/// The last release that ten people came with, counted from the one before: it and all before it are in the file. What
/// a release added never changes, so this only ever moves on.
fn until(releases: &[store::Release]) -> i32 {
    let (mut waiting, mut until) = (0, 0);
    for release in releases {
        waiting += release.responses;
        if i64::from(waiting) >= FEW as i64 {
            (waiting, until) = (0, release.number);
        }
    }
    until
}

/// The rows of a slice, and the lines that they have become.
struct Lines {
    known: Arc<Known>,
    rows: Vec<store::Row>,
    written: Vec<String>,
}

impl Lines {
    fn put(&mut self, row: store::Row) -> Result<(), Error> {
        if self.known.has(&row) {
            self.rows.push(row);
        }
        if self.rows.len() == CHUNK { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), Error> {
        let mut reader = Reader::new(&self.known.plan);
        for row in self.rows.drain(..) {
            reader.read(&row.answers).map_err(|_| unreadable())?;
            let class = Class::of(&self.known.plan, &self.known.telling, &row, &reader);
            let shown = self.known.classes.of(&class);
            let columns = &self.known.columns;
            self.written.push(columns.line(&self.known.plan, self.known.format, (&class, shown), &reader));
        }
        Ok(())
    }
}

impl Known {
    fn has(&self, row: &store::Row) -> bool {
        is_in(row, self.until)
    }
}

fn is_in(row: &store::Row, until: i32) -> bool {
    row.release.is_some_and(|release| release <= until)
}

fn unreadable() -> Error {
    Error::Broken("a stored response can't be read".to_owned())
}

/// Rows that are being counted by who answered.
struct Taken {
    plan: Plan,
    telling: Vec<usize>,
    census: Census,
    until: i32,
    done: Arc<AtomicU64>,
    rows: Vec<store::Row>,
}

impl Taken {
    fn put(&mut self, row: store::Row) -> Result<(), Error> {
        if is_in(&row, self.until) {
            self.rows.push(row);
        }
        if self.rows.len() == CHUNK { self.count() } else { Ok(()) }
    }

    /// Of the answers only the place and the path count here; where there are none they need not be read.
    fn count(&mut self) -> Result<(), Error> {
        let mut reader = Reader::new(&self.plan);
        for row in &self.rows {
            if self.plan.place.is_some() || !self.telling.is_empty() {
                reader.read(&row.answers).map_err(|_| unreadable())?;
            }
            self.census.add(Class::of(&self.plan, &self.telling, row, &reader));
        }
        self.done.fetch_add(self.rows.len() as u64, Ordering::Relaxed);
        self.rows.clear();
        Ok(())
    }
}

async fn census(
    store: &Store,
    survey: &str,
    (plan, telling): (Plan, Vec<usize>),
    until: i32,
    done: &Arc<AtomicU64>,
) -> Result<Taken, Error> {
    let rows = Vec::with_capacity(CHUNK);
    let start = Taken { plan, telling, census: Census::default(), until, done: Arc::clone(done), rows };
    let mut taken = store.rows(survey, Selection::Slice(Key::from([0; 16]), None), start, Taken::put).await?;
    taken.count()?;
    Ok(taken)
}

/// The month of a day, as months since the year 0.
fn month_of(day: i32) -> u64 {
    let day = day_of(day);
    let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    u64::try_from(months).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(number: i32, responses: i32) -> store::Release {
        let (figures, held) = (String::new(), String::new());
        store::Release { number, day: 0, responses, figures, held, deletions: 0, settled: 0, expired: 0 }
    }

    #[test]
    fn two_files_never_differ_by_fewer_than_ten() {
        for (sizes, last) in
            [(&[][..], 0), (&[9], 0), (&[10], 1), (&[30, 3], 1), (&[30, 3, 7], 3), (&[30, 3, -4, 12], 4)]
        {
            let releases: Vec<_> = (1..).zip(sizes).map(|(number, size)| release(number, *size)).collect();
            assert_eq!(until(&releases), last, "{sizes:?}");
        }
    }
}
