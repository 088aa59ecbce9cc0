//! Drafts written in the browser: their files, looking at them before anybody else does, and publishing them.

use super::catalogue::{Edition, State};
use super::pictures::own_picture;
use super::version::{BROWSER, publish};
use crate::authoring::Draft;
use crate::definition::{Checked, StaffDomains};
use crate::json::Located;
use crate::store::{self, Store, SurveyState};
use std::collections::BTreeMap;

/// The files that a draft may name: the hash of each, by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftMedia(BTreeMap<String, String>);

impl DraftMedia {
    /// Those that were given to the draft, that its published version names, and that are of our own set, which are
    /// put into the store where `draft` names them.
    pub async fn of(store: &Store, draft: &Draft) -> Result<Self, store::Error> {
        Self::of_survey(store, draft.id()).await
    }

    async fn of_survey(store: &Store, survey: &str) -> Result<Self, store::Error> {
        let mut hashes = match store.current(survey).await {
            Ok(version) => serde_json::from_str(&version.media).unwrap_or_default(),
            Err(store::Error::NotFound) => BTreeMap::new(),
            Err(error) => return Err(error),
        };
        hashes.extend(store.named_media(survey).await?);
        Ok(Self(hashes))
    }

    /// Gives a copy of a survey the files that it names and that `survey` has.
    pub async fn bring_from(&mut self, store: &Store, survey: &str, copy: &Draft) -> Result<(), store::Error> {
        let theirs = Self::of_survey(store, survey).await?.0;
        for name in copy.files() {
            if let (Some(hash), false) = (theirs.get(&name), self.0.contains_key(&name)) {
                store.name_medium(copy.id(), &name, hash).await?;
                self.0.insert(name, hash.clone());
            }
        }
        Ok(())
    }

    /// Puts those pictures of our own set into the store that `draft` names and has not got yet.
    pub async fn bring_own(&mut self, store: &Store, draft: &Draft) -> Result<(), store::Error> {
        for name in draft.files() {
            if self.0.contains_key(&name) {
                continue;
            }
            let Some(medium) = own_picture(&name) else { continue };
            store.name_medium(draft.id(), &name, &medium.hash).await?;
            self.0.insert(name, medium.hash.clone());
            store.put_medium(medium).await?;
        }
        Ok(())
    }

    /// Where each is served.
    #[must_use]
    pub fn addresses(&self) -> BTreeMap<String, String> {
        self.0.iter().map(|(name, hash)| (name.clone(), address(name, hash))).collect()
    }

    /// The files that `checked` names and that are nowhere.
    #[must_use]
    pub fn absent<'a>(&self, checked: &'a Checked) -> Vec<&'a str> {
        checked.media.iter().filter(|name| !self.0.contains_key(*name)).map(String::as_str).collect()
    }
}

/// Where a file is served.
pub(super) fn address(name: &str, hash: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    format!("/media/{hash}.{ending}")
}

impl Edition {
    /// A draft as families would see it, under the address `segment` and numbered `number`: everything that is only
    /// needed before it goes out is made up. Errors: what keeps it from being shown.
    pub fn preview(draft: &Draft, media: &DraftMedia, segment: &str, number: i32) -> Result<Self, Vec<Located>> {
        let checked = draft.for_preview().checked(&media.addresses());
        let Some(mut survey) = checked.survey else {
            return Err(checked.findings);
        };
        survey.id = segment.to_owned();
        (survey.opens, survey.closes) = (None, None);
        survey.frame_allowed = vec!["'self'".to_owned()];
        let offered = survey.languages.clone();
        let state = State { is: SurveyState::Open, since: 0 };
        Ok(Self {
            survey,
            offered,
            number,
            hash: String::new(),
            canonical: String::new(),
            state,
            credits: Vec::new(),
            told: false,
        })
    }

    /// Whether it is a draft that is only looked at: nothing of it is ever stored as an answer.
    #[must_use]
    pub fn is_preview(&self) -> bool {
        is_preview(&self.survey.id)
    }
}

/// Whether the part of an address that names a survey names a draft.
#[must_use]
pub fn is_preview(segment: &str) -> bool {
    segment.starts_with('~')
}

/// Why a draft was not published.
#[derive(Debug)]
pub enum NotPublished {
    /// It has errors, or names addresses that are not staff's, or files that are nowhere.
    Wrong(Vec<String>),
    /// The store can't do it.
    Store(store::Error),
}

/// Publishes a draft; gives the number of its version, and whether it is new.
pub async fn publish_draft(
    store: &Store,
    draft: &Draft,
    staff: &StaffDomains,
    now: i64,
) -> Result<(i32, bool), NotPublished> {
    let text = draft.text();
    let mut media = DraftMedia::of(store, draft).await.map_err(NotPublished::Store)?;
    media.bring_own(store, draft).await.map_err(NotPublished::Store)?;
    let checked = draft.checked(&BTreeMap::new());
    let strangers = staff.strangers(&text);
    let mut wrong: Vec<String> = checked
        .errors()
        .chain(&strangers)
        .map(|found| crate::authoring::in_plain_words(&found.finding.message))
        .collect();
    wrong.extend(
        media
            .absent(&checked)
            .iter()
            .map(|name| format!("The file \u{201c}{name}\u{201d} is not there. Choose or upload it again.")),
    );
    let (true, Some(canonical)) = (wrong.is_empty(), &checked.canonical) else {
        return Err(NotPublished::Wrong(wrong));
    };
    let named = media.0.into_iter().filter(|(name, _)| checked.media.contains(name)).collect();
    publish(store, draft.id(), canonical, &named, BROWSER, now).await.map_err(NotPublished::Store)
}
