//! Files of a report: what a spreadsheet could run, what a screen reader needs, which letters there are fonts for.

use crate::equal::report;
use crate::world::{On, SECRET, World};
use calamine::{Data, Reader as _, Xlsx};
use pdf_extract::{Document, Object};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use yousaid::config::Config;
use yousaid::figures::{self, Asked, Books};
use yousaid::files::{Fonts, Which, pdf, png, xlsx};
use yousaid::keys::Keys;
use yousaid::report::{Links, ReportView};
use yousaid::texts::Language;

/// Every text of a spreadsheet, and whether it has a formula.
fn texts(bytes: &[u8]) -> (Vec<String>, bool) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let (mut texts, mut runs) = (book.sheet_names(), false);
    for name in book.sheet_names() {
        runs |= book.worksheet_formula(&name).unwrap().used_cells().any(|(_, _, formula)| !formula.is_empty());
        let range = book.worksheet_range(&name).unwrap();
        texts.extend(
            range
                .used_cells()
                .filter(|(_, _, cell)| matches!(cell, Data::String(_)))
                .map(|(_, _, cell)| cell.to_string()),
        );
    }
    (texts, runs)
}

#[test]
fn nothing_in_a_spreadsheet_runs() {
    let world = World::new(On::Sqlite);
    let mut view = report(&world);
    let bad = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "＝1", "https://x.example"];
    view.title.text = bad[0].into();
    view.finding.text = bad[1].into();
    let question = view.questions.iter_mut().find(|question| question.id == "noise-at-night").unwrap();
    question.label.text = bad[2].into();
    question.bars[0].label.text = bad[3].into();
    question.bars[1].key = bad[4].into();
    question.splits[0].table.columns[1].text = bad[5].into();
    question.basis = bad[6].into();
    let (texts, runs) = texts(&xlsx(&view).unwrap());
    assert!(!runs);
    let found = |words: &str| texts.iter().any(|text| text.contains(words.trim()));
    assert!(bad.iter().all(|words| found(words)), "{texts:?}");
    let begins = |text: &&String| text.trim_start().starts_with(['=', '+', '-', '@', '＝']);
    assert_eq!(texts.iter().find(begins), None);
    assert_eq!(xlsx(&view).unwrap(), xlsx(&view).unwrap(), "the same report is the same file");
}

/// The words of an object.
fn words(object: &Object) -> String {
    String::from_utf8_lossy(object.as_str().unwrap_or_default()).into_owned()
}

#[test]
fn a_pdf_is_tagged_and_its_charts_are_told_in_words() {
    let world = World::new(On::Sqlite);
    let view = report(&world);
    let bytes = pdf(&view, &Fonts::default()).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    let marked = catalog.get(b"MarkInfo").unwrap();
    let marked = document.dereference(marked).unwrap().1.as_dict().unwrap().get(b"Marked").unwrap();
    assert!(marked.as_bool().unwrap() && catalog.has(b"StructTreeRoot"));
    assert!(words(catalog.get(b"Lang").unwrap()).starts_with("en"));
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let metadata = streams.filter(|stream| {
        stream.dict.get(b"Type").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Metadata"))
    });
    let metadata: Vec<String> = metadata.map(|stream| String::from_utf8_lossy(&stream.content).into_owned()).collect();
    assert!(metadata.iter().any(|xml| xml.contains("pdfuaid:part") && xml.contains(&view.title.text)), "{metadata:?}");
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut told = Vec::new();
    for dictionary in document.objects.values().filter_map(|object| object.as_dict().ok()) {
        let Some(kind) = dictionary.get(b"S").ok().and_then(|kind| kind.as_name().ok()) else { continue };
        if !dictionary.has(b"P") {
            continue;
        }
        let kind = String::from_utf8_lossy(kind).into_owned();
        if kind == "Figure" {
            told.push(dictionary.get(b"Alt").map(|alt| alt.as_str().unwrap().len()).unwrap_or_default());
        }
        *kinds.entry(kind).or_default() += 1;
    }
    let charts = view.questions.iter().filter(|question| !question.svg.is_empty()).count();
    assert!(told.len() >= charts && told.iter().all(|length| *length > 10), "{told:?}");
    let count = |kind: &str| kinds.get(kind).copied().unwrap_or_default();
    assert!(
        count("H1") > view.questions.len() / 2 && count("Table") >= charts && count("TH") > count("Table"),
        "{kinds:?}"
    );
}

