//! Drafts that people are asked about, who is asked, and who has said yes.

use super::Store;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, remarks, reviewers, reviews, sign_offs};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// A draft that people are asked about.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = reviews)]
pub struct Review {
    /// The survey.
    pub survey: String,
    /// The author who asked last.
    pub opened_by: String,
    /// When, in seconds since 1970.
    pub opened_at: i64,
    /// When it no longer waits for anybody, in seconds since 1970.
    pub lapses_at: i64,
    /// Whether reviewers see what the others say from now on.
    pub shared: bool,
    /// The text of the draft that they were asked about.
    pub body: String,
}

/// Somebody who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = reviewers)]
pub struct Reviewer {
    /// The survey.
    pub survey: String,
    /// A random name.
    pub id: String,
    /// The address of somebody with an account; nobody else has one.
    pub email: Option<String>,
    /// What the person is called; of somebody under 18, a first name. Empty once the person is forgotten.
    pub name: String,
    /// The adult who is named for somebody under 18.
    pub adult: Option<String>,
    /// Whether the person speaks from lived experience.
    pub lived_experience: bool,
    /// How the person wishes the published survey to name them; not at all where there is nothing.
    pub credit: Option<String>,
    /// How the published survey names the person now.
    pub credited: Option<String>,
    /// The time that was given, in minutes.
    pub minutes: i32,
    /// The author who asked the person.
    pub created_by: String,
    /// In seconds since 1970.
    pub created_at: i64,
    /// Until when the link holds, in seconds since 1970.
    pub expires_at: i64,
}

impl Reviewer {
    /// Whether the link holds at `now`.
    #[must_use]
    pub fn is_asked(&self, now: i64) -> bool {
        now < self.expires_at
    }
}

/// Somebody's yes.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = sign_offs)]
pub struct SignOff {
    /// The survey.
    pub survey: String,
    /// The reviewer.
    pub reviewer: String,
    /// In seconds since 1970.
    pub at: i64,
    /// The text of the draft that the yes is about.
    pub body: String,
}

macro_rules! one {
    ($survey:expr, $id:expr) => {
        diesel::update(reviewers::table.find((ORG, $survey, $id)))
    };
}

