//! Letters to families who wish to hear what was done, and the one that asks staff to talk to a family. What they are
//! written from is sealed, and gone once they are sent.

use super::letter::{Letter, Letters, Trouble};
use super::templated::rendered;
use crate::changes::{Hearer, Part, Pending, State, Talk, confirm_token, leave_token, open_letter, told_of};
use crate::clock::Clock;
use crate::keys::Keys;
use crate::publish::{Catalogue, Edition};
use crate::question::Reader;
use crate::render::Renderer;
use crate::store::{self, Delivery, Store};
use crate::texts::{Interface, Language};
use serde::Serialize;
use std::sync::Arc;

/// Writes the letters to families; the others are written by `rest`.
pub struct Families<R> {
    /// The records.
    pub store: Store,
    /// The surveys.
    pub catalogue: Arc<Catalogue>,
    /// The interface's words.
    pub interface: Arc<Interface>,
    /// The templates.
    pub renderer: Arc<Renderer>,
    /// What seals.
    pub keys: Keys,
    /// What tells the time.
    pub clock: Clock,
    /// The name of the team that deploys.
    pub brand: String,
    /// Where families' pages are, without a slash at the end.
    pub public_url: String,
    /// Who writes all other letters.
    pub rest: R,
}

impl<R: Letters> Letters for Families<R> {
    async fn letter(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        match (delivery.kind.as_str(), delivery.sealed()) {
            ("news-confirm", Some(sealed)) => self.confirmation(delivery, sealed),
            ("news", Some(sealed)) => self.news(delivery, sealed).await,
            ("talk", Some(sealed)) => self.talk(sealed),
            _ => self.rest.letter(delivery).await,
        }
    }
}

/// What stands around every letter of these.
#[derive(Serialize)]
struct Framed<'a, V> {
    lang: String,
    dir: &'static str,
    brand: &'a str,
    #[serde(flatten)]
    view: V,
}

#[derive(Serialize)]
struct ConfirmView {
    title: String,
    url: String,
}

#[derive(Serialize)]
struct NewsView {
    title: String,
    said: String,
    lead: String,
    did: String,
    why: String,
    url: String,
    leave: String,
}

fn unreadable() -> Trouble {
    Trouble::Lasting("what this letter is written from can't be opened with this service's key".to_owned())
}

impl<R> Families<R> {
    fn written(&self, kind: &str, language: &Language, view: impl Serialize) -> Result<Letter, Trouble> {
        let (lang, dir) = (language.tag().to_owned(), language.dir());
        let view = Framed { lang, dir, brand: &self.brand, view };
        rendered(&self.renderer, kind, &view).map_err(|error| Trouble::Lasting(error.to_string()))
    }

    fn edition(&self, delivery: &Delivery) -> Result<Arc<Edition>, Trouble> {
        let gone = || Trouble::Lasting(format!("there is no survey {} any more", delivery.survey));
        self.catalogue.current(&delivery.survey).ok_or_else(gone)
    }

    /// Not when its day is over: nobody could use the link in it.
    fn confirmation(&self, delivery: &Delivery, sealed: &str) -> Result<Letter, Trouble> {
        let (to, pending): (Hearer, Pending) =
            open_letter(&self.keys, &delivery.kind, sealed).ok_or_else(unreadable)?;
        let edition = self.edition(delivery)?;
        if edition.today(self.clock.now()) > pending.until {
            return Err(Trouble::Lasting("the link had run out before the mail could be sent".to_owned()));
        }
        let token = confirm_token(&self.keys, &pending).ok_or_else(unreadable)?;
        let language = to.reads();
        let view = ConfirmView {
            title: self.reader(&edition, &language).label(&edition.survey.wording),
            url: format!("{}/news/confirm/{token}?lang={}", self.public_url, language.tag()),
        };
        Ok(Letter { to: Some(to.email), ..self.written(&delivery.kind, &language, view)? })
    }

    /// Not when the entry was taken back, or its reader has left, while it waited.
    async fn news(&self, delivery: &Delivery, sealed: &str) -> Result<Letter, Trouble> {
        let (to, change): (Hearer, String) = open_letter(&self.keys, &delivery.kind, sealed).ok_or_else(unreadable)?;
        let passing = |error: store::Error| Trouble::Passing(format!("the records can't be read: {error}"));
        let survey = &delivery.survey;
        let token = leave_token(&self.keys, survey, &to.email);
        let key = crate::changes::key_of(&token).ok_or_else(unreadable)?;
        if !self.store.hears(key.into()).await.map_err(passing)? {
            return Err(Trouble::Lasting("its reader has left".to_owned()));
        }
        let told = match self.store.change(survey, &change).await {
            Ok(change) => told_of(&change),
            Err(store::Error::NotFound) => None,
            Err(error) => return Err(passing(error)),
        };
        let told = told.ok_or_else(|| Trouble::Lasting("what it tells was taken back".to_owned()))?;
        let edition = self.edition(delivery)?;
        let language = to.reads();
        let chain = language.fallback(&edition.survey.default_language());
        let words = |part| told.entry.text(part, &chain).map(|(words, _)| words.to_owned()).unwrap_or_default();
        let leave = format!("{}/news/leave/{token}", self.public_url);
        let reader = self.reader(&edition, &language);
        let lead = match told.entry.state {
            _ if told.entry.year.is_some() => "said-better",
            State::Done => "said-did",
            State::Will => "said-will",
            State::Cant => "said-cant",
        };
        let view = NewsView {
            title: reader.label(&edition.survey.wording),
            said: words(Part::Said),
            lead: reader.say(lead),
            did: words(Part::Did),
            why: if told.entry.state == State::Cant || told.entry.year.is_some() {
                words(Part::Why)
            } else {
                String::new()
            },
            url: format!("{}/s/{survey}/you-said?lang={}", self.public_url, language.tag()),
            leave: format!("{leave}?lang={}", language.tag()),
        };
        let letter = self.written(&delivery.kind, &language, view)?;
        Ok(Letter { to: Some(to.email), leave: Some(leave), ..letter })
    }

    fn talk(&self, sealed: &str) -> Result<Letter, Trouble> {
        let (_, talk): (Hearer, Talk) = open_letter(&self.keys, "talk", sealed).ok_or_else(unreadable)?;
        self.written("talk", &Language::english(), talk)
    }

    fn reader(&self, edition: &Edition, language: &Language) -> Reader<'_> {
        Reader::new(&self.interface, language, &edition.survey.default_language())
    }
}
