//! A checked survey → what a report counts, in the words of one language.

use crate::definition::{self, Band, Help, Item, Survey};
use crate::question::{Column, Label, Reader};
use crate::report::{Group, Include, Marks, Plan, Question, Sensitivity};
use crate::response::MODES;
use crate::store::{CollectionPoint, Error, Place, Store};
use crate::texts::{Interface, Language};

/// The plan of a survey's report, with the places that it uses now.
pub async fn plan(store: &Store, survey: &Survey, interface: &Interface, language: &Language) -> Result<Plan, Error> {
    Ok(plan_at(survey, &points(store, survey).await?, interface, language))
}

/// The collection points of a survey, archived ones too, and the places that those belong to.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Points {
    used: Vec<CollectionPoint>,
    parents: Vec<Place>,
}

/// The collection points of a survey; none where its answers carry no places.
pub(super) async fn points(store: &Store, survey: &Survey) -> Result<Points, Error> {
    if survey.place_item().is_none() {
        return Ok(Points::default());
    }
    let used = store.collection_points(&survey.id).await?;
    let belongs = |place: &Place| used.iter().any(|point| point.place.parent.as_ref() == Some(&place.id));
    let has_parents = used.iter().any(|point| point.place.parent.is_some());
    let places = if has_parents { store.places().await? } else { Vec::new() };
    Ok(Points { parents: places.into_iter().filter(belongs).collect(), used })
}

/// The plan of a survey's report, with these places.
#[must_use]
pub(super) fn plan_at(survey: &Survey, points: &Points, interface: &Interface, language: &Language) -> Plan {
    plan_for(survey, points, &Reader::new(interface, language, &survey.default_language()))
}

/// The same in the words of a reader.
#[must_use]
pub(super) fn plan_for(survey: &Survey, points: &Points, reader: &Reader<'_>) -> Plan {
    let language = reader.language();
    let questions = questions(survey, &points.used, reader);
    let place = survey.place_item().and_then(|item| questions.iter().position(|question| question.id == item.id));
    let chain = language.fallback(&survey.default_language());
    Plan {
        survey: survey.id.clone(),
        title: reader.label(&survey.wording),
        language: language.clone(),
        questions,
        places: points.used.iter().map(|point| place_group(point, &points.parents, &chain, language)).collect(),
        place,
        roles: survey.roles.iter().map(|role| self::role(role, reader)).collect(),
        helps: Help::ALL.iter().map(|help| group(help.id(), help_words(*help))).collect(),
        bands: Band::ALL.iter().map(|band| group(band.id(), &format!("Age {}", band.id()))).collect(),
        languages: survey.languages.iter().map(self::language).collect(),
        modes: MODES.iter().map(|mode| group(mode, mode_words(mode))).collect(),
        release_at_least: survey.release.at_least,
        comments_from: survey.comments_from,
    }
}

fn group(id: &str, label: &str) -> Group {
    Group { id: id.to_owned(), label: label.to_owned(), language: None, parent: None, parent_language: None }
}

/// A language is named in its own words.
fn language(language: &Language) -> Group {
    Group { language: Some(language.clone()), ..group(language.tag(), &language.name()) }
}

fn help_words(help: Help) -> &'static str {
    match help {
        Help::Alone => "On their own",
        Help::Together => "Together with somebody",
        Help::OnBehalf => "Somebody for them",
    }
}

fn mode_words(mode: &str) -> &'static str {
    match mode {
        "tablet" => "On a shared tablet",
        "kiosk" => "At a kiosk",
        "text" => "By text message",
        "telephone" => "By telephone",
        "paper" => "On paper",
        "interview" => "In an interview",
        _ => "Online",
    }
}

/// A place joins the other parts of the place that it belongs to.
fn place_group(point: &CollectionPoint, parents: &[Place], chain: &[Language], language: &Language) -> Group {
    let own = &point.place;
    let parent = parents.iter().find(|place| own.parent.as_ref() == Some(&place.id));
    Group {
        language: Some(language.clone()),
        parent: parent.map(|parent| (parent.id.clone(), parent.called(chain).to_owned())),
        parent_language: parent.map(|_| language.clone()),
        ..group(&own.id, own.called(chain))
    }
}

