//! The walls between the rooms, read from the source: a room imports only from lower layers, each framework has one
//! room, and the lower rooms know nothing of the world outside. The layers are the ones that `src/lib.rs` lists.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// Up to here a room has no files, no network, no clock, no chance and no waiting.
const PURE_UP_TO: u8 = 4;

/// Rooms that name another one of their own layer, and the only name that they may take from it; `*` for all.
/// A form shows what is wrong with a response; a moderator is told what families were warned of; a report is made of responses and knows nothing of how they came in.
const BESIDE: [(&str, &str, &str); 10] = [
    ("form", "response", "*"),
    ("moderation", "response", "*"),
    ("report", "response", "Response"),
    ("exchange", "response", "Response"),
    ("intake", "publish", "*"),
    ("figures", "publish", "*"),
    ("changes", "publish", "Edition"),
    ("changes", "figures", "*"),
    ("changes", "places", "*"),
    ("returns", "publish", "Edition"),
];

/// The only places that name a framework.
const HOMES: [(&str, &str); 10] = [
    ("diesel", "store/"),
    ("handlebars", "render.rs"),
    ("actix", "web/"),
    ("lettre", "delivery/mailer.rs"),
    ("openidconnect", "sign_in/provider/"),
    ("ureq", "sign_in/provider/"),
    ("rust_xlsxwriter", "files/xlsx/"),
    ("typst", "files/drawn/"),
    ("comemo", "files/drawn/"),
    ("resvg", "files/drawn/"),
];

/// Macros stand at the top of the crate, wherever they are written.
const MACROS: [(&str, &str); 1] = [("typed_object", "json")];

/// What stands for the world outside: a path's beginning and its next name.
const OUTSIDE: [(&str, &str); 12] = [
    ("std", "fs"),
    ("std", "net"),
    ("std", "env"),
    ("std", "process"),
    ("std", "thread"),
    ("time", "SystemTime"),
    ("time", "Instant"),
    ("SystemTime", "now"),
    ("Instant", "now"),
    ("Timestamp", "now"),
    ("Zoned", "now"),
    ("Date", "today"),
];

/// Files by their path below `src`.
type Sources = BTreeMap<String, String>;

/// Their words.
type Read = BTreeMap<String, Vec<Word>>;

/// A word of a source file, and its line.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    text: String,
    line: usize,
}

/// Comments, texts, characters and lifetimes, which are no words; then the words. `::` is one word.
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r#####"(?sx) //[^\n]* | /\*.*?\*/ | b?r(?: "[^"]*" | \#".*?"\# | \#\#".*?"\#\# ) | b?"(?:\\.|[^"\\])*"
        | b?'(?:\\.[^']*|[^'\\])' | '\w+ | (?P<word> \w+ | :: | [^\s\w] )"#####;
    Regex::new(pattern).unwrap()
});

/// The words of a source file.
fn words(source: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for found in WORD.captures_iter(source).filter_map(|found| found.name("word")) {
        line += source[counted..found.start()].matches('\n').count();
        counted = found.start();
        words.push(Word { text: found.as_str().to_owned(), line });
    }
    words
}

fn is(words: &[Word], at: usize, text: &str) -> bool {
    words.get(at).is_some_and(|word| word.text == text)
}

