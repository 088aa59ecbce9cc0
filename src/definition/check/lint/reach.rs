//! What can be reached in a survey: the pages, items and options that some answers lead to, and the longest path.
//!
//! A walk over all roles, languages, bands and the answers that conditions ask for (see `candidates`), page by page.
//! Paths that differ in nothing that is asked later become one, so a long survey with many short branches is quick.
//! Where there are too many paths all the same, nothing is said to be out of reach.

use super::candidates::{candidates, conditions};
use crate::definition::condition::{Condition, Facts};
use crate::definition::people::Band;
use crate::definition::survey::{Item, Survey};
use crate::definition::walk::AGE;
use crate::question::Answer;
use crate::texts::Language;
use std::collections::{BTreeMap, BTreeSet};

/// The most paths that are followed side by side.
const MOST_PATHS: usize = 4096;

/// Somebody who reads one language in one role.
type Reader = (Language, Option<String>);

/// What can be reached.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pages: BTreeSet<(usize, Reader)>,
    items: BTreeSet<(String, Reader)>,
    options: BTreeSet<(String, String)>,
    longest: BTreeMap<Reader, usize>,
    /// Whether there were too many paths to follow them all.
    gave_up: bool,
}

/// A path so far: the band, and which of the candidates answered each item that is asked later.
type Path = (Option<Band>, BTreeMap<String, usize>);

/// The paths so far, with the most questions on each.
type Paths = BTreeMap<Path, usize>;

/// Somebody on the way.
struct Walker<'a> {
    survey: &'a Survey,
    answers: &'a BTreeMap<String, Vec<Answer>>,
    reader: Reader,
    reach: &'a mut Reach,
}

/// There were too many paths.
struct TooMany;

impl Reach {
    /// Explores a survey.
    pub(super) fn of(survey: &Survey) -> Self {
        let mut reach = Self::default();
        let by_band = conditions(survey).any(Condition::asks_band);
        let Some(answers) = candidates(survey, by_band.then_some(AGE)) else {
            reach.give_up(survey);
            return reach;
        };
        let bands: Vec<Option<Band>> =
            std::iter::once(None).chain(Band::ALL.into_iter().filter(|_| by_band).map(Some)).collect();
        for reader in readers(survey) {
            let mut walker = Walker { survey, answers: &answers, reader, reach: &mut reach };
            let paths = bands.iter().map(|band| ((*band, BTreeMap::new()), 0)).collect();
            if walker.survey(paths).is_err() {
                reach.give_up(survey);
                break;
            }
        }
        reach
    }

    /// Whether somebody who reads `language` may come to the page.
    pub(super) fn page(&self, index: usize, language: &Language) -> bool {
        self.gave_up || self.pages.iter().any(|(page, reader)| *page == index && reader.0 == *language)
    }

    /// Whether anybody may come to the page.
    pub(super) fn any_page(&self, index: usize) -> bool {
        self.gave_up || self.pages.iter().any(|(page, _)| *page == index)
    }

    /// Whether somebody who reads `language`, in `role` if it is given, may be asked the item.
    pub(super) fn item(&self, id: &str, language: &Language, role: Option<&str>) -> bool {
        let fits = |reader: &Reader| reader.0 == *language && (role.is_none() || reader.1.as_deref() == role);
        self.gave_up || self.items.iter().any(|(item, reader)| item == id && fits(reader))
    }

    /// Whether anybody may be asked the item.
    pub(super) fn any_item(&self, id: &str) -> bool {
        self.gave_up || self.items.iter().any(|(item, _)| item == id)
    }

    /// Whether anybody may be offered the option.
    pub(super) fn option(&self, item: &str, value: &str) -> bool {
        self.gave_up || self.options.contains(&(item.to_owned(), value.to_owned()))
    }

    /// The most questions that somebody who reads `language` may be asked, and in which role.
    pub(super) fn longest(&self, language: &Language) -> (usize, Option<&str>) {
        let own = self.longest.iter().filter(|((read, _), _)| read == language);
        own.map(|((_, role), count)| (*count, role.as_deref())).max_by_key(|(count, _)| *count).unwrap_or((0, None))
    }

    /// The longest path is then at most all questions that role and language alone do not rule out.
    fn give_up(&mut self, survey: &Survey) {
        self.gave_up = true;
        for reader in readers(survey) {
            let may = |condition: &Option<Condition>| {
                condition.as_ref().is_none_or(|one| known(one, Some(&reader), None) != Some(false))
            };
            let count = |after_check: bool| {
                let pages = survey.pages.iter().filter(|page| page.after_check == after_check && may(&page.visible_if));
                let items = pages.flat_map(|page| &page.items).filter(|item| may(&item.visible_if));
                let asked =
                    items.flat_map(Item::with_inner).filter(|item| item.kind.is_question() && may(&item.visible_if));
                asked.count()
            };
            let most = count(false).max(count(true));
            self.longest.insert(reader, most);
        }
    }
}

fn readers(survey: &Survey) -> Vec<Reader> {
    let mut roles: Vec<Option<String>> = survey.roles.iter().map(|role| Some(role.id.clone())).collect();
    if roles.is_empty() {
        roles.push(None);
    }
    survey.languages.iter().flat_map(|language| roles.iter().map(|role| (language.clone(), role.clone()))).collect()
}

