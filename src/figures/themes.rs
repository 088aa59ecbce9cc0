//! When figures of themes move on, and what may be said of them.
//!
//! Themes are a moderator's, and change whenever one reads on. So reports are told of them at most once a day, and only
//! when ten more people are in them, or in another theme, than when they were last told.

use crate::clock::day_number;
use crate::definition::{Reporting, Survey};
use crate::keys::Keys;
use crate::publish::Edition;
use crate::report::{ThemePeople, ThemesView, disclose_themes, themes_view};
use crate::store::{Error, Store, ThemeFigure};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many people have to be elsewhere before figures move on.
const MOVES_BY: i64 = 10;

/// Moves a survey's figures of themes on, where enough has changed since. `today` where the survey is.
pub async fn settle_themes(store: &Store, edition: &Edition, today: Date) -> Result<(), Error> {
    let survey = &edition.survey;
    if !survey.takes_comments() {
        return Ok(());
    }
    let today = day_number(today);
    let told = store.theme_figures(&survey.id).await?;
    let last = told.last().map_or((0, i32::MIN), |figure| (figure.number, figure.day));
    if last.1 >= today {
        return Ok(());
    }
    let now = store.theme_people(&survey.id, items(survey)).await?;
    let before: BTreeMap<String, i64> =
        told.into_iter().filter(|one| one.number == last.0).map(|one| (one.theme, one.people)).collect();
    if moved(&before, &now) < MOVES_BY {
        return Ok(());
    }
    let figure = |(theme, people)| ThemeFigure { number: last.0 + 1, theme, day: today, people };
    match store.put_theme_figures(&survey.id, now.into_iter().map(figure).collect()).await {
        // Another node was first.
        Err(Error::Taken) => Ok(()),
        done => done,
    }
}

/// The items whose words may be told of.
fn items(survey: &Survey) -> Vec<String> {
    survey.items().filter(|item| item.reporting != Reporting::Withhold).map(|item| item.id.clone()).collect()
}

fn moved(before: &BTreeMap<String, i64>, now: &BTreeMap<String, i64>) -> i64 {
    let was = |theme: &String| before.get(theme).copied().unwrap_or(0);
    let here = now.iter().map(|(theme, people)| (people - was(theme)).abs());
    let gone = before.iter().filter(|(theme, _)| !now.contains_key(*theme)).map(|(_, people)| *people);
    here.chain(gone).sum()
}

/// What people wrote about, as far as that may be said; none while fewer than ten wrote, or without themes.
pub async fn themes(store: &Store, keys: &Keys, edition: &Edition) -> Result<Option<ThemesView>, Error> {
    let survey = &edition.survey.id;
    let told = store.theme_figures(survey).await?;
    let known = store.themes(survey).await?;
    let named = known.into_iter().map(|(theme, _)| people(&told, theme.id, theme.name)).collect::<Vec<_>>();
    let named: Vec<ThemePeople> = named.into_iter().flatten().collect();
    let Some(writers) = people(&told, String::new(), String::new()).filter(|_| !named.is_empty()) else {
        return Ok(None);
    };
    Ok(disclose_themes(&keys.rounding(), survey, &writers, &named).as_ref().map(themes_view))
}

/// The newest figure of a theme, and when it came to be what it is. One that is younger than the figures has none.
fn people(told: &[ThemeFigure], id: String, name: String) -> Option<ThemePeople> {
    let newest = told.last()?.number;
    let mut own = told.iter().filter(|figure| figure.theme == id);
    let first = own.next()?;
    let (mut people, mut changed, mut last) = (first.people, first.number, first.number);
    for figure in own {
        if figure.people != people {
            (people, changed) = (figure.people, figure.number);
        }
        last = figure.number;
    }
    let changed = u32::try_from(changed).unwrap_or_default();
    (last == newest).then_some(ThemePeople { id, name, people, changed })
}
