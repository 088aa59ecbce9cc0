//! Places and their counts → the tree of trusts, sites and wards.

use super::mode::Mode;
use super::reading::ByMode;
use super::totals::Totals;
use super::tree::{Spot, Tree, code, name};
use super::unit::{Line, Unit};
use crate::store::Place;

/// The tree of units that is being made.
pub(super) struct Shaping<'a> {
    tree: Tree<'a>,
    organisation: &'a str,
    whole: Unit,
}

impl<'a> Shaping<'a> {
    /// An empty one; `organisation` stands for the trust where the places know none.
    pub(super) fn new(places: &'a [Place], organisation: &'a str) -> Self {
        Self { tree: Tree(places), organisation, whole: Unit::default() }
    }

    /// Adds what came in at a place, and what was entered for it.
    pub(super) fn put(&mut self, id: &str, counted: Option<&ByMode>, totals: &Totals) {
        let line = &mut self.ward(id).line;
        line.know(totals.eligible);
        for (mode, counts) in Mode::ALL.iter().zip(counted.into_iter().flatten()) {
            line.count(*mode, *counts);
        }
        for (mode, counts) in &totals.paper {
            line.enter(*mode, *counts);
        }
    }

    /// The ward that a place counts for, which is made where it is new.
    fn ward(&mut self, id: &str) -> &mut Unit {
        let Spot { ward, site, trust } = self.tree.spot(id);
        let mut top = unit(trust.or_else(|| self.tree.only_trust()));
        if top.id.is_empty() {
            self.organisation.clone_into(&mut top.name);
        }
        let mut middle = unit(site);
        if let (None, Some(code)) = (site, ward.map(code)) {
            middle.id.clone_from(&code);
            middle.code = code;
        }
        middle.is_nowhere = site.is_none() && ward.is_none();
        let mut bottom = Unit { line: Line::unknown(), is_nowhere: ward.is_none(), ..unit(ward) };
        if ward.is_none() {
            id.clone_into(&mut bottom.id);
        }
        self.whole.part(top).part(middle).part(bottom)
    }

    /// The trusts, summed up.
    pub(super) fn done(mut self) -> Vec<Unit> {
        self.whole.sum();
        self.whole.parts
    }
}

/// A place as a unit; an empty one where there is none.
fn unit(place: Option<&Place>) -> Unit {
    place.map_or_else(Unit::default, |place| Unit {
        id: place.id.clone(),
        code: code(place),
        name: name(place),
        ..Unit::default()
    })
}
