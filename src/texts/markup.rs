//! The tiny markup of authors' texts → a closed set of HTML tags: `p`, `ul`, `li`, `strong`, `a`.
//!
//! Everything else is text and is escaped; a link goes to `http(s)`, `mailto` or `tel` or stays text.

use regex::Regex;
use std::sync::LazyLock;

/// Escapes a text for HTML, in element content and in quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Private-use characters mark the holes of a compiled page; no author or respondent may write one.
            '\u{E000}'..='\u{E00F}' => {}
            _ => out.push(c),
        }
    }
    out
}

/// Paragraphs, lists, bold and links → HTML.
#[must_use]
pub fn markup_to_html(text: &str) -> String {
    blocks(text).iter().map(Block::html).collect()
}

/// Bold and links alone → HTML, for a text that stands within a line.
#[must_use]
pub fn markup_inline(text: &str) -> String {
    inline(text)
}

/// The same words without markup, for a mail's text part and for counting words.
#[must_use]
pub fn markup_to_text(text: &str) -> String {
    static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\[([^\[\]]+)\]\(([^()\s]+)\)").ok());
    let plain = text.replace("**", "");
    LINK.as_ref().map_or(plain.clone(), |link| link.replace_all(&plain, "$1").into_owned())
}

enum Block<'a> {
    Paragraph(Vec<&'a str>),
    List(Vec<&'a str>),
}

impl Block<'_> {
    fn html(&self) -> String {
        match self {
            Self::Paragraph(lines) => format!("<p>{}</p>", inline(&lines.join(" "))),
            Self::List(items) => {
                let items: String = items.iter().map(|item| format!("<li>{}</li>", inline(item))).collect();
                format!("<ul>{items}</ul>")
            }
        }
    }
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut fresh = true;
    for line in text.lines().map(str::trim) {
        match (line.strip_prefix("- "), blocks.last_mut()) {
            _ if line.is_empty() => {}
            (Some(item), Some(Block::List(items))) if !fresh => items.push(item),
            (Some(item), _) => blocks.push(Block::List(vec![item])),
            (None, Some(Block::Paragraph(lines))) if !fresh => lines.push(line),
            (None, _) => blocks.push(Block::Paragraph(vec![line])),
        }
        fresh = line.is_empty();
    }
    blocks
}

fn inline(text: &str) -> String {
    static MARK: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\*\*([^*]+)\*\*|\[([^\[\]]+)\]\(((?:https?://|mailto:|tel:)[^()\s]+)\)").ok());
    let Some(mark) = MARK.as_ref() else { return escape(text) };
    let (mut html, mut done) = (String::new(), 0);
    for found in mark.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        html.push_str(&escape(&text[done..whole.start()]));
        match (found.get(1), found.get(2), found.get(3)) {
            (Some(bold), ..) => html.push_str(&format!("<strong>{}</strong>", escape(bold.as_str()))),
            (_, Some(words), Some(target)) => {
                html.push_str(&format!("<a href=\"{}\">{}</a>", escape(target.as_str()), escape(words.as_str())));
            }
            _ => {}
        }
        done = whole.end();
    }
    html + &escape(&text[done..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_markup_gives_a_closed_set_of_tags() {
        for (text, html) in [
            ("One\ntwo\n\nThree", "<p>One two</p><p>Three</p>"),
            ("Think of:\n- food\n- **light**", "<p>Think of:</p><ul><li>food</li><li><strong>light</strong></li></ul>"),
            ("[us](https://x.example/?a=1&b)", "<p><a href=\"https://x.example/?a=1&amp;b\">us</a></p>"),
            ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
            ("<b onclick='x'>&", "<p>&lt;b onclick=&#39;x&#39;&gt;&amp;</p>"),
            ("**<i>**", "<p><strong>&lt;i&gt;</strong></p>"),
            ("[a](https://x/\"onmouseover=\"y)", "<p><a href=\"https://x/&quot;onmouseover=&quot;y\">a</a></p>"),
        ] {
            assert_eq!(markup_to_html(text), html);
        }
    }
}
