//! `--where`: which part of the answers a report is of, and whether its days fit.

use super::Arguments;
use crate::cli::Failure;
use crate::cli::service::Service;
use crate::figures::{Choosing, begins_a_period};
use crate::publish::Edition;
use crate::report::Filter;
use jiff::civil::Date;

/// The filters of `--where`, and whether the days fit them.
pub(super) async fn filters(
    service: &Service,
    edition: &Edition,
    arguments: &Arguments,
) -> Result<Vec<Filter>, Failure> {
    let choosing = Choosing::of(&service.store, edition, &service.interface).await;
    let choosing = choosing.map_err(|error| Failure::setup(format!("the records can't be read: {error}")))?;
    let one = |(item, value): &(String, String)| choosing.filter(item, value);
    let filters = arguments.only.iter().map(one).collect::<Result<Vec<Filter>, _>>();
    let filters = filters.map_err(|unfit| Failure::input(unfit.to_string()))?;
    if let [one, other] = filters.as_slice()
        && one.is_of_the_same(*other)
    {
        return Err(Failure::setup("both --where are of the same question: give two different ones."));
    }
    if !filters.is_empty() {
        whole_periods(edition, arguments)?;
    }
    if arguments.from.is_some() && !filters.is_empty() && !choosing.may_be_of_days(&filters) {
        return Err(Failure::setup(
            "figures of this part are rounded, and rounded figures are always of all answers so far: leave out --from.",
        ));
    }
    Ok(filters)
}

/// Parts of some days are told by whole periods alone.
fn whole_periods(edition: &Edition, arguments: &Arguments) -> Result<(), Failure> {
    let begins = |day: Date| begins_a_period(&edition.survey, day);
    let from = arguments.from.is_none_or(begins);
    let until = arguments.until.is_none_or(|day| day.tomorrow().is_ok_and(begins));
    if from && until {
        return Ok(());
    }
    Err(Failure::setup(
        "with --where, --from is the first day of a month or of one of the survey's report periods, and --until the last.",
    ))
}