impl Store {
    /// Asks for a review of a survey, or asks again. Links that hold go on to `until`; so do those of accounts.
    pub async fn ask_for_review(&self, review: Review, until: i64) -> Result<(), Error> {
        self.write(move |conn| {
            let insert = diesel::insert_into(reviews::table).values((reviews::org_id.eq(ORG), &review));
            let upsert = insert.on_conflict((reviews::org_id, reviews::survey)).do_update().set(&review);
            on!(conn, inner => upsert.execute(inner))?;
            let live = reviewers::table.filter(reviewers::org_id.eq(ORG)).filter(reviewers::survey.eq(&review.survey));
            // Whoever was told to stop is not asked again.
            let holds = reviewers::email.is_not_null().and(reviewers::expires_at.gt(0));
            let live = live.filter(reviewers::expires_at.gt(review.opened_at).or(holds));
            let longer = diesel::update(live).set(reviewers::expires_at.eq(until));
            on!(conn, inner => longer.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// The review of a survey, if anybody was ever asked.
    pub async fn review(&self, survey: &str) -> Result<Option<Review>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let one = reviews::table.find((ORG, survey));
            Ok(on!(conn, inner => one.select(Review::as_select()).first(inner).optional())?)
        })
        .await
    }

    /// All reviews, newest first.
    pub async fn reviews(&self) -> Result<Vec<Review>, Error> {
        self.read(|conn| {
            let all = reviews::table.filter(reviews::org_id.eq(ORG));
            let all = all.order((reviews::opened_at.desc(), reviews::survey));
            Ok(on!(conn, inner => all.select(Review::as_select()).load(inner))?)
        })
        .await
    }

    /// Asks somebody. `Taken`: the person with this address is asked already.
    pub async fn add_reviewer(&self, reviewer: Reviewer) -> Result<(), Error> {
        self.write(move |conn| {
            let add = diesel::insert_into(reviewers::table).values((reviewers::org_id.eq(ORG), &reviewer));
            on!(conn, inner => add.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// Somebody who is, or was, asked. `NotFound`: there is nobody by this name.
    pub async fn reviewer(&self, survey: &str, id: &str) -> Result<Reviewer, Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.read(move |conn| {
            let one = reviewers::table.find((ORG, survey, id));
            Ok(on!(conn, inner => one.select(Reviewer::as_select()).first(inner))?)
        })
        .await
    }

    /// Everybody who is, or was, asked about a survey.
    pub async fn reviewers(&self, survey: &str) -> Result<Vec<Reviewer>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = reviewers::table.filter(reviewers::org_id.eq(ORG)).filter(reviewers::survey.eq(survey));
            let own = own.order((reviewers::created_at, reviewers::id));
            Ok(on!(conn, inner => own.select(Reviewer::as_select()).load(inner))?)
        })
        .await
    }

    /// How somebody wishes to be named; `None`: not at all. Another name than the one that is published takes that away,
    /// until an author has seen it.
    pub async fn set_credit(&self, survey: &str, id: &str, credit: Option<String>) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let named = reviewers::table.find((ORG, &survey, &id)).select(reviewers::credited);
            let named: Option<String> = on!(conn, inner => named.first(inner))?;
            let named = named.filter(|named| credit.as_ref() == Some(named));
            let change = one!(survey, id).set((reviewers::credit.eq(credit), reviewers::credited.eq(named)));
            found(on!(conn, inner => change.execute(inner))?)
        })
        .await
    }

    /// Adds minutes that somebody gave to those that they saw; a mistake is mended by minutes below zero. It never falls
    /// below none. Where others were added since, the same press came twice, and nothing is added.
    pub async fn add_minutes(&self, survey: &str, id: &str, minutes: i32, seen: i32) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let known = reviewers::table.find((ORG, &survey, &id)).select(reviewers::minutes);
            let known: i32 = on!(conn, inner => known.first(inner))?;
            if known != seen {
                return Ok(());
            }
            let change = one!(survey, id).set(reviewers::minutes.eq(known.saturating_add(minutes).max(0)));
            found(on!(conn, inner => change.execute(inner))?)
        })
        .await
    }

    /// Takes somebody's link back. What was said stays.
    pub async fn end_reviewer(&self, survey: &str, id: &str) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let change = one!(survey, id).set(reviewers::expires_at.eq(0));
            found(on!(conn, inner => change.execute(inner))?)
        })
        .await
    }

    /// Forgets who somebody was: the name, the adult, the address, the credit. What was said stays; a yes goes, since
    /// nobody stands for it.
    pub async fn forget_reviewer(&self, survey: &str, id: &str) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let nobody = (
                reviewers::expires_at.eq(0),
                reviewers::name.eq(""),
                reviewers::adult.eq(None::<String>),
                reviewers::email.eq(None::<String>),
                reviewers::credit.eq(None::<String>),
                reviewers::credited.eq(None::<String>),
            );
            let yes = diesel::delete(sign_offs::table.find((ORG, &survey, &id)));
            on!(conn, inner => yes.execute(inner))?;
            let change = one!(survey, id).set(nobody);
            found(on!(conn, inner => change.execute(inner))?)
        })
        .await
    }

    /// Lets the published survey name these as they wish.
    pub async fn credit_reviewers(&self, survey: &str, ids: Vec<String>) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.write(move |conn| {
            for id in &ids {
                let change = one!(&survey, id).set(reviewers::credited.eq(reviewers::credit));
                on!(conn, inner => change.execute(inner))?;
            }
            Ok(())
        })
        .await
    }

    /// Who is named beside each survey, in the order in which they were asked.
    pub async fn credits(&self) -> Result<BTreeMap<String, Vec<String>>, Error> {
        self.read(|conn| {
            let named = reviewers::table.filter(reviewers::org_id.eq(ORG)).filter(reviewers::credited.is_not_null());
            let named = named.order((reviewers::created_at, reviewers::id));
            let named = named.select((reviewers::survey, reviewers::credited.assume_not_null()));
            let rows: Vec<(String, String)> = on!(conn, inner => named.load(inner))?;
            let mut credits: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (survey, name) in rows {
                credits.entry(survey).or_default().push(name);
            }
            Ok(credits)
        })
        .await
    }

    /// Keeps somebody's yes; a newer one takes the place of an older.
    pub async fn sign_off(&self, yes: SignOff) -> Result<(), Error> {
        self.write(move |conn| {
            let insert = diesel::insert_into(sign_offs::table).values((sign_offs::org_id.eq(ORG), &yes));
            let key = (sign_offs::org_id, sign_offs::survey, sign_offs::reviewer);
            let change = (sign_offs::at.eq(yes.at), sign_offs::body.eq(&yes.body));
            let upsert = insert.on_conflict(key).do_update().set(change);
            on!(conn, inner => upsert.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// Takes somebody's yes back.
    pub async fn take_back_sign_off(&self, survey: &str, reviewer: &str) -> Result<(), Error> {
        let (survey, reviewer) = (survey.to_owned(), reviewer.to_owned());
        self.write(move |conn| {
            let gone = diesel::delete(sign_offs::table.find((ORG, survey, reviewer)));
            on!(conn, inner => gone.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// Who has said yes to a survey.
    pub async fn sign_offs(&self, survey: &str) -> Result<Vec<SignOff>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = sign_offs::table.filter(sign_offs::org_id.eq(ORG)).filter(sign_offs::survey.eq(survey));
            let own = own.order((sign_offs::at, sign_offs::reviewer));
            Ok(on!(conn, inner => own.select(SignOff::as_select()).load(inner))?)
        })
        .await
    }
}

fn found(rows: usize) -> Result<(), Error> {
    if rows == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Ends the wait for reviewers: what they were asked about has gone out.
pub(super) fn end(conn: &mut Conn, survey: &str) -> Result<(), Error> {
    on!(conn, inner => diesel::delete(reviews::table.find((ORG, survey))).execute(inner))?;
    Ok(())
}

/// Forgets all that was asked about a draft that is thrown away, and of whom.
pub(super) fn forget(conn: &mut Conn, survey: &str) -> Result<(), Error> {
    end(conn, survey)?;
    let people = reviewers::table.filter(reviewers::org_id.eq(ORG)).filter(reviewers::survey.eq(survey));
    on!(conn, inner => diesel::delete(people).execute(inner))?;
    let yes = sign_offs::table.filter(sign_offs::org_id.eq(ORG)).filter(sign_offs::survey.eq(survey));
    on!(conn, inner => diesel::delete(yes).execute(inner))?;
    let said = remarks::table.filter(remarks::org_id.eq(ORG)).filter(remarks::survey.eq(survey));
    on!(conn, inner => diesel::delete(said).execute(inner))?;
    Ok(())
}
