//! Themes: what a moderator says that comments are about. They hang on comments and go with them. Beside them stands
//! how many people each was of when reports last moved on.

use super::Store;
use super::audit::{self, AuditEntry};
use super::bytes::CommentId;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, comment_themes as tagged, comments, theme_figures as figures, themes};
use diesel::dsl::{count, count_star};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// A theme of a survey's comments.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = themes)]
pub struct Theme {
    /// Its random id.
    pub id: String,
    /// What moderators call it. No two of a survey have one name.
    pub name: String,
}

/// Themes that are hung on comments, or taken off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags {
    /// The ids of themes to hang on.
    pub add: Vec<String>,
    /// The ids of themes to take off.
    pub remove: Vec<String>,
    /// A new theme to hang on; one that has its name already is taken in its place.
    pub new: Option<Theme>,
}

/// How many people a theme was of when reports moved on.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = figures)]
pub struct ThemeFigure {
    /// The how manieth time it was, from 1 on.
    pub number: i32,
    /// The theme's id; empty for everybody who wrote something.
    pub theme: String,
    /// In days since 1970.
    pub day: i32,
    /// How many people.
    pub people: i64,
}

impl Tags {
    fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty() && self.new.is_none()
    }
}

/// The comments of one survey that have themes.
macro_rules! hung {
    ($survey:expr) => {
        tagged::table.filter(tagged::org_id.eq(ORG)).filter(tagged::survey.eq($survey))
    };
}
macro_rules! of {
    ($survey:expr) => {
        themes::table.filter(themes::org_id.eq(ORG)).filter(themes::survey.eq($survey))
    };
}

impl Store {
    /// A survey's themes by name, each with how many comments have it.
    pub async fn themes(&self, survey: &str) -> Result<Vec<(Theme, i64)>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = of!(&survey);
            let mut all: Vec<Theme> = on!(conn, inner => all.select(Theme::as_select()).load(inner))?;
            let counted = hung!(&survey).group_by(tagged::theme).select((tagged::theme, count_star()));
            let counts: Vec<(String, i64)> = on!(conn, inner => counted.load(inner))?;
            let counts: BTreeMap<String, i64> = counts.into_iter().collect();
            // Each database sorts words in its own way.
            all.sort_by_cached_key(|theme| theme.name.to_lowercase());
            Ok(all.into_iter().map(|theme| (theme.clone(), counts.get(&theme.id).copied().unwrap_or(0))).collect())
        })
        .await
    }

    /// The ids of the themes of these comments.
    pub async fn themes_of(
        &self,
        survey: &str,
        ids: Vec<CommentId>,
    ) -> Result<BTreeMap<CommentId, Vec<String>>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let columns: Vec<&[u8]> = ids.iter().map(|id| id.as_bytes().as_slice()).collect();
            let these = hung!(&survey).filter(tagged::comment.eq_any(columns));
            let rows: Vec<(Vec<u8>, String)> =
                on!(conn, inner => these.select((tagged::comment, tagged::theme)).load(inner))?;
            let mut found: BTreeMap<CommentId, Vec<String>> = BTreeMap::new();
            for (comment, theme) in rows {
                found.entry(CommentId::from_column(&comment)?).or_default().push(theme);
            }
            Ok(found)
        })
        .await
    }

    /// Adds a theme. `Taken`: another has its name.
    pub async fn add_theme(&self, survey: &str, theme: Theme, entry: AuditEntry) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.write(move |conn| {
            insert(conn, &survey, &theme)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Gives a theme another name. `Taken`: it is another's. `NotFound`: there is no such theme.
    pub async fn rename_theme(&self, survey: &str, theme: Theme, entry: AuditEntry) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.write(move |conn| {
            let one = diesel::update(themes::table.find((ORG, &survey, &theme.id))).set(themes::name.eq(&theme.name));
            match on!(conn, inner => one.execute(inner))? {
                0 => Err(Error::NotFound),
                _ => audit::append(conn, &entry),
            }
        })
        .await
    }

    /// Makes one theme of two: what had `from` has `into` from now on. `NotFound`: one of them is not there, or they are
    /// one.
    pub async fn merge_themes(&self, survey: &str, from: &str, into: &str, entry: AuditEntry) -> Result<(), Error> {
        let (survey, from, into) = (survey.to_owned(), from.to_owned(), into.to_owned());
        self.write(move |conn| {
            if from == into || !exists(conn, &survey, &into)? {
                return Err(Error::NotFound);
            }
            let had = hung!(&survey).filter(tagged::theme.eq(&from)).select(tagged::comment);
            let had: Vec<Vec<u8>> = on!(conn, inner => had.load(inner))?;
            had.iter().try_for_each(|comment| hang(conn, &survey, comment, &into))?;
            remove(conn, &survey, &from)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Removes a theme from the survey and from all comments. `NotFound`: there is no such theme.
    pub async fn remove_theme(&self, survey: &str, id: &str, entry: AuditEntry) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            remove(conn, &survey, &id)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Changes the themes of many comments at once; those that have gone meanwhile are left out.
    pub async fn tag(&self, survey: &str, ids: Vec<CommentId>, tags: Tags, entry: AuditEntry) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.write(move |conn| {
            tag(conn, &survey, &ids, &tags)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// How many people wrote to these items in released responses, by theme; under the empty name all of them. What was
    /// unlinked from a response that is gone counts no more.
    pub async fn theme_people(&self, survey: &str, items: Vec<String>) -> Result<BTreeMap<String, i64>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(&survey));
            let all = all.filter(comments::release.is_not_null()).filter(comments::item.eq_any(&items));
            let all = all.filter(comments::response_key.ne(comments::id));
            let all = all.select(count(comments::response_key).aggregate_distinct());
            let writers: i64 = on!(conn, inner => all.get_result(inner))?;
            let hung = tagged::org_id.eq(comments::org_id).and(tagged::survey.eq(comments::survey));
            let joined = comments::table.inner_join(tagged::table.on(hung.and(tagged::comment.eq(comments::id))));
            let joined = joined.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(&survey));
            let joined = joined.filter(comments::release.is_not_null()).filter(comments::item.eq_any(&items));
            let joined = joined.filter(comments::response_key.ne(comments::id)).group_by(tagged::theme);
            let joined = joined.select((tagged::theme, count(comments::response_key).aggregate_distinct()));
            let by_theme: Vec<(String, i64)> = on!(conn, inner => joined.load(inner))?;
            Ok(by_theme.into_iter().chain([(String::new(), writers)]).collect())
        })
        .await
    }

    /// What reports have been told of themes so far, in order.
    pub async fn theme_figures(&self, survey: &str) -> Result<Vec<ThemeFigure>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = figures::table.filter(figures::org_id.eq(ORG)).filter(figures::survey.eq(survey));
            let all = all.order(figures::number);
            Ok(on!(conn, inner => all.select(ThemeFigure::as_select()).load(inner))?)
        })
        .await
    }

    /// Moves reports on: all of one number. `Taken`: another node was first.
    pub async fn put_theme_figures(&self, survey: &str, told: Vec<ThemeFigure>) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.write(move |conn| {
            for one in &told {
                let key = (figures::org_id.eq(ORG), figures::survey.eq(&survey), figures::number.eq(one.number));
                let rest = (figures::theme.eq(&one.theme), figures::day.eq(one.day), figures::people.eq(one.people));
                on!(conn, inner => diesel::insert_into(figures::table).values((key, rest)).execute(inner))?;
            }
            Ok(())
        })
        .await
    }
}

