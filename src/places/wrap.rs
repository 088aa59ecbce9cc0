//! Words into lines, where nothing measures them: an SVG wraps no text by itself. Widths are those of a bold sans serif,
//! taken a little too wide, so that the words fit whatever font a machine has.

/// Lines of a size at which they fit: not more than `most` of them, none wider than `width`. The largest of `sizes`
/// that does; where none does, the smallest.
#[must_use]
pub fn fit(words: &str, width: f64, most: usize, sizes: &[f64]) -> (f64, Vec<String>) {
    let wrapped = |size: f64| (size, balanced(words, width / size));
    let fits = |(size, lines): &(f64, Vec<String>)| lines.len() <= most && widest(lines) * size <= width;
    let smallest = sizes.last().copied().unwrap_or(1.0);
    sizes.iter().map(|size| wrapped(*size)).find(fits).unwrap_or_else(|| wrapped(smallest))
}

/// How wide the widest line is, in ems.
pub(super) fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| ems(line)).fold(0.0, f64::max)
}

/// As few lines as there can be, and those about equally long.
fn balanced(words: &str, ems_wide: f64) -> Vec<String> {
    let first = wrap(words, ems_wide);
    let narrower = (1..=40).map(|step| ems_wide * f64::from(40 - step) / 40.0).map(|width| wrap(words, width));
    narrower.take_while(|lines| lines.len() == first.len()).last().unwrap_or(first)
}

fn wrap(words: &str, ems_wide: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if ems(line) + SPACE + ems(word) <= ems_wide => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

const SPACE: f64 = 0.28;

/// How wide some words are, in ems.
fn ems(words: &str) -> f64 {
    words.chars().map(em).sum()
}

fn em(c: char) -> f64 {
    match c {
        ' ' | '\u{a0}' => SPACE,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '\'' | '’' | '|' => 0.33,
        'f' | 'r' | 't' | '-' | '/' | '(' | ')' => 0.43,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0300}'..='\u{036f}' => 0.0,
        '\u{0600}'..='\u{06ff}' => 0.55,
        c if c.is_uppercase() => 0.72,
        c if (c as u32) >= 0x2e80 => 1.0,
        _ => 0.61,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_few_and_about_equal() {
        let (size, lines) = fit("Help design the new wards", 100.0, 2, &[20.0, 12.0, 8.0]);
        assert_eq!((size, lines), (12.0, vec!["Help design".to_owned(), "the new wards".to_owned()]));
        let (size, lines) = fit("Tea", 100.0, 2, &[20.0, 12.0]);
        assert_eq!((size, lines.len()), (20.0, 1));
        assert_eq!(fit("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 60.0, 1, &[9.0, 3.0]).0, 3.0);
        assert_eq!(fit("", 60.0, 1, &[9.0]).1, Vec::<String>::new());
    }
}
