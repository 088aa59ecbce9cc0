//! One report, one truth: every figure that the page, both mails, the CSV, the spreadsheet, the JSON and the PDF of a
//! report show is read back from them, and is the same. Readers are shown to see: of a report in which one figure is
//! another, each of them tells another.

use crate::template_samples::{filters, staff, with};
use crate::world::{On, SECRET, World};
use calamine::{Data, Reader as _, Xlsx};
use regex::Regex;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Cursor;
use yousaid::figures::{self, Asked, Books};
use yousaid::files::{Fonts, pdf, xlsx};
use yousaid::keys::Keys;
use yousaid::render::Renderer;
use yousaid::report::{Audience, BarView, Links, PlainView, QuestionView, ReportView, SplitView, TableView};

/// By `question/answer` what is said of everybody, by `question/grouping/group/answer` how many of a group said it.
type Figures = BTreeMap<String, String>;

const SURVEY: &str = "ward-design";

/// In place of a question: who answered.
const WHO: &str = "who";

/// A report with all kinds of figures: exact ones, rounded ones, grids, several choices, numbers, groups, months.
pub(crate) fn report(world: &World) -> ReportView {
    for number in 0..80 {
        let pick = |of: &[&str], step: usize| of[(number / step) % of.len()].to_owned();
        let (role, help) = ([("child", "alone"), ("parentCarer", "together")])[number % 2];
        let answers = json!({
            "age": 8 + number % 3, "stayed": pick(&["yes", "yes", "yes", "no"], 1),
            "noise-at-night": pick(&["often", "never", "sometimes", "never", "often"], 2),
            "being-private": {"washing": pick(&["hard", "easy"], 3), "talking-with-staff": pick(&["easy", "hard", "easy"], 2)},
            "finding-the-way": pick(&["1", "4", "5"], 1), "one-change": format!("More light {number}"),
            "liked-most": [pick(&["garden", "own-window", "play-space"], 1)],
        });
        let body = json!({
            "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": role, "help": help, "answers": answers
        });
        let (status, told) = world.submit(SURVEY, &body);
        assert_eq!(status, 201, "{told}");
    }
    let edition = world.catalogue.current(SURVEY).unwrap();
    world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
    let (books, keys) = (Books::default(), Keys::new(SECRET));
    let links = Links { page: "/results/ward-design".into(), csv: "/results/ward-design?format=csv".into() };
    let sources = (&world.store, world.interface.as_ref(), &books, &keys);
    world.run(figures::report(sources, &edition, &Asked::All, links)).unwrap()
}

/// Without what differs in writing alone: unbroken spaces, marks of direction.
fn plain(words: &str) -> String {
    let words = words.replace(['\u{a0}', '\u{202f}'], " ");
    words.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect::<String>().trim().to_owned()
}

fn of_all(question: &str, answer: &str) -> String {
    plain(&format!("{question}/{answer}"))
}

fn of_group(question: &str, by: &str, group: &str, answer: &str) -> String {
    plain(&format!("{question}/{by}/{group}/{answer}"))
}

/// `20 (33 %)`, `about 45, about a third`, as the view writes it.
fn composed(people: &str, share: &str) -> String {
    match plain(share) {
        share if share.is_empty() => plain(people),
        share if share.ends_with('%') => format!("{} ({share})", plain(people)),
        words => format!("{}, {words}", plain(people)),
    }
}

/// `20` of `20 (33 %)`.
fn people(cell: &str) -> String {
    plain(cell).split(" (").next().unwrap().to_owned()
}

