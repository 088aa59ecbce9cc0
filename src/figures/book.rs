//! The releases of a survey, read once and kept until there is another.

use super::indexes::Indexes;
use super::plan::{Points, plan_at, points};
use crate::clock::day_of;
use crate::publish::Edition;
use crate::report::{Plan, Released, stored};
use crate::store::{Error, Store};
use crate::texts::Interface;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A survey's plan and its releases.
pub(super) struct Book {
    pub(super) plan: Plan,
    /// The collection points that the plan names.
    pub(super) points: Points,
    pub(super) releases: Vec<Released>,
}

impl Book {
    /// How many responses the releases are of.
    pub(super) fn people(&self) -> i64 {
        self.releases.iter().map(|release| release.added.people_and_gone().0).sum()
    }

    /// How many responses were taken out of them again.
    pub(super) fn gone(&self) -> i64 {
        self.releases.iter().map(|release| release.added.people_and_gone().1).sum()
    }
}

/// A release never changes what it adds, so its number is the whole mark.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark {
    version: i32,
    release: i32,
}

/// The books that were read, and the indexes of their surveys.
#[derive(Default)]
pub struct Books {
    read: Mutex<HashMap<String, (Mark, Arc<Book>)>>,
    pub(super) indexes: Indexes,
}

impl Books {
    /// The book of a survey as it stands now.
    pub(super) async fn open(
        &self,
        store: &Store,
        interface: &Interface,
        edition: &Edition,
    ) -> Result<Arc<Book>, Error> {
        let id = &edition.survey.id;
        let mark = Mark { version: edition.number, release: store.watermark(id).await?.release };
        let known = self.read.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
        let points = points(store, &edition.survey).await?;
        if let Some((_, book)) = known.filter(|(known, book)| *known == mark && book.points == points) {
            return Ok(book);
        }
        let book = Arc::new(read(store, interface, edition, points).await?);
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), (mark, Arc::clone(&book)));
        Ok(book)
    }
}

async fn read(store: &Store, interface: &Interface, edition: &Edition, points: Points) -> Result<Book, Error> {
    let plan = plan_at(&edition.survey, &points, interface, &edition.survey.default_language());
    let mut releases = Vec::new();
    for release in store.releases(&edition.survey.id).await? {
        let added = stored::decode(&plan, &release.figures)
            .map_err(|_| Error::Broken(format!("release {} of {} can't be read", release.number, edition.survey.id)))?;
        let number = u32::try_from(release.number).unwrap_or_default();
        releases.push(Released { number, day: day_of(release.day), added });
    }
    Ok(Book { plan, points, releases })
}
