//! Months, shares, modes, the tree of places, what is typed by hand.

use super::fft::FftReturn;
use super::tree::Tree;
use super::unit::{Line, Unit};
use super::*;
use crate::definition::Survey;
use crate::question::Reader;
use crate::store::{Place, PlaceKind};
use crate::texts::{Interface, Language, Localized};
use std::collections::BTreeMap;

#[test]
fn a_month_is_written_with_its_year() {
    let november = Month::parse("2026-11").unwrap();
    assert_eq!((november.to_string().as_str(), november.words().as_str()), ("2026-11", "November 2026"));
    for wrong in
        ["2026-13", "2026-00", "2026-1", "26-11", "2026-011", "2026-11-01", "november", "+026-11", "0000-01", ""]
    {
        assert_eq!(Month::parse(wrong), None, "{wrong}");
    }
    assert_eq!(Month::parse("2026-01").unwrap().before(2), november.before(12));
    let days = |month: &str| Month::parse(month).map(Month::days).map(|(from, until)| until - from);
    assert_eq!((days("2026-11"), days("2024-02"), days("2026-02")), (Some(30), Some(29), Some(28)));
    let over = |day: &str| november.is_over(day.parse().unwrap());
    assert_eq!((over("2026-11-30"), over("2026-12-01")), (false, true));
}

#[test]
fn shares_are_of_all_answers_and_a_half_goes_up() {
    assert_eq!(
        [percent(1, 2), percent(1, 200), percent(1, 201), percent(2, 3), percent(0, 5), percent(3, 2)],
        [Some(50), Some(1), Some(0), Some(67), Some(0), Some(150)]
    );
    assert_eq!(percent(0, 0), None);
    let counts = Counts([5, 2, 0, 1, 1, 1]);
    assert_eq!(
        (counts.total(), counts.positive(), counts.negative()),
        (10, Some(70), Some(20)),
        "don't know is an answer"
    );
    assert_eq!(Counts::default().positive(), None);
    let mut counted = Counts::default();
    assert!(counted.count("dont-know") && counted.count("very-good") && !counted.count("other"));
    assert_eq!(counted, Counts([1, 0, 0, 0, 0, 1]));
}

#[test]
fn each_way_has_its_column() {
    use Mode::{ElectronicDischarge, Online, Other, PaperDischarge, Sms, Telephone};
    for (mode, link, expect) in [
        ("online", None, Online),
        ("online", Some("tablet"), ElectronicDischarge),
        ("online", Some("phone"), Online),
        ("online", Some("paper"), PaperDischarge),
        ("online", Some("balloon"), Online),
        ("kiosk", Some("phone"), ElectronicDischarge),
        ("text", None, Sms),
        ("telephone", None, Telephone),
        ("paper", Some("paper"), PaperDischarge),
        ("interview", None, Other),
        ("pigeon", None, Other),
    ] {
        assert_eq!(Mode::of(mode, link), expect, "{mode} {link:?}");
    }
    for known in crate::response::MODES {
        assert!(*known == "interview" || Mode::of(known, None) != Other, "{known}");
    }
}

fn place(id: &str, kind: PlaceKind, parent: Option<&str>) -> Place {
    let name = Localized::new(BTreeMap::from([(Language::english(), id.to_owned())]));
    let parent = parent.map(str::to_owned);
    let (site, first_day, last_day, team) = (None, None, None, None);
    Place { id: id.to_owned(), name, kind, parent, site, first_day, last_day, team }
}

#[test]
fn a_place_belongs_to_its_ward_site_and_trust() {
    use PlaceKind::{Clinic, Event, Other, Site, Stand, Trust, Ward};
    let places = [
        place("trust", Trust, None),
        place("hospital", Site, Some("trust")),
        place("floor", Other, Some("hospital")),
        place("ward", Ward, Some("floor")),
        place("corner", Stand, Some("ward")),
        place("house", Other, None),
        place("clinic", Clinic, Some("house")),
        place("fair", Event, None),
        place("round", Other, Some("about")),
        place("about", Other, Some("round")),
    ];
    let spot = |id: &str| {
        let spot = Tree(&places).spot(id);
        [spot.ward, spot.site, spot.trust].map(|place| place.map_or("", |place| place.id.as_str()))
    };
    assert_eq!(spot("ward"), ["ward", "hospital", "trust"]);
    assert_eq!(spot("corner"), ["ward", "hospital", "trust"], "a stand counts with its ward");
    assert_eq!(spot("hospital"), ["", "hospital", "trust"], "a poster at the door");
    assert_eq!(spot("clinic"), ["clinic", "house", ""], "nobody has said which places are sites");
    assert_eq!(spot("house"), ["", "house", ""]);
    assert_eq!(spot("fair"), ["fair", "", ""]);
    assert_eq!((spot("unknown"), spot("")), (["", "", ""], ["", "", ""]));
    assert!(spot("round").iter().any(|place| !place.is_empty()), "a circle ends");
    assert_eq!(Tree(&places).only_trust().map(|trust| trust.id.as_str()), Some("trust"));
}

