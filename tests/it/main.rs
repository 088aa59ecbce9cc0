//! The integration tests, one binary. What goes through the service runs on SQLite and on PostgreSQL.

mod api;
mod definitions;
mod postgres;
mod store_arrivals;
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
