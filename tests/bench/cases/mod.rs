//! What is measured, one file each.

mod demo;
mod index;
mod journeys;
mod pages;
mod report;
mod rows;
mod submissions;

/// A benchmark: its name, what it measures, and how.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) run: fn(seconds: f64) -> Result<(), String>,
}

const fn case(name: &'static str, title: &'static str, run: fn(f64) -> Result<(), String>) -> Case {
    Case { name, title, run }
}

/// All of them, in the order in which they run.
pub(crate) const CASES: &[Case] = &[
    case("demo", "`yousaid demo`, from its start to its first page", demo::run),
    case("page", "One page of ten questions, 16 connections", pages::run),
    case("journey", "Whole journeys of ten pages with drafts, 16 clients", journeys::run),
    case("submission", "Durable submissions over the API, SQLite, 16 clients", submissions::sqlite),
    case("report", "A report of 100,000 responses to 20 questions", report::run),
    case("index", "The index of released answers, from 10 thousand to 10 million", index::run),
    case("rows", "A CSV of 1,000,000 released responses, row by row", rows::run),
    case("postgres", "Durable submissions over the API, PostgreSQL, 16 clients", submissions::postgres),
];

/// How many clients there are at once.
const CLIENTS: usize = 16;

/// What every request carries, as a phone sends it.
fn headers(address: std::net::SocketAddr) -> String {
    format!(
        "Host: {address}\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14) yousaid-bench\r\nAccept: text/html,*/*;q=0.8\r\n\
         Accept-Language: en-GB,en;q=0.9\r\nAccept-Encoding: br, gzip\r\n"
    )
}