fn ward(name: &str, eligible: Option<u64>, answers: [u64; 6]) -> Unit {
    let mut line = Line::unknown();
    line.know(eligible);
    line.count(Mode::Online, Counts(answers));
    Unit { id: name.to_owned(), name: name.to_owned(), line, ..Unit::default() }
}

fn counted(wards: Vec<Unit>) -> FftReturn {
    let site = Unit { name: "=SUM(A1)".to_owned(), code: "RXA01".to_owned(), parts: wards, ..Unit::default() };
    let mut trust = Unit { name: "Trust".to_owned(), parts: vec![site], ..Unit::default() };
    trust.sum();
    let (survey, title, month) = ("s".to_owned(), "S".to_owned(), Month::parse("2026-11").unwrap());
    FftReturn { survey, title, month, is_provisional: true, trusts: vec![trust], blank: 0 }
}

#[test]
fn a_sum_is_known_where_every_part_is() {
    let both = counted(vec![ward("a", Some(20), [3, 1, 0, 0, 0, 0]), ward("b", Some(0), [0; 6])]);
    let line = both.trusts[0].line;
    assert_eq!((line.eligible(), line.rate(), line.answers.total()), (Some(20), Some(20), 4), "a nought is known");
    let one = counted(vec![ward("a", Some(20), [3, 1, 0, 0, 0, 0]), ward("b", None, [0; 6])]);
    assert_eq!((one.trusts[0].line.eligible(), one.trusts[0].line.rate(), one.missing().len()), (None, None, 1));
    let nowhere = Unit { is_nowhere: true, ..ward("", None, [1, 0, 0, 0, 0, 0]) };
    let beside = counted(vec![ward("a", Some(20), [3, 1, 0, 0, 0, 0]), nowhere]);
    assert_eq!((beside.trusts[0].line.eligible(), beside.missing().len()), (Some(20), 0), "they are of some ward");
}

#[test]
fn a_csv_has_the_sheets_columns_and_nothing_that_runs() {
    let text = csv(&counted(vec![ward("@evil, \"ward\"", None, [2, 0, 0, 0, 1, 0])]), Level::Wards);
    let mut lines = text.trim_start_matches('\u{feff}').split("\r\n");
    assert_eq!(
        lines.next(),
        Some(
            "ICB Code,Trust Code,Trust Name,Site Code,Site Name,Ward Name,Total Responses,Total Eligible,\
             Percentage Positive,Percentage Negative,Very Good,Good,Neither Good nor Poor,Poor,Very Poor,Don't Know,\
             First Speciality,Second Speciality,Mode SMS,Mode Electronic Discharge,Mode Electronic Home,\
             Mode Paper Discharge,Mode Paper Home,Mode Telephone,Mode Online,Mode Other,Response Rate,Entered By Hand"
        )
    );
    let ward = lines.next().unwrap_or_default();
    assert_eq!(ward, ",,Trust,RXA01,'=SUM(A1),\"'@evil, \"\"ward\"\"\",3,,67%,33%,2,0,0,0,1,0,,,0,0,0,0,0,0,3,0,,0");
    let trust = csv(&counted(vec![ward_of_ten()]), Level::Trusts);
    assert!(trust.contains("\r\n,,Trust,10,10,100%,0%,10,0,0,0,0,0,0,0,0,0,0,0,10,0,100%,0\r\n"), "{trust}");
}

fn ward_of_ten() -> Unit {
    ward("a", Some(10), [10, 0, 0, 0, 0, 0])
}

#[test]
fn numbers_are_typed_as_people_write_them() {
    let typed = |pairs: &[(&str, &str)]| {
        let form: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Typed::read(&form)
    };
    let right =
        typed(&[("eligible", " 1,204 "), ("paperDischarge/good", "0"), ("paperHome/poor", ""), ("other/good", "7")]);
    let numbers = right.numbers().unwrap();
    assert_eq!(numbers, BTreeMap::from([("eligible".to_owned(), 1204), ("paperDischarge/good".to_owned(), 0)]));
    let totals = Totals::of(&numbers);
    assert_eq!((totals.eligible, totals.paper.get(&Mode::PaperDischarge)), (Some(1204), Some(&Counts::default())));
    let wrong = typed(&[
        ("eligible", "about 20"),
        ("paperHome/good", "-1"),
        ("paperHome/poor", "1.5"),
        ("paperDischarge/good", "9999999"),
    ]);
    let fields: Vec<String> = wrong.numbers().unwrap_err().into_iter().map(|wrong| wrong.field).collect();
    assert_eq!(fields, ["eligible", "paperDischarge/good", "paperHome/good", "paperHome/poor"]);
    assert_eq!(Typed::of(&numbers).value("eligible"), "1204");
}