/// What is said in JSON is what the others are compared with.
fn from_json(json: &Value) -> Figures {
    let mut found = Figures::new();
    for who in json["who"].as_array().unwrap() {
        for group in who["groups"].as_array().unwrap() {
            let (label, facet) = (group["label"]["text"].as_str().unwrap(), who["facet"].as_str().unwrap());
            found.insert(of_group(WHO, facet, "", label), format!("{} ({} %)", group["count"], group["percent"]));
        }
    }
    for question in json["questions"].as_array().unwrap() {
        let id = question["id"].as_str().unwrap();
        let answers = question["answers"].as_array().unwrap();
        let label = |key: &str| {
            answers
                .iter()
                .find(|answer| answer["answer"] == key)
                .map(|answer| answer["label"].as_str().unwrap().to_owned())
        };
        for answer in answers {
            let value = plain(answer["value"].as_str().unwrap());
            if let (Some(people), percent) = (answer["people"].as_u64(), answer["percent"].as_u64()) {
                assert_eq!(
                    value,
                    composed(&people.to_string(), &percent.map(|share| format!("{share} %")).unwrap_or_default())
                );
            }
            found.insert(of_all(id, answer["label"].as_str().unwrap()), value);
        }
        for split in question["by"].as_array().unwrap() {
            let by = split["by"].as_str().unwrap();
            for group in split["groups"].as_array().unwrap() {
                for (key, count) in group["people"].as_object().unwrap() {
                    let answer = label(key).unwrap_or_else(|| key.clone());
                    found.insert(of_group(id, by, group["label"].as_str().unwrap(), &answer), count.to_string());
                }
            }
        }
    }
    found
}

fn from_csv(text: &str) -> Figures {
    let mut found = Figures::new();
    for line in csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes()).records() {
        let line = line.unwrap();
        let (id, by, group, answer, figure) = (&line[2], &line[4], &line[5], &line[7], &line[10]);
        if !line[8].is_empty() && by.is_empty() {
            let share = if line[9].is_empty() { String::new() } else { format!("{} %", &line[9]) };
            assert_eq!(composed(&line[8], &share), plain(figure), "{line:?}");
        }
        match (by.is_empty(), line[6].is_empty()) {
            (true, true) => {}
            (true, false) => _ = found.insert(of_all(id, answer), plain(figure)),
            // Months with their limits, and the steps of a journey, are compared elsewhere.
            (false, _) if ["change", "step"].contains(&by) => {}
            (false, _) => _ = found.insert(of_group(id, by, group, answer), plain(figure)),
        }
    }
    found
}

/// The stable names of groupings, by their headings as a table's caption ends.
fn facets(view: &ReportView) -> BTreeMap<String, &'static str> {
    let splits = view.questions.iter().flat_map(QuestionView::all_splits);
    splits.map(|split| (split.title.to_lowercase(), split.facet)).collect()
}

/// A group's name from the head of its column: `Children (42)`.
fn group(head: &str) -> String {
    head.rsplit_once(" (").map_or(head, |(group, _)| group).to_owned()
}

