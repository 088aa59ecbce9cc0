//! The integration tests, one binary. What goes through the service runs on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test ends where something is not as it should be.
#![allow(clippy::print_stdout)] // What was measured and is not judged, for whoever runs it with --nocapture.

mod after_check;
mod api;
mod busy;
mod commands;
mod definitions;
mod delivery;
mod delivery_due;
mod delivery_letters;
mod forms;
mod full_disk;
mod layers;
mod ledger;
mod ledger_rule;
mod mail_kit;
mod outbox;
mod pause;
mod postgres;
mod report_letters;
mod report_parts;
mod retention;
mod routes;
mod schedule;
mod serve;
mod serving;
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
mod template_samples;
mod templates;
mod world;
