//! The figures for programs: the same as the page's, without pictures and sentences in pieces.

use super::ReportView;
use super::change::ChangeView;
use super::cross::{CrossCellView, CrossView};
use super::icon::IconView;
use super::question::{BarView, QuestionView};
use super::split::SplitView;
use serde_json::{Value, json};

impl ReportView {
    /// The figures as JSON. A count that isn't exact is null, and `value` says what may be said of it.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "survey": self.survey,
            "title": self.title.text,
            "part": {"words": self.part.words.text, "note": self.part.note, "filters": self.part.filters},
            "period": self.period,
            "compared": self.compared,
            "answers": self.header,
            "finding": self.finding.text,
            "who": self.who,
            "questions": self.questions.iter().map(question).collect::<Vec<_>>(),
        })
    }
}

fn question(question: &QuestionView) -> Value {
    let splits = question.all_splits();
    json!({
        "id": question.id,
        "label": question.label.text,
        "kind": question.kind,
        "finding": question.finding.text,
        "opening": question.opening.text,
        "ceiling": question.ceiling.text,
        "basis": question.basis,
        "chance": question.chance,
        "trend": question.trend,
        "note": question.note,
        "answers": question.bars.iter().map(bar).collect::<Vec<_>>(),
        "by": splits.map(split).collect::<Vec<_>>(),
        "cross": question.cross.as_ref().map(cross),
        "change": question.change.as_ref().map(change),
        "journey": question.journey.as_ref().map(|journey| &journey.steps),
    })
}

/// Months and limits; the same numbers as the picture's.
fn change(change: &ChangeView) -> Value {
    let icon = |icon: &Option<IconView>| icon.as_ref().map(|icon| json!({"is": icon.kind, "words": icon.words}));
    json!({
        "finding": change.finding.text,
        "variation": icon(&change.variation),
        "assurance": icon(&change.assurance),
        "notes": change.notes,
        "months": change.points,
        "limits": change.limits,
    })
}

fn cross(cross: &CrossView) -> Value {
    let cell = |cell: &CrossCellView| json!({"answer": cell.key, "label": cell.label.text, "people": cell.count, "percent": cell.percent, "value": cell.value});
    let groups = cross.groups.iter().map(|group| {
        json!({
            "value": group.value,
            "label": group.label.text,
            "asked": group.asked,
            "answered": group.answered,
            "note": group.note,
            "answers": group.cells.iter().map(cell).collect::<Vec<_>>(),
        })
    });
    json!({"by": cross.by, "note": cross.note, "groups": groups.collect::<Vec<_>>()})
}

fn bar(bar: &BarView) -> Value {
    json!({"answer": bar.key, "label": bar.label.text, "people": bar.count, "percent": bar.percent, "value": bar.value})
}

fn split(split: &SplitView) -> Value {
    let groups = split.groups.iter().map(|group| {
        json!({
            "groups": group.ids,
            "label": group.label.text,
            "asked": group.asked,
            "answered": group.answered,
            "percent": group.percent,
            "people": group.cells.iter().map(|(key, count)| (key.clone(), json!(count))).collect::<serde_json::Map<_, _>>(),
        })
    });
    json!({"by": split.facet, "finding": split.finding.text, "chance": split.chance, "merged": split.merged, "note": split.note, "groups": groups.collect::<Vec<_>>()})
}
