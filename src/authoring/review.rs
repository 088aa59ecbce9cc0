//! What reviewers are asked about: a question or a page as one reader has it, what was changed since, and whether
//! enough of them have said yes.

use super::draft::Draft;
use crate::definition::{Band, Item, SignOffs, Survey};
use crate::json::Node;
use crate::question::Reader;
use crate::texts::Language;

/// Whose words are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eyes {
    /// The language.
    pub language: Language,
    /// The role; everybody's words where there is none.
    pub role: Option<String>,
    /// The age of the child; everybody's words where there is none.
    pub band: Option<Band>,
}

impl Eyes {
    /// The reader with these eyes.
    #[must_use]
    pub fn reader<'a>(&self, interface: &'a crate::texts::Interface, survey: &Survey) -> Reader<'a> {
        let reader = Reader::new(interface, &self.language, &survey.default_language());
        reader.answering_as(self.role.as_deref(), self.band.map(Band::id))
    }
}

/// What can be said by pressing a button, for those who don't write much. The field's stable words, with the key of
/// what stands on the button.
pub const READY: [(&str, &str); 4] = [
    ("good", "review-ready-good"),
    ("unclear", "review-ready-unclear"),
    ("upset", "review-ready-upset"),
    ("long", "review-ready-long"),
];

/// What a question says to somebody: its label, the line of help, what can be answered, its rows, its picture.
#[must_use]
pub fn words_of(item: &Item, reader: &Reader<'_>) -> Vec<String> {
    let mut words = vec![reader.label(&item.wording)];
    words.extend(reader.hint(&item.wording).map(str::to_owned));
    words.extend(item.kind.rows().iter().map(|row| reader.label(&row.wording)));
    words.extend(item.kind.choices().iter().map(|choice| reader.label(&choice.wording)));
    words.extend(reader.image(&item.wording).map(|image| image.alt));
    words.retain(|line| !line.trim().is_empty());
    words
}

/// What a question or, without one, a page says to somebody; nothing where it is not there any more.
#[must_use]
pub fn said(survey: &Survey, page: &str, item: Option<&str>, reader: &Reader<'_>) -> String {
    let lines: Vec<String> = match item {
        Some(item) => survey.item(item).map(|item| words_of(item, reader)).unwrap_or_default(),
        None => survey.page(page).map(|page| page_words(page, reader)).unwrap_or_default(),
    };
    lines.join("\n")
}

fn page_words(page: &crate::definition::Page, reader: &Reader<'_>) -> Vec<String> {
    let own = [Some(reader.label(&page.wording)), reader.hint(&page.wording).map(str::to_owned)];
    let items = page.items.iter().flat_map(Item::with_inner).flat_map(|item| words_of(item, reader));
    own.into_iter().flatten().filter(|line| !line.trim().is_empty()).chain(items).collect()
}

/// The lines that are only in `before`, and those that are only in `now`.
#[must_use]
pub fn difference_of(before: &str, now: &str) -> (Vec<String>, Vec<String>) {
    let only = |own: &str, other: &str| -> Vec<String> {
        own.lines().filter(|line| !other.lines().any(|one| one == *line)).map(str::to_owned).collect()
    };
    (only(before, now), only(now, before))
}

impl Draft {
    /// A question or, without one, a page as it is defined, with the lists and rules that it names: the same text for
    /// the same definition, however it is laid out. Nothing where it is not there.
    #[must_use]
    pub fn part_text(&self, page: &str, item: Option<&str>) -> String {
        let node = match item {
            Some(item) => self.item(item).map(|part| part.node),
            None => self.page(page).map(|page| &self.pages()[page]),
        };
        let Some(own) = node.map(Node::plain) else { return String::new() };
        let named = |name: &str| own.contains(&format!("\"{name}\""));
        let shared = ["optionLists", "conditions"].iter().filter_map(|name| self.document().get(name));
        let shared = shared.flat_map(Node::members).filter(|(name, ..)| named(name)).map(|(.., node)| node.plain());
        std::iter::once(own.clone()).chain(shared).collect::<Vec<_>>().join("\n")
    }

