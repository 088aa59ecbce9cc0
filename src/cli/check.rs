//! `yousaid check FILE…`

use super::progress::Progress;
use super::{Failure, say};
use crate::json::Located;
use crate::publish::check_file;
use clap::ValueEnum;
use serde::Serialize;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  yousaid check survey-definitions/ward-design.json")]
pub(super) struct Arguments {
    /// The definitions
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Serialize)]
struct Line<'a> {
    file: String,
    line: usize,
    column: usize,
    pointer: &'a str,
    severity: &'static str,
    message: &'a str,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut errors = 0;
    let mut all = Vec::new();
    let progress = Progress::of("Checking definitions");
    // The JSON Schema lies beside the definitions, so `*.json` names it too.
    for file in arguments.files.iter().filter(|file| !file.to_string_lossy().ends_with(".schema.json")) {
        let (checked, _) = check_file(file);
        errors += checked.errors().count();
        progress.done().fetch_add(1, Ordering::Relaxed);
        all.push((file.display().to_string(), checked.findings));
    }
    drop(progress);
    let lines = all.iter().flat_map(|(file, findings)| findings.iter().map(|found| line(file, found)));
    match arguments.format {
        Format::Json => say(&serde_json::to_string_pretty(&lines.collect::<Vec<_>>()).unwrap_or_default()),
        Format::Text => lines.for_each(|line| {
            let Line { file, line, column, pointer, severity, message } = line;
            say(&format!(
                "{file}:{line}:{column}: {severity}: {message} ({})",
                if pointer.is_empty() { "/" } else { pointer }
            ));
        }),
    }
    if errors == 0 { Ok(()) } else { Err(Failure::input(String::new())) }
}

fn line<'a>(file: &str, found: &'a Located) -> Line<'a> {
    Line {
        file: file.to_owned(),
        line: found.position.line,
        column: found.position.column,
        pointer: found.finding.pointer.as_str(),
        severity: found.finding.severity.as_str(),
        message: &found.finding.message,
    }
}
