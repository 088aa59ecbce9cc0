//! Made-up answers: drawn by the weights of `assets/demo.json`, along the path that each of them takes.

use crate::definition::{Item, More, Survey, Who};
use crate::question::{Asked, Column, Given, Shape};
use crate::response::{Answers, Submission};
use crate::texts::Language;
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What the demonstration knows of a survey.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Script {
    /// How many answers there are.
    pub(super) count: usize,
    roles: BTreeMap<String, u32>,
    helps: BTreeMap<String, u32>,
    weights: BTreeMap<String, BTreeMap<String, u32>>,
    comments: BTreeMap<String, Vec<Comment>>,
}

#[derive(Debug, Clone, Deserialize)]
struct Comment {
    language: String,
    role: String,
    text: String,
}

/// The scripts by survey.
pub(super) fn scripts() -> BTreeMap<String, Script> {
    serde_json::from_str(include_str!("../../../assets/demo.json")).unwrap_or_default()
}

fn draw<'a>(weights: &'a BTreeMap<String, u32>, rng: &mut StdRng) -> Option<&'a str> {
    let pairs: Vec<(&String, u32)> = weights.iter().map(|(name, weight)| (name, *weight)).collect();
    pairs.choose_weighted(rng, |(_, weight)| *weight).ok().map(|(name, _)| name.as_str())
}

impl Script {
    /// One made-up submission.
    pub(super) fn submission(
        &mut self,
        survey: &Survey,
        today: jiff::civil::Date,
        places: &[String],
        rng: &mut StdRng,
    ) -> Submission {
        let words = self.words(survey, rng);
        let is_known = |role: &String| survey.roles.iter().any(|known| known.id == *role);
        let writer = words.as_ref().map(|(_, comment)| comment.role.clone()).filter(is_known);
        let role = writer.or_else(|| draw(&self.roles, rng).map(str::to_owned)).filter(is_known);
        let language = words.as_ref().and_then(|(_, comment)| Language::parse(&comment.language));
        let language = language.filter(|language| survey.languages.contains(language));
        let language =
            language.unwrap_or_else(|| if rng.random_bool(0.1) { easy(survey) } else { survey.default_language() });
        // Four of five who are asked to say more about themselves do.
        let asks_more = survey.after_check().next().is_some() && rng.random_bool(0.8);
        let more = if asks_more { More::Asked } else { More::Skipped };
        let who = Who { role: role.clone(), band: None, language: language.clone(), more };
        let mut answers = Map::new();
        survey.walk(&who, |item, withheld| {
            let value = match &words {
                Some((id, comment)) if *id == item.id => Value::from(comment.text.clone()),
                _ => self.value(item, role.as_deref(), today, rng),
            };
            let asked = Asked { today, withheld, required: false, places };
            let answer = item.kind.parse(&Given::from_json(item.kind.shape(), &value), &asked).ok()?;
            answers.insert(item.id.clone(), value);
            answer
        });
        Submission {
            language: language.tag().to_owned(),
            role: role.clone(),
            help: role.and(draw(&self.helps, rng)).map(str::to_owned),
            band: None,
            mode: Some(if rng.random_bool(0.3) { "tablet" } else { "online" }.to_owned()),
            more: Some(more),
            answers: Answers::Json(answers),
        }
    }

    /// In about one of three, words that somebody might have written; each is used once.
    fn words(&mut self, survey: &Survey, rng: &mut StdRng) -> Option<(String, Comment)> {
        if !rng.random_bool(0.3) {
            return None;
        }
        let items: Vec<String> =
            self.comments.iter().filter(|(_, left)| !left.is_empty()).map(|(item, _)| item.clone()).collect();
        let item = items.choose(rng).filter(|item| survey.item(item).is_some())?.clone();
        let left = self.comments.get_mut(&item)?;
        let at = rng.random_range(0..left.len());
        Some((item, left.swap_remove(at)))
    }

    fn value(&self, item: &Item, role: Option<&str>, today: jiff::civil::Date, rng: &mut StdRng) -> Value {
        if !item.required && rng.random_bool(0.06) {
            return Value::Null;
        }
        let of_role = role.and_then(|role| self.weights.get(&format!("{}@{role}", item.id)));
        let Some(weights) = of_role.or_else(|| self.weights.get(&item.id)) else {
            return plain(item, role, today, rng);
        };
        match item.kind.column() {
            Column::Set(_) => set(weights, rng),
            Column::Grid { rows, .. } => rows
                .iter()
                .filter_map(|row| Some((row.clone(), draw(weights, rng)?.into())))
                .collect::<Map<_, _>>()
                .into(),
            _ => draw(weights, rng).map_or(Value::Null, Value::from),
        }
    }
}

/// Each value by its own chance in a hundred; "none" only alone.
fn set(weights: &BTreeMap<String, u32>, rng: &mut StdRng) -> Value {
    let mut chosen: Vec<&String> = Vec::new();
    for (value, weight) in weights.iter().filter(|(value, _)| *value != "none") {
        if rng.random_ratio((*weight).min(100), 100) && chosen.len() < 3 {
            chosen.push(value);
        }
    }
    if chosen.is_empty() { json!(["none"]) } else { json!(chosen) }
}

/// A value for an item without weights.
fn plain(item: &Item, role: Option<&str>, today: jiff::civil::Date, rng: &mut StdRng) -> Value {
    match item.kind.shape() {
        Shape::Number => match role {
            Some("child") => rng.random_range(5..13).into(),
            _ => rng.random_range(13..18).into(),
        },
        Shape::Date => today.saturating_sub(jiff::Span::new().days(rng.random_range(0..30))).to_string().into(),
        Shape::Choices => item.kind.choices().choose(rng).map_or(Value::Null, |choice| choice.value.clone().into()),
        _ => Value::Null,
    }
}

fn easy(survey: &Survey) -> Language {
    let found = survey.languages.iter().find(|language| language.is_easy_read());
    found.cloned().unwrap_or_else(|| survey.default_language())
}