/// Whether a condition holds, as far as reader and band tell it alone; `None` where it depends on more.
pub(super) fn known(condition: &Condition, reader: Option<&Reader>, band: Option<Band>) -> Option<bool> {
    let each = |list: &[Condition], wanted: bool| {
        let all: Vec<_> = list.iter().map(|one| known(one, reader, band)).collect();
        if all.contains(&Some(wanted)) {
            return Some(wanted);
        }
        all.iter().all(|one| *one == Some(!wanted)).then_some(!wanted)
    };
    match condition {
        Condition::All(list) => each(list, false),
        Condition::Any(list) => each(list, true),
        Condition::Not(one) => known(one, reader, band).map(|holds| !holds),
        Condition::Role(roles) => reader.map(|(_, role)| role.as_ref().is_some_and(|role| roles.contains(role))),
        Condition::Language(languages) => reader.map(|(language, _)| languages.contains(language)),
        Condition::Band(bands) => band.map(|band| bands.contains(&band)),
        Condition::Item { .. } => None,
    }
}

impl Walker<'_> {
    fn survey(&mut self, mut paths: Paths) -> Result<(), TooMany> {
        let survey = self.survey;
        let mut most = 0;
        for (index, page) in survey.pages.iter().enumerate() {
            if page.after_check && index > 0 && !survey.pages[index - 1].after_check {
                // Who wants to say more begins anew: the path that everybody takes ends at check answers.
                most = longest(&paths);
                paths.values_mut().for_each(|count| *count = 0);
            }
            let (mut inside, mut after) = self.split(paths, page.visible_if.as_ref());
            if !inside.is_empty() {
                self.reach.pages.insert((index, self.reader.clone()));
            }
            for item in &page.items {
                inside = self.item(item, inside)?;
            }
            let later = asked_after(survey, index);
            merge(&mut after, inside);
            paths = Paths::new();
            for ((band, answers), count) in after {
                let needed = answers.into_iter().filter(|(item, _)| later.contains(item.as_str())).collect();
                merge(&mut paths, Paths::from([((band, needed), count)]));
            }
        }
        self.reach.longest.insert(self.reader.clone(), most.max(longest(&paths)));
        Ok(())
    }

    fn item(&mut self, item: &Item, paths: Paths) -> Result<Paths, TooMany> {
        let (mut shown, mut all) = self.split(paths, item.visible_if.as_ref());
        if shown.is_empty() {
            return Ok(all);
        }
        self.reach.items.insert((item.id.clone(), self.reader.clone()));
        for (value, condition) in &item.option_conditions {
            if shown.keys().any(|path| condition.holds(&self.facts(path))) {
                self.reach.options.insert((item.id.clone(), value.clone()));
            }
        }
        if item.kind.is_question() {
            shown.values_mut().for_each(|count| *count += 1);
        }
        shown = self.answered(item, shown);
        for inner in &item.items {
            shown = self.item(inner, shown)?;
        }
        merge(&mut all, shown);
        if all.len() > MOST_PATHS { Err(TooMany) } else { Ok(all) }
    }

    /// Each path left blank, and with each of the candidates.
    fn answered(&self, item: &Item, shown: Paths) -> Paths {
        let Some(answers) = self.answers.get(&item.id) else { return shown };
        let mut paths = shown.clone();
        for ((band, path), count) in shown {
            for (index, answer) in answers.iter().enumerate() {
                let mut path = path.clone();
                path.insert(item.id.clone(), index);
                let band = match answer {
                    Answer::Number(years) if item.id == AGE => Some(Band::of_age(years.value())),
                    _ => band,
                };
                merge(&mut paths, Paths::from([((band, path), count)]));
            }
        }
        paths
    }

    /// The paths on which the condition holds, and the others.
    fn split(&self, paths: Paths, condition: Option<&Condition>) -> (Paths, Paths) {
        let Some(condition) = condition else { return (paths, Paths::new()) };
        paths.into_iter().partition(|(path, _)| condition.holds(&self.facts(path)))
    }

    fn facts(&self, (band, path): &Path) -> Facts {
        let answer =
            |(item, index): (&String, &usize)| Some((item.clone(), self.answers.get(item)?.get(*index)?.clone()));
        let (language, role) = self.reader.clone();
        Facts { role, band: *band, language: Some(language), answers: path.iter().filter_map(answer).collect() }
    }
}

fn longest(paths: &Paths) -> usize {
    paths.values().copied().max().unwrap_or(0)
}

fn merge(into: &mut Paths, from: Paths) {
    for (path, count) in from {
        let most = into.entry(path).or_default();
        *most = count.max(*most);
    }
}

/// The items that conditions of later pages ask.
fn asked_after(survey: &Survey, page: usize) -> BTreeSet<&str> {
    let later = survey.pages.iter().skip(page + 1);
    later
        .flat_map(|page| {
            let items = page.items.iter().flat_map(Item::with_inner);
            let items = items.flat_map(|item| item.visible_if.iter().chain(item.option_conditions.values()));
            page.visible_if.iter().chain(items)
        })
        .flat_map(Condition::items)
        .collect()
}
