//! What a cell holds: a figure of the page as a number, where the page says it as one.

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    /// The head of a column or a row.
    Head(String),
    Text(String),
    Number(f64),
    /// A share, of 1.
    Share(f64),
}

impl Cell {
    pub(super) fn head(words: &str) -> Self {
        Self::Head(words.to_owned())
    }

    pub(super) fn text(words: &str) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(words.to_owned()) }
    }

    #[allow(clippy::cast_precision_loss)] // Numbers of people.
    pub(super) fn people(number: u64) -> Self {
        Self::Number(number as f64)
    }

    pub(super) fn percent(percent: u32) -> Self {
        Self::Share(f64::from(percent) / 100.0)
    }

    /// A figure as the page writes it: `1,234`, `3.4` and `71 %` are numbers; all else is words.
    pub(super) fn figure(words: &str) -> Self {
        let share = words.strip_suffix('%').map(|number| number.trim_end_matches([' ', '\u{a0}']));
        match (number(words), share.and_then(number)) {
            (Some(number), _) => Self::Number(number),
            (_, Some(share)) => Self::Share(share / 100.0),
            _ => Self::text(words),
        }
    }

    /// `40 (62 %)` as two cells; a figure without a share leaves the second one empty.
    pub(super) fn figure_and_share(words: &str) -> [Self; 2] {
        match words.strip_suffix(')').and_then(|words| words.split_once(" (")) {
            Some((figure, share)) => [Self::figure(figure), Self::figure(share)],
            None => [Self::figure(words), Self::Empty],
        }
    }
}

/// A number with commas between thousands, or with a decimal point.
fn number(words: &str) -> Option<f64> {
    let mut groups = words.split(',');
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let plain = first.strip_prefix('-').unwrap_or(first);
    let begins = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && plain.bytes().any(|b| b != b'.');
    let grouped = rest.iter().all(|group| group.len() == 3 && digits(group));
    let fits = begins && grouped && (rest.is_empty() || digits(plain));
    fits.then(|| words.replace(',', "").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_writes_as_a_number_is_one() {
        for (words, cell) in [
            ("0", Cell::Number(0.0)),
            ("12,345", Cell::Number(12_345.0)),
            ("3.4", Cell::Number(3.4)),
            ("-2.5", Cell::Number(-2.5)),
            ("71\u{a0}%", Cell::Share(0.71)),
            ("fewer than 10", Cell::Text("fewer than 10".into())),
            ("about 1,045", Cell::Text("about 1,045".into())),
            ("–", Cell::Text("–".into())),
            ("1,2", Cell::Text("1,2".into())),
            (".", Cell::Text(".".into())),
            ("", Cell::Empty),
        ] {
            assert_eq!(Cell::figure(words), cell, "{words}");
        }
        assert_eq!(Cell::figure_and_share("40 (62\u{a0}%)"), [Cell::Number(40.0), Cell::Share(0.62)]);
        assert_eq!(Cell::figure_and_share("5.5"), [Cell::Number(5.5), Cell::Empty]);
    }
}