fn report_in(world: &World, survey: &str, language: &str) -> ReportView {
    let (books, keys) = (Books::default(), Keys::new(SECRET));
    let links = Links { page: format!("/results/{survey}"), csv: String::new() };
    let sources = (&world.store, world.interface.as_ref(), &books, &keys);
    let edition = world.catalogue.current(survey).unwrap();
    let language = Language::parse(language).unwrap();
    world.run(figures::report_in(&language, sources, &edition, &Asked::All, links)).unwrap()
}

fn text_of(bytes: &[u8]) -> String {
    pdf_extract::extract_text_from_mem(bytes).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn chart_of(question: &str) -> Which {
    Which { question: question.to_owned(), by: None }
}

const MISSING: &str = "letters that this service has no font for";

/// Latin with all its marks: Welsh and Polish are drawn.
#[test]
fn welsh_and_polish_are_drawn_by_the_fonts_that_come_along() {
    let world = World::new(On::Sqlite);
    report(&world);
    let mut view = report_in(&world, "ward-design", "pl");
    view.title.text = "Ŵyl y tŷ: Łóżko, źdźbło".into();
    let text = text_of(&pdf(&view, &Fonts::default()).unwrap());
    let label = &view.questions.iter().find(|asked| asked.id == "noise-at-night").unwrap().label.text;
    assert!(text.contains("Ŵyl y tŷ: Łóżko, źdźbło") && text.contains(label.as_str()), "{label}: {text}");
    assert!(!text.contains(MISSING) && !text.contains("[…]"), "{text}");
    assert!(png(&view, &chart_of("noise-at-night"), &Fonts::default()).unwrap().is_some());
}

/// Urdu has letters that no font here has: they are never boxes, and the document says so.
#[test]
fn what_no_font_has_is_said_and_never_drawn_as_boxes() {
    let world = World::new(On::Sqlite);
    report(&world);
    let view = report_in(&world, "ward-design", "ur");
    let question = view.questions.iter().find(|question| question.id == "noise-at-night").unwrap();
    assert!(question.bars.iter().any(|bar| bar.label.text.contains('ے')), "{question:?}");
    let text = text_of(&pdf(&view, &Fonts::default()).unwrap());
    assert!(text.contains(MISSING) && text.contains("never"), "{text}");
    assert_eq!(png(&view, &chart_of("noise-at-night"), &Fonts::default()).unwrap(), None);
    let own = Fonts::with(vec![std::fs::read(urdu_font()).unwrap()]).unwrap();
    let text = text_of(&pdf(&view, &own).unwrap());
    assert!(!text.contains(MISSING) && !text.contains("[…]"), "{text}");
    assert!(png(&view, &chart_of("noise-at-night"), &own).unwrap().is_some());
}

/// A font with Urdu, which the tests in a browser need too; `tests/run` installs one.
fn urdu_font() -> String {
    let debians = "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf";
    if Path::new(debians).exists() {
        return debians.to_owned();
    }
    let found = std::process::Command::new("fc-match").args(["-f", "%{file}", ":lang=ur"]).output();
    String::from_utf8(found.expect("a font with Urdu: install fonts-noto-core").stdout).unwrap()
}

#[test]
fn a_setting_of_fonts_is_checked_at_the_start() {
    assert!(Fonts::with(vec![b"no font".to_vec()]).is_none());
    let read = |value: &str| Config::read(BTreeMap::from([("fonts".to_owned(), value.to_owned())]), None);
    for wrong in ["/nothing/there.ttf", env!("CARGO_MANIFEST_PATH")] {
        let told = read(wrong).unwrap_err().0;
        assert!(told.len() == 1 && told[0].starts_with("YOUSAID_FONTS is wrong"), "{told:?}");
    }
    assert!(read(&urdu_font()).is_ok());
}

#[test]
fn each_chart_is_a_picture_with_its_question() {
    let world = World::new(On::Sqlite);
    let view = report(&world);
    let fonts = Fonts::default();
    let picture = |question: &str, by: Option<&str>| {
        png(&view, &Which { question: question.to_owned(), by: by.map(str::to_owned) }, &fonts).unwrap()
    };
    let whole = picture("noise-at-night", None).unwrap();
    assert!(whole.starts_with(b"\x89PNG") && whole.len() > 10_000, "{}", whole.len());
    assert_ne!(Some(whole), picture("noise-at-night", Some("role")));
    for (question, by) in [("nothing", None), ("noise-at-night", Some("nothing")), ("one-change", None)] {
        assert_eq!(picture(question, by), None, "{question} {by:?}");
    }
}
