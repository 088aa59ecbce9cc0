//! The form of an entry, as it was typed.

use super::Desk;
use crate::changes::{Comparison, Entry, PARTS, State, compare, languages};
use crate::web::error::Error;
use crate::web::respond::field;
use crate::web::review::without_controls;
use jiff::civil::Date;

/// What was typed, and what is wrong with it: the words, and the field that they stand at.
pub(super) struct Typed {
    pub(super) entry: Entry,
    pub(super) before: String,
    pub(super) after: String,
    /// A date that is none.
    pub(super) by: String,
    pub(super) wrong: Option<(String, String)>,
}

impl Typed {
    /// An entry as it is.
    pub(super) fn of(entry: Entry) -> Self {
        let by = entry.by.map(|by| by.to_string()).unwrap_or_default();
        Self { entry, before: String::new(), after: String::new(), by, wrong: None }
    }

    /// Reads the form on top of what there was.
    pub(super) async fn read(desk: &Desk<'_>, form: &[(String, String)], known: &Entry) -> Result<Self, Error> {
        let value = |name: &str| field(form, name).unwrap_or_default().trim().to_owned();
        let survey = &desk.edition.survey;
        let mut entry = known.clone();
        if entry.year.is_none() {
            entry.item = Some(value("item")).filter(|item| survey.item(item).is_some());
            entry.state = State::parse(&value("state")).unwrap_or(known.state);
            entry.by = value("by").parse::<Date>().ok().filter(|_| entry.state != State::Cant);
        }
        let mut typed = Self { before: value("before"), after: value("after"), by: value("by"), entry, wrong: None };
        if typed.entry.by.is_none() && !typed.by.is_empty() && typed.entry.state != State::Cant {
            typed.wrong("by", "Write the day like 2027-05-31.");
        }
        for part in PARTS {
            for language in languages(survey) {
                let name = format!("{}/{}", part.word(), language.tag());
                let Some(words) = field(form, &name).map(without_controls) else { continue };
                if words.chars().count() > part.most() {
                    typed
                        .wrong(&name, &format!("Write {} letters at most, so that a poster can hold it.", part.most()));
                }
                typed.entry.write(part, &language, &words);
            }
        }
        typed.choose_months(desk, known).await?;
        Ok(typed)
    }

    fn wrong(&mut self, at: &str, words: &str) {
        self.wrong.get_or_insert_with(|| (at.to_owned(), words.to_owned()));
    }

    /// The months that are compared: those that were chosen now, or those of before.
    async fn choose_months(&mut self, desk: &Desk<'_>, known: &Entry) -> Result<(), Error> {
        let app = desk.app;
        let Some(item) = self.entry.item.clone() else {
            self.entry.compared = None;
            return Ok(());
        };
        let same = |compared: &Comparison| compared.item == item;
        match (period(&self.before), period(&self.after)) {
            (Some(before), Some(after)) => {
                let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
                self.entry.compared = compare(sources, &desk.edition, &item, (before, after)).await?;
                if self.entry.compared.is_none() {
                    self.wrong(
                        "after",
                        "The share of good answers to this question is not known of exactly these two months, one \
                         after the other. Choose others, or leave the picture out.",
                    );
                }
            }
            _ if self.before == "keep" => self.entry.compared = known.compared.clone().filter(same),
            (None, None) => self.entry.compared = None,
            _ => self.wrong("after", "Choose a month before and a month after, or neither."),
        }
        Ok(())
    }
}

/// A period by its releases: `3-7`.
fn period(typed: &str) -> Option<(u32, u32)> {
    let (from, until) = typed.split_once('-')?;
    Some((from.parse().ok()?, until.parse().ok()?))
}
