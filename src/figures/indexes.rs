//! The answers of surveys in memory, packed, so that any part of them is counted without reading a row again.
//!
//! An index is made when it is first asked for, one segment a release, and kept while there is room. A new release is
//! one more segment; a release from which answers were taken back is read again. Rows stand in the database by their
//! keys, which are random: a few releases are read by their own index, from page to page; of many, all pages are read
//! once, from the first to the last.

use super::book::Book;
use crate::report::{Index, Row, Segments};
use crate::store::{self, Error, Key, Selection, Store};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How many rows are packed at once.
const CHUNK: usize = 4_096;

/// How many bytes all indexes together may take, before the one that was asked for longest ago goes.
const ROOM: usize = 256 << 20;

/// What has been read of a survey.
#[derive(Clone)]
struct Kept {
    index: Arc<Index>,
    marks: Vec<Mark>,
    /// Higher than that of an index that was asked for before.
    used: u64,
}

/// A release's number, and how many answers were taken out of it: equal marks mean equal rows.
type Mark = (u32, i32);

/// The indexes that were made.
#[derive(Default)]
pub(super) struct Indexes {
    kept: Mutex<HashMap<String, Kept>>,
    used: AtomicU64,
    /// One reads at a time: two would read the same rows for the same index.
    reading: tokio::sync::Mutex<()>,
}

impl Indexes {
    /// The index of the releases in a book, with the `marks` that they bear. `read` counts the rows that have been read.
    /// None where rows changed while they were read.
    pub(super) async fn open(
        &self,
        store: &Store,
        book: &Arc<Book>,
        read: &Arc<AtomicU64>,
    ) -> Result<Option<Arc<Index>>, Error> {
        let survey = &book.plan.survey;
        if let Some(index) = self.ready(book, &marks(store, survey, book).await?) {
            return Ok(Some(index));
        }
        let _alone = self.reading.lock().await;
        let marks = marks(store, survey, book).await?;
        // Whoever was first may have read it meanwhile.
        if let Some(index) = self.ready(book, &marks) {
            return Ok(Some(index));
        }
        let known = self.known(survey).filter(|known| known.index.fits(&book.plan));
        let (mut index, before) =
            known.map_or_else(|| (Index::new(&book.plan), Vec::new()), |known| ((*known.index).clone(), known.marks));
        let missing: Vec<u32> = marks.iter().filter(|mark| !before.contains(mark)).map(|mark| mark.0).collect();
        let mut reading = Reading::new(book, &index, &missing, read);
        for selection in selections(&missing, marks.len()) {
            reading = store.rows(survey, selection, reading, Reading::put).await?;
        }
        reading.pack()?;
        tracing::info!(survey, releases = missing.len(), rows = reading.rows_read, "answers were read into memory");
        index.put(reading.segments);
        if self::marks(store, survey, book).await? != marks {
            return Ok(None);
        }
        let index = Arc::new(index);
        self.keep(survey, Kept { index: Arc::clone(&index), marks, used: 0 });
        Ok(Some(index))
    }

    /// The index of a survey, where it is of these releases already.
    fn ready(&self, book: &Book, marks: &[Mark]) -> Option<Arc<Index>> {
        let known = self.known(&book.plan.survey)?;
        (known.marks == marks && known.index.fits(&book.plan)).then_some(known.index)
    }

    fn known(&self, survey: &str) -> Option<Kept> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.get_mut(survey)?;
        known.used = self.used.fetch_add(1, Ordering::Relaxed) + 1;
        Some(known.clone())
    }

    fn keep(&self, survey: &str, new: Kept) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let used = self.used.fetch_add(1, Ordering::Relaxed) + 1;
        kept.insert(survey.to_owned(), Kept { used, ..new });
        while kept.len() > 1 && kept.values().map(|kept| kept.index.bytes()).sum::<usize>() > ROOM {
            let oldest = kept.iter().min_by_key(|(_, kept)| kept.used).map(|(survey, _)| survey.clone());
            oldest.and_then(|survey| kept.remove(&survey));
        }
    }
}

/// The marks of the releases in a book.
async fn marks(store: &Store, survey: &str, book: &Book) -> Result<Vec<Mark>, Error> {
    let all = store.release_marks(survey).await?;
    let marks = all.into_iter().filter_map(|(number, deletions)| Some((u32::try_from(number).ok()?, deletions)));
    Ok(marks.filter(|(number, _)| book.releases.iter().any(|release| release.number == *number)).collect())
}

/// After so many rows the log says how far the reading has come.
const SAY_EVERY: u64 = 250_000;

/// One in so many releases is read by itself; where more are missing, all rows are read in the order of their keys.
const BY_ITSELF: usize = 10;

/// How the rows of the missing releases are found, of so many.
fn selections(missing: &[u32], releases: usize) -> Vec<Selection> {
    let release = |number: &u32| Selection::Release(i32::try_from(*number).unwrap_or(i32::MAX));
    if missing.len() > 1 && missing.len() * BY_ITSELF > releases {
        vec![Selection::Slice(Key::from([0; 16]), None)]
    } else {
        missing.iter().map(release).collect()
    }
}

/// Rows of releases, on their way into segments.
struct Reading {
    book: Arc<Book>,
    index: Index,
    read: Arc<AtomicU64>,
    segments: Segments,
    rows: Vec<store::Row>,
    rows_read: u64,
}

impl Reading {
    fn new(book: &Arc<Book>, index: &Index, releases: &[u32], read: &Arc<AtomicU64>) -> Self {
        Self {
            book: Arc::clone(book),
            index: index.clone(),
            read: Arc::clone(read),
            segments: index.begin(releases.iter().copied()),
            rows: Vec::with_capacity(CHUNK),
            rows_read: 0,
        }
    }

    fn put(&mut self, row: store::Row) -> Result<(), Error> {
        self.rows.push(row);
        if self.rows.len() == CHUNK { self.pack() } else { Ok(()) }
    }

    fn pack(&mut self) -> Result<(), Error> {
        let mut packer = self.index.packer(&self.book.plan);
        for row in &self.rows {
            let broken = |_| Error::Broken("a stored response can't be read".to_owned());
            let release = row.release.and_then(|number| u32::try_from(number).ok());
            if let Some(release) = release {
                packer.push(&mut self.segments, release, &Row::from(row)).map_err(broken)?;
            }
        }
        let before = self.rows_read / SAY_EVERY;
        self.rows_read += self.rows.len() as u64;
        if self.rows_read / SAY_EVERY > before {
            tracing::info!(survey = self.book.plan.survey, rows = self.rows_read, "reading answers into memory");
        }
        self.read.fetch_add(self.rows.len() as u64, Ordering::Relaxed);
        self.rows.clear();
        Ok(())
    }
}
