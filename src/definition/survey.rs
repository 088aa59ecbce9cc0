//! The checked survey.

use super::condition::Condition;
use super::people::Role;
use crate::question::{Kind, Wording};
use crate::texts::{Language, Localized};
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// A survey whose definition has no error.
#[derive(Debug)]
pub struct Survey {
    /// The stable name, which is also the address.
    pub id: String,
    /// Its title (the label), introduction (the hint) and media.
    pub wording: Wording,
    /// The languages it is written in; the first is the default. Never empty.
    pub languages: Vec<Language>,
    /// Who may answer; empty where it does not ask.
    pub roles: Vec<Role>,
    /// Who reads the answers.
    pub owner: Option<Owner>,
    /// On what ground data is handled.
    pub privacy: Option<Privacy>,
    /// Who has read which language.
    pub reviewed: BTreeMap<Language, Reviewed>,
    /// The first day that it is open.
    pub opens: Option<Date>,
    /// The last day that it is open.
    pub closes: Option<Date>,
    /// Whose days these are.
    pub timezone: TimeZone,
    /// How many days an answer is kept.
    pub retention_days: Option<u32>,
    /// What is mailed to whom, and when.
    pub reports: Vec<ReportSchedule>,
    /// When answers join the figures.
    pub release: Release,
    /// From how many writers on comments are shown.
    pub comments_from: u32,
    /// The shares that the team hopes for, by group.
    pub expected: BTreeMap<String, f64>,
    /// The sites that may show the form in a frame.
    pub frame_allowed: Vec<String>,
    /// How many must agree to the questions before they go out, where the team asks for that.
    pub sign_offs: Option<SignOffs>,
    /// Whose pictures are shown, each said once.
    pub credits: Vec<Localized>,
    /// The pages, in order.
    pub pages: Vec<Page>,
}

/// The team that asks, and reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Owner {
    /// What the team is called.
    pub team: Localized,
    /// Where the team reads mail.
    pub email: String,
    /// Who stands in.
    pub deputy: Option<String>,
    /// Who is told of a comment marked for safeguarding.
    pub safeguarding: Option<String>,
}

/// On what ground data is handled.
#[derive(Debug, Clone, PartialEq)]
pub struct Privacy {
    /// The organisation that is responsible.
    pub controller: Localized,
    /// The name of the ground in UK GDPR, article 6.
    pub lawful_basis: String,
    /// The team's own principles.
    pub principles: Option<Localized>,
}

/// A named person's reading of a variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
}

/// How many people must agree to the questions before they go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignOffs {
    /// How many reviewers; 1 or more.
    pub readers: u32,
    /// How many of them with lived experience.
    pub lived_experience: u32,
}

/// How often something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Each day.
    Day,
    /// Each week.
    Week,
}

/// When answers join the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Release {
    /// How many answers a release has at least, and how many stay back. Never under 5.
    pub at_least: u32,
    /// How often at most.
    pub every: Every,
}

/// When a report is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Each day.
    Day,
    /// Each week on this day.
    Week(Weekday),
    /// Each month on this day, 1 to 28.
    Month(i8),
}

/// A report that is mailed.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportSchedule {
    /// Who gets it.
    pub to: Vec<String>,
    /// When it is due.
    pub rhythm: Rhythm,
    /// The time of day, in the survey's time zone.
    pub at: Time,
    /// The language it is written in.
    pub language: Language,
}

/// A page.
#[derive(Debug)]
pub struct Page {
    /// The stable name, which is also its address.
    pub id: String,
    /// Its title, if it has one, and media.
    pub wording: Wording,
    /// Whether it has a title.
    pub has_title: bool,
    /// When it is shown.
    pub visible_if: Option<Condition>,
    /// Whether it is asked after check answers, and only of people who say that they want to.
    pub after_check: bool,
    /// What stands on it.
    pub items: Vec<Item>,
}