#[test]
fn a_row_of_a_batch_is_one_submission() {
    let batch = [7; 16];
    assert_eq!(submission_id(&batch, 3), submission_id(&batch, 3));
    assert_ne!(submission_id(&batch, 3), submission_id(&batch, 4));
    assert_ne!(submission_id(&batch, 3), submission_id(&[8; 16], 3));
}

/// A survey with an item of each shape; the second question hangs on the first.
const SHAPES: &str = r#"{
  "id": "shapes", "title": "Shapes", "languages": ["en"],
  "owner": {"team": "Team", "email": "a@example.nhs.uk", "deputy": "b@example.nhs.uk", "safeguarding": "c@example.nhs.uk"},
  "privacy": {"controller": "Us", "lawfulBasis": "publicTask"},
  "pages": [{"id": "one", "reason": "A test", "items": [
    {"id": "stayed", "type": "yesNo", "label": "Stayed?", "purpose": "P"},
    {"id": "nights", "type": "integer", "min": 1, "max": 9, "label": "Nights?", "purpose": "P", "visibleIf": {"item": "stayed", "is": "yes"}},
    {"id": "liked", "type": "multiChoice", "label": "Liked?", "purpose": "P", "other": true,
      "options": [{"value": "food", "label": "Food"}, {"value": "play", "label": "Play"}, {"value": "light", "label": "Light"}]},
    {"id": "stars", "type": "scale", "points": 5, "display": "stars", "label": "Stars?", "purpose": "P", "positive": [4, 5]},
    {"id": "when", "type": "date", "label": "When?", "purpose": "P"},
    {"id": "rooms", "type": "matrix", "label": "Rooms?", "purpose": "P", "rows": [{"id": "bed", "label": "Bed"}],
      "options": [{"value": "good", "label": "Good"}, {"value": "poor", "label": "Poor"}]},
    {"id": "way", "type": "hidden", "from": "mode", "label": "Way", "purpose": "P", "options": [{"value": "paper", "label": "Paper"}, {"value": "web", "label": "Web"}]},
    {"id": "say", "type": "longText", "label": "Say more?", "purpose": "P"}
  ]}]
}"#;

fn shapes() -> Survey {
    let checked = crate::definition::read(SHAPES, &BTreeMap::new());
    checked.survey.unwrap_or_else(|| unreachable!("{:?}", checked.findings))
}

/// What a row becomes: the closed answers, or what is wrong by column.
fn keyed(row: &[(&str, &str)]) -> Result<String, Vec<(String, String)>> {
    let (survey, interface) = (shapes(), Interface::load().unwrap());
    let reader = Reader::new(&interface, &Language::english(), &Language::english());
    let (columns, left_out) = columns(&survey, &reader);
    assert_eq!(left_out, ["Rooms?"], "a grid has no column");
    let today = "2026-11-21".parse().unwrap();
    let batch = Batch { survey: &survey, reader: &reader, columns: &columns, language: "en", place: None, today };
    let row = row.iter().map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned())).collect();
    let read =
        batch.read(&row).map_err(|wrong| wrong.into_iter().map(|one| (one.column, one.text)).collect::<Vec<_>>())?;
    Ok(read.map(|form| form.response.closed(&survey)).unwrap_or_default())
}

#[test]
fn numbers_become_answers_of_every_shape() {
    let row = [
        ("stayed", "1"),
        ("nights", "3"),
        ("liked", "1, 3"),
        ("stars", "4"),
        ("when", "2026-11-02"),
        ("say", "More light"),
    ];
    let told: serde_json::Value = serde_json::from_str(&keyed(&row).unwrap()).unwrap();
    assert_eq!(
        told,
        serde_json::json!({"stayed": "yes", "nights": 3, "liked": ["food", "light"], "stars": "4", "when": "2026-11-02", "rooms": null, "way": "paper", "say": true})
    );
    let unasked = keyed(&[("stayed", "2"), ("nights", "3")]).unwrap_err();
    assert!(
        unasked[0].0 == "nights" && unasked[0].1.contains("is not asked"),
        "nothing goes without a word: {unasked:?}"
    );
    let own = keyed(&[("stayed", "1"), ("liked", "1 4"), ("liked.other", "The fish tank")]).unwrap();
    assert!(own.contains("\"other\""), "{own}");
    assert_eq!(keyed(&[("stayed", "1"), ("liked", "4")]).unwrap_err()[0].0, "liked", "its words are missing");
    assert_eq!(keyed(&[("stayed", " "), ("say", "")]), Ok(String::new()), "an empty row is no form");
    let columns =
        |row: &[(&str, &str)]| keyed(row).unwrap_err().into_iter().map(|(column, _)| column).collect::<Vec<_>>();
    assert_eq!(columns(&[("stayed", "3"), ("liked", "1 5"), ("stars", "0")]), ["stayed", "liked", "stars"]);
    assert_eq!(columns(&[("stayed", "1"), ("nights", "12"), ("when", "soon")]), ["nights", "when"]);
    assert_eq!(keyed(&[("stayed", "x")]).unwrap_err()[0].1, "Write a number from 1 to 2");
}
