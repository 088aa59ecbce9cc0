//! Words and media of a question, and the reader whom they are chosen for.

use super::answer::{PartialDate, Precision};
use crate::texts::{Args, Interface, Language, Localized, Value};
use serde::Serialize;
use std::collections::BTreeMap;

/// The words of something that is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Label {
    /// The author's.
    Own(Localized),
    /// The interface's, by key.
    Interface(&'static str),
    /// The same in every language: a number.
    Plain(String),
}

/// A picture or a recording by language: the name that it is served under, and its words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Media {
    /// The file, by language.
    pub src: Localized,
    /// The words, by language.
    pub words: Localized,
}

/// Words and media that may differ for one role or band.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Variant {
    /// The label or title.
    pub label: Option<Localized>,
    /// The line of help, or a survey's introduction.
    pub hint: Option<Localized>,
    /// The picture.
    pub image: Option<Media>,
    /// The recorded reading.
    pub audio: Option<Media>,
    /// The video in a sign language.
    pub signed_video: Option<Media>,
}

/// Everything that is said about an item, an option, a row, a page or a survey.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// For everybody.
    pub label: Label,
    /// Whatever else is for everybody.
    pub base: Variant,
    /// For one role.
    pub by_role: BTreeMap<String, Variant>,
    /// For one age band.
    pub by_band: BTreeMap<String, Variant>,
}

impl Wording {
    /// Words of the interface, without media.
    #[must_use]
    pub fn interface(key: &'static str) -> Self {
        Self::of(Label::Interface(key))
    }

    /// What differs for these readers; for everybody, what is everybody's.
    fn variant(&self, source: Source<'_>) -> Option<&Variant> {
        match source {
            Source::Band(band) => self.by_band.get(band),
            Source::Role(role) => self.by_role.get(role),
            Source::Everybody => Some(&self.base),
        }
    }

    /// Words without media.
    #[must_use]
    pub fn of(label: Label) -> Self {
        Self { label, base: Variant::default(), by_role: BTreeMap::new(), by_band: BTreeMap::new() }
    }
}

/// A place where words for somebody may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source<'a> {
    /// Under `byBand`.
    Band(&'a str),
    /// Under `byRole`.
    Role(&'a str),
    /// The words for everybody.
    Everybody,
}

/// Where the words for somebody in this role and band are looked for, best first.
///
/// A band tells how old the child is. Where somebody else answers, the words for that person come first.
pub fn sources<'a>(role: Option<&'a str>, band: Option<&'a str>) -> impl Iterator<Item = Source<'a>> {
    let own = [band.map(Source::Band), role.map(Source::Role)];
    let order = match role {
        Some("parentCarer" | "supporter" | "staff") => [own[1], own[0]],
        _ => own,
    };
    order.into_iter().flatten().chain(std::iter::once(Source::Everybody))
}

/// A picture or recording as a page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MediaView {
    /// The address.
    pub src: String,
    /// The words for those who do not see or hear it.
    pub alt: String,
}

/// A link to a video in a sign language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignedView {
    /// The address.
    pub href: String,
    /// The words of the link.
    pub label: String,
}

/// Who reads: the language, and whose words are chosen.
#[derive(Clone)]
pub struct Reader<'a> {
    interface: &'a Interface,
    language: Language,
    chain: Vec<Language>,
    role: Option<String>,
    band: Option<String>,
}

impl<'a> Reader<'a> {
    /// A reader of `language`, where `default` is the survey's first.
    #[must_use]
    pub fn new(interface: &'a Interface, language: &Language, default: &Language) -> Self {
        Self { interface, language: language.clone(), chain: language.fallback(default), role: None, band: None }
    }

    /// As somebody who answers in this role and band.
    #[must_use]
    pub fn answering_as(mut self, role: Option<&str>, band: Option<&str>) -> Self {
        (self.role, self.band) = (role.map(str::to_owned), band.map(str::to_owned));
        self
    }

    /// The language that is read.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The interface's words.
    #[must_use]
    pub fn interface(&self) -> &'a Interface {
        self.interface
    }

    /// A message of the interface.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.interface.say(&self.language, key, &Args::new())
    }

    /// A message of the interface with arguments.
    #[must_use]
    pub fn say_with(&self, key: &str, args: &[(&'static str, Value)]) -> String {
        self.interface.say(&self.language, key, &args.iter().cloned().collect())
    }

    /// The author's words in the reader's language or the nearest.
    #[must_use]
    pub fn text<'b>(&self, text: &'b Localized) -> &'b str {
        text.get(&self.chain).unwrap_or_default()
    }

    /// The label as this reader has it: by band, by role, or everybody's.
    #[must_use]
    pub fn label(&self, wording: &Wording) -> String {
        if let Some(own) = self.pick(wording, |variant| variant.label.as_ref()) {
            return self.text(own).to_owned();
        }
        self.words(&wording.label)
    }

    /// The words of a label.
    #[must_use]
    pub fn words(&self, label: &Label) -> String {
        match label {
            Label::Own(text) => self.text(text).to_owned(),
            Label::Interface(key) => self.say(key),
            Label::Plain(text) => text.clone(),
        }
    }

    /// The line of help, if there is one in the reader's language.
    #[must_use]
    pub fn hint<'b>(&self, wording: &'b Wording) -> Option<&'b str> {
        self.pick(wording, |variant| variant.hint.as_ref())
            .and_then(|hint| hint.get(&self.chain))
            .filter(|hint| !hint.is_empty())
    }

    /// The picture, if there is one for the reader's language.
    #[must_use]
    pub fn image(&self, wording: &Wording) -> Option<MediaView> {
        self.media(self.pick(wording, |variant| variant.image.as_ref())?)
    }

    /// The recorded reading.
    #[must_use]
    pub fn audio(&self, wording: &Wording) -> Option<MediaView> {
        self.media(self.pick(wording, |variant| variant.audio.as_ref())?)
    }

    /// The link to a video in a sign language.
    #[must_use]
    pub fn signed_video(&self, wording: &Wording) -> Option<SignedView> {
        let MediaView { src, alt } = self.media(self.pick(wording, |variant| variant.signed_video.as_ref())?)?;
        let label = if alt.is_empty() { self.say("signed-video") } else { alt };
        Some(SignedView { href: src, label })
    }

    fn media(&self, media: &Media) -> Option<MediaView> {
        let src = media.src.get(&self.chain)?.to_owned();
        Some(MediaView { src, alt: self.text(&media.words).to_owned() })
    }

    fn pick<'b, T>(&self, wording: &'b Wording, part: impl Fn(&'b Variant) -> Option<&'b T>) -> Option<&'b T> {
        sources(self.role.as_deref(), self.band.as_deref()).find_map(|source| wording.variant(source).and_then(&part))
    }

    /// A date in words: 3 April 2026.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        let first = date.first();
        let month = |key: &str| self.say(&format!("{key}-{}", first.month()));
        let year = first.year().to_string();
        match date.precision() {
            Precision::Day => {
                let args =
                    [("day", first.day().to_string().into()), ("month", month("month").into()), ("year", year.into())];
                self.say_with("date-full", &args)
            }
            Precision::Month => {
                self.say_with("date-month-year", &[("month", month("month-alone").into()), ("year", year.into())])
            }
            Precision::Year => year,
        }
    }
}