    /// What families meet of the survey: everything but what only staff are told of.
    #[must_use]
    pub fn met_by_families(&self) -> Self {
        let mut met = self.clone();
        let known = |name: &str| !STAFF_ONLY.contains(&name) && !name.starts_with("x-");
        let gone: Vec<String> =
            self.document().members().iter().map(|(name, ..)| name.clone()).filter(|name| !known(name)).collect();
        for name in gone {
            met.document_mut().put(&crate::json::Pointer::root().key(&name), None);
        }
        met
    }

    /// Whether families meet the same in both.
    #[must_use]
    pub fn meets_the_same(&self, other: &Self) -> bool {
        self.met_by_families().document().says(other.met_by_families().document())
    }
}

/// The members of a definition that families never meet.
const STAFF_ONLY: [&str; 10] = [
    "$schema",
    "reviewed",
    "reports",
    "signOffs",
    "release",
    "comments",
    "expected",
    "opens",
    "closes",
    "frameAllowed",
];

/// How many must say yes: as many as the draft asks for, and no fewer than what is published does.
#[must_use]
pub fn needed(live: Option<SignOffs>, own: Option<SignOffs>) -> Option<SignOffs> {
    match (live, own) {
        (Some(live), Some(own)) => Some(SignOffs {
            readers: live.readers.max(own.readers),
            lived_experience: live.lived_experience.max(own.lived_experience),
        }),
        (live, own) => live.or(own),
    }
}

/// How many have said yes to a draft as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Agreed {
    /// All of them.
    pub readers: u32,
    /// Those with lived experience.
    pub lived_experience: u32,
}

impl Agreed {
    /// Whether it is enough.
    #[must_use]
    pub fn is_enough(self, asked: SignOffs) -> bool {
        self.readers >= asked.readers && self.lived_experience >= asked.lived_experience
    }

    /// In words: "1 of 3 has said yes, 0 of 2 with lived experience".
    #[must_use]
    pub fn words(self, asked: SignOffs) -> String {
        let have = if self.readers == 1 { "has" } else { "have" };
        let lived = match asked.lived_experience {
            0 => String::new(),
            lived => format!(", {} of {lived} with lived experience", self.lived_experience),
        };
        format!("{} of {} {have} said yes{lived}", self.readers, asked.readers)
    }
}

/// Whether the people who were asked keep a survey from going out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Nobody has to say yes.
    Needless,
    /// Enough have.
    Given,
    /// They have to be asked first.
    Unasked,
    /// It waits for them.
    Awaited,
    /// It has waited for as long as it must.
    Lapsed,
}

