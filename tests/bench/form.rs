//! A page's form, read as a browser would: its address, its fields, and an answer in each.

use super::random::Random;
use std::io::Read;

/// A form that was read.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// Where it is sent.
    pub(crate) action: String,
    fields: Vec<Field>,
}

#[derive(Debug, Clone)]
struct Field {
    name: String,
    kind: Kind,
    /// The values that can be chosen.
    values: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    One,
    Several,
    Number,
    Text,
    LongText,
    Hidden,
}

impl Form {
    /// Reads the page's main form. `None` where there is none.
    pub(crate) fn read(html: &str) -> Option<Self> {
        let from = html.find("<form id=\"form\"")?;
        let form = &html[from..from + html[from..].find("</form>")?];
        let action = attribute(form.get(..form.find('>')?)?, "action")?;
        let mut fields: Vec<Field> = Vec::new();
        let mut list = None;
        for tag in form.split('<').filter_map(|rest| rest.split('>').next()) {
            let named = attribute(tag, "name").filter(|_| !tag.starts_with("button"));
            if tag.starts_with("option") {
                let value = attribute(tag, "value").filter(|value| !value.is_empty());
                if let Some((Field { values, .. }, value)) = list.and_then(|at: usize| fields.get_mut(at)).zip(value) {
                    values.push(value);
                }
            } else if let Some((name, kind)) = named.zip(kind(tag)) {
                let at = fields.iter().position(|field| field.name == name).unwrap_or(fields.len());
                if at == fields.len() {
                    fields.push(Field { name, kind, values: Vec::new() });
                }
                if matches!(kind, Kind::One | Kind::Several | Kind::Hidden) {
                    fields[at].values.extend(attribute(tag, "value"));
                }
                list = tag.starts_with("select").then_some(at);
            }
        }
        Some(Self { action, fields })
    }

    /// How many questions it asks: fields with the same name up to a dot are one.
    pub(crate) fn questions(&self) -> usize {
        let items = self.fields.iter().map(|field| field.name.split('.').next().unwrap_or_default());
        items.collect::<std::collections::BTreeSet<_>>().len()
    }

    /// An answer to each question, as the body of a POST.
    pub(crate) fn fill(&self, random: &mut Random) -> String {
        let mut body = url::form_urlencoded::Serializer::new(String::with_capacity(512));
        for Field { name, kind, values } in &self.fields {
            for answer in answers(name, *kind, values, random) {
                body.append_pair(name, &answer);
            }
        }
        body.finish()
    }
}

fn answers(name: &str, kind: Kind, values: &[String], random: &mut Random) -> Vec<String> {
    match kind {
        Kind::One | Kind::Hidden if values.is_empty() => Vec::new(),
        Kind::One | Kind::Hidden => vec![values[random.below(values.len())].clone()],
        Kind::Several => values.iter().filter(|_| random.below(3) == 0).cloned().collect(),
        Kind::Number => vec![number(name, random)],
        Kind::Text => vec![random.words(30)],
        Kind::LongText => vec![random.words(200)],
    }
}

/// A day, a month, a year, or an age.
fn number(name: &str, random: &mut Random) -> String {
    match name.rsplit('.').next() {
        Some("day") => random.below(28) + 1,
        Some("month") => random.below(12) + 1,
        Some("year") => 2015 + random.below(10),
        _ => random.below(90) + 5,
    }
    .to_string()
}

fn kind(tag: &str) -> Option<Kind> {
    if tag.starts_with("textarea") {
        return Some(Kind::LongText);
    }
    if tag.starts_with("select") {
        return Some(Kind::One);
    }
    match attribute(tag, "type").filter(|_| tag.starts_with("input"))?.as_str() {
        "radio" => Some(Kind::One),
        "checkbox" => Some(Kind::Several),
        "hidden" => Some(Kind::Hidden),
        _ if attribute(tag, "inputmode").is_some() => Some(Kind::Number),
        _ => Some(Kind::Text),
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[from..];
    Some(
        value[..value.find('"')?]
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}

/// A body in the encoding that its header names, as text.
pub(crate) fn text(encoding: Option<&str>, body: &[u8]) -> Result<String, String> {
    let mut text = String::with_capacity(body.len() * 4);
    let read = match encoding {
        Some("gzip") => flate2::read::GzDecoder::new(body).read_to_string(&mut text),
        Some("br") => brotli::Decompressor::new(body, 32 * 1024).read_to_string(&mut text),
        None => (&mut &*body).read_to_string(&mut text),
        Some(other) => return Err(format!("an encoding {other:?} that was not asked for")),
    };
    read.map(|_| text).map_err(|error| error.to_string())
}
