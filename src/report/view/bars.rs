//! A figure as bars: a line of a chart, a row of a table, a coloured cell of a mail.

use super::table::LabelView;
use super::words;
use crate::question::Column;
use crate::report::chance::{Share, percent};
use crate::report::figures::{Cell, Count, Figure};
use crate::report::plan::Question;

/// What a value means to the team that asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Good,
    Bad,
    Plain,
}

impl Meaning {
    pub(super) fn of(question: &Question, value: &str) -> Self {
        let named = |values: &[String]| values.iter().any(|known| known == value);
        match (named(&question.positive), named(&question.negative)) {
            (true, _) => Self::Good,
            (_, true) => Self::Bad,
            _ => Self::Plain,
        }
    }

    /// A name for the stylesheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Plain => "plain",
        }
    }

    /// A colour of at least 3:1 on white.
    pub(super) fn colour(self) -> &'static str {
        match self {
            Self::Good => "#28A197",
            Self::Bad => "#801650",
            Self::Plain => "#12436D",
        }
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    /// The stable name of what it is of.
    pub(super) key: String,
    /// Its words.
    pub(super) label: String,
    /// Whether the words are the survey's own.
    pub(super) own: bool,
    pub(super) count: Count,
    /// Exact figures only.
    pub(super) share: Option<Share>,
    /// How long it is drawn, of 1.
    pub(super) length: f64,
    /// A share of rounded counts in words.
    pub(super) words: Option<&'static str>,
    pub(super) meaning: Meaning,
}

impl Bar {
    /// A group's share.
    pub(super) fn of_share(key: &str, label: &LabelView, share: Share, meaning: Meaning) -> Self {
        let bar = counted(Count::Exact(share.n), Count::Exact(share.of));
        Self { key: key.to_owned(), label: label.text.clone(), own: !label.lang.is_empty(), meaning, ..bar }
    }

    /// What stands beside the bar: `92 · 71 %`, `about 45, about a third`.
    pub(super) fn value(&self) -> String {
        match (self.share, self.words) {
            (Some(share), _) => format!("{} · {}", words::count(self.count), words::share(share)),
            (None, Some(roughly)) => format!("{}, {roughly}", words::count(self.count)),
            (None, None) => words::count(self.count),
        }
    }

    /// The same without a dot, for a mail and for a text: `92 (71 %)`.
    pub(super) fn plain_value(&self) -> String {
        self.share
            .map_or_else(|| self.value(), |share| format!("{} ({})", words::count(self.count), words::share(share)))
    }

    pub(super) fn percent(&self) -> String {
        self.share.map(words::share).or(self.words.map(str::to_owned)).unwrap_or_default()
    }

    pub(super) fn length_percent(&self) -> u32 {
        percent(self.length)
    }
}

/// A picture with more lines than this is no picture.
const MOST_BINS: usize = 40;

/// The bars of a figure: one a value or bin, or one a row of a grid.
pub(super) fn bars(question: &Question, figure: &Figure) -> Vec<Bar> {
    let values = question.values();
    let figure = &with_empty_bins(question, figure);
    match &question.column {
        Column::Grid { rows, .. } => {
            rows.iter().enumerate().filter_map(|(row, id)| row_bar(question, &values, figure, row, id)).collect()
        }
        _ => figure.cells.iter().map(|(cell, count)| value_bar(question, &values, figure, *cell, *count)).collect(),
    }
}

fn value_bar(question: &Question, values: &[String], figure: &Figure, cell: Cell, count: Count) -> Bar {
    let key = match cell {
        Cell::Value(at) | Cell::Row(_, at) => values.get(at).cloned().unwrap_or_default(),
        Cell::Bin(bin) => bin.to_string(),
    };
    Bar {
        label: words::cell(question, values, cell),
        own: !matches!(cell, Cell::Bin(_)),
        meaning: Meaning::of(question, &key),
        key,
        ..counted(count, figure.answered)
    }
}