fn number(data: &Data) -> Option<String> {
    match data {
        Data::Float(number) => Some(number.to_string()),
        Data::Int(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A figure from two typed cells.
fn typed(people: &Data, share: &Data) -> String {
    let share = match share {
        Data::Float(share) => format!("{} %", (share * 100.0).round()),
        other => other.to_string(),
    };
    composed(&number(people).unwrap_or_else(|| people.to_string()), &share)
}

fn from_xlsx(view: &ReportView, bytes: &[u8]) -> Figures {
    let (mut found, facets) = (Figures::new(), facets(view));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let mut by = None;
    for row in book.worksheet_range("Report").unwrap().rows() {
        let words: Vec<String> = row.iter().map(|cell| plain(&cell.to_string())).collect();
        match (words[2].as_str(), by) {
            ("People", _) => by = facets.get(&words[0].to_lowercase()).copied(),
            ("", _) => by = None,
            (_, Some(facet)) => _ = found.insert(of_group(WHO, facet, "", &words[0]), typed(&row[2], &row[3])),
            _ => {}
        }
    }
    for question in &view.questions {
        let sheet = names.iter().find(|name| name.starts_with(&format!("{} ", question.number))).unwrap();
        let range = book.worksheet_range(sheet).unwrap();
        let (mut by, mut heads): (Option<&str>, Vec<String>) = (None, Vec::new());
        for row in range.rows() {
            let words: Vec<String> = row.iter().map(|cell| plain(&cell.to_string())).collect();
            match (words[0].as_str(), words.get(1).map_or("", String::as_str)) {
                (title, "") if facets.contains_key(&title.to_lowercase()) => {
                    by = facets.get(&title.to_lowercase()).copied()
                }
                ("Code", "Answer") | ("Answer" | "People", "") => heads = words,
                ("", "") => heads.clear(),
                (answer, "") if !heads.is_empty() && heads[0] != "Code" => {
                    let cells: Vec<String> = match heads[0].as_str() {
                        "People" => {
                            row[2..].iter().map(|cell| number(cell).unwrap_or_else(|| cell.to_string())).collect()
                        }
                        _ => vec![typed(&row[2], &row[3])],
                    };
                    let (first, rest) = (heads[0].clone(), heads[2..].to_vec());
                    let heads: Vec<String> = [first].into_iter().chain(rest).filter(|head| !head.is_empty()).collect();
                    table_figures(&mut found, (&question.id, None), &heads, answer, &cells);
                }
                (_, answer) if !heads.is_empty() && !answer.is_empty() && answer != "Mean" => match by {
                    None => _ = found.insert(of_all(&question.id, answer), typed(&row[2], &row[3])),
                    Some(by) => {
                        for at in (2..heads.len()).step_by(2).filter(|at| !heads[*at].is_empty()) {
                            found.insert(
                                of_group(&question.id, by, &group(&heads[at]), answer),
                                number(&row[at]).unwrap(),
                            );
                        }
                    }
                },
                _ => {}
            }
        }
    }
    found
}

/// HTML without its tags.
fn text_of(html: &str) -> String {
    let tags = Regex::new("<[^>]*>").unwrap();
    let bare = tags.replace_all(html, "");
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x3D;", "="),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    plain(&marks.iter().fold(bare.into_owned(), |text, (mark, sign)| text.replace(mark, sign)))
}

fn all<'a>(pattern: &str, html: &'a str) -> Vec<Vec<&'a str>> {
    let pattern = Regex::new(pattern).unwrap();
    let groups = |found: regex::Captures<'a>| {
        (1..found.len()).map(|at| found.get(at).map_or("", |part| part.as_str())).collect()
    };
    pattern.captures_iter(html).map(groups).collect()
}

