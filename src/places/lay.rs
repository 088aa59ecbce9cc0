//! Laying out a collection point: the place's stable name, and an address that no other has.

use super::code::new_code;
use super::typed::Details;
use crate::store::{AuditEntry, CollectionPoint, Error, Place, Store};

/// How often another code is tried where one is another's: once is rare already.
const TRIES: usize = 8;

/// What became of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Laid {
    /// It is there.
    Done(Box<CollectionPoint>),
    /// The survey uses the place, or another place has the name that was asked for.
    Taken,
}

/// Adds a place to a survey. `id` is its stable name, made of what it is called where it is not given. `entry` makes the
/// entry of the audit trail from the place's name.
pub async fn lay(
    store: &Store,
    survey: &str,
    (details, id, team): (Details, Option<String>, Option<String>),
    entry: impl Fn(&str) -> AuditEntry,
) -> Result<Laid, Error> {
    let is_given = id.is_some();
    for _ in 0..TRIES {
        let id = match &id {
            Some(id) => id.clone(),
            None => free_id(store, &details).await?,
        };
        if is_given && store.places().await?.iter().any(|place| place.id == id) {
            return Ok(Laid::Taken);
        }
        let point = CollectionPoint {
            code: code()?,
            survey: survey.to_owned(),
            recipients: details.recipients.clone(),
            archived: false,
            place: details.clone().place(id, team.clone()),
        };
        match store.add_place_to(point.clone(), entry(&point.place.id)).await {
            Ok(()) => return Ok(Laid::Done(Box::new(point))),
            Err(Error::Taken) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Laid::Taken)
}

/// Uses a place that there is in another survey too.
pub async fn use_in(
    store: &Store,
    survey: &str,
    place: Place,
    entry: impl Fn(&str) -> AuditEntry,
) -> Result<Laid, Error> {
    for _ in 0..TRIES {
        if store.collection_points(survey).await?.iter().any(|point| point.place.id == place.id) {
            return Ok(Laid::Taken);
        }
        let point = CollectionPoint {
            code: code()?,
            survey: survey.to_owned(),
            recipients: Vec::new(),
            archived: false,
            place: place.clone(),
        };
        match store.use_place(point.clone(), entry(&place.id)).await {
            Ok(()) => return Ok(Laid::Done(Box::new(point))),
            Err(Error::Taken) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Laid::Taken)
}

fn code() -> Result<String, Error> {
    new_code().map_err(|error| Error::Broken(format!("no random bytes: {error}")))
}

/// A name made of what the place is called, with a number where another has it.
async fn free_id(store: &Store, details: &Details) -> Result<String, Error> {
    let called = details.name.iter().map(|(_, name)| slug(name)).find(|slug| !slug.is_empty()).unwrap_or_default();
    // It begins with a letter, as every stable name does.
    let plain = if called.starts_with(|c: char| c.is_ascii_lowercase()) { called } else { format!("place-{called}") };
    let plain: String = plain.chars().take(36).collect();
    let plain = plain.trim_end_matches('-').to_owned();
    let known: Vec<String> = store.places().await?.into_iter().map(|place| place.id).collect();
    let numbered = (2..1_000).map(|number| format!("{plain}-{number}"));
    let free = std::iter::once(plain.clone()).chain(numbered).find(|id| !known.contains(id));
    Ok(free.unwrap_or(plain))
}

/// Small letters and digits, with hyphens between them; empty for a name in other letters.
fn slug(name: &str) -> String {
    let plain: String =
        name.chars().flat_map(char::to_lowercase).map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

impl Details {
    /// The place with this stable name.
    #[must_use]
    pub fn place(self, id: String, team: Option<String>) -> Place {
        let Self { name, kind, parent, site, first_day, last_day, .. } = self;
        Place { id, name, kind, parent, site, first_day, last_day, team }
    }
}
