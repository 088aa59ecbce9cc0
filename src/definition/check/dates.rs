//! Days, times and rhythms of a definition.

use crate::definition::survey::{Every, Release, ReportSchedule, Rhythm};
use crate::json::{Findings, Pointer, did_you_mean};
use crate::texts::Language;
use crate::typed::{self, Point};
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use validator::ValidateEmail;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

pub(super) fn day(text: Option<&String>, at: &Pointer, findings: &mut Findings) -> Option<Date> {
    let text = text?;
    let read = text.parse().ok().filter(|_| text.len() == 10);
    if read.is_none() {
        findings.error(at, format!("\"{text}\" is not a day. Write it as 2026-11-01."));
    }
    read
}

pub(super) fn zone(name: Option<&String>, at: &Pointer, findings: &mut Findings) -> TimeZone {
    let name = name.map_or("Europe/London", String::as_str);
    TimeZone::get(name).unwrap_or_else(|_| {
        findings.error(at, format!("\"{name}\" is not a time zone. Write it as \"Europe/London\"."));
        TimeZone::UTC
    })
}

pub(super) fn email(address: &str, at: &Pointer, findings: &mut Findings) -> String {
    if !address.validate_email() {
        findings.error(at, format!("\"{address}\" is not an email address."));
    }
    address.to_owned()
}

pub(super) fn release(typed: Option<&typed::Release>, findings: &mut Findings) -> Release {
    let at = Pointer::root().key("release");
    let at_least = typed.and_then(|release| release.at_least).unwrap_or(10);
    if at_least < 5 {
        findings.error(&at.key("atLeast"), "A release has at least 5 answers: fewer could tell who gave them.");
    }
    let every = match typed.and_then(|release| release.every.as_deref()) {
        None | Some("day") => Every::Day,
        Some("week") => Every::Week,
        Some(other) => {
            findings.error(&at.key("every"), format!("\"{other}\" is not known here. Known are: day, week."));
            Every::Day
        }
    };
    Release { at_least: at_least.max(5), every }
}

pub(super) fn report(
    typed: &typed::Report,
    at: &Pointer,
    default: &Language,
    findings: &mut Findings,
) -> Option<ReportSchedule> {
    if typed.to.is_empty() {
        findings.error(&at.key("to"), "A report goes to at least one address.");
    }
    let to = typed.to.iter().enumerate().map(|(i, address)| email(address, &at.key("to").index(i), findings)).collect();
    let time = typed.at.as_deref().unwrap_or("08:00");
    let clock = Time::strptime("%H:%M", time).ok().filter(|_| time.len() == 5);
    if clock.is_none() {
        findings.error(&at.key("at"), format!("\"{time}\" is not a time of day. Write it as 08:00."));
    }
    let language = match &typed.language {
        None => Some(default.clone()),
        Some(tag) => Language::parse(tag),
    };
    if language.is_none() {
        findings.error(&at.key("language"), "This is not a language tag.");
    }
    let rhythm = rhythm(typed, at, findings)?;
    Some(ReportSchedule { to, rhythm, at: clock?, language: language? })
}

fn rhythm(typed: &typed::Report, at: &Pointer, findings: &mut Findings) -> Option<Rhythm> {
    let on = &at.key("on");
    match (typed.every.as_str(), &typed.on) {
        ("day", None) => Some(Rhythm::Day),
        ("day", Some(_)) => {
            findings.error(on, "A report of every day has no \"on\". Remove it.");
            None
        }
        ("week", None) => Some(Rhythm::Week(Weekday::Monday)),
        ("week", Some(Point::Name(name))) => weekday(name, on, findings),
        ("month", None) => Some(Rhythm::Month(1)),
        #[allow(clippy::cast_possible_truncation)] // Checked: a whole number from 1 to 28.
        ("month", Some(Point::Number(day))) if (1.0..=28.0).contains(day) && day.fract() == 0.0 => {
            Some(Rhythm::Month(*day as i8))
        }
        ("month", _) => {
            findings.error(on, "A monthly report is on a day from 1 to 28, as a number.");
            None
        }
        ("week", _) => {
            findings.error(on, "A weekly report is on a day such as \"monday\".");
            None
        }
        (other, _) => {
            findings.error(&at.key("every"), format!("\"{other}\" is not known here. Known are: day, week, month."));
            None
        }
    }
}

fn weekday(name: &str, at: &Pointer, findings: &mut Findings) -> Option<Rhythm> {
    let found = WEEKDAYS.iter().find(|(known, _)| *known == name).map(|(_, day)| Rhythm::Week(*day));
    if found.is_none() {
        let hint = did_you_mean(name, WEEKDAYS.iter().map(|(known, _)| *known));
        let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
        findings.error(at, format!("\"{name}\" is not a day of the week.{hint}"));
    }
    found
}
