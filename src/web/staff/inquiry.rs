//! What an address of results asks for: a period, parts of the answers, and what they are told apart by. Filters are a
//! form whose answers stand in the address, so that a view can be sent to a colleague and works without a script.

use crate::figures::{Asked, Choosing, Inquiry};
use crate::publish::Edition;
use crate::report::{ChoiceGroup, Filter, LabelView};
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::HttpRequest;
use serde::Serialize;

/// What was asked, and the form that asks it again.
pub(super) struct Asking {
    pub(super) inquiry: Result<Inquiry, String>,
    pub(super) form: FiltersView,
}

/// The form.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FiltersView {
    /// Two lists of what all answers have in common.
    wheres: Vec<WhereView>,
    by: Vec<ByView>,
    period: Option<(u32, u32)>,
    /// Whether anything but all answers is asked for.
    chosen: bool,
    /// The filters as an address has them, with `&` at its end; empty where there are none.
    pub(super) keep: String,
}

#[derive(Debug, Clone, Serialize)]
struct WhereView {
    id: &'static str,
    name: &'static str,
    label: &'static str,
    groups: Vec<WhereGroup>,
}

#[derive(Debug, Clone, Serialize)]
struct WhereGroup {
    label: LabelView,
    choices: Vec<WhereChoice>,
}

#[derive(Debug, Clone, Serialize)]
struct WhereChoice {
    written: String,
    label: LabelView,
    selected: bool,
}

#[derive(Debug, Clone, Serialize)]
struct ByView {
    item: String,
    label: LabelView,
    selected: bool,
}

const NO_PERIOD: &str = "The address names a period that these results do not have.";
const ROUNDED: &str =
    "These figures are rounded, and rounded figures are always of all answers so far: leave the period out.";
const TOO_MANY: &str =
    "At most two things can be chosen at once. With a third so few people would be left that they could be told.";
const SAME: &str = "Both are of the same question: choose two different ones.";

/// What the address of a request asks for.
pub(super) async fn read(app: &App, edition: &Edition, req: &HttpRequest) -> Result<Asking, Error> {
    let query = Query::of(req);
    let choosing = Choosing::of(&app.store, edition, &app.interface).await?;
    let inquiry = query.inquiry(&choosing);
    Ok(Asking { inquiry, form: query.form(choosing.choices()) })
}

/// An address as it is written.
#[derive(Default)]
struct Query {
    wheres: Vec<String>,
    by: Option<String>,
    from: Option<String>,
    until: Option<String>,
}

impl Query {
    fn of(req: &HttpRequest) -> Self {
        let mut query = Self::default();
        for (name, value) in url::form_urlencoded::parse(req.query_string().as_bytes()) {
            let value = value.trim().to_owned();
            match name.as_ref() {
                _ if value.is_empty() => {}
                "where" | "and" => query.wheres.push(value),
                "by" => query.by = Some(value),
                "from" => query.from = Some(value),
                "until" => query.until = Some(value),
                _ => {}
            }
        }
        query
    }

    fn inquiry(&self, choosing: &Choosing<'_>) -> Result<Inquiry, String> {
        let asked = self.asked()?;
        let filter = |written: &String| {
            let (item, value) = written.split_once('=').ok_or("A part of the answers is written as role=child.")?;
            choosing.filter(item, value).map_err(|unfit| sentence(&unfit.to_string()))
        };
        let filters = self.wheres.iter().map(filter).collect::<Result<Vec<Filter>, String>>()?;
        let by = match &self.by {
            Some(item) => choosing.each(item).map_err(|unfit| sentence(&unfit.to_string()))?,
            None => Vec::new(),
        };
        let told: Vec<Filter> = filters.iter().chain(by.first()).copied().collect();
        let is_same = |at: usize| told[..at].iter().any(|earlier| earlier.is_of_the_same(told[at]));
        match told.len() {
            3.. => Err(TOO_MANY.to_owned()),
            _ if (0..told.len()).any(is_same) => Err(SAME.to_owned()),
            1.. if asked != Asked::All && !choosing.may_be_of_days(&told) => Err(ROUNDED.to_owned()),
            _ => Ok(Inquiry { asked, filters, by }),
        }
    }

    /// The period that the address names. Nothing is guessed of one that is half named: other figures than those that
    /// were asked for would be taken for them.
    fn asked(&self) -> Result<Asked, String> {
        let number = |value: &String| value.parse::<u32>().map_err(|_| NO_PERIOD.to_owned());
        match (&self.from, &self.until) {
            (None, None) => Ok(Asked::All),
            (Some(from), Some(until)) => match (number(from)?, number(until)?) {
                (from, until) if from < until => Ok(Asked::Releases(from, until)),
                _ => Err(NO_PERIOD.to_owned()),
            },
            _ => Err(NO_PERIOD.to_owned()),
        }
    }

    fn form(&self, groups: Vec<ChoiceGroup>) -> FiltersView {
        let wheres = [("where-1", "where", "Only answers where"), ("where-2", "and", "and where")];
        let wheres = wheres.into_iter().zip(0..).map(|((id, name, label), at)| WhereView {
            id,
            name,
            label,
            groups: groups.iter().map(|group| where_group(group, self.wheres.get(at))).collect(),
        });
        let by = groups.iter().map(|group| ByView {
            item: group.item.clone(),
            label: group.label.clone(),
            selected: self.by.as_ref() == Some(&group.item),
        });
        FiltersView {
            wheres: wheres.collect(),
            by: by.collect(),
            period: self.asked().ok().and_then(|asked| match asked {
                Asked::Releases(from, until) => Some((from, until)),
                _ => None,
            }),
            chosen: !self.wheres.is_empty() || self.by.is_some(),
            keep: self.keep(),
        }
    }

    fn keep(&self) -> String {
        let mut written = url::form_urlencoded::Serializer::new(String::new());
        written.extend_pairs(self.wheres.iter().map(|value| ("where", value)));
        written.extend_pairs(self.by.iter().map(|item| ("by", item)));
        let written = written.finish();
        if written.is_empty() { written } else { format!("{written}&") }
    }
}

fn where_group(group: &ChoiceGroup, chosen: Option<&String>) -> WhereGroup {
    let choice = |choice: &crate::report::ChoiceView| WhereChoice {
        written: choice.written.clone(),
        label: choice.label.clone(),
        selected: chosen == Some(&choice.written),
    };
    WhereGroup { label: group.label.clone(), choices: group.choices.iter().map(choice).collect() }
}

/// What is said at a terminal, as a sentence on a page.
fn sentence(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// What is wrong with a period that ends after the last release, `last`.
pub(super) fn beyond(inquiry: &Inquiry, last: u32) -> Option<String> {
    matches!(inquiry.asked, Asked::Releases(_, until) if until > last).then(|| NO_PERIOD.to_owned())
}
