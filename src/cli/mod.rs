//! The commands: one file each. They read settings, put the rooms together, and print for people.
//!
//! Exit codes: 0 done, 1 the input has errors, 2 wrong usage or settings.

mod account;
mod check;
mod chores;
mod demo;
mod export;
mod outbox;
mod output;
mod place;
mod progress;
mod report;
mod returns;
mod serve;
mod service;
mod team;

use crate::config::Config;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Surveys and feedback for co-production teams in children's healthcare.
#[derive(Debug, Parser)]
#[command(name = "yousaid", version, about, after_help = after_help())]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show everything at once, in a fresh temporary folder
    Demo(demo::Arguments),
    /// Serve forms, results and the API
    Serve(serve::Arguments),
    /// People, their roles, and links to sign in with
    Account(account::Arguments),
    /// Teams, and the surveys that belong to them
    Team(team::Arguments),
    /// Places where answers are collected, their links and posters
    Place(place::Arguments),
    /// Write the report of a survey
    Report(report::Arguments),
    /// Write released answers row by row, for those who need more than figures
    Export(export::Arguments),
    /// Write a statutory return: exact counts, for the return officer
    Return(returns::Arguments),
    /// Say what is wrong with definitions
    Check(check::Arguments),
    /// Show mails that wait, were sent or failed, and send failed ones again
    Outbox(outbox::Arguments),
}

fn after_help() -> String {
    use std::fmt::Write;
    let mut help =
        "Example:\n  yousaid demo\n\nSettings come from YOUSAID_* variables or yousaid.toml, the environment first:\n"
            .to_owned();
    for setting in crate::config::SETTINGS {
        let name = format!("YOUSAID_{}", setting.name.to_uppercase());
        let _ = writeln!(help, "  {name:27} {} [{}]", setting.purpose, setting.default);
    }
    help
}

/// Why a command did not do its work; what to print, and the exit code.
#[derive(Debug)]
pub struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// The input has errors.
    fn input(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    /// Whoever read along has had enough: nothing to say, and no error.
    fn nobody_reads() -> Self {
        Self { message: String::new(), code: 0 }
    }

    /// Wrong usage or settings, or something outside that does not work.
    fn setup(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 2 }
    }
}

/// Runs the command that the arguments name.
#[must_use]
#[allow(clippy::print_stderr)] // The one place where a command says why it failed.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Serve(arguments) => settings().and_then(|config| serve::run(arguments, config)),
        Command::Account(arguments) => settings().and_then(|config| account::run(arguments, &config)),
        Command::Team(arguments) => settings().and_then(|config| team::run(arguments, &config)),
        Command::Place(arguments) => settings().and_then(|config| place::run(arguments, &config)),
        Command::Report(arguments) => settings().and_then(|config| report::run(&arguments, &config)),
        Command::Export(arguments) => settings().and_then(|config| export::run(&arguments, &config)),
        Command::Return(arguments) => settings().and_then(|config| returns::run(&arguments, &config)),
        Command::Check(arguments) => check::run(&arguments),
        Command::Outbox(arguments) => settings().and_then(|config| outbox::run(arguments, &config)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.message.is_empty() {
                eprintln!("yousaid: {}", failure.message);
            }
            ExitCode::from(failure.code)
        }
    }
}

fn settings() -> Result<Config, Failure> {
    Config::from_environment().map_err(|error| Failure::setup(error.to_string()))
}

/// Prints a line; a reader that went away early is no error.
fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