/// The names that follow the path that ends at `at`, each with the place where it stands: one, or those of a group.
fn next_names(words: &[Word], at: usize) -> Vec<usize> {
    if !is(words, at + 1, "::") {
        return Vec::new();
    }
    if !is(words, at + 2, "{") {
        return vec![at + 2];
    }
    let (mut names, mut depth) = (Vec::new(), 0);
    for here in at + 2..words.len() {
        match words[here].text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ if depth == 1 && matches!(words[here - 1].text.as_str(), "{" | ",") => names.push(here),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// The rooms and their layers, from `// L0: …` and the `pub mod` lines below it.
fn layers(lib: &str) -> BTreeMap<String, u8> {
    let mut layers = BTreeMap::new();
    let mut current = None;
    for line in lib.lines() {
        if let Some(rest) = line.strip_prefix("// L") {
            current = rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|number| number.parse().ok());
        } else if let (Some(name), Some(layer)) =
            (line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')), current)
        {
            layers.insert(name.to_owned(), layer);
        }
    }
    layers
}

/// The room of a file, and how deep its module stands below the top of the crate.
fn place(path: &str) -> (&str, usize) {
    let parts: Vec<&str> = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
    (parts[0], if matches!(path, "lib.rs" | "main.rs") { 0 } else { parts.len() })
}

/// Everything that is wrong, a line each.
fn wrong(sources: &Sources) -> Vec<String> {
    let layers = layers(&sources["lib.rs"]);
    let read: Read = sources.iter().map(|(path, source)| (path.clone(), words(source))).collect();
    let (reached, tests) = reached(&read);
    let mut wrong: Vec<String> = sources
        .keys()
        .filter(|path| !reached.contains(*path))
        .map(|path| format!("{path}: no file names this one with `mod`"))
        .collect();
    for path in reached.iter().filter(|path| place(path).1 > 0) {
        let room = Room { path, layers: &layers };
        let words = &read[path];
        wrong.extend(room.arrows(words));
        wrong.extend(room.frameworks(words));
        if !tests.contains(path) {
            wrong.extend(room.outside(&without_tests(words)));
        }
    }
    wrong
}

/// The files that the crate is made of, and those of them that only tests are made of.
fn reached(read: &Read) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut reached, mut tests) = (BTreeSet::new(), BTreeSet::new());
    let mut left = vec![("lib.rs".to_owned(), false), ("main.rs".to_owned(), false)];
    while let Some((path, test)) = left.pop() {
        let Some(words) = read.get(&path) else { continue };
        let folder = match path.rsplit_once('/') {
            _ if matches!(path.as_str(), "lib.rs" | "main.rs") => String::new(),
            Some((folder, "mod.rs")) => format!("{folder}/"),
            _ => format!("{}/", path.trim_end_matches(".rs")),
        };
        for at in (0..words.len()).filter(|at| is(words, *at, "mod") && is(words, at + 2, ";")) {
            let name = &words[at + 1].text;
            let test = test || is_for_tests(words, at);
            left.extend([format!("{folder}{name}.rs"), format!("{folder}{name}/mod.rs")].map(|path| (path, test)));
        }
        if test {
            tests.insert(path.clone());
        }
        reached.insert(path);
    }
    (reached, tests)
}

/// Whether `#[cfg(test)]` stands before the `mod` at `at`.
fn is_for_tests(words: &[Word], at: usize) -> bool {
    let begins =
        words[..at].iter().rposition(|word| matches!(word.text.as_str(), ";" | "{" | "}")).map_or(0, |at| at + 1);
    words[begins..at].windows(3).any(|words| words[0].text == "cfg" && words[2].text == "test")
}

/// The words without those of `#[cfg(test)] mod … { … }`.
fn without_tests(words: &[Word]) -> Vec<Word> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if is(words, at, "mod") && is(words, at + 2, "{") && is_for_tests(words, at) {
            at = end_of_block(words, at + 2);
        } else {
            kept.push(words[at].clone());
        }
        at += 1;
    }
    kept
}

/// Where the block ends that begins at `at`.
fn end_of_block(words: &[Word], at: usize) -> usize {
    let mut depth = 0;
    for (here, word) in words.iter().enumerate().skip(at) {
        match word.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return here;
        }
    }
    words.len()
}

/// A file of a room.
struct Room<'a> {
    path: &'a str,
    layers: &'a BTreeMap<String, u8>,
}

