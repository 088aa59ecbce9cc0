//! What a form shows, sent back as it is, changes nothing; and what is typed comes to stand where it belongs.

use super::*;
use crate::json::{Node, Pointer};
use crate::question::known;
use crate::texts::Interface;
use std::sync::LazyLock;

static INTERFACE: LazyLock<Interface> = LazyLock::new(|| Interface::load().unwrap());

const SHIPPED: [&str; 4] = [
    include_str!("../../survey-definitions/ward-design.json"),
    include_str!("../../survey-definitions/friends-and-family.json"),
    include_str!("../../survey-definitions/learning-disability-support.json"),
    include_str!("../../survey-definitions/event-feedback.json"),
];

/// What a browser would send of these fields.
fn sent(fields: &[FieldView]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for field in fields {
        match field.control {
            "words" => pairs.extend(field.words.iter().map(|words| (words.name.clone(), words.value.clone()))),
            "flag" | "boxes" | "languages" => {
                let offered: Vec<&str> = field.choices.iter().map(|choice| choice.value.as_str()).collect();
                pairs.push((format!("{}#there", field.name), offered.join(",")));
                let ticked = field.choices.iter().filter(|choice| choice.chosen);
                pairs.extend(ticked.map(|choice| (field.name.clone(), choice.value.clone())));
            }
            "select" => {
                let chosen = field.choices.iter().find(|choice| choice.chosen).or(field.choices.first());
                pairs.push((field.name.clone(), chosen.map(|choice| choice.value.clone()).unwrap_or_default()));
            }
            "media" | "labels" | "list" | "variants" => {}
            "shares" => pairs.push((field.name.clone(), String::new())),
            _ => pairs.push((field.name.clone(), field.value.replace('\n', "\r\n"))),
        }
        for group in &field.groups {
            pairs.extend(sent(&group.fields));
            pairs.extend(sent(&group.more));
        }
    }
    pairs
}

fn look<'a>(draft: &'a Draft, findings: &'a [crate::json::Located]) -> Look<'a> {
    Look { draft, findings, interface: &INTERFACE, condition_href: String::new() }
}

fn sections(sections: &[Section]) -> Vec<Field> {
    sections.iter().flat_map(|section| section.fields).copied().collect()
}

fn item_fields(item: &Node) -> Vec<Field> {
    let kind = known(item.text_of("type")).unwrap();
    WORDS
        .iter()
        .chain(MEDIA)
        .copied()
        .chain(settings(kind))
        .chain(about(kind))
        .chain(VARIANTS.iter().copied())
        .collect()
}

/// Every form of a draft: where it stands, whose words it has, its fields.
fn forms(draft: &Draft) -> Vec<(Pointer, Of, Vec<Field>)> {
    let root = Pointer::root();
    let mut forms = vec![(root.clone(), Of::Survey, sections(SURVEY))];
    for (index, _) in draft.pages().iter().enumerate() {
        forms.push((root.key("pages").index(index), Of::Page, sections(PAGE)));
    }
    forms.extend(draft.items().iter().map(|part| (part.at(), Of::Item, item_fields(part.node))));
    forms
}

#[test]
fn a_form_sent_back_as_it_is_changes_nothing() {
    for text in SHIPPED {
        let before = Draft::parse(text).unwrap();
        let mut draft = before.clone();
        for (at, of, fields) in forms(&before) {
            let pairs = sent(&look(&before, &[]).fields(&at, of, fields.clone()));
            assert!(!pairs.is_empty());
            draft.take(&at, of, fields, &Input(&pairs));
            assert!(draft.document().says(before.document()), "{} {at}:\n{pairs:?}", before.id());
        }
    }
}

