//! An entry as families see it.

use crate::changes::{Entry, Part, Picture, State, Told, picture};
use crate::publish::Edition;
use crate::question::{PartialDate, Precision, Reader};
use crate::texts::Language;
use crate::web::app::App;
use jiff::civil::Date;
use serde::Serialize;

/// Words, and the language that they are in.
#[derive(Debug, Serialize)]
pub(in crate::web) struct Words {
    text: String,
    lang: String,
    dir: &'static str,
}

impl Words {
    fn new(text: impl Into<String>, language: &Language) -> Self {
        Self { text: text.into(), lang: language.tag().to_owned(), dir: language.dir() }
    }
}

/// An entry on a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::web) struct EntryView {
    id: String,
    about: Words,
    said: Words,
    /// `done`, `will` or `cant`.
    state: &'static str,
    /// "We did", "We will", "We can't".
    lead: String,
    did: Words,
    why: Option<Words>,
    who: Option<Words>,
    /// By when, or when it was, in a sentence.
    when: String,
    /// Whether its day is over.
    late: bool,
    picture: Option<Picture>,
    /// Who signed it, in a sentence.
    signed: String,
}

/// An entry for somebody who reads `language`. `id` is unique on the page.
pub(in crate::web) fn entry_view(
    app: &App,
    edition: &Edition,
    language: &Language,
    (id, entry, signed): (&str, &Entry, &[String]),
) -> EntryView {
    let reader = app.reader(edition, language);
    let chain = language.fallback(&edition.survey.default_language());
    let words = |part| entry.text(part, &chain).map(|(words, language)| Words::new(words, language));
    let none = || Words::new("", language);
    let item = entry.item.as_ref().and_then(|item| edition.survey.item(item));
    let asked = item.map(|item| Words::new(reader.label(&item.wording), language));
    let needed = entry.parts();
    let part = |part: Part| if needed.contains(&part) { words(part) } else { None };
    EntryView {
        id: id.to_owned(),
        about: asked.or_else(|| words(Part::About)).unwrap_or_else(none),
        said: words(Part::Said).unwrap_or_else(none),
        state: entry.state.word(),
        lead: reader.say(match entry.state {
            State::Done => "said-did",
            State::Will => "said-will",
            State::Cant => "said-cant",
        }),
        did: words(Part::Did).unwrap_or_else(none),
        why: part(Part::Why),
        who: part(Part::Who),
        when: when(&reader, entry),
        late: entry.is_overdue(edition.today(app.clock.now())),
        picture: entry
            .compared
            .as_ref()
            .and_then(|compared| picture(&reader, &edition.survey, compared, &format!("c-{id}"))),
        signed: match signed {
            [] => String::new(),
            names => reader.say_with("said-signed", &[("names", names.join(", ").into())]),
        },
    }
}

/// The same of what is published.
pub(super) fn told_view(app: &App, edition: &Edition, language: &Language, told: &Told) -> EntryView {
    entry_view(app, edition, language, (&told.id, &told.entry, &told.signed))
}

fn when(reader: &Reader<'_>, entry: &Entry) -> String {
    let day = |by: Date| PartialDate::new(by.year(), by.month(), by.day(), Precision::Day);
    let key = match entry.state {
        State::Done => "said-when-done",
        State::Will => "said-when-will",
        State::Cant => return String::new(),
    };
    let day = entry.by.and_then(day);
    day.map(|day| reader.say_with(key, &[("date", reader.date(day).into())])).unwrap_or_default()
}
