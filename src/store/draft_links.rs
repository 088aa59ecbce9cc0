//! Personal links to one draft, for people without an account: reviewers, and translators of one language.

use super::Store;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, draft_links};
use diesel::prelude::*;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Walking the form and saying what is wrong with it.
    Review,
    /// Writing the words of one language.
    Translate,
}

impl LinkKind {
    fn word(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Translate => "translate",
        }
    }
}

/// A personal link.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = draft_links)]
pub struct DraftLink {
    /// The survey.
    pub survey: String,
    /// A random name.
    pub id: String,
    /// `review` or `translate`.
    kind: String,
    /// The language, of a translator.
    pub language: Option<String>,
    /// What the person is called; of somebody under 18, a first name.
    pub name: String,
    /// The adult who is named for somebody under 18.
    pub adult: Option<String>,
    /// Whether the person speaks from lived experience.
    pub lived_experience: bool,
    /// The author who made it.
    pub created_by: String,
    /// In seconds since 1970.
    pub created_at: i64,
    /// In seconds since 1970.
    pub expires_at: i64,
}

impl DraftLink {
    /// A link for a translator of one language.
    #[must_use]
    pub fn translator(survey: &str, id: String, language: &str, name: &str, by: &str, [now, until]: [i64; 2]) -> Self {
        Self {
            survey: survey.to_owned(),
            id,
            kind: LinkKind::Translate.word().to_owned(),
            language: Some(language.to_owned()),
            name: name.to_owned(),
            adult: None,
            lived_experience: false,
            created_by: by.to_owned(),
            created_at: now,
            expires_at: until,
        }
    }

    /// What it is for.
    #[must_use]
    pub fn kind(&self) -> LinkKind {
        if self.kind == LinkKind::Review.word() { LinkKind::Review } else { LinkKind::Translate }
    }
}

impl Store {
    /// Keeps a link.
    pub async fn add_draft_link(&self, link: DraftLink) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (
                draft_links::org_id.eq(ORG),
                draft_links::survey.eq(&link.survey),
                draft_links::id.eq(&link.id),
                draft_links::kind.eq(&link.kind),
                draft_links::language.eq(&link.language),
                draft_links::name.eq(&link.name),
                draft_links::adult.eq(&link.adult),
                draft_links::lived_experience.eq(link.lived_experience),
                draft_links::created_by.eq(&link.created_by),
                draft_links::created_at.eq(link.created_at),
                draft_links::expires_at.eq(link.expires_at),
            );
            on!(conn, inner => diesel::insert_into(draft_links::table).values(row).execute(inner))?;
            Ok(())
        })
        .await
    }

    /// A link that holds now. `NotFound`: there is none, it was taken back, or its time is over.
    pub async fn draft_link(&self, survey: &str, id: &str, now: i64) -> Result<DraftLink, Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.read(move |conn| {
            let one = draft_links::table.find((ORG, survey, id)).filter(draft_links::expires_at.gt(now));
            Ok(on!(conn, inner => one.select(DraftLink::as_select()).first(inner))?)
        })
        .await
    }

    /// The links of a survey that hold now.
    pub async fn draft_links(&self, survey: &str, kind: LinkKind, now: i64) -> Result<Vec<DraftLink>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = draft_links::table.filter(draft_links::org_id.eq(ORG)).filter(draft_links::survey.eq(survey));
            let live = own.filter(draft_links::kind.eq(kind.word())).filter(draft_links::expires_at.gt(now));
            let live = live.order((draft_links::created_at, draft_links::id));
            Ok(on!(conn, inner => live.select(DraftLink::as_select()).load(inner))?)
        })
        .await
    }

    /// Takes a link back.
    pub async fn end_draft_link(&self, survey: &str, id: &str) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let one = draft_links::table.find((ORG, survey, id));
            match on!(conn, inner => diesel::delete(one).execute(inner))? {
                0 => Err(Error::NotFound),
                _ => Ok(()),
            }
        })
        .await
    }
}