#[test]
fn a_survey_made_of_what_forms_send_is_the_same_survey() {
    for text in SHIPPED {
        let model = Draft::parse(text).unwrap();
        let mut draft = Draft::begin(model.id(), "x", model.languages()[0].tag());
        let root = Pointer::root();
        // Languages, roles and lists first, since fields are shown for them.
        for _ in 0..2 {
            prepare(&mut draft, &model, &root);
            let pairs = sent(&look(&model, &[]).fields(&root, Of::Survey, sections(SURVEY)));
            draft.take(&root, Of::Survey, sections(SURVEY), &Input(&pairs));
        }
        for name in ["optionLists", "conditions", "reviewed"] {
            draft.document_mut().set(name, model.document().get(name).cloned());
        }
        for part in model.items().iter().filter(|part| part.group.is_none()) {
            let at = root.key("pages").index(part.page);
            if part.index == 0 {
                draft.add_question(part.node.text_of("type"), "x").unwrap();
            } else {
                draft.add_question_at(&at, part.node.text_of("type"), "x").unwrap();
            }
            draft.document_mut().put(&part.at().key("id"), part.node.get("id").cloned());
            draft.document_mut().put(&part.at().key("visibleIf"), part.node.get("visibleIf").cloned());
            prepare(&mut draft, &model, &part.at());
            let pairs = sent(&look(&model, &[]).fields(&part.at(), Of::Item, item_fields(part.node)));
            draft.take(&part.at(), Of::Item, item_fields(part.node), &Input(&pairs));
        }
        for (index, page) in model.pages().iter().enumerate() {
            let at = root.key("pages").index(index);
            draft.document_mut().put(&at.key("id"), page.get("id").cloned());
            draft.document_mut().put(&at.key("visibleIf"), page.get("visibleIf").cloned());
            prepare(&mut draft, &model, &at);
            let pairs = sent(&look(&model, &[]).fields(&at, Of::Page, sections(PAGE)));
            draft.take(&at, Of::Page, sections(PAGE), &Input(&pairs));
        }
        conditions(&mut draft, &model);
        assert_eq!(different(draft.document(), model.document(), &root), Vec::<String>::new(), "{}", model.id());
    }
}

/// Adds what an author adds by buttons: readers with words of their own, answers, rows, reports.
fn prepare(draft: &mut Draft, model: &Draft, at: &Pointer) {
    let Some(node) = model.document().at(at) else { return };
    for by in ["byRole", "byBand"] {
        for (who, ..) in node.get(by).map(Node::members).unwrap_or_default() {
            draft.add_variant(&at.key(by).key(who));
        }
    }
    for name in ["options", "rows", "reports"] {
        let here = at.key(name);
        let count = model.document().at(&here).map_or(0, |list| list.elements().len());
        if count > 0 && draft.document().at(&here).is_none_or(|list| list.elements().is_empty()) {
            for index in 0..count {
                draft.add_element(&here);
                draft.document_mut().put(
                    &here.index(index).key("visibleIf"),
                    model.document().at(&here.index(index).key("visibleIf")).cloned(),
                );
                prepare(draft, model, &here.index(index));
            }
        }
    }
    if node.get("optionList").is_some() {
        draft.document_mut().put(&at.key("options"), None);
    }
}

/// Conditions go through their menus.
fn conditions(draft: &mut Draft, model: &Draft) {
    for (at, ..) in forms(model) {
        let at = at.key("visibleIf");
        if let Some(condition) = model.document().at(&at) {
            draft.document_mut().put(&at, Rows::of(Some(condition)).condition());
        }
    }
    for name in model.rules() {
        let at = Pointer::root().key("conditions").key(name);
        draft.document_mut().put(&at, Rows::of(model.document().at(&at)).condition());
    }
}

/// Where two documents say different things.
fn different(own: &Node, other: &Node, at: &Pointer) -> Vec<String> {
    if own.says(other) {
        return Vec::new();
    }
    let names: std::collections::BTreeSet<&String> =
        own.members().iter().chain(other.members()).map(|(name, ..)| name).collect();
    if names.is_empty() && own.elements().len() == other.elements().len() && !own.elements().is_empty() {
        return own
            .elements()
            .iter()
            .zip(other.elements())
            .enumerate()
            .flat_map(|(index, (own, other))| different(own, other, &at.index(index)))
            .collect();
    }
    if names.is_empty() {
        return vec![format!("{at}: {own:?} and {other:?}")];
    }
    names
        .into_iter()
        .flat_map(|name| match (own.get(name), other.get(name)) {
            (Some(own), Some(other)) => different(own, other, &at.key(name)),
            (own, _) => vec![format!("{at}/{name} is {}", if own.is_some() { "new" } else { "missing" })],
        })
        .collect()
}