fn from_page(view: &ReportView, html: &str) -> Figures {
    let (mut found, facets) = (Figures::new(), facets(view));
    for who in all(r"(?s)<h3>([^<]*)</h3>\s*<dl>(.*?)</dl>", html) {
        let facet = facets[&text_of(who[0]).to_lowercase()];
        for group in all(r"(?s)<dt>(.*?)</dt><dd>(.*?)</dd>", who[1]) {
            found.insert(of_group(WHO, facet, "", &text_of(group[0])), text_of(group[1]));
        }
    }
    for article in all(r#"(?s)<article class="question" id="([^"]*)"(.*?)</article>"#, html) {
        let (id, body) = (article[0], article[1]);
        for chart in all(&format!(r#"(?s)aria-labelledby="q-{id}-t q-{id}-d"(.*?)</svg>"#), body) {
            chart_figures(&mut found, id, chart[0]);
        }
        for table in all(r"(?s)<caption>(.*?)</caption>(.*?)</table>", body) {
            let by = facets
                .iter()
                .find(|(title, _)| text_of(table[0]).ends_with(&format!(" – {title}")))
                .map(|(_, facet)| *facet);
            let heads: Vec<String> =
                all(r#"(?s)<th scope="col">(.*?)</th>"#, table[1]).iter().map(|head| text_of(head[0])).collect();
            for row in all(r#"(?s)<tr><th scope="row">(.*?)</th>(.*?)</tr>"#, table[1]) {
                let (answer, cells) = (text_of(row[0]), all(r"(?s)<td>(.*?)</td>", row[1]));
                let cells: Vec<String> = cells.iter().map(|cell| text_of(cell[0])).collect();
                table_figures(&mut found, (id, by), &heads, &answer, &cells);
            }
        }
    }
    found
}

/// In a chart the figure stands before the lines of its label.
fn chart_figures(found: &mut Figures, id: &str, chart: &str) {
    let mut bars: Vec<(String, String)> = Vec::new();
    for text in all(r"(?s)<text ([^>]*)>(.*?)</text>", chart) {
        let words = text_of(text[1]);
        match (text[0].contains("font-weight"), bars.last_mut()) {
            (true, _) => bars.push((String::new(), words)),
            (false, Some((label, _))) => *label = format!("{label} {words}").trim().to_owned(),
            _ => panic!("a label without a figure: {words}"),
        }
    }
    for (label, value) in bars {
        let value = value.split_once(" · ").map_or(value.clone(), |(people, share)| composed(people, share));
        found.insert(of_all(id, &label), value);
    }
}

/// A row of a table: of answers, of a grid, or of groups side by side.
fn table_figures(
    found: &mut Figures,
    (id, by): (&str, Option<&str>),
    heads: &[String],
    answer: &str,
    cells: &[String],
) {
    match by {
        None if heads[0] == "Answer" && ["Answered", "Asked"].contains(&answer) => {}
        None if heads[0] == "Answer" => {
            let value = composed(&cells[0], cells.get(1).map_or("", String::as_str));
            let before = found.insert(of_all(id, answer), value.clone());
            assert!(
                before.as_ref().is_none_or(|before| *before == value),
                "the chart says {before:?}, the table {value}"
            );
        }
        None => {
            for (head, cell) in heads[1..].iter().zip(cells) {
                found.insert(of_group(id, GRID, answer, head), plain(cell));
            }
        }
        Some(_) if answer == "Mean" => {}
        Some(by) => {
            for (head, cell) in heads[1..].iter().zip(cells) {
                found.insert(of_group(id, by, &group(head), answer), people(cell));
            }
        }
    }
}

/// In place of a grouping: the cells of a grid.
const GRID: &str = "grid";

/// The cells of grids, which the page, the spreadsheet and the PDF have as tables.
fn cells_of_grids(view: &ReportView) -> Figures {
    let mut found = Figures::new();
    let grids = view.questions.iter().filter(|question| !question.shares_are_of_answers);
    for (grid, table) in grids.filter_map(|grid| Some((grid, grid.table.as_ref()?))) {
        let heads: Vec<String> = table.columns.iter().map(|column| column.text.clone()).collect();
        table
            .rows
            .iter()
            .for_each(|row| table_figures(&mut found, (&grid.id, None), &heads, &row.label.text, &row.cells));
    }
    found
}

/// The rows of a mail's pictures, in order.
fn from_mail(html: &str) -> Vec<(String, String)> {
    let rows = all(r#"(?s)<th scope="row"[^>]*>(.*?)<table.*?</table>\s*</th>\s*<td[^>]*>(.*?)</td>"#, html);
    rows.iter().map(|row| (text_of(row[0]), text_of(row[1]))).collect()
}

/// What such a mail shows: the answers of its first questions, and one grouping of each.
fn shown_in_mail(figures: &Figures, view: &ReportView) -> Vec<(String, String)> {
    let mut shown = Vec::new();
    for question in &view.highlights {
        let label = |words: &str| plain(words);
        shown.extend(
            question
                .bars
                .iter()
                .map(|bar| (label(&bar.label.text), figures[&of_all(&question.id, &bar.label.text)].clone())),
        );
        let split = question.splits.first().filter(|split| !split.svg.is_empty());
        let groups = split.into_iter().flat_map(|split| &split.groups);
        shown.extend(groups.map(|group| (label(&group.label.text), plain(&group.short))));
    }
    shown
}

/// The lines of a text's pictures.
fn from_text(view: &ReportView, text: &str) -> Figures {
    let mut found = Figures::new();
    let (heading, line) = (Regex::new(r"^(\d+)\. ").unwrap(), Regex::new(r"^   (\S.*?)\s{2,}█*\s?(\S.*)$").unwrap());
    let mut question: Option<&QuestionView> = None;
    for words in text.split("More questions").next().unwrap().lines() {
        if let Some(number) = heading.captures(words) {
            question = view.questions.iter().find(|question| question.number.to_string() == number[1]);
        } else if let (Some(question), Some(bar)) = (question, line.captures(words)) {
            let begins = bar[1].trim_end_matches('…');
            let label =
                question.bars.iter().map(|bar| &bar.label.text).find(|label| label.starts_with(begins)).unwrap();
            found.insert(of_all(&question.id, label), plain(&bar[2]));
        }
    }
    found
}

/// Which tables a PDF has, in order, with the grouping of each.
fn tables(view: &ReportView) -> Vec<(&QuestionView, Option<&SplitView>, &TableView)> {
    let mut all = Vec::new();
    for question in &view.questions {
        all.extend(question.table.iter().map(|table| (question, None, table)));
        let order = question.splits.iter().chain(&question.more_splits).chain(&question.months);
        all.extend(order.map(|split| (question, Some(split), &split.table)));
    }
    all
}

/// A cell as a PDF's text has it.
const CELL: &str = r"(fewer than 10|about [\d,]+|[\d,]+(?:\.\d)?(?: \(\d+ ?%\))?|–)";
const SHARE: &str = r"(\d+ ?%|nearly all|most|a few|about a tenth|about a fifth|about a quarter|about a third|about half|about two thirds|about three quarters)?";

/// The tables of a PDF: each row's label is looked for after the one before it, and its cells are read.
fn from_pdf(view: &ReportView, bytes: &[u8]) -> Figures {
    let text = pdf_extract::extract_text_from_mem(bytes).unwrap();
    let text = plain(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut found, mut at) = (Figures::new(), 0);
    for (who, group) in view.who.iter().flat_map(|who| who.groups.iter().map(move |group| (who, group))) {
        let label = plain(&group.label.text);
        let pattern = Regex::new(&format!(r"{} ([\d,]+) (\d+) ?%", regex::escape(&label))).unwrap();
        let read = pattern.captures(&text[at..]).unwrap_or_else(|| panic!("no {label:?} in: {}", &text[at..]));
        at += read.get(0).unwrap().end();
        found.insert(of_group(WHO, who.facet, "", &label), format!("{} ({} %)", &read[1], &read[2]));
    }
    for (question, split, table) in tables(view) {
        for row in &table.rows {
            let label = plain(&row.label.text);
            let is_plain = split.is_none() && question.shares_are_of_answers;
            let cells = if is_plain { format!("{CELL} ?{SHARE}") } else { vec![CELL; row.cells.len()].join(" ") };
            let pattern = Regex::new(&format!("{} {cells}", regex::escape(&label))).unwrap();
            let read = pattern
                .captures(&text[at..])
                .unwrap_or_else(|| panic!("no {label:?} of {} in: {}", question.id, &text[at..]));
            at += read.get(0).unwrap().end();
            let cells: Vec<String> = (1..read.len())
                .map(|cell| {
                    read.get(cell).map_or(String::new(), |cell| cell.as_str().replace('%', " %").replace("  ", " "))
                })
                .collect();
            let heads: Vec<String> = table.columns.iter().map(|column| plain(&column.text)).collect();
            table_figures(&mut found, (&question.id, split.map(|split| split.facet)), &heads, &label, &cells);
        }
    }
    found
}

/// One report in every form.
struct Forms {
    page: String,
    csv: String,
    json: Value,
    xlsx: Vec<u8>,
    pdf: Vec<u8>,
    mail: String,
    text: String,
}

impl Forms {
    fn of(world: &World, view: &ReportView) -> Self {
        let renderer = Renderer::load(&world.interface).unwrap();
        let files = json!({"csv": "", "xlsx": "", "json": "", "pdf": "", "rows": "", "pictures": []});
        let page = with(
            &staff(),
            json!({"report": view, "moderation": null, "files": files, "filters": filters(), "youSaid": null, "overdue": 0, "themes": null}),
        );
        Self {
            page: renderer.html("results/page", &page).unwrap(),
            csv: view.csv(),
            json: view.json(),
            xlsx: xlsx(view).unwrap(),
            pdf: pdf(view, &Fonts::default()).unwrap(),
            mail: renderer.html("email/report/body.html", view).unwrap(),
            text: renderer.text("email/report/body.txt", view).unwrap(),
        }
    }
}

/// What `whole` has and a form does not, or otherwise.
fn differences(whole: &Figures, form: &Figures) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = whole.keys().chain(form.keys()).collect();
    let told = |name: &&String| format!("{name}: {:?} {:?}", whole.get(*name), form.get(*name));
    names.iter().filter(|name| whole.get(**name) != form.get(**name)).map(told).collect()
}

/// A PDF's charts are pictures, which are not read; of all other figures there are tables.
fn without_charts_of_grids(figures: &Figures, view: &ReportView) -> Figures {
    let grids = view.questions.iter().filter(|question| !question.shares_are_of_answers);
    let grids: Vec<String> =
        grids.flat_map(|grid| grid.bars.iter().map(|bar| of_all(&grid.id, &bar.label.text))).collect();
    figures
        .iter()
        .filter(|(name, _)| !grids.contains(name))
        .map(|(name, figure)| (name.clone(), figure.clone()))
        .collect()
}

#[test]
fn every_figure_is_the_same_wherever_it_stands() {
    let world = World::new(On::Sqlite);
    let view = report(&world);
    let forms = Forms::of(&world, &view);
    let figures = from_json(&forms.json);
    let kinds = |kind: &str| {
        view.questions.iter().filter(|question| question.kind == kind && !question.bars.is_empty()).count()
    };
    assert!(figures.len() > 100 && kinds("exact") > 3 && kinds("rounded") > 0, "{figures:#?}");
    let told = |name: &String| name.starts_with(&format!("{WHO}/"));
    assert!(figures.keys().filter(|name| told(name)).count() > 4);
    let answers: Figures = figures.clone().into_iter().filter(|(name, _)| !told(name)).collect();
    assert_eq!(differences(&answers, &from_csv(&forms.csv)), [""; 0], "it says nothing of who answered");
    let grids = cells_of_grids(&view);
    assert!(grids.len() > 3, "{grids:?}");
    let whole: Figures = figures.clone().into_iter().chain(grids).collect();
    assert_eq!(differences(&whole, &from_xlsx(&view, &forms.xlsx)), [""; 0]);
    assert_eq!(differences(&whole, &from_page(&view, &forms.page)), [""; 0]);
    assert_eq!(differences(&without_charts_of_grids(&whole, &view), &from_pdf(&view, &forms.pdf)), [""; 0]);
    let in_mail = shown_in_mail(&figures, &view);
    assert!(in_mail.len() > 8, "{in_mail:?}");
    assert_eq!(from_mail(&forms.mail), in_mail);
    let in_text = from_text(&view, &forms.text);
    assert_eq!(in_text.len(), view.highlights.iter().map(|question| question.bars.len()).sum::<usize>());
    assert!(in_text.iter().all(|(name, figure)| figures.get(name) == Some(figure)), "{in_text:#?}");
}

/// The sentences with figures in them stand in each form word by word.
#[test]
fn every_sentence_is_the_same_wherever_it_stands() {
    let world = World::new(On::Sqlite);
    let view = report(&world);
    let forms = Forms::of(&world, &view);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(forms.xlsx.as_slice())).unwrap();
    let sheets: Vec<String> = book.sheet_names();
    let cells = sheets.iter().flat_map(|name| {
        book.worksheet_range(name).unwrap().used_cells().map(|cell| cell.2.to_string()).collect::<Vec<_>>()
    });
    let xlsx = plain(&cells.collect::<Vec<_>>().join("\n"));
    let joined = |text: &str| plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let (page, pdf) = (joined(&text_of(&forms.page)), joined(&pdf_extract::extract_text_from_mem(&forms.pdf).unwrap()));
    let questions = view
        .questions
        .iter()
        .flat_map(|question| [&question.finding.text, &question.basis, &question.chance, &question.note]);
    let splits = view.questions.iter().flat_map(|question| &question.splits);
    let splits = splits.flat_map(|split| [&split.finding.text, &split.chance, &split.merged, &split.note]);
    let all = [&view.finding.text, &view.header, &view.period].into_iter().chain(questions).chain(splits);
    for sentence in all.map(|sentence| joined(sentence)).filter(|sentence| !sentence.is_empty()) {
        for (name, form) in [("page", &page), ("pdf", &pdf), ("xlsx", &xlsx)] {
            assert!(form.contains(&sentence), "{name}: {sentence}: {form}");
        }
    }
    for form in [&forms.mail, &forms.text] {
        let words = joined(&text_of(form));
        assert!([&view.finding.text, &view.header].iter().all(|sentence| words.contains(&joined(sentence))), "{words}");
    }
}

/// What words a share may have, each with the percentage that they name.
const PORTIONS: [(&str, f64); 11] = [
    ("a few", 4.0),
    ("about 1 in 10", 10.0),
    ("about 1 in 5", 20.0),
    ("about a quarter", 25.0),
    ("about a third", 33.3),
    ("about half", 50.0),
    ("about two thirds", 66.7),
    ("about three quarters", 75.0),
    ("most", 90.0),
    ("nearly all", 97.0),
    ("all", 100.0),
];

/// Whether a sentence begins with words for this share.
fn names(sentence: &str, percent: f64) -> bool {
    let sentence = sentence.to_lowercase();
    let named = PORTIONS.iter().find(|(words, _)| sentence.starts_with(&format!("{words} of the ")));
    named.is_some_and(|(_, nominal)| (nominal - percent).abs() <= 10.0)
}

/// The sentences of the version for families that say otherwise than the figures.
fn other_words(world: &World, view: &ReportView, plain: &PlainView) -> Vec<String> {
    let edition = world.catalogue.current(SURVEY).unwrap();
    let mut wrong = Vec::new();
    for thing in &plain.things {
        let question = view.questions.iter().find(|question| question.id == thing.id).unwrap();
        let positive = &edition.survey.item(&thing.id).unwrap().positive;
        let percent = |bar: &BarView| f64::from(bar.percent.unwrap_or_else(|| panic!("{}: {bar:?}", question.id)));
        if !question.shares_are_of_answers {
            let order = |one: &&BarView, other: &&BarView| percent(one).total_cmp(&percent(other));
            let rows: Vec<&BarView> = question.bars.iter().filter(|bar| bar.percent.is_some()).collect();
            let best = rows.iter().copied().max_by(order).map(percent).unwrap();
            let worst = rows.iter().copied().min_by(order).map(percent).unwrap();
            let of =
                |sentence: &String| question.bars.iter().find(|bar| sentence.contains(&bar.label.text)).map(percent);
            wrong.extend(
                thing
                    .said
                    .iter()
                    .zip([best, worst])
                    .filter(|(said, value)| of(said) != Some(*value))
                    .map(|(said, _)| said.clone()),
            );
            continue;
        }
        let negative = &edition.survey.item(&thing.id).unwrap().negative;
        let those =
            |values: &[String]| question.bars.iter().filter(|bar| values.contains(&bar.key)).collect::<Vec<_>>();
        let people = |bars: &[&BarView]| bars.iter().filter_map(|bar| bar.count).sum::<u64>();
        let apart = question.splits.iter().find(|split| split.facet == "role" && split.apart);
        let (good, bad) = (those(positive), those(negative));
        let is_bad = apart.is_none() && !good.is_empty() && people(&bad) > people(&good);
        let told: Vec<&BarView> = match (people(&good), is_bad) {
            (_, true) => bad,
            (0, false) => question.bars.iter().rev().max_by_key(|bar| bar.count).into_iter().collect(),
            (_, false) => good,
        };
        let share: f64 = told.iter().map(|bar| percent(bar)).sum();
        let quoted = told.iter().all(|bar| thing.said[0].contains(&format!("“{}”", bar.label.text)));
        wrong.extend((!names(&thing.said[0], share) || !quoted).then(|| thing.said[0].clone()));
        let groups: Vec<_> = apart.into_iter().flat_map(|split| &split.groups).collect();
        assert_eq!(groups.len(), thing.said.len() - 1, "{}", thing.id);
        for (group, said) in groups.iter().zip(&thing.said[1..]) {
            let is_theirs =
                said.to_lowercase().contains(&format!("of the {} said so", group.label.text.to_lowercase()));
            let percent = f64::from(group.percent.unwrap());
            let is_said = if percent == 0.0 { said.starts_with("None of the ") } else { names(said, percent) };
            wrong.extend((!is_theirs || !is_said).then(|| said.clone()));
        }
    }
    wrong
}

#[test]
fn plain_words_say_what_the_figures_say() {
    let world = World::new(On::Sqlite);
    let view = report(&world);
    let families = crate::plain::version(&world, SURVEY, Audience::Families, "en");
    assert!(families.things.len() > 3 && families.things.iter().any(|thing| thing.said.len() > 1), "{families:#?}");
    assert_eq!(other_words(&world, &view, &families), [""; 0]);
    let people = families.lead.split(' ').next().unwrap();
    assert!(view.header.contains(&format!("these figures are of {people}.")), "{} {}", families.lead, view.header);
    // Other words are seen, whichever they are.
    let mut seen = 0;
    for at in 0..families.things.len() {
        let mut other = families.clone();
        let said = &mut other.things[at].said[0];
        let (_, rest) = said.split_once(" of the ").unwrap_or(("", "nothing"));
        *said = format!("{} of the {rest}", if names(said, 4.0) { "All" } else { "A few" });
        seen += usize::from(other_words(&world, &view, &other).len() == 1);
    }
    assert_eq!(seen, families.things.len());
    // A child hears the same of the same questions, in five steps.
    let child = crate::plain::version(&world, SURVEY, Audience::Child, "en");
    let steps = [
        ("A few", 0..=15),
        ("Some", 15..=42),
        ("About half", 41..=59),
        ("Most", 58..=96),
        ("Nearly everybody", 94..=100),
    ];
    for thing in child.things.iter().filter(|thing| thing.face > 0) {
        let question = view.questions.iter().find(|question| question.id == thing.id).unwrap();
        let told = |bar: &&BarView| thing.said[0].contains(&format!("“{}”", bar.label.text));
        let percent: u32 = question.bars.iter().filter(told).filter_map(|bar| bar.percent).sum();
        let (_, range) = steps.iter().find(|(words, _)| thing.said[0].starts_with(words)).unwrap();
        assert!(range.contains(&percent), "{percent} % {thing:?}");
        let good = question.good.unwrap().percent();
        assert!(if good > 75 { thing.face >= 4 } else { good > 10 || thing.face <= 3 }, "{good} % {thing:?}");
    }
}

/// The same report in which one answer has another figure, to everybody and in its groups.
fn changed(view: &ReportView) -> ReportView {
    let mut view = view.clone();
    let at = view.questions.iter().position(|question| question.id == "noise-at-night").unwrap();
    let question = &mut view.questions[at];
    let bar = &mut question.bars[0];
    let more = bar.count.unwrap() + 1;
    let value = format!("{more} ({} %)", bar.percent.unwrap());
    question.svg = question.svg.replacen(&format!(">{} ·", bar.count.unwrap()), &format!(">{more} ·"), 1);
    bar.line = bar.line.replace(&bar.value, &value);
    (bar.count, bar.value) = (Some(more), value);
    question.table.as_mut().unwrap().rows[0].cells[0] = more.to_string();
    let question = question.clone();
    for shown in view.highlights.iter_mut().filter(|shown| shown.id == question.id) {
        *shown = question.clone();
    }
    view
}

#[test]
fn another_figure_is_seen_in_each_of_them() {
    let world = World::new(On::Sqlite);
    let view = report(&world);
    let (whole, other) = (Forms::of(&world, &view), Forms::of(&world, &changed(&view)));
    let one = |differences: Vec<String>| assert_eq!(differences.len(), 1, "{differences:?}");
    one(differences(&from_json(&whole.json), &from_json(&other.json)));
    one(differences(&from_csv(&whole.csv), &from_csv(&other.csv)));
    one(differences(&from_xlsx(&view, &whole.xlsx), &from_xlsx(&view, &other.xlsx)));
    one(differences(&from_page(&view, &whole.page), &from_page(&view, &other.page)));
    one(differences(&from_pdf(&view, &whole.pdf), &from_pdf(&view, &other.pdf)));
    one(differences(&from_text(&view, &whole.text), &from_text(&view, &other.text)));
    let (before, after) = (from_mail(&whole.mail), from_mail(&other.mail));
    assert_eq!(before.iter().zip(&after).filter(|(before, after)| before != after).count(), 1);
}
