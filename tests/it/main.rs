//! The integration tests, one binary. What goes through the service runs on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test ends where something is not as it should be.

mod api;
mod commands;
mod definitions;
mod delivery;
mod delivery_due;
mod delivery_letters;
mod forms;
mod layers;
mod ledger;
mod mail_kit;
mod outbox;
mod postgres;
mod report_parts;
mod schedule;
mod smtp;
mod staff;
mod store_arrivals;
mod store_backup;
mod store_comments;
mod store_kit;
mod store_open;
mod store_outbox;
mod store_release;
mod store_schema;
mod store_staff;
mod store_submit;
mod store_surveys;
mod store_withdraw;
mod store_writer;
mod world;