/// Hangs themes on comments and takes others off.
pub(super) fn tag(conn: &mut Conn, survey: &str, ids: &[CommentId], tags: &Tags) -> Result<(), Error> {
    if tags.is_empty() {
        return Ok(());
    }
    let new = tags.new.as_ref().map(|theme| named(conn, survey, theme)).transpose()?;
    let known = of!(survey).filter(themes::id.eq_any(&tags.add)).select(themes::id);
    let known: Vec<String> = on!(conn, inner => known.load(inner))?;
    for id in ids {
        let column = id.as_bytes().as_slice();
        let there = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
        let there = there.filter(comments::id.eq(column)).count();
        if on!(conn, inner => there.get_result::<i64>(inner))? == 0 {
            continue;
        }
        known.iter().chain(&new).try_for_each(|theme| hang(conn, survey, column, theme))?;
        let off = hung!(survey).filter(tagged::comment.eq(column)).filter(tagged::theme.eq_any(&tags.remove));
        on!(conn, inner => diesel::delete(off).execute(inner))?;
    }
    Ok(())
}

/// Takes the themes off comments that are no more.
pub(super) fn forget(conn: &mut Conn, survey: &str) -> Result<(), Error> {
    let there = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
    let gone = hung!(survey).filter(tagged::comment.ne_all(there.select(comments::id)));
    on!(conn, inner => diesel::delete(gone).execute(inner))?;
    Ok(())
}

/// The id of the theme with this name; it is added where there is none.
fn named(conn: &mut Conn, survey: &str, theme: &Theme) -> Result<String, Error> {
    let known = of!(survey).filter(themes::name.eq(&theme.name)).select(themes::id);
    match on!(conn, inner => known.first(inner).optional())? {
        Some(id) => Ok(id),
        None => insert(conn, survey, theme).map(|()| theme.id.clone()),
    }
}

fn insert(conn: &mut Conn, survey: &str, theme: &Theme) -> Result<(), Error> {
    let row = (themes::org_id.eq(ORG), themes::survey.eq(survey), theme);
    on!(conn, inner => diesel::insert_into(themes::table).values(row).execute(inner))?;
    Ok(())
}

fn exists(conn: &mut Conn, survey: &str, id: &str) -> Result<bool, Error> {
    let known = themes::table.find((ORG, survey, id)).count();
    Ok(on!(conn, inner => known.get_result::<i64>(inner))? > 0)
}

fn hang(conn: &mut Conn, survey: &str, comment: &[u8], theme: &str) -> Result<(), Error> {
    let row = (tagged::org_id.eq(ORG), tagged::survey.eq(survey), tagged::comment.eq(comment), tagged::theme.eq(theme));
    let insert = diesel::insert_into(tagged::table).values(row).on_conflict_do_nothing();
    on!(conn, inner => insert.execute(inner))?;
    Ok(())
}

fn remove(conn: &mut Conn, survey: &str, id: &str) -> Result<(), Error> {
    let off = hung!(survey).filter(tagged::theme.eq(id));
    on!(conn, inner => diesel::delete(off).execute(inner))?;
    let gone = diesel::delete(themes::table.find((ORG, survey, id)));
    if on!(conn, inner => gone.execute(inner))? == 0 { Err(Error::NotFound) } else { Ok(()) }
}
