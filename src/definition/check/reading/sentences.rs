//! A text → its sentences, and a sentence → its words.

use crate::texts::markup_to_text;

/// What ends a sentence in the scripts that families read: Latin, Arabic, Devanagari, Bengali, Chinese.
const ENDS: &[char] = &['.', '!', '?', '…', '۔', '؟', '।', '॥', '。', '！', '？'];

/// Words that are written with a full stop inside a sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "a.m", "p.m", "mr", "mrs", "ms", "mx", "dr", "prof", "st", "vs", "no", "nos", "approx", "ext", "tel",
    "np", "tzn", "ul", "godz", "lek",
];

/// The sentences of a text, without its markup. A line and an item of a list end a sentence too.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let plain = markup_to_text(text);
    plain.lines().flat_map(of_line).filter(|sentence| words(sentence).next().is_some()).collect()
}

/// The words of a sentence: whatever stands between spaces and has a letter or digit.
pub(crate) fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

fn of_line(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix("- ").unwrap_or(line);
    let mut sentences = Vec::new();
    let mut rest = line;
    while let Some(end) = first_end(rest) {
        let (sentence, after) = rest.split_at(end);
        sentences.push(sentence.trim().to_owned());
        rest = after;
    }
    sentences.push(rest.trim().to_owned());
    sentences
}

/// The place after the first sentence of a line, in bytes.
fn first_end(line: &str) -> Option<usize> {
    line.char_indices().filter(|(_, c)| ENDS.contains(c)).map(|(at, c)| (at, c, at + c.len_utf8())).find_map(
        |(at, c, after)| {
            let rest = line.get(after..)?;
            let closing = rest.len() - rest.trim_start_matches(['"', '\'', '”', '’', '»', ')', ']']).len();
            let tail = rest.get(closing..)?;
            let wide = matches!(c, '。' | '！' | '？');
            let parted = wide || tail.is_empty() || tail.starts_with(char::is_whitespace);
            (parted && !goes_on(line.get(..at)?, c, tail)).then_some(after + closing)
        },
    )
}

/// Whether a stop is not the end: an abbreviation, an initial, dots that trail off before a small letter.
fn goes_on(before: &str, stop: char, after: &str) -> bool {
    let small_next = after.trim_start().starts_with(char::is_lowercase);
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default().to_lowercase();
    let trails = stop == '…' || word.ends_with('.');
    let nothing_after = after.trim().is_empty();
    match stop {
        '.' | '…' if trails => small_next,
        '.' if word.chars().count() == 1 && word != "i" => !nothing_after && word.chars().all(char::is_alphabetic),
        '.' if word == "etc" => small_next,
        '.' if matches!(word.as_str(), "a.m" | "p.m" | "no" | "st" | "ext" | "tel" | "ul" | "np") => {
            small_next
                || after.trim_start().starts_with(|c: char| c.is_ascii_digit())
                || (word == "st" && !nothing_after)
        }
        '.' => !nothing_after && ABBREVIATIONS.contains(&word.as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{sentences, words};

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (text, expected) in [
            ("One. Two! Three? Four…", &["One.", "Two!", "Three?", "Four…"] as &[&str]),
            ("A line\nand another\n\n- an item\n- **one** more", &["A line", "and another", "an item", "one more"]),
            ("Dr. Khan and Mrs. Jones, e.g. at 8 a.m. today.", &["Dr. Khan and Mrs. Jones, e.g. at 8 a.m. today."]),
            ("It took 1.5 hours. See nhs.uk for more.", &["It took 1.5 hours.", "See nhs.uk for more."]),
            ("Pens, paper, etc. are there. So it is.", &["Pens, paper, etc. are there.", "So it is."]),
            ("We wait... and wait. Then... It comes.", &["We wait... and wait.", "Then...", "It comes."]),
            ("She said \"stop.\" Then we went.", &["She said \"stop.\"", "Then we went."]),
            ("Do you say no. Or yes.", &["Do you say no.", "Or yes."]),
            ("Ward no. 7 is J. Smith's.", &["Ward no. 7 is J. Smith's."]),
            ("ہمیں بتائیں۔ کیا یہ ٹھیک ہے؟ ہاں۔", &["ہمیں بتائیں۔", "کیا یہ ٹھیک ہے؟", "ہاں۔"]),
            ("[our page](https://x.example/a.b?c=d) helps.", &["our page helps."]),
            ("", &[]),
            (" - \n…", &[]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }

    #[test]
    fn a_dash_is_not_a_word() {
        assert_eq!(words("Well-made – it's 9 & up").collect::<Vec<_>>(), ["Well-made", "it's", "9", "up"]);
    }
}
