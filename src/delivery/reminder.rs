//! Comments that nobody has read for a working day: the owner and the deputy are told how many, never what they say.
//!
//! Told at eight in the morning, Monday to Friday, as long as a whole working day lies between the oldest comment's
//! day and today. Public holidays are not known here.

use super::schedule::moment;
use super::scheduler::{Scheduler, delivery};
use crate::clock::day_of;
use crate::definition::{Owner, Survey};
use crate::publish::Edition;
use crate::question::Label;
use crate::store::{Error, NewDelivery, WaitingComments};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday, time};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a reminder is written from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadPayload {
    /// The survey's title.
    pub survey: String,
    /// How many comments wait.
    pub count: i64,
    /// The page where they are read.
    pub url: String,
}

/// The reminders that are due at `now`: one a day for each survey and person.
pub(super) async fn due(scheduler: &Scheduler, now: Timestamp) -> Result<Vec<NewDelivery>, Error> {
    let mut due = Vec::new();
    for waiting in scheduler.store.waiting_comments().await? {
        match edition(scheduler, &waiting.survey).await {
            Ok(edition) => due.extend(reminders(scheduler, &edition.survey, &waiting, now)),
            Err(error) => tracing::error!(survey = waiting.survey, %error, "nobody is told of the comments that wait"),
        }
    }
    Ok(due)
}

/// A survey that this program can't read as it is published now may have comments too.
async fn edition(scheduler: &Scheduler, survey: &str) -> Result<Arc<Edition>, Error> {
    match scheduler.catalogue.current(survey) {
        Some(edition) => Ok(edition),
        None => scheduler.catalogue.version(survey, scheduler.store.survey(survey).await?.current_version).await,
    }
}

fn reminders(scheduler: &Scheduler, survey: &Survey, waiting: &WaitingComments, now: Timestamp) -> Vec<NewDelivery> {
    let today = now.to_zoned(survey.timezone.clone()).date();
    let is_time = moment(today, time(8, 0, 0, 0), &survey.timezone).is_some_and(|eight| eight <= now);
    let (Some(owner), true) =
        (&survey.owner, is_time && is_unread_for_a_working_day(day_of(waiting.oldest_day), today))
    else {
        return Vec::new();
    };
    let url = format!("{}/results/{}/comments?state=waiting", scheduler.public_url, survey.id);
    let payload = UnreadPayload { survey: title(survey), count: waiting.count, url };
    let key = |survey: &str| (format!("unread:{survey}"), today.to_string());
    readers(owner).map(|to| delivery(key(&survey.id), "unread", &survey.id, to, &payload, now)).collect()
}

fn readers(owner: &Owner) -> impl Iterator<Item = &String> {
    std::iter::once(&owner.email).chain(&owner.deputy)
}

fn title(survey: &Survey) -> String {
    let default = survey.default_language();
    match &survey.wording.label {
        Label::Own(title) => title.get(&default.fallback(&default)).unwrap_or(&survey.id).to_owned(),
        _ => survey.id.clone(),
    }
}

fn is_unread_for_a_working_day(came: Date, today: Date) -> bool {
    let works = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let between = std::iter::successors(came.tomorrow().ok(), |day| day.tomorrow().ok());
    works(&today) && between.take_while(|day| *day < today).any(|day| works(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_working_day_lies_between() {
        for (came, today, told) in [
            ("2026-11-16", "2026-11-16", false), // Monday
            ("2026-11-16", "2026-11-17", false),
            ("2026-11-16", "2026-11-18", true),
            ("2026-11-20", "2026-11-21", false), // Friday, Saturday
            ("2026-11-20", "2026-11-23", false),
            ("2026-11-20", "2026-11-24", true),
            ("2026-11-19", "2026-11-21", false), // never at the weekend
            ("2026-11-19", "2026-11-23", true),
            ("2026-11-22", "2026-11-23", false),
            ("2026-11-24", "2026-11-20", false), // a clock was set back
        ] {
            let day = |text: &str| text.parse::<Date>().unwrap();
            assert_eq!(is_unread_for_a_working_day(day(came), day(today)), told, "{came} {today}");
        }
    }
}