/// The good answers of a row, or its commonest.
fn row_bar(question: &Question, values: &[String], figure: &Figure, row: usize, id: &str) -> Option<Bar> {
    let cells = || figure.cells.iter().filter(|(cell, _)| matches!(cell, Cell::Row(at, _) if *at == row));
    let good = |cell: Cell| matches!(cell, Cell::Row(_, at) if values.get(at).is_some_and(|value| question.positive.contains(value)));
    let answered = cells().try_fold(0, |sum, (_, count)| Some(sum + exact(*count)?));
    let words = question.row_labels.get(id).map_or(id, String::as_str).to_owned();
    let bar = match answered {
        Some(answered) if !question.positive.is_empty() => {
            let n = cells().filter(|(cell, _)| good(*cell)).filter_map(|(_, count)| exact(*count)).sum();
            Bar { label: words, meaning: Meaning::Good, ..counted(Count::Exact(n), Count::Exact(answered)) }
        }
        _ => {
            let (cell, count) = cells().max_by_key(|(_, count)| size(*count))?;
            let label = format!("{words}: {}", words::cell(question, values, *cell));
            Bar { label, ..counted(*count, answered.map_or(figure.answered, Count::Exact)) }
        }
    };
    Some(Bar { key: id.to_owned(), own: true, ..bar })
}

#[allow(clippy::cast_precision_loss)] // Numbers of people.
fn counted(count: Count, of: Count) -> Bar {
    let share = exact(count).zip(exact(of)).and_then(|(n, of)| Share::new(n, of));
    let length = if size(of) == 0 { 0.0 } else { size(count) as f64 / size(of) as f64 };
    let meaning = Meaning::Plain;
    Bar {
        key: String::new(),
        label: String::new(),
        own: false,
        count,
        share,
        length: length.min(1.0),
        words: words::roughly(count, of),
        meaning,
    }
}

/// Bins that nobody is in stand between those that somebody is in, or the picture would lie.
fn with_empty_bins(question: &Question, figure: &Figure) -> Figure {
    let bins: Vec<i32> =
        figure.cells.iter().filter_map(|(cell, _)| if let Cell::Bin(bin) = cell { Some(*bin) } else { None }).collect();
    let (Some(first), Some(last), true) = (bins.first(), bins.last(), figure.answered != Count::FewerThanTen) else {
        return figure.clone();
    };
    let real = |bin: &i32| question.column != Column::Month || (1..=12).contains(&(bin % 100));
    let empty = if matches!(figure.answered, Count::Exact(_)) { Count::Exact(0) } else { Count::FewerThanTen };
    let wanted: Vec<i32> = (*first..=*last).filter(|bin| real(bin) || bins.contains(bin)).collect();
    if wanted.len() > MOST_BINS {
        return figure.clone();
    }
    let found =
        |bin: i32| figure.cells.iter().find(|(cell, _)| *cell == Cell::Bin(bin)).map_or(empty, |(_, count)| *count);
    Figure { cells: wanted.into_iter().map(|bin| (Cell::Bin(bin), found(bin))).collect(), ..figure.clone() }
}

pub(super) fn exact(count: Count) -> Option<u64> {
    match count {
        Count::Exact(number) => Some(number),
        _ => None,
    }
}

pub(super) fn size(count: Count) -> u64 {
    match count {
        Count::Exact(number) | Count::About(number) => number,
        Count::FewerThanTen => 0,
    }
}

/// The share of good answers; exact figures of one choice only.
pub(super) fn good_share(question: &Question, figure: &Figure) -> Option<Share> {
    let one_choice = matches!(question.column, Column::Code(_) | Column::Scale(_));
    let good = |bar: &&Bar| bar.meaning == Meaning::Good;
    let bars = bars(question, figure);
    let n = bars.iter().filter(good).map(|bar| exact(bar.count)).sum::<Option<u64>>()?;
    let found = one_choice && bars.iter().any(|bar| good(&bar));
    Share::new(n, exact(figure.answered)?).filter(|_| found)
}