/// What an answer tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sensitivity {
    /// What people think.
    Ordinary,
    /// Who they are.
    Personal,
    /// Special category data (UK GDPR, article 9).
    Special,
}

/// What a report makes of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reporting {
    /// It is counted and shown.
    Include,
    /// Only its themes are shown.
    ThemesOnly,
    /// Nothing is shown.
    Withhold,
}

/// A question that is asked alike everywhere, and counted for a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// The Friends and Family Test of the NHS in England.
    FriendsAndFamilyTest,
}

impl Standard {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::FriendsAndFamilyTest];

    /// Its name in a definition.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::FriendsAndFamilyTest => "friendsAndFamilyTest",
        }
    }

    /// The values of its answers, in order. Of the Friends and Family Test: very good, good, neither good nor poor, poor,
    /// very poor, don't know (NHS England and NHS Improvement, "Using the Friends and Family Test to improve patient
    /// experience", 2019).
    #[must_use]
    pub fn answers(self) -> &'static [&'static str] {
        match self {
            Self::FriendsAndFamilyTest => &["very-good", "good", "neither", "poor", "very-poor", "dont-know"],
        }
    }

    /// The standard question with this name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standard| standard.word() == word)
    }
}

/// Something on a page.
#[derive(Debug)]
pub struct Item {
    /// The stable name.
    pub id: String,
    /// Its words and media.
    pub wording: Wording,
    /// What it asks and how.
    pub kind: Box<dyn Kind>,
    /// Whether the survey can't be sent without an answer.
    pub required: bool,
    /// When it is shown.
    pub visible_if: Option<Condition>,
    /// When an option is offered, by its value.
    pub option_conditions: BTreeMap<String, Condition>,
    /// Who uses the answer for what.
    pub purpose: Option<String>,
    /// What an answer tells.
    pub sensitivity: Sensitivity,
    /// What a report makes of it.
    pub reporting: Reporting,
    /// How many days the answer is kept, where that is shorter than the survey's.
    pub retention_days: Option<u32>,
    /// The values that count as a good answer.
    pub positive: Vec<String>,
    /// The values that count as a bad answer.
    pub negative: Vec<String>,
    /// Whether what it asks about should happen to everybody every time.
    pub always: bool,
    /// The share of good answers that the team wants to reach, in percent.
    pub target: Option<u32>,
    /// The standard question that it is.
    pub standard: Option<Standard>,
    /// A hidden item's query parameter.
    pub from: Option<String>,
    /// What stands in a group.
    pub items: Vec<Item>,
}

impl Survey {
    /// The first language, which texts without one of their own fall back to.
    #[must_use]
    pub fn default_language(&self) -> Language {
        self.languages.first().cloned().unwrap_or_else(Language::english)
    }

    /// The page with this id.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// Every item in order, those of groups included, groups themselves too.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.pages.iter().flat_map(|page| page.items.iter().flat_map(Item::with_inner))
    }

    /// The item with this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|item| item.id == id)
    }

    /// The hidden item that holds the place where an answer is collected.
    #[must_use]
    pub fn place_item(&self) -> Option<&Item> {
        self.items().find(|item| item.kind.is_place())
    }

    /// The item that is this standard question; there is one at most.
    #[must_use]
    pub fn standard(&self, standard: Standard) -> Option<&Item> {
        self.items().find(|item| item.standard == Some(standard))
    }

    /// The items of pages that are asked after check answers, of people who want to say more.
    pub fn after_check(&self) -> impl Iterator<Item = &Item> {
        self.pages.iter().filter(|page| page.after_check).flat_map(|page| page.items.iter().flat_map(Item::with_inner))
    }

    /// Whether it takes words that people write.
    #[must_use]
    pub fn takes_comments(&self) -> bool {
        self.items().any(|item| item.kind.takes_words())
    }
}

impl Item {
    /// This item and, after it, those that stand in it.
    pub fn with_inner(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.items.iter())
    }
}