#[test]
fn names_are_made_of_words() {
    let none = std::collections::BTreeSet::new();
    for (words, name) in [
        ("How often did noise wake you?", "how-often-did-noise-wake-you"),
        ("Prosimy o łąkę", "prosimy-o-lake"),
        ("What's new?", "whats-new"),
        ("9 lives", "q-9-lives"),
        ("آپ کی عمر", "q"),
        ("A very long question that goes on and on for ever", "a-very-long-question-that-goes-on-and-on"),
    ] {
        assert_eq!(name_from(words, &none), name, "{words}");
        assert!(crate::question::check_name(name).is_ok());
    }
    let taken = ["noise".to_owned(), "noise-2".to_owned()].into();
    assert_eq!(name_from("Noise", &taken), "noise-3");
}

#[test]
fn conditions_read_as_sentences() {
    let draft = Draft::parse(SHIPPED[0]).unwrap();
    let sentence =
        |page: &str| draft.sentence(draft.pages()[draft.page(page).unwrap()].get("visibleIf").unwrap(), &INTERFACE);
    assert_eq!(sentence("age-page"), "Parent or carer is not answering and it is not read in Easy Read");
    assert_eq!(sentence("light"), "the rule \u{201c}hasStayedInFull\u{201d} holds");
    let item = draft.item("calm-corner-needs").unwrap();
    assert_eq!(
        draft.sentence(item.node.get("visibleIf").unwrap(), &INTERFACE),
        "the answer to \u{201c}Would a calm corner help you?\u{201d} is \u{201c}Yes\u{201d} and it is not read in Easy Read"
    );
}

#[test]
fn a_new_name_reaches_whoever_refers_to_the_old_one() {
    let mut draft = Draft::parse(SHIPPED[0]).unwrap();
    assert_eq!(draft.asked_by("stayed"), ["the rule \u{201c}hasStayed\u{201d}"]);
    draft.rename_item("stayed", "slept-in-hospital");
    assert_eq!(draft.asked_by("slept-in-hospital"), ["the rule \u{201c}hasStayed\u{201d}"]);
    draft.rename_rule("hasStayed", "slept");
    draft.rename_list("howOften", "often");
    let checked = draft.checked(&Default::default());
    assert_eq!(checked.errors().count(), 0, "{:?}", checked.findings);
    assert!(!draft.text().contains("howOften") && !draft.text().contains("\"hasStayed\""));
}

#[test]
fn findings_stand_at_their_field() {
    let mut draft = Draft::parse(SHIPPED[0]).unwrap();
    let at = draft.item("noise-at-night").unwrap().at();
    draft.document_mut().put(&at.key("purpose"), None);
    draft.document_mut().put(&at.key("hint").key("fr"), Some(Node::string("Bonjour")));
    let findings = draft.checked(&Default::default()).findings;
    let fields = look(&draft, &findings).fields(&at, Of::Item, item_fields(draft.item("noise-at-night").unwrap().node));
    let purpose = fields.iter().find(|field| field.name == "/purpose").unwrap();
    assert!(purpose.findings.iter().any(|finding| finding.error), "{purpose:?}");
    assert_eq!(purpose.described, "f_purpose_hint f_purpose_found");
    let hint = fields.iter().find(|field| field.name == "/hint").unwrap();
    assert!(
        hint.findings[0].message.contains("not one of this survey\u{2019}s languages")
            || hint.findings[0].message.contains("languages"),
        "{hint:?}"
    );
}

/// So that what the browser downloads is what git holds, byte for byte.
#[test]
fn files_are_in_the_one_layout() {
    for text in SHIPPED {
        let draft = Draft::parse(text).unwrap();
        assert!(draft.text() == text, "{} is laid out otherwise", draft.id());
    }
}

/// What a change of ward-design is classed as.
fn classed(change: impl FnOnce(&mut Draft)) -> Vec<(Class, String)> {
    let before = Draft::parse(SHIPPED[0]).unwrap();
    let mut after = before.clone();
    change(&mut after);
    changes(&before, &after, &INTERFACE).into_iter().map(|change| (change.class, change.what)).collect()
}

