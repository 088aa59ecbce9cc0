//! Whatever has words, as it was typed, with the place of each: so that a finding about a word points at that word.

use crate::json::Pointer;
use crate::question::{Source, sources};
use crate::texts::Language;
use crate::typed::{self, Audio, Image, SignedVideo, Text, Wording};
use std::collections::BTreeMap;

/// What words can differ by role and band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordingKind {
    /// Title and introduction.
    Survey,
    /// A title.
    Page,
    /// Label and hint.
    Rest,
}

/// A survey, a page, an item, an option or a row: its words and media for everybody, for roles and for bands.
#[derive(Debug, Clone)]
pub(super) struct Spoken<'a> {
    /// Where it stands.
    pub(super) at: Pointer,
    /// Which words it can have.
    pub(super) kind: WordingKind,
    label: Option<(&'static str, &'a Text)>,
    hint: Option<(&'static str, &'a Text)>,
    image: Option<&'a Image>,
    audio: Option<&'a Audio>,
    signed_video: Option<&'a SignedVideo>,
    by_role: Option<&'a BTreeMap<String, Wording>>,
    by_band: Option<&'a BTreeMap<String, Wording>>,
}

/// What one kind of reader is given: the words of one place, with its pointer.
#[derive(Debug, Clone)]
pub(super) struct Voice<'a> {
    /// Where it stands.
    pub(super) at: Pointer,
    /// The label or title, by its key.
    pub(super) label: Option<(&'static str, &'a Text)>,
    /// The hint or introduction, by its key.
    pub(super) hint: Option<(&'static str, &'a Text)>,
    /// The picture.
    pub(super) image: Option<&'a Image>,
    /// The recording.
    pub(super) audio: Option<&'a Audio>,
    /// The video in a sign language.
    pub(super) signed_video: Option<&'a SignedVideo>,
}

/// Which of the two texts of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The label or title.
    Label,
    /// The hint or introduction.
    Hint,
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Who<'a> {
    /// In which role.
    pub(super) role: Option<&'a str>,
    /// About a child of which band.
    pub(super) band: Option<&'a str>,
}

fn key<'a>(key: &'static str, text: Option<&'a Text>) -> Option<(&'static str, &'a Text)> {
    text.map(|text| (key, text))
}

impl<'a> Spoken<'a> {
    /// A survey's title and introduction.
    pub(super) fn survey(survey: &'a typed::Survey, at: Pointer) -> Self {
        Self {
            at,
            kind: WordingKind::Survey,
            label: Some(("title", &survey.title)),
            hint: key("introduction", survey.introduction.as_ref()),
            image: survey.image.as_ref(),
            audio: survey.audio.as_ref(),
            signed_video: survey.signed_video.as_ref(),
            by_role: survey.by_role.as_ref(),
            by_band: survey.by_band.as_ref(),
        }
    }

    /// A page's title.
    pub(super) fn page(page: &'a typed::Page, at: Pointer) -> Self {
        Self {
            at,
            kind: WordingKind::Page,
            label: key("title", page.title.as_ref()),
            hint: None,
            image: page.image.as_ref(),
            audio: page.audio.as_ref(),
            signed_video: page.signed_video.as_ref(),
            by_role: page.by_role.as_ref(),
            by_band: page.by_band.as_ref(),
        }
    }

    /// An item's label and hint.
    pub(super) fn item(item: &'a typed::Item, at: Pointer) -> Self {
        Self {
            at,
            kind: WordingKind::Rest,
            label: Some(("label", &item.label)),
            hint: key("hint", item.hint.as_ref()),
            image: item.image.as_ref(),
            audio: item.audio.as_ref(),
            signed_video: item.signed_video.as_ref(),
            by_role: item.by_role.as_ref(),
            by_band: item.by_band.as_ref(),
        }
    }

    /// An option's label and hint.
    pub(super) fn option(option: &'a typed::Opt, at: Pointer) -> Self {
        Self {
            at,
            kind: WordingKind::Rest,
            label: Some(("label", &option.label)),
            hint: key("hint", option.hint.as_ref()),
            image: option.image.as_ref(),
            audio: option.audio.as_ref(),
            signed_video: option.signed_video.as_ref(),
            by_role: option.by_role.as_ref(),
            by_band: option.by_band.as_ref(),
        }
    }

    /// A row's label and hint.
    pub(super) fn row(row: &'a typed::Row, at: Pointer) -> Self {
        Self {
            at,
            kind: WordingKind::Rest,
            label: Some(("label", &row.label)),
            hint: key("hint", row.hint.as_ref()),
            image: row.image.as_ref(),
            audio: None,
            signed_video: None,
            by_role: row.by_role.as_ref(),
            by_band: row.by_band.as_ref(),
        }
    }

