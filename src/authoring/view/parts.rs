//! Fields of several parts: words language beside language, pictures, labels of points, lists, readers, shares.

use super::look::{Look, Place};
use super::plain::{as_typed, choice, described, group, has_findings, id_of, per_cent, reading};
use super::{FieldView, GroupView, WordsView};
use crate::authoring::field::Field;
use crate::authoring::input::Of;
use crate::json::{Node, Pointer};
use crate::texts::Language;

impl Look<'_> {
    pub(super) fn words(&self, name: &Pointer, at: &Pointer, reads: bool) -> Vec<WordsView> {
        let node = self.node(at);
        let first = self.draft.languages().swap_remove(0);
        let languages = self.draft.languages();
        let one = |language: &Language| {
            let plain = node.and_then(Node::text).filter(|_| *language == first);
            let value = plain.or_else(|| node?.get(language.tag())?.text()).unwrap_or_default().to_owned();
            let (name, own) = (name.key(language.tag()), at.key(language.tag()));
            let mut findings = self.within(&own);
            if plain.is_some() {
                findings.extend(self.at(at));
            }
            let id = id_of(name.as_str());
            WordsView {
                described: described(&id, false, !findings.is_empty()),
                name: name.as_str().to_owned(),
                id,
                lang: language.tag().to_owned(),
                dir: language.dir(),
                language: self.language_words(language),
                reading: if reads { reading(language, &value) } else { String::new() },
                value,
                findings,
            }
        };
        languages.iter().map(one).collect()
    }

    pub(super) fn media(&self, view: &mut FieldView, place: &Place<'_>, name: &Pointer, parts: &[(&str, &str)]) {
        view.control = "media";
        view.choosing = parts.iter().any(|(key, _)| *key == "alt");
        let at = place.base.join(name);
        let part = |(key, label): &(&str, &str)| {
            let (name, at) = (name.key(key), at.key(key));
            let mut field = FieldView {
                control: "words",
                id: id_of(name.as_str()),
                label: (*label).to_owned(),
                words: self.words(&name, &at, false),
                name: name.as_str().to_owned(),
                input: "text",
                ..FieldView::default()
            };
            field.findings = self.own_findings(&field, &at);
            field
        };
        let fields = parts.iter().map(part).collect();
        view.value = self.node(&at).map(|_| "there".to_owned()).unwrap_or_default();
        view.groups = vec![group(&view.label, name, fields)];
    }

    pub(super) fn point_labels(&self, view: &mut FieldView, name: &Pointer, at: &Pointer) {
        view.control = "labels";
        let points = at.parent().and_then(|item| self.node(&item)?.get("points").map(as_typed));
        let points = points.and_then(|points| points.parse::<u32>().ok()).unwrap_or(5).clamp(2, 11);
        let one = |point: u32| {
            let point = point.to_string();
            let (name, at) = (name.key(&point), at.key(&point));
            let words = self.words(&name, &at, false);
            let label = format!("Point {point}");
            FieldView {
                control: "words",
                id: id_of(name.as_str()),
                name: name.as_str().to_owned(),
                label,
                words,
                input: "text",
                ..FieldView::default()
            }
        };
        view.groups = vec![group(&view.label, name, (1..=points).map(one).collect())];
    }

    /// The elements of a list; the first fields of each are always seen.
    pub(super) fn elements(
        &self,
        view: &mut FieldView,
        place: &Place<'_>,
        name: &Pointer,
        fields: &[Field],
        seen: usize,
    ) {
        view.control = "list";
        let at = place.base.join(name);
        let elements = self.node(&at).map(Node::elements).unwrap_or_default();
        for (index, element) in elements.iter().enumerate() {
            let inside = Place { base: place.base, below: name.index(index), of: Of::Item };
            let of = |fields: &[Field]| -> Vec<FieldView> {
                fields.iter().map(|field| self.field(&inside, *field)).collect()
            };
            let (always, rest) = fields.split_at(seen.min(fields.len()));
            let (always, rest) = if seen == usize::MAX { (fields, &[][..]) } else { (always, rest) };
            let more = of(rest);
            let here = at.index(index);
            let can_be_hidden = fields.iter().any(|field| field.key == "/value");
            view.groups.push(GroupView {
                legend: format!("{} {}", view.label.trim_end_matches('s'), index + 1),
                name: inside.below.as_str().to_owned(),
                id: id_of(inside.below.as_str()),
                fields: of(always),
                open: more.iter().any(has_findings),
                more,
                moves: true,
                first: index == 0,
                last: index + 1 == elements.len(),
                shown: element
                    .get("visibleIf")
                    .map(|condition| self.draft.sentence(condition, self.interface))
                    .unwrap_or_default(),
                condition: if can_be_hidden {
                    format!("{}{}", self.condition_href, here.key("visibleIf"))
                } else {
                    String::new()
                },
                findings: self.at(&here),
            });
        }
    }

    /// Other words for some readers: a group for each that has some, and what can be added.
    pub(super) fn readers(
        &self,
        view: &mut FieldView,
        place: &Place<'_>,
        name: &Pointer,
        known: Vec<(String, String)>,
    ) {
        view.control = "variants";
        let at = place.base.join(name);
        let there: Vec<String> =
            self.node(&at).map(Node::members).unwrap_or_default().iter().map(|(who, ..)| who.clone()).collect();
        for who in &there {
            let inside = Place { base: place.base, below: name.key(who), of: place.of };
            let words = known.iter().find(|(id, _)| id == who).map_or(who.clone(), |(_, words)| words.clone());
            let fields: Vec<FieldView> = place.of.variant().iter().map(|field| self.field(&inside, *field)).collect();
            view.groups.push(GroupView {
                moves: true,
                first: true,
                last: true,
                ..group(&words, &inside.below, fields)
            });
        }
        let left = known.into_iter().filter(|(id, _)| !there.contains(id));
        view.adds = left.map(|(id, words)| choice(&id, &words, false)).collect();
    }

    pub(super) fn expected(&self, view: &mut FieldView, name: &Pointer, at: &Pointer) {
        view.control = "shares";
        let shares = self.node(&at.key("role"));
        let one = |(role, words): (String, String)| {
            let name = name.key("role").key(&role);
            let share = shares.and_then(|shares| shares.get(&role)).map(as_typed).unwrap_or_default();
            let value = share.parse::<f64>().map_or(share, per_cent);
            FieldView {
                control: "line",
                id: id_of(name.as_str()),
                name: name.as_str().to_owned(),
                label: words,
                value,
                input: "text",
                ..FieldView::default()
            }
        };
        view.groups = vec![group(&view.label, name, self.roles().into_iter().map(one).collect())];
    }
}
