//! One language of a draft, beside the one that it is translated from: as a form, and as a spreadsheet.

use crate::authoring::{Draft, Standing, from_cell, language_name, to_cell};
use crate::json::{Node, Pointer};
use crate::store::Translation;
use crate::texts::Language;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use serde::Serialize;

/// Which words are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Filter {
    /// Those that are missing, and those whose source was changed since.
    Open,
    /// All.
    All,
}

impl Filter {
    pub(in crate::web) fn asked(asked: Option<&str>) -> Self {
        if asked == Some("open") { Self::Open } else { Self::All }
    }

    pub(in crate::web) fn name(self) -> &'static str {
        if self == Self::Open { "open" } else { "all" }
    }
}

/// The bench of a translator.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::web) struct Bench {
    language: String,
    lang: String,
    dir: &'static str,
    from: String,
    from_lang: String,
    from_dir: &'static str,
    lines: Vec<Line>,
    open: usize,
    only_open: bool,
    /// Words whose place is not there any more.
    gone: Vec<String>,
    error: String,
    csv_text: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    index: usize,
    key: String,
    what: String,
    source: String,
    words: String,
    /// What is kept now.
    stored: String,
    long: bool,
    missing: bool,
    changed: bool,
    /// What was translated, where that has changed.
    before: String,
    /// What somebody else has written in the meantime.
    theirs: String,
}

impl Bench {
    /// With a table that can't be read.
    pub(in crate::web) fn with_wrong(self, csv: &str, error: String) -> Self {
        Self { error, csv_text: csv.to_owned(), ..self }
    }

    /// With all that was typed, where some of it could not be saved: somebody else has written there, or the place is
    /// gone. Nothing that was typed is lost.
    pub(in crate::web) fn with_unsaved(mut self, typed: &[Typed], unsaved: Unsaved) -> Self {
        self.error = "Nothing was saved yet: somebody else has changed some of this in the meantime. Your words stand in the fields, theirs below. Press Save to keep what is in the fields.".to_owned();
        for one in typed {
            if let Some(line) = self.lines.iter_mut().find(|line| line.key == one.key) {
                if unsaved.late.contains(one) {
                    line.theirs.clone_from(&line.stored);
                }
                line.words.clone_from(&one.words);
            }
        }
        self.gone = unsaved.gone.into_iter().map(|one| one.words).collect();
        self
    }
}

/// The bench for a language.
pub(in crate::web) fn bench(draft: &Draft, language: &Language, known: &[Translation], filter: Filter) -> Bench {
    let from = draft.translated_from(language);
    let translated = |key: &str| {
        known.iter().find(|one| one.language == language.tag() && one.place == key).map(|one| one.source.as_str())
    };
    let mut lines = Vec::new();
    for (index, wording) in draft.wordings().into_iter().enumerate() {
        let source = draft.words_in(&wording.at, &from);
        let words = draft.words_in(&wording.at, language);
        if source.is_empty() && words.is_empty() {
            continue;
        }
        let standing = draft.standing_in(&wording.at, language, translated(&wording.key));
        lines.push(Line {
            index,
            before: translated(&wording.key).filter(|_| standing == Standing::Changed).unwrap_or_default().to_owned(),
            key: wording.key,
            what: wording.what,
            long: wording.long || source.chars().count() > 120,
            source,
            stored: words.clone(),
            words,
            missing: standing == Standing::Missing,
            changed: standing == Standing::Changed,
            theirs: String::new(),
        });
    }
    let open = lines.iter().filter(|line| line.missing || line.changed).count();
    if filter == Filter::Open {
        lines.retain(|line| line.missing || line.changed);
    }
    Bench {
        language: language_name(language),
        lang: language.tag().to_owned(),
        dir: language.dir(),
        from: language_name(&from),
        from_lang: from.tag().to_owned(),
        from_dir: from.dir(),
        lines,
        open,
        only_open: filter == Filter::Open,
        gone: Vec::new(),
        error: String::new(),
        csv_text: String::new(),
    }
}

/// Words that somebody typed for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::web) struct Typed {
    pub(in crate::web) key: String,
    pub(in crate::web) words: String,
    /// What stood there when the form was made; `None` where that is not known, as in a spreadsheet.
    before: Option<String>,
    /// The words that it was said to be still right for, as they were shown.
    still: Option<String>,
}

/// What was said to be still right, although what it translates was changed, by whom and when.
pub(in crate::web) fn still_right(language: &Language, typed: &[Typed], who: &str, at: i64) -> Vec<Translation> {
    let right = typed.iter().filter_map(|one| Some((one, one.still.clone()?)));
    right
        .filter(|(one, _)| !one.words.is_empty())
        .map(|(one, source)| Translation {
            language: language.tag().to_owned(),
            place: one.key.clone(),
            source,
            who: who.to_owned(),
            at,
        })
        .collect()
}

/// What was typed on the form of a bench.
pub(in crate::web) fn typed(form: &[(String, String)]) -> Vec<Typed> {
    let value = |name: &str| {
        form.iter().find(|(own, _)| own == name).map(|(_, value)| value.replace("\r\n", "\n").trim().to_owned())
    };
    let keys = form.iter().filter_map(|(name, key)| Some((name.strip_prefix("key.")?, key)));
    keys.filter_map(|(index, key)| {
        let words = value(&format!("words.{index}"))?;
        let source =
            || form.iter().find(|(own, _)| *own == format!("source.{index}")).map(|(_, source)| source.clone());
        let still = value(&format!("still.{index}")).and_then(|_| source());
        // A browser sends line ends of its own.
        let still = still.map(|source| source.replace("\r\n", "\n"));
        Some(Typed { key: key.clone(), words, before: value(&format!("before.{index}")), still })
    })
    .collect()
}