    /// The words for everybody, then those of each role and of each band.
    pub(super) fn voices(&self) -> Vec<Voice<'a>> {
        let by_role = self.by_role.into_iter().flatten().map(|(role, words)| self.voice("byRole", role, words));
        let by_band = self.by_band.into_iter().flatten().map(|(band, words)| self.voice("byBand", band, words));
        std::iter::once(self.everybody()).chain(by_role).chain(by_band).collect()
    }

    /// The words of each role.
    pub(super) fn by_role(&self) -> impl Iterator<Item = (&'a String, &'a Wording)> {
        self.by_role.into_iter().flatten()
    }

    /// The words of each band.
    pub(super) fn by_band(&self) -> impl Iterator<Item = (&'a String, &'a Wording)> {
        self.by_band.into_iter().flatten()
    }

    /// Whether there are words of its own for the band.
    pub(super) fn speaks_to_band(&self, band: &str) -> bool {
        self.by_band.is_some_and(|bands| bands.contains_key(band))
    }

    /// The bands that have words of their own.
    pub(super) fn bands(&self) -> impl Iterator<Item = &'a str> {
        self.by_band().map(|(band, _)| band.as_str())
    }

    /// What `who` reads, with the place of it.
    pub(super) fn text(&self, part: Part, who: Who<'_>) -> Option<(&'a Text, Pointer)> {
        self.find(who, |voice| match part {
            Part::Label => voice.label.map(|(key, text)| (text, voice.at.key(key))),
            Part::Hint => voice.hint.map(|(key, text)| (text, voice.at.key(key))),
        })
    }

    /// The picture that `who` sees.
    pub(super) fn image(&self, who: Who<'_>) -> Option<&'a Image> {
        self.find(who, |voice| voice.image)
    }

    fn find<T>(&self, who: Who<'_>, part: impl Fn(Voice<'a>) -> Option<T>) -> Option<T> {
        sources(who.role, who.band).find_map(|source| match source {
            Source::Role(role) => self.by_role?.get(role).and_then(|words| part(self.voice("byRole", role, words))),
            Source::Band(band) => self.by_band?.get(band).and_then(|words| part(self.voice("byBand", band, words))),
            Source::Everybody => part(self.everybody()),
        })
    }

    fn everybody(&self) -> Voice<'a> {
        Voice {
            at: self.at.clone(),
            label: self.label,
            hint: self.hint,
            image: self.image,
            audio: self.audio,
            signed_video: self.signed_video,
        }
    }

    fn voice(&self, by: &str, name: &str, words: &'a Wording) -> Voice<'a> {
        Voice {
            at: self.at.key(by).key(name),
            label: key("label", words.label.as_ref()).or(key("title", words.title.as_ref())),
            hint: key("hint", words.hint.as_ref()).or(key("introduction", words.introduction.as_ref())),
            image: words.image.as_ref(),
            audio: words.audio.as_ref(),
            signed_video: words.signed_video.as_ref(),
        }
    }
}

/// A text in each language that it was written in, with the place of the words. A plain string is in `default`.
pub(super) fn in_languages<'a>(text: &'a Text, at: &Pointer, default: &Language) -> Vec<(Language, &'a str, Pointer)> {
    match text {
        Text::Plain(words) => vec![(default.clone(), words, at.clone())],
        Text::ByLanguage(texts) => {
            texts.iter().filter_map(|(tag, words)| Some((Language::parse(tag)?, words.as_str(), at.key(tag)))).collect()
        }
    }
}

/// The words that a reader of `language` has, with their language and place.
pub(super) fn resolved<'a>(
    text: &'a Text,
    at: &Pointer,
    language: &Language,
    default: &Language,
) -> Option<(Language, &'a str, Pointer)> {
    let texts = match text {
        Text::Plain(words) => return Some((default.clone(), words, at.clone())),
        Text::ByLanguage(texts) => texts,
    };
    language.fallback(default).into_iter().find_map(|candidate| {
        let (tag, words) = texts
            .get_key_value(candidate.tag())
            .or_else(|| texts.iter().find(|(tag, _)| tag.replace('_', "-").eq_ignore_ascii_case(candidate.tag())))?;
        Some((candidate, words.as_str(), at.key(tag)))
    })
}

/// Whether a file or an address is there for readers of `language`.
pub(super) fn resolves(src: &Text, language: &Language, default: &Language) -> bool {
    resolved(src, &Pointer::root(), language, default).is_some_and(|(_, name, _)| !name.trim().is_empty())
}
