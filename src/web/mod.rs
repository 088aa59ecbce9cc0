//! The only code that names actix: addresses, forms, the API, and errors at their edge.
//!
//! It turns requests into calls of the rooms below and their answers into pages. It holds no rule of its own about
//! surveys, responses or figures.

mod account;
mod api;
mod app;
mod author;
mod error;
mod guard;
mod health;
mod kept;
mod language;
mod media;
mod metrics;
mod pages;
mod preview;
mod respond;
mod review;
mod said;
mod send;
mod serve;
mod settings;
mod staff;
mod throttle;

pub use actix_web::dev::ServerHandle as StopHandle;
pub use app::App;
pub use error::Error;
pub use serve::{Serving, serve};
pub use settings::{Brand, Settings};
