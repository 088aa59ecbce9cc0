//! What a report is of: the questions and groupings of a survey, with their words, as the report needs them.

use crate::question::Column;
use crate::texts::Language;
use std::collections::BTreeMap;

/// A survey as its report sees it. Words are those of `language`, the survey's own.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The survey's id.
    pub survey: String,
    /// Its title.
    pub title: String,
    /// The language of the title and of the labels of questions.
    pub language: Language,
    /// The questions in the order of the form.
    pub questions: Vec<Question>,
    /// Who can answer.
    pub roles: Vec<Group>,
    /// How one can answer: alone, together, on somebody's behalf.
    pub helps: Vec<Group>,
    /// The age bands.
    pub bands: Vec<Group>,
    /// The languages of the form.
    pub languages: Vec<Group>,
    /// The ways in which answers are collected.
    pub modes: Vec<Group>,
    /// The places where they are, in the order of the values of the question that holds them.
    pub places: Vec<Group>,
    /// That question, by its place in `questions`; its own figures are in no report.
    pub place: Option<usize>,
    /// The smallest release, 5 or more.
    pub release_at_least: u32,
    /// From how many writers on published comments are shown without a word of their own from the moderator.
    pub comments_from: u32,
}

/// A group of people who answer: one value of a grouping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The value in a response.
    pub id: String,
    /// Its words: "Children".
    pub label: String,
    /// The language of these words, where they are the survey's or a language's own; ours are English.
    pub language: Option<Language>,
    /// The id and the words of the group that it joins where it is small: "Children and young people".
    pub parent: Option<(String, String)>,
    /// The language of that group's words, likewise.
    pub parent_language: Option<Language>,
}

/// How far an answer tells who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// What people think.
    Ordinary,
    /// Who people are.
    Personal,
    /// The special categories of the law: health, ethnicity, belief and their like.
    Special,
}

/// What a report may say of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Include {
    /// All that disclosure control allows.
    Include,
    /// How many wrote, never what they wrote.
    ThemesOnly,
    /// Nothing.
    Withhold,
}

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// The item's id.
    pub id: String,
    /// What was asked.
    pub label: String,
    /// How its answers are counted.
    pub column: Column,
    /// The words of each value.
    pub labels: BTreeMap<String, String>,
    /// The words of each row of a grid.
    pub row_labels: BTreeMap<String, String>,
    /// How far an answer tells who somebody is.
    pub sensitivity: Sensitivity,
    /// The values that are good news.
    pub positive: Vec<String>,
    /// The values that are bad news.
    pub negative: Vec<String>,
    /// What a report may say of it.
    pub report: Include,
    /// The title of its page, where it has one.
    pub page: Option<String>,
    /// What else a report makes of it.
    pub marks: Marks,
}

/// What a report makes of a question beside its counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// It was answered with faces: young children mostly take the happiest.
    pub faces: bool,
    /// What it asks about should happen to everybody every time.
    pub always: bool,
    /// It is about the steps of a journey: its rows are the steps, its values feelings from the best to the worst.
    pub journey: bool,
    /// The share of good answers that the team wants to reach, in percent.
    pub target: Option<u32>,
}

/// A grouping of the people who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Who answered.
    Role,
    /// With what help.
    Help,
    /// Of what age.
    Band,
    /// In which language.
    Language,
    /// By what way.
    Mode,
    /// At which place.
    Place,
}

impl Facet {
    /// Every grouping.
    pub const ALL: [Self; 6] = [Self::Role, Self::Help, Self::Band, Self::Language, Self::Mode, Self::Place];

    /// Its place in [`Facet::ALL`].
    pub(super) fn place(self) -> usize {
        self as usize
    }

    /// Its stable name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Help => "help",
            Self::Band => "band",
            Self::Language => "language",
            Self::Mode => "mode",
            Self::Place => "place",
        }
    }
}

impl Plan {
    /// The tag of the survey's own language, where it isn't English; else empty.
    pub(super) fn foreign_tag(&self) -> &str {
        if self.language.primary() == "en" { "" } else { self.language.tag() }
    }

    /// The groups of `facet`.
    #[must_use]
    pub fn groups(&self, facet: Facet) -> &[Group] {
        match facet {
            Facet::Role => &self.roles,
            Facet::Help => &self.helps,
            Facet::Band => &self.bands,
            Facet::Language => &self.languages,
            Facet::Mode => &self.modes,
            Facet::Place => &self.places,
        }
    }
}

impl Question {
    /// Whether its figures may be exact.
    #[must_use]
    pub fn is_ordinary(&self) -> bool {
        self.sensitivity == Sensitivity::Ordinary
    }

    /// The values of a cell, in order; empty where cells are bins.
    #[must_use]
    pub fn values(&self) -> Vec<String> {
        match &self.column {
            Column::Code(values) | Column::Set(values) | Column::Grid { values, .. } => values.clone(),
            Column::Scale(points) => (1..=*points).map(|point| point.to_string()).collect(),
            _ => Vec::new(),
        }
    }

    /// The rows of a grid.
    #[must_use]
    pub fn rows(&self) -> &[String] {
        match &self.column {
            Column::Grid { rows, .. } => rows,
            _ => &[],
        }
    }

    /// How many values a row of a grid has; none of what is no grid.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        match &self.column {
            Column::Grid { values, .. } => Some(values.len().max(1)),
            _ => None,
        }
    }

    /// The words of a value, or the value itself.
    #[must_use]
    pub fn words<'a>(&'a self, value: &'a str) -> &'a str {
        self.labels.get(value).map_or(value, String::as_str)
    }
}
