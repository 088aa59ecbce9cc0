//! How far people come with the form: sums in memory, which are put into the records once an hour. What is counted is
//! steps, never people: no cookie, no address and no hour is part of it, and nothing joins a step to the next.
//!
//! Each step of a form adds one where it leads and takes one away where it comes from; so a page's sum is how many stand
//! there, and of those who began on a day that is long over, how many stopped there. All steps count on the day on which
//! that person began, which the sealed draft holds. Nodes add their sums up in the records; one that ends without a word
//! loses the running hour.

use crate::report::{BEGAN, SENT};
use crate::store::{Error, FormCount, Store};
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{PoisonError, RwLock};

/// By survey, day and page.
type Sums = HashMap<String, HashMap<i32, HashMap<String, AtomicI64>>>;

/// The sums that are not in the records yet.
#[derive(Debug, Default)]
pub struct Journeys(RwLock<Sums>);

/// A step of somebody who fills in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// The first page was sent; it leads to this one.
    Begin(&'a str),
    /// From one page to another.
    Go(&'a str, &'a str),
    /// The answers were stored; from this page.
    Send(&'a str),
}

impl Journeys {
    /// Counts a step with the form of `survey` that was begun on `day`, in days since 1970.
    pub fn count(&self, survey: &str, day: i32, step: Step<'_>) {
        match step {
            Step::Begin(to) => {
                self.add(survey, day, BEGAN, 1);
                self.add(survey, day, to, 1);
            }
            Step::Go(from, to) if from == to => {}
            Step::Go(from, to) => {
                self.add(survey, day, from, -1);
                self.add(survey, day, to, 1);
            }
            Step::Send(from) => {
                self.add(survey, day, from, -1);
                self.add(survey, day, SENT, 1);
            }
        }
    }

    /// Puts the sums into the records. What can't be put there now is put there the next time.
    pub async fn flush(&self, store: &Store) -> Result<(), Error> {
        let sums = std::mem::take(&mut *self.0.write().unwrap_or_else(PoisonError::into_inner));
        let counts = counts(sums);
        if counts.is_empty() {
            return Ok(());
        }
        let put = store.add_form_counts(counts.clone()).await;
        if put.is_err() {
            for one in &counts {
                self.add(&one.survey, one.day, &one.what, one.people);
            }
        }
        put
    }

    /// The first of an hour makes a place for its sum, whoever comes after adds to it without waiting for anybody.
    fn add(&self, survey: &str, day: i32, what: &str, people: i64) {
        {
            let sums = self.0.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(sum) = sums.get(survey).and_then(|days| days.get(&day)).and_then(|pages| pages.get(what)) {
                sum.fetch_add(people, Ordering::Relaxed);
                return;
            }
        }
        let mut sums = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let pages = sums.entry(survey.to_owned()).or_default().entry(day).or_default();
        pages.entry(what.to_owned()).or_default().fetch_add(people, Ordering::Relaxed);
    }
}

fn counts(sums: Sums) -> Vec<FormCount> {
    let mut counts = Vec::new();
    for (survey, days) in sums {
        for (day, pages) in days {
            for (what, people) in pages {
                let people = people.into_inner();
                if people != 0 {
                    counts.push(FormCount { survey: survey.clone(), day, what, people });
                }
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_goes_on_stands_in_one_place() {
        let journeys = Journeys::default();
        for step in [Step::Begin("noise"), Step::Go("noise", "light"), Step::Go("light", "light"), Step::Begin("noise")]
        {
            journeys.count("ward", 20_000, step);
        }
        journeys.count("ward", 20_000, Step::Send("light"));
        let sums = std::mem::take(&mut *journeys.0.write().unwrap());
        let mut found: Vec<(String, i64)> = counts(sums).into_iter().map(|one| (one.what, one.people)).collect();
        found.sort();
        assert_eq!(found, [("+began".to_owned(), 2), ("+sent".to_owned(), 1), ("noise".to_owned(), 1)]);
    }
}
