//! How long a survey takes.

use crate::definition::Item;
use crate::question::Shape;
use crate::response::Reading;

/// How many questions the path has for somebody who has said nothing yet, and how many minutes they take.
#[must_use]
pub fn length(reading: &Reading<'_>) -> (usize, usize) {
    let asked = reading.walk.asked.iter().filter(|item| item.kind.is_question());
    let (questions, seconds) = asked.fold((0, 0), |(count, sum), item| (count + 1, sum + seconds(item)));
    (questions, minutes(seconds))
}

/// How long a question takes on the shortest usual path: ten seconds for a choice, a date or a number, five for each
/// row of a grid, ten where it asks why. Words of one's own are always somebody's choice, so they count like a choice: read, and passed by;
/// where they are required, 45.
fn seconds(item: &Item) -> usize {
    match item.kind.shape() {
        Shape::Text if item.required => 45,
        Shape::Grid if item.kind.asks_why() => 10 * item.kind.rows().len().max(1),
        Shape::Grid => 5 * item.kind.rows().len().max(2),
        _ => 10,
    }
}

/// To the nearest minute, and one at least: "about" says no more.
fn minutes(seconds: usize) -> usize {
    ((seconds + 30) / 60).max(1)
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn minutes_are_the_nearest_and_one_at_least() {
        assert_eq!([10, 60, 89, 90, 170].map(minutes), [1, 1, 1, 2, 3]);
    }
}