fn put(draft: &mut Draft, item: &str, below: &str, value: Option<&str>) {
    let at = draft.item(item).unwrap().at().join(&Pointer::parse(below).unwrap());
    draft.document_mut().put(&at, value.map(|value| crate::json::parse(value).unwrap()));
}

#[test]
fn a_new_version_says_what_it_does_to_earlier_answers() {
    assert_eq!(classed(|_| ()), []);
    for (expect, words, change) in [
        (
            Class::Safe,
            "Other words",
            &(|draft: &mut Draft| put(draft, "food-liked", "/label/en", Some("\"Was the food nice?\"")))
                as &dyn Fn(&mut Draft),
        ),
        (Class::Safe, "still mean the same", &|draft| {
            put(draft, "light-at-night", "/options/0/label/en", Some("\"Much darker than at home\""))
        }),
        (Class::Compatible, "has a new answer", &|draft| {
            put(
                draft,
                "light-at-night",
                "/options",
                Some(
                    r#"[{"value":"too-bright","label":"Too bright"},{"value":"good-for-sleep","label":"Good for sleep"},{"value":"too-dark","label":"Too dark"},{"value":"dont-know","label":"I do not know"},{"value":"new","label":"Changing"}]"#,
                ),
            )
        }),
        (Class::Breaking, "loses the answer", &|draft| put(draft, "light-at-night", "/options/0", None)),
        (Class::Breaking, "loses the row", &|draft| put(draft, "being-private", "/rows/0", None)),
        (Class::Breaking, "another kind of answer", &|draft| put(draft, "ward-feel", "/type", Some("\"integer\""))),
        (Class::Compatible, "Taken out", &|draft| put(draft, "food-liked", "", None)),
        (Class::Compatible, "judged otherwise", &|draft| put(draft, "age", "/sensitivity", None)),
        (Class::Compatible, "when it is shown", &|draft| put(draft, "calm-corner-needs", "/visibleIf", None)),
        (Class::Compatible, "privacy", &|draft| {
            draft.document_mut().put(&Pointer::parse("/privacy/lawfulBasis").unwrap(), Some(Node::string("consent")))
        }),
        (Class::Compatible, "another order", &|draft| draft.shift(&Pointer::parse("/pages/2").unwrap(), Move::Down)),
        (Class::Safe, "Title", &|draft| {
            draft.document_mut().put(&Pointer::parse("/title/en").unwrap(), Some(Node::string("Wards")))
        }),
    ] {
        let found = classed(change);
        assert!(found.iter().any(|(class, what)| *class == expect && what.contains(words)), "{words}: {found:?}");
        assert!(found.iter().all(|(class, _)| *class <= expect), "{words}: {found:?}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let mut draft = Draft::begin("x", "Our survey", "en");
    draft.add_question("singleChoice", "Which one?").unwrap();
    let said = |draft: &Draft| {
        missing(draft, &draft.checked(&Default::default()), Readers::Named)
            .into_iter()
            .map(|one| one.at.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&draft), ["/privacy", "/owner", "/pages/0/items/0/purpose", "/pages/0/items/0/options"]);
    let whole = Draft::parse(SHIPPED[0]).unwrap();
    assert_eq!(said(&whole), ["/reviewed/en-simple", "/reviewed/pl", "/reviewed/ur"]);
    let mut bare = whole.clone();
    put(&mut bare, "stayed", "/image", None);
    assert!(said(&bare).contains(&"/pages/1/items/0/label".to_owned()), "{:?}", said(&bare));
}

#[test]
fn a_draft_that_is_not_finished_can_be_looked_at() {
    let mut draft = Draft::begin("x", "Our survey", "en");
    for kind in crate::question::KINDS.iter().filter(|kind| kind.is_ready()) {
        draft.add_question(kind.name, "").unwrap();
    }
    let checked = draft.for_preview().checked(&Default::default());
    assert!(checked.survey.is_some(), "{:?}", checked.errors().collect::<Vec<_>>());
}

#[test]
fn the_map_tells_where_answers_lead() {
    let draft = Draft::parse(SHIPPED[0]).unwrap();
    let survey = draft.checked(&Default::default()).survey.unwrap();
    let map = map(&draft, &survey, &INTERFACE);
    let stayed = map.iter().flat_map(|page| &page.questions).find(|question| question.id == "stayed").unwrap();
    let lead = |answer: &str| stayed.leads.iter().find(|lead| lead.answer == answer).unwrap();
    assert!(lead("Yes").skips.is_empty() && lead("Yes").opens.len() > 2, "{stayed:?}");
    assert!(lead("No").opens.is_empty() && lead("No").skips.len() == lead("Yes").opens.len(), "{stayed:?}");
}

#[test]
fn standard_questions_come_with_what_they_need() {
    let mut draft = Draft::begin("x", "Our survey", "en");
    let bank = Draft::parse(r#"{"id":"b","title":"B","languages":["en","en-simple"],"optionLists":{"l":[{"value":"a","label":{"en":"A","en-simple":"A"}}]},
        "pages":[{"id":"p","items":[{"id":"q","type":"singleChoice","optionList":"l","label":{"en":"Q?","en-simple":"Q"}}]}]}"#).unwrap();
    assert_eq!(draft.insert(&bank), ["q"]);
    assert_eq!(draft.insert(&bank), Vec::<String>::new(), "the same again is left out");
    let text = draft.text();
    assert!(text.contains(r#""label": {"en": "Q?"}"#) && !text.contains("en-simple"), "{text}");
}

#[test]
fn what_is_translated_is_told_from_what_was_changed_since() {
    let before = Draft::parse(SHIPPED[0]).unwrap();
    let all = before.wordings();
    let keys: std::collections::BTreeSet<&String> = all.iter().map(|one| &one.key).collect();
    assert_eq!(keys.len(), all.len(), "each place has a key of its own");
    assert!(all.len() > 100);
    let polish = crate::texts::Language::parse("pl").unwrap();
    let easy = crate::texts::Language::parse("en-simple").unwrap();
    assert_eq!((before.translated_from(&polish).tag(), before.translated_from(&easy).tag()), ("en", "en"));
    let noise = all.iter().find(|one| one.key == "/pages/noise/items/noise-at-night/label").unwrap();
    assert_eq!(noise.what, "Question \u{201c}How often did noise wake you at night?\u{201d}");
    let first = before.translated_since(None);
    let source =
        |key: &str| first.iter().find(|one| one.key == key && one.language == "pl").map(|one| one.source.as_str());
    assert_eq!(before.standing_in(&noise.at, &polish, source(&noise.key)), Standing::Done);

    let mut after = before.clone();
    after.shift(&Pointer::parse("/pages/2").unwrap(), Move::Up);
    put(&mut after, "noise-at-night", "/label/en", Some("\"Did noise wake you?\""));
    put(&mut after, "noise-at-night", "/hint/pl", None);
    let at = |after: &Draft, key: &str| after.wordings().into_iter().find(|one| one.key == key).unwrap().at;
    assert_eq!(after.standing_in(&at(&after, &noise.key), &polish, source(&noise.key)), Standing::Changed);
    assert_eq!(
        after.standing_in(&at(&after, "/pages/noise/items/noise-at-night/hint"), &polish, None),
        Standing::Missing
    );
    assert_eq!(after.translated_since(Some(&before)), []);
    put(&mut after, "noise-at-night", "/label/pl", Some("\"Czy ha\u{142}as Ci\u{119} budzi\u{142}?\""));
    let now = after.translated_since(Some(&before));
    assert_eq!(now.len(), 1);
    assert_eq!(after.standing_in(&at(&after, &noise.key), &polish, Some(&now[0].source)), Standing::Done);
}

#[test]
fn words_go_through_a_spreadsheet_and_come_back() {
    for words in ["=1+1", "-1", "+44 20", "@home", "plain", "'quoted'", ""] {
        assert_eq!(from_cell(&to_cell(words)), words);
        assert!(!to_cell(words).starts_with(['=', '+', '-', '@']));
    }
}
