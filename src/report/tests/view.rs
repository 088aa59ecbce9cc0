use super::sample::{Dice, index, plan};
use crate::report::{
    Filter, Links, Plan, Published, Range, Released, ReportView, Request, Row, Source, Tallies, Within, disclose,
    harmless, view,
};
use crate::texts::Language;
use jiff::civil::date;
use std::fmt::Write;

/// Three releases: 30, 27 and 24 people; the good answers grow.
fn releases(plan: &Plan) -> Vec<Released> {
    let tallies = |written: &Written| Tallies::of(plan, rows(written)).unwrap();
    let release = |(number, written): (u32, Written)| Released {
        number,
        day: date(2026, 8 + i8::try_from(number).unwrap(), 14),
        added: tallies(&written),
    };
    (1..).zip(written()).map(release).collect()
}

/// The answers of some people, and their roles.
type Written = Vec<(String, &'static str)>;

fn rows(written: &Written) -> Vec<Row<'_>> {
    written.iter().map(|(answers, role)| Row { answers, role: Some(role), ..Row::default() }).collect()
}

fn written() -> [Written; 3] {
    let mut dice = Dice::new(11);
    let mut release = |people: u32, good: u64| -> Written {
        (0..people).map(|at| {
            let noise = if dice.below(10) < good { "\"never\"" } else { *dice.pick(&["\"often\"", "\"sometimes\"", "null"]) };
            let background = *dice.pick(&["a", "a", "a", "b"]);
            let (light, nights) = (*dice.pick(&["good", "bad"]), dice.below(12));
            let answers = format!(r#"{{"noise":{noise},"liked":["food"],"ward":{{"light":"{light}","beds":"good"}},"nights":{nights},"background":"{background}","say":true}}"#);
            (answers, if at % 3 == 0 { "child" } else if at % 10 == 1 { "sibling" } else { "parentCarer" })
        }).collect()
    };
    [release(30, 3), release(27, 5), release(24, 8)]
}

fn report(plan: &Plan, range: Range, before: Option<Range>) -> ReportView {
    let releases = releases(plan);
    let figures =
        disclose(&Request { plan, releases: &releases, range, before, waiting: 13, key: b"key", within: None });
    let comment =
        |text: &str, item: &str| Published { text: text.into(), language: "pl".into(), item: item.into(), part: None };
    let published = [comment("<b>Ciszej w nocy</b>", "say"), comment("Never shown", "withheld")];
    view(
        plan,
        &figures,
        &published,
        Links {
            page: "https://feedback.example.nhs.uk/results/ward-design".into(),
            csv: "/results/ward-design.csv".into(),
        },
    )
}

const ALL: Range = Range { from: 0, until: 3 };

fn told(report: &ReportView) -> String {
    let mut told = format!("{}\n{}\n{}\n", report.subject, report.header, report.period);
    for question in &report.questions {
        let _ = writeln!(
            told,
            "\n{} [{}] {}\n{}\n{} {}",
            question.number,
            question.kind,
            question.finding.text,
            question.headline.text,
            question.basis,
            question.chance
        );
        for line in [&question.trend, &question.note].into_iter().filter(|line| !line.is_empty()) {
            let _ = writeln!(told, "{line}");
        }
        question.bars.iter().for_each(|bar| told.push_str(&format!("  {}\n", bar.line)));
        for split in question.months.iter().chain(&question.splits) {
            let _ = writeln!(
                told,
                "{}: {} {} {} {}",
                split.title, split.finding.text, split.chance, split.merged, split.note
            );
        }
    }
    told.replace('\u{a0}', "_").lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_report_says_what_people_said() {
    insta::assert_snapshot!(told(&report(&plan(), ALL, None)), @r#"
Help design the new wards: 37 of 65 people (57_%) said “Never” to “How often did noise wake you at night?”
94 answers have come in; these figures are of 81.
All answers until 14 November 2026

1 [exact] 37 of 65 people (57_%) said “Never”.
57_% said “Never”
81 people were asked; 16 left it blank. Chance alone could put the share anywhere from 45_% to 68_%.
  Never      ████████████ 37 (57_%)
  Sometimes  ████ 11 (17_%)
  Often      ██████ 17 (26_%)
Month by month: Said “Never”: September 2026 33_%; October 2026 50_%; November 2026 83_%. “November 2026” said “Never” far more often than “September 2026”: 83_% against 33_%.
By who answered: Said “Never”: Children and brothers and sisters 44_%; Parents and carers 66_%. About the same, as far as so few answers can tell: children and brothers and sisters 44_%, parents and carers 66_%. Shown together, because a group alone is too small: “Children and brothers and sisters”.

2 [exact] “Food” was chosen most often: by 81 of 81 people (100_%).
“Food”: 100_%
81 people were asked. They could choose several answers.
  Garden         0 (0_%)
  My own window  0 (0_%)
  Food           ████████████████████ 81 (100_%)
Month by month: “Food”: September 2026 100_%; October 2026 100_%; November 2026 100_%. About the same: September 2026 100_%, October 2026 100_%, November 2026 100_%.
By who answered: “Food”: Children and brothers and sisters 100_%; Parents and carers 100_%. About the same: children and brothers and sisters 100_%, parents and carers 100_%. Shown together, because a group alone is too small: “Children and brothers and sisters”.

3 [exact] Most good answers: “The beds”, 81 (100_%); fewest: “The light”, 35 (43_%).
most good answers: “The beds”: 100_%
81 people were asked.
  The light  █████████ 35 (43_%)
  The beds   ████████████████████ 81 (100_%)
Month by month:
By who answered:   Shown together, because a group alone is too small: “Children and brothers and sisters”.

4 [exact] The mean is 5.5, of 81 answers.
mean 5.5
81 people were asked. Two in three answers lie about 3.3 either side of the mean.
  under 5   ██████████ 37 (46_%)
  5 to 9    ████████ 30 (37_%)
  10 to 14  ████ 14 (17_%)
Month by month: The mean: September 2026 5.1; October 2026 5.6; November 2026 5.8.
By who answered: The mean: Children and brothers and sisters 6.1; Parents and carers 5.  Shown together, because a group alone is too small: “Children and brothers and sisters”.

5 [rounded] “A” was the most frequent answer: about 55 people, about two thirds of about 80.
“A”: about two thirds
About 85 people were asked. These numbers say who people are, so each is rounded, and they are of all answers so far.
  A  ██████████████ about 55, about two thirds
  B  ███████ about 25, about a third
  C  fewer than 10

6 [words] About 80 people wrote something.
about 80 wrote
About 80 people were asked.
"#);
}

#[test]
fn a_period_is_compared_with_the_one_before() {
    let range = report(&plan(), Range { from: 2, until: 3 }, Some(Range { from: 1, until: 2 }));
    let question = &range.questions[0];
    insta::assert_snapshot!(format!("{}\n{}\n{}\n{}\n{}", range.header, range.period, range.compared, question.finding.text, question.trend).replace('\u{a0}', "_"), @r#"
94 answers have come in; 81 are figures so far, 24 in this period.
Figures of 15 October to 14 November 2026
Compared with 15 September to 14 October 2026
19 of 23 people (83_%) said “Never”.
Up from 50_% (12 of 24): more than chance would explain.
"#);
    assert!(range.periods.iter().any(|period| period.current && period.label == "November 2026"));
}

#[test]
fn the_csv_has_a_line_a_figure() {
    let csv = report(&plan(), ALL, None).csv();
    let lines: Vec<&str> = csv.lines().take(6).collect();
    insta::assert_snapshot!(lines.join("\n").replace('\u{a0}', "_"), @r"
﻿period,part,question,question words,group by,group,answer,answer words,people,percent of those who answered,figure,note
All answers until 14 November 2026,,noise,How often did noise wake you at night?,,,never,Never,37,57,37 (57_%),
All answers until 14 November 2026,,noise,How often did noise wake you at night?,,,sometimes,Sometimes,11,17,11 (17_%),
All answers until 14 November 2026,,noise,How often did noise wake you at night?,,,often,Often,17,26,17 (26_%),
All answers until 14 November 2026,,noise,How often did noise wake you at night?,role,Children and brothers and sisters,never,Never,12,44,12,
All answers until 14 November 2026,,noise,How often did noise wake you at night?,role,Children and brothers and sisters,sometimes,Sometimes,6,22,6,
");
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
}

#[test]
fn programs_get_no_count_that_is_not_exact() {
    let json = report(&plan(), ALL, None).json();
    let background = &json["questions"][4];
    assert_eq!(background["kind"], "rounded");
    assert!(
        background["answers"]
            .as_array()
            .unwrap()
            .iter()
            .all(|answer| answer["people"].is_null() && answer["percent"].is_null())
    );
    assert_eq!(json["questions"][0]["answers"][0]["answer"], "never");
}

#[test]
fn a_picture_runs_nothing_and_hides_nothing() {
    let mut plan = plan();
    plan.questions[0].label = "</title><script>alert(1)</script> & \"noise\"".into();
    plan.questions[0].labels.insert("never".into(), "<img src=x onerror=alert(1)>".into());
    let report = report(&plan, ALL, None);
    let svg = &report.questions[0].svg;
    assert!(!svg.contains("<script") && !svg.contains("<img") && !svg.contains("style="), "{svg}");
    for part in [
        "role=\"img\"",
        "<title id=\"q-noise-t\">",
        "<desc id=\"q-noise-d\">",
        "fill=\"currentColor\"",
        "#28A197",
        " · ",
    ] {
        assert!(svg.contains(part), "{part} in {svg}");
    }
}

#[test]
fn words_of_the_survey_say_their_language() {
    let plan = Plan { language: Language::parse("ur").unwrap(), ..plan() };
    let report = report(&plan, ALL, None);
    let quoted = report.finding.pieces.iter().find(|piece| piece.text == "Never").unwrap();
    assert_eq!((quoted.lang.as_str(), quoted.dir), ("ur", "rtl"));
    assert!(report.questions[0].svg.contains("lang=\"ur\""));
}

/// Groups are named in English, in the survey's words, or in a language's own: each says which, and a list of several
/// languages says none.
#[test]
fn groups_say_the_language_of_their_words() {
    let urdu = Language::parse("ur");
    let mut plan = Plan { language: urdu.clone().unwrap(), ..plan() };
    let labels = |plan: &Plan| {
        let groups = report(plan, ALL, None).who.remove(0).groups;
        groups.into_iter().map(|group| (group.label.text, group.label.lang, group.label.dir)).collect::<Vec<_>>()
    };
    let english = |text: &str| (text.to_owned(), String::new(), "");
    let together = english("Children and brothers and sisters");
    assert_eq!(labels(&plan), [together.clone(), english("Parents and carers")]);
    plan.roles[2].label = "والدین".into();
    plan.roles[2].language = urdu;
    let own = ("والدین".to_owned(), "ur".to_owned(), "rtl");
    assert_eq!(labels(&plan), [together, own]);
}

#[test]
fn comments_stand_under_their_question_and_nowhere_else() {
    let plan = plan();
    let with_comments = report(&plan, ALL, None);
    assert_eq!(with_comments.comments.len(), 1);
    assert_eq!(
        (with_comments.comments[0].item.as_str(), with_comments.comments[0].texts[0].lang.as_str()),
        ("say", "pl")
    );
    let mut themes = plan.clone();
    themes.questions[5].report = crate::report::Include::ThemesOnly;
    assert!(report(&themes, ALL, None).comments.is_empty());
    assert_eq!(report(&themes, ALL, None).questions[5].kind, "words");
}

#[test]
fn cells_that_a_spreadsheet_could_run_are_harmless() {
    for (cell, expected) in [
        ("Never", "Never"),
        ("-1", "-1"),
        ("+44", "+44"),
        ("+44 7700 900123", "+44 7700 900123"),
        ("-1.5", "-1.5"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("-", "'-"),
        ("- a dash", "'- a dash"),
        ("a=1", "a=1"),
    ] {
        assert_eq!(harmless(cell), expected, "{cell:?}");
    }
}

/// The same three releases, within filters.
fn of_part(filters: &[(&str, &str)]) -> ReportView {
    let plan = plan();
    let filters: Vec<Filter> = filters.iter().map(|(item, value)| Filter::parse(&plan, item, value).unwrap()).collect();
    let kept = releases(&plan);
    let sorted = index(&plan, written().iter().map(rows)).sort(&plan, &filters, None, u32::MAX);
    let is_kept = matches!(filters.as_slice(), [one] if one.is_kept());
    let source = if is_kept { Source::Kept } else { Source::Rows(&sorted) };
    let within = Some(Within { filters: &filters, source });
    let request = Request { plan: &plan, releases: &kept, range: ALL, before: None, waiting: 13, key: b"key", within };
    view(&plan, &disclose(&request), &[], Links::default())
}

fn told_of(report: &ReportView) -> String {
    format!("{}\n{}\n{}", report.part.words.text, report.part.note, told(report))
}

#[test]
fn a_part_by_an_ordinary_answer_is_exact() {
    insta::assert_snapshot!(told_of(&of_part(&[("noise", "never")])), @r"
Only where the answer to “How often did noise wake you at night?” is “Never”.

Help design the new wards (Never): “Food” was chosen most often: by 18 of 18 people (100_%) to “What did you like?”
94 answers have come in; 81 are figures so far, 18 of them in this part.
All answers until 14 November 2026

1 [exact] “Food” was chosen most often: by 18 of 18 people (100_%).
“Food”: 100_%
18 people were asked. They could choose several answers.
As of 14 October 2026: since then too few more people in this part, or outside it, have been asked this.
  Garden         0 (0_%)
  My own window  0 (0_%)
  Food           ████████████████████ 18 (100_%)

2 [exact] Most good answers: “The beds”, 18 (100_%); fewest: “The light”, 10 (56_%).
most good answers: “The beds”: 100_%
18 people were asked.
As of 14 October 2026: since then too few more people in this part, or outside it, have been asked this.
  The light  ████████████ 10 (56_%)
  The beds   ████████████████████ 18 (100_%)

3 [exact] The mean is 5.4, of 18 answers.
mean 5.4
18 people were asked. Two in three answers lie about 3.2 either side of the mean.
As of 14 October 2026: since then too few more people in this part, or outside it, have been asked this.
  under 5   █████████ 8 (44_%)
  5 to 9    █████████ 8 (44_%)
  10 to 14  ███ 2 (11_%)

4 [rounded] “A” was the most frequent answer: about 25 people, about three quarters of about 35.
“A”: about three quarters
About 40 people were asked. Each number is rounded, and they are of all answers so far.
  A  ███████████████ about 25, about three quarters
  B  ██████ about 10, about a quarter
  C  fewer than 10

5 [words] About 40 people wrote something.
about 40 wrote
About 40 people were asked.
");
}

#[test]
fn a_part_by_two_things_is_rounded() {
    insta::assert_snapshot!(told_of(&of_part(&[("role", "parentCarer"), ("ward/light", "good")])), @r"
Only where who answered is “Parents and carers” and the answer to “What was the ward like?”, “The light”, is “Good”.
Two things are crossed here, so every number is rounded, and “fewer than 10” can be anything from none to nine. A number moves on when ten more people have come.
Help design the new wards (Parents and carers, Good): “Never” was the most frequent answer: about 15 people, about three quarters of about 20 to “How often did noise wake you at night?”
94 answers have come in; 81 are figures so far, about 20 of them in this part.
All answers until 14 November 2026

1 [rounded] “Never” was the most frequent answer: about 15 people, about three quarters of about 20.
“Never”: about three quarters
About 20 people were asked. Each number is rounded, and they are of all answers so far.
  Never      ███████████████ about 15, about three quarters
  Sometimes  fewer than 10
  Often      fewer than 10

2 [rounded] “Food” was chosen most often: by about 20 people, nearly all of the answers.
“Food”: nearly all
About 20 people were asked. They could choose several answers. Each number is rounded, and they are of all answers so far.
  Garden         fewer than 10
  My own window  fewer than 10
  Food           ████████████████████ about 20, nearly all

3 [rounded] Most often under 5: about 10 people, about half of about 20.
under 5: about half
About 20 people were asked. Each number is rounded, and they are of all answers so far.
  under 5  ██████████ about 10, about half

4 [rounded] “A” was the most frequent answer: about 15 people, about three quarters of about 20.
“A”: about three quarters
About 20 people were asked. Each number is rounded, and they are of all answers so far.
  A  ███████████████ about 15, about three quarters
  B  fewer than 10
  C  fewer than 10

5 [words] About 20 people wrote something.
about 20 wrote
About 20 people were asked.
");
}

#[test]
fn a_part_that_rows_were_taken_out_of_says_so_and_nothing_else() {
    let plan = plan();
    let filters = [Filter::parse(&plan, "noise", "often").unwrap()];
    let within = Some(Within { filters: &filters, source: Source::Changed });
    let releases = releases(&plan);
    let request =
        Request { plan: &plan, releases: &releases, range: ALL, before: None, waiting: 13, key: b"key", within };
    let report = view(&plan, &disclose(&request), &[], Links::default());
    assert!(report.questions.is_empty() && report.who.is_empty());
    insta::assert_snapshot!(told_of(&report), @r"
Only where the answer to “How often did noise wake you at night?” is “Often”.
Somebody has taken answers back since the last release, so figures of a part of the answers come back with the next release.
Help design the new wards (Often): There are no figures of this part of the answers now
94 answers have come in; 81 are figures so far.
All answers until 14 November 2026
");
}

#[test]
fn a_part_of_a_group_says_what_the_split_says() {
    let part = of_part(&[("role", "parentCarer")]);
    let whole = report(&plan(), ALL, None);
    let question = |report: &ReportView| report.questions[0].clone();
    let group = &question(&whole).splits[0].groups[1];
    let cells: Vec<_> = question(&part).bars.iter().map(|bar| (bar.key.clone(), bar.count.unwrap())).collect();
    assert_eq!((group.ids.as_slice(), &group.cells), (&["parentCarer".to_owned()][..], &cells));
    assert!(part.who.is_empty() && part.periods.is_empty() && part.questions.iter().all(|one| one.splits.is_empty()));
    // Children stand together with brothers and sisters, who are few.
    assert!(
        of_part(&[("role", "child")])
            .questions
            .iter()
            .all(|question| question.bars.iter().all(|bar| bar.count.is_none()))
    );
}

#[test]
fn what_answers_can_not_be_chosen_by_is_said_in_plain_words() {
    let plan = plan();
    for (item, value, said) in [
        (
            "nois",
            "often",
            "there is no question \"nois\". Did you mean \"noise\"? Known are: role, help, language, noise, liked, ward/light, ward/beds, background.",
        ),
        (
            "noise",
            "oftn",
            "\"noise\" has no answer \"oftn\". Did you mean \"often\"? Known are: never, sometimes, often.",
        ),
        (
            "role",
            "kid",
            "\"role\" has no answer \"kid\". Known are: child, youngPerson, parentCarer, sibling, supporter.",
        ),
        ("band", "8-11", "this survey does not ask \"band\"."),
        ("ward", "good", "\"ward\" has rows: write one of ward/light, ward/beds."),
        (
            "ward/lihgt",
            "good",
            "there is no row \"ward/lihgt\". Did you mean \"ward/light\"? Known are: ward/light, ward/beds.",
        ),
        (
            "noise/light",
            "never",
            "there is no question \"noise/light\". Did you mean \"noise\"? Known are: role, help, language, noise, liked, ward/light, ward/beds, background.",
        ),
        (
            "nights",
            "3",
            "\"nights\" is answered with numbers; answers can be chosen only by a question with fixed answers.",
        ),
        (
            "say",
            "x",
            "\"say\" is answered with words of people's own; answers can be chosen only by a question with fixed answers.",
        ),
    ] {
        assert_eq!(Filter::parse(&plan, item, value).unwrap_err().to_string(), said);
    }
}

#[test]
fn days_without_a_release_have_no_figures_and_say_so() {
    for range in [Range { from: 3, until: 3 }, Range { from: 0, until: 0 }] {
        let report = report(&plan(), range, None);
        assert_eq!(report.finding.text, "There are no figures of these days.");
        assert_eq!(report.header, "94 answers have come in; none of them are figures of these days.");
        assert_eq!(report.period, "No figures of these days");
        assert_eq!(report.subject, "Help design the new wards: There are no figures of these days");
        assert!(!report.enough && report.questions.is_empty() && report.who.is_empty());
    }
    let first = report(&plan(), Range { from: 1, until: 2 }, None);
    assert!(first.header.contains("57 are figures until 14 October 2026, 27 in this period"), "{}", first.header);
}