/// A group of people in a report is named in the plural; a role of the survey's own has only its own words.
fn role(role: &definition::Role, reader: &Reader<'_>) -> Group {
    let language_of = |label: &Label| matches!(label, Label::Own(_)).then(|| reader.language().clone());
    let label = match (&role.label, role.id.as_str()) {
        (Label::Interface(_), "child") => "Children".to_owned(),
        (Label::Interface(_), "youngPerson") => "Young people".to_owned(),
        (Label::Interface(_), "patient") => "Patients".to_owned(),
        (Label::Interface(_), "parentCarer") => "Parents and carers".to_owned(),
        (Label::Interface(_), "sibling") => "Brothers and sisters".to_owned(),
        (Label::Interface(_), "supporter") => "Supporters".to_owned(),
        (Label::Interface(_), "staff") => "Staff".to_owned(),
        (own, _) => reader.words(own),
    };
    let parent = role.parent.as_ref().map(|parent| {
        let words = match (&parent.label, parent.id.as_str()) {
            (Label::Interface(_), "childrenAndYoungPeople") => "Children and young people".to_owned(),
            (Label::Interface(_), "familyAndSupporters") => "Families and supporters".to_owned(),
            (own, _) => reader.words(own),
        };
        (parent.id.clone(), words)
    });
    let parent_language = role.parent.as_ref().and_then(|parent| language_of(&parent.label));
    Group { id: role.id.clone(), label, language: language_of(&role.label), parent, parent_language }
}

fn questions(survey: &Survey, points: &[CollectionPoint], reader: &Reader<'_>) -> Vec<Question> {
    let pages = survey.pages.iter();
    let items = pages.flat_map(|page| page.items.iter().flat_map(Item::with_inner).map(move |item| (page, item)));
    items
        .filter(|(_, item)| item.kind.column() != Column::None)
        .map(|(page, item)| match item.kind.is_place() {
            true => place_question(points, question(survey, page, item, reader)),
            false => question(survey, page, item, reader),
        })
        .collect()
}

/// Places are what people are told apart by, merged where they are small; a list of exact counts is in no report.
fn place_question(points: &[CollectionPoint], question: Question) -> Question {
    let places = points.iter().map(|point| point.place.id.clone()).collect();
    Question { column: Column::Code(places), report: Include::Withhold, ..question }
}

fn question(survey: &Survey, page: &definition::Page, item: &Item, reader: &Reader<'_>) -> Question {
    let mut labels: std::collections::BTreeMap<String, String> =
        item.kind.choices().iter().map(|choice| (choice.value.clone(), reader.label(&choice.wording))).collect();
    if item.kind.takes_other() {
        labels.insert("other".to_owned(), reader.say("other"));
    }
    Question {
        id: item.id.clone(),
        label: reader.label(&item.wording),
        column: item.kind.column(),
        labels,
        row_labels: item.kind.rows().iter().map(|row| (row.id.clone(), reader.label(&row.wording))).collect(),
        sensitivity: match sensitivity(survey, page, item) {
            definition::Sensitivity::Ordinary => Sensitivity::Ordinary,
            definition::Sensitivity::Personal => Sensitivity::Personal,
            definition::Sensitivity::Special => Sensitivity::Special,
        },
        positive: item.positive.clone(),
        negative: item.negative.clone(),
        report: match item.reporting {
            definition::Reporting::Include => Include::Include,
            definition::Reporting::ThemesOnly => Include::ThemesOnly,
            definition::Reporting::Withhold => Include::Withhold,
        },
        page: page.has_title.then(|| reader.label(&page.wording)),
        marks: Marks {
            faces: item.kind.display() == "faces",
            always: item.always,
            journey: item.kind.is_journey(),
            target: item.target,
        },
    }
}

/// Whoever is asked a question because of who they are tells it by being counted there: the question is as sensitive as
/// what leads to it.
fn sensitivity(survey: &Survey, page: &definition::Page, item: &Item) -> definition::Sensitivity {
    let conditions = page.visible_if.iter().chain(&item.visible_if);
    let leading = conditions.flat_map(definition::Condition::items).filter_map(|id| survey.item(id));
    let own = if item.kind.is_free_text() { definition::Sensitivity::Personal } else { item.sensitivity };
    leading.map(|item| item.sensitivity).fold(own, Ord::max)
}
