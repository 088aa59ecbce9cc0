//! A report in plain words: for families, or for a child.

use super::book::Books;
use super::part::{Inquiry, Opened};
use super::plan::plan_for;
use crate::keys::Keys;
use crate::publish::Edition;
use crate::question::Reader;
use crate::report::{self, Audience, Include, PlainView, PlainWords};
use crate::store::{Error, Store};
use crate::texts::{Interface, Language};
use std::sync::Arc;

/// How old a child is that a report is written for.
const BAND: &str = "8-11";

/// Makes the version for `audience` of the report that was asked for, in one of the survey's languages. `public_url` is
/// where families' pages are, without a slash at its end.
pub async fn plain(
    (store, interface, books, keys): (&Store, &Interface, &Books, &Keys),
    edition: &Edition,
    inquiry: &Inquiry,
    (audience, language): (Audience, &Language),
    public_url: &str,
) -> Result<PlainView, Error> {
    let read = Arc::default();
    let opened = Opened::of((store, interface, books, keys), edition, &inquiry.asked, &read).await?;
    let figures = opened.disclosed(&inquiry.filters).await?;
    let survey = &edition.survey;
    let reader = Reader::new(interface, language, &survey.default_language());
    let reader = match audience {
        Audience::Child => reader.answering_as(Some("child"), Some(BAND)),
        _ => reader,
    };
    let team = survey.owner.as_ref().map(|owner| reader.text(&owner.team).to_owned()).unwrap_or_default();
    let is_told = store.surveys_with_changes().await?.contains(&survey.id);
    let said = (format!("{public_url}/s/{}/you-said?lang={}", survey.id, language.tag()), is_told);
    let words = PlainWords { reader: &reader, audience, team: &team, said };
    let mut plan = plan_for(survey, opened.points(), &reader);
    // What comes with the link was never asked: families would wonder who said it.
    let is_asked = |id: &str| survey.item(id).is_some_and(|item| item.kind.is_question());
    plan.questions.iter_mut().filter(|one| !is_asked(&one.id)).for_each(|one| one.report = Include::Withhold);
    let mut view = report::plain(&plan, &figures, &words);
    if audience == Audience::Child {
        for thing in &mut view.things {
            thing.picture = survey.item(&thing.id).and_then(|item| reader.image(&item.wording));
        }
    }
    Ok(view)
}