impl Room<'_> {
    fn say(&self, word: &Word, what: &str) -> String {
        format!("{}:{}: {what}", self.path, word.line)
    }

    /// Arrows to other rooms that may not be.
    fn arrows(&self, words: &[Word]) -> Vec<String> {
        let mut wrong = self.climbs(words);
        for at in (0..words.len()).filter(|at| is(words, *at, "crate")) {
            for name in next_names(words, at) {
                let taken =
                    words.get(name + 2).filter(|_| is(words, name + 1, "::")).map_or("*", |word| word.text.as_str());
                wrong.extend(self.arrow(&words[name].text, taken).err().map(|what| self.say(&words[name], &what)));
            }
        }
        wrong
    }

    fn arrow(&self, to: &str, taken: &str) -> Result<(), String> {
        let from = place(self.path).0;
        let to = MACROS.iter().find(|(name, _)| *name == to).map_or(to, |(_, room)| *room);
        let layer = |room: &str| self.layers.get(room).copied().ok_or(format!("src/lib.rs gives `{room}` no layer"));
        let (here, there) = (layer(from)?, layer(to)?);
        let beside = BESIDE.iter().any(|(a, b, name)| *a == from && *b == to && (*name == "*" || *name == taken));
        if from == to || there < here || (there == here && beside) {
            return Ok(());
        }
        let taken = if there == here && taken != "*" { format!("::{taken}") } else { String::new() };
        Err(format!("`{from}` (layer {here}) may not name `{to}{taken}` (layer {there})"))
    }

    /// `super`s that lead out of the room; `crate::` says where they go.
    fn climbs(&self, words: &[Word]) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut blocks: Vec<bool> = Vec::new();
        for at in 0..words.len() {
            match words[at].text.as_str() {
                "{" => blocks.push(at >= 2 && is(words, at - 2, "mod")),
                "}" => {
                    blocks.pop();
                }
                "super" if at == 0 || !is(words, at - 1, "::") => {
                    let supers = words[at..]
                        .chunks(2)
                        .take_while(|pair| pair[0].text == "super" && pair.last().is_some_and(|word| word.text == "::"))
                        .count();
                    let depth = place(self.path).1 + blocks.iter().filter(|is_module| **is_module).count();
                    if supers >= depth {
                        wrong.push(self.say(&words[at], "`super` leads out of the room: write `crate::`"));
                    }
                }
                _ => {}
            }
        }
        wrong
    }

    /// Frameworks that have their home elsewhere.
    fn frameworks(&self, words: &[Word]) -> Vec<String> {
        let mut wrong = Vec::new();
        for word in words {
            for (framework, home) in HOMES {
                let named = word.text == framework || word.text.starts_with(&format!("{framework}_"));
                if named && !self.path.starts_with(home) {
                    wrong.push(self.say(word, &format!("only {home} names {framework}")));
                }
            }
        }
        wrong
    }

    /// The world outside, in a room that may not know it.
    fn outside(&self, words: &[Word]) -> Vec<String> {
        let Some(layer) = self.layers.get(place(self.path).0).filter(|layer| **layer <= PURE_UP_TO) else {
            return Vec::new();
        };
        let mut wrong = Vec::new();
        for at in 0..words.len() {
            let word = words[at].text.as_str();
            let alone = word == "async"
                || (matches!(word, "tokio" | "rand")
                    && (is(words, at + 1, "::") || (at > 0 && is(words, at - 1, "use"))));
            let from =
                next_names(words, at).into_iter().find(|name| OUTSIDE.contains(&(word, words[*name].text.as_str())));
            let named =
                if alone { Some(word.to_owned()) } else { from.map(|name| format!("{word}::{}", words[name].text)) };
            wrong.extend(named.map(|named| self.say(&words[at], &format!("layer {layer} may not name `{named}`"))));
        }
        wrong
    }
}

fn sources() -> Sources {
    fn gather(folder: &Path, below: &str, sources: &mut Sources) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
            if path.is_dir() {
                gather(&path, &format!("{name}/"), sources);
            } else if name.ends_with(".rs") {
                sources.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut sources = Sources::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut sources);
    sources
}

