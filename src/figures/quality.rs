//! How good a survey's answers are as a picture of those whom the team hopes to hear from.

use super::book::Books;
use crate::clock::day_of;
use crate::definition::Survey;
use crate::keys::Keys;
use crate::publish::Edition;
use crate::question::Reader;
use crate::report::{DaySum, QualityPage, QualityView, Range, Request, disclose, disclose_journey, quality as view};
use crate::store::{Error, Store};
use crate::texts::Interface;
use jiff::civil::Date;

/// How long after the day on which a form was begun its draft may be sent, and its sums rest: two days.
const RESTS: i64 = 2;

/// The view of all releases and of the form's sums. `today` where the survey is.
pub async fn quality(
    (store, interface, books, keys): (&Store, &Interface, &Books, &Keys),
    edition: &Edition,
    today: Date,
) -> Result<QualityView, Error> {
    let survey = &edition.survey;
    let book = books.open(store, interface, edition).await?;
    let waiting = store.waiting_count(&survey.id).await?;
    let request = Request {
        plan: &book.plan,
        releases: &book.releases,
        range: Range { from: 0, until: book.releases.last().map_or(0, |release| release.number) },
        before: None,
        waiting: u64::try_from(waiting).unwrap_or_default(),
        key: &keys.rounding(),
        within: None,
    };
    let pages = pages(survey, &Reader::new(interface, &survey.default_language(), &survey.default_language()));
    let ids: Vec<String> = pages.iter().map(|page| page.id.clone()).collect();
    let sums = sums(store, &survey.id, today).await?;
    let journey = disclose_journey(&keys.rounding(), &survey.id, &sums, &ids);
    Ok(view(&book.plan, &disclose(&request), journey.as_ref(), &survey.expected, &pages))
}

/// The sums of days at which nobody moves any more.
async fn sums(store: &Store, survey: &str, today: Date) -> Result<Vec<DaySum>, Error> {
    let sum = |one: crate::store::FormCount| DaySum { day: day_of(one.day), what: one.what, people: one.people };
    let rests = |sum: &DaySum| i64::from(crate::clock::day_number(today) - crate::clock::day_number(sum.day)) >= RESTS;
    Ok(store.form_counts(survey).await?.into_iter().map(sum).filter(rests).collect())
}

/// The pages on which people can stand, in the order in which they come.
fn pages(survey: &Survey, reader: &Reader<'_>) -> Vec<QualityPage> {
    let ours = |id: &str, label: &str| QualityPage { id: id.to_owned(), label: label.to_owned(), is_own: false };
    let page = |page: &crate::definition::Page| {
        let first = page.items.iter().find(|item| item.kind.is_question()).or(page.items.first());
        let label = match (page.has_title, first) {
            (true, _) => reader.label(&page.wording),
            (false, Some(item)) => reader.label(&item.wording),
            (false, None) => page.id.clone(),
        };
        QualityPage { id: page.id.clone(), label, is_own: true }
    };
    let (after, before): (Vec<_>, Vec<_>) = survey.pages.iter().partition(|page| page.after_check);
    let asked = (!after.is_empty()).then(|| ours("after-check", "Whether to say more"));
    let who = (!survey.roles.is_empty()).then(|| ours("who", "Who is answering"));
    let before = who.into_iter().chain(before.into_iter().map(page));
    before.chain([ours("check", "Check your answers")]).chain(asked).chain(after.into_iter().map(page)).collect()
}
