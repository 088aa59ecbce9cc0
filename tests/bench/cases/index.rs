//! The index: how its cost grows with the responses, and what it takes to read a million of them from the database.
//!
//! The floor is one pass over a byte a response, counting how often each byte stands there.

use super::report::{fill, told};
use crate::machine::own;
use crate::measure::{Wanted, goal};
use crate::process::Folder;
use crate::random::Random;
use crate::survey::{REPORT, write_report};
use jiff::Timestamp;
use jiff::civil::date;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;
use yousaid::definition::StaffDomains;
use yousaid::figures::{self, Asked, Books, Choosing};
use yousaid::keys::Keys;
use yousaid::publish::{Catalogue, Variants, publish_folder};
use yousaid::question::Column;
use yousaid::report::{
    Filter, Group, Include, Index, Links, Marks, Plan, Question, Range, Released, Request, Row, Sensitivity, Source,
    Tallies, Within, disclose, view,
};
use yousaid::store::{Options, Store};
use yousaid::texts::{Interface, Language};

const QUESTIONS: usize = 20;
const RELEASES: usize = 100;
/// How often what is quick is done.
const AGAIN: usize = 9;
/// The responses of which the goals are.
const MILLION: usize = 1_000_000;

pub(super) fn run(_: f64) -> Result<(), String> {
    for responses in [MILLION / 100, MILLION / 10, MILLION, 10 * MILLION] {
        grown(responses)?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(told)?;
    runtime.block_on(from_database())
}

fn plan() -> Plan {
    let group = |id: &str| Group {
        id: id.to_owned(),
        label: id.to_owned(),
        language: None,
        parent: None,
        parent_language: None,
    };
    let question = |number: usize| Question {
        id: format!("q{number}"),
        label: format!("Question {number}"),
        column: Column::Code((1..=5).map(|value| format!("a{value}")).collect()),
        labels: BTreeMap::new(),
        row_labels: BTreeMap::new(),
        sensitivity: Sensitivity::Ordinary,
        positive: vec!["a4".to_owned(), "a5".to_owned()],
        negative: Vec::new(),
        report: Include::Include,
        page: None,
        marks: Marks::default(),
    };
    Plan {
        survey: "bench".to_owned(),
        title: "Bench".to_owned(),
        language: Language::english(),
        questions: (1..=QUESTIONS).map(question).collect(),
        roles: ["child", "youngPerson", "parentCarer", "supporter"].map(group).into(),
        helps: ["alone", "together", "onBehalf"].map(group).into(),
        bands: ["0-7", "8-11", "12-15", "16+"].map(group).into(),
        languages: ["en", "cy", "pl", "ur"].map(group).into(),
        modes: ["online", "tablet", "paper"].map(group).into(),
        places: Vec::new(),
        place: None,
        release_at_least: 10,
        comments_from: 8,
    }
}

/// A response as it is stored, and who it is of.
fn response(drawn: &mut Random) -> (String, &'static str) {
    let answers: Vec<String> =
        (1..=QUESTIONS).map(|number| format!("\"q{number}\":\"a{}\"", drawn.below(5) + 1)).collect();
    (format!("{{{}}}", answers.join(",")), ["child", "youngPerson", "parentCarer", "supporter"][drawn.below(4)])
}

/// An index of so many responses in a hundred releases, and what it costs to ask it.
fn grown(responses: usize) -> Result<(), String> {
    println!("  {responses} responses in {RELEASES} releases");
    let plan = plan();
    // Ten million are one million ten times over: to make them up would take longer than all else.
    let times = (responses / MILLION).max(1);
    let each = responses / RELEASES / times;
    let (mut index, mut releases, mut drawn, mut packing) = (Index::new(&plan), Vec::new(), Random::of(0), 0.0);
    for number in 1..=u32::try_from(RELEASES).map_err(told)? {
        let made: Vec<_> = (0..each).map(|_| response(&mut drawn)).collect();
        let rows = || made.iter().map(|(answers, role)| Row { answers, role: Some(role), ..Row::default() });
        let begun = own().seconds();
        let (mut segments, mut packer) = (index.begin([number]), index.packer(&plan));
        for row in (0..times).flat_map(|_| rows()) {
            packer.push(&mut segments, number, &row).map_err(told)?;
        }
        index.put(segments);
        packing += own().seconds() - begun;
        let (mut added, once) = (Tallies::empty(&plan), Tallies::of(&plan, rows()).map_err(told)?);
        (0..times).for_each(|_| added.add(&once));
        releases.push(Released { number, day: date(2026, 1, 1), added });
    }
    let mebibytes = index.bytes() as f64 / f64::from(1 << 20);
    println!("    packed in {:.2} µs of processor a response, {mebibytes:.1} MiB", packing * 1e6 / responses as f64);
    let floor = timed(&floor_of(responses));
    println!("    the floor, one pass over a byte a response: {floor:.2} ms");
    let filter = |item: &str, value: &str| Filter::parse(&plan, item, value).map_err(told);
    let (one, two) = (vec![filter("q1", "a1")?], vec![filter("q1", "a1")?, filter("role", "child")?]);
    let report = |filters: &[Filter], questions: Option<&[usize]>| {
        let sorted = index.sort(&plan, filters, questions, u32::MAX);
        let request = Request {
            plan: &plan,
            releases: &releases,
            range: Range { from: 0, until: u32::try_from(RELEASES).unwrap_or(0) },
            before: None,
            waiting: 12,
            key: b"a key",
            within: Some(Within { filters, source: Source::Rows(&sorted) }),
        };
        view(&plan, &disclose(&request), &[], Links::default())
    };
    let asked = [
        (
            "counting all questions under two filters",
            timed(&|| black_box(index.sort(&plan, &two, None, u32::MAX)).is_empty()),
        ),
        ("a report of all questions within one answer", timed(&|| report(&one, None).enough)),
        ("a report of all questions under two filters", timed(&|| report(&two, None).enough)),
        (
            "a cross-table of two questions, counted",
            timed(&|| black_box(index.sort(&plan, &one, Some(&[1]), u32::MAX)).is_empty()),
        ),
    ];
    for (what, took) in asked {
        println!("    {what}: {took:.2} ms, {:.1} times the floor", took / floor);
    }
    if responses == MILLION {
        goal("  a report under two filters", asked[2].1, Wanted::AtMost(20.0), "ms");
        goal("  a cross-table", asked[3].1, Wanted::AtMost(5.0), "ms");
        goal("  memory", mebibytes, Wanted::AtMost(60.0), "MiB");
    }
    Ok(())
}

fn floor_of(responses: usize) -> impl Fn() -> bool {
    let mut drawn = Random::of(1);
    let bytes: Vec<u8> = (0..responses).map(|_| u8::try_from(drawn.below(5)).unwrap_or(0)).collect();
    move || {
        let mut table = [0_u32; 256];
        black_box(&bytes).iter().for_each(|byte| table[*byte as usize] += 1);
        black_box(table)[0] > 0
    }
}

/// Milliseconds, the middle one of some.
fn timed(work: &dyn Fn() -> bool) -> f64 {
    let mut took: Vec<f64> = (0..AGAIN)
        .map(|_| {
            let begun = Instant::now();
            black_box(work());
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took.sort_by(f64::total_cmp);
    took[AGAIN / 2]
}

/// A million stored responses, asked for the first time after a start.
async fn from_database() -> Result<(), String> {
    println!("  {MILLION} responses in the database (SQLite)");
    let folder = Folder::new()?;
    let surveys = folder.path().join("surveys");
    std::fs::create_dir(&surveys).and_then(|()| write_report(&surveys)).map_err(told)?;
    let url = format!("sqlite:{}", folder.path().join("data/yousaid.db").display());
    let store = Store::open(&Options::new(url)).map_err(told)?;
    let now = Timestamp::now();
    publish_folder(&store, &surveys, &StaffDomains::default(), now.as_second()).await.map_err(told)?;
    let catalogue = Catalogue::load(store.clone(), Variants::All).await.map_err(told)?;
    let edition = catalogue.current(REPORT).ok_or("the survey was not published")?;
    let interface = Arc::new(Interface::load().map_err(told)?);
    fill(&store, &interface, &edition, now, MILLION / RELEASES).await?;
    let (keys, books, read) = (Keys::new([7; 32]), Books::default(), Arc::new(AtomicU64::new(0)));
    let choosing = Choosing::of(&store, &edition, &interface).await.map_err(told)?;
    let filters = [choosing.filter("q1", "a1").map_err(told)?, choosing.filter("role", "child").map_err(told)?];
    for (what, wanted) in [("the first report under two filters", 5.0), ("the next", 0.05)] {
        let (begun, processor) = (Instant::now(), own().seconds());
        let sources = (&store, interface.as_ref(), &books, &keys);
        let view = figures::report_of_part(sources, &edition, &Asked::All, &filters, Links::default(), &read).await;
        view.map_err(told)?;
        let used = own().seconds() - processor;
        println!("    {what}: {:.3} s", begun.elapsed().as_secs_f64());
        goal(&format!("  {what}, of processor"), used, Wanted::AtMost(wanted), "s");
    }
    store.shutdown().await;
    Ok(())
}
