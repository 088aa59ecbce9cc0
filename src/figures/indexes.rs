//! The answers of surveys in memory, packed, so that any part of them is counted without reading a row again.
//!
//! An index is made when it is first asked for, one segment a release, and kept while there is room. A new release is
//! one more segment; a release from which answers were taken back is read again.

use super::book::Book;
use crate::report::{Index, Row, Segment};
use crate::store::{self, Error, Selection, Store};
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
        let _alone = self.reading.lock().await;
        let marks = marks(store, survey, book).await?;
        let known = self.known(survey).filter(|known| known.index.fits(&book.plan));
        if let Some(known) = known.as_ref().filter(|known| known.marks == marks) {
            return Ok(Some(Arc::clone(&known.index)));
        }
        let (mut index, before) =
            known.map_or_else(|| (Index::new(&book.plan), Vec::new()), |known| ((*known.index).clone(), known.marks));
        for mark in marks.iter().filter(|mark| !before.contains(mark)) {
            let reading = Reading::new(book, &index, mark.0, read);
            let number = i32::try_from(mark.0).unwrap_or(i32::MAX);
            let reading = store.rows(survey, Selection::Release(number), reading, Reading::put).await?;
            index.put(reading.finish()?);
        }
        if self::marks(store, survey, book).await? != marks {
            return Ok(None);
        }
        let index = Arc::new(index);
        self.keep(survey, Kept { index: Arc::clone(&index), marks, used: 0 });
        Ok(Some(index))
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

/// The rows of one release, on their way into a segment.
struct Reading {
    book: Arc<Book>,
    index: Index,
    read: Arc<AtomicU64>,
    segment: Segment,
    rows: Vec<store::Row>,
}

impl Reading {
    fn new(book: &Arc<Book>, index: &Index, number: u32, read: &Arc<AtomicU64>) -> Self {
        let segment = index.packer(&book.plan, number).finish();
        Self {
            book: Arc::clone(book),
            index: index.clone(),
            read: Arc::clone(read),
            segment,
            rows: Vec::with_capacity(CHUNK),
        }
    }

    fn put(&mut self, row: store::Row) -> Result<(), Error> {
        self.rows.push(row);
        if self.rows.len() == CHUNK { self.pack() } else { Ok(()) }
    }

    fn pack(&mut self) -> Result<(), Error> {
        let empty = self.index.packer(&self.book.plan, 0).finish();
        let segment = std::mem::replace(&mut self.segment, empty);
        let mut packer = self.index.resume(&self.book.plan, segment);
        for row in &self.rows {
            let broken = |_| Error::Broken("a stored response can't be read".to_owned());
            packer.push(&Row::from(row)).map_err(broken)?;
        }
        self.segment = packer.finish();
        self.read.fetch_add(self.rows.len() as u64, Ordering::Relaxed);
        self.rows.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<Segment, Error> {
        self.pack()?;
        Ok(self.segment)
    }
}
