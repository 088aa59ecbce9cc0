//! A definition that was found right: the checked [`Survey`], its conditions, the path through its pages, and what
//! `check` says about it.
//!
//! Pure. A [`Survey`] exists only if its definition has no error, so nobody above this room checks again.

mod canonical;
mod check;
mod condition;
mod names;
mod people;
mod schema;
mod staff;
mod survey;
mod walk;

pub use canonical::canonical;
pub use check::{Checked, longest_sentence, operators, read, reading_age, unfinished};
pub use condition::{Condition, Facts, Test};
pub use names::is_reserved_page;
pub use people::{Band, Help, Role, RoleGroup};
pub use schema::schema_text;
pub use staff::StaffDomains;
pub use survey::{
    Every, Item, Owner, Page, Privacy, Release, ReportSchedule, Reporting, Reviewed, Rhythm, Sensitivity, SignOffs,
    Standard, Survey,
};
pub use walk::{More, Step, Walk, Who};