#[test]
fn the_rooms_keep_to_their_layers() {
    let wrong = wrong(&sources());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A small crate without a fault, in which each case plants one.
fn small() -> Sources {
    let lib = "// L0: pure.\npub mod json;\n// L2: what can be asked.\npub mod question;\n// L4: pure.\npub mod response;\npub mod form;\npub mod report;\n\
        // L5: outside.\npub mod render;\npub mod store;\n// L7: people.\npub mod web;\npub mod delivery;\n";
    let files = [
        ("lib.rs", lib),
        ("main.rs", "fn main() {}"),
        ("json.rs", "//! Says crate::store in words.\n#[cfg(test)]\nmod tests { fn chance() { rand::random() } }"),
        (
            "question.rs",
            "use crate::json::{Json, Node};\nconst SAYS: &str = \"crate::web\"; const LETTER: char = '\"';",
        ),
        ("response.rs", "pub struct Response;"),
        ("form.rs", "use crate::response::Reading;"),
        ("report/mod.rs", "mod tally;\nuse crate::response::Response;"),
        ("report/tally.rs", "use super::Row; mod tests { use super::super::Row; }"),
        ("render.rs", "use handlebars::Handlebars;"),
        ("store/mod.rs", "mod pool;"),
        ("store/pool.rs", "use diesel_migrations::Migration; use std::time::Instant;"),
        ("web/mod.rs", "use actix_web::App;\nuse crate::{store, form::Fill};"),
        ("delivery/mod.rs", "mod mailer;"),
        ("delivery/mailer.rs", "use lettre::Message;"),
    ];
    files.into_iter().map(|(path, source)| (path.to_owned(), source.to_owned())).collect()
}

#[test]
fn a_crate_without_a_fault_passes() {
    assert_eq!(wrong(&small()), Vec::<String>::new());
}

#[test]
fn each_rule_is_red_where_it_is_broken() {
    let check = |path: &str, line: &str, expected: &str| {
        let mut sources = small();
        let source = sources.entry(path.to_owned()).or_default();
        *source = format!("{line}\n{source}");
        let found = wrong(&sources);
        let expected = format!("{path}:1: {expected}");
        assert!(found.contains(&expected), "{path} with {line:?} gives {found:#?}");
    };
    check("json.rs", "use crate::question::Kind;", "`json` (layer 0) may not name `question` (layer 2)");
    check("question.rs", "fn f() { crate::store::open() }", "`question` (layer 2) may not name `store` (layer 5)");
    check("json.rs", "use crate::{json, web::{self, App}};", "`json` (layer 0) may not name `web` (layer 7)");
    check("response.rs", "use crate::form::Fill;", "`response` (layer 4) may not name `form::Fill` (layer 4)");
    check(
        "report/tally.rs",
        "use crate::response::Reading;",
        "`report` (layer 4) may not name `response::Reading` (layer 4)",
    );
    check("web/mod.rs", "use crate::delivery::Worker;", "`web` (layer 7) may not name `delivery::Worker` (layer 7)");
    check("delivery/mod.rs", "use crate::web::App;", "`delivery` (layer 7) may not name `web::App` (layer 7)");
    check("web/mod.rs", "use crate::helpers::all;", "src/lib.rs gives `helpers` no layer");
    check("report/tally.rs", "use super::super::store::Store;", "`super` leads out of the room: write `crate::`");
    check("web/mod.rs", "use diesel::prelude::*;", "only store/ names diesel");
    check("web/mod.rs", "use handlebars::Handlebars;", "only render.rs names handlebars");
    check("store/pool.rs", "use actix_web::web;", "only web/ names actix");
    check("delivery/mod.rs", "use lettre::Address;", "only delivery/mailer.rs names lettre");
    check("json.rs", "use std::{fs, io::Write};", "layer 0 may not name `std::fs`");
    check("form.rs", "fn f() { std::net::TcpListener::bind(0) }", "layer 4 may not name `std::net`");
    check("question.rs", "use std::time::{Duration, SystemTime};", "layer 2 may not name `time::SystemTime`");
    check("report/tally.rs", "use std::time::Instant;", "layer 4 may not name `time::Instant`");
    check("report/tally.rs", "fn f() { rand::random() }", "layer 4 may not name `rand`");
    check("response.rs", "use tokio::task;", "layer 4 may not name `tokio`");
    check("response.rs", "async fn f() {}", "layer 4 may not name `async`");

    let mut sources = small();
    sources.insert("form/left_over.rs".to_owned(), String::new());
    assert_eq!(wrong(&sources), ["form/left_over.rs: no file names this one with `mod`"]);
}
