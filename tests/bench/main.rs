//! Benchmarks of the whole service, over HTTP on the loopback, beside floors that are measured in the same run.
//!
//! `cargo bench` runs all, `cargo bench -- page submission` some. `YOUSAID_BENCH_SECONDS` says how long a run takes, 4
//! where it is not given. A unit's processor time is the steadiest figure; a rate means something beside its floor
//! alone. Nothing here fails for being slow, only for being wrong.

#![allow(clippy::print_stdout, clippy::print_stderr)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Figures for people.

mod cases;
mod floors;
mod form;
mod http;
mod load;
mod machine;
mod measure;
mod postgres;
mod process;
mod random;
mod records;
mod survey;

use cases::CASES;
use std::process::ExitCode;
use std::time::Duration;

/// The allocator of the product, for the floors.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let done = match arguments.split_first() {
        Some((first, rest)) if first == "floor" => floors::run(rest),
        _ => run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(names: &[String]) -> Result<(), String> {
    if let Some(unknown) = names.iter().find(|name| CASES.iter().all(|case| case.name != **name)) {
        let known: Vec<&str> = CASES.iter().map(|case| case.name).collect();
        return Err(format!("there is no benchmark {unknown:?}; there are {}", known.join(", ")));
    }
    let seconds = std::env::var("YOUSAID_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(4.0);
    println!("{} processors, runs of {seconds} s, medians of 3; {}", machine::processors(), before());
    for case in CASES.iter().filter(|case| names.is_empty() || names.iter().any(|name| name == case.name)) {
        println!("\n{}: {}", case.name, case.title);
        (case.run)(seconds).map_err(|why| format!("{}: {why}", case.name))?;
    }
    Ok(())
}

/// Whether the machine is idle before anything begins.
fn before() -> String {
    let whole = machine::Whole::now();
    std::thread::sleep(Duration::from_secs(1));
    let others = machine::Whole::now().others_since(whole, 0.0) * 100.0;
    if others <= 3.0 {
        "the machine is idle".to_owned()
    } else {
        format!("the machine is NOT IDLE: {others:.0} % in use before")
    }
}
