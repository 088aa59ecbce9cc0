//! A year and more of answers over real records: whether they changed, what sets people apart, the map of a journey; the
//! same figures on the page, in the text, in the mail, as JSON and as CSV.

use crate::on_both;
use crate::template_samples::filters;
use crate::templates::files;
use crate::world::World;
use calamine::{Reader as _, Xlsx};
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use std::io::Cursor;
use yousaid::changes::{self, Entry};
use yousaid::figures::{self, Asked, Books};
use yousaid::files::Fonts;
use yousaid::keys::Keys;
use yousaid::render::Renderer;
use yousaid::report::{Links, ReportView};
use yousaid::store::{ChangeRecord, CommentState, Decision};

const SURVEY: &str = "ward-visit";
const MONTH: i64 = 30 * 86_400;

/// One family's answers: the `at`th of `people`, of whom so many in a hundred heard no noise.
fn answers(at: u32, quiet: u32, people: u32) -> Value {
    let of = |shares: &[(&'static str, u32)]| {
        let place = at * 37 % people * 100 / people;
        shares
            .iter()
            .scan(0, |sum, share| {
                *sum += share.1;
                Some((share.0, *sum))
            })
            .find(|(_, sum)| place < *sum)
            .map_or("", |found| found.0)
    };
    let felt = |good: u32| {
        of(&[("happy", good / 2), ("safe", good - good / 2), ("bored", 15), ("worried", 60), ("alone", 100)])
    };
    let way = json!({
        "arriving": felt(70), "waiting": {"feeling": felt(25), "why": format!("Nobody said how long ({at}).")},
        "seeing": felt(85), "staying": felt(45), "leaving": felt(80),
    });
    let noise = of(&[("never", quiet), ("sometimes", 20), ("often", 100)]);
    json!({"noise": noise, "named": of(&[("yes", 70), ("no", 20), ("notSure", 10)]), "faces": of(&[("5", 62), ("4", 20), ("3", 18)]), "way": way})
}

/// So many children and parents send their answers, and what may be is released.
fn month(world: &World, children: (u32, u32), parents: (u32, u32)) {
    for (role, (people, quiet)) in [("child", children), ("parentCarer", parents)] {
        for at in 0..people {
            let body = json!({
                "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": role, "help": "alone",
                "answers": answers(at, quiet, people)
            });
            let (status, said) = world.submit(SURVEY, &body);
            assert_eq!(status, 201, "{said}");
        }
    }
    let edition = world.catalogue.current(SURVEY).unwrap();
    world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
    world.pass(MONTH);
}

/// Publishes that this was done about the noise, by that day.
fn done(world: &World, did: &str, by: Date) {
    let words = [(changes::Part::Did, [("en".to_owned(), did.to_owned())].into())].into();
    let entry = Entry { item: Some("noise".into()), by: Some(by), words, ..Entry::default() };
    let record = ChangeRecord {
        survey: SURVEY.into(),
        id: "doors".into(),
        revision: 1,
        body: entry.json(),
        writers: "[]".into(),
        written_at: 1,
        reviewed_by: None,
        reviewed_at: None,
        published: Some(changes::told(&entry, Vec::new())),
        published_by: Some("lead@example.org".into()),
        published_at: Some(2),
    };
    world.run(world.store.add_change(record)).unwrap();
}

fn report(world: &World) -> ReportView {
    let edition = world.catalogue.current(SURVEY).unwrap();
    let (books, keys) = (Books::default(), Keys::new(crate::world::SECRET));
    let sources = (&world.store, world.interface.as_ref(), &books, &keys);
    let links = Links { page: format!("/results/{SURVEY}"), csv: format!("/results/{SURVEY}?format=csv") };
    world.run(figures::report(sources, &edition, &Asked::All, links)).unwrap()
}

/// Every rendering that shows the months, by name.
fn renderings(world: &World, view: &ReportView) -> Vec<(&'static str, String)> {
    let renderer = Renderer::load(&world.interface).unwrap();
    let page = json!({
        "report": view, "moderation": null, "filters": filters(), "files": files(), "youSaid": null, "overdue": 0,
        "themes": null, "lang": "en", "css": "/assets/staff.css", "brand": {"name": "Example"},
        "person": "a@example.org", "csrf": "t", "pageTitle": "Results", "rooms": []
    });
    let text = |text: String| text.replace('\u{a0}', " ").replace("&nbsp;", " ");
    vec![
        ("page", text(renderer.html("results/page", &page).unwrap())),
        ("mail", text(renderer.html("email/report/body.html", view).unwrap())),
        ("mail's text", text(renderer.text("email/report/body.txt", view).unwrap())),
        ("text", text(renderer.text("report.txt", view).unwrap())),
        ("CSV", text(view.csv())),
        ("JSON", text(view.json().to_string())),
    ]
}

/// The words of the files of a report, one after the other, without spaces.
fn files_of(view: &ReportView) -> Vec<(&'static str, String)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(yousaid::files::xlsx(view).unwrap())).unwrap();
    let sheets = book.worksheets();
    let rows = sheets.iter().flat_map(|(_, range)| range.rows().map(|row| row.iter().map(ToString::to_string)));
    let cells: String = rows.flat_map(Iterator::collect::<Vec<_>>).collect();
    let pdf = yousaid::files::pdf(view, &Fonts::default()).unwrap();
    let pdf = pdf_extract::extract_text_from_mem(&pdf).unwrap();
    vec![("XLSX", squeezed(&cells)), ("PDF", squeezed(&pdf))]
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether all numbers in it are whole.
fn is_whole(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_u64(),
        Value::Array(values) => values.iter().all(is_whole),
        Value::Object(members) => members.values().all(is_whole),
        _ => true,
    }
}

on_both! {
fn a_change_is_told_the_same_everywhere(world) {
    world.publish_test_definition(SURVEY);
    // Ten of each month, chosen at random, stay back and come with the next: after two quiet months all are quiet.
    for _ in 0..12 {
        month(world, (12, 50), (13, 50));
    }
    for _ in 0..2 {
        month(world, (16, 100), (24, 100));
    }
    // Words of those who wait stand nowhere yet.
    let written = world.run(world.store.comments(SURVEY, CommentState::Waiting, None, 999)).unwrap();
    for comment in written.into_iter().filter(|comment| comment.release.is_some()).take(9) {
        let decision = Decision::Publish { shown: None, confirmed_small: true };
        world.run(world.store.decide(SURVEY, comment.id, decision, world.entry())).unwrap();
    }
    done(world, "We hung doors that close softly. They do.", date(2027, 11, 20));
    let view = report(world);
    let shown = renderings(world, &view);
    let change = view.questions[0].change.as_ref().unwrap();
    assert_eq!(change.points.len(), 14);
    let note = &change.notes[0];
    assert!(note.starts_with("We hung doors that close softly (20 November 2027): until there are 12 months"), "{note}");
    assert!(view.questions[1].change.as_ref().is_none_or(|other| !other.notes.iter().any(|words| words.contains("doors"))));
    assert_eq!(change.variation.as_ref().unwrap().kind, "better");
    assert!(change.assurance.is_some(), "the survey has a target");
    for (kind, text) in &shown {
        if *kind != "CSV" {
            assert!(text.contains(&change.finding.text.replace('\u{a0}', " ")), "{kind}: {}", change.finding.text);
        }
        // Numbers of each month: where there are tables.
        for point in change.points.iter().filter(|_| ["page", "CSV", "JSON"].contains(kind)) {
            let told = match *kind {
                "page" => format!("<td>{} of {}</td><td>{} %</td>", point.good, point.answered, point.percent),
                "CSV" => format!(",change,{},good,,{},{},{} %,", point.label, point.good, point.percent, point.percent),
                _ => serde_json::to_value(point).unwrap().to_string(),
            };
            assert!(text.contains(&told), "{kind}: {told}");
        }
    }
    for (kind, text) in files_of(&view) {
        assert!(text.contains(&squeezed(&change.finding.text)), "{kind}: {}", change.finding.text);
        for point in &change.points {
            let told = squeezed(&format!("{} {} of {}", point.label, point.good, point.answered));
            assert!(text.contains(&told), "{kind}: {told}");
        }
        for step in &view.questions[3].journey.as_ref().unwrap().steps {
            let told = squeezed(&format!("{} {}", step.label.text, step.answered));
            assert!(text.contains(&told), "{kind}: {told} in {text}");
        }
    }
    let steps = &view.questions[3].journey.as_ref().unwrap().steps;
    assert!(steps.iter().all(|step| step.answered == step.feelings.iter().map(|felt| felt.count).sum::<u64>()));
    assert_eq!(steps[1].texts.len(), 9, "words stand at their step");
    assert!(view.comments.is_empty(), "and nowhere else");
    for (kind, text) in shown.iter().filter(|(kind, _)| ["page", "text"].contains(kind)) {
        assert!(text.contains("Nobody said how long"), "{kind}");
    }
    let json = view.json();
    assert!(is_whole(&json["questions"][0]["change"]), "no unrounded number goes out");
}

fn thirty_answers_are_still_useful(world) {
    world.publish_test_definition(SURVEY);
    month(world, (16, 25), (24, 80));
    let view = report(world);
    assert_eq!(renderings(world, &view).len(), 6, "each can be made of one month");
    assert_eq!(view.questions[0].table.as_ref().unwrap().rows.len(), 5);
    assert!(view.questions.iter().all(|question| question.change.is_none()), "one month is no change");
    assert!(view.questions[1].finding.text.ends_with("It should be everybody, every time."));
    assert!(view.questions[2].ceiling.text.is_empty() || view.questions[2].ceiling.text.contains("happiest face"));
}
}