/// What could not be saved.
#[derive(Debug, Default)]
pub(in crate::web) struct Unsaved {
    /// Where somebody else has written otherwise in the meantime.
    late: Vec<Typed>,
    /// Whose place is not there any more.
    gone: Vec<Typed>,
}

impl Unsaved {
    pub(in crate::web) fn is_empty(&self) -> bool {
        self.late.is_empty() && self.gone.is_empty()
    }
}

/// Puts words into their places.
pub(in crate::web) fn put(draft: &Draft, language: &Language, typed: &[Typed]) -> (Draft, Unsaved) {
    let (mut changed, mut unsaved) = (draft.clone(), Unsaved::default());
    let places = draft.wordings();
    for one in typed.iter().filter(|one| one.before.as_ref() != Some(&one.words)) {
        let Some(place) = places.iter().find(|place| place.key == one.key) else {
            unsaved.gone.push(one.clone());
            continue;
        };
        let now = draft.words_in(&place.at, language);
        if one.words == now {
            continue;
        }
        if one.before.as_ref().is_some_and(|before| *before != now) {
            unsaved.late.push(one.clone());
            continue;
        }
        write(&mut changed, &place.at, language, &one.words);
    }
    (changed, unsaved)
}

fn write(draft: &mut Draft, at: &Pointer, language: &Language, words: &str) {
    let first = draft.languages().swap_remove(0);
    let there = draft.document().at(at).cloned();
    let mut texts = match there {
        Some(node) if node.text().is_some() => {
            Node::object([(first.tag(), Node::string(node.text().unwrap_or_default()))])
        }
        Some(node) => node,
        None => return,
    };
    let order: Vec<String> = draft.languages().iter().map(|language| language.tag().to_owned()).collect();
    let is_new = texts.get(language.tag()).is_none();
    texts.set(language.tag(), (!words.is_empty()).then(|| Node::string(words)));
    if is_new {
        texts.settle(language.tag(), &order);
    }
    let value = match texts.members() {
        [(tag, _, words)] if tag == first.tag() => words.clone(),
        _ => texts,
    };
    draft.put(at, Some(value));
}

/// The columns of the spreadsheet.
const COLUMNS: [&str; 5] = ["place", "what", "source", "translation", "state"];

/// The words as a spreadsheet.
pub(in crate::web) fn csv(survey: &str, draft: &Draft, language: &Language, known: &[Translation]) -> HttpResponse {
    let mut rows = vec![COLUMNS.map(str::to_owned)];
    for line in bench(draft, language, known, Filter::All).lines {
        let state = match (line.missing, line.changed) {
            (true, _) => "missing",
            (_, true) => "changed",
            _ => "",
        };
        let [what, source, words] = [&line.what, &line.source, &line.words].map(|cell| to_cell(cell));
        rows.push([line.key, what, source, words, state.to_owned()]);
    }
    spreadsheet(&format!("{survey}.{}.csv", language.tag()), &rows)
}

/// A spreadsheet for whoever asked, under this name. Its cells are safe already (see [`to_cell`]).
pub(in crate::web) fn spreadsheet(name: &str, rows: &[[String; 5]]) -> HttpResponse {
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // A vector takes everything.
        let _ = out.write_record(row);
    }
    // Spreadsheets take the text for UTF-8 by this mark.
    let mut body = "\u{feff}".as_bytes().to_vec();
    body.extend(out.into_inner().unwrap_or_default());
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(body)
}

/// What came back in a spreadsheet. Errors: what is wrong with it, in a sentence.
pub(in crate::web) fn from_csv(text: &str) -> Result<Vec<Typed>, String> {
    let text = text.trim_start_matches('\u{feff}');
    // Some spreadsheets write semicolons, and tabs are what comes with a copied table.
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| head.bytes().filter(|byte| byte == mark).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let wrong = |error: csv::Error| format!("The table can\u{2019}t be read: {error}.");
    let headers = reader.headers().map_err(wrong)?.clone();
    let column = |name: &str| headers.iter().position(|header| header.trim().eq_ignore_ascii_case(name));
    let (Some(place), Some(words)) = (column("place"), column("translation")) else {
        return Err("The table needs the columns \u{201c}place\u{201d} and \u{201c}translation\u{201d}, as in the one that you downloaded.".to_owned());
    };
    let mut typed = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let words = from_cell(record.get(words).unwrap_or_default());
        // An empty cell is nothing that somebody has written.
        if !words.is_empty() {
            typed.push(Typed {
                key: record.get(place).unwrap_or_default().trim().to_owned(),
                words,
                before: None,
                still: None,
            });
        }
    }
    Ok(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_however_it_was_written() {
        for text in [
            "place,what,source,translation,state\n/title,T,Wards,Oddzia\u{142}y,\n/x,X,Y,,missing\n",
            "\u{feff}place;translation\n/title;Oddzia\u{142}y\n",
            "translation\tplace\nOddzia\u{142}y\t/title\n",
        ] {
            let typed = from_csv(text).unwrap();
            assert_eq!(
                typed,
                [Typed { key: "/title".to_owned(), words: "Oddzia\u{142}y".to_owned(), before: None, still: None }],
                "{text}"
            );
        }
        assert!(from_csv("a,b\n1,2\n").unwrap_err().contains("place"));
    }
}
