//! What a return officer enters by hand for a place and a month.

use super::counts::{ANSWERS, Counts};
use super::mode::Mode;
use crate::definition::Standard;
use crate::store::ReturnTotals;
use std::collections::BTreeMap;

/// The word under which the number of people stands who could have answered.
const ELIGIBLE: &str = "eligible";
/// The largest number that is taken: more people than any ward sees in a month.
const MOST: u64 = 1_000_000;

/// The numbers of a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many people could have answered; `None` where nobody has said.
    pub eligible: Option<u64>,
    /// Answers on paper forms that were not keyed, by collection mode.
    pub paper: BTreeMap<Mode, Counts>,
}

/// A number's place in a form: the word of its field, and what people call it.
fn fields() -> impl Iterator<Item = (String, Option<(Mode, usize)>)> {
    let answers = Standard::FriendsAndFamilyTest.answers();
    let of = move |mode: Mode| {
        answers.iter().enumerate().map(move |(at, value)| (format!("{}/{value}", mode.word()), Some((mode, at))))
    };
    std::iter::once((ELIGIBLE.to_owned(), None)).chain(Mode::BY_HAND.into_iter().flat_map(of))
}

impl Totals {
    /// As the records keep them.
    #[must_use]
    pub fn of(kept: &ReturnTotals) -> Self {
        let mut totals = Self::default();
        for (word, place) in fields() {
            let Some(number) = kept.get(&word).and_then(|number| u64::try_from(*number).ok()) else { continue };
            totals.put(place, number);
        }
        totals
    }

    fn put(&mut self, place: Option<(Mode, usize)>, number: u64) {
        match place {
            None => self.eligible = Some(number),
            Some((mode, at)) => self.paper.entry(mode).or_default().0[at] = number,
        }
    }
}

/// The fields of the form as they were typed, by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(pub BTreeMap<String, String>);

/// What is wrong in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalsWrong {
    /// The field.
    pub field: String,
    /// What to do about it.
    pub text: String,
}

impl Typed {
    /// The form of numbers as they are kept.
    #[must_use]
    pub fn of(kept: &ReturnTotals) -> Self {
        Self(fields().filter_map(|(word, _)| Some((word.clone(), kept.get(&word)?.to_string()))).collect())
    }

    /// What was typed in a form.
    #[must_use]
    pub fn read(form: &[(String, String)]) -> Self {
        let typed = |word: &str| form.iter().find(|(name, _)| name == word).map(|(_, value)| value.trim().to_owned());
        Self(fields().filter_map(|(word, _)| Some((word.clone(), typed(&word)?))).collect())
    }

    /// The name of the field for people who could have answered.
    #[must_use]
    pub fn eligible() -> &'static str {
        ELIGIBLE
    }

    /// The names of a mode's fields, each with the words of its answer.
    #[must_use]
    pub fn answers(mode: Mode) -> Vec<(String, &'static str)> {
        let own = fields().filter(|(_, place)| place.is_some_and(|(own, _)| own == mode));
        own.map(|(word, _)| word).zip(ANSWERS).collect()
    }

    /// What stands in a field.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// The numbers, as the records keep them: a field left empty is not known, and a zero is a zero. Errors: all fields
    /// that hold no number.
    pub fn numbers(&self) -> Result<ReturnTotals, Vec<TotalsWrong>> {
        let (mut numbers, mut wrong) = (ReturnTotals::new(), Vec::new());
        for (field, _) in fields() {
            match self.value(&field) {
                "" => {}
                typed => match number(typed) {
                    Some(number) => {
                        numbers.insert(field, number);
                    }
                    None => wrong.push(TotalsWrong {
                        field,
                        text: "Write a whole number, 1,000,000 at most, or leave it empty".to_owned(),
                    }),
                },
            }
        }
        if wrong.is_empty() { Ok(numbers) } else { Err(wrong) }
    }
}

/// Digits, with commas or spaces between thousands as people write them.
fn number(typed: &str) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}')).collect();
    let is_number = !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number: u64 = digits.parse().ok().filter(|_| is_number)?;
    i64::try_from(number).ok().filter(|_| number <= MOST)
}
