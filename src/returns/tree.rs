//! Which ward, site and trust a place belongs to.
//!
//! The tree of places says it. A ward or clinic is the level at which NHS England takes counts; a stand inside it counts
//! with it. The site is the place of that kind above it, or, where nobody has said which places are sites, the outermost
//! one above it that is no trust. A place above wards that takes answers itself (a poster at the hospital's door) is no
//! ward: its answers count for its site.

use crate::store::{Place, PlaceKind};
use crate::texts::Language;

/// The places of the records.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tree<'a>(pub(super) &'a [Place]);

/// Where a place stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spot<'a> {
    pub(super) ward: Option<&'a Place>,
    pub(super) site: Option<&'a Place>,
    pub(super) trust: Option<&'a Place>,
}

impl<'a> Tree<'a> {
    fn find(self, id: &str) -> Option<&'a Place> {
        self.0.iter().find(|place| place.id == id)
    }

    /// The place and those above it; a circle ends.
    fn line(self, id: &str) -> Vec<&'a Place> {
        let above = |place: &&'a Place| place.parent.as_deref().and_then(|parent| self.find(parent));
        std::iter::successors(self.find(id), above).take(self.0.len()).collect()
    }

    fn is_above_others(self, place: &Place) -> bool {
        self.0.iter().any(|other| other.parent.as_deref() == Some(place.id.as_str()))
    }

    /// The trust to which all places belong, where there is one.
    pub(super) fn only_trust(self) -> Option<&'a Place> {
        let mut trusts = self.0.iter().filter(|place| place.kind == PlaceKind::Trust);
        trusts.next().filter(|_| trusts.next().is_none())
    }

    /// Where a place stands; nowhere, if the records do not know it.
    pub(super) fn spot(self, id: &str) -> Spot<'a> {
        let line = self.line(id);
        let of_kind = |kinds: &[PlaceKind]| line.iter().copied().find(|place| kinds.contains(&place.kind));
        let trust = of_kind(&[PlaceKind::Trust]);
        let is_ward =
            |place: &&&Place| !matches!(place.kind, PlaceKind::Site | PlaceKind::Trust) && !self.is_above_others(place);
        let ward = of_kind(&[PlaceKind::Ward, PlaceKind::Clinic]).or_else(|| line.first().filter(is_ward).copied());
        let is_above = |place: &&&Place| {
            place.kind != PlaceKind::Trust
                && ward.is_none_or(|ward| ward.id != place.id)
                && !is_in_ward(ward, &line, place)
        };
        let site = of_kind(&[PlaceKind::Site]).or_else(|| line.iter().rev().find(is_above).copied());
        Spot { ward, site, trust }
    }
}

/// Whether a place of the line stands below the ward.
fn is_in_ward(ward: Option<&Place>, line: &[&Place], place: &Place) -> bool {
    let at = |id: &str| line.iter().position(|one| one.id == id);
    ward.and_then(|ward| at(&ward.id)).zip(at(&place.id)).is_some_and(|(ward, place)| place < ward)
}

/// What a place is called on a page for staff.
pub(super) fn name(place: &Place) -> String {
    place.called(&[Language::english()]).to_owned()
}

/// The code by which other systems know it; empty where nobody has written it down.
pub(super) fn code(place: &Place) -> String {
    place.site.clone().unwrap_or_default()
}