/// Whether the people who were asked keep a survey from going out. `lapses_at` is when it stops waiting, if they were
/// asked at all.
#[must_use]
pub fn agreement(needed: Option<SignOffs>, agreed: Agreed, lapses_at: Option<i64>, now: i64) -> Agreement {
    let Some(needed) = needed else { return Agreement::Needless };
    match lapses_at {
        _ if agreed.is_enough(needed) => Agreement::Given,
        None => Agreement::Unasked,
        Some(at) if now < at => Agreement::Awaited,
        Some(_) => Agreement::Lapsed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreed, Agreement, Eyes, Node, agreement, difference_of, needed, said};
    use crate::authoring::Draft;
    use crate::definition::{Band, SignOffs};
    use crate::json::Pointer;
    use crate::texts::{Interface, Language};
    use std::collections::BTreeMap;

    fn ward() -> Draft {
        Draft::parse(include_str!("../../survey-definitions/ward-design.json")).unwrap()
    }

    #[test]
    fn enough_is_enough_of_both() {
        let needed = Some(SignOffs { readers: 2, lived_experience: 1 });
        let of = |readers, lived_experience| agreement(needed, Agreed { readers, lived_experience }, Some(10), 9);
        assert_eq!((of(2, 1), of(3, 0), of(1, 1)), (Agreement::Given, Agreement::Awaited, Agreement::Awaited));
        assert_eq!(agreement(None, Agreed::default(), None, 0), Agreement::Needless);
        assert_eq!(agreement(needed, Agreed::default(), None, 0), Agreement::Unasked);
        // The moment it lapses it waits no more; who said yes in time stays counted.
        assert_eq!(agreement(needed, Agreed::default(), Some(10), 10), Agreement::Lapsed);
        assert_eq!(agreement(needed, Agreed { readers: 2, lived_experience: 2 }, Some(10), 99), Agreement::Given);
        let words = Agreed { readers: 1, lived_experience: 0 }.words(SignOffs { readers: 3, lived_experience: 2 });
        assert_eq!(words, "1 of 3 has said yes, 0 of 2 with lived experience");
    }

    #[test]
    fn fewer_must_agree_only_when_enough_have_agreed_to_it() {
        let of = |readers, lived_experience| Some(SignOffs { readers, lived_experience });
        assert_eq!(needed(of(3, 1), of(2, 2)), of(3, 2));
        assert_eq!((needed(of(3, 1), None), needed(None, of(1, 0)), needed(None, None)), (of(3, 1), of(1, 0), None));
    }

    #[test]
    fn a_difference_is_the_lines_that_are_not_in_both() {
        let (before, now) = difference_of("How loud?\nLoud\nQuiet", "How noisy was it?\nLoud\nQuiet\nNot sure");
        assert_eq!(
            (before.join("|"), now.join("|")),
            ("How loud?".to_owned(), "How noisy was it?|Not sure".to_owned())
        );
        assert_eq!(difference_of("a\nb", "b\na"), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_yes_is_about_what_families_meet() {
        let (before, mut after) = (ward(), ward());
        after.document_mut().put(&Pointer::parse("/signOffs/readers").unwrap(), crate::json::parse("4").ok());
        after.document_mut().put(&Pointer::parse("/reviewed/pl").unwrap(), Some(Node::string("x")));
        assert!(before.meets_the_same(&after));
        let label = after.item("liked-most").unwrap().at().key("label").key("en");
        after.document_mut().put(&label, Some(Node::string("Other words?")));
        assert!(!before.meets_the_same(&after));
    }

    #[test]
    fn each_reader_has_their_own_words() {
        let interface = Interface::load().unwrap();
        let survey = ward().checked(&BTreeMap::new()).survey.unwrap();
        let (page, item) = survey
            .pages
            .iter()
            .flat_map(|page| page.items.iter().map(move |item| (page, item)))
            .find(|(_, item)| item.id == "liked-most")
            .unwrap();
        let eyes = |tag: &str, band| Eyes { language: Language::parse(tag).unwrap(), role: None, band };
        let words = |eyes: &Eyes| said(&survey, &page.id, Some(&item.id), &eyes.reader(&interface, &survey));
        let all = [eyes("en", None), eyes("en-simple", None), eyes("ur", None), eyes("en", Some(Band::UpTo7))];
        let words: Vec<String> = all.iter().map(words).collect();
        assert!(words.iter().all(|words| !words.is_empty()));
        assert_ne!(words[0], words[1]);
        assert_ne!(words[0], words[2]);
        // The page says what its questions say, and what is not there says nothing.
        let reader = eyes("en", None).reader(&interface, &survey);
        assert!(said(&survey, &page.id, None, &reader).contains(&words[0]));
        assert_eq!(said(&survey, &page.id, Some("gone"), &reader), "");
        assert_eq!(ward().part_text("gone", None), "");
        // What a question does not name is none of its own; a list that it takes its answers from is.
        let noise = |draft: &Draft| draft.part_text("noise", Some("noise-at-night"));
        let mut after = ward();
        after.document_mut().put(&Pointer::parse("/optionLists/other").unwrap(), Some(Node::array([])));
        assert_eq!(noise(&after), noise(&ward()));
        after.document_mut().put(&Pointer::parse("/optionLists/howOften/0/label/en").unwrap(), Some(Node::string("x")));
        assert_ne!(noise(&after), noise(&ward()));
    }
}
