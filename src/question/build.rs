//! A typed item → a kind with its settings, or the list of what is wrong with them.

use super::Kind;
use super::choice::{Choice, Row};
use super::wording::{Label, Media, Variant, Wording};
use crate::json::{Findings, Pointer, did_you_mean};
use crate::texts::{Language, Localized};
use crate::typed::{self, Opt, Point, Text};
use std::collections::{BTreeMap, BTreeSet};

/// What turns typed words into checked ones: the survey's languages, and where its media are served.
#[derive(Debug)]
pub struct Build<'a> {
    /// The survey's first language, which a plain string is in.
    pub default: Language,
    /// The address of each file by the name that the definition gives it; a file that is not there keeps its name.
    pub media: &'a BTreeMap<String, String>,
    /// The survey's lists of options.
    pub lists: &'a BTreeMap<String, Vec<Opt>>,
    /// What is wrong.
    pub findings: &'a mut Findings,
}

impl Build<'_> {
    /// An author's text. A tag that is not a language is reported where the languages are checked.
    #[must_use]
    pub fn text(&self, text: &Text) -> Localized {
        let texts = match text {
            Text::Plain(text) => BTreeMap::from([(self.default.clone(), text.clone())]),
            Text::ByLanguage(texts) => {
                texts.iter().filter_map(|(tag, text)| Some((Language::parse(tag)?, text.clone()))).collect()
            }
        };
        Localized::new(texts)
    }

    fn served(&self, src: &Text) -> Localized {
        let address = |name: &str| self.media.get(name).cloned().unwrap_or_else(|| name.to_owned());
        Localized::new(self.text(src).iter().map(|(language, name)| (language.clone(), address(name))).collect())
    }

    fn media(&self, src: &Text, words: Option<&Text>) -> Media {
        Media { src: self.served(src), words: words.map(|words| self.text(words)).unwrap_or_default() }
    }

    /// A picture.
    #[must_use]
    pub fn image(&self, image: &typed::Image) -> Media {
        self.media(&image.src, Some(&image.alt))
    }

    /// A recorded reading.
    #[must_use]
    pub fn audio(&self, audio: &typed::Audio) -> Media {
        self.media(&audio.src, audio.transcript.as_ref())
    }

    /// A link to a video in a sign language.
    #[must_use]
    pub fn signed_video(&self, video: &typed::SignedVideo) -> Media {
        Media {
            src: self.text(&video.href),
            words: video.label.as_ref().map(|label| self.text(label)).unwrap_or_default(),
        }
    }

    /// What one role or band reads.
    #[must_use]
    pub fn variant(&self, wording: &typed::Wording) -> Variant {
        Variant {
            label: wording.label.as_ref().or(wording.title.as_ref()).map(|text| self.text(text)),
            hint: wording.hint.as_ref().or(wording.introduction.as_ref()).map(|text| self.text(text)),
            image: wording.image.as_ref().map(|image| self.image(image)),
            audio: wording.audio.as_ref().map(|audio| self.audio(audio)),
            signed_video: wording.signed_video.as_ref().map(|video| self.signed_video(video)),
        }
    }

    /// What some roles or bands read.
    #[must_use]
    pub fn variants(&self, wordings: Option<&BTreeMap<String, typed::Wording>>) -> BTreeMap<String, Variant> {
        wordings.into_iter().flatten().map(|(who, wording)| (who.clone(), self.variant(wording))).collect()
    }

    fn option_wording(&self, option: &Opt) -> Wording {
        Wording {
            label: Label::Own(self.text(&option.label)),
            base: Variant {
                label: None,
                hint: option.hint.as_ref().map(|hint| self.text(hint)),
                image: option.image.as_ref().map(|image| self.image(image)),
                audio: option.audio.as_ref().map(|audio| self.audio(audio)),
                signed_video: option.signed_video.as_ref().map(|video| self.signed_video(video)),
            },
            by_role: self.variants(option.by_role.as_ref()),
            by_band: self.variants(option.by_band.as_ref()),
        }
    }

    /// The options of an item, from the item itself or from a list.
    pub fn choices(&mut self, item: &typed::Item, at: &Pointer) -> Vec<Choice> {
        let (options, at) = match (&item.options, &item.option_list) {
            (Some(options), None) => (options.as_slice(), at.key("options")),
            (None, Some(name)) => match self.lists.get(name) {
                Some(list) => (list.as_slice(), Pointer::root().key("optionLists").key(name)),
                None => return self.no_list(name, at),
            },
            (Some(_), Some(_)) => {
                self.findings.error(&at.key("optionList"), "Give either \"options\" or \"optionList\", not both.");
                return Vec::new();
            }
            (None, None) => {
                self.findings.error(
                    &at.key("options"),
                    format!("The type \"{}\" needs \"options\" or \"optionList\".", item.kind),
                );
                return Vec::new();
            }
        };
        if item.options.is_some() && item.kind != "multiChoice" {
            self.no_exclusive(options, item, &at);
        }
        self.offered(options, &at)
    }

    /// The feelings of a journey.
    pub fn feelings(&mut self, item: &typed::Item, at: &Pointer) -> Vec<Choice> {
        let (feelings, at) = (item.feelings.as_deref().unwrap_or_default(), at.key("feelings"));
        self.no_exclusive(feelings, item, &at);
        for (index, _) in feelings.iter().enumerate().filter(|(_, feeling)| feeling.visible_if.is_some()) {
            self.findings
                .error(&at.index(index).key("visibleIf"), "Every feeling is offered at every step. Remove it.");
        }
        self.offered(feelings, &at)
    }

    fn offered(&mut self, options: &[Opt], at: &Pointer) -> Vec<Choice> {
        if options.is_empty() {
            self.findings.error(at, "There is nothing to choose here. Give at least one option.");
        }
        self.unique(options.iter().map(|option| option.value.as_str()), at, "value");
        options
            .iter()
            .map(|option| Choice {
                value: option.value.clone(),
                wording: self.option_wording(option),
                exclusive: option.exclusive == Some(true),
            })
            .collect()
    }

    /// Where one thing is chosen at most, everything is chosen alone. A list may serve several types, so it may say it.
    fn no_exclusive(&mut self, options: &[Opt], item: &typed::Item, at: &Pointer) {
        for (index, _) in options.iter().enumerate().filter(|(_, option)| option.exclusive.is_some()) {
            let message =
                format!("\"exclusive\" belongs to a multiChoice, not to the type \"{}\". Remove it.", item.kind);
            self.findings.error(&at.index(index).key("exclusive"), message);
        }
    }

    fn no_list(&mut self, name: &str, at: &Pointer) -> Vec<Choice> {
        let hint = did_you_mean(name, self.lists.keys().map(String::as_str))
            .map(|meant| format!(" Did you mean \"{meant}\"?"));
        let message = format!("There is no list \"{name}\" under \"optionLists\".{}", hint.unwrap_or_default());
        self.findings.error(&at.key("optionList"), message);
        Vec::new()
    }

    /// The rows of a matrix.
    pub fn rows(&mut self, rows: &[typed::Row], at: &Pointer) -> Vec<Row> {
        if rows.is_empty() {
            self.findings.error(at, "There are no rows here. Give at least one.");
        }
        self.unique(rows.iter().map(|row| row.id.as_str()), at, "id");
        rows.iter().map(|row| Row { id: row.id.clone(), wording: self.row_wording(row) }).collect()
    }

    fn row_wording(&self, row: &typed::Row) -> Wording {
        Wording {
            label: Label::Own(self.text(&row.label)),
            base: Variant {
                hint: row.hint.as_ref().map(|hint| self.text(hint)),
                image: row.image.as_ref().map(|image| self.image(image)),
                ..Variant::default()
            },
            by_role: self.variants(row.by_role.as_ref()),
            by_band: self.variants(row.by_band.as_ref()),
        }
    }

    fn unique<'b>(&mut self, names: impl Iterator<Item = &'b str>, at: &Pointer, key: &str) {
        let mut seen = BTreeSet::new();
        for (index, name) in names.enumerate() {
            let here = at.index(index).key(key);
            if let Err(message) = check_name(name) {
                self.findings.error(&here, message);
            }
            if !seen.insert(name) {
                self.findings
                    .error(&here, format!("\"{name}\" stands twice in this list. Each needs a name of its own."));
            }
        }
    }

    /// The display that an item asks for, or the usual one of its kind.
    pub fn display(&mut self, item: &typed::Item, at: &Pointer) -> &'static str {
        let known = super::known(&item.kind).map_or(&[][..], |entry| entry.displays);
        let first = known.first().copied().unwrap_or("");
        let Some(asked) = &item.display else { return first };
        if let Some(found) = known.iter().find(|name| *name == asked) {
            return found;
        }
        let message = match (known.is_empty(), did_you_mean(asked, known.iter().copied())) {
            (true, _) => format!("The type \"{}\" has one look only. Remove \"display\".", item.kind),
            (_, Some(meant)) => {
                format!("\"{asked}\" is not a display of the type \"{}\". Did you mean \"{meant}\"?", item.kind)
            }
            _ => {
                format!("\"{asked}\" is not a display of the type \"{}\". Known are: {}.", item.kind, known.join(", "))
            }
        };
        self.findings.error(&at.key("display"), message);
        first
    }

    /// A number of a `min` or `max`.
    pub fn limit(&mut self, point: Option<&Point>, at: &Pointer) -> Option<f64> {
        match point? {
            Point::Number(number) => Some(*number),
            Point::Name(_) => {
                self.findings.error(at, "Expected a number here, without quotes.");
                None
            }
        }
    }

    /// Reports `low` above `high`.
    pub fn ordered<T: PartialOrd>(&mut self, low: Option<T>, high: Option<T>, at: &Pointer, names: [&str; 2]) {
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            let message = format!("\"{}\" is more than \"{}\": no answer fits.", names[0], names[1]);
            self.findings.error(&at.key(names[0]), message);
        }
    }

    /// Builds the kind that `item` names. `None` means that at least one error went into the findings.
    pub fn kind(&mut self, item: &typed::Item, at: &Pointer) -> Option<Box<dyn Kind>> {
        super::table::build(item, at, self)
    }
}

/// Checks a stable name: `[a-z][a-z0-9-]*`, 40 characters at most. Errors: what to do.
pub fn check_name(name: &str) -> Result<(), String> {
    let first = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    if first && name.len() <= 40 && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Ok(());
    }
    Err(format!(
        "\"{name}\" can't be a name. Use small letters a to z, digits and \"-\", beginning with a letter, 40 characters at most."
    ))
}
