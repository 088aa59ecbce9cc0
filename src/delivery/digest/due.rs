//! Whose round it is, and what is new for them.
//!
//! A round is at eight in the morning, where the person is, and tells of the releases up to the day before; "at each
//! release" tells of all that there are. A round in which nothing is new leaves no trace; after a long outage there is
//! one letter, of everything since the last.

use super::parts::parts;
use super::{DigestPayload, KIND, News};
use crate::clock::day_number;
use crate::definition::Rhythm;
use crate::delivery::schedule::newest;
use crate::delivery::scheduler::{Scheduler, delivery};
use crate::keys::hash;
use crate::rights::{Person, Teams};
use crate::store::{Digest, Error, Often, Told};
use jiff::Timestamp;
use jiff::civil::{Time, Weekday, time};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// When rounds are.
const AT: Time = time(8, 0, 0, 0);

/// Somebody's turn.
struct Round {
    /// The round's stable key; none where a round is made by what is new.
    period: Option<String>,
    /// The last day whose releases are told, in days since 1970.
    until: i32,
}

/// The newest releases of all surveys up to a day, as far as they were asked for.
type Newest = BTreeMap<i32, BTreeMap<String, i32>>;

/// Puts into the outbox the digests that are due at `now`. Returns how many.
pub(in crate::delivery) async fn put_due(scheduler: &Scheduler, now: Timestamp) -> Result<usize, Error> {
    let digests = scheduler.store.digests().await?;
    if digests.is_empty() {
        return Ok(0);
    }
    let teams = Teams::load(&scheduler.store).await?;
    let (mut newest, mut put) = (Newest::new(), 0);
    for (digest, told) in digests {
        let Some(round) = round(&digest, now) else { continue };
        let newest = match newest.entry(round.until) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(scheduler.store.newest_releases(round.until).await?),
        };
        let news = news(&digest, newest, &told);
        let (readable, unreadable) = sorted(scheduler, &teams, &digest, news).await?;
        if !readable.is_empty() {
            put += usize::from(put_one(scheduler, &digest, &round, readable, now).await?);
        }
        if !unreadable.is_empty() {
            // A right that is given later is no news of what came before it; nor is this looked up at each tick.
            scheduler.store.pass_digest(&digest.email, unreadable).await?;
        }
    }
    Ok(put)
}

fn round(digest: &Digest, now: Timestamp) -> Option<Round> {
    let rhythm = match digest.often {
        Often::Off => return None,
        Often::Release => return Some(Round { period: None, until: i32::MAX }),
        Often::Day => Rhythm::Day,
        Often::Week => Rhythm::Week(Weekday::Monday),
        Often::Month => Rhythm::Month(1),
    };
    let zone = TimeZone::get(&digest.zone).unwrap_or(TimeZone::UTC);
    let period = newest(rhythm, AT, &zone, now)?;
    Some(Round { period: Some(period.key), until: day_number(period.days.last) })
}

fn news(digest: &Digest, newest: &BTreeMap<String, i32>, told: &BTreeMap<String, i32>) -> Vec<Told> {
    let is_chosen = |survey: &String| digest.surveys.is_empty() || digest.surveys.contains(survey);
    let chosen = newest.iter().filter(|(survey, _)| is_chosen(survey));
    let since = chosen.map(|(survey, until)| {
        let from = told.get(survey).copied().unwrap_or(0);
        Told { survey: survey.clone(), from, until: *until }
    });
    since.filter(|told| told.from < told.until).collect()
}

/// What of it the person may read now, and what not. A survey that can't be read now itself is neither.
async fn sorted(
    scheduler: &Scheduler,
    teams: &Teams,
    digest: &Digest,
    news: Vec<Told>,
) -> Result<(Vec<Told>, Vec<Told>), Error> {
    let published = |told: Told| Some((scheduler.catalogue.current(&told.survey)?, told));
    let news: Vec<_> = news.into_iter().filter_map(published).collect();
    let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
    if news.is_empty() {
        return Ok((readable, unreadable));
    }
    let person = Person::of(&scheduler.store, &digest.email).await?;
    for (edition, told) in news {
        match parts(&scheduler.store, (&person, teams), &edition, digest).await?.is_empty() {
            true => unreadable.push(told),
            false => readable.push(told),
        }
    }
    Ok((readable, unreadable))
}

async fn put_one(
    scheduler: &Scheduler,
    digest: &Digest,
    round: &Round,
    told: Vec<Told>,
    now: Timestamp,
) -> Result<bool, Error> {
    let number = |number: i32| u32::try_from(number).unwrap_or_default();
    let one = |told: &Told| News { survey: told.survey.clone(), from: number(told.from), until: number(told.until) };
    let payload = DigestPayload { news: told.iter().map(one).collect() };
    let period = round.period.clone().unwrap_or_else(|| named(&told));
    let survey = match told.as_slice() {
        [one] => one.survey.clone(),
        _ => String::new(),
    };
    let report = format!("digest:{}", digest.often.word());
    let letter = delivery((report, period), KIND, &survey, &digest.email, &payload, now);
    scheduler.store.put_digest(letter, told).await
}

/// What a round at each release is known by: what it tells.
fn named(told: &[Told]) -> String {
    let all: Vec<String> = told.iter().map(|told| format!("{}:{}", told.survey, told.until)).collect();
    format!("release-{}", data_encoding::HEXLOWER.encode(&hash(all.join(" ").as_bytes())[..8]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(often: Often, zone: &str) -> Digest {
        let [email, zone] = ["lead@example.org", zone].map(str::to_owned);
        Digest { email, often, surveys: Vec::new(), places: Vec::new(), attached: None, zone, key: [0; 32].into() }
    }

    #[test]
    fn a_round_is_at_eight_where_the_person_is() {
        for (often, zone, now, period, last) in [
            (Often::Day, "Europe/London", "2026-11-24T08:00:00Z", "2026-11-23", "2026-11-23"),
            (Often::Day, "Europe/London", "2026-11-24T07:59:59Z", "2026-11-22", "2026-11-22"),
            (Often::Day, "Europe/Warsaw", "2026-11-24T07:00:00Z", "2026-11-23", "2026-11-23"),
            // In summer eight o'clock is an hour earlier, by the sun's time; on the day that clocks change too.
            (Often::Day, "Europe/London", "2026-03-29T07:00:00Z", "2026-03-28", "2026-03-28"),
            (Often::Day, "Europe/London", "2026-10-25T07:59:59Z", "2026-10-23", "2026-10-23"),
            (Often::Week, "Europe/London", "2026-11-23T08:00:00Z", "2026-W47", "2026-11-22"),
            (Often::Week, "Europe/London", "2026-11-29T23:00:00Z", "2026-W47", "2026-11-22"),
            (Often::Month, "Europe/London", "2026-12-01T08:00:00Z", "2026-11", "2026-11-30"),
            (Often::Month, "No/Such_Zone", "2026-12-01T08:00:00Z", "2026-11", "2026-11-30"),
        ] {
            let round = round(&digest(often, zone), now.parse().unwrap()).unwrap();
            let day = crate::clock::day_of(round.until).to_string();
            assert_eq!((round.period.as_deref(), day.as_str()), (Some(period), last), "{often:?} {zone} {now}");
        }
        assert!(round(&digest(Often::Off, "UTC"), Timestamp::UNIX_EPOCH).is_none());
        assert!(round(&digest(Often::Release, "UTC"), Timestamp::UNIX_EPOCH).unwrap().period.is_none());
    }
}
