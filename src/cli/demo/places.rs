//! Three places of one survey, so that there are posters to print and results by place.

use crate::cli::Failure;
use crate::cli::service::{Service, unreachable};
use crate::places::{Details, lay};
use crate::rights::Teams;
use crate::store::{CollectionPoint, Place, PlaceKind};
use crate::texts::{Language, Localized};
use std::collections::BTreeMap;

/// The survey that hangs on the walls.
pub(super) const SURVEY: &str = "friends-and-family";

const PLACES: [(&str, &str, &str, PlaceKind); 3] = [
    ("ward-7", "Ward 7, Dolphins", "Ward 7, Dolffiniaid", PlaceKind::Ward),
    ("ward-3", "Ward 3, Hedgehogs", "Ward 3, Draenogod", PlaceKind::Ward),
    ("day-clinic", "Day clinic", "Clinig dydd", PlaceKind::Clinic),
];

/// The site that they are part of, so that its return has one.
const SITE: (&str, &str) = ("main-site", "Main site");

/// Lays them out, where the survey is published.
pub(super) async fn lay_out(service: &Service) -> Result<(), Failure> {
    let Some(edition) = service.catalogue.current(SURVEY) else { return Ok(()) };
    let teams = Teams::load(&service.store).await.map_err(unreachable)?;
    let team = teams.of(&edition.survey).map(|team| team.id.clone());
    service.store.add_place(site(team.clone()), service.entry("add place", SITE.0)).await.map_err(unreachable)?;
    for (id, english, welsh, kind) in PLACES {
        let names = [("en", english), ("cy", welsh)].into_iter();
        let names = names.filter_map(|(tag, name)| Some((Language::parse(tag)?, name.to_owned())));
        let details = Details {
            name: Localized::new(names.collect::<BTreeMap<_, _>>()),
            kind,
            parent: Some(SITE.0.to_owned()),
            site: None,
            first_day: None,
            last_day: None,
            recipients: Vec::new(),
        };
        let entry = |place: &str| service.entry("add place", place);
        lay(&service.store, SURVEY, (details, Some(id.to_owned()), team.clone()), entry).await.map_err(unreachable)?;
    }
    Ok(())
}

fn site(team: Option<String>) -> Place {
    let name = Localized::new(BTreeMap::from([(Language::english(), SITE.1.to_owned())]));
    let (kind, site) = (PlaceKind::Site, Some("RXA01".to_owned()));
    Place { id: SITE.0.to_owned(), name, kind, parent: None, site, first_day: None, last_day: None, team }
}

/// The places of a survey.
pub(super) async fn of(service: &Service, survey: &str) -> Result<Vec<CollectionPoint>, Failure> {
    service.store.collection_points(survey).await.map_err(unreachable)
}
