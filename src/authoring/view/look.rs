//! Looks at a part of a draft and fills the fields of its form.

use super::plain::{as_typed, bands, choice, described, id_of, shown_in};
use super::{FieldView, FindingView};
use crate::authoring::draft::Draft;
use crate::authoring::field::{Control, Field, OPTION, REPORT, ROW};
use crate::authoring::input::Of;
use crate::json::{Located, Node, Pointer};
use crate::texts::Interface;

/// Shows parts of a draft.
pub struct Look<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What is wrong with it.
    pub findings: &'a [Located],
    /// The interface's words.
    pub interface: &'a Interface,
    /// Where conditions are changed.
    pub condition_href: String,
}

/// Where fields stand: the part that the form is for, and their place below it.
pub(super) struct Place<'a> {
    pub(super) base: &'a Pointer,
    pub(super) below: Pointer,
    pub(super) of: Of,
}

impl Place<'_> {
    pub(super) fn at(&self, key: &Pointer) -> Pointer {
        self.base.join(&self.below).join(key)
    }
}

impl Look<'_> {
    /// The fields of the part at `base`.
    #[must_use]
    pub fn fields(&self, base: &Pointer, of: Of, fields: impl IntoIterator<Item = Field>) -> Vec<FieldView> {
        let place = Place { base, below: Pointer::root(), of };
        fields.into_iter().map(|field| self.field(&place, field)).collect()
    }

    /// What is wrong at exactly this place, or at a member of it that has no field.
    #[must_use]
    pub fn at(&self, at: &Pointer) -> Vec<FindingView> {
        self.findings.iter().filter(|found| found.finding.pointer == *at).map(FindingView::of).collect()
    }

    /// What is wrong anywhere inside.
    #[must_use]
    pub fn within(&self, at: &Pointer) -> Vec<FindingView> {
        self.findings.iter().filter(|found| found.finding.pointer.is_within(at)).map(FindingView::of).collect()
    }

    pub(super) fn node(&self, at: &Pointer) -> Option<&Node> {
        self.draft.document().at(at)
    }

    pub(super) fn field(&self, place: &Place<'_>, field: Field) -> FieldView {
        let key = Pointer::parse(field.key).unwrap_or_default();
        let (name, at) = (place.below.join(&key), place.at(&key));
        let mut view = FieldView {
            control: "line",
            id: id_of(name.as_str()),
            name: name.as_str().to_owned(),
            label: field.label.to_owned(),
            hint: field.hint.to_owned(),
            input: "text",
            value: self.node(&at).map(as_typed).unwrap_or_default(),
            ..FieldView::default()
        };
        self.fill(&mut view, place, field, &name, &at);
        view.findings = self.own_findings(&view, &at);
        view.described = described(&view.id, !view.hint.is_empty(), !view.findings.is_empty());
        view
    }

    pub(super) fn fill(&self, view: &mut FieldView, place: &Place<'_>, field: Field, name: &Pointer, at: &Pointer) {
        match field.control {
            Control::Line | Control::Point => {}
            Control::Whole | Control::Decimal => view.input = "number",
            Control::Day if view.hint.is_empty() => view.hint = "As 2026-11-20: year, month, day".to_owned(),
            Control::Clock if view.hint.is_empty() => view.hint = "As 08:00".to_owned(),
            Control::Day | Control::Clock => {}
            Control::Flag => (view.control, view.choices) = ("flag", vec![choice("true", "", view.value == "true")]),
            Control::OneOf(known) => {
                self.one_of(view, known.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())))
            }
            Control::Language => self.one_of(view, self.languages_offered()),
            Control::Look => self.one_of(view, self.looks(at)),
            Control::List => self.one_of(view, self.lists()),
            Control::Words | Control::LongWords => {
                (view.control, view.long) = ("words", field.control == Control::LongWords);
                view.words = self.words(name, at, true);
            }
            Control::OneALine => (view.control, view.long) = ("lines", true),
            Control::Values => self.boxes(view, at, self.values(at)),
            Control::Languages => {
                self.boxes(view, at, self.known_languages());
                view.control = "languages";
            }
            Control::Roles => self.boxes(view, at, self.known_roles()),
            Control::Picture => self.media(
                view,
                place,
                name,
                &[
                    ("src", "File"),
                    ("alt", "What it shows, for those who don\u{2019}t see it"),
                    ("credit", "Whose picture it is, if it must be named"),
                ],
            ),
            Control::Sound => self.media(
                view,
                place,
                name,
                &[("src", "File"), ("transcript", "What is said, if it is not the words")],
            ),
            Control::Film => self.media(
                view,
                place,
                name,
                &[("href", "Address, beginning with https://"), ("label", "Words of the link")],
            ),
            Control::PointLabels => self.point_labels(view, name, at),
            Control::Options | Control::Rows => {
                view.long = true;
                let fields = if field.control == Control::Rows { ROW } else { OPTION };
                self.elements(view, place, name, fields, 2);
            }
            Control::Reports => self.elements(view, place, name, REPORT, usize::MAX),
            Control::ByRole => self.readers(view, place, name, self.roles()),
            Control::ByBand => self.readers(view, place, name, bands()),
            Control::Expected => self.expected(view, name, at),
        }
    }

    /// Findings at the field that none of its own parts shows.
    pub(super) fn own_findings(&self, view: &FieldView, at: &Pointer) -> Vec<FindingView> {
        let deeper: Vec<&FindingView> =
            view.words.iter().flat_map(|words| &words.findings).chain(view.groups.iter().flat_map(shown_in)).collect();
        self.within(at).into_iter().filter(|finding| !deeper.contains(&finding)).collect()
    }
}
